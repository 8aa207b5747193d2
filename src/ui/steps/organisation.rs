//! The first question: what kind of organisation, found by name, old name or abbreviation, under its area.

use crate::facts::{Choice, Field, OrgType, Path, Value, Vocabulary};
use crate::text::questions::question;
use crate::text::vocabulary::{ORG_GROUPS, found, help, label, org_advice, org_group, org_heading};

use super::super::components::element::{Attr, Element, choice, el, text};
use super::super::components::{Page, filter, id_of, matches, question_among, question_at};
use super::super::state::{Action, State, Step};
use super::{form, heading};

/// The first step
pub fn organisation(page: &Page, state: &State) -> Element {
    let words = page.words();
    let lang = page.lang;
    let typed = &*state.looking_for;
    let path = Path::idea(Field::OrgType);
    let chosen = state.answers.idea.one::<OrgType>(Field::OrgType);
    let matching = |org: &OrgType| found(Vocabulary::OrgType, org.index(), typed);
    let shown = OrgType::ALL.iter().filter(|org| matching(org)).count();
    let radio = |org: Option<OrgType>| {
        let id = org.map_or(id_of(path), |org| format!("org-{}", org.id()));
        let (label, help) = org.map_or((words.unknown, ""), |org| {
            (label(lang, org), help(lang, Vocabulary::OrgType, org.index()))
        });
        let heard = page.on(Action::Choose(path, org.map(|org| Value::One(org.index()))));
        choice("radio", id, Some("org".to_owned()), label, help, chosen == org, heard)
    };
    let groups = ORG_GROUPS.iter().enumerate().filter_map(|(number, group)| {
        // What is chosen stays in sight, whatever is being looked for.
        let members = OrgType::ALL
            .iter()
            .filter(|org| org_group(**org) == *group && (matching(org) || chosen == Some(**org)));
        let members: Vec<Element> = members.map(|org| radio(Some(*org))).collect();
        let id = format!("org-group-{number}");
        (!members.is_empty()).then(|| {
            el("div", "")
                .key(&id)
                .attr(Attr::Role, "group")
                .attr(Attr::LabelledBy, id.clone())
                .child(el("h2", "group").attr(Attr::Id, id).text(org_heading(lang, *group)))
                .children(members)
        })
    });
    let list = el("fieldset", "question long")
        .child(el("legend", "").child(heading(question(Field::OrgType).label(lang))))
        .child(filter(page, "org-filter", words.filter_org, words.filter_org_help, typed))
        .child(matches(page, state, shown, OrgType::ALL.len()))
        .child(radio(None))
        .children(groups);

    // What follows from the type: where to turn, the area of the result, the course.
    let name = chosen.map(|org| text("p", "", format!("{}: {}", words.chosen, label(lang, org))));
    let advice = chosen.and_then(|org| org_advice(lang, org)).map(|advice| text("p", "advice", advice));
    let follow_up = el("div", "follow-up").attr(Attr::Live, "polite").maybe(name).maybe(advice);
    let area = chosen.filter(|org| org.areas().len() > 1).map(|org| {
        let only: Vec<u16> = org.areas().iter().map(|area| area.index()).collect();
        question_among(page, state, Path::idea(Field::ResultArea), Some(&only))
    });
    let course = chosen
        .filter(|org| *org == OrgType::Folkhogskola)
        .map(|_| question_at(page, state, Path::idea(Field::FhskCourse)));
    // Always there: a child that comes and goes would have those before it made anew, and the focus lost.
    let more = el("div", "").maybe(area).maybe(course);
    form(page, Step::Goals, None, vec![list, follow_up, more])
}
