//! Where things are written: under what is said a link to the source, and at the end of the page the sources themselves.

use super::markup::Markup;
use super::{SOURCES, Subject, heading, section as part};
use utbyteskollen::catalogue::{Source, Status};
use utbyteskollen::engine::Stale;
use utbyteskollen::text::Lang;
use utbyteskollen::text::sentences::{date_of, dated, rules_from, stale};

fn id(source: &Source) -> String {
    format!("source-{}", source.id)
}

/// What the source itself is called, and its parts, are told in Swedish
fn title(out: &mut Markup, lang: Lang, name: &'static str, link: Option<&str>, text: &str) {
    let href = link.map(|to| ("href", to));
    let language = (lang != Lang::Sv).then_some(("lang", Lang::Sv.id()));
    let attributes: Vec<_> = [Some(("class", "title")), href, language].into_iter().flatten().collect();
    out.leaf(name, &attributes, text);
}

/// Names a document inside a paragraph: its title, where in it, from when it is
pub(super) fn named(out: &mut Markup, subject: Subject<'_>, source: &Source, place: &str) {
    let Subject { lang, .. } = subject;
    out.text(subject.shared_words().source);
    out.text(": ");
    link(out, subject, source);
    if !place.is_empty() {
        out.text(", ”");
        title(out, lang, "span", None, place);
        out.text("”");
    }
    if let Some(date) = date_of(lang, source) {
        out.text(", ");
        out.text(&date);
    }
    out.text(".");
}

/// A link to a document in the list of sources
pub(super) fn link(out: &mut Markup, subject: Subject<'_>, source: &Source) {
    title(out, subject.lang, "a", Some(&format!("#{}", id(source))), &source.title);
}

/// The documents, each with its address and dates
pub(super) fn section(out: &mut Markup, subject: Subject<'_>) {
    let of_page = subject.shared_words();
    part(out, subject, SOURCES, |out| {
        heading(out, SOURCES, |out| out.text(of_page.sources));
        out.leaf("p", &[], of_page.sources_help);
        out.element("ul", &[("class", "sources")], |out| {
            for (place, source) in (0..).zip(&subject.catalogue.sources) {
                row(out, subject, place, source);
            }
        });
    });
}

fn row(out: &mut Markup, subject: Subject<'_>, place: u16, source: &Source) {
    let Subject { catalogue, lang } = subject;
    let rules = || catalogue.rules.iter().filter(|rule| rule.source == place);
    let all = rules().count();
    let unsure = rules().filter(|rule| rule.status != Status::Verified).count();
    out.element("li", &[("id", &id(source))], |out| {
        out.element("p", &[], |out| {
            out.leaf("b", &[], &source.id);
            out.text(" ");
            let language: &[_] = if lang == Lang::Sv { &[] } else { &[("lang", Lang::Sv.id())] };
            out.link_out(&source.address.0, &source.title, &[&[("class", "title")], language].concat());
        });
        if source.address.0.is_empty() {
            out.leaf("p", &[], subject.words().no_address);
        }
        let mut said = dated(lang, source);
        if all > 0 {
            said = format!("{said} {}", rules_from(lang, all, unsure));
        }
        out.leaf("p", &[], &said);
        if let Some(past) = Stale::source(catalogue, source, catalogue.date) {
            out.leaf("p", &[("class", "stale")], &stale(lang, past));
        }
    });
}
