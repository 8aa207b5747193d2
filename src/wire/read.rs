//! From JSON to answers. What is wrong is refused with its path and what is allowed there.

use core::fmt;

use crate::facts::contradiction::contradiction;
use crate::facts::field::{FIELDS, LONGEST_TEXT, MOST_MEMBERS};
use crate::facts::{Answers, Date, Field, Measure, Path, Period, Place, Record, Scope, Unit, Value};

use super::tree::Tree;

/// What was asked: the answers, and the day to assess them for where it is given
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The answers
    pub answers: Answers,
    /// The day
    pub today: Option<Date>,
}

/// Why answers are refused
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswersFault {
    /// Where
    pub path: String,
    /// What is wrong, and what is allowed
    pub problem: String,
}

impl fmt::Display for AnswersFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.problem)
        } else {
            write!(f, "{}: {}", self.path, self.problem)
        }
    }
}

impl std::error::Error for AnswersFault {}

/// Reads answers from JSON
pub fn read_answers(tree: &Tree) -> Result<Request, AnswersFault> {
    let Tree::Object(entries) = tree else {
        return Err(fault("", format!("the answers are {}; write an object", tree.kind())));
    };
    let mut request = Request::default();
    for (key, value) in entries {
        match key.as_str() {
            "today" => request.today = Some(date(value, "today")?),
            "parties" => request.answers.parties = members(value, "parties", Place::Party)?,
            "activities" => request.answers.activities = members(value, "activities", Place::Activity)?,
            _ => entry(&mut request.answers.idea, Place::Idea, "", key, value)?,
        }
    }
    match contradiction(&request.answers) {
        Some((one, other)) if one == other => {
            Err(fault(&one.to_string(), "a period ends before it begins".to_owned()))
        }
        Some((one, other)) => {
            let problem =
                format!("contradicts `{other}`: both are given and cannot both be true; correct one of them");
            Err(fault(&one.to_string(), problem))
        }
        None => Ok(request),
    }
}

fn fault(path: &str, problem: String) -> AnswersFault {
    AnswersFault { path: path.to_owned(), problem }
}

/// The members of a list; a member may be `null`: there is one, and nothing is known of it
fn members(value: &Tree, name: &str, place: fn(u16) -> Place) -> Result<Option<Vec<Record>>, AnswersFault> {
    let items = match value {
        Tree::Null => return Ok(None),
        Tree::List(items) => items,
        other => return Err(fault(name, format!("{} is not allowed; write a list", other.kind()))),
    };
    if items.len() > MOST_MEMBERS {
        return Err(fault(
            name,
            format!("{} members are too many; at most {MOST_MEMBERS} are allowed", items.len()),
        ));
    }
    let read = |(index, item): (usize, &Tree)| {
        let place = place(u16::try_from(index).unwrap_or(u16::MAX));
        let path = Path::new_member(place).to_string();
        let mut record = Record::default();
        match item {
            Tree::Null => {}
            Tree::Object(entries) => {
                for (key, value) in entries {
                    entry(&mut record, place, "", key, value)?;
                }
            }
            other => {
                return Err(fault(
                    &path,
                    format!("{} is not allowed; write an object or null", other.kind()),
                ));
            }
        }
        Ok(record)
    };
    items.iter().enumerate().map(read).collect::<Result<_, _>>().map(Some)
}

/// One key of an object: a fact, or an object of facts whose names begin with it
fn entry(
    record: &mut Record,
    place: Place,
    prefix: &str,
    key: &str,
    value: &Tree,
) -> Result<(), AnswersFault> {
    let name = format!("{prefix}{key}");
    if let Some(field) = Field::named(place.scope(), &name) {
        let path = Path::at(place, field).to_string();
        if *value != Tree::Null {
            record.set(field, Some(read_value(value, field.info().unit, &path)?));
        }
        return Ok(());
    }
    let inner = format!("{name}.");
    let begins = |prefix: &str| {
        FIELDS.iter().any(|row| row.scopes.contains(place.scope()) && row.name().starts_with(prefix))
    };
    match value {
        Tree::Object(entries) if begins(&inner) => {
            entries.iter().try_for_each(|(key, value)| entry(record, place, &inner, key, value))
        }
        Tree::Null if begins(&inner) => Ok(()),
        other if begins(&inner) => {
            Err(fault(&path_of(place, &name), format!("{} is not allowed; write an object", other.kind())))
        }
        _ => {
            let known = keys(place.scope(), prefix).join(", ");
            Err(fault(&path_of(place, &name), format!("unknown key; allowed here: {known}")))
        }
    }
}

fn path_of(place: Place, name: &str) -> String {
    match place {
        Place::Idea => name.to_owned(),
        member => format!("{}.{name}", Path::new_member(member)),
    }
}

/// The keys that may stand in an object
fn keys(scope: Scope, prefix: &str) -> Vec<&'static str> {
    let mut keys: Vec<&str> = vec![];
    for row in FIELDS.iter().filter(|row| row.scopes.contains(scope)) {
        let Some(key) = row.name().strip_prefix(prefix).and_then(|rest| rest.split('.').next()) else {
            continue;
        };
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if scope == Scope::Idea && prefix.is_empty() {
        keys.extend(["parties", "activities", "today"]);
    }
    keys
}

fn date(value: &Tree, path: &str) -> Result<Date, AnswersFault> {
    let read = match value {
        Tree::Text(text) => Date::parse(text),
        _ => None,
    };
    read.ok_or_else(|| fault(path, "not a date between 1900 and 2199; write it as `2026-11-21`".to_owned()))
}

/// The value of a fact of this unit
fn read_value(value: &Tree, unit: Unit, path: &str) -> Result<Value, AnswersFault> {
    let wrong = |wanted: &str| Err(fault(path, format!("{} is not allowed; write {wanted}", value.kind())));
    let list = |wanted: &str| match value {
        Tree::List(items) if items.len() <= MOST_MEMBERS => Ok(items),
        Tree::List(items) => Err(fault(
            path,
            format!("{} members are too many; at most {MOST_MEMBERS} are allowed", items.len()),
        )),
        other => Err(fault(path, format!("{} is not allowed; write a list of {wanted}", other.kind()))),
    };
    match unit {
        Unit::YesNo => match value {
            Tree::Bool(yes) => Ok(Value::YesNo(*yes)),
            _ => wrong("true or false"),
        },
        Unit::Number(measure, most) => number(value, measure, most, path).map(Value::Number),
        Unit::One(vocabulary) => choice(value, vocabulary.ids(), path).map(Value::One),
        Unit::Many(vocabulary) => {
            // A list of countries may be longer than a list of parties, never longer than its vocabulary.
            let Tree::List(items) = value else { return wrong("a list") };
            let mut chosen = vec![];
            for (index, item) in items.iter().enumerate() {
                let path = format!("{path}[{index}]");
                let one = choice(item, vocabulary.ids(), &path)?;
                if chosen.contains(&one) {
                    return Err(fault(&path, "stands twice in the list; name it once".to_owned()));
                }
                chosen.push(one);
            }
            chosen.sort_unstable();
            Ok(Value::Many(chosen))
        }
        Unit::Date => date(value, path).map(Value::Date),
        Unit::Text => text(value, path).map(Value::Text),
        Unit::Texts => {
            let items = list("texts")?.iter().enumerate();
            let texts = items.map(|(index, item)| text(item, &format!("{path}[{index}]")));
            texts.collect::<Result<_, _>>().map(Value::Texts)
        }
        Unit::Numbers(measure, most) => {
            let items = list("numbers")?.iter().enumerate();
            let numbers = items.map(|(index, item)| number(item, measure, most, &format!("{path}[{index}]")));
            numbers.collect::<Result<_, _>>().map(Value::Numbers)
        }
        Unit::Periods => {
            let items = list("objects with `from` and `to`")?.iter().enumerate();
            let periods = items.map(|(index, item)| period(item, &format!("{path}[{index}]")));
            periods.collect::<Result<_, _>>().map(Value::Periods)
        }
    }
}

fn number(value: &Tree, measure: Measure, most: u32, path: &str) -> Result<u32, AnswersFault> {
    let of = match measure {
        Measure::Persons => "persons",
        Measure::Months => "months",
        Measure::Days => "days",
        Measure::Years => "years",
        Measure::Percent => "per cent",
        Measure::Groups => "groups",
        Measure::Grants => "grants",
        Measure::Hours => "hours",
    };
    let allowed = format!("a whole number of {of} from 0 to {most}");
    match value {
        Tree::Number(number) => match u32::try_from(*number) {
            Ok(number) if number <= most => Ok(number),
            _ => Err(fault(path, format!("{number} is out of bounds; allowed is {allowed}"))),
        },
        other => Err(fault(path, format!("{} is not allowed; write {allowed}", other.kind()))),
    }
}

fn choice(value: &Tree, ids: &[&str], path: &str) -> Result<u16, AnswersFault> {
    let found = match value {
        Tree::Text(text) => ids.iter().position(|id| id == text),
        _ => None,
    };
    let found = found.and_then(|place| u16::try_from(place).ok());
    found.ok_or_else(|| {
        let said = match value {
            Tree::Text(text) => format!("`{}` is unknown", text.chars().take(40).collect::<String>()),
            other => format!("{} is not allowed", other.kind()),
        };
        fault(path, format!("{said}; allowed: {}", ids.join(", ")))
    })
}

fn text(value: &Tree, path: &str) -> Result<Box<str>, AnswersFault> {
    match value {
        Tree::Text(text) if text.len() <= LONGEST_TEXT => Ok(text.as_str().into()),
        Tree::Text(_) => {
            Err(fault(path, format!("the text is too long; at most {LONGEST_TEXT} bytes are allowed")))
        }
        other => Err(fault(path, format!("{} is not allowed; write a text", other.kind()))),
    }
}

fn period(value: &Tree, path: &str) -> Result<Period, AnswersFault> {
    let Tree::Object(entries) = value else {
        return Err(fault(
            path,
            format!("{} is not allowed; write an object with `from` and `to`", value.kind()),
        ));
    };
    let mut period = Period { from: None, to: None };
    for (key, value) in entries {
        let place = match key.as_str() {
            "from" => &mut period.from,
            "to" => &mut period.to,
            _ => {
                return Err(fault(
                    &format!("{path}.{key}"),
                    "unknown key; allowed here: from, to".to_owned(),
                ));
            }
        };
        if *value != Tree::Null {
            *place = Some(date(value, &format!("{path}.{key}"))?);
        }
    }
    Ok(period)
}
