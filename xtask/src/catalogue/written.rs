//! A check as the authored files write it: what [`super::check`] reads, the other way round.

use utbyteskollen::catalogue::{Check, Range};
use utbyteskollen::facts::{Field, Unit};

/// The check as an inline table
pub fn written(check: &Check) -> String {
    let inside = match check {
        Check::Nothing => return "nothing".to_owned(),
        Check::Applicant => "applicant = true".to_owned(),
        Check::Yes { field, is } => format!("{}, is = {is}", fact(*field)),
        Check::OneOf { field, of, unclear, inside } => {
            let verb = if *inside { "one_of" } else { "none_of" };
            let unclear = match &**unclear {
                [] => String::new(),
                unclear => format!(", unclear = {}", members(*field, unclear)),
            };
            format!("{}, {verb} = {}{unclear}", fact(*field), members(*field, of))
        }
        Check::Number { field, range, unclear, calendar } => {
            let unclear = unclear
                .map(|unclear| format!(", unclear = {{ {} }}", bounds(unclear).trim_start_matches(", ")));
            let calendar = if *calendar { ", calendar_months = true" } else { "" };
            format!("{}{}{}{calendar}", fact(*field), bounds(*range), unclear.unwrap_or_default())
        }
        Check::Chosen { field, range } => format!("{}{}", fact(*field), bounds(*range)),
        Check::Includes { field, of, any } => {
            let verb = if *any { "includes_any" } else { "includes_none" };
            format!("{}, {verb} = {}", fact(*field), members(*field, of))
        }
        Check::Answered { field } => format!("{}, answered = true", fact(*field)),
        Check::Differs { field, from } => {
            format!("{}, differs_from = \"{}\"", fact(*field), from.info().name())
        }
        Check::InRegion { field, region, inside } => {
            format!("{}, region = \"{}\", inside = {inside}", fact(*field), region.id())
        }
        Check::Count { of, region, range } | Check::Countries { of, region, range } => {
            let head = if matches!(check, Check::Count { .. }) { "count" } else { "countries" };
            let region = region.map(|region| format!(", region = \"{}\"", region.id())).unwrap_or_default();
            format!("{head} = \"{}\"{region}{}", of.id(), bounds(*range))
        }
        Check::Every { of, check } => format!("every = \"{}\", check = {}", of.id(), written(check)),
        Check::Some { of, check } => format!("some = \"{}\", check = {}", of.id(), written(check)),
        Check::All(parts) => format!("all = [{}]", each(parts)),
        Check::Any(parts) => format!("any = [{}]", each(parts)),
    };
    format!("{{ {inside} }}")
}

fn fact(field: Field) -> String {
    format!("fact = \"{}\"", field.info().name())
}

fn each(parts: &[Check]) -> String {
    parts.iter().map(written).collect::<Vec<_>>().join(", ")
}

fn bounds(range: Range) -> String {
    let bound = |name, limit: Option<u32>| limit.map(|limit| format!(", {name} = {limit}"));
    [bound("at_least", range.at_least), bound("at_most", range.at_most)].into_iter().flatten().collect()
}

fn members(field: Field, of: &[u16]) -> String {
    let (Unit::One(vocabulary) | Unit::Many(vocabulary)) = field.info().unit else { return "[]".to_owned() };
    let ids = of.iter().filter_map(|index| vocabulary.id(*index)).map(|id| format!("\"{id}\""));
    format!("[{}]", ids.collect::<Vec<_>>().join(", "))
}
