//! The head of a programme: its verdict about the shape, the state of its door, and why it stands where it stands.

use yew::prelude::*;

use crate::engine::{Entry, OpenBecause, Verdict};
use crate::text::sentences::{call, effort, goals_met, role, rules_checked, verdict, words_of};

use super::Page;

/// Props of [`EntryHead`] and [`Reasons`]
#[derive(PartialEq, Properties)]
pub struct EntryProps {
    /// The language
    pub page: Page,
    /// The programme
    pub entry: Entry<'static>,
    /// How many goals are chosen
    #[prop_or_default]
    pub goals: usize,
}

/// Verdict and door, always both, and that it is not the agency who speaks
#[component]
pub fn EntryHead(props: &EntryProps) -> Html {
    let lang = props.page.lang;
    let entry = &props.entry;
    let words = props.page.words();
    let class = match (entry.verdict, entry.open_because) {
        (Verdict::Fits, _) | (_, Some(OpenBecause::Declaration)) => "fits",
        (Verdict::FitsIfChanged, _) => "change",
        (Verdict::Open, _) => "open",
        (Verdict::No, _) => "no",
    };
    // What cannot be applied for is never green.
    let door = if entry.call.status.can_be_applied_for() { "door-open" } else { "door-shut" };
    html! {
        <div class={classes!("verdict", class, door)}>
            <p class="shape"><strong>{ verdict(lang, entry) }</strong></p>
            <p class="door">{ call(lang, entry.programme, entry.call) }</p>
            <p class="checked">{ rules_checked(lang, entry) }</p>
            if entry.stale {
                <p class="stale">{ words.stale }</p>
            }
            <NotUhr page={props.page.clone()} />
        </div>
    }
}

/// Props of [`NotUhr`]
#[derive(PartialEq, Properties)]
pub struct NotUhrProps {
    /// The language
    pub page: Page,
}

/// That this is not a service of the agency
#[component]
pub fn NotUhr(props: &NotUhrProps) -> Html {
    html! { <p class="not-uhr">{ props.page.words().not_uhr }</p> }
}

/// Why a programme stands where it stands
#[component]
pub fn Reasons(props: &EntryProps) -> Html {
    let lang = props.page.lang;
    let entry = &props.entry;
    let met = (props.goals > 0).then(|| goals_met(lang, &entry.reasons.goals_met, props.goals));
    let note = words_of(lang, &entry.programme.call.note).to_owned();
    html! {
        <ul class="reasons">
            if let Some(met) = met {
                <li>{ met }</li>
            }
            if let Some(role) = role(lang, entry) {
                <li>{ role }</li>
            }
            <li>{ effort(lang, entry.programme.effort) }</li>
            if !note.is_empty() {
                <li>{ note }</li>
            }
        </ul>
    }
}
