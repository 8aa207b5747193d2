//! The checks: from a table of the file to a demand over typed facts.

use utbyteskollen::catalogue::{Check, PartySet, Range};
use utbyteskollen::facts::field::{FIELDS, MOST_MEMBERS};
use utbyteskollen::facts::{Field, Measure, Region, Scope, Unit, Vocabulary};

use super::node::{Node, Table};

/// What a check can be about; each check has one of these keys
const HEADS: &[&str] = &["fact", "count", "countries", "every", "some", "applicant", "all", "any"];
/// What a check of a fact can demand; each has one of these keys (the two bounds count as one)
const VERBS: &[&str] = &[
    "is",
    "one_of",
    "none_of",
    "at_least",
    "at_most",
    "includes_any",
    "includes_none",
    "answered",
    "differs_from",
    "region",
];
/// Every key of a check
const KEYS: &[&str] = &[
    "fact",
    "count",
    "countries",
    "every",
    "some",
    "applicant",
    "all",
    "any",
    "is",
    "one_of",
    "none_of",
    "unclear",
    "at_least",
    "at_most",
    "calendar_months",
    "includes_any",
    "includes_none",
    "answered",
    "differs_from",
    "region",
    "inside",
    "check",
];
/// Checks inside checks; packed ones may go a little deeper
const DEEPEST: u8 = 8;

/// Where a check stands, which says what facts it can name
#[derive(Clone, Copy)]
pub(crate) struct Around {
    /// The project, a party or an activity
    scope: Scope,
    depth: u8,
}

impl Around {
    /// In a rule about the project, or about an activity
    pub(crate) fn rule(about_activity: bool) -> Self {
        Self { scope: if about_activity { Scope::Activity } else { Scope::Idea }, depth: 0 }
    }
}

/// Reads a check
pub(crate) fn check(node: Node<'_>, around: Around) -> Option<Check> {
    let around = Around { depth: around.depth + 1, ..around };
    if around.depth > DEEPEST {
        node.fault(format!("more than {DEEPEST} checks inside each other; make two rules of it"));
        return None;
    }
    let table = node.table("a check")?;
    if !table.only(KEYS) {
        return None;
    }
    let heads: Vec<&str> = HEADS.iter().copied().filter(|head| table.get(head).is_some()).collect();
    match heads.as_slice() {
        ["fact"] => of_fact(table, around),
        [head @ ("count" | "countries")] => {
            fits(table, head, &["region", "at_least", "at_most"])?;
            let of = party_set(table.get(head)?);
            let region = table.optional("region", region);
            let most = u32::try_from(MOST_MEMBERS).unwrap_or(u32::MAX);
            let range = range(table, most, "there can be in a list");
            let (of, region, range) = (of?, region?, range?);
            Some(match *head {
                "count" => Check::Count { of, region, range },
                _ => Check::Countries { of, region, range },
            })
        }
        [head @ ("every" | "some")] => {
            fits(table, head, &["check"])?;
            let of = party_set(table.get(head)?);
            let inner = table.need("check", "{ … }");
            let inner = inner.and_then(|node| check(node, Around { scope: Scope::Party, ..around }));
            let (of, check) = (of?, Box::new(inner?));
            Some(if *head == "every" { Check::Every { of, check } } else { Check::Some { of, check } })
        }
        ["applicant"] => {
            fits(table, "applicant", &[])?;
            table.get("applicant")?.only_true()?;
            Some(Check::Applicant)
        }
        [head @ ("all" | "any")] => {
            fits(table, head, &[])?;
            let parts = table.get(head)?.some_list()?;
            let parts: Vec<Option<Check>> = parts.into_iter().map(|part| check(part, around)).collect();
            let parts = parts.into_iter().collect::<Option<Vec<Check>>>()?;
            Some(if *head == "all" { Check::All(parts) } else { Check::Any(parts) })
        }
        [] => {
            table.fault(format!("a check without a verb; begin it with one of {}", HEADS.join(", ")));
            None
        }
        _ => {
            table.fault(format!(
                "two verbs in one check ({}); keep one, or put them in `all`",
                heads.join(", ")
            ));
            None
        }
    }
}

/// Refuses keys that a check of this kind does not have
fn fits(table: Table<'_>, head: &str, others: &[&str]) -> Option<()> {
    let mut fits = true;
    for key in table.keys().filter(|key| *key != head && *key != "fact" && !others.contains(key)) {
        if let Some(node) = table.get(key) {
            node.fault(format!(
                "`{key}` does not go with `{head}`; take it away, or make it a check of its own"
            ));
        }
        fits = false;
    }
    fits.then_some(())
}

fn of_fact(table: Table<'_>, around: Around) -> Option<Check> {
    let mut verbs: Vec<&str> = VERBS.iter().copied().filter(|verb| table.get(verb).is_some()).collect();
    if verbs == ["at_least", "at_most"] {
        verbs.pop();
    }
    let verb = match verbs.as_slice() {
        [verb] => *verb,
        [] => {
            table.fault(format!("a check of a fact without a verb; add one of {}", VERBS.join(", ")));
            return None;
        }
        _ => {
            table.fault(format!(
                "two verbs in one check ({}); keep one, or put them in `all`",
                verbs.join(", ")
            ));
            return None;
        }
    };
    let others: &[&str] = match verb {
        "one_of" => &["unclear"],
        "at_least" | "at_most" => &["at_least", "at_most", "unclear", "calendar_months"],
        "region" => &["inside"],
        _ => &[],
    };
    fits(table, verb, others)?;
    let node = table.get("fact")?;
    let field = fact(node, around.scope)?;
    let unit = field.info().unit;
    let value = table.get(verb)?;
    match (verb, unit) {
        ("is", Unit::YesNo) => Some(Check::Yes { field, is: value.yes()? }),
        ("one_of", Unit::One(vocabulary)) => {
            let of = choices(value, vocabulary);
            let unclear = table.optional("unclear", |unclear| choices(unclear, vocabulary));
            let (of, unclear) = (of?, unclear?.unwrap_or_default());
            if let Some(both) = of.iter().find(|member| unclear.contains(member)) {
                let id = vocabulary.id(*both).unwrap_or_default();
                table.fault(format!("`{id}` stands in `one_of` and in `unclear`; keep it in one of them"));
                return None;
            }
            Some(Check::OneOf { field, of: of.into(), unclear: unclear.into(), inside: true })
        }
        ("none_of", Unit::One(vocabulary)) => Some(Check::OneOf {
            field,
            of: choices(value, vocabulary)?.into(),
            unclear: [].into(),
            inside: false,
        }),
        ("at_least" | "at_most", Unit::Number(measure, most)) => {
            let calendar = table.optional("calendar_months", |node| {
                if measure != Measure::Days {
                    node.fault("only days can be counted by calendar months; take it away".to_owned());
                    return None;
                }
                node.only_true()
            });
            let range = range(table, most, "the fact can be");
            let unclear = table.optional("unclear", |node| unclear_numbers(node, most));
            let (range, unclear) = (range?, unclear?);
            if let Some(beside) = unclear.filter(|beside| overlap(range, *beside)) {
                let number = beside.at_least.unwrap_or_default();
                table.fault(format!("{number} and what follows is also within the bounds; keep them apart"));
                return None;
            }
            Some(Check::Number { field, range, unclear, calendar: calendar?.is_some() })
        }
        ("at_least" | "at_most", Unit::Many(vocabulary))
            if table.get("calendar_months").is_none() && table.get("unclear").is_none() =>
        {
            let most = u32::try_from(vocabulary.ids().len()).unwrap_or(u32::MAX);
            Some(Check::Chosen { field, range: range(table, most, "there are to choose from")? })
        }
        ("includes_any" | "includes_none", Unit::Many(vocabulary)) => Some(Check::Includes {
            field,
            of: choices(value, vocabulary)?.into(),
            any: verb == "includes_any",
        }),
        ("answered", _) => {
            value.only_true()?;
            Some(Check::Answered { field })
        }
        ("differs_from", Unit::One(vocabulary)) => {
            let from = fact(value, around.scope)?;
            if from == field || from.info().unit != Unit::One(vocabulary) {
                value.fault(format!(
                    "`{}` cannot be held against `{}`; name another fact that chooses from the same list",
                    from.info().name(),
                    field.info().name()
                ));
                return None;
            }
            Some(Check::Differs { field, from })
        }
        ("region", Unit::One(Vocabulary::Country)) => {
            let region = region(value);
            let inside = table.need("inside", "true").and_then(|node| node.yes());
            Some(Check::InRegion { field, region: region?, inside: inside? })
        }
        _ => {
            let (is, fitting) = fitting(unit);
            node.fault(format!(
                "`{verb}` does not fit `{}`, which is {is}; use {fitting}",
                field.info().name()
            ));
            None
        }
    }
}

/// What a kind of value is called, and the verbs that fit it
fn fitting(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::YesNo => ("a yes or no", "is or answered"),
        Unit::Number(..) => ("a number", "at_least, at_most or answered"),
        Unit::One(Vocabulary::Country) => ("a country", "one_of, none_of, region, differs_from or answered"),
        Unit::One(_) => ("one choice from a list", "one_of, none_of, differs_from or answered"),
        Unit::Many(_) => {
            ("several choices from a list", "includes_any, includes_none, at_least, at_most or answered")
        }
        Unit::Date => ("a day", "answered"),
        Unit::Text | Unit::Texts => ("free text", "answered"),
        Unit::Numbers(..) => ("several numbers", "answered"),
        Unit::Periods => ("several periods", "answered"),
    }
}

/// The fact with a name, as far as it can be named here. The project's facts can be named everywhere.
fn fact(node: Node<'_>, scope: Scope) -> Option<Field> {
    let name = node.text()?;
    let found = Field::named(scope, name).or_else(|| Field::named(Scope::Idea, name));
    if found.is_some() {
        return found;
    }
    if Field::named(Scope::Party, name).is_some() {
        node.fault(format!("`{name}` is a fact of a party; name it inside `every` or `some`"));
    } else if Field::named(Scope::Activity, name).is_some() && scope == Scope::Party {
        node.fault(format!("`{name}` is a fact of an activity; name it outside `every` and `some`"));
    } else if Field::named(Scope::Activity, name).is_some() {
        node.fault(format!("`{name}` is a fact of an activity; give the rule `activities = [\"…\"]`"));
    } else {
        let near = FIELDS.iter().filter(|row| row.scopes.contains(scope) || row.scopes.contains(Scope::Idea));
        node.unknown("fact", name, "the names in src/facts/field.rs", near.map(|row| row.name()));
    }
    None
}

/// Places in a closed list, in rising order
fn choices(node: Node<'_>, vocabulary: Vocabulary) -> Option<Vec<u16>> {
    node.some_list()?;
    let mut places = vec![];
    let mut all_known = true;
    for (name, member) in node.names()? {
        if let Some(place) = vocabulary.find(name) {
            places.push(place);
        } else {
            let (what, listed_in) = described(vocabulary);
            member.unknown(what, name, listed_in, vocabulary.ids().iter().copied());
            all_known = false;
        }
    }
    places.sort_unstable();
    all_known.then_some(places)
}

/// What the members of a list are called, and where they stand unless it is with the others
fn described(vocabulary: Vocabulary) -> (&'static str, &'static str) {
    match vocabulary {
        Vocabulary::Country => ("country", "the two-letter codes in src/facts/country.rs"),
        Vocabulary::OrgType => ("organisation type", ""),
        Vocabulary::Goal => ("goal", ""),
        Vocabulary::Area => ("area", ""),
        Vocabulary::ActivityType => ("activity", ""),
        _ => ("choice", ""),
    }
}

fn party_set(node: Node<'_>) -> Option<PartySet> {
    node.member("set of parties", PartySet::ALL, PartySet::id)
}

fn region(node: Node<'_>) -> Option<Region> {
    node.member("region", Region::ALL, Region::id)
}

/// Numbers of which the sources do not say: from the first to the last
fn unclear_numbers(node: Node<'_>, most: u32) -> Option<Range> {
    let table = node.table("`unclear` of a number")?;
    table.only(&["at_least", "at_most"]).then_some(())?;
    let range = range(table, most, "the fact can be")?;
    if range.at_least.is_none() || range.at_most.is_none() {
        table.fault(
            "numbers that are unclear have a first and a last; give `at_least` and `at_most`".to_owned(),
        );
        return None;
    }
    Some(range)
}

/// Whether a number lies within both
fn overlap(one: Range, other: Range) -> bool {
    let ends_before =
        |one: Range, other: Range| one.at_most.zip(other.at_least).is_some_and(|(last, first)| last < first);
    !ends_before(one, other) && !ends_before(other, one)
}

/// The bounds, of which at least one is there
fn range(table: Table<'_>, most: u32, what: &str) -> Option<Range> {
    let bound = |key: &str| {
        table.optional(key, |node| {
            let number = node.number()?;
            if number > most {
                node.fault(format!(
                    "`{key}` is {number}, and {most} is the most that {what}; write a lower bound"
                ));
                return None;
            }
            Some(number)
        })
    };
    let (at_least, at_most) = (bound("at_least"), bound("at_most"));
    let range = Range { at_least: at_least?, at_most: at_most? };
    match (range.at_least, range.at_most) {
        (None, None) => {
            table.fault("a count without bounds; add `at_least`, `at_most` or both".to_owned());
            None
        }
        (Some(least), Some(most)) if least > most => {
            table.fault(format!(
                "`at_least` is {least} and `at_most` {most}; no number is both: mend one of them"
            ));
            None
        }
        _ => Some(range),
    }
}
