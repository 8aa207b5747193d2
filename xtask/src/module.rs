//! The chore `module`: the engine as a JavaScript module, laid out as an npm package in `dist/module/`.

pub(crate) mod consumer;
mod contract;
mod declaration;
#[cfg(test)]
mod held;
mod shape;

use crate::commands::{self, Environment, root, workshop};
use crate::{Result, cache, page, setup, size};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};
use utbyteskollen::catalogue;

/// Written by hand; what wasm-bindgen writes comes beside it.
const SCRIPTS: [&str; 2] = ["index.js", "plain.js"];
const MODULE: &str = "engine_bg.wasm";
const TYPES: &str = "index.d.ts";
const MANIFEST: &str = "package.json";

/// The module, built.
pub(crate) struct Built {
    /// The package.
    pub(crate) package: PathBuf,
    /// Its scripts as they were before they became one, with their types.
    pub(crate) scripts: PathBuf,
}

/// Builds the package and prints its weight.
pub fn run() -> Result<()> {
    let built = build(&setup::ready(setup::FOR_MODULE)?)?;
    size::report_module(&built.package)?;
    println!("an npm package: `npm pack` in {}", built.package.display());
    Ok(())
}

/// Builds the package and tries it as others would.
pub fn check() -> Result<()> {
    consumer::check(&setup::ready(setup::FOR_MODULE)?)
}

/// Builds the package with tools that are in place.
pub(crate) fn build(environment: &Environment) -> Result<Built> {
    page::fetch(environment);
    let mut environment = environment.clone();
    let savers = setup::savers()?;
    if let Some(variables) = savers.small_library {
        environment.add(variables);
    }
    let scripts = scripts(&environment, savers.wasm_opt)?;
    let package = emptied(root().join("dist").join("module"))?;
    copy(&scripts, &package, &[MODULE, TYPES, MANIFEST])?;
    if savers.esbuild {
        let mut command = environment.command("esbuild")?;
        command.current_dir(&scripts).args(["index.js", "--bundle", "--format=esm", "--target=es2022"]);
        // With its white space, since the comments for packers of web pages go where that goes.
        command.args(["--minify-syntax", "--minify-identifiers", "--charset=utf8", "--log-level=warning"]);
        commands::run(command.arg(format!("--outfile={}", package.join("index.js").display())))?;
    } else {
        copy(&scripts, &package, &SCRIPTS)?;
        copy(&scripts, &package, &["engine.js"])?;
    }
    copy(&root().join("static").join("module"), &package, &["README.md"])?;
    copy(&root(), &package, &["LICENSE"])?;
    Ok(Built { package, scripts })
}

/// Compiles the engine; lays it beside the scripts that stand before it, and the types.
fn scripts(environment: &Environment, optimise: bool) -> Result<PathBuf> {
    let flags = ["--release", "--bin", "engine", "--no-default-features", "--features", "js"];
    commands::run(environment.cargo()?.args(["build", "--target", setup::TARGET]).args(flags))?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |own| root().join(own));
    let compiled = target.join(setup::TARGET).join("release").join("engine.wasm");
    let scripts = emptied(workshop().join("module"))?;
    let mut command = environment.command("wasm-bindgen")?;
    command.args(["--target", "web", "--omit-default-module-path", "--experimental-reset-state-function"]);
    commands::run(command.args(["--out-name", "engine", "--out-dir"]).arg(&scripts).arg(&compiled))?;
    if optimise {
        let module = scripts.join(MODULE);
        let mut command = environment.command("wasm-opt")?;
        command.arg("-Oz").args(page::optimisation()?.split_whitespace());
        commands::run(command.arg(&module).arg("-o").arg(&module))?;
    }
    copy(&root().join("static").join("module"), &scripts, &SCRIPTS)?;
    let own = catalogue::own().map_err(|fault| fault.to_string())?;
    let types = declaration::declaration(&contract::types(&own), &contract::functions());
    write(&scripts.join(TYPES), &types)?;
    write(&scripts.join(MANIFEST), &format!("{:#}\n", manifest()))?;
    Ok(scripts)
}

fn manifest() -> serde_json::Value {
    json!({
        "name": "utbyteskollen",
        "version": env!("CARGO_PKG_VERSION"),
        "description": "Which exchange programmes fit a Swedish school, why, and what mends an idea that does not fit",
        "type": "module",
        // TypeScript finds the declarations by the name of the script.
        "exports": { ".": "./index.js", "./package.json": "./package.json" },
        "types": format!("./{TYPES}"),
        "files": ["*.js", TYPES, MODULE],
        "license": env!("CARGO_PKG_LICENSE"),
        "engines": { "node": ">=18" },
    })
}

/// A directory in which nothing lies.
fn emptied(directory: PathBuf) -> Result<PathBuf> {
    if directory.exists() {
        fs::remove_dir_all(&directory).map_err(cache::failed("remove", &directory))?;
    }
    fs::create_dir_all(&directory).map_err(cache::failed("create", &directory))?;
    Ok(directory)
}

fn copy(from: &Path, to: &Path, names: &[&str]) -> Result<()> {
    names.iter().try_for_each(|name| {
        let file = from.join(name);
        fs::copy(&file, to.join(name)).map(drop).map_err(cache::failed("copy", &file))
    })
}

fn write(file: &Path, text: &str) -> Result<()> {
    fs::write(file, text).map_err(cache::failed("write", file))
}
