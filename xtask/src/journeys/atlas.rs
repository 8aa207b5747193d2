//! The main journey, on a phone: which programmes fit, an idea that does not, why, and what mends it.

use super::hands::{
    choose, click, click_all, ensure_fits, rules, wait_for_focus, wait_for_step, wait_for_verdict,
    wait_for_words, words, write,
};
use super::{Stage, ensure, ensure_quiet};
use crate::Result;
use crate::browser::{Browser, DESKTOP, Key, PHONE};

const ORGANISATION: &str = "Vilken sorts skola eller organisation är ni?";
const GOALS: &str = "Vad vill ni utveckla?";
const PROGRAMMES: &str = "Program för er";
const ATLAS: &str = "Atlas partnerskap";

const TOTAL: &str = "f-participants.total";
const TEACHERS: &str = "f-participants.teachers";
/// Three of them: too few, a placement, and a visit that the grant may not pay for.
const FAILING: &[&str] = &["AT4-01", "AT4-14", "AT4-22"];

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let (server, browser) = stage.open(PHONE)?;
    let browser = &browser;
    organisation_by_keyboard(stage, browser)?;
    goals(browser)?;
    programmes(stage, browser)?;
    failing(stage, browser)?;
    reload_and_back(browser)?;
    mended(stage, browser)?;
    ensure_quiet(&server, browser)
}

/// The first step with nothing but the keyboard.
fn organisation_by_keyboard(stage: &Stage, browser: &Browser) -> Result<()> {
    wait_for_step(browser, ORGANISATION)?;
    let focus = browser.script("return document.activeElement === document.body", &[])?;
    ensure(focus == true, "a page that has just been loaded takes the focus")?;
    ensure_fits(browser, "the first question", PHONE)?;
    browser.screenshot(&stage.picture("01-first-question"))?;
    tab_to(browser, "org-filter")?;
    browser.active()?.type_text("yrkesprogram")?;
    browser.wait_until("fewer schools", || {
        Ok(browser.find_all("fieldset.long [role=group] input")?.len() < 6)
    })?;
    ensure_fits(browser, "the first question with its filter", PHONE)?;
    browser.press(Key::Enter)?;
    wait_for_step(browser, ORGANISATION)?;
    tab_to(browser, "f-org.type")?;
    // The arrows go through a group of radios and choose as they go.
    let chosen = "org-gymnasieskola_yrk";
    for _ in 0..6 {
        if browser.active()?.attribute("id")?.as_deref() != Some(chosen) {
            browser.press(Key::Down)?;
        }
    }
    wait_for_focus(browser, chosen)?;
    wait_for_step(browser, ORGANISATION)?;
    tab_to(browser, "f-resultArea")?;
    browser.press(Key::Down)?;
    browser.wait_until("an area that is chosen", || browser.by_id("f-resultArea.1")?.is_selected())?;
    browser.press(Key::Tab)?;
    ensure(browser.active()?.text()? == "Fortsätt", "«Fortsätt» does not follow the last question")?;
    browser.press(Key::Enter)?;
    wait_for_step(browser, GOALS)?;
    wait_for_focus(browser, "step")
}

/// Presses Tab until this has the focus, a person's number of times.
fn tab_to(browser: &Browser, id: &str) -> Result<()> {
    let mut passed = Vec::new();
    for _ in 0..12 {
        browser.press(Key::Tab)?;
        let at = browser.active()?.attribute("id")?.unwrap_or_default();
        if at == id {
            return Ok(());
        }
        passed.push(at);
    }
    Err(format!("Tab does not come to `{id}` but to {passed:?}"))
}

fn goals(browser: &Browser) -> Result<()> {
    ensure_fits(browser, "the goals", PHONE)?;
    browser.by_id("goal-GOAL-12")?.click()?;
    write(browser, "goals-filter", "läroplan")?;
    browser.wait_until("fewer goals", || Ok(browser.find_all("[id^='goal-']")?.len() < 10))?;
    click(browser, "goal-GOAL-11")?;
    ensure(
        browser.by_id("goal-GOAL-12")?.is_selected()?,
        "a goal that is chosen leaves the sight of the filter",
    )?;
    browser.named("button", "Fortsätt")?.click()?;
    wait_for_step(browser, PROGRAMMES)?;
    wait_for_focus(browser, "step")
}

fn programmes(stage: &Stage, browser: &Browser) -> Result<()> {
    ensure_fits(browser, "the programmes", PHONE)?;
    let answers = browser.find(".your-answers")?.text()?;
    for words in ["Gymnasieskola, yrkesprogram", "skola", "kulturer"] {
        ensure(
            answers.to_lowercase().contains(&words.to_lowercase()),
            format!("«{words}» is not in: {answers}"),
        )?;
    }
    browser.screenshot(&stage.picture("02-programmes"))?;
    let card = browser.find("[data-programme=atlas_partnership]")?;
    let said = card.text()?;
    for words in [ATLAS, "Går inte att söka nu", "Möter 2 av 2 mål", "Detta är inte UHR:s tjänst"] {
        ensure(said.contains(words), format!("«{words}» is not in the card: {said}"))?;
    }
    let first = browser.find(".card .door")?.text()?;
    ensure(first != "Går inte att söka nu", "a programme that cannot be applied for stands first")?;
    card.find("a.try")?.click()?;
    wait_for_step(browser, ATLAS)?;
    wait_for_focus(browser, "step")
}

fn failing(stage: &Stage, browser: &Browser) -> Result<()> {
    ensure_fits(browser, "an idea that is blank", PHONE)?;
    wait_for_verdict(browser, "")?;
    ensure(rules(browser, "fail")?.is_empty(), "a rule fails before anything is said")?;
    write(browser, TOTAL, "3")?;
    write(browser, TEACHERS, "1")?;
    click_all(browser, &["f-exchangeType.2", "f-tripPattern.1"])?;
    click_all(browser, &["f-containsWorkPlacement.1", "f-parties[0].hasParticipants.1", "add-party"])?;
    wait_for_focus(browser, "m-parties[1]")?;
    choose(browser, "f-parties[1].country", "Costa Rica")?;
    // Asked only once there is a party abroad to invite.
    click(browser, "f-wantsGrantForVisitToSweden.1")?;
    choose(browser, "f-parties[1].orgType", "Gymnasieskola")?;
    click(browser, "f-parties[1].hasParticipants.1")?;
    wait_for_verdict(browser, "change")?;
    browser.wait_until("the rules that fail", || Ok(rules(browser, "fail")? == FAILING))?;
    ensure_fits(browser, "an idea that fails", PHONE)?;
    for (rule, parts) in [
        (
            "AT4-01",
            &["Ni har: Deltagare totalt: 3.", "Krav: Minst 4.", "Så kan ni göra:", "Källa: utbyten.se"][..],
        ),
        ("AT4-14", &["OECD", "Ni har:", "Så kan ni göra: Betala besöket", "Källa: utbyten.se"]),
        ("AT4-22", &["Ni har:", "Så kan ni göra:", "Källa: utbyten.se"]),
    ] {
        let said = browser.find(&format!(".findings.fail [data-rule='{rule}']"))?.text()?;
        for part in parts {
            ensure(said.contains(part), format!("«{part}» is not in {rule}: {said}"))?;
        }
    }
    // The foot of the screen has the verdict at hand.
    browser.find(".bar a")?.click()?;
    wait_for_focus(browser, "result")?;
    to_result(browser)?;
    browser.screenshot(&stage.picture("03-failing"))?;
    browser.resize(DESKTOP)?;
    browser.script("scrollTo(0, 0)", &[])?;
    browser.screenshot(&stage.picture("05-wide"))?;
    browser.resize(PHONE)
}

fn reload_and_back(browser: &Browser) -> Result<()> {
    // What cannot be read is kept too, and said.
    write(browser, TOTAL, "tre")?;
    browser.find(".findings.more summary, details.more summary")?.click()?;
    write(browser, "f-curriculumGoals", "Språk & kultur = hälften")?;
    ensure(rules(browser, "fail")? == FAILING, "what cannot be read changes the result")?;
    browser.find("#problems")?;
    browser.reload()?;
    wait_for_step(browser, ATLAS)?;
    let typed = |id: &str| browser.by_id(id)?.property("value");
    ensure(typed(TOTAL)? == "tre", "a reload loses what is typed")?;
    ensure(
        browser.by_id(TOTAL)?.attribute("aria-invalid")?.as_deref() == Some("true"),
        "and no fault is named",
    )?;
    write(browser, TOTAL, "3")?;
    ensure(typed("f-curriculumGoals")? == "Språk & kultur = hälften", "a reload loses a text")?;
    ensure(rules(browser, "fail")? == FAILING, "a reload changes the result")?;
    browser.back()?;
    wait_for_step(browser, PROGRAMMES)?;
    browser.back()?;
    wait_for_step(browser, GOALS)?;
    ensure(browser.by_id("goal-GOAL-11")?.is_selected()?, "«back» loses a goal")?;
    browser.back()?;
    wait_for_step(browser, ORGANISATION)?;
    ensure(browser.by_id("org-gymnasieskola_yrk")?.is_selected()?, "«back» loses the organisation")?;
    browser.script("history.go(3)", &[])?;
    wait_for_step(browser, ATLAS)?;
    ensure(typed(TOTAL)? == "3", format!("«back» and «forward» make the number {}", typed(TOTAL)?))?;
    ensure(rules(browser, "fail")? == FAILING, "«back» and «forward» change the result")
}

fn mended(stage: &Stage, browser: &Browser) -> Result<()> {
    write(browser, TOTAL, "4")?;
    browser.wait_until("one rule less", || Ok(rules(browser, "fail")? == ["AT4-14", "AT4-22"]))?;
    click(browser, "f-wantsGrantForVisitToSweden.2")?;
    browser.wait_until("one rule less", || Ok(rules(browser, "fail")? == ["AT4-22"]))?;
    click(browser, "f-containsWorkPlacement.2")?;
    browser.wait_until("no rule that fails", || Ok(rules(browser, "fail")?.is_empty()))?;
    // How many parties there may be at most is open until the list is closed.
    wait_for_verdict(browser, "")?;
    click_all(browser, &["f-partiesMore", "f-previousAtlasGrant.2"])?;
    wait_for_words(browser, "Formen passar – bekräfta 4 saker")?;
    ensure_fits(browser, "an idea that is mended", PHONE)?;
    // The links lead to what is left, one by one.
    let link = browser.named("link", "Projektet hör ihop med ert vanliga arbete")?;
    link.click()?;
    wait_for_focus(browser, "f-integratedInRegularWork")?;
    click_all(browser, &["f-integratedInRegularWork.1", "f-needIdentified.1", "f-activitiesBetweenTrips.1"])?;
    wait_for_words(browser, "Formen passar – bekräfta en sak")?;
    click_all(browser, &["f-beneficiaries.0", "f-beneficiaries.2"])?;
    browser.wait_until("nothing left to answer", || Ok(rules(browser, "ask")?.is_empty()))?;
    browser.wait_until("the verdict «Formen passar»", || {
        Ok(browser.find(".result .verdict .shape")?.text()? == "Formen passar")
    })?;
    let door = browser.find(".result .verdict .door")?.text()?;
    ensure(door == "Går inte att söka nu", format!("the door says «{door}»"))?;
    ensure(browser.find_all(".result .verdict.fits")?.is_empty(), "what cannot be applied for is green")?;
    let bar = browser.find(".bar")?.text()?;
    ensure(bar.starts_with("Formen passar. 0 stämmer inte, 0 återstår, "), format!("the bar says «{bar}»"))?;
    browser.named("button", "Till resultatet")?.click()?;
    wait_for_focus(browser, "result")?;
    let said =
        words(&browser.script("return [document.getElementById('announcement').textContent]", &[])?).concat();
    ensure(said == bar, format!("spoken is «{said}»"))?;
    to_result(browser)?;
    browser.screenshot(&stage.picture("04-mended"))
}

/// Puts the result at the top of the screen, for its picture.
fn to_result(browser: &Browser) -> Result<()> {
    browser.script("document.getElementById('result').scrollIntoView()", &[]).map(drop)
}
