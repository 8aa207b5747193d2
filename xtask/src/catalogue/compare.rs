//! Two catalogues side by side, rule by rule.

use utbyteskollen::catalogue::{
    Amount, Call, Catalogue, MadeFor, Moved, OwnShare, Programme, Rate, Rule, Source, Stated, Statement,
    Words,
};
use utbyteskollen::facts::{ActivityType, Date};

use super::written::written;

/// What is new, gone or otherwise in the later catalogue, a line each. The same in both gives no line.
pub fn compare(before: &Catalogue, after: &Catalogue) -> Vec<String> {
    let mut lines = vec![];
    changes(
        &mut lines,
        "programme",
        (&before.programmes, &after.programmes),
        |programme| &programme.id,
        |programme| programme_parts(before, programme),
        |programme| programme_parts(after, programme),
    );
    changes(
        &mut lines,
        "rule",
        (&before.rules, &after.rules),
        |rule| &rule.id,
        |rule| rule_parts(before, rule),
        |rule| rule_parts(after, rule),
    );
    changes(
        &mut lines,
        "source",
        (&before.sources, &after.sources),
        |source| &source.id,
        source_parts,
        source_parts,
    );
    let [was, is] = [before, after].map(rate);
    if was != is {
        lines.push(format!("the rate of the euro: {} -> {}", shown(&was), shown(&is)));
    }
    lines
}

/// The named parts of something, each as one text
type Parts = Vec<(&'static str, String)>;

fn changes<T>(
    lines: &mut Vec<String>,
    what: &str,
    (before, after): (&[T], &[T]),
    id: impl Fn(&T) -> &str,
    parts_before: impl Fn(&T) -> Parts,
    parts_after: impl Fn(&T) -> Parts,
) {
    for gone in before.iter().filter(|old| !after.iter().any(|new| id(new) == id(old))) {
        lines.push(format!("{what} {}: gone", id(gone)));
    }
    for new in after {
        let Some(old) = before.iter().find(|old| id(old) == id(new)) else {
            lines.push(format!("{what} {}: new", id(new)));
            continue;
        };
        let was = parts_before(old);
        for ((name, is), (_, was)) in parts_after(new).into_iter().zip(was) {
            if is != was {
                lines.push(format!("{what} {}, {name}: {} -> {}", id(new), shown(&was), shown(&is)));
            }
        }
    }
}

fn shown(part: &str) -> &str {
    if part.is_empty() { "nothing" } else { part }
}

fn programme_parts(catalogue: &Catalogue, programme: &Programme) -> Parts {
    let rules = programme.rules.iter().filter_map(|place| catalogue.rule(*place)).map(|rule| &*rule.id);
    let serves = programme.serves.iter().map(|goal| {
        let first = if programme.first_choice_for.contains(goal) { " (first choice)" } else { "" };
        format!("{}{first}", goal.id())
    });
    let who = programme.who.iter().map(|row| {
        let unconfirmed = if row.confirmed { "" } else { " (unconfirmed)" };
        format!("{} {}{unconfirmed}", row.org.id(), row.role.id())
    });
    let editions = programme.editions.iter().map(|edition| {
        let year = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
        format!("{} ({}–{})", edition.id, year(edition.from), year(edition.to))
    });
    let follows =
        programme.follows.iter().map(|one| format!("{} from {}", one.rule, joined(one.from.iter())));
    let examples = programme.examples.iter().map(|one| format!("{}: {}", words(&one.title), one.answers));
    vec![
        ("name", words(&programme.name)),
        ("summary", words(&programme.summary)),
        ("agency", programme.agency.id().to_owned()),
        ("link", programme.link.to_string()),
        ("areas", joined(programme.areas.iter().map(|area| area.id()))),
        ("effort", programme.effort.to_string()),
        ("serves", joined(serves)),
        ("who", joined(who)),
        ("applies instead", words(&programme.applies_instead)),
        ("call", call(catalogue, &programme.call)),
        ("editions", joined(editions)),
        ("rules", joined(rules)),
        ("follows", joined(follows)),
        ("successors", joined(programme.successors.iter())),
        ("moved", joined(programme.moved.iter().map(|row| moved(catalogue, row)))),
        ("examples", joined(examples)),
        ("pays", told(catalogue, programme.money.pays.as_ref())),
        ("no grant", programme.money.no_grant.to_string()),
        ("amounts", joined(programme.money.amounts.iter().map(|one| amount(catalogue, one)))),
        ("grant covers", programme.money.own.as_ref().map(|own| share(catalogue, own)).unwrap_or_default()),
        ("who applies", told(catalogue, programme.applying.who.as_ref())),
        ("who signs", told(catalogue, programme.applying.signs.as_ref())),
        ("where to apply", told(catalogue, programme.applying.place.as_ref())),
        ("last step", told(catalogue, programme.applying.last_step.as_ref())),
        ("alone", programme.applying.alone.to_string()),
        ("made for", made_for(&programme.made_for)),
    ]
}

fn told(catalogue: &Catalogue, statement: Option<&Statement>) -> String {
    let one = |one: &Statement| format!("{}{}", words(&one.words), stated(catalogue, &one.stated));
    statement.map(one).unwrap_or_default()
}

fn amount(catalogue: &Catalogue, amount: &Amount) -> String {
    let year = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
    format!(
        "{}{} {} per {}{} ({}–{}){}",
        if amount.at_most { "at most " } else { "" },
        amount.sums.iter().map(u32::to_string).collect::<Vec<_>>().join(" or "),
        amount.currency.id(),
        amount.per.id(),
        if *amount.label.sv == *"" { String::new() } else { format!(" for {}", words(&amount.label)) },
        year(amount.from),
        year(amount.to),
        stated(catalogue, &amount.stated),
    )
}

fn share(catalogue: &Catalogue, own: &OwnShare) -> String {
    format!("{} per cent{}", own.grant_percent, stated(catalogue, &own.stated))
}

fn stated(catalogue: &Catalogue, stated: &Stated) -> String {
    match stated {
        Stated::Rule(id) => format!(" [rule {id}]"),
        Stated::Source { source, status } => format!(" [{}, {}]", source_id(catalogue, *source), status.id()),
    }
}

fn made_for(made_for: &MadeFor) -> String {
    let MadeFor { ways, travellers, to, perhaps, newcomers, parties, own_at_most, without_accreditation } =
        made_for;
    let part = |what: &str, members: String| (!members.is_empty()).then(|| format!("{what} {members}"));
    let parts = [
        part("ways", joined(ways.iter().map(|way| way.id()))),
        part("travellers", joined(travellers.iter().map(|travellers| travellers.id()))),
        part("to", joined(to.iter().map(|place| place.id()))),
        part("perhaps", joined(perhaps.iter().map(|place| place.id()))),
        newcomers.then(|| "newcomers".to_owned()),
        (*parties > 0).then(|| format!("parties {parties}")),
        own_at_most.map(|most| format!("own at most {most}")),
        without_accreditation.then(|| "without accreditation".to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn call(catalogue: &Catalogue, call: &Call) -> String {
    let day = |what: &str, day: Option<Date>| day.map(|day| format!(", {what} {day}")).unwrap_or_default();
    let usual = call.usual.map(|usual| {
        let day = usual.day.map(|day| format!("-{day:02}")).unwrap_or_default();
        let unconfirmed = if usual.confirmed { "" } else { " (unconfirmed)" };
        format!(", usually {:02}{day}{unconfirmed}", usual.month)
    });
    format!(
        "{}{}{}{}{}, {}, {}",
        call.status.id(),
        day("opens", call.opens),
        day("closes", call.closes),
        usual.unwrap_or_default(),
        call.through.map(|year| format!(", through {year}")).unwrap_or_default(),
        source_id(catalogue, call.source),
        words(&call.note),
    )
}

fn rule_parts(catalogue: &Catalogue, rule: &Rule) -> Parts {
    vec![
        ("kind", rule.kind.id().to_owned()),
        ("demand", written(&rule.check)),
        ("applies when", written(&rule.when)),
        ("activities", joined(rule.activities.iter().map(|activity| activity.id()))),
        ("editions", joined(rule.editions.iter().map(u8::to_string))),
        ("title", words(&rule.words.title)),
        ("remedy", words(&rule.words.fix)),
        ("note", words(&rule.words.note)),
        ("danger", rule.danger.to_string()),
        ("route", rule.route.as_deref().unwrap_or_default().to_owned()),
        ("classifies", rule.classifies.map(|class| class.id().to_owned()).unwrap_or_default()),
        ("twins", joined(rule.also.iter())),
        ("follows from", joined(rule.follows_from.iter())),
        ("source", format!("{}, {}", source_id(catalogue, rule.source), rule.section)),
        ("status", rule.status.id().to_owned()),
        ("compared", rule.checked.to_string()),
        ("holds to", rule.valid_to.map(|day| day.to_string()).unwrap_or_default()),
    ]
}

/// A row of what moved, in one line
fn moved(catalogue: &Catalogue, row: &Moved) -> String {
    let activity = |activity: Option<ActivityType>| activity.map_or("the project", |activity| activity.id());
    let to = row.to.iter().map(|to| format!("{} {}", to.programme, activity(to.activity)));
    let sources = row.sources.iter().map(|place| source_id(catalogue, *place));
    let words = [&row.what, &row.was, &row.changed].map(|words| format!("{} / {}", words.sv, words.en));
    format!(
        "{} -> {} ({}; {}; {})",
        activity(row.activity),
        joined(to),
        joined(words.iter()),
        row.status.id(),
        joined(sources)
    )
}

fn source_parts(source: &Source) -> Parts {
    vec![
        ("title", source.title.to_string()),
        ("link", source.address.0.to_string()),
        ("dated", format!("{}{}", source.dated, if source.estimated { " (estimated)" } else { "" })),
        ("compared", source.checked.to_string()),
    ]
}

fn rate(catalogue: &Catalogue) -> String {
    let rate = catalogue.euro.as_ref();
    let one = |rate: &Rate| {
        format!(
            "{},{:02} kronor, {}, {}",
            rate.kronor,
            rate.ore,
            rate.date,
            source_id(catalogue, rate.source)
        )
    };
    rate.map(one).unwrap_or_default()
}

/// A source by its id: its place is another one where a source came before it
fn source_id(catalogue: &Catalogue, place: u16) -> &str {
    catalogue.sources.get(usize::from(place)).map_or("no source", |source| &*source.id)
}

fn words(words: &Words) -> String {
    match (&*words.sv, &*words.en) {
        ("", "") => String::new(),
        (sv, "") => sv.to_owned(),
        (sv, en) => format!("{sv} | {en}"),
    }
}

fn joined(parts: impl IntoIterator<Item = impl ToString>) -> String {
    parts.into_iter().map(|part| part.to_string()).collect::<Vec<_>>().join(", ")
}
