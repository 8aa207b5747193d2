//! Activities of a strategic partnership on a phone: a pupil who is too young, and young people without a coach.

use super::hands::{choose, click, click_all, ensure_fits, open_kept, rules, wait_for_focus, write};
use super::{Stage, ensure, ensure_quiet};
use crate::Result;
use crate::browser::{Browser, PHONE};

const STEP: &str = "program/strategic_partnership";
/// The answers of an upper secondary school that has found its partners.
const SCHOOL: &str = "org.type=gymnasieskola_hp&goals=GOAL-02,GOAL-11&beneficiaries=organisation,learners\
    &integratedInRegularWork=1&parties=3&parties[0].country=SE&parties[1].country=FI&parties[2].country=DE\
    &activitiesMore=1";

/// A long stay of a pupil of thirteen, mended.
pub(super) fn pupil(stage: &Stage) -> Result<()> {
    let (server, browser) = stage.open(PHONE)?;
    let browser = &browser;
    open_kept(browser, &server.url(""), STEP, SCHOOL)?;
    add(browser, "Lång studievistelse för en elev")?;
    let stay = |fact: &str| format!("f-activities[0].{fact}");
    write(browser, &stay("physicalDaysTotal"), "180")?;
    write(browser, &stay("age"), "13")?;
    for yes in ["fullTimeStudent", "schoolInPartnership", "linkedToGoals"] {
        click(browser, &format!("{}.1", stay(yes)))?;
    }
    wait_for_rules(browser, "fail", &["SP-PL02"])?;
    ensure_fits(browser, "a pupil who is too young", PHONE)?;
    let said = browser.find(".findings.fail [data-rule='SP-PL02']")?.text()?;
    for part in
        ["Aktivitet 1: Lång studievistelse", ": 13 år", "Krav: Minst 14 år", "Så kan ni göra:", "Källa:"]
    {
        ensure(said.contains(part), format!("«{part}» is not in: {said}"))?;
    }
    // What fails first is on the screen that the way to the result leads to.
    browser.find(".bar a")?.click()?;
    wait_for_focus(browser, "result")?;
    let below = browser.script(
        "return document.querySelector('.findings.fail [data-rule]').getBoundingClientRect().top / innerHeight",
        &[],
    )?;
    ensure(
        below.as_f64().is_some_and(|screens| screens < 1.0),
        format!("what fails is {below} screens down"),
    )?;
    browser.screenshot(&stage.picture("06-pupil-too-young"))?;
    write(browser, &stay("age"), "14")?;
    wait_for_rules(browser, "fail", &[])?;
    // A pupil who goes part-time is another matter.
    click(browser, &format!("{}.2", stay("fullTimeStudent")))?;
    wait_for_rules(browser, "fail", &["SP-PL03"])?;
    click(browser, &format!("{}.1", stay("fullTimeStudent")))?;
    wait_for_rules(browser, "fail", &[])?;
    ensure_quiet(&server, browser)
}

/// A youth initiative of minors that lacks a coach.
pub(super) fn youth(stage: &Stage) -> Result<()> {
    let (server, browser) = stage.open(PHONE)?;
    let browser = &browser;
    open_kept(browser, &server.url(""), STEP, SCHOOL)?;
    add(browser, "Ungas eget projekt")?;
    let fact = |name: &str| format!("f-activities[0].youthInitiative.{name}");
    write(browser, &fact("nGroups"), "2")?;
    click_all(browser, &[&fact("ledByYouth.1"), &fact("anyMinor.1"), &fact("hasCoach.2")])?;
    wait_for_rules(browser, "fail", &["SP-YI08"])?;
    ensure_fits(browser, "minors without a coach", PHONE)?;
    click(browser, &fact("hasCoach.1"))?;
    wait_for_rules(browser, "fail", &[])?;
    // Only now is it asked what else the coach is.
    click(browser, &fact("coachRole.2"))?;
    wait_for_rules(browser, "fail", &["SP-YI11"])?;
    let said = browser.find(".findings.fail [data-rule='SP-YI11']")?.text()?;
    ensure(said.to_lowercase().contains("projektledare"), format!("the role is not in: {said}"))?;
    click_all(browser, &[&fact("coachRole.1"), &fact("coachIndependent.1")])?;
    wait_for_rules(browser, "fail", &[])?;
    ensure_quiet(&server, browser)
}

/// Adds an activity of this type.
fn add(browser: &Browser, kind: &str) -> Result<()> {
    click(browser, "add-activity")?;
    wait_for_focus(browser, "m-activities[0]")?;
    choose(browser, "f-activities[0].type", kind)
}

fn wait_for_rules(browser: &Browser, group: &str, expected: &[&str]) -> Result<()> {
    browser
        .wait_until(&format!("the rules {expected:?}"), || Ok(rules(browser, group)? == expected))
        .map_err(|error| format!("{error}; they are {:?}", rules(browser, group).unwrap_or_default()))
}
