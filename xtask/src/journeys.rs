//! The journeys: what a person does with the built page, in a browser. One file a journey.

mod accessibility;
mod anything;
mod atlas;
mod doors;
mod embed;
mod failure;
mod hands;
mod kept;
mod late;
mod local;
mod matrix;
mod mend;
mod module;
mod offline;
mod others;
mod plain;
mod print;
mod shut;
mod start;
mod strategic;
mod update;

use crate::commands::{root, workshop};
use crate::server::Server;
use crate::{Result, browser, cache, size};
use browser::{Browser, Size};
use std::fs;
use std::path::{Path, PathBuf};

/// One journey: it fails where something is not as the person must find it.
pub(crate) struct Journey {
    /// What the person does, as a sentence.
    pub(crate) name: &'static str,
    /// Does it.
    pub(crate) run: fn(&Stage) -> Result<()>,
}

/// All journeys, in the order in which they are made.
pub(crate) const ALL: &[Journey] = &[
    Journey { name: "the page starts on a phone", run: start::run },
    Journey { name: "a person is quicker than the page", run: start::early },
    Journey { name: "a school tries a project in Atlas partnership and mends it", run: atlas::run },
    Journey {
        name: "a pupil of thirteen is too young for a long stay, and then old enough",
        run: strategic::pupil,
    },
    Journey {
        name: "young people find that they need a coach, and who it may not be",
        run: strategic::youth,
    },
    Journey { name: "three faults are mended by tapping what the page proposes", run: mend::run },
    Journey { name: "the programmes do not come, and then they do", run: late::run },
    Journey { name: "a municipality adds its own programmes, or fails to", run: local::run },
    Journey { name: "what is paused and what is old says so", run: doors::run },
    Journey { name: "the network goes away in the middle", run: offline::run },
    Journey { name: "another page asks the engine", run: module::run },
    Journey { name: "the network never comes back, and all is there", run: kept::run },
    Journey { name: "a newer version comes whole or not at all", run: update::run },
    Journey { name: "the browser keeps nothing, or what others wrote", run: shut::run },
    Journey { name: "the check cannot start, or stops", run: failure::run },
    Journey { name: "a result is printed", run: print::run },
    Journey { name: "all programmes and rules are read as plain HTML", run: plain::run },
    Journey { name: "every step is for everyone", run: accessibility::run },
    Journey { name: "on somebody else's page, in a frame", run: embed::frame },
    Journey { name: "on somebody else's page, as an element", run: embed::element },
    Journey { name: "everything in one file, from a disk", run: embed::one_file },
    Journey { name: "anything at all comes from outside", run: anything::run },
    Journey { name: "every form on every kind of page, two conditions at a time", run: matrix::pairs },
    Journey { name: "the same in Firefox and WebKit", run: others::run },
];

/// Beside the last one where everything is to be tried, which takes minutes.
pub(crate) const ALL_CONDITIONS: Journey =
    Journey { name: "every form on every kind of page, all conditions", run: matrix::whole };

/// Makes the journeys whose names hold these words, on the build that is there: for whoever works on one of them.
pub fn make(words: &str) -> Result<()> {
    let stage = Stage::new(&root().join("dist"), false);
    let chosen: Vec<&Journey> =
        ALL.iter().chain([&ALL_CONDITIONS]).filter(|journey| journey.name.contains(words)).collect();
    ensure(!chosen.is_empty(), format!("no journey has `{words}` in its name"))?;
    for journey in chosen {
        let started = std::time::Instant::now();
        println!("{}", journey.name);
        (journey.run)(&stage)?;
        println!("    passed in {} s", started.elapsed().as_secs());
    }
    Ok(())
}

/// Where a journey takes place.
pub(crate) struct Stage {
    /// The built page.
    pub(crate) dist: PathBuf,
    pictures: PathBuf,
}

impl Stage {
    /// A stage for a build; its pictures go to `docs/screenshots/` only where they are to be kept.
    pub(crate) fn new(dist: &Path, keep_pictures: bool) -> Self {
        let pictures = if keep_pictures { root().join("docs") } else { workshop() }.join("screenshots");
        Self { dist: dist.to_path_buf(), pictures }
    }

    /// The same build in a directory of its own, where a journey may change it.
    pub(crate) fn copy(&self, name: &str) -> Result<Self> {
        let dist = workshop().join(name);
        if dist.exists() {
            fs::remove_dir_all(&dist).map_err(cache::failed("remove", &dist))?;
        }
        for name in size::files(&self.dist)? {
            let (from, to) = (self.dist.join(&name), dist.join(&name));
            if let Some(directory) = to.parent() {
                fs::create_dir_all(directory).map_err(cache::failed("create", directory))?;
            }
            fs::copy(&from, &to).map_err(cache::failed("copy", &from))?;
        }
        Ok(Self { dist, pictures: self.pictures.clone() })
    }

    /// A server and a browser that has opened the page, which has started.
    pub(crate) fn open(&self, size: Size) -> Result<(Server, Browser)> {
        let server = Server::start(&self.dist)?;
        let browser = Browser::start(size)?;
        browser.open(&server.url(""))?;
        browser.find("h1")?;
        Ok((server, browser))
    }

    /// Where a picture of this name goes.
    pub(crate) fn picture(&self, name: &str) -> PathBuf {
        self.pictures.join(format!("{name}.png"))
    }
}

/// Fails with these words where something does not hold.
pub(crate) fn ensure(holds: bool, otherwise: impl Into<String>) -> Result<()> {
    if holds { Ok(()) } else { Err(otherwise.into()) }
}

/// Fails where the page has complained on the console or asked for anything but its own files.
pub(crate) fn ensure_quiet(server: &Server, browser: &Browser) -> Result<()> {
    let console = browser.console()?;
    ensure(console.is_empty(), format!("on the console: {}", console.join(" | ")))?;
    let requests = browser.requests()?;
    let strangers: Vec<&String> =
        requests.iter().filter(|url| url.starts_with("http") && !url.starts_with(&server.url(""))).collect();
    ensure(strangers.is_empty(), format!("requests that leave the page: {strangers:?}"))
}
