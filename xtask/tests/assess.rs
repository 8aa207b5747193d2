//! `cargo xtask assess` as another program sees it: what it prints, and its exit code.
#![cfg(test)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn assess(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.arg("assess").args(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Where a file is named the input is not read, and the program may be gone already.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

#[test]
fn answers_that_are_refused_give_exit_code_2_and_no_result() {
    for (input, says) in [
        ("", "not readable as JSON"),
        ("{", "not readable as JSON"),
        (r#"{"org":{"type":"skola"}}"#, "org.type: `skola` is unknown"),
        (r#"{"participants":{"total":3,"own":4}}"#, "participants.total: contradicts `participants.own`"),
        (r#"{"today":"2026-02-30"}"#, "today: not a date"),
        (r#"{"org":{},"org":{}}"#, "stands twice"),
    ] {
        let output = assess(&["-"], input);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{input}: {told}");
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "", "{input}");
        assert!(told.contains(says), "{input}: {told}");
    }
    let output = assess(&["no/such/file.json"], "");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}

#[test]
fn answers_that_are_taken_give_one_line_of_json() {
    let output = assess(&["-"], r#"{"today":"2026-11-21","org":{"type":"grundskola"}}"#);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(printed.lines().count(), 1);
    assert!(printed.starts_with(r#"{"today":"2026-11-21","programmes":[{"id":"#), "{printed}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
