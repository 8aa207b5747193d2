//! Building and serving the page.

use crate::commands::{self, Environment, workshop};
use crate::{Result, cache, forms, plain, setup, size};
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use utbyteskollen::catalogue::fingerprint;

const FIRST_PORT: u16 = 8080;
const PORTS_TO_TRY: u16 = 100;
/// What is loaded behind the first steps, as index.html names it: the module of the whole page with its script, and the
/// packed catalogue with its English words.
const LATER: [(&str, &str); 4] =
    [("utbyteskollen", "js"), ("utbyteskollen_bg", "wasm"), ("catalogue", "bin"), ("catalogue.en", "bin")];

/// A build for release.
pub struct Built {
    /// Where it lies.
    pub(crate) directory: PathBuf,
    /// What it was built without, for want of an optional tool, and so is larger than need be.
    pub(crate) lacks: Vec<&'static str>,
}

/// Builds for release into `dist/`.
pub fn build() -> Result<Built> {
    build_with(&setup::ready(setup::FOR_BUILD)?)
}

/// Builds for release into `dist/` with tools that are in place.
pub(crate) fn build_with(environment: &Environment) -> Result<Built> {
    fetch(environment);
    let mut environment = environment.clone();
    let savers = setup::savers()?;
    let mut lacks = Vec::new();
    match savers.small_library {
        Some(variables) => environment.add(variables),
        None => lacks.push("the small standard library: the module is about a tenth larger"),
    }
    if !savers.wasm_opt {
        environment.path.insert(0, stand_in()?);
        lacks.push("wasm-opt: the module is about a tenth larger");
    }
    commands::run(environment.command("trunk")?.args(["build", "--release", "--offline"]))?;
    let directory = commands::root().join("dist");
    name_later(&directory)?;
    forms::write_policy(&directory)?;
    forms::write_first_question(&directory)?;
    forms::embed(&directory)?;
    forms::one_script(&directory)?;
    plain::write(&directory)?;
    if savers.esbuild {
        minify(&environment, &directory, |name| name != forms::WORKER)?;
    } else {
        lacks.push("esbuild: the scripts and the style sheet are about a quarter larger");
    }
    forms::one_file(&directory)?;
    // Last, since it knows the content of every file.
    forms::worker(&directory)?;
    if savers.esbuild {
        minify(&environment, &directory, |name| name == forms::WORKER)?;
    }
    Ok(Built { directory, lacks })
}

/// Names the files of the whole page by their content, as Trunk names the other files, so that they may be kept for ever.
fn name_later(directory: &Path) -> Result<()> {
    let index = directory.join("index.html");
    let mut markup = fs::read_to_string(&index).map_err(cache::failed("read", &index))?;
    for (stem, kind) in LATER {
        let plain = format!("{stem}.{kind}");
        let path = directory.join(&plain);
        let bytes = fs::read(&path).map_err(cache::failed("read", &path))?;
        let name = format!("{stem}-{:08x}.{kind}", fingerprint(bytes));
        if !markup.contains(&plain) {
            return Err(format!(
                "{} does not name {plain}: give it back its line in index.html",
                index.display()
            ));
        }
        fs::rename(&path, directory.join(&name)).map_err(cache::failed("name", &path))?;
        markup = markup.replace(&plain, &name);
    }
    fs::write(&index, markup).map_err(cache::failed("write", &index))
}

/// Takes out of the scripts and style sheets what browsers do not read. Their names, which Trunk has written into the
/// page, stay: the same content and the same esbuild give the same file.
fn minify(environment: &Environment, directory: &Path, which: impl Fn(&str) -> bool) -> Result<()> {
    let files = size::files(directory)?.into_iter().filter(|path| path.to_str().is_some_and(&which));
    let files = files.filter(|path| path.extension().is_some_and(|kind| kind == "js" || kind == "css"));
    let mut command = environment.command("esbuild")?;
    command.current_dir(directory).args(["--minify", "--charset=utf8", "--log-level=warning"]);
    commands::run(command.args(["--allow-overwrite", "--outbase=.", "--outdir=."]).args(files))
}

/// Builds without optimisation, serves, and builds again on every change; comes back only to fail.
pub fn serve() -> Result<()> {
    let environment = setup::ready(setup::FOR_SERVE)?;
    fetch(&environment);
    let port = free_port()?;
    if port != FIRST_PORT {
        eprintln!("Port {FIRST_PORT} is in use: taking {port}.");
    }
    eprintln!("Building; the page will be at http://127.0.0.1:{port}");
    let mut command = environment.command("trunk")?;
    command.args(["serve", "--offline", "--address", "127.0.0.1", "--port"]).arg(port.to_string());
    // Not into dist/: a release build beside it must stay whole.
    command.arg("--dist").arg(workshop().join("serve"));
    // In place of this process, so that whoever stops it stops the server.
    let error = command.exec();
    Err(format!("cannot start trunk: {error}"))
}

/// Fetches the crates of the page, as Trunk is not let out on the network: for both machines, as build scripts and
/// macros run on this one.
pub(crate) fn fetch(environment: &Environment) {
    let fetched = environment.cargo().and_then(|mut cargo| {
        commands::run(cargo.args([
            "fetch",
            "--quiet",
            "--target",
            "wasm32-unknown-unknown",
            "--target",
            "host-tuple",
        ]))
    });
    if let Err(error) = fetched {
        // They may all be there even so; if not, the build says which is missing.
        eprintln!("warning: {error}");
    }
}

/// The parameters of wasm-opt beside `-Oz`, from where Trunk reads them.
pub(crate) fn optimisation() -> Result<String> {
    let index = commands::root().join("index.html");
    let markup = fs::read_to_string(&index).map_err(cache::failed("read", &index))?;
    let parameters = markup.split_once("data-wasm-opt-params=\"").and_then(|(_, rest)| rest.split_once('"'));
    let (parameters, _) =
        parameters.ok_or_else(|| format!("{} has no data-wasm-opt-params", index.display()))?;
    Ok(parameters.to_owned())
}

fn free_port() -> Result<u16> {
    let mut ports = FIRST_PORT..FIRST_PORT.saturating_add(PORTS_TO_TRY);
    let free = ports.find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
    free.ok_or_else(|| format!("no free port from {FIRST_PORT} on: close a server and try again"))
}

/// A `wasm-opt` that changes nothing: Trunk has no switch for building without.
fn stand_in() -> Result<PathBuf> {
    const SCRIPT: &str = "#!/bin/sh\n\
        for word; do case $word in\n\
        --version) echo 'wasm-opt version 0'; exit;;\n\
        --output=*) to=${word#--output=};;\n\
        -*) ;;\n\
        *) from=$word;;\n\
        esac; done\n\
        cp \"$from\" \"$to\"\n";
    let directory = workshop().join("no-wasm-opt");
    fs::create_dir_all(&directory).map_err(cache::failed("create", &directory))?;
    let script = directory.join("wasm-opt");
    fs::write(&script, SCRIPT).map_err(cache::failed("write", &script))?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755))
        .map_err(cache::failed("change", &script))?;
    Ok(directory)
}
