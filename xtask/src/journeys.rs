//! The journeys: what a person does with the built page, in a browser. One file a journey.

mod accessibility;
mod atlas;
mod doors;
mod failure;
mod hands;
mod kept;
mod late;
mod local;
mod mend;
mod offline;
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
    Journey { name: "the network never comes back, and all is there", run: kept::run },
    Journey { name: "a newer version comes whole or not at all", run: update::run },
    Journey { name: "the browser keeps nothing, or what others wrote", run: shut::run },
    Journey { name: "the check cannot start, or stops", run: failure::run },
    Journey { name: "a result is printed", run: print::run },
    Journey { name: "all programmes and rules are read as plain HTML", run: plain::run },
    Journey { name: "every step is for everyone", run: accessibility::run },
];

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
