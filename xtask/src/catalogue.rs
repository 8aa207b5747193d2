//! The catalogue's chores: check the authored files, pack them, list their rules.

mod check;
mod compare;
mod fault;
mod money;
mod node;
mod read;
mod schema;
mod stale;
#[cfg(test)]
mod tests;
mod written;

pub use fault::Fault;
pub use read::read;

use crate::assess::clock;
use crate::commands::{self, native_cargo};
use crate::{Result, cache};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use utbyteskollen::catalogue::{
    Catalogue, Kind, PackedCatalogue, Programme, Stated, Status, pack, unpack, unpack_with_english,
};

const USAGE: &str = "usage: cargo xtask catalogue check|pack|rules|stale|links [DIRECTORY], \
                     or cargo xtask catalogue compare BEFORE [AFTER], each a directory or a packed catalogue, \
                     or cargo xtask catalogue schema|expect";

/// `cargo xtask catalogue …`
pub fn run(arguments: &[&str]) -> Result<()> {
    let (command, directory) = match arguments {
        ["schema"] => return write_schemas(),
        ["expect"] => return write_expected(),
        ["compare", before] => return compared(Path::new(before), &own_directory()),
        ["compare", before, after] => return compared(Path::new(before), Path::new(after)),
        [command] => (*command, own_directory()),
        [command, directory] => (*command, PathBuf::from(directory)),
        _ => return Err(USAGE.to_owned()),
    };
    let catalogue = || read(&directory).map_err(|faults| told(&faults));
    match command {
        "check" => {
            let catalogue = catalogue()?;
            println!("{}", counted(&catalogue));
            println!("not packed, as nothing names them: {}", unnamed_sources(&catalogue).join(", "));
        }
        "pack" => write(&shipped(catalogue()?), &directory)?,
        "rules" => rules(&catalogue()?).iter().for_each(|id| println!("{id}")),
        "stale" => {
            let today = clock().ok_or("the clock is outside 1970 to 2199")?;
            let lines = stale::stale(&catalogue()?, today);
            lines.iter().for_each(|line| println!("{line}"));
            println!("{} to look at", lines.len());
        }
        "links" => links(&catalogue()?).iter().for_each(|line| println!("{line}")),
        _ => return Err(format!("no such chore: catalogue {command}\n{USAGE}")),
    }
    Ok(())
}

/// What the tests expect, written anew from the packed catalogue: limits, assessments, bytes. What can be wrong in itself is
/// proved all the same.
fn write_expected() -> Result<()> {
    // The bytes are held against the assessments as they were compiled: those come first.
    for tests in [&["catalogue_proofs", "answers_files"][..], &["same_bytes"]] {
        let mut cargo = native_cargo();
        cargo.args(["test", "--features", "json"]).env("UPDATE_EXPECTED", "1");
        for test in tests {
            cargo.args(["--test", test]);
        }
        commands::run(&mut cargo)?;
    }
    println!(
        "written: tests/limits.txt, tests/answers/*.expected.json, tests/same_bytes.txt. Read what changed: git diff tests"
    );
    Ok(())
}

/// The root of the repository
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Where the widget's own programmes stand
fn own_directory() -> PathBuf {
    root().join("static/programmes")
}

/// All faults, one a line
fn told(faults: &[Fault]) -> String {
    let root = format!("{}/", root().display());
    let lines: Vec<String> = faults.iter().map(|fault| fault.to_string().replace(&root, "")).collect();
    let faults = if let [_] = faults { "1 fault".to_owned() } else { format!("{} faults", faults.len()) };
    format!("the catalogue has {faults}\n{}", lines.join("\n"))
}

/// What a catalogue holds, in numbers
fn counted(catalogue: &Catalogue) -> String {
    let of = |kind: Kind| catalogue.rules.iter().filter(|rule| rule.kind == kind).count();
    let kinds: Vec<String> = Kind::ALL.iter().map(|kind| format!("{} {}", of(*kind), kind.id())).collect();
    let unconfirmed = catalogue.rules.iter().filter(|rule| rule.status == Status::Unconfirmed).count();
    let who =
        catalogue.programmes.iter().flat_map(|programme| &programme.who).filter(|row| !row.confirmed).count();
    let stated = catalogue.programmes.iter().flat_map(Programme::stated);
    // Those that a rule says are counted with the rules.
    let unsure = |stated: &&Stated| matches!(stated, Stated::Source { status: Status::Unconfirmed, .. });
    let statements = stated.filter(unsure).count();
    format!(
        "{} programmes, {} rules ({}), {} sources; unconfirmed: {unconfirmed} rules, {who} roles, {statements} \
         statements about money and applying",
        catalogue.programmes.len(),
        catalogue.rules.len(),
        kinds.join(", "),
        catalogue.sources.len(),
    )
}

/// Every id of a rule, twins included, each once
fn rules(catalogue: &Catalogue) -> BTreeSet<&str> {
    catalogue.rules.iter().flat_map(|rule| rule.also.iter().chain([&rule.id])).map(|id| &**id).collect()
}

/// Writes the schemas that editors read
fn write_schemas() -> Result<()> {
    let directory = root().join("docs/schema");
    fs::create_dir_all(&directory).map_err(cache::failed("create", &directory))?;
    for (name, text) in schema::schemas() {
        let path = directory.join(format!("{name}.json"));
        fs::write(&path, text).map_err(cache::failed("write", &path))?;
    }
    Ok(())
}

/// Every address, with what it belongs to
fn links(catalogue: &Catalogue) -> Vec<String> {
    let programmes = catalogue.programmes.iter().map(|programme| (&*programme.id, &*programme.link));
    let sources = catalogue.sources.iter().map(|source| (&*source.id, &*source.address.0));
    let links = programmes.chain(sources).filter(|(_, link)| !link.is_empty());
    links.map(|(of, link)| format!("{link}  {of}")).collect()
}

/// Tells what is otherwise in the later catalogue
fn compared(before: &Path, after: &Path) -> Result<()> {
    let lines = compare::compare(&either(before)?, &either(after)?);
    lines.iter().for_each(|line| println!("{line}"));
    println!("{} differences", lines.len());
    Ok(())
}

/// A catalogue from its directory, or a packed one with the English words that lie beside it
fn either(path: &Path) -> Result<Catalogue> {
    if path.is_dir() {
        return read(path).map(shipped).map_err(|faults| told(&faults));
    }
    let bytes = |path: &Path| fs::read(path).map_err(cache::failed("read", path));
    let english = path.with_extension("en.bin");
    let english = if english.is_file() { bytes(&english)? } else { vec![] };
    let packed = bytes(path)?;
    let read = if english.is_empty() { unpack(&packed) } else { unpack_with_english(&packed, &english) };
    read.map_err(|fault| format!("{}: {fault}", path.display()))
}

/// The sources that no rule, no call, no statement and no row of what moved names. A section may point to a second source: "listan från
/// 2023: UHR-07".
fn unnamed_sources(catalogue: &Catalogue) -> Vec<&str> {
    let rules = catalogue.rules.iter().map(|rule| rule.source);
    let calls = catalogue.programmes.iter().map(|programme| programme.call.source);
    let stated = catalogue.programmes.iter().flat_map(Programme::stated).filter_map(Stated::source);
    let moved = catalogue.programmes.iter().flat_map(|programme| &programme.moved);
    let moved = moved.flat_map(|row| row.sources.iter().copied());
    let rate = catalogue.euro.iter().map(|rate| rate.source);
    let named: BTreeSet<u16> = rules.chain(calls).chain(stated).chain(moved).chain(rate).collect();
    let pointed_to = |id: &str| {
        let begins = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()) == id;
        catalogue.rules.iter().any(|rule| rule.section.split_whitespace().any(begins))
    };
    let sources = (0..).zip(&catalogue.sources);
    sources
        .filter(|(place, source)| !named.contains(place) && !pointed_to(&source.id))
        .map(|(_, source)| &*source.id)
        .collect()
}

/// The catalogue as the page gets it: without the sources that nobody would see
fn shipped(mut catalogue: Catalogue) -> Catalogue {
    let unnamed: BTreeSet<String> = unnamed_sources(&catalogue).into_iter().map(str::to_owned).collect();
    let mut places = Vec::with_capacity(catalogue.sources.len());
    let mut next = 0;
    for source in &catalogue.sources {
        places.push(next);
        next += u16::from(!unnamed.contains(&*source.id));
    }
    let moved = |place: u16| places.get(usize::from(place)).copied().unwrap_or(place);
    catalogue.rules.iter_mut().for_each(|rule| rule.source = moved(rule.source));
    let of_programmes = catalogue.programmes.iter_mut().flat_map(Programme::sources_mut);
    for place in of_programmes.chain(catalogue.euro.iter_mut().map(|rate| &mut rate.source)) {
        *place = moved(*place);
    }
    catalogue.sources.retain(|source| !unnamed.contains(&*source.id));
    catalogue
}

/// Writes the packed catalogue beside the directory of its programmes: the widget's own as `catalogue.bin`, another under
/// the name of its directory
fn write(catalogue: &Catalogue, directory: &Path) -> Result<()> {
    let PackedCatalogue { catalogue: packed, english } = pack(catalogue);
    match unpack_with_english(&packed, &english) {
        Ok(read) if read == *catalogue => {}
        Ok(_) => {
            return Err(
                "the packed catalogue reads back as another one; mend src/catalogue/packed.rs".to_owned()
            );
        }
        Err(fault) => return Err(format!("the packed catalogue cannot be read back: {fault}")),
    }
    let directory = directory.canonicalize().map_err(cache::failed("find", directory))?;
    println!("{}", counted(catalogue));
    let own = own_directory().canonicalize().is_ok_and(|own| own == directory);
    let name = directory.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = if own { "catalogue" } else { &name };
    for (name, bytes) in [(format!("{name}.bin"), packed), (format!("{name}.en.bin"), english)] {
        let path = directory.with_file_name(&name);
        let temporary = directory.with_file_name(format!("{name}.part"));
        fs::write(&temporary, &bytes).map_err(cache::failed("write", &temporary))?;
        fs::rename(&temporary, &path).map_err(cache::failed("rename", &temporary))?;
        println!("{}: {} bytes", path.strip_prefix(root()).unwrap_or(&path).display(), bytes.len());
    }
    Ok(())
}
