//! Every form of the check on every kind of page: each condition by itself and every two of them together, or all of them
//! (`cargo xtask test --all`). What must happen in each is said in [`Row::expected`].
//!
//! The page around lies on another site than the widget, as it does for a school.

use super::{Stage, ensure};
use crate::browser::{Browser, DESKTOP, Size};
use crate::commands::workshop;
use crate::other_browser::{Forbidden, Other};
use crate::server::Server;
use crate::{Result, cache, forms};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Slower than a single page: a module is compiled for each widget.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// How many rows there have been
static ROWS: AtomicU32 = AtomicU32::new(0);

/// How the check is handed over
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Page,
    Frame,
    FrameWithoutScript,
    Element,
    Module,
    OneFile,
    Plain,
}

/// What the browser lets it keep
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Storage {
    Allowed,
    Blocked,
    /// In a frame that may run scripts and nothing else
    Sandboxed,
}

/// What the page around forbids, or the browser
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Policy {
    None,
    Strict,
    NoWasm,
}

/// How the page around looks
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Look {
    Calm,
    HostileStyles,
    Narrow,
    RightToLeft,
    Two,
}

const FORMS: [Form; 7] = [
    Form::Page,
    Form::Frame,
    Form::FrameWithoutScript,
    Form::Element,
    Form::Module,
    Form::OneFile,
    Form::Plain,
];
const STORAGES: [Storage; 3] = [Storage::Allowed, Storage::Blocked, Storage::Sandboxed];
const POLICIES: [Policy; 3] = [Policy::None, Policy::Strict, Policy::NoWasm];
const LOOKS: [Look; 5] = [Look::Calm, Look::HostileStyles, Look::Narrow, Look::RightToLeft, Look::Two];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    form: Form,
    storage: Storage,
    policy: Policy,
    look: Look,
}

/// What must happen
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    /// It works: the first question can be answered, and the next step comes
    Works,
    /// It says in words that it cannot, and why, and shows the plain text
    Tells(&'static str),
}

impl Row {
    fn expected(self) -> Expected {
        match (self.form, self.policy) {
            (Form::Plain, _) => Expected::Works,
            (_, Policy::NoWasm) => Expected::Tells("noWasm"),
            // Only these run under the policy of somebody else's page, which must allow WebAssembly by name.
            (Form::Element | Form::Module, Policy::Strict) => Expected::Tells("policy"),
            _ => Expected::Works,
        }
    }

    /// Whether there is such a thing: a page of its own has no page around it whose look could matter
    fn exists(self) -> bool {
        let stands_alone = matches!(self.form, Form::Page | Form::Module | Form::OneFile | Form::Plain);
        !stands_alone || matches!(self.look, Look::Calm | Look::Narrow)
    }

    /// What the browser has to be forbidden before it starts
    fn forbidden(self) -> Forbidden {
        Forbidden { storage: self.storage == Storage::Blocked, wasm: self.policy == Policy::NoWasm }
    }

    /// The numbers of its conditions
    fn conditions(self) -> [(usize, usize); 4] {
        [self.form as usize, self.storage as usize, self.policy as usize, self.look as usize]
            .into_iter()
            .enumerate()
            .collect::<Vec<_>>()
            .try_into()
            .unwrap_or_default()
    }

    fn pairs(self) -> Vec<[(usize, usize); 2]> {
        let conditions = self.conditions();
        let mut pairs = vec![];
        for (place, one) in conditions.iter().enumerate() {
            pairs.extend(conditions.iter().skip(place + 1).map(|other| [*one, *other]));
        }
        pairs
    }
}

fn all() -> Vec<Row> {
    let mut rows = vec![];
    for form in FORMS {
        for storage in STORAGES {
            for policy in POLICIES {
                rows.extend(LOOKS.map(|look| Row { form, storage, policy, look }));
            }
        }
    }
    rows.retain(|row| row.exists());
    rows
}

/// Each condition by itself, and so many more that every two that can meet have met
fn every_two() -> Vec<Row> {
    let calm = |row: &Row| {
        let usual = [0, 0, 0, 0];
        row.conditions().iter().zip(usual).filter(|((_, one), usual)| one != usual).count() <= 1
    };
    let all = all();
    let mut chosen: Vec<Row> = all.iter().copied().filter(calm).collect();
    let mut met: BTreeSet<_> = chosen.iter().flat_map(|row| row.pairs()).collect();
    loop {
        let new = |row: &Row| row.pairs().iter().filter(|pair| !met.contains(*pair)).count();
        let Some(best) = all.iter().copied().max_by_key(new).filter(|row| new(row) > 0) else { break };
        met.extend(best.pairs());
        chosen.push(best);
    }
    chosen
}

/// What can be had in this browser, on a calm page and where two of them stand on one.
pub(super) fn for_others(other: Other) -> Vec<Row> {
    // There `'self'` in a policy allows nothing to a document without an origin, be it ours or the page around, and no script
    // may give the focus to what stands in it before a person has.
    let is_stopped = |row: &Row| {
        other == Other::WebKit
            && row.storage == Storage::Sandboxed
            && !matches!(row.form, Form::OneFile | Form::Plain)
    };
    let mut rows = all();
    rows.retain(|row| {
        (other == Other::Firefox || row.forbidden() == Forbidden::default())
            && matches!(row.look, Look::Calm | Look::Two)
            && !is_stopped(row)
    });
    rows
}

/// Every two conditions together.
pub(super) fn pairs(stage: &Stage) -> Result<()> {
    run(stage, &every_two())
}

/// All conditions together.
pub(super) fn whole(stage: &Stage) -> Result<()> {
    run(stage, &all())
}

/// The rows that one start of a browser is enough for, together
pub(super) fn by_forbidden(rows: &[Row]) -> Vec<(Forbidden, Vec<Row>)> {
    let mut starts: Vec<(Forbidden, Vec<Row>)> = vec![];
    for row in rows {
        match starts.iter_mut().find(|(forbidden, _)| *forbidden == row.forbidden()) {
            Some((_, rows)) => rows.push(*row),
            None => starts.push((row.forbidden(), vec![*row])),
        }
    }
    starts
}

fn run(stage: &Stage, rows: &[Row]) -> Result<()> {
    let mut failures = vec![];
    for (forbidden, rows) in by_forbidden(rows) {
        let arguments: &[&str] = if forbidden.wasm { &["--js-flags=--jitless"] } else { &[] };
        let preferences = if forbidden.storage {
            json!({ "profile.default_content_setting_values.cookies": 2 })
        } else {
            json!({})
        };
        let browser = Browser::start_with(DESKTOP, arguments, &preferences)?;
        let hosts = Hosts::start(stage)?;
        for row in rows {
            if let Err(error) = hosts.check(&browser, row) {
                failures.push(format!("{row:?}: {error}"));
            }
        }
    }
    ensure(
        failures.is_empty(),
        format!("{} of {} rows: {}", failures.len(), rows.len(), failures.join("\n  ")),
    )
}

/// The site of the widget, and that of the page around it
pub(super) struct Hosts {
    widget: Server,
    widget_with_policy: Server,
    host: Server,
    directory: PathBuf,
}

const HOSTILE: &str = include_str!("../../../static/public/demo/hostile.css");
const EMBEDDED: &str = "ELEMENT_OR_FRAME";

impl Hosts {
    pub(super) fn start(stage: &Stage) -> Result<Self> {
        let directory = workshop().join("matrix");
        fs::create_dir_all(&directory).map_err(cache::failed("create", &directory))?;
        // What others build upon may be fetched by them.
        let open = ("Access-Control-Allow-Origin", "*");
        let policy = forms::policy()?;
        let widget = Server::with_headers(&stage.dist, &[open])?;
        let widget_with_policy =
            Server::with_headers(&stage.dist, &[open, ("Content-Security-Policy", policy.as_str())])?;
        Ok(Self { widget, widget_with_policy, host: Server::with_headers(&directory, &[open])?, directory })
    }

    fn write(&self, name: &str, content: &str) -> Result<String> {
        let path = self.directory.join(name);
        fs::write(&path, content).map_err(cache::failed("write", &path))?;
        Ok(self.host.url_of_other_site(name))
    }

    /// The address of the widget's own page
    pub(super) fn page(&self, query: &str) -> String {
        self.widget.url(query)
    }

    /// The address of a page with this in it, on another site than the widget
    pub(super) fn page_around(&self, body: &str) -> Result<String> {
        self.write(
            "around.html",
            &format!("<!doctype html><html lang=sv><meta charset=utf-8><title>x</title>{body}"),
        )
    }

    pub(super) fn check(&self, browser: &Browser, row: Row) -> Result<()> {
        let width = if row.look == Look::Narrow { 320 } else { DESKTOP.width };
        browser.resize(Size { width, height: DESKTOP.height })?;
        let mut address = self.address(row)?;
        if row.storage == Storage::Sandboxed {
            address = self.write(
                "sandbox.html",
                &format!(
                    "<!doctype html><html lang=sv><meta charset=utf-8><title>x</title><link rel=icon href=data:,>\
                     <style>body{{margin:0}}iframe{{width:100%;height:850px;border:0}}</style>\
                     <iframe sandbox=allow-scripts src=\"{address}\" title=x></iframe>"
                ),
            )?;
        }
        for site in [self.widget.url("program.html"), self.widget_with_policy.url("program.html")] {
            browser.open(&site)?;
            // Blocked storage has nothing to clear.
            browser.script("try { sessionStorage.clear() } catch { }", &[])?;
        }
        browser.open(&address)?;
        if row.storage == Storage::Sandboxed {
            browser.enter_frame("iframe")?;
        }
        match row.form {
            Form::Element => self.check_element(browser, row),
            Form::Module => check_module(browser, row),
            Form::Plain => {
                browser.find("h1")?;
                let rules = browser.find_all("[id] li, dl dt").map(|found| found.len())?;
                ensure(rules > 100, format!("the plain page has {rules} lines"))?;
                ensure_no_sideways(browser)
            }
            Form::Frame => {
                let frames = browser.find_all("iframe")?.len();
                let wanted = if row.look == Look::Two { 2 } else { 1 };
                ensure(frames == wanted, format!("{frames} frames stand there"))?;
                if row.expected() == Expected::Works {
                    // As high as its content: the first question is a long list.
                    browser.wait_as_long_as(PATIENCE, "the height of the frame", || {
                        let height = browser.script(
                            "return document.querySelector('iframe').getBoundingClientRect().height",
                            &[],
                        )?;
                        Ok(height.as_f64().is_some_and(|height| height > 1_500.0))
                    })?;
                }
                browser.enter_frame("iframe")?;
                check_page(browser, row)
            }
            Form::FrameWithoutScript => {
                browser.enter_frame("iframe")?;
                check_page(browser, row)
            }
            Form::Page | Form::OneFile => check_page(browser, row),
        }
    }

    /// Where a browser finds the form, made for it where somebody else's page is around it
    fn address(&self, row: Row) -> Result<String> {
        let widget = if row.policy == Policy::Strict { &self.widget_with_policy } else { &self.widget };
        match row.form {
            Form::Page => return Ok(widget.url("?lang=sv")),
            // Its own policy is of checksums; that of the page's server would not let it run.
            Form::OneFile => return Ok(self.widget.url(&format!("{}?lang=sv", forms::ONE))),
            Form::Plain => return Ok(widget.url("program.html")),
            _ => {}
        }
        // Its answers are its own, not those of the row before.
        let name = format!("row-{}", ROWS.fetch_add(1, Ordering::Relaxed));
        // The page around has a policy of its own; ours is as it is shipped.
        let widget = &self.widget;
        let origin = widget.url("");
        let origin = origin.trim_end_matches('/');
        let (one, other) = match row.form {
            Form::Element => (
                format!("<utbytes-kollen lang=sv name={name}></utbytes-kollen>"),
                format!("<script type=module src=\"{}\"></script>", widget.url("embed/v1/utbytes-kollen.js")),
            ),
            Form::Frame => (
                format!("<div data-utbyteskollen data-lang=sv data-name={name}></div>"),
                format!("<script src=\"{}\"></script>", widget.url("embed/v1/embed.js")),
            ),
            Form::Module => (
                "<pre id=result></pre>".to_owned(),
                format!("<script type=module src=\"module.js?{origin}/module/index.js\"></script>"),
            ),
            _ => (
                format!(
                    "<iframe src=\"{}\" title=x style=\"width:100%;height:800px\"></iframe>",
                    widget.url(&format!("?lang=sv&name={name}"))
                ),
                String::new(),
            ),
        };
        let two = if row.look == Look::Two {
            format!("{one}{}", one.replace(&name, &format!("{name}b")))
        } else {
            one
        };
        let policy = match row.policy {
            Policy::Strict => format!(
                "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src 'self' {origin}; \
                 style-src 'self' {origin}; connect-src {origin}; frame-src {origin}; img-src data:\">"
            ),
            _ => String::new(),
        };
        let hostile = row.look == Look::HostileStyles;
        let style = if hostile { "<link rel=stylesheet href=hostile.css>" } else { "" };
        if hostile {
            self.write("hostile.css", HOSTILE)?;
        }
        if row.form == Form::Module {
            self.write("module.js", MODULE)?;
        }
        let direction = if row.look == Look::RightToLeft { " dir=rtl" } else { "" };
        let page = format!(
            "<!doctype html><html lang=sv{direction}><head><meta charset=utf-8>{policy}\
             <meta name=viewport content=\"width=device-width\"><title>x</title><link rel=icon href=data:,>{style}\
             </head><body>{EMBEDDED}</body></html>"
        );
        self.write("page.html", &page.replace(EMBEDDED, &format!("{two}{other}")))
    }

    fn check_element(&self, browser: &Browser, row: Row) -> Result<()> {
        let roots =
            "const roots = [...document.querySelectorAll('utbytes-kollen')].map(one => one.shadowRoot);";
        let look = |script: &str| browser.script(&format!("{roots} {script}"), &[]);
        let wanted = if row.look == Look::Two { 2 } else { 1 };
        if let Expected::Tells(kind) = row.expected() {
            return browser.wait_as_long_as(PATIENCE, &format!("the failure {kind}"), || {
                let told = look("return roots.map(root => root?.querySelector('.failed')?.dataset.failure)")?;
                Ok(told == json!(vec![kind; wanted]))
            });
        }
        browser.wait_as_long_as(PATIENCE, "the first question in each element", || {
            let there = look("return roots.map(root => Boolean(root?.querySelector('#org-grundskola')))")?;
            Ok(there == json!(vec![true; wanted]))
        })?;
        look("roots[0].querySelector('#org-grundskola').click()")?;
        let chosen = look("return roots.map(root => root.querySelector('#org-grundskola').checked)")?;
        let expected = if wanted == 2 { json!([true, false]) } else { json!([true]) };
        ensure(chosen == expected, format!("chosen in the elements is {chosen}"))?;
        look("roots[0].querySelector('form button.main').click()")?;
        browser.wait_until("the next step", || {
            let said = look(
                "const it = roots[0].querySelector('#step'); return [it.textContent, roots[0].activeElement === it]",
            )?;
            Ok(said == json!(["Vad vill ni utveckla?", true]))
        })?;
        let hash = browser.script("return [location.hash, document.title]", &[])?;
        ensure(hash == json!(["", "x"]), format!("the page around has become {hash}"))?;
        let seen = look(
            "const root = roots[0].querySelector('.utbyteskollen'); const style = getComputedStyle(root); \
             const step = getComputedStyle(roots[0].querySelector('#step')); \
             return [style.direction, parseFloat(style.fontSize) >= 16, step.display, step.textTransform, \
             getComputedStyle(roots[0].querySelector('button.main')).opacity, root.scrollWidth <= root.clientWidth]",
        )?;
        let expected = json!(["ltr", true, "block", "none", "1", true]);
        ensure(seen == expected, format!("the look of the element is {seen}, not {expected}"))
    }
}

/// What a page of its own, or the page in a frame, must do
fn check_page(browser: &Browser, row: Row) -> Result<()> {
    if let Expected::Tells(kind) = row.expected() {
        browser.wait_as_long_as(PATIENCE, &format!("the failure {kind}"), || {
            let told = browser.script(
                "const it = document.querySelector('.failed'); \
                 return it && [it.dataset.failure, it.querySelector('[role=alert]').textContent.length > 40, \
                 it.querySelector('iframe.plain') !== null]",
                &[],
            )?;
            Ok(told == json!([kind, true, true]))
        })?;
        return ensure_no_sideways(browser);
    }
    browser.wait_as_long_as(PATIENCE, "the first question", || {
        browser
            .script("return document.querySelector('#org-grundskola') !== null", &[])
            .map(|there| there == true)
    })?;
    browser.script("document.querySelector('#org-grundskola').click()", &[])?;
    browser.script("document.querySelector('form button.main').click()", &[])?;
    browser.wait_until("the next step", || {
        browser
            .script("return document.querySelector('#step').textContent", &[])
            .map(|said| said == "Vad vill ni utveckla?")
    })?;
    let framed = row.form != Form::Page && row.form != Form::OneFile || row.storage == Storage::Sandboxed;
    if framed && row.form != Form::OneFile {
        browser.wait_as_long_as(PATIENCE, "what is said of the network", || {
            let said = browser.script("return document.querySelector('.network').textContent", &[])?;
            let said = said.as_str().unwrap_or_default();
            Ok(said.contains("så länge sidan är öppen") && said.contains("egen sida"))
        })?;
    }
    ensure_no_sideways(browser)
}

fn ensure_no_sideways(browser: &Browser) -> Result<()> {
    let wide = browser.script("return [document.documentElement.scrollWidth, innerWidth]", &[])?;
    let [width, window] = [0, 1].map(|place| wide.get(place).and_then(serde_json::Value::as_u64));
    ensure(width <= window, format!("the page is {width:?} pixels wide in {window:?}"))
}

/// What a page does that wants the answers of the module
const MODULE: &str = "
const show = (said) => { document.getElementById('result').textContent = said; };
const address = new URL(import.meta.url).search.slice(1);
try {
  const { assess } = await import(address);
  const said = await assess({ today: '2026-11-21', org: { type: 'grundskola' } });
  show(said.error ? 'error ' + said.error.code : 'programmes ' + said.programmes.length);
} catch (error) {
  show('stopped ' + error.name + ' ' + error.message);
}
";

fn check_module(browser: &Browser, row: Row) -> Result<()> {
    let mut said = String::new();
    browser.wait_as_long_as(PATIENCE, "what the module says", || {
        said = browser
            .script("return document.getElementById('result').textContent", &[])?
            .as_str()
            .unwrap_or_default()
            .to_owned();
        Ok(!said.is_empty())
    })?;
    let holds = match row.expected() {
        Expected::Works => said.starts_with("programmes ") && said != "programmes 0",
        // What cannot start is said as a value, as everything is.
        Expected::Tells(_) => said == "error not_started",
    };
    ensure(holds, format!("the module says: {said}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_two_conditions_that_can_meet_do() {
        let (chosen, all) = (every_two(), all());
        let pairs = |rows: &[Row]| rows.iter().flat_map(|row| row.pairs()).collect::<BTreeSet<_>>();
        assert_eq!(pairs(&chosen), pairs(&all));
        assert!(chosen.len() < 60 && all.len() == 207, "{} of {}", chosen.len(), all.len());
    }
}
