//! How fast the rules are held against an idea: nanoseconds a rule, over all programmes.
//!
//! The ideas are the answers of `tests/answers`, one after the other, so that rules pass, fail, are unknown and do not
//! apply as they do for people. A rule counts once for each finding. The time is that of the fastest of several rounds:
//! what a round takes longer is the machine's own business.
//!
//! Natively the report is printed; in the browser it becomes the text of the page, whose title is then `done`.

use std::process::ExitCode;

use utbyteskollen::catalogue::{Catalogue, own};
use utbyteskollen::engine::assess;
use utbyteskollen::facts::{Answers, Date};
use utbyteskollen::wire::{Tree, read_answers};

/// The bar in nanoseconds a rule
const BAR: u64 = if cfg!(target_arch = "wasm32") { 300 } else { 100 };
const ROUNDS: usize = 400;
/// A round takes about this long: short enough to fall between the other work of a machine
const ROUND_MILLISECONDS: u64 = 20;

const FILES: &[&str] = &[
    include_str!("../tests/answers/atlas_conference.json"),
    include_str!("../tests/answers/atlas_partnership.json"),
    include_str!("../tests/answers/atlas_placement.json"),
    include_str!("../tests/answers/atlas_planning.json"),
    include_str!("../tests/answers/ep_ka120.json"),
    include_str!("../tests/answers/ep_ka122.json"),
    include_str!("../tests/answers/ep_ka210.json"),
    include_str!("../tests/answers/ep_ka220.json"),
    include_str!("../tests/answers/etwinning.json"),
    include_str!("../tests/answers/np_adult_dev.json"),
    include_str!("../tests/answers/np_adult_mob.json"),
    include_str!("../tests/answers/np_junior_dev.json"),
    include_str!("../tests/answers/np_junior_mob.json"),
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
    let report = format!(
        "assess: {}.{} ns a rule; the bar is {BAR} ns: {verdict}\n{} ideas, {programmes} programmes, {count} findings; \
         {micros} µs an assessment",
        tenths / 10,
        tenths % 10,
        ideas.len(),
    );
    Ok((report, within))
}

type Idea = (Answers, Date);

fn idea(file: &str) -> Result<Idea, String> {
    let tree: Tree = serde_json::from_str(file).map_err(|error| error.to_string())?;
    let request = read_answers(&tree).map_err(|fault| fault.to_string())?;
    Ok((request.answers, request.today.ok_or("`today` is missing")?))
}

fn findings(catalogue: &Catalogue, (answers, today): &Idea) -> usize {
    assess(catalogue, answers, *today).programmes.iter().map(|entry| entry.findings.len()).sum()
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
