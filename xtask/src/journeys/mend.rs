//! A project with three faults on a phone, mended by tapping what the page proposes.

use super::hands::{ensure_fits, open_kept, rules, wait_for_focus};
use super::{Stage, ensure, ensure_quiet};
use crate::Result;
use crate::browser::{Browser, PHONE};

const STEP: &str = "program/atlas_partnership";
/// Three people, a work placement, and no work between the trips.
const IDEA: &str = "org.type=gymnasieskola_hp&resultArea=school&goals=GOAL-11,GOAL-12&beneficiaries=organisation,learners\
    &needIdentified=1&integratedInRegularWork=1&activitiesBetweenTrips=0&parties=2&parties[0].country=SE\
    &parties[0].hasParticipants=1&parties[1].country=IN&parties[1].hasParticipants=1&parties[1].orgType=upper_secondary\
    &participants.total=3&participants.teachers=1&participants.pupils=2&participants.leaders=0&participants.other=0\
    &tripPattern=both_directions&wantsGrantForVisitToSweden=1&containsWorkPlacement=1&previousAtlasGrant=0";
const FAULTS: [&str; 3] = ["AT4-01", "AT4-22", "AT4-19"];

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let (server, browser) = stage.open(PHONE)?;
    let browser = &browser;
    open_kept(browser, &server.url(""), STEP, IDEA)?;
    wait_for_rules(browser, &FAULTS)?;
    ensure_fits(browser, "what mends the idea", PHONE)?;
    let said = browser.find(".mends")?.text()?;
    for part in [
        "Minsta ändringen",
        "Det här följer med: deltagare totalt: 4.",
        "Ändra till: nej.",
        "Då passar formen.",
    ] {
        ensure(said.contains(part), format!("«{part}» is not in: {said}"))?;
    }
    browser.script("document.querySelector('.mends').scrollIntoView()", &[])?;
    browser.screenshot(&stage.picture("07-what-mends-it"))?;
    browser.named("button", "Ändra så")?.click()?;
    wait_for_rules(browser, &[])?;
    wait_for_focus(browser, "undo")?;
    let moved = browser.find(".moved")?.text()?;
    ensure(moved.contains("→ Formen passar"), format!("what moved is not told: {moved}"))?;
    browser.named("button", "Ångra")?.click()?;
    wait_for_rules(browser, &FAULTS)?;
    wait_for_focus(browser, "result")?;
    browser.named("button", "Ändra så")?.click()?;
    wait_for_rules(browser, &[])?;
    ensure_quiet(&server, browser)
}

fn wait_for_rules(browser: &Browser, expected: &[&str]) -> Result<()> {
    browser
        .wait_until("the rules that fail", || {
            let mut found = rules(browser, "fail")?;
            found.sort();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            Ok(found == expected)
        })
        .map(drop)
}
