//! Every step, blank and with faults, for people who hear the page, use the keyboard, or see little.
//!
//! Checked here: landmarks and language, the order of headings, a name for every field, contrast in light and dark,
//! the size of what is clicked, and that whatever has the focus is seen and outlined.

use super::hands::{axe, click, ensure_fits, open_kept, words};
use super::{Stage, ensure, ensure_quiet};
use crate::Result;
use crate::browser::{Browser, Key, PHONE, Size};
use serde_json::{Value, json};

const BLANK: &str = "parties=1&parties[0].country=SE&goalsMore=1&partiesMore=1&activitiesMore=1";
const FULL: &str = "org.type=gymnasieskola_yrk&goals=GOAL-12&goalsMore=1&participants.total=3&partiesMore=1&\
                    containsWorkPlacement=1&activitiesMore=1&parties=2&parties[0].country=SE&parties[1].country=CR&\
                    activities=1&activities[0].type=long_pupil\nparticipants.teachers=nio";

/// So narrow that the bar at the foot has three lines, and so low that it takes a good part of the screen.
const LOW: Size = Size { width: 320, height: 480 };

/// Landmarks, language, headings, names.
const STRUCTURE: &str = "
    const faults = [];
    const all = css => [...document.querySelectorAll(css)];
    const one = (css, what) => { const count = all(css).length; if (count !== 1) faults.push(`${count} ${what}`); };
    if (document.documentElement.lang !== 'sv') faults.push(`the language is ${document.documentElement.lang}`);
    one('main', 'main'); one('body > header', 'banner'); one('body > footer', 'footer'); one('h1', 'first headings');
    one('nav[aria-label]', 'navigations with a name');
    if (!document.querySelector('main').contains(document.querySelector('h1'))) faults.push('h1 outside main');
    let before = 0;
    for (const heading of all('h1, h2, h3, h4, h5, h6')) {
        const level = Number(heading.tagName[1]);
        if (level > before + 1) faults.push(`h${level} after h${before}: ${heading.textContent}`);
        before = level;
    }
    const ids = all('[id]').map(element => element.id);
    for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`the id ${id} stands twice`);
    for (const field of all('input, select, textarea')) {
        const name = [...field.labels].map(label => label.textContent.trim()).join(' ');
        if (!name) faults.push(`${field.id} has no name`);
        const group = field.closest('fieldset');
        if (field.type === 'radio' && !group?.querySelector('legend')?.textContent.trim()) faults.push(`${field.id} has no legend`);
    }
    for (const element of all('[aria-describedby], [aria-labelledby]')) {
        const to = `${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`;
        for (const id of to.split(' ')) if (id && !document.getElementById(id)) faults.push(`${element.id} refers to ${id}`);
    }
    return faults;";

/// The contrast of every text that is seen with what lies behind it, and of the borders of fields.
const CONTRAST: &str = "
    const faults = new Set();
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = colour => {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = colour => {
        const [red, green, blue] = rgba(colour).map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = element => {
        for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if (rgba(colour)[3] === 255) return colour;
        }
        return 'white';
    };
    const contrast = (one, other) => {
        const [a, b] = [light(one), light(other)].sort((a, b) => b - a);
        return (a + 0.05) / (b + 0.05);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('.unseen, option')) continue;
        const found = contrast(getComputedStyle(element).color, ground(element));
        if (found < 4.5) faults.add(`${found.toFixed(2)} of ${element.tagName}.${element.className}: ${walker.currentNode.data.slice(0, 30)}`);
    }
    for (const field of document.querySelectorAll('input:not([type=radio], [type=checkbox]), select, textarea')) {
        if (!field.checkVisibility()) continue;
        const style = getComputedStyle(field);
        if (contrast(style.color, ground(field)) < 4.5) faults.add(`the text of ${field.id}`);
        if (contrast(style.borderTopColor, ground(field.parentElement)) < 3) faults.add(`the border of ${field.id}`);
    }
    return [...faults];";

/// What is clicked is at least 24 pixels high and wide; a link within a sentence is as high as the sentence.
const TARGETS: &str = "
    const faults = [];
    for (const element of document.querySelectorAll('button, input, select, textarea, summary, nav a, .bar a, a.try, .asks a, .problems a')) {
        if (!element.checkVisibility()) continue;
        const { width, height } = element.getBoundingClientRect();
        if (width < 24 || height < 24) faults.push(`${width}×${height}: ${element.outerHTML.slice(0, 80)}`);
    }
    return faults;";

/// What has the focus: that it is outlined, and that nothing lies over all of it.
const FOCUS: &str = "
    const element = document.activeElement;
    if (!element || element === document.body) return ['end'];
    const style = getComputedStyle(element), name = `${element.tagName}#${element.id} ${element.textContent.slice(0, 30)}`;
    const faults = [];
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push(`${name} has no outline`);
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const at = [[left + 2, top + 2], [(left + right) / 2, (top + bottom) / 2], [left + 2, bottom - 2]];
    const over = at.map(([x, y]) => document.elementFromPoint(x, y));
    if (!over.some(seen => seen && (element.contains(seen) || seen.contains(element) && !seen.matches('body, html'))))
        faults.push(`${name} is covered or out of sight`);
    const bar = document.querySelector('.bar');
    if (bar?.checkVisibility() && getComputedStyle(bar).position === 'fixed' && !bar.contains(element)) {
        const edge = bar.getBoundingClientRect().top;
        if (bottom > edge && bottom - top < edge / 2) faults.push(`${bottom - edge} pixels of ${name} lie under the bar`);
    }
    return ['at', element.id || name, ...faults];";

/// See the module.
pub(super) fn run(stage: &Stage) -> Result<()> {
    let (server, browser) = stage.open(PHONE)?;
    let browser = &browser;
    let url = server.url("");
    for (step, answers) in [
        ("organisation", BLANK),
        ("mal", BLANK),
        ("program", BLANK),
        ("program/atlas_partnership", BLANK),
        ("organisation", FULL),
        ("mal", FULL),
        ("program", FULL),
        ("program/atlas_partnership", FULL),
        ("program/ep_ka122", FULL),
        ("program/np_junior_mob", FULL),
        ("kallor", FULL),
        ("jamfor", FULL),
    ] {
        open_kept(browser, &url, step, answers)?;
        let name = format!("{step} ({})", if answers == BLANK { "blank" } else { "filled in" });
        // What is folded is looked at too.
        browser.script("document.querySelectorAll('details').forEach(fold => fold.open = true)", &[])?;
        if step == "organisation" {
            click(browser, "start-over")?;
        }
        at_this_step(browser).map_err(|error| format!("{name}: {error}"))?;
        ensure_fits(browser, &name, PHONE)?;
    }
    for step in ["organisation", "program", "program/atlas_partnership"] {
        open_kept(browser, &url, step, FULL)?;
        by_keyboard(browser).map_err(|error| format!("{step}: {error}"))?;
    }
    browser.resize(LOW)?;
    by_keyboard(browser).map_err(|error| format!("on a low screen: {error}"))?;
    ensure_quiet(&server, browser)
}

fn at_this_step(browser: &Browser) -> Result<()> {
    let look = |what: &str, script: &str| {
        let faults = words(&browser.script(script, &[])?);
        ensure(faults.is_empty(), format!("{what}: {}", faults.join(" | ")))
    };
    look("structure", STRUCTURE)?;
    look("size", TARGETS)?;
    let found = axe(browser, &[])?;
    ensure(found.is_empty(), format!("axe-core: {}", found.join(" | ")))?;
    for scheme in ["light", "dark"] {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "", "features": features }))?;
        let result = look(&format!("contrast, {scheme}"), CONTRAST);
        browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "", "features": [] }))?;
        result?;
    }
    Ok(())
}

/// Goes through the step with Tab, to its end.
fn by_keyboard(browser: &Browser) -> Result<()> {
    let mut been = Vec::new();
    for _ in 0..300 {
        browser.press(Key::Tab)?;
        let seen = words(&browser.script(FOCUS, &[])?);
        let [kind, faults @ ..] = seen.as_slice() else { return Err("no answer".to_owned()) };
        let [at, faults @ ..] = faults else {
            ensure(kind == "end" && been.len() > 5, format!("Tab ends after {been:?}"))?;
            return Ok(());
        };
        ensure(faults.is_empty(), faults.join(" | "))?;
        if been.first() == Some(at) {
            return Ok(());
        }
        been.push(at.clone());
    }
    Err(format!("Tab does not come to an end: {:?}", Value::from(been)))
}
