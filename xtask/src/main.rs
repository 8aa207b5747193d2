//! The project's chores: `cargo xtask CHORE`.

use std::process::ExitCode;
use xtask::{assess, bench, catalogue, checks, journeys, module, page, setup, size};

const USAGE: &str = "\
usage: cargo xtask CHORE

  serve                 build the page and serve it at http://127.0.0.1:8080, building again on change
  test [--screenshots] [--all]
                        run every check and test; --screenshots also writes docs/screenshots/, --all tries every form
                        of the check under all conditions together
  journey WORDS         make the journeys whose names hold these words, on the build in dist/
  build                 build every form for release into dist/
  module [check]        build the engine as a JavaScript module, an npm package in dist/module/; install and try it in a
                        project of its own
  assess FILE.json      what the rules say of an idea (`-` reads standard input); refused answers give exit code 2
  catalogue check|pack|rules|stale|links [DIRECTORY]
                        check static/programmes; pack it into static/catalogue.bin; list the ids of its rules, what
                        has to be looked at again, or every address
  catalogue compare BEFORE [AFTER]
                        what is otherwise in the later of two catalogues, each a directory or a packed file
  catalogue schema      write docs/schema/: with it an editor proposes what may stand in the authored files
  catalogue expect      write anew what tests expect of the packed catalogue, to be read before it is committed
  size                  build for release and report the bytes of every file
  bench                 run the benchmarks natively and in the browser
  setup [serve|build|module|test]
                        only install what that chore needs (without a word: what all of them need)
  env                   print the variables for a bare `trunk serve` or `cargo test`:
                        eval \"$(cargo xtask env)\"

Every chore first installs what it needs and this machine lacks, into $XDG_CACHE_HOME/utbyteskollen
(~/.cache/utbyteskollen).";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["setup", "serve"] => setup::run(setup::FOR_SERVE),
        ["setup", "build" | "size"] => setup::run(setup::FOR_BUILD),
        ["setup", "module"] => setup::run(setup::FOR_MODULE),
        ["setup"] | ["setup", "test" | "bench"] => setup::run(setup::EVERYTHING),
        ["env"] => setup::print_environment(),
        ["serve"] => page::serve(),
        ["build"] => page::build().and_then(|_| module::run()),
        ["module"] => module::run(),
        ["module", "check"] => module::check(),
        ["size"] => page::build().and_then(|built| size::report(&built)),
        ["test", flags @ ..] if flags.iter().all(|flag| ["--screenshots", "--all"].contains(flag)) => {
            return checks::run(flags.contains(&"--screenshots"), flags.contains(&"--all"));
        }
        ["journey", words] => journeys::make(words),
        ["bench"] => bench::run(),
        ["assess", file] => return assess::run(file),
        ["catalogue", rest @ ..] => catalogue::run(rest),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => {
            eprintln!("xtask: no such chore: {}\n\n{USAGE}", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
