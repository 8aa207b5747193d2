//! The steps of the flow, one a file.

mod goals;
mod organisation;
mod programme;
mod programmes;

pub use goals::Goals;
pub use organisation::Organisation;
pub use programme::Programme;
pub use programmes::Programmes;

use yew::prelude::*;

use super::components::Page;
use super::state::{Action, Step};

/// The id of a step's heading, which takes the focus when the step begins
pub const HEADING: &str = "step";

/// A form that goes on to the next step; Enter does the same as its button
fn form(page: &Page, next: Step, back: Option<Step>, children: Html) -> Html {
    let words = page.words();
    let go = page.on::<SubmitEvent>(Action::Go(next));
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        go.emit(event);
    });
    html! {
        <form {onsubmit} novalidate=true onfocusout={page.on(Action::Leave)}>
            { children }
            <div class="buttons">
                if let Some(back) = back {
                    <button type="button" class="plain" onclick={page.on(Action::Go(back))}>{ words.back }</button>
                }
                <button type="submit" class="main">{ words.next }</button>
            </div>
        </form>
    }
}
