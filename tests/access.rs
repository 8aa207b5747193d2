//! The access matrix of the facts on organisation types (section 4): every row and every column, by the meaning of its sign.
//!
//! A  may apply           A? may apply, not confirmed
//! P  is a partner, and the page says who applies           P? the same, not confirmed
//! ?  not stated: ask the agency           -  may not
//!
//! Where the catalogue says something else than the matrix, [`OTHERWISE`] names the decision or the confirmed fact.
#![cfg(test)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{answers, catalogue, today};
use utbyteskollen::catalogue::{Catalogue, Kind, Role};
use utbyteskollen::engine::{Entry, Outcome, Verdict, assess};
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::facts::{Answers, Area, Choice, Field, OrgType, Path, Value};
use utbyteskollen::text::Lang;
use utbyteskollen::text::sentences::{role as role_in_words, words_of};

/// The columns, and the programmes that share one (decision 8)
const COLUMNS: [(&str, &[&str]); 16] = [
    ("school", &["ep_ka122", "ep_ka120"]),
    ("adult", &["ep_ka122", "ep_ka120"]),
    ("vet", &["ep_ka122", "ep_ka120"]),
    ("he", &["ep_ka131", "ep_ka171"]),
    ("210", &["ep_ka210"]),
    ("220", &["ep_ka220"]),
    ("240", &["ep_ka240"]),
    ("junior", &["np_junior_mob", "np_junior_dev"]),
    ("np_he", &["np_he"]),
    ("np_adult", &["np_adult_mob", "np_adult_dev"]),
    ("horizontal", &["np_horizontal", "np_languages"]),
    ("atlas", &["atlas_partnership", "atlas_conference"]),
    ("placement", &["atlas_placement"]),
    ("etwinning", &["etwinning"]),
    ("eu", &["jm_learning_eu"]),
    ("youth", &["ep_ka152", "ep_ka153", "ep_ka154", "discovereu_incl", "esc_vol", "esc_solidarity"]),
];

/// The matrix, a type a row; a row with several types stands here once for each
const MATRIX: &str = "
    type                    sch adu vet he  210 220 240 jr  nhe nad hor atl pla etw eu  youth
    forskola                A   -   -   -   A   A   P   A   -   -   A   A   -   A   -   -
    forskoleklass           A   -   -   -   A   A   P   A   -   -   A   A   -   A   A   -
    grundskola              A   -   -   -   A   A   P   A   -   -   A   A   -   A   A   -
    anpassad_grundskola     A   -   -   -   A   A   P   A   -   -   A   A   -   A   A   -
    specialskola            A   -   -   -   A   A   P   A   -   -   A   A   -   A   A   -
    sameskola               A   -   -   -   A   A   P   A   -   -   A   A   -   A   A   -
    gymnasieskola_hp        A   -   -   -   A   A   P   A   -   -   A   A   -   A   A   -
    gymnasieskola_yrk       A   -   A   -   A   A   P   A   -   -   A   A   A   A   A   -
    anpassad_gymnasieskola  A   -   A   -   A   A   P   A   -   -   A   A   A   A   A   -
    fritidshem              P?  -   -   -   ?   P   P   P   -   -   A   A   -   ?   -   ?
    komvux_grund_gy         -   A   -   -   A   A   -   -   -   A   A   A   -   -   -   -
    sfi                     -   A   -   -   A   A   -   -   -   A   A   A   -   -   -   -
    komvux_anpassad         -   A   -   -   A   A   -   -   -   A   A   A   -   -   -   -
    yrkesvux                -   -   A   -   A   A   -   -   -   A   A   A?  A   -   -   -
    folkhogskola            -   A   A   -   A   A   -   -   -   A   A   A   -   -   -   ?
    folkhogskola_allman     -   A   A   -   A   A   -   -   -   A   A   A   -   -   -   ?
    folkhogskola_sarskild   -   A   A   -   A   A   -   -   -   A   A   A   -   -   -   ?
    studieforbund           -   A   -   -   A   A   -   -   -   A   A   -   -   -   -   A?
    bibliotek               -   A   -   -   A   A   -   -   -   A   A   -   -   -   -   A?
    museum                  -   A   -   -   A   A   -   -   -   A   A   -   -   -   -   A?
    frivillig               -   A   -   -   A   A   -   -   -   A   A   -   -   -   -   A?
    yh                      -   -   A   -   A   A   -   -   P   ?   A   -   -   -   -   -
    larosate                P   P   P   A   -   A   P   P   A   P   A   -   -   P   ?   -
    huvudman_kommun         A   A   A   -   A   A   A   P   -   P   A   -   A   -   -   A
    foretag                 -   -   A   P   A   A   P   P   P   A   A   -   P   -   -   -
    bransch                 -   -   A   P   A   A   P   P   P   A   A   -   P   -   -   -
    fack                    -   -   A   P   A   A   P   P   P   A   A   -   P   -   -   -
    ungdomsorg              -   -   -   -   A   A   -   -   -   -   P   -   -   -   -   A
    fritidsgard             -   -   -   -   A   A   -   -   -   -   P   -   -   -   -   A
    informell_ungdomsgrupp  -   -   -   -   A   A   -   -   -   -   P   -   -   -   -   A
    gymnasieskola_im        A   -   ?   -   A   A   P   A   -   -   A   A   A   A   ?   -
    internationell_skola    ?   -   -   -   ?   P   ?   ?   -   -   P   A   -   ?   ?   -
    kulturskola             ?   -   -   -   ?   P   ?   A   -   -   A   -   -   ?   -   ?
    kompletterande          -   ?   ?   -   ?   P   -   -   -   ?   P   ?   -   -   -   -
    lararutbildning         P   P   P   A   -   A   P   P   A   P   A   -   -   P   ?   -
    huvudman_enskild        ?   ?   ?   -   A   A   ?   ?   -   P   A   -   ?   -   -   -
    region_kommunalforbund  ?   ?   ?   -   A   A   ?   ?   -   ?   A   -   ?   -   -   A
    myndighet               P   P   ?   P   A   A   -   P   P   P   A   -   -   -   -   ?
    kriminalvard_sis        ?   ?   -   -   ?   P   -   ?   -   ?   P   -   -   ?   -   -
    forskningsinst          P   P   P   P   P   A   P   P   P   P   A   -   -   -   -   -
    idrott                  -   -   -   -   A?  ?   -   -   -   -   P   -   -   -   -   A?
    privatperson            -   -   -   -   -   -   -   -   -   -   -   -   -   -   -   -
";

/// Where the catalogue says otherwise: the types, the programme, what it says, and by what
const OTHERWISE: &[(&[&str], &str, &str, &str)] = &[
    (
        &["huvudman_kommun"],
        "ep_ka122",
        "P",
        "decision 8, K1-04: single organisations; its schools apply themselves",
    ),
    (&["larosate", "lararutbildning"], "ep_ka210", "P?", "decision 4"),
    (
        &["informell_ungdomsgrupp"],
        "ep_ka210",
        "?",
        "the quick table and E-05 (organisations) against the matrix",
    ),
    (
        &["informell_ungdomsgrupp"],
        "ep_ka220",
        "?",
        "the quick table and E-05 (organisations) against the matrix",
    ),
    (&["region_kommunalforbund"], "ep_ka240", "A?", "decision 3"),
    (
        &[
            "komvux_grund_gy",
            "sfi",
            "komvux_anpassad",
            "yrkesvux",
            "folkhogskola",
            "folkhogskola_allman",
            "folkhogskola_sarskild",
            "studieforbund",
            "bibliotek",
            "museum",
            "frivillig",
            "yh",
            "ungdomsorg",
            "fritidsgard",
            "kompletterande",
            "idrott",
        ],
        "np_junior_dev",
        "?",
        "NJ-01: others than schools may join development projects",
    ),
    (&["foretag"], "np_junior_mob", "-", "NJ-01: exchanges are for formal education, which a company is not"),
    (&["informell_ungdomsgrupp"], "np_horizontal", "-", "N-02, and mapping rule 3: no programme of UHR"),
    (&["informell_ungdomsgrupp"], "np_languages", "-", "N-02, and mapping rule 3: no programme of UHR"),
    (&["folkhogskola_sarskild"], "atlas_partnership", "-", "the cell says general course"),
    (&["folkhogskola_sarskild"], "atlas_conference", "-", "the cell says general course"),
    (
        &["studieforbund", "bibliotek", "museum", "frivillig", "kriminalvard_sis"],
        "atlas_partnership",
        "?",
        "C-28: in adult education, and in no list",
    ),
    (
        &["studieforbund", "bibliotek", "museum", "frivillig", "kriminalvard_sis"],
        "atlas_conference",
        "?",
        "C-28, decision 8: as Atlas partnership",
    ),
    (&["komvux_grund_gy", "sfi", "komvux_anpassad", "yrkesvux", "yh"], "jm_learning_eu", "?", "decision 11"),
    (&["informell_ungdomsgrupp"], "ep_ka153", "-", "decision 8: needs an organisation"),
    (&["informell_ungdomsgrupp"], "esc_vol", "-", "decision 8: needs an organisation"),
];

/// Programmes without a column: whose cells they take (decision 8), or their own
const WITHOUT_COLUMN: &str = "
    atlas_planning A   forskola forskoleklass grundskola anpassad_grundskola specialskola sameskola gymnasieskola_hp
    atlas_planning A   gymnasieskola_yrk gymnasieskola_im anpassad_gymnasieskola fritidshem komvux_grund_gy sfi
    atlas_planning A   komvux_anpassad yrkesvux folkhogskola folkhogskola_allman internationell_skola huvudman_kommun
    atlas_planning -   folkhogskola_sarskild kulturskola yh larosate lararutbildning forskningsinst myndighet
    atlas_planning -   fritidsgard ungdomsorg informell_ungdomsgrupp idrott privatperson
    atlas_planning ?   studieforbund bibliotek museum frivillig kriminalvard_sis kompletterande
    jm_network     A   forskoleklass grundskola anpassad_grundskola specialskola sameskola gymnasieskola_hp
    jm_network     A   gymnasieskola_yrk gymnasieskola_im anpassad_gymnasieskola yrkesvux yh lararutbildning
    jm_network     ?   forskola sfi komvux_grund_gy folkhogskola larosate museum foretag huvudman_kommun
    jm_network     -   informell_ungdomsgrupp privatperson
";

/// The signs by type and column
fn matrix() -> BTreeMap<(OrgType, &'static str), &'static str> {
    let mut rows = MATRIX.lines().map(str::split_whitespace).filter(|row| row.clone().next().is_some());
    assert_eq!(rows.next().unwrap().count(), COLUMNS.len() + 1);
    let mut cells = BTreeMap::new();
    for mut row in rows {
        let org = org(row.next().unwrap());
        let signs: Vec<&str> = row.collect();
        assert_eq!(signs.len(), COLUMNS.len(), "{}", org.id());
        for ((column, _), sign) in COLUMNS.iter().zip(signs) {
            assert!(["A", "A?", "P", "P?", "?", "-"].contains(&sign), "{sign}");
            assert_eq!(cells.insert((org, *column), sign), None, "{} stands twice", org.id());
        }
    }
    assert_eq!(cells.len(), COLUMNS.len() * OrgType::ALL.len());
    cells
}

fn org(id: &str) -> OrgType {
    *OrgType::ALL.iter().find(|org| org.id() == id).unwrap_or_else(|| panic!("{id} is no type"))
}

/// A programme of three columns may be applied for by whoever may in one of them; and so on downwards
fn of_all_areas(signs: [&'static str; 3]) -> &'static str {
    let order = ["A", "A?", "P", "P?", "?", "-"];
    order.iter().find(|sign| signs.contains(sign)).unwrap()
}

/// What is wrong with an entry of which the matrix says this
fn fault(entry: &Entry<'_>, sign: &str) -> Option<String> {
    let (means, confirmed) = match sign {
        "A" | "A?" => (Role::Apply, sign == "A"),
        "P" | "P?" => (Role::Partner, sign == "P"),
        "?" => (Role::NotStated, true),
        _ => (Role::Not, true),
    };
    let role = entry.role?;
    if role != means {
        return Some(format!("{} instead of {}", role.id(), means.id()));
    }
    if !confirmed && !entry.role_unconfirmed {
        return Some("is taken for confirmed".to_owned());
    }
    if (entry.verdict == Verdict::No) != (role == Role::Not) {
        return Some(format!("{:?} for {}", entry.verdict, role.id()));
    }
    // The page says it: who applies instead, or that nobody knows.
    for lang in [Lang::Sv, Lang::En] {
        let said = role_in_words(lang, entry)?;
        let instead = words_of(lang, &entry.programme.applies_instead);
        if role == Role::Partner && (instead.is_empty() || !said.contains(instead)) {
            return Some(format!("does not say who applies: {said}"));
        }
        if (role == Role::NotStated || entry.role_unconfirmed) && !asks(lang, &said) {
            return Some(format!("does not say whom to ask: {said}"));
        }
    }
    // What is not stated is unknown because of the source, wherever a rule rests on it.
    let who =
        entry.findings().iter().find(|found| *found.rule.id == format!("QT-{}-who", entry.programme.id));
    let outcome = who.map(|who| (who.outcome, who.because_of_source));
    let expected = match role {
        Role::NotStated => (Outcome::Unknown, true),
        Role::Not => (Outcome::Fail, false),
        _ => (Outcome::Pass, false),
    };
    outcome.filter(|outcome| *outcome != expected).map(|outcome| format!("its rule gives {outcome:?}"))
}

/// Whether a sentence tells to ask
fn asks(lang: Lang, said: &str) -> bool {
    let ask = if lang == Lang::Sv { ["Fråga", "fråga"] } else { ["Ask", "ask"] };
    ask.iter().any(|ask| said.contains(ask))
}

fn of_type(org: OrgType) -> Answers {
    answers(&format!("org.type={}", org.id()), "")
}

/// What is wrong with the programmes of one type
fn faults(catalogue: &Catalogue, org: OrgType, signs: &[(&str, &'static str)], wrong: &mut Vec<String>) {
    let assessment = assess(catalogue, &of_type(org), today());
    for (programme, sign) in signs {
        let entry = assessment.programmes.iter().find(|entry| &*entry.programme.id == *programme).unwrap();
        if let Some(fault) = fault(entry, sign) {
            wrong.push(format!("{} {programme} ({sign}): {fault}", org.id()));
        }
    }
}

#[test]
fn every_cell_means_what_its_sign_says() {
    let catalogue = catalogue();
    let matrix = matrix();
    let (mut wrong, mut used, mut cells) = (vec![], BTreeSet::new(), 0);
    for org in OrgType::ALL {
        let cell = |column: &'static str| matrix[&(*org, column)];
        let mut signs: Vec<(&str, &str)> = vec![];
        for (column, programmes) in COLUMNS {
            let sign = match column {
                "school" | "adult" => continue,
                "vet" => of_all_areas(["school", "adult", "vet"].map(cell)),
                column => cell(column),
            };
            for programme in programmes {
                let is_it =
                    |row: &&(&[&str], &str, &str, &str)| row.0.contains(&org.id()) && row.1 == *programme;
                let otherwise = OTHERWISE.iter().find(is_it);
                if let Some((_, _, says, why)) = otherwise {
                    assert_ne!(*says, sign, "{} {programme}: the matrix says so as well", org.id());
                    assert!(!why.is_empty());
                    used.insert((org.id(), *programme));
                }
                signs.push((programme, otherwise.map_or(sign, |row| row.2)));
            }
        }
        cells += signs.len();
        faults(&catalogue, *org, &signs, &mut wrong);
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert_eq!(used.len(), OTHERWISE.iter().map(|row| row.0.len()).sum::<usize>());
    // Two programmes share the three areas, and the other columns have eleven, two for each of six, and six.
    assert_eq!(cells, OrgType::ALL.len() * (2 + 2 + 3 + 2 + 1 + 2 + 2 + 2 + 3 + 6));
}

/// The three columns of mobility are areas: the sign of the area where the result is to be noticed
#[test]
fn mobility_is_as_the_area_has_it() {
    let catalogue = catalogue();
    let matrix = matrix();
    let mut wrong = vec![];
    for (org, area) in
        OrgType::ALL.iter().flat_map(|org| Area::ALL[..3].iter().map(move |area| (*org, *area)))
    {
        let sign = matrix[&(org, area.id())];
        let mut said = of_type(org);
        said.set(Path::idea(Field::ResultArea), Some(Value::One(area.index())));
        if contradiction(&said).is_some() {
            // A school develops its own area: the form does not offer another one.
            let in_brackets = org == OrgType::FolkhogskolaAllman && area == Area::Vet;
            if sign != "-" && !in_brackets {
                wrong.push(format!("{} {} ({sign}): cannot be said", org.id(), area.id()));
            }
            continue;
        }
        let assessment = assess(&catalogue, &said, today());
        for programme in ["ep_ka122", "ep_ka120"] {
            let entry = assessment.programmes.iter().find(|entry| &*entry.programme.id == programme).unwrap();
            // What the rules about the type in this area say, worst first
            let of_area = |outcome, source| {
                let is_such = |rule: &str| rule.starts_with("MX-") || rule.starts_with("QT-");
                let found = entry.findings().iter().filter(|found| is_such(&found.rule.id));
                let found = found.filter(|found| matches!(found.rule.kind, Kind::Formal | Kind::Should));
                let mut found = found.filter(|found| {
                    found.rule.check.fields().contains(&Field::ResultArea) || found.rule.id.ends_with("-who")
                });
                found.any(|found| found.outcome == outcome && found.because_of_source == source)
            };
            let fits = match sign {
                "-" => of_area(Outcome::Fail, false) || of_area(Outcome::Unknown, true),
                "?" => of_area(Outcome::Unknown, true),
                _ => !of_area(Outcome::Fail, false) && !of_area(Outcome::Unknown, true),
            };
            let role = entry.role.unwrap();
            let role_fits = match sign {
                "A" | "A?" => {
                    role == Role::Apply || (programme, org) == ("ep_ka122", OrgType::HuvudmanKommun)
                }
                "P" | "P?" => role == Role::Partner,
                _ => true,
            };
            if !fits || !role_fits {
                wrong.push(format!("{} {programme} {} ({sign}): {}", org.id(), area.id(), role.id()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn programmes_without_a_column_are_as_decided() {
    let catalogue = catalogue();
    let mut wrong = vec![];
    for row in WITHOUT_COLUMN.lines().filter(|row| !row.trim().is_empty()) {
        let mut words = row.split_whitespace();
        let (programme, sign) = (words.next().unwrap(), words.next().unwrap());
        for id in words {
            faults(&catalogue, org(id), &[(programme, sign)], &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
