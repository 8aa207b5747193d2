//! The page in a browser: what a person sees, hears and keeps.
#![cfg(target_arch = "wasm32")]

#[path = "web/screen.rs"]
mod screen;

use screen::*;
use utbyteskollen::facts::OrgType;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const UNKNOWN_ORG: &str = "f-org.type";
const TOTAL: &str = "f-participants.total";
const TEACHERS: &str = "f-participants.teachers";
const DAYS: &str = "f-activities[0].physicalDaysTotal";
const UNIT: &str = "f-activities[0].physicalDaysTotal-unit";
const DAYS_MADE: &str = "f-activities[0].physicalDaysTotal-days";
const LENGTH: &str = "QT-atlas_placement-length";

/// The field of a date of the first activity
fn date(at: u16) -> String {
    format!("f-activities[0].periods.{at}")
}

// The first question

#[wasm_bindgen_test]
async fn the_first_question_is_one_group_with_nothing_chosen() {
    open().await;
    assert_eq!(texts("#stage fieldset > legend > h1"), ["Vilken sorts skola eller organisation är ni?"]);
    let radios = ids("#stage fieldset input[type=radio]");
    assert_eq!(radios.len(), OrgType::ALL.len() + 1);
    for org in OrgType::IDS {
        assert!(radios.contains(&format!("org-{org}")), "{org}");
    }
    let names = all("#stage fieldset input[type=radio]").into_iter().map(|radio| radio.get_attribute("name"));
    assert!(names.into_iter().all(|name| name.as_deref() == Some("org")));
    assert_eq!(ids("#stage input:checked"), [UNKNOWN_ORG]);
    assert_eq!(text(&only("label[for='f-org.type']")), "Vet inte än");
}

#[wasm_bindgen_test]
async fn a_page_that_has_just_been_loaded_takes_no_focus() {
    open().await;
    assert_eq!(document().active_element().map(|element| element.tag_name()).as_deref(), Some("BODY"));
    assert_eq!(fragment(), "organisation");
    assert_eq!(document().title(), "Er organisation – Utbyteskollen");
    assert_eq!(document().document_element().unwrap().get_attribute("lang").as_deref(), Some("sv"));
}

#[wasm_bindgen_test]
async fn the_filter_leaves_what_matches_and_what_is_chosen() {
    open().await;
    click("org-forskola").await;
    write("org-filter", "gymn").await;
    let shown = ids("#stage fieldset.long input[type=radio]");
    for org in ["gymnasieskola_hp", "gymnasieskola_yrk", "gymnasieskola_im", "anpassad_gymnasieskola"] {
        assert!(shown.contains(&format!("org-{org}")), "{org}");
    }
    assert!(shown.contains(&"org-forskola".to_owned()) && is_checked("org-forskola"));
    assert!(!shown.contains(&"org-larosate".to_owned()));
    assert!(shown.contains(&UNKNOWN_ORG.to_owned()));
    write("org-filter", "").await;
    assert_eq!(all("#stage fieldset.long input[type=radio]").len(), OrgType::ALL.len() + 1);
    assert!(is_checked("org-forskola"));
}

#[wasm_bindgen_test]
async fn an_old_name_finds_the_schools_of_today() {
    open().await;
    for (typed, found) in [
        ("särskola", &["org-anpassad_grundskola", "org-anpassad_gymnasieskola", "org-komvux_anpassad"][..]),
        ("SÄRSKOLA ", &["org-anpassad_grundskola", "org-anpassad_gymnasieskola", "org-komvux_anpassad"]),
        ("gymnasiesärskola", &["org-anpassad_gymnasieskola"]),
        ("dagis", &["org-forskola"]),
    ] {
        write("org-filter", typed).await;
        assert_eq!(ids("#stage fieldset.long [role=group] input"), found, "{typed}");
    }
    write("org-filter", "xyzzy").await;
    assert_eq!(ids("#stage fieldset.long input[type=radio]"), [UNKNOWN_ORG]);
}

#[wasm_bindgen_test]
async fn the_number_of_matches_is_spoken_when_the_typing_rests() {
    open().await;
    let spoken = || texts("#stage fieldset [role=status]").concat();
    assert_eq!(spoken(), "");
    write("org-filter", "gym").await;
    wait(300).await;
    write("org-filter", "dagis").await;
    assert_eq!(texts("#stage .matches"), ["1 av 42 visas"], "seen at once");
    wait(400).await;
    assert_eq!(spoken(), "", "the first pause was too short");
    wait(400).await;
    assert_eq!(spoken(), "1 av 42 visas");
    write("org-filter", "dagi").await;
    assert_eq!(spoken(), "", "what no longer holds is not spoken");
}

#[wasm_bindgen_test]
async fn enter_in_the_filter_does_not_send_the_form() {
    open().await;
    assert!(!key_goes_on("org-filter", "Enter"));
    assert!(key_goes_on("org-filter", "a"));
    assert_eq!(fragment(), "organisation");
}

#[wasm_bindgen_test]
async fn a_choice_does_not_move_on_but_continue_does() {
    open().await;
    click("org-gymnasieskola_yrk").await;
    assert_eq!((fragment().as_str(), focused().as_str()), ("organisation", "org-gymnasieskola_yrk"));
    assert!(is_checked("org-gymnasieskola_yrk") && !is_checked(UNKNOWN_ORG));
    // What follows from the type is asked below.
    assert!(has("f-resultArea"));
    press("Fortsätt").await;
    assert_eq!((fragment().as_str(), focused().as_str()), ("mal", "step"));
    assert_eq!(heading(), "Vad vill ni utveckla?");
    assert_eq!(document().title(), "Mål och önskemål – Utbyteskollen");
    press("Tillbaka").await;
    assert_eq!((fragment().as_str(), focused().as_str()), ("organisation", "step"));
    assert!(is_checked("org-gymnasieskola_yrk"));
    click(UNKNOWN_ORG).await;
    assert!(is_checked(UNKNOWN_ORG) && !has("f-resultArea"));
    assert_eq!(answer("org.type"), None);
}

#[wasm_bindgen_test]
async fn one_may_go_on_without_an_answer() {
    open().await;
    press("Fortsätt").await;
    press("Fortsätt").await;
    assert_eq!(heading(), "Program för er");
    assert!(screen().contains("Inte besvarat"));
    assert!(all(".card").len() > 5);
}

#[wasm_bindgen_test]
async fn who_cannot_apply_is_told_where_to_turn() {
    for (org, words) in [
        ("privatperson", "Du kan inte söka själv."),
        ("informell_ungdomsgrupp", "MUCF, Myndigheten för ungdoms- och civilsamhällesfrågor"),
        ("idrott", "MUCF"),
    ] {
        open().await;
        click(&format!("org-{org}")).await;
        let told = all("#stage [aria-live=polite] .advice");
        assert!(told.iter().any(|advice| text(advice).contains(words)), "{org}");
        press("Fortsätt").await;
        press("Fortsätt").await;
        assert!(texts("#stage .advice").concat().contains(words), "{org}");
        assert_eq!(all(".verdict.fits").len(), 0, "{org}");
    }
}

// Goals

#[wasm_bindgen_test]
async fn goals_are_chosen_and_found() {
    open_at("mal").await;
    assert!(is_checked("f-goals"));
    click("goal-GOAL-12").await;
    click("goal-GOAL-11").await;
    assert!(is_checked("goal-GOAL-11") && is_checked("goal-GOAL-12") && !is_checked("f-goals"));
    assert_eq!(answer("goals").as_deref(), Some("GOAL-11,GOAL-12"));
    write("goals-filter", "praktik").await;
    assert!(has("goal-GOAL-12"), "what is chosen stays in sight");
    assert!(!has("goal-GOAL-24"));
    write("goals-filter", "").await;
    click("goal-GOAL-11").await;
    click("goal-GOAL-12").await;
    assert!(is_checked("f-goals"));
    assert_eq!(answer("goals"), None, "no goal chosen is unknown, not none");
    click("goal-GOAL-12").await;
    click("f-goals").await;
    assert!(is_checked("f-goals") && !is_checked("goal-GOAL-12"));
}

#[wasm_bindgen_test]
async fn the_tick_of_unknown_stays_while_nothing_else_is_chosen() {
    open_at("mal").await;
    click("f-goals").await;
    assert!(is_checked("f-goals"));
}

#[wasm_bindgen_test]
async fn the_list_of_goals_is_open_until_it_is_closed() {
    open_at("mal").await;
    assert_eq!((answer("goalsMore").as_deref(), is_checked("f-goalsMore")), (Some("1"), false));
    click("f-goalsMore").await;
    assert_eq!((answer("goalsMore").as_deref(), is_checked("f-goalsMore")), (Some("0"), true));
    click("f-goalsMore").await;
    assert_eq!((answer("goalsMore").as_deref(), is_checked("f-goalsMore")), (Some("1"), false));
}

#[wasm_bindgen_test]
async fn none_of_these_is_an_answer_and_unknown_is_not() {
    open_at("mal").await;
    assert!(is_checked("f-travellers"));
    click("f-travellers.none").await;
    assert_eq!(answer("travellers").as_deref(), Some(""));
    click("f-travellers.0").await;
    assert_eq!(answer("travellers").as_deref(), Some("staff"));
    assert!(!is_checked("f-travellers.none") && !is_checked("f-travellers"));
    click("f-travellers").await;
    assert_eq!(answer("travellers"), None);
}

// One programme

#[wasm_bindgen_test]
async fn a_blank_number_is_unknown_and_not_zero() {
    open_atlas("").await;
    assert_eq!((typed_at(TOTAL).as_str(), group_of("AT4-01").as_str()), ("", "ask"));
    write(TOTAL, "0").await;
    assert_eq!(group_of("AT4-01"), "fail");
    write(TOTAL, " 4 ").await;
    assert_eq!(group_of("AT4-01"), "pass");
    write(TOTAL, "").await;
    assert_eq!((answer("participants.total"), group_of("AT4-01").as_str()), (None, "ask"));
}

#[wasm_bindgen_test]
async fn a_rule_that_fails_says_what_is_given_needed_and_where_it_is_written() {
    open_atlas("").await;
    write(TOTAL, "3").await;
    assert_eq!(group_of("AT4-01"), "fail");
    let said = finding("AT4-01");
    for words in [
        "Minst fyra personer",
        "Ni har: Deltagare totalt: 3.",
        "Krav: Minst 4.",
        "Så kan ni göra: ",
        "AT4-01",
        "Källa: ",
    ] {
        assert!(said.contains(words), "«{words}» is not in: {said}");
    }
    assert_eq!(texts(".result .verdict .shape"), ["Passar om ni ändrar något"]);
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_named_at_its_field_and_changes_nothing() {
    open_atlas("").await;
    write(TOTAL, "4").await;
    leave(TOTAL).await;
    // "9" alone would be an answer: it is the beginning of what is none.
    write(TOTAL, "9").await;
    write(TOTAL, "99999").await;
    assert_eq!(
        at(TOTAL).get_attribute("aria-invalid"),
        None,
        "nobody is told of a fault while still writing"
    );
    assert_eq!(group_of("AT4-01"), "pass", "the last good answer stays");
    leave(TOTAL).await;
    assert_eq!(at(TOTAL).get_attribute("aria-invalid").as_deref(), Some("true"));
    let described_by = at(TOTAL).get_attribute("aria-describedby").unwrap();
    let described: String = described_by.split(' ').map(|id| text(&at(id))).collect();
    assert!(described.contains("Skriv ett helt tal från 0 till 5000."), "{described}");
    assert!(text(&at("problems")).contains("Hur många deltar totalt?"));
    assert!(document().title().starts_with("Fel: "), "{}", document().title());
    assert_eq!((typed_at(TOTAL).as_str(), group_of("AT4-01").as_str()), ("99999", "pass"));
    write(TOTAL, "5").await;
    assert!(!has("problems") && at(TOTAL).get_attribute("aria-invalid").is_none());
    assert_eq!(answer("participants.total").as_deref(), Some("5"));
    leave(TOTAL).await;
    for typed in ["-1", "4,5", "+4", "fyra", "1e3"] {
        write(TOTAL, typed).await;
        leave(TOTAL).await;
        assert!(has("problems"), "{typed}");
        assert_eq!(answer("participants.total").as_deref(), Some("5"), "{typed}");
    }
}

#[wasm_bindgen_test]
async fn a_form_that_is_sent_with_a_fault_leads_to_it() {
    open_atlas("").await;
    write(TOTAL, "tolv").await;
    press("Till resultatet").await;
    assert_eq!(focused(), "problems");
    only("#problems a").click();
    rendered().await;
    assert_eq!(focused(), TOTAL);
    write(TOTAL, "12").await;
    press("Till resultatet").await;
    assert_eq!(focused(), "result");
}

#[wasm_bindgen_test]
async fn answers_that_contradict_each_other_wait() {
    open_atlas("").await;
    write(TOTAL, "3").await;
    write(TEACHERS, "4").await;
    leave(TEACHERS).await;
    assert!(text(&at("problems")).contains("Stämmer inte med ett annat svar: Hur många deltar totalt?"));
    assert_eq!(answer("participants.teachers"), None);
    write(TOTAL, "4").await;
    assert!(!has("problems"));
    assert_eq!(answer("participants.teachers").as_deref(), Some("4"));
}

#[wasm_bindgen_test]
async fn an_answer_can_be_taken_back() {
    open_atlas("").await;
    let field = "f-containsWorkPlacement";
    assert!(is_checked(field));
    click(&format!("{field}.1")).await;
    assert_eq!(group_of("AT4-22"), "fail");
    click(&format!("{field}.2")).await;
    assert_eq!(group_of("AT4-22"), "pass");
    click(field).await;
    assert_eq!((group_of("AT4-22").as_str(), answer("containsWorkPlacement")), ("ask", None));
}

#[wasm_bindgen_test]
async fn a_question_in_the_result_leads_to_its_field() {
    open_atlas("").await;
    follow("Hur många deltar totalt?").await;
    assert_eq!(focused(), TOTAL);
    assert_eq!(fragment(), "program/atlas_partnership");
}

#[wasm_bindgen_test]
async fn parties_are_added_and_removed() {
    open_atlas("").await;
    assert_eq!(texts(".member > fieldset > legend"), ["Part 1: Er egen enhet"]);
    click("add-party").await;
    assert_eq!((focused().as_str(), answer("parties").as_deref()), ("m-parties[1]", Some("2")));
    click("add-party").await;
    assert_eq!(focused(), "m-parties[2]");
    choose("f-parties[1].country", "Indien").await;
    choose("f-parties[2].country", "Kenya").await;
    press("Ta bort part 2").await;
    assert_eq!(texts(".member > fieldset > legend"), ["Part 1: Er egen enhet", "Part 2"]);
    assert_eq!(answer("parties[1].country").as_deref(), Some("KE"));
    assert_eq!(shown_at("f-parties[1].country"), "Kenya", "the field shows the party that stays");
    assert_ne!(document().active_element().map(|element| element.tag_name()).as_deref(), Some("BODY"));
    assert!(texts(".member").first().is_some_and(|own| !own.contains("Ta bort")), "the own unit stays");
}

#[wasm_bindgen_test]
async fn a_list_that_is_full_says_so() {
    open_atlas("&parties=39&parties[0].country=SE").await;
    let add = || at("add-party");
    assert_eq!(add().get_attribute("aria-describedby"), None);
    click("add-party").await;
    assert_eq!((focused().as_str(), answer("parties").as_deref()), ("m-parties[39]", Some("40")));
    assert_eq!(described("add-party"), "Fler än 40 går inte att lägga till här.");
    assert_eq!(add().get_attribute("aria-disabled").as_deref(), Some("true"));
    click("add-party").await;
    assert_eq!((focused().as_str(), answer("parties").as_deref()), ("add-party", Some("40")));
    press("Ta bort part 40").await;
    assert_eq!(add().get_attribute("aria-disabled"), None);
}

#[wasm_bindgen_test]
async fn a_should_that_fails_stands_before_those_that_wait_and_demands_nothing() {
    open_with(
        "sv program/strategic_partnership\norg.type=gymnasieskola_hp&activitiesBetweenTrips=0&parties=1\
         &parties[0].country=SE&activities=1&activities[0].type=intensive_study\
         &activities[0].participantCountries=SE&activities[0].selectionBy=home_institution",
    )
    .await;
    let warned = texts("section.findings.warn .finding").concat();
    assert!(warned.contains("Bör vara: "), "{warned}");
    assert!(!warned.contains("Krav: ") && !warned.contains("Svara på"), "{warned}");
    assert!(all("details.findings.wait .finding").len() > 1);
    assert!(all("details.findings.wait .needed").is_empty());
    let groups: Vec<String> = all(".result .findings").iter().map(Element::class_name).collect();
    let place = |class: &str| groups.iter().position(|group| group == &format!("findings {class}"));
    assert!(place("warn") < place("ask") && place("ask") < place("wait"), "{groups:?}");
}

#[wasm_bindgen_test]
async fn an_answer_that_should_be_the_other_one_needs_no_line_of_its_own() {
    open_atlas("&containsWorkPlacement=1").await;
    assert_eq!(group_of("AT4-22"), "fail");
    assert!(finding("AT4-22").contains("Så kan ni göra: ") && !finding("AT4-22").contains("Krav: "));
}

#[wasm_bindgen_test]
async fn the_numbers_at_the_foot_are_those_of_the_headings() {
    for programme in ["atlas_partnership", "strategic_partnership", "ep_ka122", "np_junior_mob"] {
        open_with(&format!(
            "sv program/{programme}\norg.type=gymnasieskola_hp&participants.total=3&activitiesBetweenTrips=1\
             &parties=1&parties[0].country=SE"
        ))
        .await;
        let headed = |class: &str| {
            let heading = texts(&format!(".findings.{class} h3")).concat();
            heading.split(['(', ')']).nth(1).unwrap_or("0").to_owned()
        };
        let (fails, asks, passes) = (headed("fail"), headed("ask"), headed("pass"));
        let bar = texts(".bar").concat();
        let counts = format!("{fails} stämmer inte, {asks} återstår, {passes} stämmer.");
        assert!(bar.ends_with(&counts), "{programme}: {bar} {counts}");
    }
}

#[wasm_bindgen_test]
async fn what_could_not_be_fetched_is_said_and_loses_nothing() {
    open_with("sv program\norg.type=grundskola&parties=1&parties[0].country=SE").await;
    programmes_come(None).await;
    assert!(has("step") && texts("#stage [role=alert]").concat().contains("Era svar finns kvar"));
    for (bytes, said) in [(None, "kunde inte hämtas"), (Some(&[1, 2, 3][..]), "kunde inte läsas")] {
        let asked = listen_once("utbyteskollen:again");
        let before = only("#stage [role=alert]");
        press("Försök igen").await;
        assert!(asked.get());
        assert_eq!((all("#stage [role=alert]").len(), focused().as_str()), (0, "step"));
        assert!(texts("#stage [role=status]").concat().contains("hämtas"));
        programmes_come(bytes).await;
        let after = only("#stage [role=alert]");
        assert!(text(&after).contains(said), "{}", text(&after));
        assert!(!before.is_same_node(Some(&after)), "an alert is spoken anew only where it is a new one");
        assert_eq!(focused(), "step");
    }
    programmes_come(Some(utbyteskollen::catalogue::OWN)).await;
    assert!(all("[data-programme]").len() > 10);
    assert_eq!(answer("org.type").as_deref(), Some("grundskola"));
}

#[wasm_bindgen_test]
async fn pupils_without_adults_are_a_danger_that_stands_out_and_never_decides() {
    open_with(
        "sv program/strategic_partnership\norg.type=grundskola&partiesMore=1&parties=1&parties[0].country=SE\
         &activities=1&activities[0].type=short_pupil_group&activities[0].accompaniedByAdults=0",
    )
    .await;
    assert_eq!(group_of("SP-PS09"), "danger");
    assert!(finding("SP-PS09").contains("Aktivitet 1: Kort utbyte för en elevgrupp"));
    assert_eq!(texts(".findings.fail"), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_partnership_without_exchanges_can_be_said_to_have_none() {
    open_with(
        "sv program/strategic_partnership\norg.type=grundskola&activitiesMore=1&parties=1&parties[0].country=SE",
    )
    .await;
    assert_eq!(group_of("activities"), "ask");
    click("f-activitiesMore").await;
    assert_eq!((group_of("activities").as_str(), answer("activities").as_deref()), ("", Some("0")));
    reload().await;
    assert_eq!(group_of("activities"), "");
    click("f-activitiesMore").await;
    assert_eq!((group_of("activities").as_str(), answer("activities")), ("ask", None));
}

#[wasm_bindgen_test]
async fn another_type_of_activity_takes_away_what_waited_at_its_questions() {
    open_with(
        "sv program/strategic_partnership\norg.type=grundskola&parties=1&parties[0].country=SE\
         &activities=1&activities[0].type=long_pupil\nactivities[7].age=abc",
    )
    .await;
    assert!(!has("problems"), "what waits at a member that is not there is left out");
    write("f-activities[0].age", "1e3").await;
    leave("f-activities[0].age").await;
    assert!(has("problems"));
    choose("f-activities[0].type", "Kort utbyte för en elevgrupp").await;
    assert!(!has("problems"));
}

#[wasm_bindgen_test]
async fn an_example_fills_in_what_is_not_answered() {
    open_with("sv program/strategic_partnership\norg.type=grundskola&project.months=12&parties=1&parties[0].country=SE")
        .await;
    assert_eq!(all(".examples button").len(), 3);
    press("Högskola: två veckors kurs med studenter från tre länder").await;
    assert_eq!(focused(), "m-activities[0]");
    assert_eq!(answer("project.months").as_deref(), Some("12"), "what was answered stays");
    assert_eq!(answer("org.type").as_deref(), Some("grundskola"));
    assert_eq!(answer("activities[0].type").as_deref(), Some("intensive_study"));
    assert!(all(".examples").is_empty(), "examples are there as long as nothing is planned");
}

#[wasm_bindgen_test]
async fn the_last_activity_leaves_the_focus_where_the_next_is_added() {
    open_with("sv program/atlas_placement\norg.type=gymnasieskola_yrk&parties=1&parties[0].country=SE").await;
    click("add-activity").await;
    click("add-activity").await;
    assert_eq!(focused(), "m-activities[1]");
    press("Ta bort aktivitet 1").await;
    assert_eq!(focused(), "m-activities[0]");
    press("Ta bort aktivitet 1").await;
    assert_eq!((focused().as_str(), answer("activities")), ("add-activity", None));
}

/// Opens the work placement abroad with one activity, of which this is known
async fn open_placement(answers: &str) {
    open_with(&format!(
        "sv program/atlas_placement\norg.type=gymnasieskola_yrk&parties=1&parties[0].country=SE\
         &activities=1&activities[0].type=work_placement{answers}"
    ))
    .await;
    assert!(has(DAYS), "{}", screen());
}

fn described(id: &str) -> String {
    let ids = at(id).get_attribute("aria-describedby").unwrap_or_default();
    ids.split_whitespace().map(|id| text(&at(id))).collect::<Vec<_>>().join(" ")
}

#[wasm_bindgen_test]
async fn a_length_is_written_in_days_weeks_or_months() {
    open_placement("").await;
    assert_eq!(
        texts("fieldset:has(> legend + p + div > .pair) > legend"),
        ["Hur länge är deltagaren på plats?"]
    );
    assert_eq!(offered_at(UNIT), ["dagar", "veckor", "månader"]);
    assert_eq!(shown_at(UNIT), "dagar");
    write(DAYS, "3").await;
    assert_eq!((group_of(LENGTH).as_str(), text(&at(DAYS_MADE)).as_str()), ("fail", ""));
    choose(UNIT, "veckor").await;
    assert_eq!((group_of(LENGTH).as_str(), typed_at(DAYS).as_str()), ("pass", "3"));
    assert_eq!(answer("activities[0].physicalDaysTotal").as_deref(), Some("21"));
    assert!(described(DAYS).ends_with(" = 21 dagar"), "{}", described(DAYS));
    choose(UNIT, "månader").await;
    assert_eq!((text(&at(DAYS_MADE)).as_str(), group_of(LENGTH).as_str()), ("= 90 dagar", "pass"));
    reload().await;
    assert_eq!((typed_at(DAYS).as_str(), shown_at(UNIT).as_str()), ("3", "månader"));
    write(DAYS, "37").await;
    leave(DAYS).await;
    assert!(described(DAYS).contains("Skriv ett helt tal från 0 till 36."), "{}", described(DAYS));
    assert_eq!(at(DAYS).get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!((text(&at(DAYS_MADE)).as_str(), group_of(LENGTH).as_str()), ("", "pass"));
    reload().await;
    assert_eq!((typed_at(DAYS).as_str(), shown_at(UNIT).as_str()), ("37", "månader"));
}

#[wasm_bindgen_test]
async fn a_length_is_counted_from_dates() {
    open_placement("&activities[0].physicalDaysTotal=30").await;
    press("Ange datum i stället").await;
    assert_eq!((focused(), typed_at(DAYS).as_str()), (date(0), "30"));
    assert!(at(DAYS).has_attribute("readonly") && at(UNIT).has_attribute("disabled"));
    assert!(described(DAYS).ends_with("Antalet gäller tills alla datum är ifyllda."));
    assert_eq!(text(&only("label[for='f-activities[0].periods.0']")), "Period 1, från");
    write(&date(0), "2027-02-01").await;
    assert_eq!(
        (typed_at(DAYS).as_str(), group_of(LENGTH).as_str()),
        ("30", "pass"),
        "one date says nothing yet"
    );
    write(&date(1), "2027-02-20").await;
    assert_eq!((typed_at(DAYS).as_str(), group_of(LENGTH).as_str()), ("20", "fail"));
    assert!(described(DAYS).ends_with("Dagarna räknas ut från datumen."));
    assert!(finding(LENGTH).contains("20 dagar"), "{}", finding(LENGTH));
    press("Lägg till en period").await;
    assert_eq!((focused(), group_of(LENGTH).as_str()), (date(2), "ask"));
    write(&date(2), "2027-05-03").await;
    write(&date(3), "2027-05-03").await;
    assert_eq!((typed_at(DAYS).as_str(), group_of(LENGTH).as_str()), ("21", "pass"));
    reload().await;
    assert_eq!((typed_at(DAYS).as_str(), typed_at(&date(2)).as_str()), ("21", "2027-05-03"));
    press("Ta bort period 1").await;
    assert_eq!(
        (focused(), typed_at(&date(0)).as_str(), typed_at(DAYS).as_str()),
        (date(0), "2027-05-03", "1")
    );
    press("Ta bort period 1").await;
    assert_eq!((focused().as_str(), typed_at(DAYS).as_str()), (DAYS, ""));
    assert!(!at(DAYS).has_attribute("readonly") && !at(UNIT).has_attribute("disabled"));
    assert_eq!(answer("activities[0].periods"), None);
    assert_eq!(group_of(LENGTH), "ask");
}

#[wasm_bindgen_test]
async fn a_period_that_ends_first_is_named_at_its_last_date() {
    open_placement("&activities[0].periods=2027-02-01/2027-02-21,2027-05-01/2027-05-02").await;
    write(&date(3), "2027-04-02").await;
    assert!(!has("problems"));
    leave(&date(3)).await;
    assert_eq!(described(&date(3)), "Period 2 slutar innan den börjar.");
    let invalid: Vec<String> = ids("#stage [aria-invalid]");
    assert_eq!(invalid, [date(3)]);
    assert_eq!(
        (typed_at(DAYS).as_str(), group_of(LENGTH).as_str()),
        ("23", "pass"),
        "the last good dates stay"
    );
    only("#problems a").click();
    rendered().await;
    assert_eq!(focused(), date(3));
    reload().await;
    assert_eq!((typed_at(&date(3)).as_str(), typed_at(DAYS).as_str()), ("2027-04-02", "23"));
    check_this_step("dates");
    write(&date(3), "2027-05-03").await;
    assert_eq!((has("problems"), typed_at(DAYS).as_str()), (false, "24"));
}

#[wasm_bindgen_test]
async fn a_select_shows_the_answer_also_when_it_is_taken_away_elsewhere() {
    open_atlas("&parties=2&parties[0].country=SE&parties[1].country=IN").await;
    choose("f-parties[1].country", "Kenya").await;
    choose("f-parties[1].country", "Vet inte än").await;
    assert_eq!(answer("parties[1].country"), None);
    choose("f-parties[1].country", "Indien").await;
    click("start-over").await;
    press("Ja, ta bort svaren").await;
    go_to("program/atlas_partnership").await;
    click("add-party").await;
    assert_eq!(shown_at("f-parties[1].country"), "Vet inte än");
}

#[wasm_bindgen_test]
async fn a_country_is_found_by_an_old_name() {
    open_atlas("&parties=2&parties[0].country=SE").await;
    let field = "f-parties[1].country";
    assert!(offered_at(field).len() > 190);
    write("f-parties[1].country-search", "Burma").await;
    assert_eq!(offered_at(field), ["Vet inte än", "Myanmar"]);
    assert_eq!(shown_at(field), "Vet inte än", "finding is not choosing");
    choose(field, "Myanmar").await;
    assert_eq!(answer("parties[1].country").as_deref(), Some("MM"));
    write("f-parties[1].country-search", "Holland").await;
    assert_eq!(offered_at(field), ["Vet inte än", "Myanmar", "Nederländerna"]);
    assert_eq!(shown_at(field), "Myanmar", "what is chosen stays in sight");
    assert!(!key_goes_on("f-parties[1].country-search", "Enter"));
}

#[wasm_bindgen_test]
async fn a_type_of_activity_that_the_programme_does_not_have_is_seen_and_can_be_taken_back() {
    let kind = "f-activities[0].type";
    open_with(
        "sv program/atlas_placement\norg.type=gymnasieskola_yrk&activitiesMore=1&parties=1&parties[0].country=SE\
         &activities=1&activities[0].type=long_pupil",
    )
    .await;
    assert!(!is_checked(kind));
    assert_eq!(
        texts(&format!(".choice:has([name='{kind}']:checked) label")),
        ["Lång studievistelse för en elev"]
    );
    click(kind).await;
    assert_eq!(answer("activities[0].type"), None);
}

/// Opens an activity that several countries take part in
async fn open_course(answers: &str) {
    open_with(&format!(
        "sv program/strategic_partnership\norg.type=larosate&partiesMore=1&activitiesMore=1&parties=3\
         &parties[0].country=SE&parties[1].country=FI&parties[2].country=FI\
         &activities=1&activities[0].type=intensive_study{answers}"
    ))
    .await;
    // It is among the questions that give advice.
    for fold in all("details.more") {
        fold.set_attribute("open", "").unwrap();
    }
}

const COUNTRIES: &str = "f-activities[0].participantCountries";

/// The countries that can be ticked
fn countries() -> Vec<String> {
    texts(&format!(".choice:has([id^='{COUNTRIES}.']) label"))
}

/// The box of the country with this name
fn country(name: &str) -> String {
    let boxes = all(&format!("[id^='{COUNTRIES}.']"));
    let found = boxes.iter().find(|one| text(&only(&format!("label[for='{}']", one.id()))) == name);
    found.unwrap_or_else(|| panic!("no box for {name} in {:?}", countries())).id()
}

#[wasm_bindgen_test]
async fn several_countries_are_chosen_among_the_likely_ones_and_those_that_are_looked_for() {
    open_course("").await;
    let (search, none) = (format!("{COUNTRIES}-search"), "Inget av det här".to_owned());
    assert_eq!(countries(), ["Finland", "Sverige", &none]);
    assert!(is_checked(COUNTRIES));
    write(&search, "holland").await;
    assert_eq!(countries(), ["Finland", "Nederländerna", "Sverige", &none]);
    click(&country("Nederländerna")).await;
    click(&country("Finland")).await;
    assert_eq!(answer("activities[0].participantCountries").as_deref(), Some("FI,NL"));
    write(&search, "").await;
    assert_eq!(countries(), ["Finland", "Nederländerna", "Sverige", &none], "what is chosen stays in sight");
    write(&search, "stan").await;
    assert!(countries().len() < 3 + 1 + 8 + 1, "{:?}", countries());
    let spoken = || texts(".country [role=status]").concat();
    assert_eq!(spoken(), "");
    wait(700).await;
    assert!(spoken().ends_with(" visas."), "{}", spoken());
    write(&search, "a").await;
    assert!(countries().len() <= 3 + 8 + 1, "{:?}", countries());
    wait(700).await;
    assert!(spoken().starts_with("8 av ") && spoken().ends_with("Skriv mer för att hitta rätt."));
    write(&search, "xyzzy").await;
    wait(700).await;
    assert_eq!(spoken(), "Inget land hittades.");
    go_to("program").await;
    go_to("program/strategic_partnership").await;
    assert_eq!(typed_at(&search), "", "another step begins without the word");
    assert!(!key_goes_on(&search, "Enter"));
    check_this_step("countries");
}

#[wasm_bindgen_test]
async fn a_country_that_is_taken_back_leaves_the_focus_at_its_question() {
    open_course("&activities[0].participantCountries=FI,JP").await;
    let search = format!("{COUNTRIES}-search");
    click(&country("Finland")).await;
    assert!(countries().contains(&"Finland".to_owned()), "the country of a party");
    write(&search, "japan").await;
    for chosen in [None, Some("JP")] {
        click(&country("Japan")).await;
        assert_eq!(answer("activities[0].participantCountries").as_deref(), chosen, "found, it stays");
    }
    write(&search, "").await;
    // A box that has no reason to stay is gone with its tick.
    let japan = at(&country("Japan"));
    japan.focus().unwrap();
    japan.click();
    rendered().await;
    assert!(!countries().contains(&"Japan".to_owned()));
    assert_eq!((focused().as_str(), answer("activities[0].participantCountries")), (COUNTRIES, None));
    assert!(is_checked(COUNTRIES));
}

#[wasm_bindgen_test]
async fn what_a_choice_means_is_said_also_where_several_may_be_chosen() {
    open_at("mal").await;
    let helped = all("[id^='f-travellers.'][aria-describedby], [id^='f-destinations.'][aria-describedby]");
    assert!(!helped.is_empty());
}

#[wasm_bindgen_test]
async fn the_result_is_spoken_only_when_a_field_is_left() {
    open_atlas("").await;
    let spoken = || text(&at("announcement"));
    assert_eq!(at("announcement").get_attribute("role").as_deref(), Some("status"));
    assert_eq!(spoken(), "");
    write(TOTAL, "3").await;
    assert_eq!(spoken(), "");
    leave(TOTAL).await;
    let said = spoken();
    assert!(said.starts_with("Passar om ni ändrar något. 1 stämmer inte, "), "{said}");
    write(TOTAL, "4").await;
    assert_eq!(spoken(), said);
    leave(TOTAL).await;
    assert!(!spoken().starts_with("Passar om ni ändrar något."), "{}", spoken());
    write(TOTAL, "tolv").await;
    leave(TOTAL).await;
    assert!(
        spoken().starts_with("Hur många deltar totalt?: Skriv ett helt tal från 0 till 5000. Inte avgjort"),
        "{}",
        spoken()
    );
}

#[wasm_bindgen_test]
async fn an_unknown_programme_leads_back() {
    open_at("program/finns_inte").await;
    assert_eq!(heading(), "Programmet finns inte");
    assert!(screen().contains("Det finns inget program med adressen ”finns_inte”. Välj ett i listan."));
    press("Till alla program").await;
    assert_eq!(heading(), "Program för er");
    go_to(&format!("program/{}", "<b>é".repeat(500))).await;
    assert!(text(&only("main p")).chars().count() < 120 && all("main b").is_empty());
}

// What is kept

#[wasm_bindgen_test]
async fn starting_over_asks_first() {
    open().await;
    click("org-grundskola").await;
    click("start-over").await;
    assert_eq!((focused().as_str(), answer("org.type").as_deref()), ("sure", Some("grundskola")));
    press("Nej, behåll dem").await;
    assert!(is_checked("org-grundskola") && !has("sure"));
    assert_eq!(focused(), "start-over", "the focus goes back to where it was");
    press("Fortsätt").await;
    click("start-over").await;
    press("Ja, ta bort svaren").await;
    assert_eq!((fragment().as_str(), focused().as_str()), ("organisation", "step"));
    assert_eq!((answer("org.type"), is_checked(UNKNOWN_ORG)), (None, true));
}

#[wasm_bindgen_test]
async fn starting_over_at_the_first_step_takes_the_focus_to_its_heading() {
    open().await;
    click("org-grundskola").await;
    click("start-over").await;
    press("Ja, ta bort svaren").await;
    assert!(is_checked(UNKNOWN_ORG));
    assert_eq!(focused(), "step");
}

#[wasm_bindgen_test]
async fn a_reload_loses_nothing() {
    open().await;
    click("org-gymnasieskola_yrk").await;
    press("Fortsätt").await;
    click("goal-GOAL-12").await;
    go_to("program/atlas_partnership").await;
    write(TOTAL, "tre").await;
    click("add-party").await;
    choose("f-parties[1].country", "Costa Rica").await;
    only("details.more summary").click();
    write("f-curriculumGoals", "Språk & kultur\nHållbar utveckling = 50 %").await;
    reload().await;
    assert_eq!(heading(), "Atlas partnerskap");
    assert_eq!(typed_at(TOTAL), "tre");
    assert_eq!(at(TOTAL).get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(shown_at("f-parties[1].country"), "Costa Rica");
    assert_eq!(typed_at("f-curriculumGoals"), "Språk & kultur\nHållbar utveckling = 50 %");
    assert_eq!(group_of("AT4-17"), "pass");
    go_to("organisation").await;
    assert!(is_checked("org-gymnasieskola_yrk"));
    go_to("mal").await;
    assert!(is_checked("goal-GOAL-12"));
}

#[wasm_bindgen_test]
async fn the_address_leads_to_a_step_and_back_leads_back() {
    open_at("program").await;
    assert_eq!(heading(), "Program för er");
    go_to("mal").await;
    assert_eq!((heading().as_str(), focused().as_str()), ("Vad vill ni utveckla?", "step"));
    go_to("nonsens").await;
    assert_eq!(heading(), "Vad vill ni utveckla?");
}

#[wasm_bindgen_test]
async fn late_news_of_the_pages_own_address_takes_nobody_back() {
    open().await;
    assert_eq!(fragment(), "organisation");
    click("org-grundskola").await;
    // Between the click and what comes of it.
    only("#stage button.main").unchecked_into::<HtmlElement>().click();
    hear_late_address();
    rendered().await;
    assert_eq!((heading().as_str(), fragment().as_str()), ("Vad vill ni utveckla?", "mal"));
    hear_late_address();
    rendered().await;
    assert_eq!(heading(), "Vad vill ni utveckla?");
    go_to("organisation").await;
    assert_eq!(heading(), "Vilken sorts skola eller organisation är ni?");
}

#[wasm_bindgen_test]
async fn whatever_is_kept_the_page_starts() {
    let long = "x".repeat(2_000_000);
    for kept in [
        "\u{0}",
        "sv",
        "xx yy zz\nzz\n\n\n",
        "sv program/<script>\norg.type=%%%&goals=,,,&parties=0",
        "sv program/atlas_partnership\nparties=99999&participants.total=-1\nparticipants.total=1\nparties[7].country=2",
        "sv program/atlas_partnership\nparties=1&parties[0].country=SE&parties[9].country=IN\nparticipants.total=9e9",
        "sv mal\nparties=1&participants.total=3&participants.teachers=9",
        &long,
    ] {
        open_with(kept).await;
        let begin: String = kept.chars().take(80).collect();
        assert_eq!(all("#stage h1").len(), 1, "{begin:?}");
        go_to("organisation").await;
        click("org-grundskola").await;
        assert_eq!(answer("org.type").as_deref(), Some("grundskola"), "{begin:?}");
    }
}

#[wasm_bindgen_test]
async fn another_language_keeps_step_answers_and_focus() {
    open_at("mal").await;
    click("goal-GOAL-12").await;
    assert_eq!(only("button.language").get_attribute("lang").as_deref(), Some("en"));
    press("In English").await;
    assert_eq!((heading().as_str(), fragment().as_str()), ("What do you want to develop?", "mal"));
    assert!(is_checked("goal-GOAL-12"));
    assert_eq!(document().document_element().unwrap().get_attribute("lang").as_deref(), Some("en"));
    assert_eq!(document().active_element().map(|element| text(&element)).as_deref(), Some("På svenska"));
    reload().await;
    assert_eq!(heading(), "What do you want to develop?");
    press("På svenska").await;
    assert_eq!(heading(), "Vad vill ni utveckla?");
}

// What every step keeps to

#[wasm_bindgen_test]
async fn every_field_has_a_name_and_every_id_is_one() {
    let answers =
        "org.type=gymnasieskola_yrk&parties=2&parties[0].country=SE&parties[1].country=IN&activities=1";
    let programmes = {
        open_with("sv program\n").await;
        all("[data-programme]")
            .iter()
            .filter_map(|card| card.get_attribute("data-programme"))
            .collect::<Vec<_>>()
    };
    assert!(programmes.len() > 10, "{programmes:?}");
    let steps = ["organisation", "mal", "program"].map(str::to_owned).into_iter();
    for step in steps.chain(programmes.into_iter().map(|id| format!("program/{id}"))) {
        open_with(&format!("sv {step}\n{answers}\nparticipants.total=tre")).await;
        assert_eq!(fragment(), step);
        check_this_step(&step);
    }
}

fn check_this_step(step: &str) {
    let mut ids = ids("#stage [id]");
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "{step}: an id stands twice");
    assert_eq!(all("#stage h1").len(), 1, "{step}");
    for field in all("#stage input, #stage select, #stage textarea") {
        let id = field.id();
        let labels = all(&format!("label[for='{id}']"));
        assert!(
            labels.len() == 1 && labels.iter().all(|label| !text(label).trim().is_empty()),
            "{step}: {id} has no label"
        );
        if matches!(field.get_attribute("type").as_deref(), Some("radio" | "checkbox")) {
            let group =
                field.closest("fieldset").unwrap().and_then(|group| group.query_selector("legend").unwrap());
            let alone = id.ends_with("More");
            assert!(
                alone || group.is_some_and(|legend| !text(&legend).is_empty()),
                "{step}: {id} has no legend"
            );
        }
    }
    for described in all("#stage [aria-describedby], #stage [aria-labelledby]") {
        for name in ["aria-describedby", "aria-labelledby"] {
            let ids = described.get_attribute(name).unwrap_or_default();
            assert!(
                ids.split(' ').all(|id| id.is_empty() || has(id)),
                "{step}: {name}=\"{ids}\" leads nowhere"
            );
        }
    }
    for named in all(
        "#stage button, #stage a, #stage summary, #stage legend, #stage h1, #stage h2, #stage h3, #stage h4",
    ) {
        assert!(!text(&named).trim().is_empty(), "{step}: {} has no words", named.outer_html());
    }
    for fieldset in all("#stage fieldset") {
        let first = fieldset.first_element_child().map(|child| child.tag_name());
        assert_eq!(first.as_deref(), Some("LEGEND"), "{step}: a fieldset begins without its legend");
    }
}

// The next question

/// The programmes for a school that wants to develop languages, with these answers beside
async fn open_programmes(answers: &str) {
    let school = "org.type=grundskola&goals=GOAL-01&partiesMore=1&activitiesMore=1";
    open_with(&format!("sv program\n{school}&{answers}")).await;
    assert_eq!(heading(), "Program för er");
}

const ONE_PARTY: &str = "parties=1&parties[0].country=SE";
const THREE_PARTIES: &str = "partiesMore=0&activitiesMore=0&parties=3&parties[0].country=SE&\
                             parties[1].country=ES&parties[2].country=IT&activities=0&\
                             otherFundingSameActivity=0";

fn next_heading() -> String {
    texts(".next h2").concat()
}

fn left() -> String {
    texts(".next [role=status]").concat()
}

#[wasm_bindgen_test]
async fn an_answered_question_stays_until_the_next_is_asked_for() {
    open_programmes(THREE_PARTIES).await;
    assert_eq!(next_heading(), "Nästa fråga");
    assert!(has("f-project.months"), "{}", texts(".next").concat());
    let before = left();
    assert!(before.ends_with("kvar, som det ser ut nu."), "{before}");
    assert!(texts(".next .help").concat().contains("Svaret har betydelse för "));
    write("f-project.months", "24").await;
    assert!(has("f-project.months") && left() != before, "it stays, and fewer are left: {}", left());
    assert_eq!(answer("project.months").as_deref(), Some("24"));
    press("Nästa fråga").await;
    wait(5).await;
    assert_eq!(focused(), "next-question");
    assert!(!has("f-project.months"));
}

#[wasm_bindgen_test]
async fn a_question_that_is_put_off_comes_last_also_after_a_reload() {
    open_programmes(THREE_PARTIES).await;
    assert!(has("f-project.months"));
    press("Visa en annan fråga").await;
    wait(5).await;
    assert_eq!(focused(), "next-question");
    assert!(!has("f-project.months"));
    reload().await;
    assert!(!has("f-project.months"));
    for _ in 0..20 {
        if has("f-project.months") {
            return;
        }
        press("Visa en annan fråga").await;
    }
    panic!("it does not come back");
}

#[wasm_bindgen_test]
async fn what_cannot_be_an_answer_is_told_before_the_next_question() {
    open_programmes(THREE_PARTIES).await;
    write("f-project.months", "9999").await;
    press("Nästa fråga").await;
    assert!(has("f-project.months-problem"));
}

#[wasm_bindgen_test]
async fn a_list_grows_in_the_card_and_its_members_are_asked_about() {
    open_programmes(ONE_PARTY).await;
    assert!(has("add-party") && has("f-partiesMore"));
    press("Lägg till en part").await;
    assert_eq!(answer("parties").as_deref(), Some("2"));
    assert!(has("add-party"), "the list stays");
    assert!(left().ends_with("Fler frågor tillkom."), "{}", left());
    press("Nästa fråga").await;
    for _ in 0..20 {
        if next_heading() == "Nästa fråga: Part 2" {
            return assert!(has("f-parties[1].country"));
        }
        press("Visa en annan fråga").await;
    }
    panic!("the new party is not asked about");
}

#[wasm_bindgen_test]
async fn where_no_answer_can_change_the_result_that_is_said() {
    open_with("sv program\norg.type=privatperson&goals=GOAL-01&parties=1&parties[0].country=SE").await;
    assert_eq!(left(), "Inga fler frågor behövs. Ni kan fortfarande ändra era svar.");
    assert_eq!(all(".next input, .next button, .next select").len(), 0);
}

/// What mends the idea, each way as its sentences
fn ways() -> Vec<String> {
    texts(".mends .way > ul > li")
}

#[wasm_bindgen_test]
async fn an_idea_is_mended_by_a_button_and_the_change_taken_back() {
    open_atlas("&participants.total=3&participants.teachers=1&participants.pupils=2&participants.leaders=0&participants.other=0&containsWorkPlacement=1")
        .await;
    let fails = texts(".findings.fail h4");
    assert_eq!(fails.len(), 2, "{fails:?}");
    let ways = ways();
    assert!(
        ways.iter().any(|way| way.starts_with("Ändra antal elever från 2 till 3.")
            || way.starts_with("Ändra antal lärare från 1 till 2.")),
        "{ways:?}"
    );
    assert!(ways.iter().any(|way| way.contains("Det här följer med: deltagare totalt: 4.")), "{ways:?}");
    assert!(ways.iter().any(|way| way == "Ingår praktik (APL) i projektet? Ändra till: nej."), "{ways:?}");
    press("Ändra så").await;
    assert_eq!(texts(".findings.fail h4"), Vec::<String>::new());
    assert_eq!(answer("participants.total").as_deref(), Some("4"));
    assert!(
        text(&only(".moved")).contains("Atlas partnerskap: Passar om ni ändrar något → "),
        "{}",
        text(&only(".moved"))
    );
    wait(50).await;
    assert_eq!(focused(), "undo");
    press("Ångra").await;
    assert_eq!((texts(".findings.fail h4"), answer("participants.total").as_deref()), (fails, Some("3")));
    assert_eq!(focused(), "result");
}

#[wasm_bindgen_test]
async fn what_is_to_be_chosen_is_asked_for() {
    open_atlas("&parties=2&parties[0].country=SE&parties[1].country=NO&parties[1].hasParticipants=1").await;
    assert!(
        ways().iter().any(|way| way.starts_with("Byt ut Part 2 (Norge) mot en annan part i ett annat land.")),
        "{:?}",
        ways()
    );
    press("Ändra så").await;
    assert_eq!(focused(), "f-parties[1].country");
    assert_eq!(answer("parties[1].country"), None);
    assert_eq!(texts(".findings.fail h4"), Vec::<String>::new());
    assert!(has("undo"));
    choose("f-parties[1].country", "Indien").await;
    assert!(has("undo"), "what a repair leaves to choose is part of it");
    press("Ångra").await;
    assert_eq!(answer("parties[1].country").as_deref(), Some("NO"));
    press("Ändra så").await;
    write(TOTAL, "9").await;
    assert!(!has("undo"), "what is changed by hand is no repair to be taken back");
}

#[wasm_bindgen_test]
async fn where_a_programme_is_ruled_out_the_nearest_is_named() {
    let school = "org.type=grundskola&org.accreditedIn=school&goals=GOAL-02&partiesMore=0&parties=1&\
                  parties[0].country=SE";
    open_with(&format!("sv program/ep_ka122\n{school}")).await;
    assert_eq!(texts(".result .nearest"), ["Närmast er idé: eTwinning"]);
    press("eTwinning").await;
    assert_eq!(fragment(), "program/etwinning");
    assert_eq!(texts(".result .nearest"), Vec::<String>::new());
    go_to("program").await;
    assert_eq!(texts(".fallen .nearest"), ["Närmast er idé: eTwinning"]);
}

#[wasm_bindgen_test]
async fn what_was_chosen_stays_ticked_where_more_is_to_be_chosen() {
    let idea = "org.type=grundskola&goals=GOAL-01&beneficiaries=organisation,staff&integratedInRegularWork=1&\
                partiesMore=0&activitiesMore=0&parties=2&parties[0].country=SE&parties[1].country=FI&activities=1&\
                activities[0].type=youth_initiative&activities[0].youthInitiative.nGroups=2&\
                activities[0].youthInitiative.groupCountries=SE";
    open_with(&format!("sv program/strategic_partnership\n{idea}")).await;
    let countries = "activities[0].youthInitiative.groupCountries";
    let ticked =
        || texts(&format!("[id^='f-{countries}.']:checked + *, label:has([id^='f-{countries}.']:checked)"));
    let before = ticked();
    assert_eq!(before.len(), 1, "{before:?}");
    press("Ändra så").await;
    assert_eq!((answer(countries), ticked()), (None, before));
    assert_eq!(texts(".findings.fail h4"), Vec::<String>::new());
    press("Ångra").await;
    assert_eq!(answer(countries).as_deref(), Some("SE"));
}

#[wasm_bindgen_test]
async fn every_source_is_listed_with_its_dates() {
    open_at("program").await;
    follow("Källor och datum").await;
    assert_eq!((fragment().as_str(), heading().as_str()), ("kallor", "Källor och datum"));
    let catalogue = utbyteskollen::catalogue::own().unwrap();
    let listed = texts(".sources > li");
    assert_eq!(listed.len(), catalogue.sources.len());
    for (source, listed) in catalogue.sources.iter().zip(listed) {
        let said = [&*source.id, &*source.title, &*source.dated, &source.checked.to_string()];
        assert!(said.iter().all(|said| listed.contains(said)), "{}: {listed}", source.id);
    }
    assert!(all(".sources .stale").is_empty());
    go_to("program").await;
    assert_eq!(fragment(), "program");
}

#[wasm_bindgen_test]
async fn rules_that_nobody_has_looked_at_for_long_say_so_by_themselves() {
    let catalogue = utbyteskollen::catalogue::own().unwrap();
    let said = |heading: &str| {
        let stale = texts(".verdict .stale");
        assert_eq!(stale.len(), 1, "{heading}: {stale:?}");
        stale[0].clone()
    };
    // A year and more after the last look; and while the look still counts.
    open_on("2028-03-01", "sv program/etwinning\norg.type=grundskola").await;
    let looked = format!("Senast kontrollerat {}. ", catalogue.date);
    assert_eq!(said("sv"), looked + "Kontrollera utlysningen innan ni går vidare.");
    assert!(texts(".finding .stale").len() > 1);
    go_to("kallor").await;
    assert_eq!(texts(".sources .stale").len(), catalogue.sources.len());
    open_on("2026-11-22", "sv program/etwinning\norg.type=grundskola").await;
    assert_eq!(texts(".stale"), Vec::<String>::new());
}

/// What stands beside a label in the section about money
fn told_of_money(label: &str) -> Option<String> {
    let place = texts(".money dt").iter().position(|term| term == label)?;
    texts(".money dd").into_iter().nth(place)
}

/// A kept text with the own unit as the only party, without which the page takes no answers for its own
fn kept(text: &str) -> String {
    format!("{text}&parties=1&parties[0].country=SE")
}

#[wasm_bindgen_test]
async fn a_programme_says_what_it_pays_who_applies_and_what_comes_next() {
    let catalogue = utbyteskollen::catalogue::own().unwrap();
    let rate = catalogue.euro.clone().unwrap();
    open_with(&kept("sv program/jm_learning_eu\norg.type=grundskola")).await;
    follow("Pengar och ansökan").await;
    assert_eq!(focused(), "money");
    let much = told_of_money("Hur mycket").unwrap();
    let kronor = rate.kronor(35_000).to_string();
    let kronor = format!("{}\u{a0}{}", &kronor[..kronor.len() - 3], &kronor[kronor.len() - 3..]);
    assert!(
        much.starts_with(&format!(
            "Högst 35\u{a0}000 euro för hela projektet, omkring {kronor} kronor (2024)"
        )),
        "{much}"
    );
    // The year is past, the source is a secondary one, and the rate has its day and its source.
    let source = &*catalogue.sources[usize::from(rate.source)].title;
    let said = ["från ett tidigare år", "återgivet av andra", "Kronor efter kursen 17 januari 2026", source];
    assert!(said.iter().all(|said| much.contains(said)), "{much}");
    let own = told_of_money("Er egen del").unwrap();
    assert!(
        own.starts_with("Bidraget täcker högst 80 procent. Ni betalar själva minst 20 procent."),
        "{own}"
    );
    assert!(told_of_money("Vem som söker").unwrap().starts_with("En skola eller yrkesutbildning söker"));
    assert!(told_of_money("Vem som skriver under").unwrap().starts_with("Källorna säger inte."));
    assert!(told_of_money("Var ni söker").unwrap().starts_with("Hos EACEA"));
    let steps = || texts(".money ol > li");
    assert_eq!(steps().len(), 3);
    assert!(steps()[0].starts_with("Skriv ner vad ni behöver utveckla"), "{:?}", steps());
    // The steps follow from the answers: this one needs no partner.
    open_with(&kept("sv program/jm_learning_eu\norg.type=grundskola&goals=GOAL-13&needIdentified=1")).await;
    assert!(steps()[0].starts_with("Bestäm vilka hos er"), "{:?}", steps());
    // A fact that is not confirmed says so, and where to check.
    open_with(&kept("sv program/ep_ka154\norg.type=fritidsgard")).await;
    let much = told_of_money("Hur mycket").unwrap();
    assert!(much.contains("Inte bekräftat: kontrollera på programmets egen sida."), "{much}");
    // Where there is no grant, no amount is missing; the last step is the programme's own.
    open_with(&kept("sv program/etwinning\norg.type=grundskola&goals=GOAL-02&needIdentified=1")).await;
    assert_eq!((told_of_money("Hur mycket"), told_of_money("Vem som skriver under")), (None, None));
    assert!(steps()[0].starts_with("Registrera er på plattformen"), "{:?}", steps());
    // What was never seen in numbers says that.
    open_with(&kept("sv program/np_he\norg.type=larosate")).await;
    assert!(told_of_money("Hur mycket").unwrap().starts_with("Vi visar inga belopp"));
    // What has ended is not applied for; its successors are links.
    open_with(&kept("sv program/athena\norg.type=gymnasieskola_yrk")).await;
    assert_eq!(texts(".money dt"), Vec::<String>::new());
    assert!(steps()[0].starts_with("Titta på det som har kommit i stället"), "{:?}", steps());
    assert_eq!(all(".money ol button").len(), catalogue.programme("athena").unwrap().successors.len());
}

#[wasm_bindgen_test]
async fn a_rate_that_is_older_than_a_look_may_be_says_so_by_itself() {
    let stale = || texts(".money .stale").into_iter().filter(|said| said.contains("2026-01-17")).count();
    for (day, expected) in [("2027-01-17", 0), ("2027-01-18", 1)] {
        open_on(day, &kept("sv program/ep_ka210\norg.type=grundskola")).await;
        assert_eq!(stale(), expected, "{day}");
    }
}

#[wasm_bindgen_test]
async fn two_programmes_stand_side_by_side() {
    let idea = "org.type=grundskola&goals=GOAL-02&parties=2&parties[0].country=SE&parties[1].country=FI&partiesMore=0";
    open_with(&format!("sv program/ep_ka220\n{idea}")).await;
    follow("Jämför med ett annat program").await;
    assert_eq!((fragment().as_str(), heading().as_str()), ("jamfor", "Jämför två program"));
    let names = || texts("table.compare thead th");
    let first = "Erasmus+ samarbetspartnerskap (KA220)";
    assert_eq!((names().len(), names()[0].as_str()), (2, first));
    assert_ne!(names()[1], first);
    choose("compare-second", "Erasmus+ småskaliga partnerskap (KA210)").await;
    assert_eq!(names(), [first, "Erasmus+ småskaliga partnerskap (KA210)"]);
    let rows = texts("table.compare tbody th");
    let fails = rows.iter().position(|row| row == "Stämmer inte").unwrap();
    let cells = texts("table.compare tbody td");
    assert_eq!(cells.len(), 2 * rows.len());
    // Two countries are too few for one of them and enough for the other.
    assert!(cells[2 * fails].contains("tre programländer"), "{}", cells[2 * fails]);
    assert_eq!(cells[2 * fails + 1], "Inget");
    let cell = |label: &str, place: usize| {
        let row = rows.iter().position(|row| row == label).unwrap_or_else(|| panic!("{label}: {rows:?}"));
        cells[2 * row + place].clone()
    };
    assert!(cell("Hur mycket", 0).contains("400\u{a0}000 euro för hela projektet, omkring"));
    assert!(cell("Hur mycket", 1).contains("30\u{a0}000 eller 60\u{a0}000 euro för hela projektet, omkring"));
    assert!(cell("Hur mycket", 1).contains("Kronor efter kursen"));
    assert_eq!(cell("Er egen del", 1), "Källorna säger inget om det.");
    assert!(cell("Var ni söker", 1).starts_with("UHR för skola"));
    assert!(cell("Vem som skriver under", 1).contains("Fråga rektor"));
    // The same one twice is nothing to compare, and no fault.
    choose("compare-first", "Erasmus+ småskaliga partnerskap (KA210)").await;
    assert_eq!(names(), ["Erasmus+ småskaliga partnerskap (KA210)"; 2]);
    follow("Erasmus+ småskaliga partnerskap (KA210)").await;
    assert_eq!(fragment(), "program/ep_ka210");
}

#[wasm_bindgen_test]
async fn another_year_is_told_beside_the_verdict_where_it_says_something_else() {
    let idea = "org.type=grundskola&goals=GOAL-01&beneficiaries=organisation,staff&integratedInRegularWork=1&\
                otherFundingSameActivity=0&project.months=24&parties=2&parties[0].country=SE&parties[1].country=";
    open_on("2026-11-21", &format!("sv program/ep_ka210\n{idea}GB")).await;
    assert_eq!(
        texts(".result .years li"),
        [
            "Med 2026 års utlysning: passar om ni ändrar något. Storbritannien hör inte till programländerna i Erasmus+.",
            "Med 2027 års utlysning: inte avgjort – källorna säger inte allt. Om Storbritannien hör till programländerna i Erasmus+ säger källorna inte.",
        ]
    );
    open_on("2026-11-21", &format!("sv program/ep_ka210\n{idea}ES")).await;
    assert_eq!(texts(".result .years"), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn an_ended_programme_says_row_by_row_what_there_is_in_its_place() {
    let idea = "org.type=grundskola&project.months=12&parties=2&parties[0].country=SE&parties[1].country=FI&\
                activities=1&activities[0].type=short_pupil_group&activities[0].physicalDaysTotal=45";
    open_with(&format!("sv program/strategic_partnership\n{idea}")).await;
    assert_eq!(texts(".result .instead > h3"), ["Vad gäller i stället?"]);
    assert_eq!(texts(".result .instead details").len(), 13);
    let pupils = texts(".result .instead details:nth-of-type(3) li");
    assert!(pupils[0].contains("elevgrupp hos en partnerskola"), "{pupils:?}");
    assert!(pupils[0].contains("Passar om ni ändrar något."), "{pupils:?}");
    assert!(pupils[0].contains("Stämmer inte: Elevgruppens vistelse varar 2 till 30 dagar."), "{pupils:?}");
    // What is not planned is not judged.
    let youth = texts(".result .instead details:nth-of-type(9) li");
    assert!(youth[0].contains("Det finns inte i er idé."), "{youth:?}");
    open_with("sv program/ep_ka210\n").await;
    assert_eq!(texts(".result .instead"), Vec::<String>::new());
}

// On somebody else's page

#[wasm_bindgen_test]
async fn what_the_page_around_says_is_taken_where_it_is_an_id() {
    let museum: &[(&str, &str)] =
        &[("data-org", "museum"), ("data-goals", "GOAL-07,GOAL-99,,GOAL-12"), ("data-lang", "en")];
    open_set(museum).await;
    assert!(is_checked("org-museum"));
    assert_eq!(answer("goals").as_deref(), Some("GOAL-07,GOAL-12"));
    assert_eq!(document().document_element().unwrap().get_attribute("lang").as_deref(), Some("en"));
    // What the person says wins over it, and starting over goes back to it.
    click("org-forskola").await;
    press("Start over").await;
    press("Yes, remove the answers").await;
    assert!(is_checked("org-museum"));
    for nonsense in ["", "Museum", "museum ", "\"><script>", "org.type", "🦊"] {
        open_set(&[("data-org", nonsense), ("data-goals", nonsense), ("data-lang", nonsense)]).await;
        assert!(is_checked(UNKNOWN_ORG), "{nonsense}");
        assert_eq!(answer("goals"), None);
        assert_eq!(document().document_element().unwrap().get_attribute("lang").as_deref(), Some("sv"));
    }
}

#[wasm_bindgen_test]
async fn a_language_that_was_chosen_outlives_what_the_page_around_says() {
    open_set(&[("data-lang", "en")]).await;
    press("På svenska").await;
    reload_set(&[("data-lang", "en")]).await;
    assert_eq!(heading(), "Vilken sorts skola eller organisation är ni?");
    // Where nobody has chosen, it follows the page around.
    open_set(&[("data-lang", "en")]).await;
    reload_set(&[("data-lang", "sv")]).await;
    assert_eq!(heading(), "Vilken sorts skola eller organisation är ni?");
}

#[wasm_bindgen_test]
async fn the_network_is_told_of_as_it_is() {
    open().await;
    assert_eq!(texts("#stage .network").concat(), "");
    for (news, said) in [
        ("while-open", "Kollen fungerar utan nät så länge sidan är öppen."),
        ("kept", "Klar att användas utan nät."),
        ("rubbish", "Klar att användas utan nät."),
    ] {
        hear("utbyteskollen:network", news).await;
        assert_eq!(texts("#stage .network [role=status]").concat(), said, "{news}");
    }
    assert!(all("#stage .newer").is_empty());
    hear("utbyteskollen:network", "newer").await;
    let update = listen_once("utbyteskollen:update");
    press("Byt till den nya").await;
    assert!(update.get());
}

#[wasm_bindgen_test]
async fn a_frame_shows_the_way_to_the_page_of_its_own() {
    open_set(&[("data-page", "https://kollen.example.se/?lang=sv")]).await;
    let link = only("#stage .network a");
    assert_eq!(link.get_attribute("href").as_deref(), Some("https://kollen.example.se/?lang=sv"));
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener"));
}
