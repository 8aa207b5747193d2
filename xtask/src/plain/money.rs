//! What a programme pays and how one applies.

use super::markup::Markup;
use super::sources::named;
use super::{Subject, programme::row};
use utbyteskollen::catalogue::{Currency, Programme, Stated, Statement};
use utbyteskollen::engine::Stale;
use utbyteskollen::text::money::{agency, amount, own_share, rate, rule_of, said, unsure, written};
use utbyteskollen::text::sentences::{stale, words_of};

/// The rows about money and applying, inside a list of them
pub(super) fn rows(out: &mut Markup, subject: Subject<'_>, programme: &Programme) {
    let words = subject.shared_words();
    let (money, applying) = (&programme.money, &programme.applying);
    let told = Told { subject, programme };
    row(out, words.money_pays, |out| told.statement(out, money.pays.as_ref(), words.money_unknown));
    if !(money.no_grant && money.amounts.is_empty()) {
        row(out, words.money_amounts, |out| told.amounts(out));
    }
    if money.own.is_some() {
        row(out, words.money_own, |out| told.own(out));
    }
    row(out, words.money_who, |out| told.statement(out, applying.who.as_ref(), words.money_unknown));
    match &applying.last_step {
        // There is nothing to sign where the last step is no application.
        Some(last) => row(out, words.next_steps, |out| told.statement(out, Some(last), "")),
        None => row(out, words.money_signs, |out| {
            told.statement(out, applying.signs.as_ref(), words.money_signs_unknown);
        }),
    }
    row(out, words.money_where, |out| {
        told.statement(out, applying.place.as_ref(), agency(subject.lang, programme.agency));
    });
}

/// A programme as it is told of
#[derive(Clone, Copy)]
struct Told<'a> {
    subject: Subject<'a>,
    programme: &'a Programme,
}

impl Told<'_> {
    /// A statement with where it is written, or what is said in its place
    fn statement(self, out: &mut Markup, statement: Option<&Statement>, otherwise: &str) {
        let Subject { catalogue, lang } = self.subject;
        let Some(statement) = statement else { return out.leaf("p", &[], otherwise) };
        out.leaf("p", &[], &said(lang, catalogue, self.programme, statement));
        self.written(out, &statement.stated);
    }

    fn amounts(self, out: &mut Markup) {
        let Subject { catalogue, lang } = self.subject;
        let words = self.subject.shared_words();
        let amounts = &self.programme.money.amounts;
        if amounts.is_empty() {
            return out.leaf("p", &[], words.money_no_amounts);
        }
        let euro = catalogue.euro.as_ref();
        out.element("ul", &[], |out| {
            amounts.iter().for_each(|one| out.leaf("li", &[], &amount(lang, euro, one)));
        });
        let year = self.programme.call_on(catalogue.date).0.year;
        if amounts.iter().any(|amount| amount.is_past(year)) {
            out.leaf("p", &[("class", "stale")], words.money_past);
        }
        for (place, one) in amounts.iter().enumerate() {
            if amounts.iter().take(place).all(|before| before.stated != one.stated) {
                self.written(out, &one.stated);
            }
        }
        let in_euro = amounts.iter().any(|amount| amount.currency == Currency::Euro);
        if let Some(euro) = euro.filter(|_| in_euro) {
            out.element("p", &[("class", "source")], |out| {
                out.text(&rate(lang, euro));
                if let Some(source) = catalogue.sources.get(usize::from(euro.source)) {
                    out.text(" ");
                    named(out, self.subject, source, "");
                }
            });
            if let Some(past) = Stale::rate(catalogue, euro, catalogue.date) {
                out.leaf("p", &[("class", "stale")], &stale(lang, past));
            }
        }
    }

    fn own(self, out: &mut Markup) {
        let Subject { catalogue, lang } = self.subject;
        let Some(own) = &self.programme.money.own else { return };
        out.leaf("p", &[], &own_share(lang, own));
        let advice = rule_of(catalogue, self.programme, &own.stated);
        if let Some(rule) = advice.filter(|rule| !words_of(lang, &rule.words.fix).is_empty()) {
            out.leaf("p", &[], words_of(lang, &rule.words.fix));
        }
        self.written(out, &own.stated);
    }

    /// Where something is written, how sure it is, and whether that was looked at too long ago
    fn written(self, out: &mut Markup, stated: &Stated) {
        let Subject { catalogue, lang } = self.subject;
        let Some((source, status)) = written(catalogue, self.programme, stated) else { return };
        out.element("p", &[("class", "source")], |out| {
            named(out, self.subject, source, "");
            let unsure = unsure(lang, status);
            if !unsure.is_empty() {
                out.text(" ");
                out.leaf("span", &[("class", "unsure")], unsure);
            }
        });
        if let Some(past) = Stale::source(catalogue, source, catalogue.date) {
            out.leaf("p", &[("class", "stale")], &stale(lang, past));
        }
    }
}
