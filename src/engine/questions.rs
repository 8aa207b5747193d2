//! Which facts a programme's rules read for this idea, so that a form asks for them and for nothing else.

use crate::catalogue::{Catalogue, Check, Kind};
use crate::facts::derive::follows_from;
use crate::facts::{
    ActivityType, Answers, Area, Choice, Class, Facts, Field, Path, Place, Scope, SectorActivity, sort,
};

use super::Entry;
use super::evaluate::{Ground, Missing};
use super::finding::Outcome;
use super::truth::Truth;

/// What to ask for a programme, each list in the order of the form
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Who the applicant is and what has been
    pub fixed: Vec<Field>,
    /// The shape of the project as a whole
    pub plan: Vec<Field>,
    /// Promises that a formal rule asks for
    pub promises: Vec<Field>,
    /// Facts of the whole that only advice reads
    pub advice: Vec<Field>,
    /// Some rule reads the list of parties
    pub reads_parties: bool,
    /// The facts of each party
    pub parties: Vec<Vec<Field>>,
    /// The types of activities that have rules
    pub activity_types: Vec<ActivityType>,
    /// The facts of each activity that decide
    pub activities: Vec<Vec<Field>>,
    /// The facts of each activity that only advice reads
    pub activity_advice: Vec<Vec<Field>>,
}

/// What to ask for a programme. A rule that does not apply asks only for what would make it apply; what follows from
/// other answers is not asked.
pub fn asked(catalogue: &Catalogue, entry: &Entry<'_>, answers: &Answers) -> Asked {
    let facts = Facts::new(answers);
    let ground = Ground { facts: &facts, role: entry.role, year: entry.call.year };
    let parties = answers.parties.as_ref().map_or(0, Vec::len);
    let activities = answers.activities.as_ref().map_or(0, Vec::len);
    let mut asked = Asked {
        parties: (0..parties).map(|_| vec![]).collect(),
        activities: (0..activities).map(|_| vec![Field::ActivityType]).collect(),
        activity_advice: (0..activities).map(|_| vec![]).collect(),
        ..Asked::default()
    };
    let (mut formal, mut advice): (Vec<Field>, Vec<Field>) = (vec![], vec![]);
    for found in entry.findings() {
        let rule = found.rule;
        // Until it is known that the rule applies, only that is asked; but by a rule that decides a party is asked all
        // about itself at once, so that no question appears above another that is being answered.
        let waits = found.outcome == Outcome::Unknown && found.seen.needed.is_none();
        let applies = found.outcome != Outcome::NotApplicable && !waits;
        let of_activities =
            if rule.kind == Kind::Formal { &mut asked.activities } else { &mut asked.activity_advice };
        let activity = found.activity.and_then(|index| of_activities.get_mut(usize::from(index)));
        let mut idea = vec![];
        let mut own = vec![];
        let whole_party = waits && rule.kind == Kind::Formal;
        for (check, counts) in [(&rule.when, true), (&rule.check, applies)] {
            let (known, own_known) = (idea.len(), own.len());
            if counts || whole_party {
                let scope = if activity.is_some() { Scope::Activity } else { Scope::Idea };
                read(
                    &ground,
                    check,
                    scope,
                    &mut idea,
                    &mut own,
                    &mut asked.parties,
                    &mut asked.reads_parties,
                );
            }
            if !counts {
                idea.truncate(known);
                own.truncate(own_known);
            }
        }
        // Until its type is known, an activity has nothing else to ask for.
        let place = found.activity.map(Place::Activity);
        let is_typed = place.is_some_and(|place| facts.given(place, Field::ActivityType).is_some());
        if let Some(activity) = activity
            && is_typed
        {
            activity.extend(own);
        }
        if rule.kind == Kind::Formal { &mut formal } else { &mut advice }.extend(idea);
    }
    tidy(&facts, Place::Idea, &mut formal);
    tidy(&facts, Place::Idea, &mut advice);
    advice.retain(|field| !formal.contains(field));
    for field in formal {
        match field.info().class {
            Class::Fixed => asked.fixed.push(field),
            Class::Promise | Class::Goals => asked.promises.push(field),
            _ => asked.plan.push(field),
        }
    }
    asked.advice = advice;
    for (index, fields) in asked.parties.iter_mut().enumerate() {
        tidy(&facts, Place::Party(u16::try_from(index).unwrap_or(u16::MAX)), fields);
    }
    for (index, (fields, advice)) in (0..).zip(asked.activities.iter_mut().zip(&mut asked.activity_advice)) {
        tidy(&facts, Place::Activity(index), fields);
        tidy(&facts, Place::Activity(index), advice);
        advice.retain(|field| !fields.contains(field));
    }
    for (_, rule) in catalogue.rules_of(entry.programme, entry.edition) {
        for activity in &rule.activities {
            if !asked.activity_types.contains(activity) {
                asked.activity_types.push(*activity);
            }
        }
    }
    asked
}

/// Collects what a check reads: facts of the idea, of the activity at hand, and of each party it may concern
fn read(
    ground: &Ground<'_>,
    check: &Check,
    scope: Scope,
    idea: &mut Vec<Field>,
    own: &mut Vec<Field>,
    parties: &mut [Vec<Field>],
    reads_parties: &mut bool,
) {
    match check {
        Check::All(parts) | Check::Any(parts) => {
            parts.iter().for_each(|part| read(ground, part, scope, idea, own, parties, reads_parties));
        }
        Check::Every { of, check } | Check::Some { of, check } => {
            *reads_parties = true;
            let mut inner = vec![];
            check.walk(&mut |check| inner.extend(check.fields()));
            for (fields, member) in parties.iter_mut().zip(ground.members()) {
                fields.extend(of.fields(false));
                if ground.belongs(*of, None, member, &mut Missing::default()) != Truth::False {
                    fields.extend(inner.iter().filter(|field| field.info().scopes.only(Scope::Party)));
                }
            }
            idea.extend(inner.iter().filter(|field| field.info().scopes.contains(Scope::Idea)));
        }
        Check::Count { of, region, .. } | Check::Countries { of, region, .. } => {
            *reads_parties = true;
            let country = region.is_some() || matches!(check, Check::Countries { .. });
            parties.iter_mut().for_each(|fields| fields.extend(of.fields(country)));
        }
        check => {
            for field in check.fields() {
                let scopes = field.info().scopes;
                if scope == Scope::Activity && scopes.contains(scope) {
                    own.push(field);
                } else if scopes.contains(Scope::Idea) {
                    idea.push(field);
                }
            }
        }
    }
}

/// Puts questions in the order of the form, each once. What follows from other answers is left out, and what hangs on
/// an unanswered question gives way to that question; once answered, it stays where it stood.
fn tidy(facts: &Facts<'_>, place: Place, fields: &mut Vec<Field>) {
    let first: Vec<Field> = fields.iter().filter_map(|field| follows_from(*field)).collect();
    fields.extend(first);
    fields.retain(|field| {
        let asked = || facts.question(place, *field) == Path::at(place, *field);
        facts.is_answered(place, *field) || (!facts.is_known(place, *field) && asked())
    });
    sort(fields, |one, other| one < other);
    fields.dedup();
}

/// The members of a fact's list that a form offers, where it does not offer all of them: of the menus of the areas that
/// of the applicant's own, once it is known, and always what is chosen, so that it can be taken back.
pub fn offered(answers: &Answers, field: Field) -> Option<Vec<u16>> {
    if field != Field::SectorActivities {
        return None;
    }
    let own: Area = Facts::new(answers).one(Place::Idea, Field::ResultArea)?;
    let chosen = answers.idea.many(field).unwrap_or_default();
    let belongs = |activity: &SectorActivity| activity.area().is_none_or(|area| area == own);
    let offered = SectorActivity::ALL
        .iter()
        .filter(|activity| belongs(activity) || chosen.contains(&activity.index()))
        .map(|activity| activity.index());
    Some(offered.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{OrgType, Value};

    #[test]
    fn the_menu_is_that_of_the_area_and_what_is_chosen() {
        use SectorActivity as S;
        // The type of organisation, the area where it is asked for, what is chosen; and whose menu is offered, or all.
        type Case = (Option<OrgType>, Option<Area>, &'static [S], Option<&'static str>);
        let cases: &[Case] = &[
            (None, None, &[], None),
            (Some(OrgType::GymnasieskolaYrk), None, &[S::HeBusiness], None),
            (Some(OrgType::GymnasieskolaYrk), Some(Area::Vet), &[], Some("vet_")),
            (Some(OrgType::GymnasieskolaYrk), Some(Area::Vet), &[S::CrossOer, S::VetStaff], Some("vet_")),
            (
                Some(OrgType::GymnasieskolaYrk),
                Some(Area::Vet),
                &[S::AdultCentres, S::HeBusiness],
                Some("vet_"),
            ),
            (Some(OrgType::GymnasieskolaYrk), Some(Area::School), &[S::VetCredits], Some("school_")),
            (Some(OrgType::Bibliotek), Some(Area::Adult), &[], Some("adult_")),
            // The area follows from the type.
            (Some(OrgType::Grundskola), None, &[], Some("school_")),
            (Some(OrgType::Larosate), None, &[S::YouthSkills], Some("he_")),
            (Some(OrgType::Ungdomsorg), None, &[], Some("youth_")),
        ];
        for (org, area, chosen, menu) in cases {
            let mut answers = Answers::default();
            answers.idea.set(Field::OrgType, org.map(|org| Value::One(org.index())));
            answers.idea.set(Field::ResultArea, area.map(|area| Value::One(area.index())));
            let many = chosen.iter().map(|activity| activity.index()).collect();
            answers.idea.set(Field::SectorActivities, Some(Value::Many(many)));
            let expected = menu.map(|menu| {
                let belongs = |activity: &&S| {
                    ["cross_", menu].iter().any(|start| activity.id().starts_with(start))
                        || chosen.contains(activity)
                };
                S::ALL.iter().filter(belongs).map(|activity| activity.index()).collect::<Vec<_>>()
            });
            assert_eq!(offered(&answers, Field::SectorActivities), expected, "{org:?} {area:?} {chosen:?}");
        }
        assert_eq!(offered(&Answers::default(), Field::Themes), None);
    }
}
