//! The weight of what a visitor downloads.

use crate::page::Built;
use crate::{Result, cache};
use std::fs;
use std::io::Write;
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
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the weight of every file of a build; fails where the first load is too heavy.
pub fn report(built: &Built) -> Result<()> {
    let forms = forms(&built.directory)?;
    println!("{:>12} {:>12} {:>12}", "raw", "gzip", "brotli");
    for form in &forms {
        println!("{}", form.name);
        for file in &form.files {
            println!("{:>12} {:>12} {:>12}  {}", file.raw, file.gzip, file.brotli, file.path);
        }
    }
    if !built.optimised {
        println!("built without wasm-opt: with it the module is about a quarter smaller");
    }
    let first = forms.first().map(|form| form.files.iter().map(|file| file.brotli).sum()).unwrap_or_default();
    println!("sum of the first load: {} kB brotli", kilobytes(first));
    if first > BAR {
        return Err(format!(
            "the first load weighs {} kB brotli; it may weigh {}",
            kilobytes(first),
            kilobytes(BAR)
        ));
    }
    Ok(())
}

/// The forms of delivery, the first load of the page first.
fn forms(directory: &Path) -> Result<Vec<Form>> {
    let index = directory.join("index.html");
    let markup = fs::read_to_string(&index).map_err(cache::failed("read", &index))?;
    let mut first_load = vec!["index.html".to_owned()];
    first_load.extend(named_by(&markup));
    let (first, later): (Vec<_>, Vec<_>) =
        files(directory)?.into_iter().partition(|path| first_load.iter().any(|name| Path::new(name) == path));
    let weigh =
        |paths: Vec<PathBuf>| paths.iter().map(|path| weigh(directory, path)).collect::<Result<Vec<_>>>();
    let mut forms = vec![Form { name: "page: the first load", files: weigh(first)? }];
    if !later.is_empty() {
        forms.push(Form { name: "loaded only where it is asked for", files: weigh(later)? });
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
fn files(directory: &Path) -> Result<Vec<PathBuf>> {
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

fn weigh(directory: &Path, path: &Path) -> Result<File> {
    let file = directory.join(path);
    let bytes = fs::read(&file).map_err(cache::failed("read", &file))?;
    let cannot = cache::failed("compress", &file);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let gzip = gzip.write_all(&bytes).and_then(|()| gzip.finish()).map_err(&cannot)?;
    let mut brotli = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &parameters).map_err(&cannot)?;
    Ok(File {
        path: path.to_string_lossy().into_owned(),
        raw: bytes.len(),
        gzip: gzip.len(),
        brotli: brotli.len(),
    })
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
