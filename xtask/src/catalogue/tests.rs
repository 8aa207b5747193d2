//! A small catalogue, broken once for each thing that is refused; and the real one.

use std::fs;

use utbyteskollen::catalogue::{
    Applying, CallStatus, Catalogue, Check, Currency, Money, OWN, OWN_ENGLISH, Per, Range, Role, Stated,
    Statement, Status, Words, pack, unpack_with_english,
};
use utbyteskollen::engine::{Verdict, assess};
use utbyteskollen::facts::{Date, Field, Goal, Set};
use utbyteskollen::wire::from_compact;

use super::compare::compare;
use super::read::read_texts;
use super::stale::stale;
use super::written::written;
use super::{Fault, own_directory, read, rules, shipped, told};

const CATALOGUE: &str = "\
date = \"2026-11-21\"
fresh_days = 365

[euro]
kronor = 10
ore = 70
date = \"2026-01-17\"
source = \"S2\"
";

const CATALOGUE_OF_A_HOST: &str = "date = \"2026-11-21\"\nfresh_days = 365\n";

const SOURCES: &str = "\
[[source]]
id = \"S1\"
title = \"The first\"
link = \"https://example.org/one\"
dated = \"2018–2020\"
estimated = true
checked = \"2026-11-20\"

[[source]]
id = \"S2\"
title = \"The second\"
dated = \"2024\"
checked = \"2026-11-19\"
";

const GENERAL: &str = "\
[[rule]]
id = \"G-02\"
kind = \"should\"
check = { fact = \"needIdentified\", is = true }
title = { sv = \"Behov\", en = \"Need\" }
fix = { sv = \"Beskriv\", en = \"Describe\" }
source = { doc = \"S2\", section = \"1\" }

[[rule]]
id = \"G-01\"
kind = \"formal\"
check = { applicant = true }
title = { sv = \"Sökande\", en = \"Applicant\" }
fix = { sv = \"Byt\", en = \"Change\" }
source = { doc = \"S1\", section = \"2\" }
";

const ONE: &str = "\
id = \"one\"
name = { sv = \"Ett\", en = \"One\" }
summary = { sv = \"Ett program\", en = \"A programme\" }
agency = \"uhr\"
link = \"https://example.org/\"
areas = [\"school\", \"adult\"]
effort = 2
general = [\"G-01\", \"G-02\"]
follows = { \"G-01\" = [\"R-1\"] }
serves = { strong = [\"GOAL-11\"], also = [\"GOAL-03\"] }
successors = [\"two\"]

[who]
apply = [\"grundskola\", \"forskola\"]
partner_unconfirmed = [\"museum\"]
not = [\"larosate\"]
applies_instead = { sv = \"En skola\", en = \"A school\" }

[call]
status = \"open\"
opens = \"2027-01-10\"
closes = \"2027-03-01\"
usual = { month = 2, day = 29, confirmed = true }
through = 2027
source = \"S1\"

[[edition]]
id = \"2018\"
from = 2014
to = 2020

[[edition]]
id = \"2021\"
from = 2021

[[rule]]
id = \"R-1\"
also = [\"R-0\"]
kind = \"formal\"
editions = [\"2021\", \"2018\"]
when = { fact = \"tripPattern\", one_of = [\"other\", \"both_directions\"], unclear = [\"visit_abroad_only\"] }
check = { all = [
  { fact = \"participants.total\", at_least = 4, at_most = 30, unclear = { at_least = 31, at_most = 40 } },
  { any = [{ fact = \"goals\", includes_any = [\"GOAL-12\"] }, { fact = \"needText\", answered = true }] },
  { count = \"foreign_parties\", region = \"nordplus\", at_least = 1 },
  { countries = \"parties\", at_least = 2 },
  { every = \"partner_schools\", check = { all = [
    { fact = \"country\", region = \"eea\", inside = false },
    { fact = \"tripPattern\", none_of = [\"other\"] },
    { fact = \"resultArea\", none_of = [\"he\"] },
  ] } },
] }
title = { sv = \"Titel\", en = \"Title\" }
fix = { sv = \"Laga\", en = \"Mend\" }
route = \"two\"
classifies = \"new\"
follows_from = [\"G-01\"]
source = { doc = \"S1\", section = \"3\" }
status = \"V-old\"
valid_to = \"2027-12-31\"

[[rule]]
id = \"R-2\"
kind = \"formal\"
activities = [\"work_placement\"]
check = { fact = \"hostCountry\", differs_from = \"participantResidence\" }
title = { sv = \"Titel\", en = \"Title\" }
fix = { sv = \"Laga\", en = \"Mend\" }
source = { doc = \"S2\", section = \"4\" }
checked = \"2026-11-01\"
";

const TWO: &str = "\
id = \"two\"
name = { sv = \"Två\", en = \"Two\" }
summary = { sv = \"Ett program\", en = \"A programme\" }
agency = \"eacea\"
link = \"https://example.org/\"
areas = [\"school\"]
effort = 1
general = []
serves = { strong = [] }

[who]
apply = [\"grundskola\"]

[call]
status = \"unknown\"
source = \"S2\"

[[edition]]
id = \"1\"

[[rule]]
id = \"T-1\"
kind = \"info\"
title = { sv = \"Titel\", en = \"Title\" }
source = { doc = \"S2\", section = \"5\" }

[[rule]]
id = \"T-3\"
kind = \"info\"
title = { sv = \"Titel\", en = \"Title\" }
source = { doc = \"S2\", section = \"6\" }

[money]
pays = { sv = \"Resor\", en = \"Journeys\", source = \"S1\", status = \"U\" }
own = { grant_percent = 80, rule = \"T-3\" }

[[money.amount]]
euro = [30000, 60000]
at_most = true
per = \"project\"
label = { sv = \"Allt\", en = \"All\" }
from = 2024
to = 2025
rule = \"T-3\"

[[money.amount]]
kronor = [500]
per = \"month\"
source = \"S2\"
status = \"V2\"

[applying]
who = { rule = \"T-3\" }
signs = { sv = \"Rektor\", en = \"The head\", source = \"S2\" }
where = { sv = \"Här\", en = \"Here\", source = \"S2\" }
last_step = { sv = \"Börja\", en = \"Begin\", source = \"S1\" }
alone = true
[[moved]]
what = { sv = \"Utbyte\", en = \"Exchange\" }
was = { sv = \"Då\", en = \"Then\" }
activity = \"short_pupil_group\"
to = [{ programme = \"one\", activity = \"pupil_group\" }]
changed = { sv = \"Nu\", en = \"Now\" }
sources = [\"S2\", \"S1\"]
";

fn small() -> Vec<(String, String)> {
    let files = [
        ("two.toml", TWO),
        ("one.toml", ONE),
        ("sources.toml", SOURCES),
        ("general.toml", GENERAL),
        ("catalogue.toml", CATALOGUE),
    ];
    files.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec()
}

fn small_catalogue() -> Catalogue {
    read_texts("p", small()).unwrap_or_else(|faults| panic!("{}", told(&faults)))
}

/// The faults of the small catalogue with one text of one file replaced once
fn broken(file: &str, from: &str, to: &str) -> Vec<Fault> {
    let mut files = small();
    let text = &mut files.iter_mut().find(|(name, _)| name == file).unwrap().1;
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
    read_texts("p", files).err().unwrap_or_default()
}

#[test]
fn a_small_catalogue_is_read_as_it_is_written() {
    let catalogue = small_catalogue();
    let ids: Vec<&str> = catalogue.rules.iter().map(|rule| &*rule.id).collect();
    assert_eq!(ids, ["G-02", "G-01", "R-1", "R-2", "T-1", "T-3"]);
    let [one, two] = catalogue.programmes.as_slice() else { panic!("two programmes") };
    assert_eq!((&*one.id, &one.rules, &two.rules), ("one", &vec![0, 1, 2, 3], &vec![4, 5]));
    let who: Vec<_> = one.who.iter().map(|row| (row.org.id(), row.role, row.confirmed)).collect();
    assert_eq!(
        who,
        [
            ("forskola", Role::Apply, true),
            ("grundskola", Role::Apply, true),
            ("larosate", Role::Not, true),
            ("museum", Role::Partner, false)
        ]
    );
    let ids = |goals: Set<Goal>| goals.iter().map(Goal::id).collect::<Vec<_>>();
    assert_eq!(ids(one.serves), ["GOAL-03", "GOAL-11"]);
    assert_eq!(ids(one.first_choice_for), ["GOAL-11"]);
    let rule = &catalogue.rules[2];
    assert_eq!((rule.editions.as_slice(), rule.status), (&[0, 1][..], Status::Old));
    assert_eq!(rule.checked.to_string(), "2026-11-20", "the source's day");
    assert_eq!(catalogue.rules[3].checked.to_string(), "2026-11-01", "its own day");
    let sorted =
        Check::OneOf { field: Field::TripPattern, of: [0, 3].into(), unclear: [2].into(), inside: true };
    assert_eq!(rule.when, sorted);
    let Check::All(parts) = &rule.check else { panic!("all") };
    let total = Range { at_least: Some(4), at_most: Some(30) };
    let beside = Some(Range { at_least: Some(31), at_most: Some(40) });
    assert_eq!(
        parts[0],
        Check::Number { field: Field::ParticipantsTotal, range: total, unclear: beside, calendar: false }
    );
    assert_eq!(catalogue.rules[4].check, Check::Nothing);
    assert_eq!(
        rules(&catalogue).into_iter().collect::<Vec<_>>(),
        ["G-01", "G-02", "R-0", "R-1", "R-2", "T-1", "T-3"]
    );
    assert_eq!((&one.money, &one.applying), (&Money::default(), &Applying::default()));
    let rate =
        catalogue.euro.as_ref().map(|rate| (rate.kronor, rate.ore, rate.date.to_string(), rate.source));
    assert_eq!(rate, Some((10, 70, "2026-01-17".to_owned(), 1)));
    let said = |statement: &Option<Statement>| {
        let statement = statement.as_ref().unwrap();
        (statement.words.sv.to_string(), statement.stated.clone())
    };
    let source = |source, status| Stated::Source { source, status };
    let rule = || Stated::Rule("T-3".into());
    let Money { pays, no_grant, amounts, own } = &two.money;
    assert_eq!((said(pays), *no_grant), (("Resor".to_owned(), source(0, Status::Unconfirmed)), false));
    assert_eq!(own.as_ref().map(|own| (own.percent(), own.stated.clone())), Some((20, rule())));
    let sums: Vec<_> = amounts
        .iter()
        .map(|one| {
            (one.sums.as_slice(), one.currency, one.at_most, one.per, one.from, one.to, one.stated.clone())
        })
        .collect();
    assert_eq!(
        sums,
        [
            (&[30_000, 60_000][..], Currency::Euro, true, Per::Project, Some(2024), Some(2025), rule()),
            (&[500], Currency::Kronor, false, Per::Month, None, None, source(1, Status::Secondary)),
        ]
    );
    let Applying { who, signs, place, last_step, alone } = &two.applying;
    assert_eq!((said(who), *alone), ((String::new(), rule()), true));
    let words = [signs, place, last_step].map(said);
    assert_eq!(words.map(|(words, _)| words), ["Rektor", "Här", "Börja"]);
    let packed = pack(&catalogue);
    assert_eq!(unpack_with_english(&packed.catalogue, &packed.english), Ok(catalogue));
}

#[test]
fn every_programme_that_has_not_ended_says_who_applies_and_amounts_in_euro_have_a_rate() {
    let own = read(&own_directory()).unwrap();
    for programme in &own.programmes {
        let ended = programme.call.status == CallStatus::Ended;
        assert_eq!(programme.applying.who.is_none(), ended, "{}", programme.id);
        // What volunteering pays for stands in no source that we have.
        assert_eq!(programme.money.pays.is_none(), ended || &*programme.id == "esc_vol", "{}", programme.id);
    }
    assert!(own.euro.is_some());
    let with_head = |head: &str| {
        let mut files = small();
        for (_, text) in files.iter_mut().filter(|(name, _)| name == "catalogue.toml") {
            *text = format!("{CATALOGUE_OF_A_HOST}{head}");
        }
        let faults = read_texts("p", files).err().unwrap_or_default();
        faults.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let expected =
        "p/two.toml:38: an amount in euro needs a rate, to be told in kronor; add [euro] to catalogue.toml";
    assert_eq!(with_head(""), [expected]);
    // A host's catalogue has the widget's rate, and none of its own.
    assert_eq!(with_head("local = true\n"), Vec::<String>::new());
}

#[test]
fn no_rule_and_no_summary_repeats_an_amount() {
    let own = read(&own_directory()).unwrap();
    let plain = |text: &str| text.replace([' ', '\u{a0}', ','], "");
    for programme in &own.programmes {
        let rules = programme.rules.iter().filter_map(|place| own.rule(*place));
        let said = rules.flat_map(|rule| [&rule.words.title, &rule.words.fix, &rule.words.note]);
        let said: Vec<String> =
            said.chain([&programme.summary]).flat_map(|words| [plain(&words.sv), plain(&words.en)]).collect();
        for sum in programme.money.amounts.iter().flat_map(|amount| &amount.sums) {
            for money in ["euro", "kronor"] {
                let repeated = said.iter().find(|said| said.contains(&format!("{sum}{money}")));
                assert_eq!(repeated, None, "{}", programme.id);
            }
            assert!(!said.iter().any(|said| said.contains(&format!("SEK{sum}"))), "{} {sum}", programme.id);
        }
    }
}

#[test]
fn the_example_of_a_host_is_packed_and_added_to_the_own_programmes() {
    let directory = own_directory().join("../../docs/local-catalogue");
    let local = read(&directory).unwrap_or_else(|faults| panic!("{}", told(&faults)));
    assert_eq!(local.later, Words::default(), "the words of the page are the widget's");
    let packed = pack(&local);
    let local = unpack_with_english(&packed.catalogue, &packed.english).unwrap();
    let own = unpack_with_english(OWN, OWN_ENGLISH).unwrap();
    let programmes = own.programmes.len();
    let both = own.with(local).unwrap();
    assert_eq!(both.programmes.len(), programmes + 1);
    assert_eq!(
        both.contact.map(|contact| contact.address.0),
        Some("mailto:kim@exempelkommun.example".into())
    );
    let answers = from_compact("org.type=grundskola&goals=GOAL-19&participants.total=3");
    let both = Catalogue { contact: None, ..both };
    let assessment = assess(&both, &answers, both.date);
    let entry =
        assessment.programmes.iter().find(|entry| &*entry.programme.id == "exempelkommunens_resefond");
    assert_eq!(entry.map(|entry| entry.verdict), Some(Verdict::FitsIfChanged));
}

#[test]
fn only_a_hosts_catalogue_leads_to_programmes_that_have_no_file_in_it() {
    let leads_away = |head: &str| {
        let mut files = small();
        for (name, text) in &mut files {
            match name.as_str() {
                "one.toml" => *text = text.replacen("route = \"two\"", "route = \"ep_ka122\"", 1),
                // A host's catalogue has no rate.
                "catalogue.toml" if !head.is_empty() => *text = format!("{CATALOGUE_OF_A_HOST}{head}"),
                _ => {}
            }
        }
        read_texts("p", files).err().unwrap_or_default()
    };
    assert_eq!(leads_away("").len(), 1);
    assert_eq!(leads_away("local = true\n"), []);
}

/// File, what is replaced, by what, the line of the fault, what the fault says
type Case<'a> = (&'a str, &'a str, &'a str, usize, &'a [&'a str]);

#[test]
fn each_fault_is_refused_with_its_place_and_remedy() {
    let long = format!("title = {{ sv = \"{}\", en = \"Title\" }}", "å".repeat(121));
    let deep = format!("check = {}{{ applicant = true }}{}", "{ all = [".repeat(8), "] }".repeat(8));
    let host = "{ fact = \"hostCountry\", differs_from = \"participantResidence\" }";
    let host_check = format!("check = {host}");
    let applicant = "{ applicant = true }";
    let cases: &[Case<'_>] = &[
        // The files
        ("one.toml", "effort = 2", "effort = ", 7, &["not valid TOML", "mend"]),
        ("one.toml", "effort = 2", "effort = 2\neffort = 2", 8, &["duplicate key"]),
        ("one.toml", "id = \"one\"", "id = \"uno\"", 1, &["`uno`", "one.toml", "uno.toml"]),
        // Keys and their kinds of value
        (
            "catalogue.toml",
            "fresh_days",
            "fresh_day",
            2,
            &["unknown key `fresh_day`", "perhaps `fresh_days`"],
        ),
        ("catalogue.toml", "fresh_days = 365", "fresh_days = 0", 2, &["0", "from 1"]),
        ("catalogue.toml", "2026-11-21", "2026-11-31", 1, &["no such day"]),
        ("catalogue.toml", "365", "365\nlocal = false", 3, &["says nothing", "write true"]),
        ("catalogue.toml", "365", "365\nalone = true", 3, &["write `local = true` too"]),
        ("catalogue.toml", "365", "365\ncontact = { address = \"mailto:a@b.se\" }", 3, &["`who` is missing"]),
        (
            "catalogue.toml",
            "365",
            "365\ncontact = { who = { sv = \"A\", en = \"A\" }, address = \"javascript:a@b\" }",
            3,
            &["whole address"],
        ),
        // Money and applying
        ("catalogue.toml", "ore = 70", "ore = 100", 6, &["`ore` is 100", "from 0 to 99"]),
        ("catalogue.toml", "kronor = 10\n", "kronor = 10.7\n", 5, &["with decimals"]),
        ("catalogue.toml", "date = \"2026-01-17\"\n", "", 4, &["`date` is missing", "[euro] needs"]),
        ("catalogue.toml", "source = \"S2\"", "source = \"S9\"", 8, &["unknown source `S9`"]),
        ("catalogue.toml", "365\n", "365\nlocal = true\n", 5, &["at the widget's rate"]),
        ("two.toml", "pays = {", "pay = {", 34, &["unknown key `pay`", "perhaps `pays`"]),
        ("two.toml", "[money]", "[money]\nno_grant = true", 34, &["there is no grant, and yet an amount"]),
        ("two.toml", ", en = \"Journeys\"", "", 34, &["`en` is missing"]),
        ("two.toml", ", source = \"S1\", status = \"U\"", "", 34, &["says not where", "`rule ="]),
        (
            "two.toml",
            "who = { rule",
            "who = { sv = \"A\", en = \"B\", rule",
            53,
            &["the rule says it already"],
        ),
        (
            "two.toml",
            "who = { rule = \"T-3\"",
            "who = { rule = \"T-3\", source = \"S1\"",
            53,
            &["has its own source"],
        ),
        (
            "two.toml",
            "who = { rule = \"T-3\"",
            "who = { rule = \"R-1\"",
            53,
            &["no rule R-1", "one of its own"],
        ),
        ("two.toml", "who = { rule = \"T-3\"", "who = { rule = \"G-01\"", 53, &["no rule G-01"]),
        ("two.toml", "who = { rule = \"T-3\" }\n", "", 52, &["`who` is missing", "[applying] needs"]),
        ("two.toml", "grant_percent = 80", "grant_percent = 100", 35, &["from 1 to 99"]),
        ("two.toml", "euro = [30000, 60000]", "euro = [60000, 30000]", 38, &["rising order"]),
        ("two.toml", "euro = [30000, 60000]", "euro = 30000", 38, &["write a list"]),
        ("two.toml", "euro = [30000, 60000]", "euro = []", 38, &["`euro` is empty"]),
        ("two.toml", "euro = [30000, 60000]", "euro = [0]", 38, &["from 1"]),
        ("two.toml", "euro = [30000, 60000]", "euro = [1]\nkronor = [1]", 37, &["in one currency"]),
        ("two.toml", "euro = [30000, 60000]\n", "", 37, &["in one currency"]),
        (
            "two.toml",
            "\"project\"",
            "\"projekt\"",
            40,
            &["unknown kind of amount `projekt`", "perhaps `project`"],
        ),
        ("two.toml", "from = 2024", "from = 2026", 42, &["after it ends 2025"]),
        ("two.toml", "status = \"V2\"", "status = \"V3\"", 50, &["unknown status `V3`"]),
        ("sources.toml", "estimated", "estimate", 6, &["unknown key", "perhaps `estimated`"]),
        ("sources.toml", "title = \"The first\"\n", "", 1, &["`title` is missing", "a source needs"]),
        ("sources.toml", "https://example.org/one", "javascript:alert()", 4, &["whole address"]),
        ("sources.toml", "\"2026-11-20\"", "2026-11-20", 7, &["date without quotes", "\"2026-11-21\""]),
        ("general.toml", "[[rule]]", "[[rules]]", 1, &["unknown key `rules`", "perhaps `rule`"]),
        ("one.toml", "effort = 2\n", "", 1, &["`effort` is missing", "effort = 2"]),
        ("one.toml", "effort = 2", "effort = 4", 7, &["from 1 to 3"]),
        ("one.toml", "effort = 2", "effort = \"2\"", 7, &["`effort` is a text", "whole number"]),
        (
            "one.toml",
            "[call]",
            "[made_for]\nways = [\"fly\"]\n\n[call]",
            20,
            &["unknown way `fly`", "digital"],
        ),
        ("one.toml", "[call]", "[made_for]\nby = 2\n\n[call]", 20, &["unknown key `by`"]),
        ("one.toml", "[call]", "[made_for]\nparties = 0\n\n[call]", 20, &["from 1 to 40"]),
        ("one.toml", "[call]", "[made_for]\nnewcomers = false\n\n[call]", 20, &["says nothing"]),
        (
            "one.toml",
            "[call]",
            "[made_for]\nto = [\"outside\"]\nperhaps = [\"outside\"]\n\n[call]",
            19,
            &["outside stands in `to` and in `perhaps`"],
        ),
        ("one.toml", "effort = 2", "effort = -2", 7, &["`effort` is -2"]),
        ("one.toml", "effort = 2", "effort = 2.0", 7, &["with decimals"]),
        ("one.toml", "general = [\"G-01\", \"G-02\"]", "general = \"G-01\"", 8, &["write a list"]),
        ("one.toml", "link = \"https://example.org/\"", "link = \"example.org\"", 5, &["https://"]),
        ("one.toml", "successors", "successor", 11, &["perhaps `successors`"]),
        ("one.toml", "partner_unconfirmed", "partners_unconfirmed", 15, &["perhaps `partner_unconfirmed`"]),
        ("one.toml", "[call]\nstatus = \"open\"\n", "[call]\n", 19, &["`status` is missing"]),
        ("one.toml", "through", "trough", 24, &["perhaps `through`"]),
        ("one.toml", "through = 2027", "through = 27", 24, &["from 1900"]),
        ("one.toml", "day = 29", "dag = 29", 23, &["unknown key `dag`", "perhaps `day`"]),
        ("one.toml", "day = 29", "day = 30", 23, &["no day 30"]),
        ("one.toml", "month = 2", "month = 13", 23, &["from 1 to 12"]),
        ("one.toml", "confirmed = true }", "confirmed = 1 }", 23, &["true or false"]),
        ("one.toml", "section = \"3\"", "sektion = \"3\"", 58, &["unknown key `sektion`"]),
        ("one.toml", "kind = \"formal\"\neditions", "editions", 36, &["`kind` is missing"]),
        ("two.toml", "[who]\napply = [\"grundskola\"]\n", "", 1, &["`[who]` is missing"]),
        ("two.toml", "[call]", "[coll]", 1, &["`[call]` is missing"]),
        // Texts
        ("one.toml", "{ sv = \"Ett\", en = \"One\" }", "{ sv = \"Ett\" }", 2, &["`en` is missing"]),
        ("one.toml", "sv = \"Titel\"", "sv = \" \"", 53, &["`sv` is empty"]),
        ("one.toml", "sv = \"Titel\"", "sv = \"Ti\\ntel\"", 53, &["`sv` goes on over several lines"]),
        ("one.toml", "{ sv = \"Ett\", en = \"One\" }", "\"Ett\"", 2, &["both languages", "sv = "]),
        ("one.toml", "en = \"One\"", "en = \"One\", de = \"Eins\"", 2, &["unknown key `de`"]),
        (
            "one.toml",
            "title = { sv = \"Titel\", en = \"Title\" }",
            &long,
            53,
            &["Swedish title has 121", "120"],
        ),
        (
            "one.toml",
            "fix = { sv = \"Laga\", en = \"Mend\" }\nroute",
            "route",
            36,
            &["`fix` is missing", "fix = "],
        ),
        // Names of things
        ("one.toml", "uhr", "uhrr", 4, &["unknown agency `uhrr`", "uhr, mucf, eacea"]),
        ("one.toml", "adult", "adults", 6, &["unknown area `adults`", "perhaps `adult`"]),
        ("one.toml", "GOAL-03", "GOAL-99", 10, &["unknown goal `GOAL-99`", "vocabulary.rs"]),
        ("one.toml", "\"two\"", "\"too\"", 11, &["unknown programme `too`", "perhaps `two`"]),
        ("one.toml", "\"two\"", "\"one\"", 11, &["the programme itself"]),
        (
            "one.toml",
            "\"museum\"",
            "\"museet\"",
            15,
            &["unknown organisation type `museet`", "perhaps `museum`"],
        ),
        ("one.toml", "\"open\"", "\"opened\"", 20, &["unknown call status `opened`", "perhaps `open`"]),
        ("one.toml", "source = \"S1\"", "source = \"S9\"", 25, &["unknown source `S9`", "sources.toml"]),
        ("one.toml", "doc = \"S1\"", "doc = \"s1\"", 58, &["unknown source `s1`", "perhaps `S1`"]),
        ("one.toml", "\"G-02\"", "\"G-02\", \"G-03\"", 8, &["unknown general rule `G-03`", "general.toml"]),
        (
            "one.toml",
            "kind = \"formal\"",
            "kind = \"form\"",
            39,
            &["unknown kind `form`", "perhaps `formal`"],
        ),
        ("one.toml", "V-old", "V3", 59, &["unknown status `V3`", "V, V2, V-old, U"]),
        ("one.toml", "classifies = \"new\"", "classifies = \"old\"", 56, &["unknown classification `old`"]),
        (
            "one.toml",
            "work_placement",
            "placement",
            65,
            &["unknown type of activity `placement`", "perhaps `work_placement`"],
        ),
        ("one.toml", "route = \"two\"", "route = \"tow\"", 55, &["unknown programme `tow`"]),
        ("one.toml", "route = \"two\"", "route = \"one\"", 55, &["the programme itself"]),
        ("one.toml", "editions = [\"2021\", ", "editions = [\"2020\", ", 40, &["unknown edition `2020`"]),
        ("one.toml", "editions = [\"2021\", \"2018\"]", "editions = []", 40, &["`editions` is empty"]),
        ("general.toml", "kind", "editions = [\"1\"]\nkind", 3, &["all editions", "with its programme"]),
        // Who, when
        (
            "one.toml",
            "not = [\"larosate\"]",
            "not = [\"museum\"]",
            16,
            &["`partner_unconfirmed` and in `not`"],
        ),
        ("one.toml", "\"forskola\"]", "\"grundskola\"]", 14, &["twice in `apply`"]),
        (
            "one.toml",
            "applies_instead = { sv = \"En skola\", en = \"A school\" }\n",
            "",
            13,
            &["`applies_instead` is missing"],
        ),
        (
            "one.toml",
            "also = [\"GOAL-03\"]",
            "also = [\"GOAL-11\"]",
            10,
            &["GOAL-11 stands in `strong` and in `also`"],
        ),
        ("one.toml", "2027-01-10", "2027-03-02", 21, &["after it closes"]),
        ("one.toml", "2027-01-10", "2027-1-10", 21, &["no such day"]),
        ("one.toml", "2027-12-31", "2027-12-32", 60, &["no such day"]),
        ("two.toml", "\"unknown\"", "\"opens\"", 14, &["`opens` is missing"]),
        ("two.toml", "[[edition]]\nid = \"1\"\n", "", 1, &["`[[edition]]` is missing"]),
        ("one.toml", "to = 2020\n", "", 31, &["no end", "`to`"]),
        ("one.toml", "from = 2021\n", "", 32, &["`from` is missing"]),
        ("one.toml", "from = 2021", "from = 2020", 32, &["before 2018 has ended"]),
        ("one.toml", "from = 2014", "from = 2021", 27, &["after it ends"]),
        ("one.toml", "id = \"2021\"", "id = \"2018\"", 33, &["edition 2018 stands already"]),
        // Ids
        ("sources.toml", "id = \"S2\"", "id = \"S1\"", 10, &["source S1 stands already at p/sources.toml:2"]),
        ("one.toml", "\"R-2\"", "\"R-1\"", 63, &["rule R-1 stands already at p/one.toml:37"]),
        ("one.toml", "\"R-2\"", "\"R-0\"", 63, &["rule R-0 stands already at p/one.toml:38"]),
        ("two.toml", "\"T-1\"", "\"G-01\"", 22, &["rule G-01 stands already at p/general.toml:10"]),
        ("two.toml", "kind", "also = [\"R-2\"]\nkind", 23, &["rule R-2 stands already at p/one.toml:63"]),
        // Rules
        ("two.toml", "source = { doc = \"S2\", section = \"5\" }\n", "", 21, &["`source` is missing"]),
        ("one.toml", "V-old", "U", 59, &["(U) cannot be formal"]),
        ("two.toml", "\"info\"", "\"formal\"", 21, &["without `check` decides nothing"]),
        ("one.toml", "\"G-01\" = [", "\"G-03\" = [", 9, &["G-03 is no general rule of this programme"]),
        ("one.toml", "\"G-01\" = [", "\"R-2\" = [", 9, &["R-2 is no general rule", "`follows_from`"]),
        ("one.toml", "= [\"R-1\"]", "= [\"G-01\"]", 9, &["the rule itself"]),
        ("one.toml", "= [\"R-1\"]", "= [\"R-9\"]", 9, &["unknown rule `R-9`"]),
        ("one.toml", "= [\"R-1\"]", "= [\"T-1\"]", 9, &["does not hold wherever this rule does"]),
        ("one.toml", "= [\"R-1\"]", "= []", 9, &["is empty"]),
        ("two.toml", "kind", "follows_from = [\"T-1\"]\nkind", 23, &["the rule itself"]),
        ("two.toml", "kind", "follows_from = [\"G-09\"]\nkind", 23, &["unknown rule `G-09`"]),
        (
            "two.toml",
            "kind",
            "follows_from = [\"G-01\"]\nkind",
            23,
            &["does not hold wherever this rule does"],
        ),
        (
            "one.toml",
            "follows_from = [\"G-01\"]",
            "follows_from = [\"R-0\"]",
            57,
            &["only a twin, at p/one.toml:38"],
        ),
        (
            "general.toml",
            "kind = \"formal\"",
            "follows_from = [\"R-1\"]\nkind = \"formal\"",
            11,
            &["wherever"],
        ),
        ("two.toml", "kind", "follows_from = [\"R-1\"]\nkind", 23, &["only formal rules say `follows_from`"]),
        // What moved
        ("two.toml", "programme = \"one\"", "programme = \"uno\"", 62, &["unknown programme `uno`"]),
        ("two.toml", "programme = \"one\"", "programme = \"two\"", 62, &["the programme itself"]),
        ("two.toml", "\"pupil_group\"", "\"pupil_groups\"", 62, &["perhaps `pupil_group`"]),
        ("two.toml", "[\"S2\", \"S1\"]", "[]", 64, &["`sources` is empty"]),
        ("two.toml", "[\"S2\", \"S1\"]", "[\"S9\"]", 64, &["unknown source `S9`"]),
        // Checks
        (
            "one.toml",
            "unclear = { at_least = 31,",
            "unclear = { at_least = 30,",
            43,
            &["30", "keep them apart"],
        ),
        (
            "one.toml",
            "unclear = { at_least = 31, at_most = 40 }",
            "unclear = { at_least = 31 }",
            43,
            &["a first and a last"],
        ),
        (
            "one.toml",
            "unclear = { at_least = 31, at_most = 40 }",
            "unclear = [31]",
            43,
            &["`unclear` is a list"],
        ),
        (
            "general.toml",
            "needIdentified",
            "needIdentifed",
            4,
            &["unknown fact `needIdentifed`", "perhaps `needIdentified`"],
        ),
        ("general.toml", "needIdentified", "formalEducation", 4, &["fact of a party", "`every`"]),
        ("general.toml", "needIdentified", "hostFamily", 4, &["fact of an activity", "activities ="]),
        (
            "one.toml",
            "fact = \"country\"",
            "fact = \"hostCountry\"",
            48,
            &["fact of an activity", "outside `every`"],
        ),
        (
            "one.toml",
            "activities = [\"work_placement\"]\n",
            "",
            65,
            &["`hostCountry` is a fact of an activity"],
        ),
        (
            "general.toml",
            "is = true",
            "at_least = 1",
            4,
            &["`at_least` does not fit `needIdentified`", "is or answered"],
        ),
        (
            "one.toml",
            "at_least = 4, at_most = 30, unclear = { at_least = 31, at_most = 40 }",
            "is = true",
            43,
            &["`is` does not fit", "at_least, at_most"],
        ),
        (
            "one.toml",
            "includes_any = [\"GOAL-12\"]",
            "one_of = [\"GOAL-12\"]",
            44,
            &["includes_any, includes_none"],
        ),
        ("one.toml", "answered = true", "is = true", 44, &["free text", "answered"]),
        ("one.toml", "answered = true", "answered = false", 44, &["says nothing"]),
        ("general.toml", applicant, "{ applicant = false }", 12, &["says nothing"]),
        ("one.toml", "fact = \"country\"", "fact = \"orgType\"", 48, &["`region` does not fit `orgType`"]),
        ("one.toml", "at_least = 4", "at_least = 31", 43, &["`at_least` is 31 and `at_most` 30"]),
        ("one.toml", "at_most = 30", "at_most = 5001", 43, &["5000 is the most"]),
        ("one.toml", "\"parties\", at_least = 2", "\"parties\", at_least = 41", 46, &["40 is the most"]),
        ("one.toml", "\"parties\", at_least = 2", "\"parties\"", 46, &["without bounds"]),
        ("one.toml", "[\"other\", \"both_directions\"]", "[]", 41, &["`one_of` is empty"]),
        ("one.toml", "includes_any = [\"GOAL-12\"]", "includes_any = []", 44, &["`includes_any` is empty"]),
        ("one.toml", "[\"other\", \"both_directions\"]", "[\"other\", \"other\"]", 41, &["twice"]),
        ("one.toml", "[\"visit_abroad_only\"]", "[\"other\"]", 41, &["in `one_of` and in `unclear`"]),
        ("one.toml", "[\"visit_abroad_only\"]", "[\"abroad\"]", 41, &["unknown choice `abroad`"]),
        ("one.toml", "GOAL-12", "GOAL-29", 44, &["unknown goal `GOAL-29`"]),
        ("one.toml", "\"he\"", "\"hei\"", 50, &["unknown area `hei`", "perhaps `he`"]),
        (
            "one.toml",
            host,
            "{ fact = \"hostCountry\", one_of = [\"UK\"] }",
            66,
            &["unknown country `UK`", "country.rs"],
        ),
        (
            "general.toml",
            "fact = \"needIdentified\", is = true",
            "fact = \"org.type\", none_of = [\"skola\"]",
            4,
            &["organisation type"],
        ),
        ("one.toml", "\"eea\"", "\"ees\"", 48, &["unknown region `ees`", "perhaps `eea`"]),
        ("one.toml", "region = \"nordplus\"", "region = \"norden\"", 45, &["unknown region `norden`"]),
        (
            "one.toml",
            "\"foreign_parties\"",
            "\"foreign\"",
            45,
            &["unknown set of parties", "perhaps `foreign_parties`"],
        ),
        ("one.toml", ", inside = false", "", 48, &["`inside` is missing"]),
        (
            "one.toml",
            "none_of = [\"he\"]",
            "none_of = [\"he\"], unclear = [\"vet\"]",
            50,
            &["`unclear` does not go with `none_of`"],
        ),
        ("one.toml", "\"participantResidence\"", "\"hostCountry\"", 66, &["cannot be held against"]),
        ("one.toml", "\"participantResidence\"", "\"purpose\"", 66, &["cannot be held against"]),
        ("general.toml", ", is = true", "", 4, &["without a verb", "is, one_of"]),
        (
            "general.toml",
            "fact = \"needIdentified\", is = true",
            "is = true",
            4,
            &["without a verb", "fact, count"],
        ),
        ("general.toml", "is = true", "is = true, answered = true", 4, &["two verbs", "is, answered"]),
        (
            "general.toml",
            applicant,
            "{ applicant = true, count = \"parties\" }",
            12,
            &["two verbs", "count, applicant"],
        ),
        (
            "general.toml",
            applicant,
            "{ applicant = true, at_least = 2 }",
            12,
            &["`at_least` does not go with `applicant`"],
        ),
        (
            "general.toml",
            applicant,
            "{ aplicant = true }",
            12,
            &["unknown key `aplicant`", "perhaps `applicant`"],
        ),
        ("general.toml", applicant, "{ any = [] }", 12, &["`any` is empty"]),
        ("general.toml", applicant, "{ every = \"parties\" }", 12, &["`check` is missing"]),
        ("one.toml", &host_check, &deep, 66, &["more than 8 checks"]),
    ];
    let mut wrong = vec![];
    for (file, from, to, line, says) in cases {
        let faults = broken(file, from, to);
        // One fault can bring others along, such as the key that is missing where another one is unknown.
        let as_told = faults.iter().any(|fault| {
            let says = says.iter().all(|part| fault.message.contains(part));
            fault.file == format!("p/{file}") && fault.line == *line && says
        });
        if !as_told {
            wrong.push(format!(
                "{file}: {from} → {to}: expected line {line}, {says:?}, found\n{}",
                told(&faults)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_shared_file_that_is_missing_is_named_and_nothing_else_is_blamed() {
    for shared in ["catalogue.toml", "general.toml", "sources.toml"] {
        let files = small().into_iter().filter(|(name, _)| name != shared).collect();
        let faults = read_texts("p", files).unwrap_err();
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(told, [format!("p/{shared}:1: is missing; docs/catalogue-format.md says what it holds")]);
    }
}

#[test]
fn a_general_rule_that_no_programme_names_is_refused_where_it_stands() {
    let faults = broken("one.toml", ", \"G-02\"", "");
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["p/general.toml:2: no programme names the general rule G-02; name it or remove it"]);
}

#[test]
fn all_faults_are_told_at_once() {
    let mut files = small();
    for (name, text) in &mut files {
        *text = match name.as_str() {
            "one.toml" => text.replace("\"uhr\"", "\"ubr\"").replace("effort = 2", "effort = 9"),
            "two.toml" => text.replacen("section", "sektion", 1).replace("en = \"Two\"", ""),
            _ => continue,
        };
    }
    let places: Vec<(String, usize)> =
        read_texts("p", files).unwrap_err().into_iter().map(|fault| (fault.file, fault.line)).collect();
    let expected =
        [("p/one.toml", 4), ("p/one.toml", 7), ("p/two.toml", 2), ("p/two.toml", 25), ("p/two.toml", 25)];
    assert_eq!(places, expected.map(|(file, line)| (file.to_owned(), line)));
}

#[test]
fn a_file_of_another_kind_is_refused() {
    let directory = std::env::temp_dir().join(format!("utbyteskollen-catalogue-{}", std::process::id()));
    fs::create_dir_all(&directory).unwrap();
    for (name, text) in small() {
        fs::write(directory.join(name), text).unwrap();
    }
    fs::write(directory.join("one.toml~"), "").unwrap();
    fs::write(directory.join(".one.toml.swp"), "").unwrap();
    assert_eq!(read(&directory).as_ref(), Ok(&small_catalogue()));
    fs::write(directory.join("three.tml"), "").unwrap();
    let faults = read(&directory).unwrap_err();
    fs::remove_dir_all(&directory).unwrap();
    assert!(
        told(&faults).contains("three.tml:1: is no TOML file; end its name with .toml"),
        "{}",
        told(&faults)
    );
    assert!(told(&read(&directory).unwrap_err()).contains("cannot be read"));
}

#[test]
fn the_real_programmes_read_without_faults() {
    if let Err(faults) = read(&own_directory()) {
        panic!("{}", told(&faults));
    }
}

#[test]
fn the_packed_catalogue_is_current_or_else_run_cargo_xtask_catalogue_pack() {
    let catalogue = read(&own_directory()).unwrap_or_else(|faults| panic!("{}", told(&faults)));
    let packed = pack(&shipped(catalogue));
    for (name, bytes) in [("catalogue.bin", packed.catalogue), ("catalogue.en.bin", packed.english)] {
        let written = fs::read(own_directory().with_file_name(name)).unwrap();
        assert!(written == bytes, "static/{name} is not current: run `cargo xtask catalogue pack`");
    }
}

/// The small catalogue with one text of one file replaced once
fn changed(file: &str, from: &str, to: &str) -> Catalogue {
    let mut files = small();
    let text = &mut files.iter_mut().find(|(name, _)| name == file).unwrap().1;
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
    read_texts("p", files).unwrap_or_else(|faults| panic!("{}", told(&faults)))
}

#[test]
fn each_check_is_written_as_it_is_read() {
    let own = read(&own_directory()).unwrap();
    for rule in own.rules.iter().chain(&small_catalogue().rules) {
        // Read again in the place of a demand, about an activity where the rule is.
        for check in [&rule.check, &rule.when].into_iter().filter(|check| **check != Check::Nothing) {
            let demand = "check = { fact = \"hostCountry\", differs_from = \"participantResidence\" }";
            let mut activities = "";
            let mut kept = demand.to_owned();
            if rule.activities.is_empty() {
                activities = "activities = [\"work_placement\"]\n";
                kept = format!("{activities}{demand}");
            }
            let again = changed("one.toml", &kept, &format!("check = {}", written(check)));
            let read = again.rules.iter().find(|rule| &*rule.id == "R-2").unwrap();
            assert_eq!(read.check, *check, "{}: {activities}{}", rule.id, written(check));
        }
    }
}

#[test]
fn two_catalogues_are_compared_rule_by_rule() {
    let before = small_catalogue();
    assert_eq!(compare(&before, &before), Vec::<String>::new());
    let rows = [
        (
            "one.toml",
            "at_least = 4, at_most = 30",
            "at_least = 5, at_most = 30",
            "rule R-1, demand: { all = [{ fact = \"participants.total\", at_least = 4",
            "-> { all = [{ fact = \"participants.total\", at_least = 5",
        ),
        ("one.toml", "status = \"V-old\"", "status = \"V2\"", "rule R-1, status: V-old", "-> V2"),
        (
            "one.toml",
            "checked = \"2026-11-01\"",
            "checked = \"2026-11-02\"",
            "rule R-2, compared: 2026-11-01",
            "2026-11-02",
        ),
        ("two.toml", "id = \"T-1\"", "id = \"T-2\"", "programme two, rules: T-1", "-> T-2"),
        ("two.toml", "effort = 1", "effort = 3", "programme two, effort: 1", "-> 3"),
        (
            "two.toml",
            "[call]",
            "[made_for]\nways = [\"digital\"]\nto = [\"outside\"]\nnewcomers = true\nparties = 2\nown_at_most = 30\n\n[call]",
            "programme two, made for: nothing ->",
            "ways digital; to outside; newcomers; parties 2; own at most 30",
        ),
        (
            "two.toml",
            "status = \"unknown\"",
            "status = \"paused\"",
            "programme two, call: unknown",
            "-> paused",
        ),
        ("sources.toml", "dated = \"2024\"", "dated = \"2025\"", "source S2, dated: 2024", "-> 2025"),
        (
            "catalogue.toml",
            "ore = 70",
            "ore = 5",
            "the rate of the euro: 10,70 kronor, 2026-01-17, S2",
            "-> 10,05",
        ),
        (
            "two.toml",
            "euro = [30000, 60000]",
            "euro = [30000]",
            "programme two, amounts: at most 30000 or 60000 euro per project for Allt | All (2024–2025) [rule T-3], ",
            "-> at most 30000 euro",
        ),
        (
            "two.toml",
            "grant_percent = 80",
            "grant_percent = 75",
            "programme two, grant covers: 80",
            "-> 75 per cent",
        ),
        (
            "two.toml",
            "sv = \"Rektor\"",
            "sv = \"Rektorn\"",
            "programme two, who signs: Rektor | The head [S2, V]",
            "-> Rektorn",
        ),
    ];
    for (file, from, to, begins, ends) in rows {
        let lines = compare(&before, &changed(file, from, to));
        assert!(lines.iter().any(|line| line.starts_with(begins) && line.contains(ends)), "{to}: {lines:?}");
    }
    let renamed = compare(&before, &changed("two.toml", "id = \"T-1\"", "id = \"T-2\""));
    assert!(["rule T-1: gone", "rule T-2: new"].iter().all(|line| renamed.iter().any(|one| one == line)));
    // The same rules from a source further down the list are the same rules.
    let moved = changed(
        "sources.toml",
        "[[source]]\nid = \"S1\"",
        "[[source]]\nid = \"S0\"\ntitle = \"Before\"\ndated = \"2024\"\nchecked = \"2026-11-19\"\n\n[[source]]\nid = \"S1\"",
    );
    assert_eq!(compare(&before, &moved), ["source S0: new"]);
}

#[test]
fn what_is_stale_is_told_on_its_day_and_before() {
    let catalogue = small_catalogue();
    let on = |day: &str| stale(&catalogue, Date::parse(day).unwrap());
    // R-2 was compared on 2026-11-01 and is fresh for 365 days; R-1 holds to 2027-12-31.
    let rows = [
        ("2026-11-21", None, " R-2"),
        ("2027-08-03", None, " R-2"),
        ("2027-08-04", Some("stale in 90 days: S2, compared 2026-11-01: R-2"), "stale in 91 days"),
        ("2027-11-01", Some("stale tomorrow: S2, compared 2026-11-01: R-2"), "stale: S2"),
        ("2027-11-02", Some("stale: S2, compared 2026-11-01: R-2"), "stale tomorrow"),
        ("2027-12-31", Some("stale tomorrow: rule R-1 holds to 2027-12-31"), "stale: rule R-1"),
        ("2028-01-01", Some("stale: rule R-1 holds to 2027-12-31"), "stale tomorrow"),
        (
            "2027-03-01",
            Some("stale tomorrow: the call of one closes 2027-03-01"),
            "stale: the call of one closes",
        ),
        ("2027-01-17", Some("stale tomorrow: the rate of the euro, of 2026-01-17"), "stale: the rate"),
        ("2027-01-18", Some("stale: the rate of the euro, of 2026-01-17"), "stale tomorrow: the rate"),
        ("2027-03-02", Some("stale: the call of one closes 2027-03-01"), "stale tomorrow"),
    ];
    for (day, told, untold) in rows {
        let lines = on(day);
        assert!(told.is_none_or(|told| lines.iter().any(|line| line == told)), "{day}: {lines:?}");
        assert!(lines.iter().all(|line| !line.contains(untold)), "{day}: {lines:?}");
    }
}
