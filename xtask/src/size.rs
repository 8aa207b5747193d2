//! The weight of what a visitor downloads.

mod module;

use crate::page::Built;
use crate::{Result, cache, plain};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The most that the first load may weigh, in bytes of brotli.
const BAR: usize = 110_000;

/// One way in which the page is handed over.
struct Form {
    name: &'static str,
    files: Vec<File>,
}

struct File {
    path: String,
    weight: Weight,
}

/// Bytes, as they are and compressed.
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the weight of every file of a build and of the parts of its module; fails where the first load is too heavy.
/// A build that lacks an optional tool does not fail: that is no fault of the page.
pub fn report(built: &Built) -> Result<()> {
    let forms = forms(&built.directory)?;
    println!("{:>12} {:>12} {:>12}", "raw", "gzip", "brotli");
    for form in &forms {
        println!("{}", form.name);
        form.files.iter().for_each(|file| line(&file.weight, &file.path));
    }
    let first = forms.first().map_or(&[][..], |form| form.files.as_slice());
    for file in first.iter().filter(|file| file.path.ends_with(".wasm")) {
        parts(&built.directory.join(&file.path))?;
    }
    for lack in &built.lacks {
        println!("built without {lack}");
    }
    let sum = first.iter().map(|file| file.weight.brotli).sum();
    let verdict =
        format!("the first load weighs {} kB brotli; it may weigh {}", kilobytes(sum), kilobytes(BAR));
    if sum > BAR && !built.lacks.is_empty() {
        println!("{verdict}, which does not count for a build that lacks a tool");
    }
    println!("sum of the first load: {} kB brotli", kilobytes(sum));
    if sum > BAR && built.lacks.is_empty() { Err(verdict) } else { Ok(()) }
}

/// Prints the weight of every file of the JavaScript module, and the sum of what is loaded of it.
pub(crate) fn report_module(package: &Path) -> Result<()> {
    println!("{:>12} {:>12} {:>12}", "raw", "gzip", "brotli");
    let mut sum = 0;
    for path in files(package)? {
        let file = file(package, &path)?;
        line(&file.weight, &file.path);
        if path.extension().is_some_and(|kind| kind == "js" || kind == "wasm") {
            sum += file.weight.brotli;
        }
    }
    println!("sum of the module: {} kB brotli", kilobytes(sum));
    Ok(())
}

fn line(weight: &Weight, what: &str) {
    println!("{:>12} {:>12} {:>12}  {what}", weight.raw, weight.gzip, weight.brotli);
}

/// Prints the weight of the parts of a module.
fn parts(path: &Path) -> Result<()> {
    let bytes = fs::read(path).map_err(cache::failed("read", path))?;
    let sections = module::sections(&bytes)
        .ok_or_else(|| format!("{} is not a whole WebAssembly module", path.display()))?;
    let weigh = |bytes: &[u8]| weigh(bytes).map_err(cache::failed("compress", path));
    println!("parts of the module, each compressed alone");
    line(&weigh(sections.code)?, "code");
    line(&weigh(sections.data)?, "data");
    Ok(())
}

/// The forms of delivery, the first load of the page first.
fn forms(directory: &Path) -> Result<Vec<Form>> {
    let index = directory.join("index.html");
    let markup = fs::read_to_string(&index).map_err(cache::failed("read", &index))?;
    let mut first_load = vec!["index.html".to_owned()];
    first_load.extend(named_by(&markup));
    // The JavaScript module lies there too, and is no part of the page.
    let of_page = files(directory)?.into_iter().filter(|path| !path.starts_with("module"));
    let (first, later): (Vec<_>, Vec<_>) =
        of_page.partition(|path| first_load.iter().any(|name| Path::new(name) == path));
    let weighed =
        |paths: Vec<PathBuf>| paths.iter().map(|path| file(directory, path)).collect::<Result<Vec<_>>>();
    let (plain, later): (Vec<_>, Vec<_>) =
        later.into_iter().partition(|path| plain::FILES.iter().any(|name| Path::new(name) == path));
    let mut forms = vec![Form { name: "page: the first load", files: weighed(first)? }];
    for (name, files) in [
        ("loaded once the first question is there", later),
        ("the rules as plain HTML, a page a language", plain),
    ] {
        if !files.is_empty() {
            forms.push(Form { name, files: weighed(files)? });
        }
    }
    Ok(forms)
}

/// The files that a page makes the browser load.
fn named_by(markup: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for tag in markup.split('<').filter_map(|rest| rest.split('>').next()) {
        let name = match tag.split_whitespace().next() {
            Some("script" | "img") => attribute(tag, "src"),
            Some("link") if loads(attribute(tag, "rel").unwrap_or_default()) => attribute(tag, "href"),
            _ => None,
        };
        let name = name.map(|name| name.trim_start_matches("./").to_owned());
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names
}

fn loads(relation: &str) -> bool {
    relation
        .split(' ')
        .any(|word| matches!(word, "stylesheet" | "modulepreload" | "preload" | "icon" | "manifest"))
}

/// The value of an attribute of a tag, with or without quotes around it.
fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split_whitespace().next(),
    }
}

/// Every file below a directory, by its path from there, in order.
pub(crate) fn files(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![directory.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).map_err(cache::failed("read", &next))? {
            let path = entry.map_err(cache::failed("read", &next))?.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(inside) = path.strip_prefix(directory) {
                found.push(inside.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn file(directory: &Path, path: &Path) -> Result<File> {
    let place = directory.join(path);
    let bytes = fs::read(&place).map_err(cache::failed("read", &place))?;
    let weight = weigh(&bytes).map_err(cache::failed("compress", &place))?;
    Ok(File { path: path.to_string_lossy().into_owned(), weight })
}

fn weigh(bytes: &[u8]) -> io::Result<Weight> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
    Ok(Weight { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
}

/// Thousands of bytes with one decimal, rounded up.
fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilobytes_round_up() {
        assert_eq!(kilobytes(0), "0.0");
        assert_eq!(kilobytes(110_000), "110.0");
        assert_eq!(kilobytes(110_001), "110.1");
    }

    #[test]
    fn a_page_names_what_it_loads() {
        let markup = r#"<link rel="preload" href="./a.wasm" as="fetch"><script type=module src=./b.js></script>
            <link rel="stylesheet" href="c.css"><a href="d.html">d</a><link rel="alternate" href="e.html">"#;
        assert_eq!(named_by(markup), ["a.wasm", "b.js", "c.css"]);
    }
}
