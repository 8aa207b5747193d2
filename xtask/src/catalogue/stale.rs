//! What has to be looked at again, by the days that the catalogue itself sets.

use std::collections::BTreeMap;

use utbyteskollen::catalogue::{CallStatus, Catalogue, Stated};
use utbyteskollen::facts::Date;

/// What is stale within so many days counts as about to be
const AHEAD: u32 = 90;

/// A line for each thing that is stale on a day, or is about to be: rules, and what programmes say themselves, by their
/// source, rules that end, calls whose last day is known, the rate of the euro
pub fn stale(catalogue: &Catalogue, today: Date) -> Vec<String> {
    let mut lines: Vec<(i64, String)> = vec![];
    let days_to = |day: Date| i64::from(day.day_number()) - i64::from(today.day_number());
    let mut add = |left: i64, what: String| {
        if left <= i64::from(AHEAD) {
            lines.push((left, format!("{}: {what}", due(left))));
        }
    };
    // Rules are gone through by source: one page is opened for all of them.
    let mut by_source: BTreeMap<(Date, u16), Vec<&str>> = BTreeMap::new();
    for rule in &catalogue.rules {
        by_source.entry((rule.checked, rule.source)).or_default().push(&rule.id);
        if let Some(end) = rule.valid_to {
            // The last day itself still holds.
            add(days_to(end) + 1, format!("rule {} holds to {end}", rule.id));
        }
    }
    for programme in &catalogue.programmes {
        for place in programme.stated().filter_map(Stated::source) {
            if let Some(source) = catalogue.sources.get(usize::from(place)) {
                let told = by_source.entry((source.checked, place)).or_default();
                if told.last() != Some(&&*programme.id) {
                    told.push(&programme.id);
                }
            }
        }
    }
    for ((checked, source), rules) in by_source {
        let named = catalogue.sources.get(usize::from(source)).map_or("no source", |source| &*source.id);
        let left = days_to(checked) + i64::from(catalogue.fresh_days) + 1;
        add(left, format!("{named}, compared {checked}: {}", rules.join(", ")));
    }
    if let Some(rate) = &catalogue.euro {
        let left = days_to(rate.date) + i64::from(catalogue.fresh_days) + 1;
        add(left, format!("the rate of the euro, of {}", rate.date));
    }
    for programme in &catalogue.programmes {
        for (what, day) in [("opens", programme.call.opens), ("closes", programme.call.closes)] {
            if let Some(day) = day {
                add(days_to(day) + 1, format!("the call of {} {what} {day}", programme.id));
            }
        }
        let through = programme.call.through.filter(|_| programme.call.status != CallStatus::Ended);
        if let Some((through, end)) = through.and_then(|year| Some((year, Date::new(year, 12, 31)?))) {
            add(days_to(end) + 1, format!("the period of {} ends with the call of {through}", programme.id));
        }
    }
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

fn due(left: i64) -> String {
    match left {
        ..=0 => "stale".to_owned(),
        1 => "stale tomorrow".to_owned(),
        left => format!("stale in {left} days"),
    }
}
