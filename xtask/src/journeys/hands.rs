//! What several journeys do and look for.

use super::ensure;
use crate::browser::{Browser, Size};
use crate::{Result, setup};
use serde_json::{Value, json};

/// The narrowest screen that must do: a phone of 1280 pixels at 400 %.
const NARROWEST: Size = Size { width: 320, height: 640 };

/// Opens a step with these answers kept, as after a reload.
pub(super) fn open_kept(browser: &Browser, url: &str, step: &str, rest: &str) -> Result<()> {
    let keep = "sessionStorage.setItem('utbyteskollen.1', arguments[0])";
    browser.script(keep, &[json!(format!("sv {step}\n{rest}"))])?;
    // From elsewhere: at the same address only the fragment would change, and the page would keep what it has.
    browser.open("about:blank")?;
    browser.open(&format!("{url}#{step}"))?;
    browser.find("h1#step").map(drop)
}

/// Clicks what has this id.
pub(super) fn click(browser: &Browser, id: &str) -> Result<()> {
    browser.by_id(id)?.click().map_err(|error| format!("`{id}`: {error}"))
}

/// Clicks each of these in turn.
pub(super) fn click_all(browser: &Browser, ids: &[&str]) -> Result<()> {
    ids.iter().try_for_each(|id| click(browser, id))
}

/// Writes in a field in place of what stands there.
pub(super) fn write(browser: &Browser, id: &str, text: &str) -> Result<()> {
    let field = browser.by_id(id)?;
    field.click()?;
    // What is selected gives way to what is typed; emptied by WebDriver, the field would not tell the page.
    browser.script("arguments[0].select()", &[field.as_value()])?;
    field.type_text(text)
}

/// Chooses in a select by what it shows.
pub(super) fn choose(browser: &Browser, id: &str, words: &str) -> Result<()> {
    browser.by_id(id)?.choose(words).map_err(|error| format!("`{id}`: {error}"))
}

/// Waits until the step with this heading has begun.
pub(super) fn wait_for_step(browser: &Browser, heading: &str) -> Result<()> {
    browser
        .wait_until(&format!("the step «{heading}»"), || Ok(browser.find("h1#step")?.text()? == heading))
        .map(drop)
}

/// Waits until the heading has the focus, as after each change of step.
pub(super) fn wait_for_focus(browser: &Browser, id: &str) -> Result<()> {
    browser.wait_until(&format!("the focus on `{id}`"), || {
        Ok(browser.active()?.attribute("id")?.as_deref() == Some(id))
    })
}

/// Waits until the verdict on the shape is of this class: `change`, `fits`, `no`, or none for what is open or cannot
/// be applied for.
pub(super) fn wait_for_verdict(browser: &Browser, class: &str) -> Result<()> {
    let wanted = format!("verdict {class}");
    let verdict = || -> Result<String> {
        Ok(browser.find(".result .verdict")?.attribute("class")?.unwrap_or_default())
    };
    browser
        .wait_until(&format!("the verdict «{class}»"), || Ok(verdict()? == wanted.trim()))
        .map_err(|error| format!("{error}; it is «{}»", verdict().unwrap_or_default()))
}

/// Waits until the verdict is said in words that begin so.
pub(super) fn wait_for_words(browser: &Browser, words: &str) -> Result<()> {
    let said = || browser.find(".result .verdict .shape")?.text();
    browser
        .wait_until(&format!("the verdict «{words}»"), || Ok(said()?.starts_with(words)))
        .map_err(|error| format!("{error}; it is «{}»", said().unwrap_or_default()))
}

/// The rules in a group of the result, such as `fail`.
pub(super) fn rules(browser: &Browser, group: &str) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll(`.findings.${arguments[0]} [data-rule]`)]
        .map(finding => finding.dataset.rule)";
    Ok(words(&browser.script(script, &[json!(group)])?))
}

/// Fails where the page is wider than a narrow screen.
pub(super) fn ensure_fits(browser: &Browser, step: &str, back_to: Size) -> Result<()> {
    const WIDE: &str = "
        const page = document.scrollingElement, wide = [];
        for (const element of document.body.querySelectorAll('*')) {
            const { right, width } = element.getBoundingClientRect();
            if (right > page.clientWidth + 1 && width > 1) wide.push(`${element.tagName}#${element.id}.${element.className}`);
        }
        return page.scrollWidth <= page.clientWidth && wide.length === 0 ? [] : [`${page.scrollWidth} pixels`, ...wide];";
    browser.resize(NARROWEST)?;
    let wide = words(&browser.script(WIDE, &[])?);
    browser.resize(back_to)?;
    ensure(wide.is_empty(), format!("{step}: wider than {} pixels: {}", NARROWEST.width, wide.join(" ")))
}

/// The texts of a list that a script gave.
pub(super) fn words(list: &Value) -> Vec<String> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What axe-core finds on the page as it is now, or within these elements: which rule, and the first places where it is
/// broken.
pub(super) fn axe(browser: &Browser, within: &[&str]) -> Result<Vec<String>> {
    const RUN: &str = "
        const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const places = nodes => nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ');
        const where = arguments[0].length > 0 ? { include: arguments[0] } : document;
        return axe.run(where, { resultTypes: ['violations'], runOnly }).then(({ violations, passes }) => [
            String(passes.length),
            ...violations.map(({ id, help, nodes }) => `${id} (${help}), ${nodes.length} times: ${places(nodes)}`),
        ]);";
    let seen = words(&browser.script(&format!("{}\n{RUN}", setup::axe()?), &[json!(within)])?);
    let passes: usize = seen.first().and_then(|passes| passes.parse().ok()).unwrap_or(0);
    ensure(passes > 10, format!("axe-core held only {passes} rules against the page"))?;
    Ok(seen.into_iter().skip(1).collect())
}
