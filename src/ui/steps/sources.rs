//! What the rules stand on: every document with its date, and when it was last looked at.

use crate::catalogue::{Source, Status};
use crate::engine::Stale;
use crate::text::sentences::{dated, rules_from, stale};

use super::super::components::View;
use super::super::components::element::{Attr, Element, button, el, text};
use super::super::state::{Action, Step};
use super::{heading, help, print_button};

/// The page of sources
pub fn sources(view: &View) -> Element {
    let View { page, catalogue, .. } = view;
    let words = page.words();
    let rows = (0..).zip(&catalogue.sources).map(|(place, source)| row(view, place, source));
    let back = button("main", words.to_programmes, page.on(Action::Go(Step::Programmes)));
    el("div", "")
        .child(heading(words.sources))
        .child(help(words.sources_help))
        .child(el("ul", "sources").children(rows))
        .child(el("div", "buttons").child(back).child(print_button(page)))
}

fn row(view: &View, place: u16, source: &Source) -> Element {
    let View { page, catalogue, assessment, .. } = view;
    let lang = page.lang;
    let rules = catalogue.rules.iter().filter(|rule| rule.source == place);
    let (all, unsure) = rules
        .fold((0, 0), |(all, unsure), rule| (all + 1, unsure + usize::from(rule.status != Status::Verified)));
    let past = Stale::source(catalogue, source, assessment.today);
    let title = match &*source.address.0 {
        "" => text("span", "", source.title.to_string()),
        address => text("a", "", source.title.to_string())
            .attr(Attr::Href, address.to_owned())
            .attr(Attr::Rel, "noreferrer")
            .attr(Attr::Target, "_blank"),
    };
    el("li", "")
        .child(el("p", "").child(text("b", "", source.id.to_string())).text(" ").child(title))
        .child(text("p", "", dated(lang, source)))
        .maybe((all > 0).then(|| text("p", "", rules_from(lang, all, unsure))))
        .maybe(past.map(|past| text("p", "stale", stale(lang, past))))
}
