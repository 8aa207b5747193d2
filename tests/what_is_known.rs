//! What is told before anything is answered: the questions say exactly what answers may be, and the programmes where each of their
//! statements comes from.
#![cfg(test)]

use utbyteskollen::catalogue::{Catalogue, own};
use utbyteskollen::facts::Date;
use utbyteskollen::facts::field::FIELDS;
use utbyteskollen::wire::{Tree, programmes_tree, questions_tree, read_answers, reply};

fn catalogue() -> Catalogue {
    own().unwrap()
}

fn today() -> Date {
    Date::new(2026, 11, 21).unwrap()
}

fn at<'t>(tree: &'t Tree, key: &str) -> &'t Tree {
    let Tree::Object(entries) = tree else { panic!("no object with {key}: {tree}") };
    entries
        .iter()
        .find(|(name, _)| name == key)
        .map_or_else(|| panic!("no {key} in {tree}"), |(_, value)| value)
}

fn list(tree: &Tree) -> &[Tree] {
    let Tree::List(items) = tree else { panic!("no list: {tree}") };
    items
}

fn text(tree: &Tree) -> &str {
    let Tree::Text(text) = tree else { panic!("no text: {tree}") };
    text
}

fn number(tree: &Tree) -> i64 {
    let Tree::Number(number) = tree else { panic!("no number: {tree}") };
    *number
}

/// Values that a question allows, and values a step beyond
fn values(unit: &Tree) -> (Vec<Tree>, Vec<Tree>) {
    let size = |key: &str| usize::try_from(number(at(unit, key))).unwrap();
    let letters = |beyond: usize| Tree::Text("x".repeat(size("longest") + beyond));
    let numbers = || {
        let (least, most) = (number(at(unit, "atLeast")), number(at(unit, "atMost")));
        (vec![Tree::Number(least), Tree::Number(most)], vec![Tree::Number(least - 1), Tree::Number(most + 1)])
    };
    let as_many = |one: Tree| {
        (vec![Tree::List(vec![one.clone(); size("most")])], vec![Tree::List(vec![one; size("most") + 1])])
    };
    let choices =
        || list(at(unit, "choices")).iter().map(|choice| at(choice, "id").clone()).collect::<Vec<_>>();
    let other = || Tree::from("another");
    match text(at(unit, "kind")) {
        "yes_no" => (vec![Tree::Bool(true), Tree::Bool(false)], vec![Tree::Number(1)]),
        "number" => numbers(),
        "numbers" => {
            let (within, beyond) = numbers();
            let alone = |numbers: Vec<Tree>| numbers.into_iter().map(|number| Tree::List(vec![number]));
            let (many, too_many) = as_many(within[0].clone());
            (alone(within).chain(many).collect(), alone(beyond).chain(too_many).collect())
        }
        "one" => (choices(), vec![other()]),
        "many" => (vec![Tree::List(choices()), Tree::List(vec![])], vec![Tree::List(vec![other()])]),
        "date" => (
            vec![at(unit, "from").clone(), at(unit, "to").clone()],
            vec![Tree::from("1899-12-31"), Tree::from("2200-01-01")],
        ),
        "text" => (vec![letters(0)], vec![letters(1)]),
        "texts" => {
            let (many, too_many) = as_many(letters(0));
            (many, [too_many, vec![Tree::List(vec![letters(1)])]].concat())
        }
        "periods" => {
            as_many(Tree::object([("from", Tree::from("2027-01-01")), ("to", Tree::from("2027-01-02"))]))
        }
        kind => panic!("what is {kind}?"),
    }
}

/// Answers of one fact
fn answers(scope: &str, field: &str, value: Tree) -> Tree {
    let fact = field.rsplit('.').fold(value, |inner, name| Tree::object([(name, inner)]));
    match scope {
        "idea" => fact,
        "party" => Tree::object([("parties", Tree::List(vec![fact]))]),
        "activity" => Tree::object([("activities", Tree::List(vec![fact]))]),
        scope => panic!("where is {scope}?"),
    }
}

#[test]
fn a_question_says_exactly_what_its_answer_may_be() {
    let questions = questions_tree();
    assert_eq!(list(&questions).len(), FIELDS.len());
    let mut asked = 0;
    for question in list(&questions) {
        let field = text(at(question, "field"));
        for scope in list(at(question, "scopes")) {
            let (within, beyond) = values(at(question, "unit"));
            for (values, is_taken) in [(within, true), (beyond, false)] {
                for value in values {
                    let said = read_answers(&answers(text(scope), field, value.clone()));
                    assert_eq!(said.is_ok(), is_taken, "{field}: {value}: {said:?}");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 1_000, "only {asked} answers");
}

#[test]
fn every_question_and_choice_has_its_words() {
    for question in list(&questions_tree()) {
        let unit = at(question, "unit");
        let choices = match text(at(unit, "kind")) {
            "one" | "many" => list(at(unit, "choices")),
            _ => &[],
        };
        let words = [at(question, "label"), at(question, "short")].into_iter();
        for words in words.chain(choices.iter().map(|choice| at(choice, "label"))) {
            assert!(!text(at(words, "sv")).is_empty() && !text(at(words, "en")).is_empty(), "{question}");
        }
    }
}

#[test]
fn the_sources_of_a_programme_are_those_that_it_names() {
    let catalogue = catalogue();
    let told = programmes_tree(&catalogue, today());
    assert_eq!(list(&told).len(), catalogue.programmes.len());
    for (programme, told) in catalogue.programmes.iter().zip(list(&told)) {
        assert_eq!(text(at(told, "id")), &*programme.id);
        let sources: Vec<&str> =
            list(at(told, "sources")).iter().map(|source| text(at(source, "id"))).collect();
        let rules = list(at(told, "rules"));
        assert_eq!(rules.len(), programme.rules.len());
        let named = rules.iter().map(|rule| text(at(rule, "source"))).chain([text(at(told, "callSource"))]);
        for id in named {
            assert!(sources.contains(&id), "{}: {id} is not among {sources:?}", programme.id);
        }
        let mut own = programme.clone();
        let own: Vec<u16> = own.sources_mut().map(|place| *place).collect();
        let own = own.iter().map(|place| &*catalogue.sources[usize::from(*place)].id);
        let of_rules = programme.rules.iter().filter_map(|place| catalogue.rule(*place));
        let of_rules = of_rules.filter_map(|rule| Some(&*catalogue.source(rule)?.id));
        let mut expected: Vec<&str> = own.chain(of_rules).collect();
        expected.sort_unstable();
        expected.dedup();
        let mut sources = sources;
        sources.sort_unstable();
        assert_eq!(sources, expected, "{}", programme.id);
    }
}

#[test]
fn the_door_is_the_one_that_an_idea_finds() {
    let catalogue = catalogue();
    let told = programmes_tree(&catalogue, today());
    let said = reply(&catalogue, &Tree::Object(vec![]), || Some(today())).unwrap();
    for programme in list(&told) {
        let found = list(at(&said, "programmes")).iter().find(|entry| at(entry, "id") == at(programme, "id"));
        assert_eq!(at(programme, "call"), at(found.unwrap(), "call"));
    }
}

#[test]
fn without_a_day_there_is_no_reply() {
    let fault = reply(&catalogue(), &Tree::Object(vec![]), || None).unwrap_err();
    assert_eq!(fault.path, "today");
    let given = Tree::object([("today", Tree::from("2026-11-21"))]);
    let asked = reply(&catalogue(), &given, || panic!("the clock is asked although the day is given"));
    assert_eq!(text(at(&asked.unwrap(), "today")), "2026-11-21");
}

#[test]
fn a_tree_is_the_same_through_serde_as_by_itself() {
    for tree in [questions_tree(), programmes_tree(&catalogue(), today())] {
        assert_eq!(serde_json::to_string(&tree).unwrap(), tree.to_string());
    }
    let odd = Tree::List(vec![Tree::Null, Tree::Fraction, Tree::Number(-7), Tree::from("\"\\\n\u{1f}å")]);
    assert_eq!(serde_json::to_string(&odd).unwrap(), odd.to_string());
}
