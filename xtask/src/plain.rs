//! All programmes with their rules, sources and dates as plain HTML: for whom the check cannot run, for paper, and for
//! search engines.
//!
//! One page a language, made from the same catalogue as the check, and the same bytes whenever it is made: "today" is the day
//! that the rules are of, and the page says so.

mod markup;
mod money;
mod programme;
mod rule;
mod sources;
#[cfg(test)]
mod tests;

use crate::{Result, cache};
use markup::Markup;
use rule::Time;
use std::fs;
use std::path::Path;
use utbyteskollen::catalogue::{self, CallStatus, Catalogue, Kind, Programme};
use utbyteskollen::text::Lang;
use utbyteskollen::text::page::{Page, page};
use utbyteskollen::text::plain::{Plain, freshness, kind, kind_help, plain};
use utbyteskollen::text::sentences::words_of;

/// The style sheet of both pages, beside them. Its name bears no hash, so that a page that was kept still finds it.
const STYLE: &str = "plain.css";

/// What the pages may load: their style sheet, from where they come from, and nothing else
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// The ids of places that links within the page lead to; programmes, rules and sources have their own
const CONTENT: &str = "content";
const CONTENTS: &str = "contents";
const SHARED: &str = "shared";
const SOURCES: &str = "sources";

/// The file of a language
pub(crate) const fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "program.html",
        Lang::En => "programmes.html",
    }
}

/// Every file of the plain HTML
pub(crate) const FILES: [&str; 3] = [file(Lang::Sv), file(Lang::En), STYLE];

/// Writes the pages of the widget's own catalogue into a directory, in which their style sheet lies already: it is copied with
/// all that is shipped as it is.
pub(crate) fn write(directory: &Path) -> Result<()> {
    let catalogue = catalogue::own().map_err(|fault| format!("cannot read the packed catalogue: {fault}"))?;
    for lang in Lang::ALL {
        let path = directory.join(file(*lang));
        fs::write(&path, html(&catalogue, *lang)).map_err(cache::failed("write", &path))?;
    }
    Ok(())
}

/// What the parts of a page are made from
#[derive(Clone, Copy)]
struct Subject<'c> {
    catalogue: &'c Catalogue,
    lang: Lang,
}

impl<'c> Subject<'c> {
    fn words(self) -> &'static Plain {
        plain(self.lang)
    }

    /// The words that the page of the check has too
    fn shared_words(self) -> &'static Page {
        page(self.lang)
    }

    fn has_ended(self, programme: &Programme) -> bool {
        programme.call_on(self.catalogue.date).0.status == CallStatus::Ended
    }

    /// The programmes that have a rule, by its place
    fn holders(self, rule: u16) -> impl Iterator<Item = &'c Programme> {
        self.catalogue.programmes.iter().filter(move |programme| programme.rules.contains(&rule))
    }

    /// Whether several programmes have the rule at a place
    fn is_shared(self, rule: u16) -> bool {
        self.holders(rule).nth(1).is_some()
    }

    /// A programme's name as a link to it on this page
    fn link(self, out: &mut Markup, programme: &Programme) {
        let to = format!("#{}", programme.id);
        out.leaf("a", &[("href", &to)], words_of(self.lang, &programme.name));
    }

    /// Links to programmes; nothing where there are none
    fn links<'p>(self, out: &mut Markup, programmes: impl Iterator<Item = &'p Programme>) {
        let programmes: Vec<_> = programmes.collect();
        if programmes.is_empty() {
            return;
        }
        out.element("ul", &[], |out| {
            for programme in programmes {
                out.element("li", &[], |out| self.link(out, programme));
            }
        });
    }
}

/// The programmes under their headings: what can be applied for, what cannot, what has ended
fn groups(subject: Subject<'_>) -> [(&'static str, Vec<&Programme>); 3] {
    let (of_page, words) = (subject.shared_words(), subject.words());
    let status = |programme: &&Programme| programme.call_on(subject.catalogue.date).0.status;
    let those = |holds: &dyn Fn(CallStatus) -> bool| {
        subject.catalogue.programmes.iter().filter(|programme| holds(status(programme))).collect()
    };
    [
        (of_page.programmes_open, those(&CallStatus::can_be_applied_for)),
        (
            of_page.programmes_closed,
            those(&|status| !status.can_be_applied_for() && status != CallStatus::Ended),
        ),
        (words.ended_programmes, those(&|status| status == CallStatus::Ended)),
    ]
}

/// The page of a language
fn html(catalogue: &Catalogue, lang: Lang) -> String {
    let subject = Subject { catalogue, lang };
    let words = subject.words();
    let mut out = Markup::default();
    out.element("html", &[("lang", lang.id())], |out| {
        out.element("head", &[], |out| head(out, subject));
        out.element("body", &[], |out| {
            out.leaf("a", &[("class", "skip"), ("href", &format!("#{CONTENT}"))], words.skip);
            out.element("header", &[], |out| header(out, subject));
            out.element("main", &[("id", CONTENT), ("tabindex", "-1")], |out| body(out, subject));
            out.element("footer", &[], |out| {
                out.leaf("p", &[], subject.shared_words().not_uhr);
                rules_of(out, subject);
            });
        });
    });
    out.document()
}

fn head(out: &mut Markup, subject: Subject<'_>) {
    let words = subject.words();
    out.void("meta", &[("charset", "utf-8")]);
    out.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
    out.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    out.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    out.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    out.void("meta", &[("name", "description"), ("content", words.description)]);
    out.leaf("title", &[], words.title);
    out.void("link", &[("rel", "stylesheet"), ("href", STYLE)]);
    for lang in Lang::ALL {
        out.void("link", &[("rel", "alternate"), ("hreflang", lang.id()), ("href", file(*lang))]);
    }
}

fn header(out: &mut Markup, subject: Subject<'_>) {
    out.leaf("p", &[("class", "name")], subject.shared_words().title);
    for lang in Lang::ALL.iter().filter(|lang| **lang != subject.lang) {
        let attributes = [("href", file(*lang)), ("lang", lang.id()), ("hreflang", lang.id())];
        out.element("p", &[], |out| out.leaf("a", &attributes, subject.shared_words().other_language));
    }
}

fn body(out: &mut Markup, subject: Subject<'_>) {
    let words = subject.words();
    out.leaf("h1", &[], words.heading);
    out.leaf("p", &[("class", "lead")], words.lead);
    out.element("p", &[], |out| out.leaf("a", &[("href", "./")], words.to_the_check));
    out.element("div", &[("class", "note")], |out| {
        out.element("p", &[], |out| out.leaf("strong", &[], subject.shared_words().not_uhr));
        rules_of(out, subject);
        out.leaf("p", &[], &freshness(subject.lang, subject.catalogue));
    });
    let groups = groups(subject);
    contents(out, subject, &groups);
    for programme in groups.iter().flat_map(|(_, programmes)| programmes) {
        programme::section(out, subject, programme);
    }
    shared_rules(out, subject);
    sources::section(out, subject);
}

/// From which day the rules are
fn rules_of(out: &mut Markup, subject: Subject<'_>) {
    let said = format!("{} {}.", subject.shared_words().rules_of, subject.catalogue.date);
    out.leaf("p", &[], &said);
}

fn contents(out: &mut Markup, subject: Subject<'_>, groups: &[(&'static str, Vec<&Programme>)]) {
    let words = subject.words();
    out.element("nav", &[("aria-labelledby", CONTENTS)], |out| {
        out.leaf("h2", &[("id", CONTENTS), ("tabindex", "-1")], words.contents);
        for (heading, programmes) in groups.iter().filter(|(_, programmes)| !programmes.is_empty()) {
            out.leaf("h3", &[], heading);
            subject.links(out, programmes.iter().copied());
        }
        out.leaf("h3", &[], words.rules);
        out.element("ul", &[], |out| {
            for (to, label) in [(SHARED, words.shared_rules), (SOURCES, subject.shared_words().sources)] {
                let to = format!("#{to}");
                out.element("li", &[], |out| out.leaf("a", &[("href", &to)], label));
            }
        });
    });
}

/// A section of its own, with the way back
fn section(out: &mut Markup, subject: Subject<'_>, id: &str, inside: impl FnOnce(&mut Markup)) {
    let heading = format!("{id}-heading");
    out.element("section", &[("id", id), ("aria-labelledby", &heading)], |out| {
        inside(out);
        out.element("p", &[("class", "back")], |out| {
            out.leaf("a", &[("href", &format!("#{CONTENTS}"))], subject.words().to_contents);
        });
    });
}

/// The heading of a section
fn heading(out: &mut Markup, id: &str, inside: impl FnOnce(&mut Markup)) {
    out.element("h2", &[("id", &format!("{id}-heading"))], inside);
}

/// The rules that several programmes have: each stands once
fn shared_rules(out: &mut Markup, subject: Subject<'_>) {
    let words = subject.words();
    section(out, subject, SHARED, |out| {
        heading(out, SHARED, |out| out.text(words.shared_rules));
        out.leaf("p", &[], words.shared_rules_help);
        let is_past = |place: u16| subject.holders(place).all(|programme| subject.has_ended(programme));
        let shared = || (0..).zip(&subject.catalogue.rules).filter(|(place, _)| subject.is_shared(*place));
        for of in Kind::ALL {
            let rules: Vec<_> =
                shared().filter(|(place, rule)| rule.kind == *of && !is_past(*place)).collect();
            if rules.is_empty() {
                continue;
            }
            out.leaf("h3", &[], kind(subject.lang, *of));
            out.leaf("p", &[("class", "help")], kind_help(subject.lang, *of));
            out.element("ul", &[("class", "rules")], |out| {
                rules.iter().for_each(|(place, rule)| rule::shared(out, subject, *place, rule, Time::Now));
            });
        }
        let past: Vec<_> = shared().filter(|(place, _)| is_past(*place)).collect();
        if !past.is_empty() {
            out.leaf("h3", &[], words.past_rules);
            out.leaf("p", &[("class", "help")], words.past_rules_help);
            out.element("ul", &[("class", "rules past")], |out| {
                past.iter().for_each(|(place, rule)| rule::shared(out, subject, *place, rule, Time::Past));
            });
        }
    });
}
