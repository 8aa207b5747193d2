//! Answers as one short line: `org.type=grundskola&parties=2&parties[1].country=IN`.
//!
//! For session storage and, later, the address. What another version wrote or a vandal changed is left out, and the
//! rest is kept: no answer is lost because of another.

use crate::facts::field::{LONGEST_TEXT, MOST_MEMBERS};
use crate::facts::{Answers, Date, Path, Period, Place, Record, Unit, Value, sort};

/// Longer than any answers: about eighty texts of the greatest length, each of whose bytes takes three
const LONGEST: usize = 1_000_000;
/// An empty text in a list, which would otherwise look like no text; nothing that is escaped is written so
const EMPTY: &str = "%";

/// Writes answers as one line
pub fn to_compact(answers: &Answers) -> String {
    let mut line = String::new();
    record(&mut line, Place::Idea, &answers.idea);
    list(&mut line, "parties", answers.parties.as_deref(), Place::Party);
    list(&mut line, "activities", answers.activities.as_deref(), Place::Activity);
    line
}

fn list(line: &mut String, name: &str, members: Option<&[Record]>, place: fn(u16) -> Place) {
    let Some(members) = members else { return };
    add(line, name, &members.len().to_string());
    for (index, member) in members.iter().enumerate() {
        record(line, place(u16::try_from(index).unwrap_or(u16::MAX)), member);
    }
}

fn record(line: &mut String, place: Place, record: &Record) {
    for (field, value) in record.iter() {
        add(line, &Path::at(place, field).to_string(), &value_text(field.info().unit, value));
    }
}

fn add(line: &mut String, key: &str, value: &str) {
    if !line.is_empty() {
        line.push('&');
    }
    line.push_str(key);
    line.push('=');
    line.push_str(value);
}

fn value_text(unit: Unit, value: &Value) -> String {
    let id = |index: &u16| match unit {
        Unit::One(vocabulary) | Unit::Many(vocabulary) => vocabulary.id(*index).unwrap_or_default(),
        _ => "",
    };
    let joined = |parts: Vec<String>| parts.iter().map(String::as_str).collect::<Vec<_>>().join(",");
    match value {
        Value::YesNo(yes) => if *yes { "1" } else { "0" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::One(index) => id(index).to_owned(),
        Value::Many(chosen) => joined(chosen.iter().map(|index| id(index).to_owned()).collect()),
        Value::Date(date) => date.to_string(),
        Value::Text(text) => escaped(text),
        Value::Texts(texts) => {
            let text = |text: &str| if text.is_empty() { EMPTY.to_owned() } else { escaped(text) };
            joined(texts.iter().map(|one| text(one)).collect())
        }
        Value::Numbers(numbers) => joined(numbers.iter().map(u32::to_string).collect()),
        Value::Periods(periods) => {
            let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
            joined(
                periods.iter().map(|period| [&*date(period.from), "/", &*date(period.to)].concat()).collect(),
            )
        }
    }
}

/// Escapes what the line itself uses, so that it survives an address too
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.extend(char::from_digit(digit.into(), 16));
                }
            }
        }
    }
    out
}

fn unescaped(text: &str) -> Option<Box<str>> {
    let mut bytes = vec![];
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let (high, low) = (digit(rest.next())?, digit(rest.next())?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    (bytes.len() <= LONGEST_TEXT).then(|| String::from_utf8(bytes).ok()).flatten().map(Into::into)
}

/// Reads answers from a line; what cannot be read is left out
pub fn from_compact(line: &str) -> Answers {
    let mut answers = Answers::default();
    if line.len() > LONGEST {
        return answers;
    }
    for (key, value) in line.split('&').filter_map(|entry| entry.split_once('=')) {
        let members = || {
            let count = value.parse::<u32>().ok().and_then(|count| usize::try_from(count).ok())?;
            (count <= MOST_MEMBERS).then(|| vec![Record::default(); count])
        };
        match key {
            "parties" => answers.parties = members(),
            "activities" => answers.activities = members(),
            _ => {
                let Some(path) = Path::parse(key) else { continue };
                let Some(field) = path.field else { continue };
                if let Some(value) = text_value(field.info().unit, value) {
                    answers.set(path, Some(value));
                }
            }
        }
    }
    answers
}

fn text_value(unit: Unit, text: &str) -> Option<Value> {
    let parts = || text.split(',').filter(|part| !part.is_empty());
    let number = |text: &str, most: u32| text.parse().ok().filter(|number| *number <= most);
    let few = |count: usize| count <= MOST_MEMBERS;
    Some(match unit {
        Unit::YesNo => Value::YesNo(match text {
            "1" => true,
            "0" => false,
            _ => return None,
        }),
        Unit::Number(_, most) => Value::Number(number(text, most)?),
        Unit::One(vocabulary) => Value::One(vocabulary.find(text)?),
        Unit::Many(vocabulary) => {
            let mut chosen: Vec<u16> = parts().filter_map(|id| vocabulary.find(id)).collect();
            sort(&mut chosen, |one, other| one < other);
            chosen.dedup();
            Value::Many(chosen)
        }
        Unit::Date => Value::Date(Date::parse(text)?),
        Unit::Text => Value::Text(unescaped(text)?),
        Unit::Texts if few(parts().count()) => {
            let text = |part| if part == EMPTY { Some("".into()) } else { unescaped(part) };
            Value::Texts(parts().filter_map(text).collect())
        }
        Unit::Numbers(_, most) if few(parts().count()) => {
            Value::Numbers(parts().filter_map(|part| number(part, most)).collect())
        }
        Unit::Periods if few(parts().count()) => {
            let period = |part: &str| {
                let (from, to) = part.split_once('/')?;
                Some(Period { from: Date::parse(from), to: Date::parse(to) })
            };
            Value::Periods(parts().filter_map(period).collect())
        }
        Unit::Texts | Unit::Numbers(..) | Unit::Periods => return None,
    })
}
