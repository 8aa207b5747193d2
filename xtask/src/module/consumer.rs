//! The module as others meet it: packed, installed into a project of theirs, checked by TypeScript, and run in Node.

use super::{Built, emptied, write};
use crate::commands::{self, Environment, find, root, workshop};
use crate::{Result, cache, catalogue, size};
use std::fs;
use std::path::PathBuf;
use utbyteskollen::catalogue::{Catalogue, pack};

/// Where the project's own programs lie, of which it is made; `tests/module/` says what each proves.
const PROGRAMS: &str = "tests/module";
const STRICT: [&str; 7] = [
    "--strict",
    "--exactOptionalPropertyTypes",
    "--noUncheckedIndexedAccess",
    "--target",
    "es2022",
    "--module",
    "nodenext",
];

/// Does all of it.
pub(crate) fn check(environment: &Environment) -> Result<()> {
    for program in ["node", "npm"] {
        find(program).ok_or_else(|| format!("{program} is not there: on Debian `apt-get install npm`"))?;
    }
    let built = super::build(environment)?;
    size::report_module(&built.package)?;
    let project = install(environment, &built)?;
    // The hand-written scripts against the types that they are shipped with, which among others hold the codes of errors.
    let mut command = environment.command("tsc")?;
    command.current_dir(&built.scripts).args(STRICT).args(["--noEmit", "--allowJs", "--checkJs"]);
    commands::run(command.args(super::SCRIPTS))?;
    write(&project.join("files.ts"), &files()?)?;
    let mut command = environment.command("tsc")?;
    command.current_dir(&project).args(STRICT).args(["--noEmitOnError", "--outDir", "compiled"]);
    commands::run(command.args(["consumer.ts", "files.ts"]))?;
    for program in
        ["compiled/consumer.js", "same_bytes.js", "hostile.js", "host_catalogue.js", "not_started.js"]
    {
        commands::run(
            environment.command("node")?.current_dir(&project).arg(program).arg(root().join("tests")),
        )?;
    }
    Ok(())
}

/// Packs the module and installs it into a fresh project, without a network.
fn install(environment: &Environment, built: &Built) -> Result<PathBuf> {
    let project = emptied(workshop().join("module-consumer"))?;
    let mut command = environment.command("npm")?;
    command.current_dir(&built.package).args(["pack", "--silent", "--pack-destination"]);
    commands::run(command.arg(&project))?;
    write(
        &project.join("package.json"),
        "{ \"name\": \"consumer\", \"private\": true, \"type\": \"module\" }\n",
    )?;
    let packed = format!("./utbyteskollen-{}.tgz", env!("CARGO_PKG_VERSION"));
    let mut command = environment.command("npm")?;
    command.current_dir(&project).args(["install", "--offline", "--no-audit", "--no-fund", "--silent"]);
    commands::run(command.arg(packed))?;
    let programs = root().join(PROGRAMS);
    for name in size::files(&programs)? {
        let file = programs.join(&name);
        fs::copy(&file, project.join(&name)).map_err(cache::failed("copy", &file))?;
    }
    // A host's catalogue, beside the built-in one and alone.
    let example = root().join("docs/local-catalogue");
    let local = catalogue::read(&example).map_err(|faults| format!("the example is faulty: {faults:?}"))?;
    for (name, alone) in [("beside.bin", false), ("alone.bin", true)] {
        let file = project.join(name);
        let bytes = pack(&Catalogue { alone, ..local.clone() }).catalogue;
        fs::write(&file, bytes).map_err(cache::failed("write", &file))?;
    }
    Ok(project)
}

/// The answers files with what is expected of them, as TypeScript: what the program really writes has the types that it says.
fn files() -> Result<String> {
    let mut out = "import type { Answers, Assessment } from \"utbyteskollen\";\n".to_owned();
    let directory = root().join("tests").join("answers");
    for name in size::files(&directory)? {
        let kind = if name.to_string_lossy().ends_with(".expected.json") { "Assessment" } else { "Answers" };
        let file = directory.join(&name);
        let json = fs::read_to_string(&file).map_err(cache::failed("read", &file))?;
        out.push_str(&format!("({} satisfies {kind});\n", json.trim_end()));
    }
    Ok(out)
}
