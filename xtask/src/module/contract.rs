//! The contract of the JavaScript module, part by part: ids from the tables of the crate, facts from the one table of facts.
//! `contract/tests.rs` holds what the crate writes against it.

#[cfg(test)]
mod tests;

use super::shape::{Key, Shape, Type, Types, exactly, key, list, may, only, or_null};
use Shape::{AnyOf, Ids, KnownIds, Named, Null, Number, Object, Pair, Text, YesNo};
use utbyteskollen::catalogue::{Agency, CallStatus, Catalogue, Classification, Kind, Role, Status};
use utbyteskollen::engine::{OpenBecause, Outcome, Reason, Verdict};
use utbyteskollen::facts::field::{FIELDS, LONGEST_TEXT, MOST_MEMBERS};
use utbyteskollen::facts::{Class, Measure, Membership, Region, Scope, Unit, Vocabulary};
use utbyteskollen::text::Lang;
use utbyteskollen::text::questions::question;
use utbyteskollen::wire::Code;

/// What every function gives where it cannot do what it was asked for.
pub(super) const FAILURE: &str = "Failure";

/// A function of the module.
pub(super) struct Function {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    /// Its parameter, with the type.
    pub(super) takes: &'static str,
    /// What it gives, where it is not [`FAILURE`].
    pub(super) gives: Shape,
}

/// The functions, in the order of the documentation.
pub(super) fn functions() -> [Function; 4] {
    [
        Function {
            name: "assess",
            about: "What the rules say of an idea: a verdict for every programme, best first, with its reasons and with what \
                    mends it. Without `today` in the answers it is today in Sweden.",
            takes: "answers: Answers",
            gives: Named("Assessment"),
        },
        Function {
            name: "programmes",
            about: "Every programme, with its rules and their sources, in the order of the ids.",
            takes: "",
            gives: list(Named("Programme")),
        },
        Function {
            name: "questions",
            about: "Every fact that can be asked, in the order of the form.",
            takes: "",
            gives: list(Named("Question")),
        },
        Function {
            name: "loadCatalogue",
            about: "Adds the packed programmes of a host to the module's own, or puts them in their place where the catalogue \
                    says so. One that was loaded before goes. One that is refused changes nothing.",
            takes: "bytes: Uint8Array | ArrayBuffer",
            gives: Named("LoadedCatalogue"),
        },
    ]
}

/// Every named type.
pub(super) fn types(catalogue: &Catalogue) -> Types {
    let mut types = vec![
        Type {
            name: "Answers",
            about: "An idea. What is absent, undefined or null is not known, and not knowing is never a no.",
            shape: Object(answers()),
        },
        Type {
            name: "Party",
            about: "One of those who take part.",
            shape: Object(facts_of(Scope::Party, "")),
        },
        Type { name: "Activity", about: "A planned activity.", shape: Object(facts_of(Scope::Activity, "")) },
        Type {
            name: "Period",
            about: "From one day to another, both within it.",
            shape: Object(vec![may("from", "", or_null(day())), may("to", "", or_null(day()))]),
        },
        named("Day", "A calendar date, such as `2026-11-21`; from 1900 to 2199.", Text),
        named(
            "Path",
            "Where a fact stands in the answers: `participants.total`, `parties[2].country`; `parties[+]` is a new one.",
            Text,
        ),
        named(
            "Value",
            "The value of a fact.",
            AnyOf(vec![YesNo, Number, Text, list(Text), list(Number), list(Named("Period"))]),
        ),
        Type {
            name: FAILURE,
            about: "Why there is no result.",
            shape: only(
                "error",
                Object(vec![
                    key("code", "", Named("ErrorCode")),
                    key(
                        "path",
                        "What it is about, as a path into what was given; empty where it is the whole.",
                        Text,
                    ),
                    key(
                        "message",
                        "What is wrong and what to do, in English, for those who write programs.",
                        Text,
                    ),
                ]),
            ),
        },
    ];
    types.extend(assessment());
    types.extend(what_is_known());
    types.extend(lists());
    let ids = catalogue.programmes.iter().map(|programme| programme.id.to_string()).collect();
    types.push(named("ProgrammeId", "A programme; a host's catalogue may add others.", KnownIds(ids)));
    Types(types)
}

fn named(name: &'static str, about: &'static str, shape: Shape) -> Type {
    Type { name, about, shape }
}

fn day() -> Shape {
    Named("Day")
}

fn answers() -> Vec<Key> {
    let mut keys = vec![may("today", "The day to hold the idea against.", day())];
    keys.extend(facts_of(Scope::Idea, ""));
    for (name, about, of) in [
        ("parties", "The first Swedish one is the applicant's own unit.", "Party"),
        ("activities", "What is planned.", "Activity"),
    ] {
        let about = format!("{about} At most {MOST_MEMBERS}; null is one of whom nothing is known.");
        keys.push(may(name, about, or_null(list(or_null(Named(of))))));
    }
    keys
}

/// The facts that may stand in an object, those with a dotted name in objects within it.
fn facts_of(scope: Scope, prefix: &str) -> Vec<Key> {
    let mut keys: Vec<Key> = vec![];
    for row in FIELDS.iter().filter(|row| row.scopes.contains(scope)) {
        let Some(rest) = row.name().strip_prefix(prefix) else { continue };
        match rest.split_once('.') {
            None => {
                let about = format!("{} ({}.)", question(row.field).label(Lang::En), bounds(row.unit));
                keys.push(may(rest, about, or_null(unit(row.unit))));
            }
            Some((outer, _)) if keys.iter().all(|key| key.name != outer) => {
                let inner = facts_of(scope, &format!("{prefix}{outer}."));
                keys.push(may(outer, "", or_null(Object(inner))));
            }
            Some(_) => {}
        }
    }
    keys
}

fn unit(unit: Unit) -> Shape {
    match unit {
        Unit::YesNo => YesNo,
        Unit::Number(..) => Number,
        Unit::One(vocabulary) => Named(vocabulary.name()),
        Unit::Many(vocabulary) => list(Named(vocabulary.name())),
        Unit::Date => day(),
        Unit::Text => Text,
        Unit::Texts => list(Text),
        Unit::Numbers(..) => list(Number),
        Unit::Periods => list(Named("Period")),
    }
}

/// What a value may be, for the person who writes it.
fn bounds(unit: Unit) -> String {
    match unit {
        Unit::YesNo => "Yes or no".to_owned(),
        Unit::Number(of, most) => format!("A whole number of {}, 0 to {most}", of.id()),
        Unit::Numbers(of, most) => {
            format!("At most {MOST_MEMBERS} whole numbers of {}, each 0 to {most}", of.id())
        }
        Unit::One(_) => "One of the list".to_owned(),
        Unit::Many(_) => "Some of the list, each once; an empty list is an answer: none".to_owned(),
        Unit::Date => "A day".to_owned(),
        Unit::Text => format!("A text of at most {LONGEST_TEXT} bytes"),
        Unit::Texts => format!("At most {MOST_MEMBERS} texts, each of at most {LONGEST_TEXT} bytes"),
        Unit::Periods => format!("At most {MOST_MEMBERS} periods"),
    }
}

fn assessment() -> Vec<Type> {
    let rules = || list(Named("RuleId"));
    vec![
        named(
            "Assessment",
            "What the rules say of an idea.",
            Object(vec![
                key("today", "The day it was held against.", day()),
                key("programmes", "Every programme, best first.", list(Named("Entry"))),
                key("openers", "The decisions that open most programmes.", list(Named("Opener"))),
                key(
                    "nearest",
                    "Where something is ruled out: the programme that can be applied for and whose formal rules fail least.",
                    or_null(Named("ProgrammeId")),
                ),
                key("nextQuestion", "The question that settles most.", or_null(Named("Path"))),
                key("questionsLeft", "How many questions may remain at most.", Number),
            ]),
        ),
        named(
            "Entry",
            "What the rules say of an idea in one programme.",
            Object(vec![
                key("id", "", Named("ProgrammeId")),
                key("edition", "The set of rules it was held against.", or_null(Text)),
                key("rank", "Entries with the same number are equal.", Number),
                key(
                    "verdict",
                    "Whether the idea has the shape; `call` tells whether there is a door.",
                    Named("Verdict"),
                ),
                key("openBecause", "What an open verdict waits for.", or_null(Named("OpenBecause"))),
                key("noBecause", "The fewest rules that make it a no.", rules()),
                key("call", "", Named("Call")),
                key(
                    "role",
                    "What the organisation may do; null as long as its type is not known.",
                    or_null(Named("Role")),
                ),
                key("roleUnconfirmed", "The role is inferred, and to be asked about.", YesNo),
                key(
                    "classification",
                    "What the programme calls the project.",
                    or_null(Named("Classification")),
                ),
                key("checked", "How many formal rules were checked and apply.", Number),
                key(
                    "unconfirmed",
                    "How many formal rules stand on a source that is secondary, old or not confirmed.",
                    Number,
                ),
                key("findings", "What each rule gives.", list(Named("Finding"))),
                key(
                    "activityQuestions",
                    "What is not known of the list of activities itself.",
                    list(Named("Path")),
                ),
                key("leftOut", "How many rules are about activities that are not planned.", Number),
                key(
                    "repairs",
                    "What mends the idea, cheapest first; each by itself is enough.",
                    list(Named("Repair")),
                ),
                key(
                    "routes",
                    "Where to look instead, and the failing rule that leads there.",
                    list(Object(vec![
                        key("programme", "", Named("ProgrammeId")),
                        key("rule", "", or_null(Named("RuleId"))),
                    ])),
                ),
                key("reasons", "Why it stands where it stands.", list(Named("RankReason"))),
                key(
                    "editions",
                    "Every set of its rules, oldest first.",
                    list(Object(
                        edition()
                            .into_iter()
                            .chain([key("assessed", "This one was held against.", YesNo)])
                            .collect(),
                    )),
                ),
                key("stale", "Its rules are older than they should be: look at the source.", YesNo),
                key(
                    "otherCalls",
                    "The calls of the years beside, where the idea stands otherwise.",
                    list(Named("OtherCall")),
                ),
                key(
                    "successors",
                    "What the idea comes to today, where the programme has ended.",
                    list(Named("Successor")),
                ),
            ]),
        ),
        named(
            "Call",
            "Whether and when a programme can be applied for.",
            Object(vec![
                key("status", "", Named("CallStatus")),
                key("canBeAppliedFor", "It is open, opens on a known date, or is expected.", YesNo),
                key("year", "The year of the call that an application would fall under.", Number),
                key("opens", "", or_null(day())),
                key("closes", "", or_null(day())),
                key(
                    "usual",
                    "When in the year the last day usually is.",
                    or_null(Object(vec![
                        key("month", "", Number),
                        key("day", "", or_null(Number)),
                        key("confirmed", "A source says so.", YesNo),
                    ])),
                ),
            ]),
        ),
        named(
            "Finding",
            "What one rule gives.",
            Object(vec![
                key("rule", "", Named("RuleId")),
                key("also", "Other rules that the same check answers for.", rules()),
                key("kind", "Only a formal rule decides.", Named("RuleKind")),
                key("activity", "The activity it was held against, as a place in the list.", or_null(Number)),
                key("outcome", "", Named("Outcome")),
                may(
                    "given",
                    "What was found; of a number that is not quite known, the bounds.",
                    AnyOf(vec![
                        Named("Value"),
                        Object(vec![key("atLeast", "", Number), may("atMost", "", Number)]),
                    ]),
                ),
                may("needed", "What it demands.", Named("Needed")),
                may("at", "What was looked at.", Named("Path")),
                key("questions", "Questions whose answers would decide it.", list(Named("Path"))),
                key("becauseOfSource", "Only the sources could decide it.", YesNo),
            ]),
        ),
        named(
            "Needed",
            "What a rule demands.",
            AnyOf(vec![
                only("is", YesNo),
                only("oneOf", list(Text)),
                only("noneOf", list(Text)),
                only("atLeast", Number),
                only("atMost", Number),
                only("between", Pair(Box::new(Number))),
                only("differs", Text),
            ]),
        ),
        named(
            "Repair",
            "Decisions that together mend the idea.",
            Object(vec![
                key("cost", "What they weigh; only the order means something.", Number),
                key("verdict", "The verdict after them.", Named("Verdict")),
                key("edits", "", list(Named("Edit"))),
            ]),
        ),
        named(
            "Edit",
            "One decision, with what follows from it by itself.",
            Object(vec![
                key("field", "", Named("Path")),
                key("from", "", or_null(Named("Value"))),
                key(
                    "to",
                    "The value; or several of which one does; or an example; or an example of a new party; null is gone.",
                    AnyOf(vec![
                        Named("Value"),
                        only("oneOf", list(Text)),
                        only("example", Named("Value")),
                        Named("Party"),
                        Null,
                    ]),
                ),
                key(
                    "follows",
                    "What changes with it.",
                    list(Object(vec![
                        key("field", "", Named("Path")),
                        key("to", "", or_null(Named("Value"))),
                    ])),
                ),
                key("choose", "What of an example is to be chosen.", list(Named("Path"))),
            ]),
        ),
        named(
            "Opener",
            "A decision, with what it opens and what it closes.",
            Object(vec![
                key("edit", "", Named("Edit")),
                key("opens", "", list(Named("ProgrammeId"))),
                key("closes", "", list(Named("ProgrammeId"))),
            ]),
        ),
        named(
            "RankReason",
            "Something that decides the order of the programmes.",
            AnyOf(vec![
                reason("can_be_applied_for", [key("value", "", YesNo)]),
                reason(
                    "goals_met",
                    [
                        key("value", "", list(Named("Goal"))),
                        key("strong", "For how many of them it is a first choice.", Number),
                    ],
                ),
                reason("not_no", [key("value", "", YesNo)]),
                reason("role", [key("value", "", or_null(Named("Role")))]),
                reason("effort", [key("value", "", Number)]),
                Object(vec![key("reason", "", Named("CountedReason")), key("weight", "", Number)]),
            ]),
        ),
        named(
            "OtherCall",
            "The same idea under the call of another year.",
            Object(vec![
                key("year", "", Number),
                key("edition", "", or_null(Text)),
                key("verdict", "", Named("Verdict")),
                key("openBecause", "", or_null(Named("OpenBecause"))),
                key(
                    "differs",
                    "Formal rules that say something else then.",
                    list(Object(vec![
                        key("rule", "", Named("RuleId")),
                        key("activity", "", or_null(Number)),
                        key("outcome", "", Named("Outcome")),
                    ])),
                ),
                key(
                    "countries",
                    "Countries that belong otherwise to a region that these rules ask for.",
                    list(Object(vec![
                        key("country", "", Named("Country")),
                        key("region", "", Named("Region")),
                        key("then", "", Named("Membership")),
                        key("now", "", Named("Membership")),
                    ])),
                ),
            ]),
        ),
        named(
            "Successor",
            "What a part of an ended programme comes to in a programme of today.",
            Object(vec![
                key(
                    "activity",
                    "What it was; null is the project as a whole.",
                    or_null(Named("ActivityType")),
                ),
                key("programme", "", Named("ProgrammeId")),
                key("as", "The activity there.", or_null(Named("ActivityType"))),
                key("verdict", "Null where the idea has no such activity.", or_null(Named("Verdict"))),
                key("openBecause", "", or_null(Named("OpenBecause"))),
                key("fails", "Formal rules of today that the idea fails.", rules()),
            ]),
        ),
        named("RuleId", "A rule, by the id that never changes.", Text),
    ]
}

fn reason<const N: usize>(id: &str, keys: [Key; N]) -> Shape {
    Object([key("reason", "", exactly(id))].into_iter().chain(keys).collect())
}

fn edition() -> Vec<Key> {
    vec![
        key("id", "", Text),
        key("from", "The first call year it holds for.", or_null(Number)),
        key("to", "The last one.", or_null(Number)),
    ]
}

/// What the module tells before anything is answered.
fn what_is_known() -> Vec<Type> {
    let words = || Named("Words");
    vec![
        named(
            "Words",
            "A text in both languages; English is null where a host's catalogue has none.",
            Object(vec![key("sv", "", Text), key("en", "", or_null(Text))]),
        ),
        named(
            "Programme",
            "What is known of a programme.",
            Object(vec![
                key("id", "", Named("ProgrammeId")),
                key("name", "", words()),
                key("summary", "", words()),
                key("agency", "Who decides about the grants.", Named("Agency")),
                key("link", "The official page.", Text),
                key("areas", "The areas whose organisations it is for.", list(Named("Area"))),
                key("effort", "How much work an application is: 1 light, 2 some, 3 heavy.", Number),
                key("goals", "Goals it serves.", list(Named("Goal"))),
                key(
                    "firstChoiceFor",
                    "Those among them for which it is a first choice.",
                    list(Named("Goal")),
                ),
                key(
                    "who",
                    "What each type of organisation may do; of one that is not there the sources say nothing.",
                    list(Object(vec![
                        key("org", "", Named("OrgType")),
                        key("role", "", Named("Role")),
                        key(
                            "confirmed",
                            "A source says so; otherwise it is inferred, and to be asked about.",
                            YesNo,
                        ),
                    ])),
                ),
                key(
                    "appliesInstead",
                    "Who applies where the organisation may only be a partner.",
                    or_null(words()),
                ),
                key("call", "The door, today in Sweden.", Named("Call")),
                key("callNote", "What to know about it.", or_null(words())),
                key("callSource", "The id of the source that says so.", Text),
                key("editions", "Its sets of rules, oldest first.", list(Object(edition()))),
                key("successors", "What took its place.", list(Named("ProgrammeId"))),
                key("rules", "", list(Named("Rule"))),
                key("sources", "Every document that something here comes from.", list(Named("Source"))),
            ]),
        ),
        named(
            "Rule",
            "What is told about a rule.",
            Object(vec![
                key("id", "", Named("RuleId")),
                key("kind", "", Named("RuleKind")),
                key("title", "What it says.", words()),
                key("fix", "How to mend it.", or_null(words())),
                key("note", "How a gap or a contradiction in the sources was read.", or_null(words())),
                key("editions", "The editions it holds for; none means all.", list(Text)),
                key(
                    "activities",
                    "The types of activity it is about; none means the frame.",
                    list(Named("ActivityType")),
                ),
                key("source", "The id of its source.", Text),
                key("section", "Where in the document.", Text),
                key("status", "How sure it is.", Named("RuleStatus")),
                key("checked", "The day it was last compared with its source.", day()),
                key("validTo", "The last day it is known to hold.", or_null(day())),
            ]),
        ),
        named(
            "Source",
            "A document or page that rules come from.",
            Object(vec![
                key("id", "", Text),
                key("title", "In its own language.", Text),
                key("address", "Empty where it is nowhere on the web.", Text),
                key("dated", "When it is from, as far as is known.", Text),
                key("estimated", "That date is an estimate.", YesNo),
                key("checked", "The day the rules were last compared with it.", day()),
            ]),
        ),
        named(
            "Question",
            "A fact that can be asked.",
            Object(vec![
                key("field", "Its name, as in a path.", Text),
                key(
                    "scopes",
                    "Where it may stand: in the idea, in a party, in an activity.",
                    list(Named("Scope")),
                ),
                key("class", "How it may change.", Named("FactClass")),
                key("unit", "", Named("Unit")),
                key("label", "The question, or the statement that is to be confirmed.", words()),
                key("short", "Its name inside a sentence.", words()),
                key("help", "What needs explaining.", or_null(words())),
            ]),
        ),
        named("Unit", "What kind of value a fact has, with its bounds, which lie within.", units()),
        named(
            "Choice",
            "A member of a list.",
            Object(vec![key("id", "", Text), key("label", "", words()), key("help", "", or_null(words()))]),
        ),
        named(
            "LoadedCatalogue",
            "The catalogue that is in force from now on.",
            Object(vec![
                key("date", "The day its rules were last gone through as a whole.", day()),
                key("programmes", "", list(Named("ProgrammeId"))),
                key(
                    "contact",
                    "Whom to ask nearby.",
                    or_null(Object(vec![key("words", "", words()), key("address", "", Text)])),
                ),
            ]),
        ),
    ]
}

fn units() -> Shape {
    let kind =
        |id: &str, keys: Vec<Key>| Object([key("kind", "", exactly(id))].into_iter().chain(keys).collect());
    let choices = || vec![key("choices", "", list(Named("Choice")))];
    let most = || key("most", "How many at most.", Number);
    let longest = || key("longest", "In bytes.", Number);
    let number =
        || vec![key("of", "", Named("Measure")), key("atLeast", "", Number), key("atMost", "", Number)];
    AnyOf(vec![
        kind("yes_no", vec![]),
        kind("number", number()),
        kind("numbers", number().into_iter().chain([most()]).collect()),
        kind("one", choices()),
        kind("many", choices()),
        kind("date", vec![key("from", "", day()), key("to", "", day())]),
        kind("text", vec![longest()]),
        kind("texts", vec![longest(), most()]),
        kind("periods", vec![most()]),
    ])
}

/// The closed lists.
fn lists() -> Vec<Type> {
    fn of<T: Copy>(
        name: &'static str,
        about: &'static str,
        all: &[T],
        id: impl Fn(T) -> &'static str,
    ) -> Type {
        named(name, about, Ids(all.iter().map(|member| id(*member).to_owned()).collect()))
    }
    let mut lists: Vec<Type> = Vocabulary::ALL
        .iter()
        .map(|list| {
            let ids = list.ids().iter().map(|id| (*id).to_owned()).collect();
            named(list.name(), "The words stand in `questions()`.", Ids(ids))
        })
        .collect();
    lists.extend([
        of("ErrorCode", "Why there is no result.", Code::ALL, Code::id),
        of("Verdict", "Whether an idea has the shape that a programme demands.", Verdict::ALL, Verdict::id),
        of("OpenBecause", "What an open verdict waits for.", OpenBecause::ALL, OpenBecause::id),
        of("Outcome", "What a rule gives.", Outcome::ALL, Outcome::id),
        of("CallStatus", "The door.", CallStatus::ALL, CallStatus::id),
        of("Role", "What an organisation may do in a programme.", Role::ALL, Role::id),
        of("Classification", "What a programme calls a project.", Classification::ALL, Classification::id),
        of("RuleKind", "What a rule does: decide, warn, advise, remind, explain.", Kind::ALL, Kind::id),
        of(
            "RuleStatus",
            "How sure a rule is: seen in a primary source, in a secondary one, in an old one, not confirmed.",
            Status::ALL,
            Status::id,
        ),
        of("CountedReason", "What counts for or against a programme.", Reason::ALL, Reason::id),
        of("Agency", "Who decides about grants.", Agency::ALL, Agency::id),
        of("Region", "A set of countries, which changes over the years.", Region::ALL, Region::id),
        of("Membership", "Whether a country belongs to a region.", Membership::ALL, Membership::id),
        of("Scope", "In which part of the answers a fact stands.", Scope::ALL, Scope::id),
        of("FactClass", "How a fact may change.", Class::ALL, Class::id),
        of("Measure", "What a number counts.", Measure::ALL, Measure::id),
    ]);
    lists
}
