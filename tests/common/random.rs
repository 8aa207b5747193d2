//! Random answers from a small generator of our own, the same on every machine.

use utbyteskollen::facts::field::{FIELDS, FieldInfo};
use utbyteskollen::facts::{
    Answers, Choice, Country, Date, Field, Period, Record, Scope, Unit, Value, Vocabulary,
};

/// An environment variable makes a run longer (`10`) or shorter (`1/20`)
const TIMES: &str = "UTBYTESKOLLEN_CASES";

/// So many cases, as many times as the run is longer or shorter
pub fn cases(ordinary: usize) -> usize {
    let times = std::env::var(TIMES).unwrap_or_default();
    let (times, part) = times.split_once('/').unwrap_or((&times, "1"));
    match (times.parse::<usize>(), part.parse::<usize>()) {
        (Ok(times), Ok(part @ 1..)) => (ordinary * times / part).max(1),
        _ => ordinary,
    }
}

/// A linear congruential generator; the constants are Knuth's
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `bound`
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    pub fn one_in(&mut self, number: usize) -> bool {
        self.below(number) == 0
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// The facts that may stand in a part of the answers
    pub fn rows(scope: Scope) -> impl Iterator<Item = &'static FieldInfo> {
        FIELDS.iter().filter(move |row| row.scopes.contains(scope))
    }

    /// A part of the answers in which a fact is known once in `rarity` times
    pub fn record(&mut self, scope: Scope, rarity: usize) -> Record {
        let mut record = Record::default();
        for row in Self::rows(scope) {
            if self.one_in(rarity) {
                record.set(row.field, Some(self.value(row.unit)));
            }
        }
        record
    }

    /// Answers that may contradict themselves
    pub fn answers(&mut self) -> Answers {
        // From a few facts to nearly all, so that every verdict comes up.
        let rarity = self.pick(&[1, 1, 2, 2, 3, 6]);
        let mut answers = Answers { idea: self.record(Scope::Idea, rarity), ..Answers::default() };
        if !self.one_in(4) {
            answers.parties = Some(self.members(Scope::Party, 6));
        }
        if !self.one_in(4) {
            answers.activities = Some(self.members(Scope::Activity, 3));
        }
        answers
    }

    fn members(&mut self, scope: Scope, fewer_than: usize) -> Vec<Record> {
        let (count, rarity) = (self.below(fewer_than), self.pick(&[1, 1, 2, 4]));
        let mut members: Vec<Record> = (0..count).map(|_| self.record(scope, rarity)).collect();
        if let (Scope::Party, Some(own)) = (scope, members.first_mut()) {
            // The own unit is one of the parties.
            own.set(Field::PartyCountry, Some(Value::One(Country::SWEDEN.index())));
        }
        members
    }

    pub fn value(&mut self, unit: Unit) -> Value {
        match unit {
            Unit::YesNo => Value::YesNo(!self.one_in(3)),
            Unit::Number(_, most) => Value::Number(self.number(most)),
            Unit::One(vocabulary) => Value::One(self.choice(vocabulary)),
            Unit::Many(vocabulary) => {
                let mut chosen: Vec<u16> = (0..self.below(4)).map(|_| self.choice(vocabulary)).collect();
                chosen.sort_unstable();
                chosen.dedup();
                Value::Many(chosen)
            }
            Unit::Date => Value::Date(self.date()),
            Unit::Text => Value::Text(self.text()),
            Unit::Texts => Value::Texts((0..self.below(3)).map(|_| self.text()).collect()),
            Unit::Numbers(_, most) => Value::Numbers((0..self.below(4)).map(|_| self.number(most)).collect()),
            Unit::Periods => Value::Periods((0..self.below(3)).map(|_| self.period()).collect()),
        }
    }

    /// A number near the limits that rules set
    fn number(&mut self, most: u32) -> u32 {
        let near = [
            0, 0, 1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 18, 19, 21, 24, 25, 30, 31, 36, 37, 51, 59, 60, 61,
            62, 105, 106, 365, 366,
        ];
        self.pick(&near).min(most)
    }

    fn choice(&mut self, vocabulary: Vocabulary) -> u16 {
        if vocabulary == Vocabulary::Country {
            // Countries on each side of every region, and some of which the sources do not say.
            let codes = [
                "SE", "SE", "SE", "FI", "AX", "NO", "ES", "DE", "IN", "BR", "JP", "CR", "GB", "CH", "BY",
                "FO", "GL", "TR", "PR",
            ];
            return Country::from_code(self.pick(&codes)).unwrap().index();
        }
        u16::try_from(self.below(vocabulary.ids().len())).unwrap()
    }

    fn date(&mut self) -> Date {
        let (month, day) = (1 + self.below(12), 1 + self.below(28));
        Date::new(2027, u8::try_from(month).unwrap(), u8::try_from(day).unwrap()).unwrap()
    }

    fn period(&mut self) -> Period {
        let (one, other) = (self.date(), self.date());
        let mut known = |date| (!self.one_in(5)).then_some(date);
        Period { from: known(one.min(other)), to: known(one.max(other)) }
    }

    fn text(&mut self) -> Box<str> {
        let samples =
            ["", " ", "-", "a,b", "x=1&y=2", "50 % av tiden", "åäö 🎒", "..", "en\nrad\ttill", "\u{0}%41"];
        self.pick(&samples).into()
    }
}
