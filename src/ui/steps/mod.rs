//! The steps of the flow, one a file.

mod compare;
mod goals;
mod organisation;
mod programme;
mod programmes;
mod sources;

pub use compare::compare;
pub use goals::goals;
pub use organisation::organisation;
pub use programme::programme;
pub use programmes::programmes;
pub use sources::sources;

use std::rc::Rc;

use super::components::Page;
use super::components::element::{Attr, Element, Heard, On, Words, button, el, text};
use super::state::{Action, Step};

/// The id of a step's heading, which takes the focus when the step begins
pub const HEADING: &str = "step";

/// The heading of a step
pub fn heading(words: impl Words) -> Element {
    el("h1", "").attr(Attr::Id, HEADING).attr(Attr::TabIndex, "-1").text(words)
}

/// A form that goes on to the next step; Enter does the same as its button
fn form(page: &Page, next: Step, back: Option<Step>, children: Vec<Element>) -> Element {
    let words = page.words();
    let go = page.on(Action::Go(next));
    let back = back.map(|step| button("plain", words.back, page.on(Action::Go(step))));
    let buttons = el("div", "buttons").maybe(back).child(submit(words.next, go));
    el("form", "").attr(Attr::NoValidate, "").children(children).child(buttons)
}

/// The button that sends a form. A browser presses it for Enter too; no form is really sent, which a frame may not let it.
fn submit(words: &'static str, send: Heard) -> Element {
    el("button", "main").attr(Attr::Type, "submit").on(On::Click, send).text(words)
}

/// The button that prints the page
fn print_button(page: &Page) -> Element {
    button("plain", page.words().print, Rc::new(|_| crate::browser::print::print()))
}

/// A paragraph that explains
fn help(words: &'static str) -> Element {
    text("p", "help", words)
}
