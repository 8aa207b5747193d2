//! The state of the page: the answers, where in the flow the person stands, and what is typed but not yet an answer.

use std::rc::Rc;

use yew::Reducible;

use crate::catalogue::Catalogue;
use crate::facts::contradiction::contradiction;
use crate::facts::field::{LONGEST_TEXT, MOST_MEMBERS};
use crate::facts::{Answers, Area, Choice, Country, Date, Field, OrgType, Path, Place, Record, Unit, Value};
use crate::text::Lang;
use crate::wire::{from_compact, to_compact};

/// The programmes, which come after the first question
#[derive(Clone, Copy, Debug, Default)]
pub enum Programmes {
    /// On their way
    #[default]
    Coming,
    /// They could not be fetched or read
    Missing,
    /// There, for as long as the page lives
    Here(&'static Catalogue),
}

// Two catalogues are the same only where they are one: to compare all their rules at each answer would take too long.
impl PartialEq for Programmes {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Here(one), Self::Here(other)) => core::ptr::eq(*one, *other),
            _ => core::mem::discriminant(self) == core::mem::discriminant(other),
        }
    }
}

/// Where in the flow the person stands
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// What kind of organisation
    Organisation,
    /// What to develop, and wishes
    Goals,
    /// The programmes in their order
    Programmes,
    /// One programme and the project's shape, by the programme's id
    Programme(Rc<str>),
}

impl Step {
    /// The step as the fragment of the address
    pub fn fragment(&self) -> String {
        match self {
            Self::Organisation => "organisation".to_owned(),
            Self::Goals => "mal".to_owned(),
            Self::Programmes => "program".to_owned(),
            Self::Programme(id) => format!("program/{id}"),
        }
    }

    /// The step that a fragment names
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        match fragment {
            "organisation" => Some(Self::Organisation),
            "mal" => Some(Self::Goals),
            "program" => Some(Self::Programmes),
            _ => fragment.strip_prefix("program/").map(|id| Self::Programme(id.into())),
        }
    }
}

/// What a person typed or chose that cannot be an answer as it stands
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Where
    pub path: Path,
    /// What
    pub input: Input,
    /// Why not
    pub problem: Problem,
    /// The field has been left, so it is time to say so
    pub told: bool,
}

/// What came from a field
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// Typed text
    Typed(Rc<str>),
    /// A choice
    Chosen(Value),
}

/// Why something cannot be an answer
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not a whole number up to this one
    NotANumber(u32),
    /// Not a date
    NotADate,
    /// Longer than any text may be
    TooLong,
    /// Another answer says otherwise
    Contradicts(Path),
}

/// The state of the page
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What is known
    pub answers: Answers,
    /// What is typed and not yet known
    pub drafts: Vec<Draft>,
    /// Where the person stands
    pub step: Step,
    /// The language
    pub lang: Lang,
    /// What was last said aloud: the result as it stood when a field was left
    pub spoken: Rc<str>,
    /// What is written in a search field
    pub looking_for: Rc<str>,
    /// What is written in the search field of a country, and whose
    pub looking_for_country: Option<(Path, Rc<str>)>,
    /// What was written there when the typing last rested
    pub rested_at: Rc<str>,
    /// Asked whether to start over
    pub start_over: bool,
    /// Where the focus goes: the member that was just added, or stood before one just removed, or the way to add one
    pub to_focus: Option<Place>,
    /// What there is to choose from
    pub programmes: Programmes,
}

/// What a person does
#[derive(Clone, Debug)]
pub enum Action {
    /// Types in a field
    Type(Path, Rc<str>),
    /// Chooses, or goes back to "do not know yet"
    Choose(Path, Option<Value>),
    /// Leaves a field, with what is to be said aloud
    Leave(String),
    /// Writes in a search field
    LookFor(Rc<str>),
    /// Writes in the search field of a country
    LookForCountry(Path, Rc<str>),
    /// Has not written on in a search field for a while
    Rest(Rc<str>),
    /// Adds a party or an activity
    Add(Place),
    /// The programmes have come, or have not
    Come(Programmes),
    /// Starts from an example, given in the compact form
    StartFrom(&'static str),
    /// Removes a party or an activity
    Remove(Place),
    /// Goes to a step
    Go(Step),
    /// Changes the language
    Speak(Lang),
    /// Asks to start over, or not to
    AskToStartOver(bool),
    /// Removes all answers
    StartOver,
}

impl Default for State {
    /// Nothing is known but that the person's own unit takes part; every list is open
    fn default() -> Self {
        let mut own = Record::default();
        own.set(Field::PartyCountry, Some(Value::One(Country::SWEDEN.index())));
        let mut idea = Record::default();
        for more in [Field::GoalsMore, Field::PartiesMore, Field::ActivitiesMore] {
            idea.set(more, Some(Value::YesNo(true)));
        }
        Self {
            answers: Answers { idea, parties: Some(vec![own]), activities: None },
            drafts: vec![],
            step: Step::Organisation,
            lang: Lang::Sv,
            spoken: "".into(),
            looking_for: "".into(),
            looking_for_country: None,
            rested_at: "".into(),
            start_over: false,
            to_focus: None,
            programmes: Programmes::Coming,
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        // What had the focus is left when it is taken away: that is no reason to forget where the focus goes.
        if !matches!(action, Action::Leave(_)) {
            state.to_focus = None;
        }
        match action {
            Action::Type(path, text) => state.enter(path, Input::Typed(text)),
            Action::Choose(path, Some(value)) => state.enter(path, Input::Chosen(value)),
            Action::Choose(path, None) => {
                state.answers.set(path, None);
                state.drafts.retain(|draft| draft.path != path);
                state.retry();
            }
            Action::LookFor(text) => state.looking_for = text,
            Action::LookForCountry(path, text) => state.looking_for_country = Some((path, text)),
            Action::Rest(text) => state.rested_at = text,
            Action::Leave(said) => {
                state.spoken = said.into();
                state.drafts.iter_mut().for_each(|draft| draft.told = true);
            }
            Action::Add(place) => state.add(place),
            Action::Remove(place) => state.remove(place),
            Action::Go(step) => {
                state.step = step;
                state.start_over = false;
                state.looking_for = "".into();
                state.spoken = "".into();
            }
            Action::Speak(lang) => state.lang = lang,
            Action::Come(programmes) => state.programmes = programmes,
            Action::StartFrom(example) => state.start_from(&from_compact(example)),
            Action::AskToStartOver(asked) => state.start_over = asked,
            Action::StartOver => {
                state = Self { lang: state.lang, programmes: state.programmes, ..Self::default() };
            }
        }
        // Yew skips the rendering of a state that is the same.
        if state == *self { self } else { Rc::new(state) }
    }
}

impl State {
    /// Takes what was entered as an answer, or keeps it as a draft beside the last good one
    fn enter(&mut self, path: Path, input: Input) {
        let told = matches!(input, Input::Chosen(_));
        self.drafts.retain(|draft| draft.path != path);
        match self.try_as_answer(path, &input) {
            Ok(()) => self.retry(),
            Err(problem) => self.drafts.push(Draft { path, input, problem, told }),
        }
    }

    fn try_as_answer(&mut self, path: Path, input: &Input) -> Result<(), Problem> {
        let Some(field) = path.field else { return Ok(()) };
        let value = match input {
            Input::Typed(text) => read(field.info().unit, text)?,
            Input::Chosen(value) => Some(value.clone()),
        };
        let mut candidate = self.answers.clone();
        candidate.set(path, value);
        if path == Path::idea(Field::OrgType) {
            forget_what_no_longer_fits(&mut candidate);
        }
        match contradiction(&candidate) {
            Some((one, other)) => Err(Problem::Contradicts(if one == path { other } else { one })),
            None => {
                self.answers = candidate;
                Ok(())
            }
        }
    }

    /// A changed answer may let in what stood against it
    fn retry(&mut self) {
        for mut draft in core::mem::take(&mut self.drafts) {
            if let Err(problem) = self.try_as_answer(draft.path, &draft.input.clone()) {
                draft.problem = problem;
                self.drafts.push(draft);
            }
        }
    }

    fn add(&mut self, place: Place) {
        let (list, place): (_, fn(u16) -> Place) = match place {
            Place::Activity(_) | Place::NewActivity => (&mut self.answers.activities, Place::Activity),
            _ => (&mut self.answers.parties, Place::Party),
        };
        let members = list.get_or_insert_default();
        if members.len() < MOST_MEMBERS {
            members.push(Record::default());
            self.to_focus = u16::try_from(members.len() - 1).ok().map(place);
        }
    }

    /// Takes over from an example what is not answered yet. What the person has said stays, and with it nothing of the
    /// example that contradicts it.
    fn start_from(&mut self, example: &Answers) {
        let mut merged = self.answers.clone();
        if merged.parties.as_ref().is_none_or(|parties| parties.len() < 2) {
            merged.parties.clone_from(&example.parties);
        }
        if merged.activities.as_ref().is_none_or(Vec::is_empty) {
            merged.activities.clone_from(&example.activities);
        }
        for (field, value) in
            example.idea.iter().filter(|(field, _)| merged.idea.get(*field).is_none()).collect::<Vec<_>>()
        {
            merged.idea.set(field, Some(value.clone()));
            if contradiction(&merged).is_some() {
                merged.idea.set(field, None);
            }
        }
        if contradiction(&merged).is_none() {
            self.answers = merged;
            self.to_focus = Some(Place::Activity(0));
            self.retry();
        }
    }

    fn remove(&mut self, place: Place) {
        let (list, index) = match place {
            Place::Party(index) => (&mut self.answers.parties, index),
            Place::Activity(index) => (&mut self.answers.activities, index),
            _ => return,
        };
        let Some(members) = list.as_mut().filter(|members| usize::from(index) < members.len()) else {
            return;
        };
        members.remove(usize::from(index));
        let before = index.saturating_sub(1);
        self.to_focus = Some(match place {
            Place::Activity(_) if members.is_empty() => Place::NewActivity,
            Place::Activity(_) => Place::Activity(before),
            _ => Place::Party(before),
        });
        if members.is_empty() && matches!(place, Place::Activity(_)) {
            *list = None;
        }
        self.drafts.retain(|draft| draft.path.place != place);
        for draft in &mut self.drafts {
            match (&mut draft.path.place, place) {
                (Place::Party(later), Place::Party(gone))
                | (Place::Activity(later), Place::Activity(gone))
                    if *later > gone =>
                {
                    *later -= 1;
                }
                _ => {}
            }
        }
        self.retry();
    }

    /// The draft at a field
    pub fn draft(&self, path: Path) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.path == path)
    }

    /// The drafts that it is time to speak of
    pub fn problems(&self) -> impl Iterator<Item = &Draft> {
        self.drafts.iter().filter(|draft| draft.told)
    }

    /// What is written in the search field of a country
    pub fn country_search(&self, path: Path) -> &str {
        match &self.looking_for_country {
            Some((at, text)) if *at == path => text,
            _ => "",
        }
    }

    /// How many goals are chosen
    pub fn goals_chosen(&self) -> usize {
        self.answers.idea.many(Field::Goals).map_or(0, <[u16]>::len)
    }

    /// The state as a text that outlives a reload: language and step, answers, and a line for each typed draft
    pub fn to_kept(&self) -> String {
        let mut kept = format!("{} {}\n{}", self.lang.id(), self.step.fragment(), to_compact(&self.answers));
        for draft in &self.drafts {
            if let Input::Typed(text) = &draft.input {
                let line: String = text.chars().filter(|letter| !letter.is_control()).collect();
                kept.push_str(&format!("\n{}={line}", draft.path));
            }
        }
        kept
    }

    /// The state from a kept text; what cannot be read is left out
    pub fn from_kept(kept: &str) -> Self {
        let mut state = Self::default();
        let mut lines = kept.lines();
        if let Some((lang, fragment)) = lines.next().and_then(|line| line.split_once(' ')) {
            state.lang = Lang::from_id(lang).unwrap_or(state.lang);
            state.step = Step::from_fragment(fragment).unwrap_or(state.step);
        }
        let answers = from_compact(lines.next().unwrap_or_default());
        // Answers that contradict each other cannot have been kept by this page: start from nothing instead.
        if answers.parties.is_some() && contradiction(&answers).is_none() {
            state.answers = answers;
        }
        for (path, text) in lines.take(MOST_MEMBERS).filter_map(|line| line.split_once('=')) {
            if let Some(path) = Path::parse(path) {
                state.enter(path, Input::Typed(text.into()));
            }
        }
        state.drafts.iter_mut().for_each(|draft| draft.told = true);
        state
    }
}

/// What was typed, as a value of the unit; blank is unknown
fn read(unit: Unit, typed: &str) -> Result<Option<Value>, Problem> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match unit {
        Unit::Number(_, most) => {
            let number = text.parse().ok().filter(|number| *number <= most && !text.starts_with('+'));
            number.map(|number| Some(Value::Number(number))).ok_or(Problem::NotANumber(most))
        }
        Unit::Date => Date::parse(text).map(|date| Some(Value::Date(date))).ok_or(Problem::NotADate),
        Unit::Text if text.len() > LONGEST_TEXT => Err(Problem::TooLong),
        // Texts are kept as they are typed: the space before the next word and the empty line before the next goal.
        Unit::Text => Ok(Some(Value::Text(typed.into()))),
        Unit::Texts => {
            let texts: Vec<Box<str>> = typed.split('\n').map(Into::into).collect();
            let too_long = texts.len() > MOST_MEMBERS || texts.iter().any(|text| text.len() > LONGEST_TEXT);
            if too_long { Err(Problem::TooLong) } else { Ok(Some(Value::Texts(texts))) }
        }
        // These are chosen, not typed; the form asks for the sum of days and not for the periods.
        Unit::YesNo | Unit::One(_) | Unit::Many(_) | Unit::Numbers(..) | Unit::Periods => Ok(None),
    }
}

/// With another type of organisation the form no longer asks what the old one left open
fn forget_what_no_longer_fits(answers: &mut Answers) {
    let Some(org) = answers.idea.one::<OrgType>(Field::OrgType) else { return };
    if answers.idea.one::<Area>(Field::ResultArea).is_some_and(|area| !org.areas().contains(&area)) {
        answers.idea.set(Field::ResultArea, None);
    }
    let settled = [
        (Field::ApplicantKind, Some(org.applicant_kind().index())),
        (Field::FhskCourse, org.fhsk_course().map(Choice::index)),
        (Field::ProgrammeTrack, org.programme_track().map(Choice::index)),
    ];
    for (field, _) in settled.into_iter().filter(|(_, settled)| settled.is_some()) {
        answers.idea.set(field, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
        actions.into_iter().fold(Rc::new(State::default()), Reducible::reduce)
    }

    fn typed(path: &str, text: &str) -> Action {
        Action::Type(Path::parse(path).unwrap(), text.into())
    }

    #[test]
    fn a_number_out_of_bounds_keeps_the_last_good_answer() {
        let state = after([typed("participants.total", "4"), typed("participants.total", "99999")]);
        assert_eq!(state.answers.idea.number(Field::ParticipantsTotal), Some(4));
        assert_eq!(state.drafts.first().map(|draft| draft.problem), Some(Problem::NotANumber(5_000)));
        let state = state.reduce(typed("participants.total", " "));
        assert_eq!((state.answers.idea.number(Field::ParticipantsTotal), state.drafts.len()), (None, 0));
    }

    #[test]
    fn a_contradiction_waits_until_the_other_answer_lets_it_in() {
        let state = after([typed("participants.total", "3"), typed("participants.teachers", "4")]);
        assert_eq!(state.answers.idea.number(Field::ParticipantsTeachers), None);
        let other = Path::idea(Field::ParticipantsTotal);
        assert_eq!(state.drafts.first().map(|draft| draft.problem), Some(Problem::Contradicts(other)));
        let state = state.reduce(typed("participants.total", "5"));
        assert_eq!(
            (state.answers.idea.number(Field::ParticipantsTeachers), state.drafts.len()),
            (Some(4), 0)
        );
    }

    #[test]
    fn the_state_outlives_a_reload() {
        let org = Action::Choose(Path::idea(Field::OrgType), Some(Value::One(OrgType::Grundskola.index())));
        let state = after([
            org,
            Action::Add(Place::NewParty),
            Action::Choose(Path::at(Place::Party(1), Field::HasParticipants), Some(Value::YesNo(true))),
            typed("participants.total", "tolv"),
            typed("needText", "språk & kultur = 50 % nytt"),
            Action::Go(Step::Programme("atlas_partnership".into())),
            Action::Speak(Lang::En),
        ]);
        let back = State::from_kept(&state.to_kept());
        assert_eq!((&back.answers, &back.step, back.lang), (&state.answers, &state.step, state.lang));
        assert_eq!(
            back.draft(Path::idea(Field::ParticipantsTotal)).map(|draft| &draft.input),
            Some(&Input::Typed("tolv".into()))
        );
    }

    #[test]
    fn what_a_vandal_kept_does_no_harm() {
        for kept in [
            "",
            "\n",
            "xx yy\nzz",
            "sv program\nparties=99999&participants.total=7",
            "\u{0}\n\u{0}\n\u{0}=",
            "sv mal\nparties=1&participants.total=3&participants.teachers=9",
        ] {
            let state = State::from_kept(kept);
            assert!(contradiction(&state.answers).is_none(), "{kept:?}");
            assert!(state.answers.parties.is_some(), "{kept:?}");
        }
    }

    #[test]
    fn removing_a_party_moves_what_is_typed_for_the_later_ones() {
        let state = after([
            Action::Add(Place::NewParty),
            Action::Add(Place::NewParty),
            Action::Choose(
                Path::at(Place::Party(2), Field::PartyCountry),
                Some(Value::One(Country::SWEDEN.index())),
            ),
            Action::Remove(Place::Party(1)),
        ]);
        assert_eq!(state.answers.parties.as_ref().map(Vec::len), Some(2));
        assert_eq!(
            state.answers.get(Path::at(Place::Party(1), Field::PartyCountry)),
            Some(&Value::One(Country::SWEDEN.index()))
        );
    }

    #[test]
    fn another_organisation_forgets_only_what_cannot_be() {
        let choose = |field, index| Action::Choose(Path::idea(field), Some(Value::One(index)));
        let state = after([
            choose(Field::OrgType, OrgType::GymnasieskolaYrk.index()),
            choose(Field::ResultArea, Area::Vet.index()),
            typed("participants.total", "4"),
            choose(Field::OrgType, OrgType::Grundskola.index()),
        ]);
        assert_eq!(state.answers.idea.get(Field::ResultArea), None);
        assert_eq!(state.answers.idea.number(Field::ParticipantsTotal), Some(4));
    }
}
