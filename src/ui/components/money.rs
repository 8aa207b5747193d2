//! What a programme pays and how one applies. The page of the programme says where each statement is written; beside
//! another programme only how sure it is.

use crate::catalogue::{Currency, Stated, Statement};
use crate::engine::{Entry, Stale};
use crate::text::money::{agency, amount, named, own_share, rate, rule_of, said, unsure, written};
use crate::text::sentences::{stale, words_of};

use super::View;
use super::element::{Element, el, text};

/// A programme as it is told of, with its sources or without
#[derive(Clone, Copy)]
pub struct Told<'v> {
    /// What the page sees
    pub view: &'v View,
    /// The programme
    pub entry: &'v Entry<'static>,
    /// Sources are told too
    pub sources: bool,
}

impl Told<'_> {
    /// What the grant is for
    pub fn pays(self) -> Vec<Element> {
        let unknown = self.view.page.words().money_unknown;
        self.statement(self.entry.programme.money.pays.as_ref(), unknown)
    }

    /// How much it is; nothing where there is no grant
    pub fn amounts(self) -> Vec<Element> {
        let Self { view, entry, .. } = self;
        let (words, lang) = (view.page.words(), view.page.lang);
        let money = &entry.programme.money;
        if money.amounts.is_empty() {
            let none = || text("p", "", words.money_no_amounts);
            return (!money.no_grant).then(none).into_iter().collect();
        }
        let euro = view.catalogue.euro.as_ref();
        let list = money.amounts.iter().map(|one| text("li", "", amount(lang, euro, one)));
        let mut told = vec![el("ul", "").children(list)];
        if money.amounts.iter().any(|amount| amount.is_past(entry.call.year)) {
            told.push(text("p", "", words.money_past));
        }
        let mut stated: Vec<&Stated> = vec![];
        for amount in &money.amounts {
            if !stated.contains(&&amount.stated) {
                stated.push(&amount.stated);
            }
        }
        told.extend(stated.into_iter().flat_map(|stated| self.written(stated)));
        let in_euro = money.amounts.iter().any(|amount| amount.currency == Currency::Euro);
        if let Some(euro) = euro.filter(|_| in_euro) {
            let source = view.catalogue.sources.get(usize::from(euro.source)).filter(|_| self.sources);
            let source = source.map(|source| format!(" {}", named(lang, source))).unwrap_or_default();
            told.push(text("p", "source", rate(lang, euro) + &source));
            let past = Stale::rate(view.catalogue, euro, view.assessment.today);
            told.extend(past.map(|past| text("p", "stale", stale(lang, past))));
        }
        told
    }

    /// What one pays oneself; nothing where the sources name no share
    pub fn own(self) -> Vec<Element> {
        let Self { view, entry, .. } = self;
        let lang = view.page.lang;
        let Some(own) = &entry.programme.money.own else { return vec![] };
        let advice = rule_of(view.catalogue, entry.programme, &own.stated);
        let advice = advice.map(|rule| words_of(lang, &rule.words.fix)).filter(|advice| !advice.is_empty());
        let mut told = vec![text("p", "", own_share(lang, own))];
        told.extend(advice.map(|advice| text("p", "", advice)));
        told.extend(self.written(&own.stated));
        told
    }

    /// Who applies
    pub fn who(self) -> Vec<Element> {
        self.statement(self.entry.programme.applying.who.as_ref(), self.view.page.words().money_unknown)
    }

    /// Who signs; nothing where there is nothing to sign
    pub fn signs(self) -> Vec<Element> {
        let applying = &self.entry.programme.applying;
        if applying.last_step.is_some() {
            return vec![];
        }
        self.statement(applying.signs.as_ref(), self.view.page.words().money_signs_unknown)
    }

    /// Where one applies
    pub fn place(self) -> Vec<Element> {
        let programme = self.entry.programme;
        self.statement(programme.applying.place.as_ref(), agency(self.view.page.lang, programme.agency))
    }

    /// A statement with where it is written, or what is said in its place
    fn statement(self, statement: Option<&'static Statement>, otherwise: &'static str) -> Vec<Element> {
        let Self { view, entry, .. } = self;
        let Some(statement) = statement else { return vec![text("p", "", otherwise)] };
        let mut told = vec![text("p", "", said(view.page.lang, view.catalogue, entry.programme, statement))];
        told.extend(self.written(&statement.stated));
        told
    }

    /// Where something is written, how sure it is, and whether that was looked at too long ago
    fn written(self, stated: &Stated) -> Vec<Element> {
        let Self { view, entry, sources } = self;
        let lang = view.page.lang;
        let Some((source, status)) = written(view.catalogue, entry.programme, stated) else { return vec![] };
        let mut told = vec![];
        let unsure = unsure(lang, status);
        if sources || !unsure.is_empty() {
            let named = if sources { named(lang, source) + " " } else { String::new() };
            told.push(text("p", "source", named).child(text("span", "unsure", unsure)));
        }
        if sources {
            let past = Stale::source(view.catalogue, source, view.assessment.today);
            told.extend(past.map(|past| text("p", "stale", stale(lang, past))));
        }
        told
    }
}
