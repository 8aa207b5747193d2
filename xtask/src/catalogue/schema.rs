//! JSON Schemas of the authored files, so that an editor proposes what may be written and marks what may not.
//!
//! They say what one file can say by itself; what stands against another file, `catalogue check` tells.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use utbyteskollen::catalogue::{Agency, CallStatus, Classification, Kind, PartySet, Per, Status};
use utbyteskollen::facts::field::{FIELDS, MOST_MEMBERS};
use utbyteskollen::facts::{
    ActivityType, Area, Destination, Goal, OrgType, Region, Travellers, Unit, Vocabulary, Way,
};

/// The schemas: the name of each file and its text
pub fn schemas() -> Vec<(&'static str, String)> {
    let rules = json!({ "type": "array", "items": { "$ref": "#/$defs/rule" } });
    let source = table(
        json!({
            "id": text(), "title": text(), "link": link(), "dated": text(), "estimated": flag(), "checked": day(),
        }),
        &["id", "title", "dated", "checked"],
    );
    [
        ("programme", programme(&rules), defs()),
        ("general", table(json!({ "rule": rules }), &["rule"]), defs()),
        ("sources", table(json!({ "source": list(&source) }), &["source"]), json!({})),
        (
            "catalogue",
            table(
                json!({
                    "date": day(), "fresh_days": whole(1, 3_650), "local": { "const": true }, "alone": { "const": true },
                    "contact": table(json!({ "who": words(), "address": text() }), &["who"]),
                    "euro": table(
                        json!({ "kronor": whole(1, 1_000), "ore": whole(0, 99), "date": day(), "source": text() }),
                        &["kronor", "ore", "date", "source"],
                    ),
                }),
                &["date", "fresh_days"],
            ),
            json!({}),
        ),
    ]
    .into_iter()
    .map(|(name, mut schema, defs)| {
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
            if defs.as_object().is_some_and(|defs| !defs.is_empty()) {
                schema.insert("$defs".to_owned(), defs);
            }
        }
        (name, format!("{schema:#}\n"))
    })
    .collect()
}

fn programme(rules: &Value) -> Value {
    let orgs = || list(&one_of(OrgType::IDS.iter().copied()));
    let goals = || list(&one_of(Goal::IDS.iter().copied()));
    let year = || whole(1_900, 2_199);
    let mut who = serde_json::Map::new();
    for role in ["apply", "partner", "take_part", "not"] {
        who.insert(role.to_owned(), orgs());
        who.insert(format!("{role}_unconfirmed"), orgs());
    }
    who.insert("applies_instead".to_owned(), words());
    let usual = table(json!({ "month": whole(1, 12), "day": whole(1, 31), "confirmed": flag() }), &["month"]);
    let call = table(
        json!({
            "status": ids(CallStatus::ALL, CallStatus::id), "opens": day(), "closes": day(), "usual": usual,
            "through": year(), "note": words(), "source": text(),
        }),
        &["status", "source"],
    );
    let edition = table(json!({ "id": text(), "from": year(), "to": year() }), &["id"]);
    let example = table(json!({ "title": words(), "answers": text() }), &["title", "answers"]);
    let activity = || one_of(ActivityType::IDS.iter().copied());
    let to = table(json!({ "programme": text(), "activity": activity() }), &["programme"]);
    let moved = table(
        json!({
            "what": words(), "was": words(), "activity": activity(), "to": list(&to), "changed": words(),
            "status": ids(Status::ALL, Status::id), "sources": list(&text()),
        }),
        &["what", "was", "to", "changed", "sources"],
    );
    let places = || list(&one_of(Destination::IDS.iter().copied()));
    let made_for = table(
        json!({
            "ways": list(&one_of(Way::IDS.iter().copied())),
            "travellers": list(&one_of(Travellers::IDS.iter().copied())), "to": places(), "perhaps": places(),
            "newcomers": { "const": true }, "parties": whole(1, 40), "own_at_most": whole(1, 5_000),
            "without_accreditation": { "const": true },
        }),
        &[],
    );
    let follows = json!({ "type": "object", "additionalProperties": list(&text()) });
    table(
        json!({
            "id": text(), "name": words(), "summary": words(), "agency": ids(Agency::ALL, Agency::id),
            "link": link(), "areas": list(&one_of(Area::IDS.iter().copied())), "effort": whole(1, 3),
            "general": list(&text()), "follows": follows,
            "serves": table(json!({ "strong": goals(), "also": goals() }), &[]),
            "successors": list(&text()), "moved": list(&moved), "made_for": made_for, "example": list(&example), "who": table(Value::Object(who), &[]),
            "call": call, "edition": list(&edition), "rule": rules, "money": money(), "applying": applying(),
        }),
        &[
            "id", "name", "summary", "agency", "link", "areas", "effort", "general", "serves", "who", "call",
            "edition",
        ],
    )
}

fn money() -> Value {
    let sums = || list(&whole(1, 100_000_000));
    let year = || whole(1_900, 2_199);
    let status = || ids(Status::ALL, Status::id);
    let amount = table(
        json!({
            "euro": sums(), "kronor": sums(), "at_most": { "const": true }, "per": ids(Per::ALL, Per::id),
            "label": words(), "from": year(), "to": year(), "source": text(), "status": status(), "rule": text(),
        }),
        &["per"],
    );
    let own = table(
        json!({ "grant_percent": whole(1, 99), "source": text(), "status": status(), "rule": text() }),
        &["grant_percent"],
    );
    table(
        json!({
            "pays": statement(), "no_grant": { "const": true }, "own": own, "amount": list(&amount),
        }),
        &["pays"],
    )
}

fn applying() -> Value {
    table(
        json!({
            "who": statement(), "signs": statement(), "where": statement(), "last_step": statement(),
            "alone": { "const": true },
        }),
        &["who"],
    )
}

/// Words with a source, or a rule that says it
fn statement() -> Value {
    let words =
        json!({ "sv": text(), "en": text(), "source": text(), "status": ids(Status::ALL, Status::id) });
    json!({ "anyOf": [table(words, &["sv", "en", "source"]), table(json!({ "rule": text() }), &["rule"])] })
}

fn defs() -> Value {
    let check = || json!({ "$ref": "#/$defs/check" });
    let source = table(json!({ "doc": text(), "section": text() }), &["doc", "section"]);
    let rule = table(
        json!({
            "id": text(), "also": list(&text()), "kind": ids(Kind::ALL, Kind::id), "editions": list(&text()),
            "activities": list(&one_of(ActivityType::IDS.iter().copied())), "when": check(), "check": check(),
            "title": words(), "fix": words(), "note": words(), "danger": { "const": true }, "route": text(),
            "classifies": ids(Classification::ALL, Classification::id), "follows_from": list(&text()),
            "source": source, "status": ids(Status::ALL, Status::id), "checked": day(), "valid_to": day(),
        }),
        &["id", "kind", "title", "source"],
    );
    let mut defs = BTreeMap::from([("rule".to_owned(), rule), ("check".to_owned(), any_check())]);
    for row in FIELDS {
        if let Unit::One(vocabulary) | Unit::Many(vocabulary) = row.unit {
            defs.insert(list_name(vocabulary), one_of(vocabulary.ids().iter().copied()));
        }
    }
    json!(defs)
}

fn list_name(vocabulary: Vocabulary) -> String {
    format!("{vocabulary:?}")
}

/// Every shape of a check. Facts of one kind share a shape, so that an editor proposes what fits them.
fn any_check() -> Value {
    let check = || json!({ "$ref": "#/$defs/check" });
    let sets = || ids(PartySet::ALL, PartySet::id);
    let region = || ids(Region::ALL, |region| region.id());
    let members = || whole(0, u64::try_from(MOST_MEMBERS).unwrap_or(u64::MAX));
    let counted = |head: &str| {
        let shape = json!({ head: sets(), "region": region(), "at_least": members(), "at_most": members() });
        table(shape, &[head])
    };
    let each = |head: &str| table(json!({ head: sets(), "check": check() }), &[head, "check"]);
    let parts = |head: &str| table(json!({ head: list(&check()) }), &[head]);
    let mut shapes = vec![
        table(json!({ "applicant": { "const": true } }), &["applicant"]),
        counted("count"),
        counted("countries"),
        each("every"),
        each("some"),
        parts("all"),
        parts("any"),
    ];
    let mut alike: Vec<(Unit, Vec<&str>)> = vec![];
    for row in FIELDS {
        match alike.iter_mut().find(|(unit, _)| *unit == row.unit) {
            Some((_, names)) if !names.contains(&row.name()) => names.push(row.name()),
            Some(_) => {}
            None => alike.push((row.unit, vec![row.name()])),
        }
    }
    shapes.extend(alike.into_iter().map(|(unit, names)| of_facts(unit, names)));
    json!({ "anyOf": shapes })
}

fn of_facts(unit: Unit, names: Vec<&str>) -> Value {
    let any_of = |vocabulary| list(&json!({ "$ref": format!("#/$defs/{}", list_name(vocabulary)) }));
    let mut shape = json!({ "fact": { "enum": names }, "answered": { "const": true } });
    let verbs = match unit {
        Unit::YesNo => json!({ "is": flag() }),
        Unit::Number(_, most) => json!({
            "at_least": whole(0, u64::from(most)), "at_most": whole(0, u64::from(most)),
            "unclear": table(
                json!({ "at_least": whole(0, u64::from(most)), "at_most": whole(0, u64::from(most)) }),
                &["at_least", "at_most"],
            ),
            "calendar_months": { "const": true },
        }),
        Unit::One(vocabulary) => {
            let choice = json!({
                "one_of": any_of(vocabulary), "none_of": any_of(vocabulary), "unclear": any_of(vocabulary),
                "differs_from": text(),
            });
            let region = json!({ "region": ids(Region::ALL, |region| region.id()), "inside": flag() });
            if vocabulary == Vocabulary::Country { merged(choice, region) } else { choice }
        }
        Unit::Many(vocabulary) => {
            let most = u64::try_from(vocabulary.ids().len()).unwrap_or(u64::MAX);
            json!({
                "includes_any": any_of(vocabulary), "includes_none": any_of(vocabulary),
                "at_least": whole(0, most), "at_most": whole(0, most),
            })
        }
        Unit::Date | Unit::Text | Unit::Texts | Unit::Numbers(..) | Unit::Periods => json!({}),
    };
    shape = merged(shape, verbs);
    let mut of_facts = table(shape, &["fact"]);
    // Beside the fact at least one demand.
    if let Some(of_facts) = of_facts.as_object_mut() {
        of_facts.insert("minProperties".to_owned(), json!(2));
    }
    of_facts
}

fn merged(mut one: Value, other: Value) -> Value {
    if let (Some(one), Value::Object(other)) = (one.as_object_mut(), other) {
        one.extend(other);
    }
    one
}

fn table(properties: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn one_of<'a>(ids: impl Iterator<Item = &'a str>) -> Value {
    json!({ "enum": ids.collect::<Vec<_>>() })
}

fn ids<T: Copy>(all: &[T], id: impl Fn(T) -> &'static str) -> Value {
    one_of(all.iter().map(|member| id(*member)))
}

fn text() -> Value {
    json!({ "type": "string" })
}

/// A day is written as a text, as everywhere else in the project
fn day() -> Value {
    json!({ "type": "string", "format": "date" })
}

fn link() -> Value {
    json!({ "type": "string", "format": "uri" })
}

fn flag() -> Value {
    json!({ "type": "boolean" })
}

fn whole(least: u64, most: u64) -> Value {
    json!({ "type": "integer", "minimum": least, "maximum": most })
}

fn words() -> Value {
    table(json!({ "sv": text(), "en": text() }), &["sv", "en"])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::Value;
    use toml::de::{DeTable, DeValue};

    use super::super::{own_directory, root};
    use super::*;

    /// Whether a value is what a schema says; only the words that the schemas above use
    fn holds(whole: &Value, schema: &Value, value: &Value) -> bool {
        let Some(words) = schema.as_object() else { panic!("no schema: {schema}") };
        words.iter().all(|(word, says)| match word.as_str() {
            "$schema" | "$defs" | "format" => true,
            "$ref" => {
                let name = says.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                holds(whole, &whole["$defs"][name], value)
            }
            "type" => match says.as_str().unwrap() {
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "integer" => value.is_u64(),
                "array" => value.is_array(),
                "object" => value.is_object(),
                other => panic!("no type: {other}"),
            },
            "enum" => says.as_array().unwrap().contains(value),
            "const" => says == value,
            "minimum" => value.as_u64() >= says.as_u64(),
            "maximum" => value.as_u64() <= says.as_u64(),
            "minProperties" => {
                value.as_object().is_none_or(|table| table.len() as u64 >= says.as_u64().unwrap())
            }
            "anyOf" => says.as_array().unwrap().iter().any(|one| holds(whole, one, value)),
            "items" => value.as_array().is_none_or(|list| list.iter().all(|item| holds(whole, says, item))),
            "required" => {
                let names = says.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                value.as_object().is_none_or(|table| names.into_iter().all(|name| table.contains_key(name)))
            }
            "properties" => value.as_object().is_none_or(|table| {
                table.iter().all(|(name, value)| says.get(name).is_none_or(|of| holds(whole, of, value)))
            }),
            "additionalProperties" => value.as_object().is_none_or(|table| {
                let known = words.get("properties");
                let mut others = table
                    .iter()
                    .filter(|(name, _)| known.is_none_or(|known| known.get(name.as_str()).is_none()));
                others.all(|(_, value)| *says != Value::Bool(false) && holds(whole, says, value))
            }),
            other => panic!("`{other}` is not known here"),
        })
    }

    fn json_of(toml: &str) -> Value {
        fn of(value: &DeValue<'_>) -> Value {
            match value {
                DeValue::String(text) => Value::from(&**text),
                DeValue::Integer(number) => Value::from(number.as_str().parse::<i64>().unwrap()),
                DeValue::Boolean(flag) => Value::from(*flag),
                DeValue::Array(list) => list.iter().map(|item| of(item.get_ref())).collect(),
                DeValue::Table(table) => table_of(table),
                DeValue::Float(_) | DeValue::Datetime(_) => Value::Null,
            }
        }
        fn table_of(table: &DeTable<'_>) -> Value {
            table.iter().map(|(key, value)| (key.get_ref().to_string(), of(value.get_ref()))).collect()
        }
        table_of(DeTable::parse(toml).unwrap().get_ref())
    }

    fn schema(name: &str) -> Value {
        let all = schemas();
        let (_, text) = all.iter().find(|(known, _)| *known == name).unwrap();
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn the_schemas_are_as_written_and_hold_for_every_file() {
        for (name, text) in schemas() {
            let file = root().join(format!("docs/schema/{name}.json"));
            let written = fs::read_to_string(&file).unwrap_or_default();
            assert!(written == text, "docs/schema/{name}.json is old: cargo xtask catalogue schema");
        }
        let programme = schema("programme");
        for entry in fs::read_dir(own_directory()).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let own = ["general", "sources", "catalogue"].contains(&name).then(|| schema(name));
            let schema = own.as_ref().unwrap_or(&programme);
            assert!(
                holds(schema, schema, &json_of(&fs::read_to_string(&path).unwrap())),
                "{}",
                path.display()
            );
        }
    }

    #[test]
    fn a_slip_of_the_keyboard_is_marked() {
        let schema = schema("general");
        let rule = "[[rule]]\nid = \"G-01\"\nkind = \"formal\"\ntitle = { sv = \"A\", en = \"B\" }\n\
                    source = { doc = \"S1\", section = \"1\" }\n";
        let with = |more: &str| json_of(&format!("{rule}{more}\n"));
        let rows = [
            ("", true),
            ("check = { fact = \"needIdentified\", is = true }", true),
            ("check = { fact = \"needIdentified\", is = \"yes\" }", false),
            ("check = { fact = \"needIdentified\" }", false),
            ("check = { fact = \"needidentified\", is = true }", false),
            ("check = { fact = \"goals\", includes_any = [\"GOAL-01\"] }", true),
            ("check = { fact = \"goals\", includes_any = [\"GOAL-1\"] }", false),
            ("check = { fact = \"participants.total\", at_least = 4 }", true),
            ("check = { fact = \"participants.total\", atleast = 4 }", false),
            ("check = { fact = \"participants.total\", at_least = 4000000 }", false),
            ("check = { all = [{ count = \"partner_schools\", at_most = 3 }] }", true),
            ("check = { all = [{ count = \"partners\", at_most = 3 }] }", false),
            ("check = { every = \"foreign_parties\" }", false),
            ("status = \"V-old\"", true),
            ("status = \"old\"", false),
            ("activities = [\"work_placement\"]", true),
            ("activities = [\"placement\"]", false),
            ("fixed = true", false),
        ];
        for (more, expected) in rows {
            assert_eq!(holds(&schema, &schema, &with(more)), expected, "{more}");
        }
        let lacking = rule.replace("kind = \"formal\"\n", "");
        assert!(!holds(&schema, &schema, &json_of(&lacking)));
    }
}
