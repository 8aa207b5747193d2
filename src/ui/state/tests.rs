//! What a person does, and what the state makes of it.

use super::*;
use crate::facts::{Facts, PartyKind};

/// A page that goes on from a kept text
fn taken_up(kept: &str) -> State {
    let mut state = State::default();
    state.take_up(kept);
    state
}

fn after(actions: impl IntoIterator<Item = Action>) -> Rc<State> {
    actions.into_iter().fold(Rc::new(State::default()), Reducible::reduce)
}

fn typed(path: &str, text: &str) -> Action {
    Action::Type(Path::parse(path).unwrap(), text.into())
}

#[test]
fn a_number_out_of_bounds_keeps_the_last_good_answer() {
    let total = |text| typed("participants.total", text);
    let state = after([total("4"), left(), total("9"), total("99999")]);
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
    assert_eq!((state.answers.idea.number(Field::ParticipantsTeachers), state.drafts.len()), (Some(4), 0));
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
    let back = taken_up(&state.to_kept());
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
        "sv mal\nparties=1&activities=1&activities[0].periods=2027-02-02/2027-02-01,/,",
        "sv mal\nparties=1&activities=1\nactivities[0].periods=a/b/c\nactivities[9].periods=/",
        "sv mal\nparties=1&activities=1&activities[0].physicalDaysTotal=7\n1x9é\n\n=",
    ] {
        let state = taken_up(kept);
        assert!(state.units.len() <= MOST_MEMBERS, "{kept:?}");
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

const TOTAL: &str = "activities[0].physicalDaysTotal";

fn left() -> Action {
    Action::Leave(String::new())
}

fn count_in(unit: LengthUnit) -> Action {
    Action::CountIn(Path::parse(TOTAL).unwrap(), unit)
}

fn periods() -> Path {
    Path::at(Place::Activity(0), Field::Periods)
}

fn date(at: u16, text: &str) -> Action {
    Action::TypeDate(periods(), at, text.into())
}

fn add_period() -> Action {
    date(u16::MAX, "")
}

fn dates(state: &State) -> Vec<String> {
    split_dates(&state.dates(periods())).into_iter().map(str::to_owned).collect()
}

/// What the page shows of the length of the first activity: the number and its unit, and the days that were given
fn length(state: &State) -> (String, LengthUnit, Option<u32>) {
    let total = Path::parse(TOTAL).unwrap();
    let days = state.answers.record(total.place).and_then(|record| record.number(Field::PhysicalDaysTotal));
    (state.length_shown(total).to_string(), state.unit_shown(total), days)
}

/// The days of the first activity, given or counted from its dates
fn days(state: &State) -> Option<u32> {
    Facts::new(&state.answers).number(Place::Activity(0), Field::PhysicalDaysTotal).known()
}

#[test]
fn a_length_is_days_whatever_it_is_given_in() {
    use LengthUnit::{Days, Months, Weeks};
    type Shown = (&'static str, LengthUnit, Option<u32>);
    let cases: Vec<(Vec<Action>, Shown)> = vec![
        (vec![typed(TOTAL, "21")], ("21", Days, Some(21))),
        (vec![count_in(Weeks), typed(TOTAL, "3")], ("3", Weeks, Some(21))),
        // The unit that is chosen afterwards is the one that was meant.
        (vec![typed(TOTAL, "3"), count_in(Weeks)], ("3", Weeks, Some(21))),
        (vec![typed(TOTAL, "3"), count_in(Weeks), count_in(Months)], ("3", Months, Some(90))),
        (vec![count_in(Months), typed(TOTAL, "12")], ("12", Months, Some(365))),
        (vec![count_in(Months), typed(TOTAL, "2"), count_in(Days)], ("2", Days, Some(2))),
        (vec![count_in(Weeks), typed(TOTAL, "3"), typed(TOTAL, " ")], ("", Weeks, None)),
        // Out of bounds: what is typed stays, and so does the last good answer.
        (vec![count_in(Weeks), typed(TOTAL, "157")], ("157", Weeks, Some(1_099))),
        (
            vec![count_in(Weeks), typed(TOTAL, "3"), left(), typed(TOTAL, "15"), typed(TOTAL, "158")],
            ("158", Weeks, Some(21)),
        ),
        // The beginning of what is written is no answer.
        (vec![count_in(Weeks), typed(TOTAL, "15"), typed(TOTAL, "158")], ("158", Weeks, None)),
        (vec![typed(TOTAL, "200"), count_in(Weeks)], ("200", Weeks, Some(200))),
        (vec![typed(TOTAL, "200"), count_in(Weeks), typed(TOTAL, "20")], ("20", Weeks, Some(140))),
        (vec![typed(TOTAL, "200"), count_in(Weeks), count_in(Days)], ("200", Days, Some(200))),
        // Another answer does not make days of what waits in months.
        (
            vec![
                count_in(Months),
                typed(TOTAL, "1"),
                left(),
                typed(TOTAL, "40"),
                typed("participants.total", "4"),
            ],
            ("40", Months, Some(30)),
        ),
    ];
    for (actions, (shown, unit, given)) in cases {
        let told = format!("{actions:?}");
        let state = after([Action::Add(Place::NewActivity)].into_iter().chain(actions));
        assert_eq!(length(&state), (shown.to_owned(), unit, given), "{told}");
        let back = taken_up(&state.to_kept());
        assert_eq!(length(&back), (shown.to_owned(), unit, given), "after a reload: {told}");
    }
}

#[test]
fn a_bound_is_told_in_the_unit_that_is_written() {
    for (unit, most) in [(LengthUnit::Days, 1_100), (LengthUnit::Weeks, 157), (LengthUnit::Months, 36)] {
        let state = after([Action::Add(Place::NewActivity), count_in(unit), typed(TOTAL, "5000")]);
        let problem = state.drafts.first().map(|draft| draft.problem);
        assert_eq!(problem, Some(Problem::NotANumber(most)), "{unit:?}");
    }
}

#[test]
fn a_length_that_does_not_come_out_even_is_shown_in_days() {
    let kept = |days: u32| format!("sv mal\nparties=1&activities=1&{TOTAL}={days}\n1");
    assert_eq!(length(&taken_up(&kept(21))), ("3".to_owned(), LengthUnit::Weeks, Some(21)));
    let state = Rc::new(taken_up(&kept(20)));
    assert_eq!(length(&state), ("20".to_owned(), LengthUnit::Days, Some(20)));
    // What is written next is days as well, and does not turn into weeks.
    let state = state.reduce(typed(TOTAL, "21"));
    assert_eq!(length(&state), ("21".to_owned(), LengthUnit::Days, Some(21)));
}

#[test]
fn dates_tell_the_length() {
    let two = [date(0, "2027-02-01"), date(1, "2027-02-21")];
    let cases: Vec<(Vec<Action>, Option<u32>, Option<u32>)> = vec![
        // The actions, the days that follow, and the number that still stands.
        (vec![], None, None),
        (vec![date(0, "2027-02-01")], None, None),
        (vec![date(1, "2027-02-01")], None, None),
        (two.to_vec(), Some(21), None),
        ([&two[..], &[date(1, "")]].concat(), None, None),
        ([&two[..], &[add_period()]].concat(), None, None),
        ([&two[..], &[add_period(), date(2, "2027-05-01"), date(3, "2027-05-01")]].concat(), Some(22), None),
        // A number stays until the dates are whole.
        (vec![date(0, "2027-02-01")], Some(21), Some(21)),
        (two.to_vec(), Some(21), None),
        ([&two[..], &[date(1, "2027-02-20")]].concat(), Some(20), None),
        ([&two[..], &[date(1, "2027-02-20"), date(1, "")]].concat(), None, None),
    ];
    for (place, (actions, expected, given)) in cases.into_iter().enumerate() {
        let told = format!("{place}: {actions:?}");
        let mut before = vec![Action::Add(Place::NewActivity)];
        if place > 6 {
            before.extend([count_in(LengthUnit::Weeks), typed(TOTAL, "3")]);
        }
        let state = after(before.into_iter().chain([add_period()]).chain(actions));
        assert_eq!((days(&state), length(&state).2), (expected, given), "{told}");
        assert!(state.drafts.is_empty(), "{told}");
        assert_eq!(taken_up(&state.to_kept()).answers, state.answers, "{told}");
    }
}

#[test]
fn a_date_that_cannot_be_keeps_the_last_good_ones() {
    for (at, text, problem) in [
        (1, "2027-01-31", Problem::EndsFirst(1)),
        (0, "2027-02-22", Problem::EndsFirst(1)),
        (3, "2027-04-30", Problem::EndsFirst(3)),
        // While a year is being typed, the browser tells of one in the days of Rome.
        (0, "0002-02-01", Problem::NotADate(0)),
        (3, "0002-05-01", Problem::NotADate(3)),
    ] {
        let state = after([
            Action::Add(Place::NewActivity),
            add_period(),
            date(0, "2027-02-01"),
            date(1, "2027-02-21"),
            add_period(),
            date(2, "2027-05-01"),
            date(3, "2027-05-02"),
            date(at, text),
        ]);
        assert_eq!(state.drafts.first().map(|draft| draft.problem), Some(problem), "{at} {text}");
        assert_eq!(days(&state), Some(23), "{at} {text}");
        assert_eq!(dates(&state).get(usize::from(at)).map(String::as_str), Some(text));
        let back = taken_up(&state.to_kept());
        assert_eq!(dates(&back), dates(&state), "after a reload: {at} {text}");
        // The other period can be changed meanwhile, and counts once this one is right.
        let other = if at < 2 { 3 } else { 1 };
        let other = if other == 3 { date(3, "2027-05-03") } else { date(1, "2027-02-22") };
        let right = [(0, "2027-02-01"), (1, "2027-02-21"), (3, "2027-05-02")];
        let right = right.into_iter().find(|(place, _)| *place == at).unwrap();
        let state = state.reduce(other).reduce(date(right.0, right.1));
        assert_eq!((days(&state), state.drafts.len()), (Some(24), 0), "{at} {text}");
    }
}

#[test]
fn periods_are_added_and_removed_with_the_focus() {
    let focus = |at| Some((periods(), at));
    let state = after([Action::Add(Place::NewActivity), add_period()]);
    assert_eq!(state.to_focus, focus(0));
    let state = [date(0, "2027-02-01"), date(1, "2027-02-10"), add_period()]
        .into_iter()
        .fold(state, Reducible::reduce);
    assert_eq!(state.to_focus, focus(2));
    let state = state.reduce(date(2, "2027-03-01")).reduce(date(3, "2027-03-02"));
    assert_eq!((days(&state), state.to_focus), (Some(12), None));
    let first_gone = state.clone().reduce(Action::RemovePeriod(periods(), 0));
    assert_eq!((days(&first_gone), first_gone.to_focus), (Some(2), focus(0)));
    let last_gone = state.reduce(Action::RemovePeriod(periods(), 1));
    assert_eq!((days(&last_gone), last_gone.to_focus), (Some(10), focus(0)));
    let none = last_gone.reduce(Action::RemovePeriod(periods(), 0));
    let none = none.reduce(left());
    assert_eq!((days(&none), none.to_focus), (None, Some((Path::parse(TOTAL).unwrap(), 0))));
    assert_eq!(none.answers.get(periods()), None, "no period is no answer, rather than no days");
}

#[test]
fn there_are_no_more_periods_than_a_list_may_have() {
    let state = after(core::iter::once(Action::Add(Place::NewActivity)).chain(vec![add_period(); 50]));
    assert_eq!(dates(&state).len(), 2 * MOST_MEMBERS);
    assert_eq!((state.to_focus, state.drafts.len()), (None, 0));
}

#[test]
fn a_number_stays_until_dates_say_otherwise() {
    let before = [Action::Add(Place::NewActivity), count_in(LengthUnit::Weeks), typed(TOTAL, "3")];
    let state = after(before).reduce(add_period()).reduce(Action::RemovePeriod(periods(), 0));
    assert_eq!(length(&state), ("3".to_owned(), LengthUnit::Weeks, Some(21)));
    // What could not be read does not wait in a field that cannot be written in.
    let state = state.reduce(typed(TOTAL, "tre")).reduce(add_period());
    assert_eq!((length(&state).2, state.drafts.len()), (Some(21), 0));
}

#[test]
fn removing_an_activity_moves_the_units_of_the_later_ones() {
    let second = Path::at(Place::Activity(1), Field::PhysicalDaysTotal);
    let state = after([
        Action::Add(Place::NewActivity),
        Action::Add(Place::NewActivity),
        count_in(LengthUnit::Months),
        Action::CountIn(second, LengthUnit::Weeks),
        Action::Type(second, "3".into()),
        Action::Remove(Place::Activity(0)),
    ]);
    assert_eq!(length(&state), ("3".to_owned(), LengthUnit::Weeks, Some(21)));
    assert_eq!(state.units, [LengthUnit::Weeks]);
}

#[test]
fn a_party_that_is_removed_takes_along_what_was_said_of_it() {
    let country = |code: &str| Some(Value::One(Country::from_code(code).unwrap().index()));
    let host = |field| Path::at(Place::Activity(0), field);
    let of_party =
        |index, code| Action::Choose(Path::at(Place::Party(index), Field::PartyCountry), country(code));
    let state = after([
        Action::Add(Place::NewParty),
        of_party(1, "FI"),
        Action::Choose(Path::idea(Field::PartiesMore), Some(Value::YesNo(false))),
        Action::Add(Place::NewActivity),
        Action::Choose(host(Field::ReceivingOrgCountry), country("FI")),
        Action::Choose(host(Field::ReceivingOrgInPartnership), Some(Value::YesNo(true))),
    ]);
    assert_eq!(state.drafts, []);
    let elsewhere = state.clone().reduce(of_party(1, "NO"));
    let inside = Problem::Contradicts(host(Field::ReceivingOrgInPartnership));
    assert_eq!(elsewhere.drafts.first().map(|draft| draft.problem), Some(inside));
    let state = state.reduce(Action::Remove(Place::Party(1)));
    assert_eq!(state.answers.get(host(Field::ReceivingOrgInPartnership)), None);
    assert_eq!(state.answers.get(host(Field::ReceivingOrgCountry)), country("FI").as_ref());
    assert_eq!(contradiction(&state.answers), None);
}

#[test]
fn another_organisation_forgets_only_what_cannot_be() {
    let choose = |field, index| Action::Choose(Path::idea(field), Some(Value::One(index)));
    let own_kind = Path::at(Place::Party(0), Field::PartyOrgType);
    let state = after([
        choose(Field::OrgType, OrgType::GymnasieskolaYrk.index()),
        choose(Field::ResultArea, Area::Vet.index()),
        typed("participants.total", "4"),
        Action::Choose(own_kind, Some(Value::One(PartyKind::UpperSecondary.index()))),
        choose(Field::OrgType, OrgType::Grundskola.index()),
    ]);
    assert_eq!(state.answers.get(own_kind), None);
    assert_eq!(state.answers.idea.get(Field::ResultArea), None);
    assert_eq!(state.answers.idea.number(Field::ParticipantsTotal), Some(4));
}

/// Different numbers at each call, the same ones in each run
fn noise() -> impl FnMut(usize) -> usize {
    let mut seed = 0x9e37_79b9_u32;
    move |below| {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed as usize % below.max(1)
    }
}

/// What another version has kept, or a vandal: whole texts with parts changed, cut off, put twice, and noise
#[test]
fn whatever_is_kept_is_read_as_far_as_it_goes() {
    let whole = [
        "sv organisation\n",
        "EN program/atlas_partnership\norg.type=grundskola&goals=GOAL-01,GOAL-12&goalsMore=1&parties=2&parties[0].country=SE&\
         parties[1].country=IN&participants.total=4&activities=1&activities[0].type=long_pupil\n210\n? participants.total \
         parties[1].orgType\nparticipants.teachers=3x\nactivities[0].physicalDaysTotal=1 2",
        "SV mal\nparties=1&parties[0].country=SE\n9999999999999999999999999\n?\n=\n==\nparties[999].country=SE",
    ];
    let pieces = [
        "\n",
        "=",
        "&",
        "?",
        "[",
        "]",
        "parties[+].country=",
        "parties=40&",
        "\u{0}",
        "🦊",
        "å",
        "-1",
        "4294967296",
        "%00",
    ];
    let mut noise = noise();
    let mut differ = 0;
    for _ in 0..3_000 {
        let mut kept: Vec<char> = whole[noise(whole.len())].chars().collect();
        for _ in 0..1 + noise(3) {
            let place = noise(kept.len() + 1);
            match noise(4) {
                0 => kept.truncate(place),
                1 => drop(kept.splice(place..place, pieces[noise(pieces.len())].chars())),
                2 if !kept.is_empty() => drop(kept.remove(noise(kept.len()))),
                _ => kept.extend_from_within(place..),
            }
        }
        let kept: String = kept.into_iter().collect();
        let state = taken_up(&kept);
        // What was read is kept again as it is.
        assert_eq!(taken_up(&state.to_kept()).answers, state.answers, "{kept:?}");
        assert!(state.drafts.len() <= MOST_MEMBERS + 2, "{kept:?}");
        differ += usize::from(state.answers != State::default().answers);
    }
    assert!(differ > 300, "{differ}: hardly anything was read");
    let long =
        "sv program\n".to_owned() + &"parties[0].country=SE&".repeat(200_000) + &"\nx=1".repeat(200_000);
    assert!(taken_up(&long).drafts.len() <= MOST_MEMBERS + 2);
}

/// 102 months are more than there may be, 102 days are not
#[test]
fn the_unit_of_what_waits_to_be_put_right_stays() {
    let idea = "sv mal\nparties=1&activities=1&activities[0].type=long_pupil";
    for after in ["", "\n", "\n\n", "\n0", "\n\nSV mal", "\n1"] {
        let state = taken_up(&format!("{idea}\n2\n{TOTAL}=102{after}"));
        assert_eq!((state.units.as_slice(), state.drafts.len()), (&[LengthUnit::Months][..], 1), "{after:?}");
        assert_eq!(taken_up(&state.to_kept()).answers, state.answers, "{after:?}");
    }
}

/// What cannot be typed was put there by somebody else
#[test]
fn what_is_kept_has_no_control_characters() {
    let idea = Path::idea(Field::ParticipantsTeachers);
    for kept in ["sv mal\n\nparticipants.teachers=3", "sv mal\n\nparticipants.teachers=\u{0}3\u{0}\t\u{7f}"] {
        let state = taken_up(kept);
        assert_eq!(state.answers.idea.number(Field::ParticipantsTeachers), Some(3), "{kept:?}");
        assert!(state.drafts.iter().all(|draft| draft.path != idea), "{kept:?}");
        assert_eq!(taken_up(&state.to_kept()).answers, state.answers, "{kept:?}");
    }
}

/// What the page around may write on the element
#[test]
fn whatever_is_preset_only_chooses_what_can_be_chosen() {
    let long = "GOAL-01,".repeat(100_000);
    for text in ["", ",", ",,,", "grundskola", "GOAL-01", "GOAL-01,GOAL-01", "goal-01", "🦊", "\u{0}", &long]
    {
        let state = State::begin(Some(text), Some(text), Some(text));
        let goals = state.goals_chosen();
        assert_eq!(goals, usize::from(text.contains("GOAL-01")), "{text:.20}");
        assert_eq!(state.answers.idea.one::<OrgType>(Field::OrgType).is_some(), text == "grundskola");
        assert_eq!((state.lang, state.answers.clone()), (Lang::Sv, (*state.preset).clone()));
    }
}
