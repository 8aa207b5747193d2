//! How fast the rules are held against an idea: nanoseconds a rule, over all programmes.
//!
//! The ideas are the answers of `tests/answers`, one after the other, so that rules pass, fail, are unknown and do not
//! apply as they do for people. A rule counts once for each finding. The time is that of the fastest of several rounds:
//! what a round takes longer is the machine's own business.
//!
//! Beside it: how long it takes to find what mends an idea, for all programmes together and the worst of some ideas with
//! many faults; and whether the cost of a rule stays the same in a catalogue ten and a hundred times as large.
//!
//! Natively the report is printed; in the browser it becomes the text of the page, whose title is then `done`.

use std::process::ExitCode;

use utbyteskollen::catalogue::{Catalogue, own};
use utbyteskollen::engine::assess;
use utbyteskollen::facts::{Answers, Date};
use utbyteskollen::wire::{Tree, from_compact, read_answers};

/// The bar in nanoseconds a rule
const BAR: u64 = if cfg!(target_arch = "wasm32") { 180 } else { 60 };
/// The bar for what mends an idea, in microseconds; in the browser with its processor slowed down four times
const BAR_OF_REPAIRS: u64 = if cfg!(target_arch = "wasm32") { 16_000 } else { 2_000 };
/// Ideas with so many faults that the search has most to do
const FAULTY: &[&str] = &[
    "org.type=gymnasieskola_hp&goals=GOAL-11&beneficiaries=organisation&needIdentified=0&integratedInRegularWork=0&\
     activitiesBetweenTrips=0&parties=4&parties[0].country=SE&parties[0].hasParticipants=1&parties[1].country=SE&\
     parties[1].hasParticipants=0&parties[2].country=NO&parties[2].hasParticipants=1&parties[2].orgType=hei&\
     parties[3].country=DE&parties[3].hasParticipants=1&parties[3].orgType=company&participants.total=3&\
     participants.teachers=0&participants.pupils=3&participants.leaders=0&participants.other=0&tripPattern=other&\
     wantsGrantForVisitToSweden=1&containsWorkPlacement=1&previousAtlasGrant=1&previousAtlasGrantSamePartner=1&\
     indepth.development=0&indepth.longTerm=0&indepth.lessons=0&project.months=3",
    "org.type=gymnasieskola_yrk&resultArea=vet&goals=GOAL-07&beneficiaries=&integratedInRegularWork=0&parties=2&\
     parties[0].country=SE&parties[1].country=JP&project.months=48&participants.own=90&containsWorkPlacement=0&\
     activities=3&activities[0].type=long_pupil&activities[0].age=13&activities[0].physicalDaysTotal=30&\
     activities[0].fullTimeStudent=0&activities[0].schoolInPartnership=0&activities[0].linkedToGoals=0&\
     activities[0].selectionBy=agency&activities[0].languageSupport.requested=1&\
     activities[0].receivingOrg.country=SE&activities[0].sendingOrg.country=SE&\
     activities[1].type=long_teaching_training&activities[1].physicalDaysTotal=5&activities[1].sector=he&\
     activities[1].purpose=teaching&activities[1].participantRole=pupil&activities[1].selectionFair=0&\
     activities[1].contentAgreed=0&activities[1].recognition=none&activities[1].receivingOrg.type=company&\
     activities[1].receivingOrg.country=SE&activities[1].receivingOrg.inPartnership=0&\
     activities[1].sendingOrg.country=SE&activities[1].sendingOrg.inPartnership=0&\
     activities[2].type=youth_initiative&activities[2].youthInitiative.nGroups=1&\
     activities[2].youthInitiative.groupCountries=SE&activities[2].youthInitiative.activityCountries=SE&\
     activities[2].youthInitiative.ledByYouth=0&activities[2].youthInitiative.anyMinor=1&\
     activities[2].youthInitiative.hasCoach=0",
    "org.type=grundskola&goals=GOAL-01&parties=9&parties[0].country=SE&parties[0].hasParticipants=1&\
     parties[1].country=SE&parties[1].hasParticipants=1&parties[2].country=SE&parties[2].hasParticipants=1&\
     parties[3].country=SE&parties[3].hasParticipants=1&parties[4].country=SE&parties[4].hasParticipants=1&\
     parties[5].country=IN&parties[5].hasParticipants=1&parties[6].country=JP&parties[6].hasParticipants=1&\
     parties[7].country=BR&parties[7].hasParticipants=1&parties[8].country=NO&parties[8].hasParticipants=1&\
     project.months=48&participants.total=2",
];
const ROUNDS: usize = 400;
/// A round takes about this long: short enough to fall between the other work of a machine
const ROUND_MILLISECONDS: u64 = 20;

const FILES: &[&str] = &[
    include_str!("../tests/answers/athena.json"),
    include_str!("../tests/answers/atlas_conference.json"),
    include_str!("../tests/answers/atlas_partnership.json"),
    include_str!("../tests/answers/atlas_placement.json"),
    include_str!("../tests/answers/atlas_planning.json"),
    include_str!("../tests/answers/discovereu_incl.json"),
    include_str!("../tests/answers/ep_ka120.json"),
    include_str!("../tests/answers/ep_ka122.json"),
    include_str!("../tests/answers/ep_ka131.json"),
    include_str!("../tests/answers/ep_ka152.json"),
    include_str!("../tests/answers/ep_ka153.json"),
    include_str!("../tests/answers/ep_ka154.json"),
    include_str!("../tests/answers/ep_ka171.json"),
    include_str!("../tests/answers/ep_ka210.json"),
    include_str!("../tests/answers/ep_ka220.json"),
    include_str!("../tests/answers/ep_ka240.json"),
    include_str!("../tests/answers/esc_solidarity.json"),
    include_str!("../tests/answers/esc_vol.json"),
    include_str!("../tests/answers/etwinning.json"),
    include_str!("../tests/answers/jm_learning_eu.json"),
    include_str!("../tests/answers/jm_network.json"),
    include_str!("../tests/answers/linnaeus_palme.json"),
    include_str!("../tests/answers/mfs_uhr.json"),
    include_str!("../tests/answers/np_adult_dev.json"),
    include_str!("../tests/answers/np_adult_mob.json"),
    include_str!("../tests/answers/np_he.json"),
    include_str!("../tests/answers/np_horizontal.json"),
    include_str!("../tests/answers/np_junior_dev.json"),
    include_str!("../tests/answers/np_junior_mob.json"),
    include_str!("../tests/answers/np_languages.json"),
    include_str!("../tests/answers/praktikantprogrammet.json"),
    include_str!("../tests/answers/strategic_partnership.json"),
];

fn main() -> ExitCode {
    match report() {
        Ok((report, within)) => {
            show(&report);
            if within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(problem) => {
            show(&format!("the benchmark did not run: {problem}"));
            ExitCode::FAILURE
        }
    }
}

/// What was measured, and whether it is within the bar
fn report() -> Result<(String, bool), String> {
    let catalogue = own().map_err(|fault| fault.to_string())?;
    let ideas = FILES.iter().map(|file| idea(file)).collect::<Result<Vec<_>, _>>()?;
    let rules: usize = ideas.iter().map(|idea| findings(&catalogue, idea)).sum();
    let count = u64::try_from(rules).map_err(|error| error.to_string())?;
    // How often the ideas are gone through in a round, found by doubling.
    let mut times = 1;
    while nanoseconds(&catalogue, &ideas, times) < ROUND_MILLISECONDS * 1_000_000 && times < 1 << 20 {
        times *= 2;
    }
    let fastest = (0..ROUNDS).map(|_| nanoseconds(&catalogue, &ideas, times)).min().unwrap_or_default();
    if fastest == 0 {
        return Err("a round took no time: the clock cannot be right".to_owned());
    }
    let evaluated = count * u64::from(times);
    let tenths = fastest * 10 / evaluated.max(1);
    let assessments = u64::from(times) * u64::try_from(ideas.len()).map_err(|error| error.to_string())?;
    let micros = fastest / 1_000 / assessments.max(1);
    let within = tenths <= BAR * 10;
    let verdict = if within { "within the bar" } else { "above the bar" };
    let programmes = catalogue.programmes.len();
    let mut report = format!(
        "assess: {}.{} ns a rule; the bar is {BAR} ns: {verdict}\n{} ideas, {programmes} programmes, {count} findings; \
         {micros} µs an assessment\n",
        tenths / 10,
        tenths % 10,
        ideas.len(),
    );
    report.push_str(&growth(&catalogue, &ideas)?);
    let (of_repairs, repairs_within) = repairs(&catalogue)?;
    report.push_str(&of_repairs);
    // The bar for repairs in the browser is that of a slow phone.
    Ok((report, within && (repairs_within || cfg!(target_arch = "wasm32"))))
}

/// So many copies of a catalogue as one. Each has its own rules: what is shared by programmes is shared as often as before.
fn larger(catalogue: &Catalogue, times: u16) -> Result<Catalogue, String> {
    let mut larger = Catalogue { programmes: vec![], rules: vec![], ..catalogue.clone() };
    for _ in 0..times {
        let first = larger.rules.len();
        for programme in &catalogue.programmes {
            let mut programme = programme.clone();
            for place in &mut programme.rules {
                let moved = u16::try_from(first + usize::from(*place));
                *place = moved.map_err(|_| "the rules of so many copies have no places")?;
            }
            larger.programmes.push(programme);
        }
        larger.rules.extend(catalogue.rules.iter().cloned());
    }
    Ok(larger)
}

/// What a rule costs in larger catalogues
fn growth(catalogue: &Catalogue, ideas: &[Idea]) -> Result<String, String> {
    let mut said = "growth:".to_owned();
    for times in [1, 10, 100] {
        let larger = larger(catalogue, times)?;
        let rules: usize = ideas.iter().map(|idea| findings(&larger, idea)).sum();
        let rules = u64::try_from(rules).map_err(|error| error.to_string())?;
        let repeated = u32::from((20 / times).max(1));
        let fastest = (0..20).map(|_| nanoseconds(&larger, ideas, repeated)).min().unwrap_or_default();
        let tenths = fastest * 10 / (rules * u64::from(repeated)).max(1);
        said.push_str(&format!(" {times} times as large {}.{} ns a rule;", tenths / 10, tenths % 10));
    }
    Ok(said + "\n")
}

/// How long it takes to find what mends each of the ideas, for all programmes; and whether the worst is within the bar
fn repairs(catalogue: &Catalogue) -> Result<(String, bool), String> {
    let mut worst = 0;
    let (mut found, mut said) = (0, vec![]);
    for idea in FAULTY {
        let answers = from_compact(idea);
        let assessment = assess(catalogue, &answers, catalogue.date);
        let mut fastest = u64::MAX;
        for _ in 0..200 / REPEATED {
            let mut assessment = assessment.clone();
            let start = now();
            for _ in 0..REPEATED {
                assessment.mend(catalogue, core::hint::black_box(&answers));
            }
            fastest = fastest.min(now().saturating_sub(start));
            found += assessment.programmes.iter().map(|entry| entry.repairs.len()).sum::<usize>();
        }
        let micros = fastest / 1_000 / u64::from(REPEATED);
        said.push(format!("{micros}"));
        worst = worst.max(micros);
    }
    if found == 0 {
        return Err("nothing mends the faulty ideas".to_owned());
    }
    let within = worst <= BAR_OF_REPAIRS;
    let verdict = if within { "within the bar" } else { "above the bar" };
    let said = said.join(", ");
    Ok((
        format!("repairs: {said} µs an idea, all programmes; the bar is {BAR_OF_REPAIRS} µs: {verdict}"),
        within,
    ))
}

/// A browser's clock is too coarse for one search
const REPEATED: u32 = if cfg!(target_arch = "wasm32") { 20 } else { 1 };

type Idea = (Answers, Date);

fn idea(file: &str) -> Result<Idea, String> {
    let tree: Tree = serde_json::from_str(file).map_err(|error| error.to_string())?;
    let request = read_answers(&tree).map_err(|fault| fault.to_string())?;
    Ok((request.answers, request.today.ok_or("`today` is missing")?))
}

fn findings(catalogue: &Catalogue, (answers, today): &Idea) -> usize {
    assess(catalogue, answers, *today).programmes.iter().map(|entry| entry.findings().len()).sum()
}

/// How long it takes to assess every idea so many times
fn nanoseconds(catalogue: &Catalogue, ideas: &[Idea], times: u32) -> u64 {
    let start = now();
    for _ in 0..times {
        for (answers, today) in ideas {
            core::hint::black_box(assess(catalogue, core::hint::black_box(answers), *today));
        }
    }
    now().saturating_sub(start)
}

/// Nanoseconds since some moment
#[cfg(not(target_arch = "wasm32"))]
fn now() -> u64 {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let elapsed = START.get_or_init(std::time::Instant::now).elapsed();
    u64::try_from(elapsed.as_nanos()).unwrap_or(u64::MAX)
}

/// Nanoseconds since some moment; a browser tells tenths of milliseconds, which a round is long enough for. The date would
/// not do: a clock that is set meanwhile makes a round take no time at all.
#[cfg(target_arch = "wasm32")]
fn now() -> u64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0, |performance| (performance.now() as u64) * 1_000_000)
}

#[cfg(not(target_arch = "wasm32"))]
fn show(report: &str) {
    println!("{report}");
}

#[cfg(target_arch = "wasm32")]
fn show(report: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    if let Some(body) = document.body() {
        body.set_text_content(Some(report));
    }
    document.set_title("done");
}
