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
/// The one file with everything inside
pub(crate) const ONE: &str = "utbyteskollen.html";
/// What the worker does not keep: itself, and what is for others than the page.
const NOT_KEPT: [&str; 5] = [WORKER, "embed/", "demo/", "module/", ONE];

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
        ("paper.js", "paper.js"),
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

/// The script of the one file, while it waits to be put into it
const ONE_SCRIPT: &str = "one.js";

/// Lays down what runs in the one file: what tells of failures, what prints, the script of the module and what starts it.
pub(crate) fn one_script(directory: &Path) -> Result<()> {
    let read = |path: &Path| fs::read_to_string(path).map_err(cache::failed("read", path));
    let glue = directory.join(named(directory, "utbyteskollen-", "js")?);
    let script = read(&glue)?;
    // The script ends with what it gives to those that import it.
    let cannot =
        || format!("{} does not end as wasm-bindgen lets it: the one file needs its start", glue.display());
    let (body, exports) = script.rsplit_once("export {").ok_or_else(cannot)?;
    let begin = exports.split([',', '}']).find_map(|one| one.trim().strip_suffix(" as default"));
    let begin = begin.ok_or_else(cannot)?.trim();
    let from = commands::root().join("static");
    let [failure, paper, start] = ["failure.js", "paper.js", ONE_SCRIPT].map(|name| read(&from.join(name)));
    let whole = format!("{}\n{}\n{body}\nconst begin = {begin};\n{}", failure?, paper?, start?);
    let to = directory.join(ONE_SCRIPT);
    fs::write(&to, whole).map_err(cache::failed("write", &to))
}

/// Puts everything into one file, which needs no other: it runs from a disk as well.
pub(crate) fn one_file(directory: &Path) -> Result<()> {
    let bytes = |name: &str| {
        let path = directory.join(name);
        fs::read(&path).map_err(cache::failed("read", &path))
    };
    let text = |name: &str| {
        String::from_utf8(bytes(name)?).map_err(|_| format!("{name} in {} is no text", directory.display()))
    };
    let (style, of_plain) = (text(&named(directory, "style-", "css")?)?, text("plain.css")?);
    let script = text(ONE_SCRIPT)?;
    for (what, inside) in [("</style", &style), ("</style", &of_plain), ("</script", &script)] {
        if inside.contains(what) {
            return Err(format!(
                "`{what}` stands where it would end a part of the one file: write it otherwise"
            ));
        }
    }
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}' '{}'; img-src data:; base-uri 'none'; \
         form-action 'none'",
        checksum(script.as_bytes()),
        checksum(style.as_bytes()),
        checksum(of_plain.as_bytes()),
    );
    let mut page = format!(
        "<!doctype html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Utbyteskollen</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<style>{style}</style>\n</head>\n<body class=\"utbyteskollen\">\n"
    );
    // Outside the body: what starts in it takes away what stands there.
    let mut data = String::new();
    for (lang, name) in [("sv", "program.html"), ("en", "programmes.html")] {
        let whole = text(name)?;
        let part = |from: &str, to: &str| {
            let (before, rest) = whole.split_once(from)?;
            Some((before, rest.split_once(to)?))
        };
        let head = part("<meta http-equiv", "<link rel=\"stylesheet\"").zip(part("<body", "</body>"));
        let cannot = || format!("{name} has no policy before its style sheet, or no body");
        let ((before, (meta, rest)), (_, (body, _))) = head.ok_or_else(cannot)?;
        let (meta, rest) = meta.split_once('>').zip(rest.split_once('>')).ok_or_else(cannot)?;
        if whole.contains("</script") {
            return Err(format!("{name} has a script, which would end its part of the one file"));
        }
        // The policy of the one file holds for it too, and its style sheet stands within it.
        let alone = format!("{before}{}<style>{of_plain}</style>{}", meta.1, rest.1);
        // Where scripts are off the browser shows what stands here; where they are on it is text.
        if lang == "sv" {
            let shown = format!("<style>{of_plain}</style><div{body}</div>");
            page.push_str(&format!("<noscript id=\"plain-{lang}\">{shown}</noscript>\n"));
        } else {
            data.push_str(&format!("<script type=\"text/plain\" id=\"plain-{lang}\">{alone}</script>\n"));
        }
    }
    for (id, name) in [
        ("module", named(directory, "utbyteskollen_bg-", "wasm")?),
        ("catalogue", named(directory, "catalogue-", "bin")?),
        ("english", named(directory, "catalogue.en-", "bin")?),
    ] {
        let coded = STANDARD.encode(bytes(&name)?);
        data.push_str(&format!("<script type=\"text/plain\" id=\"{id}\">{coded}</script>\n"));
    }
    let page = page.replacen("</head>\n", &format!("{data}</head>\n"), 1);
    let page = format!(
        "{page}<main class=\"starting\"><h1>Utbyteskollen</h1></main>\n<script type=\"module\">{script}</script>\n</body>\n</html>\n"
    );
    let to = directory.join(ONE);
    fs::write(&to, page).map_err(cache::failed("write", &to))?;
    let script = directory.join(ONE_SCRIPT);
    fs::remove_file(&script).map_err(cache::failed("remove", &script))
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
    let worker = directory.join(WORKER);
    let script = fs::read(&worker).map_err(cache::failed("read", &worker))?;
    // Another worker for the same files is another version: two of them never share what they keep.
    let version = format!("{:08x}", fingerprint(files.bytes().chain(script)));
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
