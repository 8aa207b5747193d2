//! A browser for the journeys, driven as a person would use it: Chromium, and some of them in Firefox and WebKit
//! (`other_browser`), whose drivers know neither DevTools nor logs.
//!
//! Whatever looks for something waits for it a while, as the page renders a moment after each action, and names
//! what it waited for where it does not come.

use crate::other_browser::{Forbidden, Other, Screen};
use crate::webdriver::Session;
use crate::{Result, cache, setup};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// The size of the viewport, in CSS pixels.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// From side to side.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// A phone.
pub const PHONE: Size = Size { width: 360, height: 800 };
/// A computer.
pub const DESKTOP: Size = Size { width: 1280, height: 900 };

const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(25);
/// A window takes its size a moment after it is told.
const RESIZINGS: u32 = 20;

/// The key under which WebDriver hands over an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One browser with one tab, a profile of its own, and Swedish as its language.
pub struct Browser {
    session: Session,
    other: Option<Other>,
    console: RefCell<Vec<String>>,
    requests: RefCell<Vec<String>>,
    /// Is there until the browser has gone
    _screen: Option<Screen>,
}

/// An element of the page.
pub struct Element<'browser> {
    browser: &'browser Browser,
    id: String,
}

/// Keys that are no letter.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    /// To the next field.
    Tab,
    /// To the field before.
    ShiftTab,
    /// Sends a form, follows a link.
    Enter,
    /// Ticks a box, presses a button.
    Space,
    /// Closes a dialog.
    Escape,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// The arrow to the left.
    Left,
    /// The arrow to the right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
}

impl Browser {
    /// Opens a browser with a viewport of exactly this size.
    pub fn start(size: Size) -> Result<Self> {
        Self::start_in(size, "sv-SE,sv")
    }

    /// The same for a person who prefers these languages.
    pub fn start_in(size: Size, languages: &str) -> Result<Self> {
        Self::start_as(size, &[], &json!({ "intl.accept_languages": languages }))
    }

    /// The same with more arguments and preferences.
    pub fn start_with(size: Size, arguments: &[&str], preferences: &Value) -> Result<Self> {
        let mut all = json!({ "intl.accept_languages": "sv-SE,sv" });
        if let (Some(all), Some(more)) = (all.as_object_mut(), preferences.as_object()) {
            all.extend(more.clone());
        }
        Self::start_as(size, arguments, &all)
    }

    /// The same with a profile that lies in a directory and is still there when the browser is closed and started again.
    pub fn start_in_profile(size: Size, languages: &str, profile: &Path) -> Result<Self> {
        let profile = format!("--user-data-dir={}", profile.display());
        Self::start_as(size, &[&profile], &json!({ "intl.accept_languages": languages }))
    }

    fn start_as(size: Size, arguments: &[&str], preferences: &Value) -> Result<Self> {
        let missing = "Chromium or its driver is not there: `cargo xtask setup test`";
        let (browser, driver) = setup::browser().zip(setup::driver()).ok_or(missing)?;
        let window = format!("--window-size={},{}", size.width, size.height);
        let own = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            &window,
        ];
        let all = [&own[..], arguments].concat();
        let capabilities = json!({
            "browserName": "chrome",
            // What looks at a whole page may take its time on a busy machine.
            "timeouts": { "script": 150_000 },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": {
                "binary": browser.to_string_lossy(),
                "prefs": preferences,
                "args": all,
            },
        });
        Self::in_session(Session::start(Command::new(driver), &capabilities)?, None, None, size)
    }

    /// Opens another browser than Chromium, which must be on this machine.
    pub(crate) fn start_other(other: Other, forbidden: Forbidden, size: Size) -> Result<Self> {
        let (session, screen) = other.start(forbidden)?;
        Self::in_session(session, Some(other), screen, size)
    }

    fn in_session(
        session: Session,
        other: Option<Other>,
        screen: Option<Screen>,
        size: Size,
    ) -> Result<Self> {
        let (console, requests) = (RefCell::default(), RefCell::default());
        let browser = Self { session, other, console, requests, _screen: screen };
        browser.resize(size)?;
        Ok(browser)
    }

    /// The name and version of the browser.
    pub(crate) fn version(&self) -> String {
        self.session.browser().to_owned()
    }

    /// Gives the viewport exactly this size.
    pub fn resize(&self, size: Size) -> Result<()> {
        let Size { width, height } = size;
        if self.other.is_none() {
            let metrics =
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            return self.devtools("Emulation.setDeviceMetricsOverride", &metrics).map(drop);
        }
        // A frame would tell its own size. The window is larger than the viewport, by as much as this tells.
        self.leave_frames()?;
        let mut window = [i64::from(width), i64::from(height)];
        for _ in 0..RESIZINGS {
            let [wide, high] = window;
            self.session.post("/window/rect", &json!({ "width": wide, "height": high }))?;
            let inner = self.script("return [innerWidth, innerHeight]", &[])?;
            if inner == json!([width, height]) {
                return Ok(());
            }
            for ((side, wanted), place) in window.iter_mut().zip([width, height]).zip(0..) {
                let is = inner.get(place).and_then(Value::as_i64).unwrap_or_default();
                *side = side.saturating_add(i64::from(wanted).saturating_sub(is));
            }
            thread::sleep(PAUSE);
        }
        Err(format!("the viewport cannot be made {width} × {height}"))
    }

    /// Opens an address and waits until it has loaded.
    pub fn open(&self, url: &str) -> Result<()> {
        self.session.post("/url", &json!({ "url": url })).map(drop)
    }

    /// Goes into a frame: what is looked for and run from now on is within it, until another page is opened.
    pub fn enter_frame(&self, css: &str) -> Result<()> {
        let frame = self.find(css)?.as_value();
        self.session.post("/frame", &json!({ "id": frame })).map(drop)
    }

    /// Goes back out of all frames.
    pub fn leave_frames(&self) -> Result<()> {
        self.session.post("/frame", &json!({ "id": null })).map(drop)
    }

    /// Loads the page again.
    pub fn reload(&self) -> Result<()> {
        self.session.post("/refresh", &json!({})).map(drop)
    }

    /// Opens a new tab, which is the one that is looked at from now on; what tells it apart.
    pub fn new_tab(&self) -> Result<String> {
        let made = self.session.post("/window/new", &json!({ "type": "tab" }))?;
        let tab = made.get("handle").and_then(Value::as_str).ok_or("the browser gave no tab")?.to_owned();
        self.switch_to(&tab)?;
        Ok(tab)
    }

    /// The tab that is looked at.
    pub fn tab(&self) -> Result<String> {
        self.session.get("/window").map(text_of)
    }

    /// Looks at another tab.
    pub fn switch_to(&self, tab: &str) -> Result<()> {
        self.session.post("/window", &json!({ "handle": tab })).map(drop)
    }

    /// Closes the tab that is looked at; the next one to look at has to be named.
    pub fn close_tab(&self) -> Result<()> {
        self.session.delete("/window").map(drop)
    }

    /// Goes back in the history.
    pub fn back(&self) -> Result<()> {
        self.session.post("/back", &json!({})).map(drop)
    }

    /// The address that is open.
    pub fn address(&self) -> Result<String> {
        self.session.get("/url").map(text_of)
    }

    /// The title of the page.
    pub fn title(&self) -> Result<String> {
        self.session.get("/title").map(text_of)
    }

    /// The first element that a CSS selector finds.
    pub fn find(&self, css: &str) -> Result<Element<'_>> {
        self.wait(&format!("an element `{css}`"), || Ok(self.find_all(css)?.into_iter().next()))
    }

    /// The element with an id, whatever stands in it.
    pub fn by_id(&self, id: &str) -> Result<Element<'_>> {
        self.find(&format!("[id='{id}']"))
    }

    /// All elements that a CSS selector finds now.
    pub fn find_all(&self, css: &str) -> Result<Vec<Element<'_>>> {
        let found = self.session.post("/elements", &json!({ "using": "css selector", "value": css }))?;
        let elements = found.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(elements.iter().filter_map(|element| self.element(element)).collect())
    }

    /// The visible element of this role whose accessible name is exactly this: what a screen reader calls it.
    ///
    /// Roles: `button`, `link`, `radio`, `checkbox`, `textbox`, `combobox`, `heading`, `group`, `dialog`,
    /// `region`, `alert`, `status`, and any other that is written out as `role="…"`.
    pub fn named(&self, role: &str, name: &str) -> Result<Element<'_>> {
        let css = selector_of(role);
        let mut seen = Vec::new();
        let found = self.wait(&format!("the {role} «{name}»"), || {
            seen.clear();
            for element in self.find_all(&css)? {
                // An element may leave the page between the two questions: then it is not the one.
                let label = element.label().unwrap_or_default();
                if label == name && element.is_visible().unwrap_or(false) {
                    return Ok(Some(element));
                }
                seen.push(label);
            }
            Ok(None)
        });
        found.map_err(|error| format!("{error}; there are: {}", seen.join(" | ")))
    }

    /// The visible field, of whatever kind, that this label belongs to.
    pub fn field(&self, label: &str) -> Result<Element<'_>> {
        self.named("field", label)
    }

    /// The element that has the focus.
    pub fn active(&self) -> Result<Element<'_>> {
        let active = self.session.get("/element/active")?;
        self.element(&active).ok_or_else(|| "nothing has the focus".to_owned())
    }

    /// Presses and lets go of a key, wherever the focus is.
    pub fn press(&self, key: Key) -> Result<()> {
        let (code, shift) = key.code();
        let act = |kind: &str, code: &str| json!({ "type": kind, "value": code });
        let mut actions = vec![act("keyDown", code), act("keyUp", code)];
        if shift {
            actions.insert(0, act("keyDown", SHIFT));
            actions.push(act("keyUp", SHIFT));
        }
        let keyboard = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.session.post("/actions", &keyboard).map(drop)
    }

    /// Runs a script, which may `return` a value and finds its arguments in `arguments`.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.session.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// The text of the whole page as it is shown.
    pub fn text(&self) -> Result<String> {
        self.find("body")?.text()
    }

    /// Waits until the page shows this text.
    pub fn wait_for_text(&self, words: &str) -> Result<()> {
        self.wait_until(&format!("the text «{words}»"), || Ok(self.text()?.contains(words)))
    }

    /// Waits until something holds; `what` names it in the failure.
    pub fn wait_until(&self, what: &str, holds: impl FnMut() -> Result<bool>) -> Result<()> {
        self.wait_as_long_as(PATIENCE, what, holds)
    }

    /// The same with a patience of one's own.
    pub fn wait_as_long_as(
        &self,
        patience: Duration,
        what: &str,
        mut holds: impl FnMut() -> Result<bool>,
    ) -> Result<()> {
        wait(patience, what, || Ok(holds()?.then_some(())))
    }

    /// Writes what the viewport shows to a PNG file.
    pub fn screenshot(&self, file: &Path) -> Result<()> {
        let picture = self.session.get("/screenshot").map(text_of)?;
        write_picture(&picture, file)
    }

    /// Writes the whole page, also what lies below the fold, to a PNG file.
    pub fn screenshot_of_all(&self, file: &Path) -> Result<()> {
        let wanted = json!({ "format": "png", "captureBeyondViewport": true });
        let picture = self.devtools("Page.captureScreenshot", &wanted)?;
        write_picture(picture.get("data").and_then(Value::as_str).unwrap_or_default(), file)
    }

    /// Takes the network away from the page, or gives it back. Service workers keep theirs: stop the server for them.
    pub fn set_offline(&self, offline: bool) -> Result<()> {
        self.devtools("Network.enable", &json!({}))?;
        let conditions =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", &conditions).map(drop)
    }

    /// A command of the DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.session.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// The warnings and errors on the console so far.
    pub fn console(&self) -> Result<Vec<String>> {
        for entry in self.log("browser")? {
            let level = entry.get("level").and_then(Value::as_str).unwrap_or_default();
            if matches!(level, "SEVERE" | "WARNING") {
                let message = entry.get("message").and_then(Value::as_str).unwrap_or_default();
                self.console.borrow_mut().push(format!("{level}: {message}"));
            }
        }
        Ok(self.console.borrow().clone())
    }

    /// The addresses of every request of the page so far, also those that failed.
    pub fn requests(&self) -> Result<Vec<String>> {
        for entry in self.log("performance")? {
            let message = entry.get("message").and_then(Value::as_str).unwrap_or_default();
            let message: Value = serde_json::from_str(message).unwrap_or_default();
            if message.pointer("/message/method").and_then(Value::as_str) == Some("Network.requestWillBeSent")
            {
                let url = message.pointer("/message/params/request/url").and_then(Value::as_str);
                self.requests.borrow_mut().extend(url.map(str::to_owned));
            }
        }
        Ok(self.requests.borrow().clone())
    }

    /// What is new in a log; asking empties it.
    fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let entries = self.session.post("/se/log", &json!({ "type": kind }))?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    fn element(&self, value: &Value) -> Option<Element<'_>> {
        let id = value.get(ELEMENT)?.as_str()?.to_owned();
        Some(Element { browser: self, id })
    }

    fn wait<T>(&self, what: &str, look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
        wait(PATIENCE, what, look)
    }
}

impl Element<'_> {
    /// Clicks its middle, after scrolling it into the middle of the screen: at the edge a fixed bar may cover it.
    pub fn click(&self) -> Result<()> {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.browser.script(script, &[self.as_value()])?;
        self.post("/click", &json!({}))
    }

    /// Types text into it.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.post("/value", &json!({ "text": text }))
    }

    /// Chooses, in a select, the option with exactly these words.
    pub fn choose(&self, words: &str) -> Result<()> {
        let script = "return [...arguments[0].options].find(option => option.text === arguments[1]) ?? null";
        let option = self.browser.script(script, &[self.as_value(), json!(words)])?;
        let option = self.browser.element(&option).ok_or_else(|| format!("no option «{words}»"))?;
        option.click()
    }

    /// Empties it.
    pub fn clear(&self) -> Result<()> {
        self.post("/clear", &json!({}))
    }

    /// The text as it is shown.
    pub fn text(&self) -> Result<String> {
        self.get("/text").map(text_of)
    }

    /// An attribute as it stands in the markup.
    pub fn attribute(&self, name: &str) -> Result<Option<String>> {
        let script = "return arguments[0].getAttribute(arguments[1])";
        let value = self.browser.script(script, &[self.as_value(), json!(name)])?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// A property as it is now, such as `value` or `checked`.
    pub fn property(&self, name: &str) -> Result<Value> {
        self.get(&format!("/property/{name}"))
    }

    /// The accessible name.
    pub fn label(&self) -> Result<String> {
        self.get("/computedlabel").map(text_of)
    }

    /// The accessible role.
    pub fn role(&self) -> Result<String> {
        self.get("/computedrole").map(text_of)
    }

    /// Whether a person can see it.
    pub fn is_visible(&self) -> Result<bool> {
        self.get("/displayed").map(|shown| shown == true)
    }

    /// Whether it is ticked or chosen.
    pub fn is_selected(&self) -> Result<bool> {
        self.get("/selected").map(|selected| selected == true)
    }

    /// Whether it has the focus.
    pub fn has_focus(&self) -> Result<bool> {
        self.browser
            .script("return arguments[0].matches(':focus')", &[self.as_value()])
            .map(|focus| focus == true)
    }

    /// The first element within it that a CSS selector finds now.
    pub fn find(&self, css: &str) -> Result<Element<'_>> {
        let path = format!("/element/{}/element", self.id);
        let found = self.browser.session.post(&path, &json!({ "using": "css selector", "value": css }))?;
        self.browser.element(&found).ok_or_else(|| format!("no `{css}` within the element"))
    }

    /// The element as an argument for a script.
    pub fn as_value(&self) -> Value {
        json!({ ELEMENT: self.id })
    }

    fn get(&self, path: &str) -> Result<Value> {
        self.browser.session.get(&format!("/element/{}{path}", self.id))
    }

    fn post(&self, path: &str, body: &Value) -> Result<()> {
        self.browser.session.post(&format!("/element/{}{path}", self.id), body).map(drop)
    }
}

const SHIFT: &str = "\u{e008}";

impl Key {
    /// The code that WebDriver has for it, and whether shift is held.
    fn code(self) -> (&'static str, bool) {
        match self {
            Self::Tab => ("\u{e004}", false),
            Self::ShiftTab => ("\u{e004}", true),
            Self::Enter => ("\u{e007}", false),
            Self::Space => (" ", false),
            Self::Escape => ("\u{e00c}", false),
            Self::Up => ("\u{e013}", false),
            Self::Down => ("\u{e015}", false),
            Self::Left => ("\u{e012}", false),
            Self::Right => ("\u{e014}", false),
            Self::Home => ("\u{e011}", false),
            Self::End => ("\u{e010}", false),
        }
    }
}

/// The elements that can have a role.
fn selector_of(role: &str) -> String {
    let by_nature = match role {
        "button" => "button, input[type=submit], input[type=button], summary,",
        "link" => "a[href],",
        "radio" => "input[type=radio],",
        "checkbox" => "input[type=checkbox],",
        "textbox" => "input:not([type]), input[type=text], input[type=email], textarea,",
        "spinbutton" => "input[type=number],",
        "combobox" => "select, input[list],",
        "field" => "input, select, textarea,",
        "heading" => "h1, h2, h3, h4, h5, h6,",
        "group" => "fieldset, details,",
        "dialog" => "dialog,",
        "region" => "section[aria-label], section[aria-labelledby],",
        "status" => "output,",
        _ => "",
    };
    format!("{by_nature} [role={role}]")
}

fn text_of(value: Value) -> String {
    match value {
        Value::String(text) => text,
        _ => String::new(),
    }
}

fn wait<T>(patience: Duration, what: &str, mut look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let started = Instant::now();
    loop {
        // A fault on the way, such as an element that has just been replaced, may have passed at the next look.
        let seen = look();
        match seen {
            Ok(Some(found)) => return Ok(found),
            _ if started.elapsed() < patience => thread::sleep(PAUSE),
            Ok(None) => return Err(format!("waited {} s in vain for {what}", patience.as_secs())),
            Err(error) => return Err(format!("waited {} s in vain for {what}: {error}", patience.as_secs())),
        }
    }
}

fn write_picture(base64: &str, file: &Path) -> Result<()> {
    if let Some(directory) = file.parent() {
        fs::create_dir_all(directory).map_err(cache::failed("create", directory))?;
    }
    let bytes = decode(base64).ok_or("the picture is not base64")?;
    fs::write(file, bytes).map_err(cache::failed("write", file))
}

/// Base64, in which the driver hands over pictures.
pub fn decode(base64: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0_u32);
    for letter in base64.trim_end_matches('=').bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_decoded() {
        assert_eq!(decode("UE5H"), Some(b"PNG".to_vec()));
        assert_eq!(decode("UE4="), Some(b"PN".to_vec()));
        assert_eq!(decode("?"), None);
    }

    #[test]
    fn a_wait_names_what_it_waited_for() {
        let error = wait::<()>(Duration::ZERO, "the moon", || Ok(None)).unwrap_err();
        assert!(error.contains("the moon"), "{error}");
    }
}
