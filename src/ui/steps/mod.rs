//! The steps of the flow, one a file.

mod goals;
mod organisation;
mod programme;
mod programmes;

pub use goals::goals;
pub use organisation::organisation;
pub use programme::programme;
pub use programmes::programmes;

use yew::prelude::*;

use super::components::Page;
use super::components::element::{Words, button, el, text};
use super::state::{Action, Step};

/// The id of a step's heading, which takes the focus when the step begins
pub const HEADING: &str = "step";

/// The heading of a step
fn heading(words: impl Words) -> Html {
    el("h1", "").attr("id", HEADING).attr("tabindex", "-1").text(words).html()
}

/// A form that goes on to the next step; Enter does the same as its button
fn form(page: &Page, next: Step, back: Option<Step>, children: Vec<Html>) -> Html {
    let words = page.words();
    let go = page.on::<()>(Action::Go(next));
    let send = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        go.emit(());
    });
    let back = back.map(|step| button("plain", words.back, page.on(Action::Go(step))).html());
    let buttons = el("div", "buttons").maybe(back).child(submit(words.next)).html();
    el("form", "").attr("novalidate", "").on_submit(send).children(children).child(buttons).html()
}

/// The button that sends a form
fn submit(words: &'static str) -> Html {
    el("button", "main").attr("type", "submit").text(words).html()
}

/// The button that prints the page
fn print_button(page: &Page) -> Html {
    button("plain", page.words().print, Callback::from(|_| crate::browser::print::print())).html()
}

/// A paragraph that explains
fn help(words: &'static str) -> Html {
    text("p", "help", words)
}
