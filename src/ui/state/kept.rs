//! How the state begins, what of it is kept, and how it goes on from there.

use std::rc::Rc;

use super::{Input, State, Step};
use crate::facts::contradiction::contradiction;
use crate::facts::field::MOST_MEMBERS;
use crate::facts::{Choice, Field, Goal, LengthUnit, Path, Value, Vocabulary};
use crate::text::Lang;
use crate::wire::{from_compact, to_compact};

impl State {
    /// The state as a text that outlives a reload: language and step, answers, a line for the units of lengths, one
    /// for the questions that were put off, and a line for each typed draft
    pub fn to_kept(&self) -> String {
        let mut kept = self.lang.id().to_owned();
        // A chosen language is kept in capitals.
        if self.chose_lang {
            kept.make_ascii_uppercase();
        }
        kept.push_str(&format!(" {}\n{}", self.step.fragment(), to_compact(&self.answers)));
        if !self.units.is_empty() {
            kept.push('\n');
            kept.extend(self.units.iter().map(|unit| unit.digit()));
        }
        if !self.skipped.is_empty() {
            kept.push_str("\n?");
            self.skipped.iter().for_each(|path| kept.push_str(&format!(" {path}")));
        }
        for draft in &self.drafts {
            if let Input::Typed(text) = &draft.input {
                kept.push_str(&format!("\n{}={}", draft.path, as_one_line(text)));
            }
        }
        kept
    }

    /// The state that a page begins with whose surroundings say this: a language, a type of organisation, and goals with commas
    /// between, each by its id. What is no id is left out.
    pub fn begin(lang: Option<&str>, org: Option<&str>, goals: Option<&str>) -> Self {
        let mut state = Self { lang: lang.and_then(Lang::from_id).unwrap_or(Lang::Sv), ..Self::default() };
        if let Some(org) = org.and_then(|id| Vocabulary::OrgType.find(id)) {
            state.answers.idea.set(Field::OrgType, Some(Value::One(org)));
        }
        let goals: Vec<&str> = goals.map(|goals| goals.split(',').collect()).unwrap_or_default();
        let is_chosen = |goal: &Goal| goals.contains(&goal.id());
        let goals: Vec<u16> =
            Goal::ALL.iter().filter(|goal| is_chosen(goal)).map(|goal| goal.index()).collect();
        if !goals.is_empty() {
            state.answers.idea.set(Field::Goals, Some(Value::Many(goals)));
        }
        state.preset = Rc::new(state.answers.clone());
        state
    }

    /// Takes up the type of organisation, by its id, that was chosen in the page before this one was there
    pub fn choose_early(&mut self, org: &str) {
        if let Some(org) = Vocabulary::OrgType.find(org) {
            self.enter(Path::idea(Field::OrgType), Input::Chosen(Value::One(org)));
        }
    }

    /// Goes on from a kept text; what cannot be read is left out
    pub fn take_up(&mut self, kept: &str) {
        let state = self;
        let mut lines = kept.lines();
        if let Some((lang, fragment)) = lines.next().and_then(|line| line.split_once(' ')) {
            if let Some(chosen) = Lang::from_id(&lang.to_ascii_lowercase()).filter(|known| known.id() != lang)
            {
                (state.lang, state.chose_lang) = (chosen, true);
            }
            state.step = Step::from_fragment(fragment).unwrap_or(state.step.clone());
        }
        let answers = from_compact(lines.next().unwrap_or_default());
        // Answers that contradict each other cannot have been kept by this page: start from nothing instead.
        if answers.parties.is_some() && contradiction(&answers).is_none() {
            state.answers = answers;
        }
        for line in lines.take(MOST_MEMBERS + 2) {
            if let Some(skipped) = line.strip_prefix('?') {
                state.skipped = skipped.split_whitespace().filter_map(Path::parse).collect();
                continue;
            }
            match line.split_once('=') {
                Some((path, text)) => {
                    let path = Path::parse(path).filter(|path| state.answers.record(path.place).is_some());
                    if let Some(path) = path {
                        state.enter(path, Input::Typed(as_one_line(text).into()));
                    }
                }
                // Written before whatever waits to be put right, which was read in these units.
                None if !state.drafts.is_empty() => {}
                None => state.units = line.chars().take(MOST_MEMBERS).map(LengthUnit::from_digit).collect(),
            }
        }
        state.drafts.iter_mut().for_each(|draft| draft.told = true);
    }
}

/// A typed text as it can be kept on a line
fn as_one_line(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}
