//! The lists of parties and of activities: each member with its own questions, and whether the list is complete.

use crate::engine::questions::Asked;
use crate::facts::field::MOST_MEMBERS;
use crate::facts::{Choice, Country, Field, Path, Place, Record, Scope, Value};
use crate::text::sentences::{remove_member, value};

use super::super::state::{Action, State};
use super::element::{Attr, Element, button, choice, el, fold, text};
use super::{Page, View, id_of, question_among, question_at};

/// One of the two lists, with what to ask of each member
pub fn members(view: &View, scope: Scope, asked: &Asked) -> Element {
    let words = view.page.words();
    let answers = &view.state.answers;
    let parties = scope == Scope::Party;
    let (members, questions, place): (&[Record], _, fn(u16) -> Place) = if parties {
        (answers.parties.as_deref().unwrap_or_default(), &asked.parties, Place::Party)
    } else {
        (answers.activities.as_deref().unwrap_or_default(), &asked.activities, Place::Activity)
    };
    let (heading, help) = if parties {
        (words.partners, words.partners_help)
    } else {
        (words.activities, words.activities_help)
    };
    let swedish = |party: &Record| party.one::<Country>(Field::PartyCountry) == Some(Country::SWEDEN);
    let own = members.iter().position(|party| parties && swedish(party));
    let advice: &[Vec<Field>] = if parties { &[] } else { &asked.activity_advice };
    let of = |lists: &[Vec<Field>], index: usize| lists.get(index).cloned().unwrap_or_default();
    let rows = (0..members.len()).map(|index| {
        let place = place(u16::try_from(index).unwrap_or(u16::MAX));
        member(view, asked, place, &of(questions, index), &of(advice, index), own == Some(index))
    });
    el("section", "members")
        .child(text("h3", "", heading))
        .child(text("p", "help", help))
        .child(el("ol", "").children(rows))
        .child(list_end(&view.page, &view.state, scope))
}

/// The end of a list: the way to add a member, and whether these are all
pub(super) fn list_end(page: &Page, state: &State, scope: Scope) -> Element {
    let words = page.words();
    let (add, new, more, done) = if scope == Scope::Party {
        (words.add_party, Place::NewParty, Field::PartiesMore, words.parties_done)
    } else {
        (words.add_activity, Place::NewActivity, Field::ActivitiesMore, words.activities_done)
    };
    let list = if scope == Scope::Party { &state.answers.parties } else { &state.answers.activities };
    let add_id = id_of(Path::new_member(new));
    // The button stays where the keyboard finds it, and says why it does nothing.
    let is_full = list.as_ref().is_some_and(|members| members.len() >= MOST_MEMBERS);
    let full = is_full.then(|| format!("{add_id}-full"));
    let add = button("add", add, page.on(Action::Add(new)))
        .attr(Attr::Id, add_id)
        .attr_if(Attr::DescribedBy, full.clone())
        .attr_if(Attr::IsDisabled, full.is_some().then_some("true"));
    let full = full.map(|id| text("p", "help", words.list_full).attr(Attr::Id, id));
    el("div", "").child(add).maybe(full).child(all_of_them(page, state, more, done, words.list_done_help))
}

/// Whether these are all the goals
pub fn goals_end(page: &Page, state: &State) -> Element {
    let words = page.words();
    all_of_them(page, state, Field::GoalsMore, words.goals_done, words.goals_done_help)
}

fn all_of_them(page: &Page, state: &State, more: Field, done: &'static str, help: &'static str) -> Element {
    let path = Path::idea(more);
    let closed = state.answers.idea.yes(more) == Some(false);
    let toggle = page.on(Action::Choose(path, Some(Value::YesNo(closed))));
    choice("checkbox", id_of(path), None, done, help, closed, toggle)
}

fn member(
    view: &View,
    asked: &Asked,
    place: Place,
    fields: &[Field],
    advice: &[Field],
    own: bool,
) -> Element {
    let words = view.page.words();
    let (kind, index) = match place {
        Place::Activity(index) => (words.activity, index),
        Place::Party(index) => (words.party, index),
        _ => return el("li", ""),
    };
    let number = format!("{kind} {}", index + 1);
    let title = if own { format!("{number}: {}", words.own_unit) } else { number };
    let questions = fields.iter().map(|field| {
        let path = Path::at(place, *field);
        if own && *field == Field::PartyCountry {
            return text("p", "", value(view.page.lang, *field, &Value::One(Country::SWEDEN.index())));
        }
        if *field == Field::ActivityType {
            let only: Vec<u16> = asked.activity_types.iter().map(|kind| kind.index()).collect();
            return question_among(&view.page, &view.state, path, Some(&only));
        }
        question_at(&view.page, &view.state, path)
    });
    let advice = (!advice.is_empty()).then(|| {
        let questions =
            advice.iter().map(|field| question_at(&view.page, &view.state, Path::at(place, *field)));
        let heading = text("span", "", format!("{} ({})", words.more_questions, advice.len()));
        fold("more", heading, el("div", "").children(questions))
    });
    let remove = (!own).then(|| {
        button("remove", remove_member(view.page.lang, kind, index), view.page.on(Action::Remove(place)))
    });
    let legend = el("legend", "").attr(Attr::Id, member_id(place)).attr(Attr::TabIndex, "-1").text(title);
    let questions = el("fieldset", "").child(legend).children(questions).maybe(advice).maybe(remove);
    el("li", "member").key(&member_id(place)).child(questions)
}

/// The id of a member's heading, which takes the focus when the member is added, or of the way to add one
pub(super) fn member_id(place: Place) -> String {
    let path = Path { place, field: None };
    match place {
        Place::NewParty | Place::NewActivity => id_of(path),
        _ => format!("m-{path}"),
    }
}
