//! Any settings of the page around, a line each, and after an empty line any text as what was kept: both are read as far as they
//! go, and what was read is kept again as it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use utbyteskollen::facts::contradiction::contradiction;
use utbyteskollen::ui::state::{State, Step};

fuzz_target!(|text: &str| {
    let (around, kept) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut around = around.lines();
    let mut state = State::begin(around.next(), around.next(), around.next());
    let (early, fragment) = (around.next(), around.next());
    state.take_up(kept);
    assert!(contradiction(&state.answers).is_none());

    let mut again = State::default();
    again.take_up(&state.to_kept());
    assert_eq!(again.answers, state.answers);

    state.choose_early(early.unwrap_or_default());
    assert!(contradiction(&state.answers).is_none());
    if let Some(step) = fragment.and_then(Step::from_fragment) {
        assert_eq!(Some(&*step.fragment()), fragment);
    }
});
