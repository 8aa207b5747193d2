//! The forms in which the page is handed over, made from one build: its policy, the scripts for other people's pages, and the
//! worker that keeps it in a device.

use crate::{Result, cache, commands, size};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use utbyteskollen::catalogue::fingerprint;

/// The worker that keeps the page in a device
pub(crate) const WORKER: &str = "sw.js";
/// What the worker does not keep: itself, and what is for others than the page.
const NOT_KEPT: [&str; 5] = [WORKER, "embed/", "demo/", "module/", "utbyteskollen.html"];

/// The policy of the page, as it stands in a `<meta>` or a header: one directive a line of `static/policy.txt`.
pub(crate) fn policy() -> Result<String> {
    let path = commands::root().join("static/policy.txt");
    let lines = fs::read_to_string(&path).map_err(cache::failed("read", &path))?;
    Ok(lines.lines().collect::<Vec<_>>().join("; "))
}

/// Writes the policy into the page, which has a place for it.
pub(crate) fn write_policy(directory: &Path) -> Result<()> {
    replace(
        &directory.join("index.html"),
        "http-equiv=\"Content-Security-Policy\" content=\"\"",
        &format!("http-equiv=\"Content-Security-Policy\" content=\"{}\"", policy()?),
    )
}

/// Lays down the scripts for other people's pages at addresses that never change, with the names of the files they need.
pub(crate) fn embed(directory: &Path) -> Result<()> {
    let to = directory.join("embed/v1");
    fs::create_dir_all(&to).map_err(cache::failed("create", &to))?;
    let from = commands::root().join("static");
    for (file, name) in [
        ("embed/embed.js", "embed.js"),
        ("embed/utbytes-kollen.js", "utbytes-kollen.js"),
        ("failure.js", "failure.js"),
    ] {
        let (from, to) = (from.join(file), to.join(name));
        fs::copy(&from, &to).map_err(cache::failed("copy", &from))?;
    }
    let named = |stem: &str, kind: &str| named(directory, stem, kind).map(|name| format!("../../{name}"));
    let files = json!({
        "glue": named("utbyteskollen-", "js")?,
        "module": named("utbyteskollen_bg-", "wasm")?,
        "catalogue": named("catalogue-", "bin")?,
        "english": named("catalogue.en-", "bin")?,
        "style": named("style-", "css")?,
    });
    replace(&to.join("utbytes-kollen.js"), "const FILES = {};", &format!("const FILES = {files};"))
}

/// Writes into the worker which files there are, each with its checksum, and what version that is.
pub(crate) fn worker(directory: &Path) -> Result<()> {
    let mut files = vec![];
    for path in size::files(directory)? {
        let name = path.to_string_lossy().replace('\\', "/");
        if NOT_KEPT.iter().any(|not| name.starts_with(not)) {
            continue;
        }
        let path = directory.join(&path);
        let bytes = fs::read(&path).map_err(cache::failed("read", &path))?;
        // The page is asked for by its directory.
        let address = if name == "index.html" { "./".to_owned() } else { name };
        files.push(json!([address, checksum(&bytes)]));
    }
    let files = serde_json::Value::from(files).to_string();
    let version = format!("{:08x}", fingerprint(files.bytes()));
    let worker = directory.join(WORKER);
    replace(&worker, "const VERSION = \"\";", &format!("const VERSION = \"{version}\";"))?;
    replace(&worker, "const FILES = [];", &format!("const FILES = {files};"))
}

/// A checksum as the attribute `integrity` and a policy take it.
pub(crate) fn checksum(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The one file of a build whose name begins and ends so.
pub(crate) fn named(directory: &Path, stem: &str, kind: &str) -> Result<String> {
    let names = size::files(directory)?.into_iter().map(|path| path.to_string_lossy().into_owned());
    let mut names = names.filter(|name| name.starts_with(stem) && name.ends_with(&format!(".{kind}")));
    match (names.next(), names.next()) {
        (Some(name), None) => Ok(name),
        _ => Err(format!("{} does not hold exactly one {stem}….{kind}", directory.display())),
    }
}

fn replace(path: &Path, place: &str, with: &str) -> Result<()> {
    let text = fs::read_to_string(path).map_err(cache::failed("read", path))?;
    if text.matches(place).count() != 1 {
        return Err(format!("{} does not have `{place}` once: the build writes there", path.display()));
    }
    fs::write(path, text.replace(place, with)).map_err(cache::failed("write", path))
}
