//! Firefox and WebKit, the engine of Safari: tried where they and their drivers are on the machine, never installed.

use crate::Result;
use crate::commands::find;
use crate::webdriver::Session;
use serde_json::json;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A browser that is not Chromium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Other {
    /// Mozilla's, driven by geckodriver.
    Firefox,
    /// WebKitGTK's small browser, driven by WebKitWebDriver on a screen that nobody sees.
    WebKit,
}

/// What a browser is forbidden before it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Forbidden {
    /// Every kind of storage, for every site.
    pub(crate) storage: bool,
    /// WebAssembly.
    pub(crate) wasm: bool,
}

/// All of them.
pub(crate) const OTHERS: [Other; 2] = [Other::Firefox, Other::WebKit];

impl Other {
    /// In a sentence, what is not on this machine and how it is added; nothing where all is there.
    pub(crate) fn not_tried(self) -> Option<String> {
        let missing = match self {
            Self::Firefox if firefox().is_none() => Some("Firefox (`apt-get install firefox-esr`)"),
            Self::Firefox if find("geckodriver").is_none() => {
                Some("geckodriver (`cargo install geckodriver`)")
            }
            Self::WebKit if find("WebKitWebDriver").is_none() || mini_browser().is_none() => {
                Some("WebKitWebDriver (`apt-get install webkit2gtk-driver`)")
            }
            Self::WebKit if find("Xvfb").is_none() => Some("Xvfb (`apt-get install xvfb`)"),
            _ => None,
        };
        missing.map(|missing| format!("{self:?}: not tried, since {missing} is not on this machine"))
    }

    /// Starts it, with the screen that it needs. WebKit cannot be forbidden anything.
    pub(crate) fn start(self, forbidden: Forbidden) -> Result<(Session, Option<Screen>)> {
        let missing = || format!("{self:?} or what drives it is not on this machine");
        match self {
            Self::Firefox => {
                let (browser, driver) = firefox().zip(find("geckodriver")).ok_or_else(missing)?;
                let preferences = json!({
                    "intl.accept_languages": "sv-SE,sv",
                    "javascript.options.wasm": !forbidden.wasm,
                    // Cookies are what it calls all storage: 2 blocks all, 5 keeps sites apart, as it does by itself.
                    "network.cookie.cookieBehavior": if forbidden.storage { 2 } else { 5 },
                });
                let capabilities = json!({
                    "browserName": "firefox",
                    "moz:firefoxOptions": {
                        "binary": browser.to_string_lossy(),
                        "args": ["-headless"],
                        "prefs": preferences,
                    },
                });
                Ok((Session::start(Command::new(driver), &capabilities)?, None))
            }
            Self::WebKit => {
                let (browser, driver) = mini_browser().zip(find("WebKitWebDriver")).ok_or_else(missing)?;
                let screen = Screen::start()?;
                let mut command = Command::new(driver);
                command.env("DISPLAY", &screen.name);
                // Its sandbox does not start for root; what it opens is only what we made.
                command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                let capabilities = json!({
                    "webkitgtk:browserOptions": {
                        "binary": browser.to_string_lossy(),
                        "args": ["--automation"],
                    },
                });
                Ok((Session::start(command, &capabilities)?, Some(screen)))
            }
        }
    }
}

fn firefox() -> Option<PathBuf> {
    ["firefox", "firefox-esr"].into_iter().find_map(find)
}

/// It lies beside the libraries, in a directory that is named after the kind of processor and the version.
fn mini_browser() -> Option<PathBuf> {
    let within = |directory: PathBuf| {
        fs::read_dir(directory).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()))
    };
    let mut found: Vec<PathBuf> = within("/usr/lib".into())
        .chain(within("/usr/libexec".into()))
        .flat_map(|directory| within(directory.clone()).chain([directory]))
        .filter(|directory| {
            directory.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit"))
        })
        .map(|directory| directory.join("MiniBrowser"))
        .filter(|program| program.is_file())
        .collect();
    found.sort();
    found.pop()
}

/// A screen that nobody sees; it ends when it is dropped.
pub(crate) struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    fn start() -> Result<Self> {
        let cannot = |error: io::Error| format!("cannot start Xvfb: {error}");
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut screen = Self { server: command.spawn().map_err(cannot)?, name: String::new() };
        let output = screen.server.stdout.take().ok_or("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number).map_err(cannot)?;
        if number.trim().is_empty() {
            return Err("Xvfb ended without naming its screen".to_owned());
        }
        screen.name = format!(":{}", number.trim());
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}
