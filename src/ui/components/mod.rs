//! The parts that the steps are made of.

mod answered;
mod choices;
pub mod element;
mod entry;
mod filter;
mod finding;
mod length;
mod local;
mod members;
mod mend;
mod money;
mod next;
mod question;

pub use answered::answered;
pub use choices::{Choices, Pick, select, toggled};
pub use entry::{entry_head, nearest, not_uhr, programme_link, reasons};
pub use filter::{filter, matches};
pub use finding::findings;
pub use local::{contact, local_fault, network, newer, send};
pub use members::{goals_end, members};
pub use mend::{moved, openers, repairs};
pub use money::Told;
pub use next::next_question;
pub use question::{focus_id, id_of, problem_at, problems, question_among, question_at};

use std::rc::Rc;

use web_sys::Event;
use yew::prelude::*;

use crate::browser::Root;
use crate::catalogue::Catalogue;
use crate::engine::Assessment;
use crate::facts::Path;
use crate::text::Lang;
use crate::text::page::{Page as Words, page};

use super::state::{Action, State};
use element::{Heard, typed};

/// What every part of the page needs: the language, where it stands, and where to send what the person does
#[derive(Clone, PartialEq)]
pub struct Page {
    /// The language
    pub lang: Lang,
    /// Where it stands
    pub root: Root,
    /// Sends what the person does
    pub send: UseReducerDispatcher<State>,
}

impl Page {
    /// The words of the page
    pub fn words(&self) -> &'static Words {
        page(self.lang)
    }

    /// Sends one action at each event
    #[inline(never)]
    pub fn on(&self, action: Action) -> Heard {
        let send = self.send.clone();
        Rc::new(move |_: &Event| send.dispatch(action.clone()))
    }

    /// Sends what a field says after each event, as an action about this fact
    #[inline(never)]
    pub fn on_typed(&self, path: Path, action: fn(Path, Rc<str>) -> Action) -> Heard {
        let send = self.send.clone();
        Rc::new(move |event: &Event| send.dispatch(action(path, typed(event))))
    }
}

/// What a step sees
pub struct View {
    /// The language, and where to send what the person does
    pub page: Page,
    /// What the person has said
    pub state: UseReducerHandle<State>,
    /// The programmes
    pub catalogue: &'static Catalogue,
    /// What their rules say
    pub assessment: Rc<Assessment<'static>>,
    /// What they said before the last change
    pub before: Option<Rc<Assessment<'static>>>,
}
