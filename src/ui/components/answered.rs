//! What was answered, as plain text: on paper it stands in place of the form.

use crate::facts::{Answers, Field, Path, Place, Record, Value};
use crate::text::sentences::{asked, value};

use super::Page;
use super::element::{Element, el, text};

/// Every question that is answered, with its answer
pub fn answered(page: &Page, answers: &Answers) -> Element {
    let rows = |place: Place, record: &Record| -> Vec<Element> {
        record.iter().filter_map(|(field, said)| row(page, Path::at(place, field), said)).collect()
    };
    let mut list = el("dl", "").children(rows(Place::Idea, &answers.idea));
    for (members, place) in [
        (&answers.parties, Place::Party as fn(u16) -> Place),
        (&answers.activities, Place::Activity as fn(u16) -> Place),
    ] {
        let members = (0..).zip(members.iter().flatten());
        list = list.children(members.flat_map(|(index, record)| rows(place(index), record)));
    }
    el("section", "on-paper").child(text("h2", "", page.words().your_answers)).child(list)
}

fn row(page: &Page, path: Path, said: &Value) -> Option<Element> {
    let field = path.field?;
    let shown = match field {
        // The form asks whether a list is complete; the fact is whether more may come.
        Field::GoalsMore | Field::PartiesMore | Field::ActivitiesMore => {
            (*said == Value::YesNo(false)).then(|| page.words().yes.to_owned())?
        }
        _ => value(page.lang, field, said),
    };
    let asked = text("dt", "", asked(page.lang, path));
    Some(el("div", "").child(asked).child(text("dd", "", shown)))
}
