//! The state of the page: the answers, where in the flow the person stands, and what is typed but not yet an answer.

mod kept;

use std::rc::Rc;

use yew::Reducible;

use crate::browser::network::News;
use crate::catalogue::Catalogue;
use crate::engine::repair::left_to_choose;
use crate::engine::{Edit, To};
use crate::facts::contradiction::contradiction;
use crate::facts::field::{LONGEST_TEXT, MOST_MEMBERS};
use crate::facts::{
    Answers, Area, Choice, Country, Date, Facts, Field, LengthUnit, OrgType, Path, Period, Place, Record,
    Unit, Value,
};
use crate::text::Lang;
use crate::wire::from_compact;

/// The programmes, which come after the first question
#[derive(Clone, Copy, Debug, Default)]
pub enum Programmes {
    /// On their way
    #[default]
    Coming,
    /// They could not be fetched
    Missing,
    /// They came, and could not be read
    Unreadable,
    /// There, for as long as the page lives
    Here(&'static Catalogue, Local),
}

/// The programmes of whoever has put the widget on a page
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    /// The host brings none
    None,
    /// They are among the others
    Added,
    /// They could not be fetched
    Missing,
    /// They came, and could not be read
    Unreadable,
}

// Two catalogues are the same only where they are one: to compare all their rules at each answer would take too long.
impl PartialEq for Programmes {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Here(one, _), Self::Here(other, _)) => core::ptr::eq(*one, *other),
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
    /// What the rules stand on
    Sources,
    /// Two programmes side by side
    Compare,
}

impl Step {
    /// The step as the fragment of the address
    pub fn fragment(&self) -> String {
        match self {
            Self::Organisation => "organisation".to_owned(),
            Self::Goals => "mal".to_owned(),
            Self::Programmes => "program".to_owned(),
            Self::Programme(id) => format!("program/{id}"),
            Self::Sources => "kallor".to_owned(),
            Self::Compare => "jamfor".to_owned(),
        }
    }

    /// The step that a fragment names
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        match fragment {
            "organisation" => Some(Self::Organisation),
            "mal" => Some(Self::Goals),
            "program" => Some(Self::Programmes),
            "kallor" => Some(Self::Sources),
            "jamfor" => Some(Self::Compare),
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
    /// Not a date: which one, where there are several
    NotADate(u16),
    /// The period whose last date has this place ends before it begins
    EndsFirst(u16),
    /// Longer than any text may be
    TooLong,
    /// Another answer says otherwise
    Contradicts(Path),
    /// Something has to be chosen beside it, as a repair asks for
    ChooseMore,
}

/// The answers before a change
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// What was changed; nothing where it was a repair, which can be taken back
    pub path: Option<Path>,
    /// The answers
    pub answers: Rc<Answers>,
    /// What a repair leaves to choose: to do so is part of it
    pub choose: Vec<Path>,
}

impl Since {
    /// Whether an answer to this question belongs to the same change: what is typed letter by letter is one change, and
    /// so is a repair with what it leaves to choose
    fn goes_on(&self, path: Path) -> bool {
        self.path == Some(path) || self.path.is_none() && self.choose.contains(&path)
    }
}

/// The state of the page
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What is known
    pub answers: Answers,
    /// What is typed and not yet known
    pub drafts: Vec<Draft>,
    /// What the field that is being typed in said before, so that the beginning of what is no answer does not stand as one
    pub typing: Option<(Path, Option<Value>)>,
    /// What the answers were before the last change, so that it can be told what moved
    pub since: Option<Since>,
    /// In which unit the length of each activity was last given; days, where the list ends before
    pub units: Vec<LengthUnit>,
    /// Where the person stands
    pub step: Step,
    /// The language
    pub lang: Lang,
    /// The person has chosen the language: then what the page around says of it no longer counts
    pub chose_lang: bool,
    /// What the page around says that the answers begin with
    pub preset: Rc<Answers>,
    /// Whether the page works without a network
    pub network: Option<News>,
    /// A newer version waits
    pub newer: bool,
    /// The answers were sent to the page around
    pub sent: bool,
    /// How often the page has begun anew in another place
    pub begun: u32,
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
    /// The one of the next questions that is being answered, and the answers before that
    pub asked: Option<(Path, Rc<Answers>)>,
    /// Questions that were put off, the last of them at the end
    pub skipped: Vec<Path>,
    /// Where the focus goes when something was added or removed: a fact, or a member or the way to add one; and which of
    /// several dates
    pub to_focus: Option<(Path, u16)>,
    /// What there is to choose from
    pub programmes: Programmes,
    /// The two of them that are compared, by their places in the catalogue, once they are chosen
    pub compared: [Option<usize>; 2],
}

/// What a person does
#[derive(Clone, Debug)]
pub enum Action {
    /// Types in a field
    Type(Path, Rc<str>),
    /// Chooses, or goes back to "do not know yet"
    Choose(Path, Option<Value>),
    /// Chooses the unit in which a length is given
    CountIn(Path, LengthUnit),
    /// Types a date of these periods: 0 and 1 are those of the first, 2 and 3 those of the second. One behind the last
    /// begins a new period.
    TypeDate(Path, u16, Rc<str>),
    /// Removes one of these periods
    RemovePeriod(Path, u16),
    /// Goes on to the next question; this one comes back last, if it is still open
    PutOff(Path),
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
    /// Makes the decisions of a repair
    Mend(Rc<[Edit]>),
    /// Takes a repair back
    Undo,
    /// Removes a party or an activity
    Remove(Place),
    /// Goes to a step
    Go(Step),
    /// Chooses which programme stands in this place, 0 or 1, of the comparison
    Compare(usize, usize),
    /// Changes the language
    Speak(Lang),
    /// Hears of the network
    Hear(News),
    /// Sends the answers to the page around
    Send,
    /// Begins anew in another place, from this state
    Begin(Rc<State>),
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
        let answers = Answers { idea, parties: Some(vec![own]), activities: None };
        Self {
            preset: Rc::new(answers.clone()),
            answers,
            drafts: vec![],
            typing: None,
            since: None,
            units: vec![],
            step: Step::Organisation,
            lang: Lang::Sv,
            chose_lang: false,
            network: None,
            newer: false,
            sent: false,
            begun: 0,
            spoken: "".into(),
            looking_for: "".into(),
            looking_for_country: None,
            rested_at: "".into(),
            start_over: false,
            asked: None,
            skipped: vec![],
            to_focus: None,
            programmes: Programmes::Coming,
            compared: [None; 2],
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
        let typing = state.typing.take();
        let about = action.about();
        let mut choose = vec![];
        state.hold_question(&action);
        match action {
            Action::Type(path, text) => {
                let before = || (path, state.answers.get(path).cloned());
                state.typing = Some(typing.filter(|(at, _)| *at == path).unwrap_or_else(before));
                // What is written is meant in the unit that stands beside it.
                state.keep_unit(path, state.unit_shown(path));
                state.enter(path, Input::Typed(text));
            }
            Action::CountIn(path, unit) => {
                let typed = state.length_shown(path);
                state.keep_unit(path, unit);
                state.enter(path, Input::Typed(typed));
            }
            Action::TypeDate(path, at, text) => state.enter_date(path, at, &text),
            Action::RemovePeriod(path, period) => state.remove_period(path, period),
            Action::Choose(path, Some(value)) => state.enter(path, Input::Chosen(value)),
            Action::Choose(path, None) => {
                state.answers.set(path, None);
                state.drafts.retain(|draft| draft.path != path);
                state.retry();
            }
            Action::LookFor(text) => state.looking_for = text,
            Action::LookForCountry(path, text) => state.looking_for_country = Some((path, text)),
            Action::Rest(text) => state.rested_at = text,
            Action::PutOff(path) => {
                state.skipped.retain(|skipped| *skipped != path);
                state.skipped.push(path);
                state.asked = None;
            }
            Action::Leave(said) => {
                state.spoken = said.into();
                state.drafts.iter_mut().for_each(|draft| draft.told = true);
            }
            Action::Add(place) => state.add(place),
            Action::Mend(edits) => choose = state.mend(&edits),
            Action::Undo => {
                if let Some(since) = state.since.take() {
                    state.answers = (*since.answers).clone();
                    state.drafts.clear();
                }
            }
            Action::Remove(place) => state.remove(place),
            Action::Go(step) => {
                state.step = step;
                state.asked = None;
                state.start_over = false;
                state.looking_for = "".into();
                state.looking_for_country = None;
                state.spoken = "".into();
            }
            Action::Compare(place, programme) => {
                if let Some(compared) = state.compared.get_mut(place) {
                    *compared = Some(programme);
                }
            }
            Action::Speak(lang) => (state.lang, state.chose_lang) = (lang, true),
            Action::Hear(News::Newer) => state.newer = true,
            Action::Hear(news) => state.network = Some(news),
            Action::Send => state.sent = true,
            Action::Begin(other) => state = Self { begun: state.begun + 1, ..(*other).clone() },
            Action::Come(programmes) => state.programmes = programmes,
            Action::StartFrom(example) => state.start_from(&from_compact(example)),
            Action::AskToStartOver(asked) => state.start_over = asked,
            Action::StartOver => {
                state = Self {
                    answers: (*state.preset).clone(),
                    preset: state.preset,
                    lang: state.lang,
                    chose_lang: state.chose_lang,
                    programmes: state.programmes,
                    network: state.network,
                    newer: state.newer,
                    begun: state.begun,
                    ..Self::default()
                };
            }
        }
        state.settle_activities();
        if state.answers != self.answers {
            state.sent = false;
            match about {
                Change::Nothing => state.since = None,
                // What is typed letter by letter is one change.
                Change::Of(Some(path)) if self.since.as_ref().is_some_and(|since| since.goes_on(path)) => {}
                Change::Of(path) => {
                    state.since = Some(Since { path, answers: Rc::new(self.answers.clone()), choose });
                }
            }
        }
        // Yew skips the rendering of a state that is the same.
        if state == *self { self } else { Rc::new(state) }
    }
}

/// What an action changes
enum Change {
    Of(Option<Path>),
    Nothing,
}

impl Action {
    fn about(&self) -> Change {
        match self {
            Self::Type(path, _)
            | Self::Choose(path, _)
            | Self::CountIn(path, _)
            | Self::TypeDate(path, ..)
            | Self::RemovePeriod(path, _) => Change::Of(Some(*path)),
            Self::Add(place) | Self::Remove(place) => Change::Of(Some(Path::new_member(*place))),
            Self::StartFrom(_) => Change::Of(Some(Path::new_member(Place::NewActivity))),
            Self::Mend(_) => Change::Of(None),
            _ => Change::Nothing,
        }
    }
}

impl State {
    /// Whether the last change was a repair, which can be taken back
    pub fn can_undo(&self) -> bool {
        self.since.as_ref().is_some_and(|since| since.path.is_none())
    }

    /// Makes the decisions; gives what is left to choose
    fn mend(&mut self, edits: &[Edit]) -> Vec<Path> {
        // What was typed elsewhere and is no answer yet stays, as long as every member keeps its number.
        let keeps_numbers = !edits.iter().any(|edit| edit.to == To::Gone);
        let edited = |path: Path| edits.iter().any(|edit| edit.path == path);
        self.drafts.retain(|draft| keeps_numbers && !edited(draft.path));
        for edit in edits {
            // What was chosen stays ticked where more is to be chosen, but is no answer until that is done.
            if let (To::AsMany(_), Some(known)) = (&edit.to, edit.from.clone())
                && edit.path != Path::idea(Field::Goals)
            {
                let (path, input) = (edit.path, Input::Chosen(known));
                self.drafts.push(Draft { path, input, problem: Problem::ChooseMore, told: false });
            }
            self.answers = edit.apply(&self.answers);
        }
        let mut choose = left_to_choose(edits, self.answers.parties.as_ref().map_or(0, Vec::len));
        choose.retain(|path| self.answers.record(path.place).is_some());
        self.to_focus = choose.first().map(|path| (*path, 0));
        choose
    }

    /// Among the programmes the only question is the next one: it stays while it is being answered
    fn hold_question(&mut self, action: &Action) {
        if self.step != Step::Programmes || self.asked.is_some() {
            return;
        }
        let path = match action {
            Action::Type(path, _) | Action::Choose(path, _) | Action::CountIn(path, _) => *path,
            // The dates of a stay belong to the question for its length.
            Action::TypeDate(path, ..) | Action::RemovePeriod(path, _) => {
                Path::at(path.place, Field::PhysicalDaysTotal)
            }
            Action::Add(place) => Path::new_member(*place),
            _ => return,
        };
        self.asked = Some((path, Rc::new(self.answers.clone())));
    }

    /// Takes what was entered as an answer, or keeps it as a draft beside the last good one
    #[inline(never)]
    fn enter(&mut self, path: Path, input: Input) {
        let told = matches!(input, Input::Chosen(_));
        // Another type of activity asks other questions: what waits at one that is gone could not be put right.
        let other_type = path.field == Some(Field::ActivityType);
        self.drafts.retain(|draft| draft.path != path && !(other_type && draft.path.place == path.place));
        match self.try_as_answer(path, &input) {
            Ok(()) => self.retry(),
            Err(problem) => {
                // "15" was only the beginning of "155".
                if let Some((_, before)) = self.typing.clone().filter(|(at, _)| *at == path) {
                    self.answers.set(path, before);
                    if contradiction(&self.answers).is_some() {
                        self.answers.set(path, None);
                    }
                }
                self.drafts.push(Draft { path, input, problem, told });
            }
        }
    }

    fn try_as_answer(&mut self, path: Path, input: &Input) -> Result<(), Problem> {
        let Some(field) = path.field else { return Ok(()) };
        let value = match input {
            Input::Typed(text) => read(field.info().unit, self.unit_kept(path), text)?,
            Input::Chosen(value) => Some(value.clone()),
        };
        let mut candidate = self.answers.clone();
        candidate.set(path, value);
        if path == Path::idea(Field::OrgType) {
            forget_what_no_longer_fits(&mut candidate);
        }
        let total = Path::at(path.place, Field::PhysicalDaysTotal);
        // Dates tell the length more exactly than the number that was written before them, and whoever gives them has
        // seldom counted the days: the number gives way once they are whole, or sooner where they contradict it. It
        // stands there again at once, as what the dates make. The other way round, one digit would take several dates
        // away: while there are dates, the number is not written.
        if field == Field::Periods && candidate.get(path).is_some() {
            let mut by_dates = candidate.clone();
            by_dates.set(total, None);
            let whole = Facts::new(&by_dates).number(path.place, Field::PhysicalDaysTotal).known().is_some();
            if whole || contradiction(&candidate) == Some((total, path)) {
                candidate = by_dates;
            }
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

    /// "These are all" of a list without activities says that there are none; without that word nothing is known
    fn settle_activities(&mut self) {
        let closed = self.answers.idea.yes(Field::ActivitiesMore) == Some(false);
        match &self.answers.activities {
            None if closed => self.answers.activities = Some(vec![]),
            Some(activities) if activities.is_empty() && !closed => self.answers.activities = None,
            _ => {}
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
            self.to_focus =
                u16::try_from(members.len() - 1).ok().map(|last| (Path::new_member(place(last)), 0));
        }
    }

    /// Takes over from an example what is not answered yet. What the person has said stays, and with it nothing of the
    /// example that contradicts it.
    fn start_from(&mut self, example: &Answers) {
        let mut merged = self.answers.clone();
        if merged.parties.as_ref().is_none_or(|parties| parties.len() < 2) {
            let own = merged.parties.take().unwrap_or_default();
            merged.parties.clone_from(&example.parties);
            for (known, party) in own.iter().zip(merged.parties.iter_mut().flatten()) {
                known.iter().for_each(|(field, value)| party.set(field, Some(value.clone())));
            }
        }
        if merged.activities.as_ref().is_none_or(Vec::is_empty) {
            merged.activities.clone_from(&example.activities);
        }
        forget_contradictions(&mut merged);
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
            self.to_focus = Some((Path::new_member(Place::Activity(0)), 0));
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
        let is_empty = members.is_empty();
        forget_contradictions(&mut self.answers);
        // Another member would have its word.
        self.looking_for_country = None;
        let before = index.saturating_sub(1);
        let to = match place {
            Place::Activity(_) if is_empty => Place::NewActivity,
            Place::Activity(_) => Place::Activity(before),
            _ => Place::Party(before),
        };
        self.to_focus = Some((Path::new_member(to), 0));
        if is_empty && matches!(place, Place::Activity(_)) {
            self.answers.activities = None;
        }
        if matches!(place, Place::Activity(_)) && usize::from(index) < self.units.len() {
            self.units.remove(usize::from(index));
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

    /// Takes a date as it stands in its field; one behind the last begins a new period
    fn enter_date(&mut self, path: Path, at: u16, text: &str) {
        let before = self.dates(path);
        let mut dates = split_dates(&before);
        if let Some(date) = dates.get_mut(usize::from(at)) {
            *date = text;
        } else if dates.len() < 2 * MOST_MEMBERS {
            self.to_focus = u16::try_from(dates.len()).ok().map(|new| (path, new));
            dates.extend(["", ""]);
            // The field of the number can no longer be written in, so nothing can wait there to be put right.
            self.drafts.retain(|draft| draft.path != Path::at(path.place, Field::PhysicalDaysTotal));
        }
        self.enter(path, Input::Typed(dates.join("/").into()));
    }

    fn remove_period(&mut self, path: Path, period: u16) {
        let before = self.dates(path);
        let mut dates = split_dates(&before);
        let first = usize::from(period) * 2;
        if first + 1 < dates.len() {
            dates.drain(first..first + 2);
        }
        // Without dates the number can be written again.
        let to = if dates.is_empty() { Path::at(path.place, Field::PhysicalDaysTotal) } else { path };
        self.to_focus = Some((to, period.saturating_sub(1) * 2));
        self.enter(path, Input::Typed(dates.join("/").into()));
    }

    /// The dates of these periods as they stand in their fields, for [`split_dates`]
    pub fn dates(&self, path: Path) -> String {
        match (self.draft(path).map(|draft| &draft.input), self.answers.get(path)) {
            (Some(Input::Typed(typed)), _) => typed.to_string(),
            (_, Some(Value::Periods(periods))) => {
                let mut dates = vec![];
                for period in periods {
                    for date in [period.from, period.to] {
                        dates.push(date.map(|date| date.to_string()).unwrap_or_default());
                    }
                }
                dates.join("/")
            }
            _ => String::new(),
        }
    }

    /// The unit in which a length was last given
    fn unit_kept(&self, path: Path) -> LengthUnit {
        let unit = length_of(path).and_then(|activity| self.units.get(activity));
        unit.copied().unwrap_or(LengthUnit::Days)
    }

    fn keep_unit(&mut self, path: Path, unit: LengthUnit) {
        let Some(activity) = length_of(path) else { return };
        if self.units.len() <= activity {
            self.units.resize(activity + 1, LengthUnit::Days);
        }
        if let Some(kept) = self.units.get_mut(activity) {
            *kept = unit;
        }
    }

    /// The unit in which a length is shown: that in which it was last given, or days where this does not come out even
    pub fn unit_shown(&self, path: Path) -> LengthUnit {
        let kept = self.unit_kept(path);
        match self.answers.get(path) {
            Some(Value::Number(days)) if self.draft(path).is_none() && kept.exactly(*days).is_none() => {
                LengthUnit::Days
            }
            _ => kept,
        }
    }

    /// What stands in the field of a length
    fn length_shown(&self, path: Path) -> Rc<str> {
        match (self.draft(path).map(|draft| &draft.input), self.answers.get(path)) {
            (Some(Input::Typed(typed)), _) => typed.clone(),
            (_, Some(Value::Number(days))) => self.unit_shown(path).within(*days).to_string().into(),
            _ => "".into(),
        }
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
}

/// The dates of periods, the first and the last of each, from one text of what stands in all their fields
pub fn split_dates(dates: &str) -> Vec<&str> {
    if dates.is_empty() { vec![] } else { dates.split('/').collect() }
}

/// Which activity's length a path names
fn length_of(path: Path) -> Option<usize> {
    match path {
        Path { place: Place::Activity(activity), field: Some(Field::PhysicalDaysTotal) } => {
            Some(activity.into())
        }
        _ => None,
    }
}

/// What was typed, as a value of the unit; blank is unknown
fn read(unit: Unit, length: LengthUnit, typed: &str) -> Result<Option<Value>, Problem> {
    let text = typed.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match unit {
        Unit::Number(_, most) => {
            let most = length.within(most);
            let number = text.parse().ok().filter(|number| *number <= most && !text.starts_with('+'));
            number.map(|number| Some(Value::Number(length.days(number)))).ok_or(Problem::NotANumber(most))
        }
        Unit::Date => Date::parse(text).map(|date| Some(Value::Date(date))).ok_or(Problem::NotADate(0)),
        Unit::Text if text.len() > LONGEST_TEXT => Err(Problem::TooLong),
        // Texts are kept as they are typed: the space before the next word and the empty line before the next goal.
        Unit::Text => Ok(Some(Value::Text(typed.into()))),
        Unit::Texts => {
            let texts: Vec<Box<str>> = typed.split('\n').map(Into::into).collect();
            let too_long = texts.len() > MOST_MEMBERS || texts.iter().any(|text| text.len() > LONGEST_TEXT);
            if too_long { Err(Problem::TooLong) } else { Ok(Some(Value::Texts(texts))) }
        }
        Unit::Periods => periods(text).map(|periods| Some(Value::Periods(periods))),
        // These are chosen, not typed; the form asks for the sum of days, or for dates, and not for the days of each.
        Unit::YesNo | Unit::One(_) | Unit::Many(_) | Unit::Numbers(..) => Ok(None),
    }
}

/// The periods between two dates each; a date that is left out is unknown, and no fault
fn periods(typed: &str) -> Result<Vec<Period>, Problem> {
    let mut periods = vec![];
    let (mut from, mut at) = (None, 0);
    for text in split_dates(typed).into_iter().take(2 * MOST_MEMBERS) {
        let date = Date::parse(text);
        if date.is_none() && !text.is_empty() {
            return Err(Problem::NotADate(at));
        }
        if at % 2 == 0 {
            from = date;
        } else if date.is_some_and(|to| from.is_some_and(|from| to < from)) {
            return Err(Problem::EndsFirst(at));
        } else {
            periods.push(Period { from, to: date });
        }
        at += 1;
    }
    Ok(periods)
}

/// With another type of organisation the form no longer asks what the old one left open
fn forget_what_no_longer_fits(answers: &mut Answers) {
    let Some(org) = answers.idea.one::<OrgType>(Field::OrgType) else { return };
    if answers.idea.one::<Area>(Field::ResultArea).is_some_and(|area| !org.areas().contains(&area)) {
        answers.idea.set(Field::ResultArea, None);
    }
    forget_contradictions(answers);
}

/// Takes away what no longer agrees once something else was changed or removed; who the person is stands
fn forget_contradictions(answers: &mut Answers) {
    while let Some((one, other)) = contradiction(answers) {
        let gone = if one == Path::idea(Field::OrgType) { other } else { one };
        if answers.get(gone).is_none() {
            break;
        }
        answers.set(gone, None);
    }
}

#[cfg(test)]
mod tests;
