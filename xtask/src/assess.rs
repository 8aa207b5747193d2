//! `cargo xtask assess FILE.json`: what the rules say of an idea, as JSON.

use std::io::Read;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use utbyteskollen::catalogue;
use utbyteskollen::facts::Date;
use utbyteskollen::wire::{Tree, reply};

/// Reads the answers of a file (`-` for standard input) and prints the assessment. Answers that are refused give exit
/// code 2 and no result.
pub fn run(file: &str) -> ExitCode {
    let text = match read(file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("xtask: {file}: {error}; name a file with answers as JSON");
            return ExitCode::from(2);
        }
    };
    match assessment(&text) {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("xtask: {file}: {problem}");
            ExitCode::from(2)
        }
    }
}

/// The JSON of the assessment of answers as JSON
pub fn assessment(text: &str) -> Result<String, String> {
    let tree: Tree = serde_json::from_str(text).map_err(|error| format!("not readable as JSON: {error}"))?;
    let catalogue = catalogue::own().map_err(|fault| fault.to_string())?;
    let assessment = reply(&catalogue, &tree, clock).map_err(|fault| fault.to_string())?;
    Ok(assessment.to_string())
}

fn read(file: &str) -> std::io::Result<String> {
    if file != "-" {
        return std::fs::read_to_string(file);
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    Ok(text)
}

pub(crate) fn clock() -> Option<Date> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Date::in_sweden(now.as_secs())
}
