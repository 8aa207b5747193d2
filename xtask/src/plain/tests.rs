//! Everything stands on both pages, once and in its language, and whatever the catalogue says stays a text.

mod strict;

use super::*;
use std::collections::{BTreeMap, BTreeSet};
use strict::{Element, parse};
use utbyteskollen::catalogue::{Address, Edition, OWN, OWN_ENGLISH, Rule, Words, own, unpack_with_english};
use utbyteskollen::facts::{Date, OrgType};
use utbyteskollen::text::page::page;
use utbyteskollen::text::vocabulary::label;

fn read(catalogue: &Catalogue, lang: Lang) -> Element {
    parse(&html(catalogue, lang)).unwrap()
}

/// What somebody reads, in one line
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn both_pages_are_documents() {
    let catalogue = own().unwrap();
    for lang in Lang::ALL {
        let root = read(&catalogue, *lang);
        assert_eq!(root.attribute("lang"), Some(lang.id()));
        for (name, count) in [("h1", 1), ("main", 1), ("header", 1), ("footer", 1), ("nav", 1), ("title", 1)]
        {
            assert_eq!(root.named(name).len(), count, "{name}");
        }
        let mut before = 0;
        for element in root.all() {
            if let Some(level) = element.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()) {
                assert!(level <= before + 1, "h{level} after h{before}: {}", element.text());
                before = level;
            }
        }
        let ids: Vec<&str> = root.all().into_iter().filter_map(|element| element.attribute("id")).collect();
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "an id stands twice");
        assert!(ids.iter().all(|id| !id.is_empty() && !id.contains(char::is_whitespace)));
        let links: Vec<&str> =
            root.named("a").into_iter().filter_map(|link| link.attribute("href")).collect();
        for link in &links {
            match link.strip_prefix('#') {
                Some(id) => assert!(distinct.contains(id), "nothing has the id {id}"),
                None => assert!(
                    link.starts_with("http") || *link == "./" || FILES.contains(link),
                    "where does {link} lead?"
                ),
            }
        }
        let other = Lang::ALL.iter().find(|other| *other != lang).unwrap();
        assert!(links.contains(&"./") && links.contains(&file(*other)) && !links.contains(&file(*lang)));
        for labelled in root.all().into_iter().filter_map(|element| element.attribute("aria-labelledby")) {
            assert!(distinct.contains(labelled), "{labelled}");
        }
        let text = root.text();
        assert!(text.contains(page(*lang).not_uhr));
        assert!(text.contains(&format!("{} {}", page(*lang).rules_of, catalogue.date)));
        assert!(text.contains(&freshness(*lang, &catalogue)));
        let policies: Vec<&Element> =
            root.named("meta").into_iter().filter(|meta| meta.attribute("http-equiv").is_some()).collect();
        assert_eq!(policies[0].attribute("content"), Some(POLICY));
    }
}

#[test]
fn everything_of_the_catalogue_stands_on_both_pages() {
    let catalogue = own().unwrap();
    assert!(catalogue.programmes.len() > 30 && catalogue.rules.len() > 450 && catalogue.sources.len() > 80);
    for lang in Lang::ALL {
        let root = read(&catalogue, *lang);
        let ids = root.ids();
        let contents = root.named("nav")[0].text();
        for programme in &catalogue.programmes {
            let section = ids[&*programme.id];
            let text = section.text();
            let name = words_of(*lang, &programme.name);
            assert_eq!(section.name, "section");
            assert!(contents.contains(name), "{name} is not among the contents");
            assert!(section.named("h2")[0].text().starts_with(name), "{name}");
            for said in [&programme.summary, &programme.call.note, &programme.applies_instead] {
                assert!(text.contains(words_of(*lang, said)), "{name}: {}", said.sv);
            }
            for org in OrgType::ALL {
                assert!(text.contains(label(*lang, *org)), "{name}: {}", org.id());
            }
            for goal in programme.serves.iter() {
                assert!(text.contains(label(*lang, goal)), "{name}: {}", goal.id());
            }
            for edition in &programme.editions {
                assert!(
                    text.contains(&utbyteskollen::text::plain::edition(*lang, edition)),
                    "{name}: {}",
                    edition.id
                );
            }
            let links: Vec<&str> =
                section.named("a").iter().filter_map(|link| link.attribute("href")).collect();
            assert!(links.contains(&&*programme.link), "{name}: {}", programme.link);
            for rule in programme.rules.iter().map(|place| catalogue.rule(*place).unwrap()) {
                let id = format!("rule-{}", rule.id);
                assert!(
                    section.all().iter().any(|element| element.attribute("id") == Some(&id))
                        || links.contains(&format!("#{id}").as_str()),
                    "{name} does not say {id}"
                );
            }
        }
        for rule in &catalogue.rules {
            let item = ids[format!("rule-{}", rule.id).as_str()];
            let text = item.text();
            for said in [&rule.words.title, &rule.words.fix, &rule.words.note] {
                assert!(text.contains(words_of(*lang, said)), "{}: {}", rule.id, said.sv);
            }
            for id in rule.also.iter().chain([&rule.id, &rule.section]) {
                assert!(text.contains(&**id), "{}: {id}", rule.id);
            }
            for activity in &rule.activities {
                assert!(text.contains(label(*lang, *activity)), "{}: {}", rule.id, activity.id());
            }
            let source = catalogue.source(rule).unwrap();
            assert!(text.contains(&*source.title) && text.contains(&*source.dated), "{}", rule.id);
            assert!(text.contains(&rule.checked.to_string()), "{}", rule.id);
            assert!(text.contains(utbyteskollen::text::plain::status(*lang, rule.status)), "{}", rule.id);
        }
        for source in &catalogue.sources {
            let item = ids[format!("source-{}", source.id).as_str()];
            let text = item.text();
            for said in [&*source.id, &*source.title, &*source.dated, &source.checked.to_string()] {
                assert!(text.contains(said), "{}: {said}", source.id);
            }
            let link = item.named("a").first().and_then(|link| link.attribute("href"));
            assert_eq!(link.unwrap_or_default(), &*source.address.0, "{}", source.id);
        }
    }
}

/// What a rule is said to be on a page
fn mark(ids: &BTreeMap<&str, &Element>, rule: &Rule) -> String {
    let item = ids[format!("rule-{}", rule.id).as_str()];
    item.of_class("mark").into_iter().map(Element::text).collect()
}

#[test]
fn what_no_longer_holds_says_so() {
    let catalogue = own().unwrap();
    let root = read(&catalogue, Lang::Sv);
    let ids = root.ids();
    let ended = |programme: &Programme| programme.call.status == CallStatus::Ended;
    assert!(catalogue.programmes.iter().filter(|programme| ended(programme)).count() > 2);
    for programme in &catalogue.programmes {
        let section = ids[&*programme.id];
        let heading = section.named("h2")[0].text();
        assert_eq!(heading.contains("Har tagit slut"), ended(programme), "{heading}");
        for successor in &programme.successors {
            let to = format!("#{successor}");
            assert!(section.named("a").iter().any(|link| link.attribute("href") == Some(&to)), "{to}");
        }
        let headings: Vec<String> = section.named("h3").iter().map(|heading| heading.text()).collect();
        assert_eq!(headings.contains(&"Regler".to_owned()), !ended(programme), "{heading}: {headings:?}");
    }
    for (place, rule) in (0..).zip(&catalogue.rules) {
        let holds = catalogue.programmes.iter().any(|programme| {
            let (_, now) = programme.call_on(catalogue.date);
            !ended(programme) && catalogue.rules_of(programme, now).any(|(held, _)| held == place)
        });
        let said = if holds { "" } else { "Gäller inte längre" };
        assert_eq!(mark(&ids, rule), said, "{}", rule.id);
    }
}

#[test]
fn rules_of_a_later_call_stand_apart() {
    let mut catalogue = own().unwrap();
    let edition = |id: &str, from, to| Edition { id: id.into(), from, to };
    let programme = catalogue.programmes.iter_mut().find(|programme| &*programme.id == "ep_ka210").unwrap();
    programme.editions = vec![
        edition("2014", None, Some(2020)),
        edition("2021", Some(2021), Some(2027)),
        edition("2028", Some(2028), None),
    ];
    let own: Vec<u16> = programme
        .rules
        .iter()
        .copied()
        .filter(|place| catalogue.rules[usize::from(*place)].id.starts_with("QT-ep_ka210"))
        .collect();
    for (place, editions) in own.iter().zip([vec![0], vec![0, 1], vec![1], vec![1, 2], vec![2], vec![0, 2]]) {
        catalogue.rules[usize::from(*place)].editions = editions;
    }
    let root = read(&catalogue, Lang::Sv);
    let ids = root.ids();
    let marks: Vec<String> =
        own.iter().map(|place| mark(&ids, &catalogue.rules[usize::from(*place)])).collect();
    let (past, coming) = ("Gäller inte längre", "Gäller inte än");
    assert_eq!(marks[..7], [past, "", "", "", coming, coming, ""]);
    let text = ids["ep_ka210"].text();
    assert!(text.contains("Regler från en senare utlysning") && text.contains("utlysningar från 2028"));
}

#[test]
fn what_is_old_on_the_day_of_the_rules_says_so() {
    let mut catalogue = own().unwrap();
    catalogue.rules[0].valid_to = Date::parse("2030-01-01");
    let fresh = read(&catalogue, Lang::Sv);
    let rule = format!("rule-{}", catalogue.rules[0].id);
    assert!(fresh.ids()[rule.as_str()].text().contains("Känd att gälla till och med 2030-01-01"));
    catalogue.date = catalogue.date.days_after(5 * catalogue.fresh_days).unwrap();
    let old = read(&catalogue, Lang::Sv);
    let (fresh, old) = (fresh.ids(), old.ids());
    let stale = |ids: &BTreeMap<&str, &Element>, id: &str| ids[id].of_class("stale").len();
    assert_eq!(stale(&fresh, &rule), 0);
    for rule in &catalogue.rules {
        assert_eq!(stale(&old, &format!("rule-{}", rule.id)), 1, "{}", rule.id);
    }
    assert!(old[rule.as_str()].text().contains("Reglerna är kända till och med 2030-01-01."));
    for source in &catalogue.sources {
        assert_eq!(stale(&old, &format!("source-{}", source.id)), 1, "{}", source.id);
    }
}

/// Every pair of words of the catalogue
fn all_words(catalogue: &Catalogue) -> Vec<&Words> {
    let rules =
        catalogue.rules.iter().flat_map(|rule| [&rule.words.title, &rule.words.fix, &rule.words.note]);
    let programmes = catalogue.programmes.iter().flat_map(|programme| {
        let moved = programme.moved.iter().flat_map(|row| [&row.what, &row.was, &row.changed]);
        let amounts = programme.money.amounts.iter().map(|amount| &amount.label);
        let own = [&programme.name, &programme.summary, &programme.applies_instead, &programme.call.note];
        own.into_iter().chain(moved).chain(amounts)
    });
    rules.chain(programmes).collect()
}

#[test]
fn no_language_leaks_into_the_other() {
    let catalogue = own().unwrap();
    // The titles of sources are Swedish on both pages, and say so.
    let said = |lang| squeezed(&read(&catalogue, lang).text_without("title"));
    let (swedish, english) = (said(Lang::Sv), said(Lang::En));
    for words in all_words(&catalogue) {
        // Of what is short, the same letters may well stand in the other language.
        if words.sv.len() > 12 && words.sv != words.en {
            assert!(!english.contains(&*words.sv), "on the English page: {}", words.sv);
            assert!(!swedish.contains(&*words.en), "on the Swedish page: {}", words.en);
        }
    }
    // What the catalogue does not hold: the words of the page itself. The titles of sources are Swedish, and say so.
    let root = read(&catalogue, Lang::En);
    let own =
        format!(" {} ", root.text_without("title").replace(|letter: char| !letter.is_alphanumeric(), " "));
    for word in
        ["och", "inte", "är", "att", "som", "för", "ni", "från", "gäller", "när", "får", "källa", "regler"]
    {
        assert!(!own.to_lowercase().contains(&format!(" {word} ")), "«{word}» on the English page");
    }
    let root = read(&catalogue, Lang::En);
    let titles = root.of_class("title");
    assert!(titles.len() > 500 && titles.iter().all(|title| title.attribute("lang") == Some("sv")));
    let own = format!(" {} ", swedish.replace(|letter: char| !letter.is_alphanumeric(), " "));
    for word in ["the", "and", "you", "which", "rules", "apply"] {
        assert!(!own.to_lowercase().contains(&format!(" {word} ")), "«{word}» on the Swedish page");
    }
}

#[test]
fn whatever_the_catalogue_says_stays_a_text() {
    let mut catalogue = unpack_with_english(OWN, OWN_ENGLISH).unwrap();
    let hostile = "</p><script>alert(\"1\")</script><!-- & ' \u{0}";
    let words = || Words { sv: hostile.into(), en: hostile.into() };
    for rule in &mut catalogue.rules {
        (rule.words.title, rule.words.fix, rule.words.note) = (words(), words(), words());
        rule.section = hostile.into();
    }
    for programme in &mut catalogue.programmes {
        (programme.name, programme.summary, programme.applies_instead) = (words(), words(), words());
        programme.call.note = words();
        programme.link = "javascript:alert(1)".into();
        programme.editions.iter_mut().for_each(|edition| edition.id = hostile.into());
        for row in &mut programme.moved {
            (row.what, row.was, row.changed) = (words(), words(), words());
        }
    }
    for source in &mut catalogue.sources {
        (source.title, source.dated) = (hostile.into(), hostile.into());
        source.address = Address("javascript:alert(1)".into());
    }
    for lang in Lang::ALL {
        let root = read(&catalogue, *lang);
        assert!(root.text().contains("</p><script>alert(\"1\")</script><!-- & ' \u{fffd}"));
        let links = root.named("a");
        assert!(links.iter().all(|link| !link.attribute("href").unwrap().contains("script")));
    }
}
