//! The calendar date in Sweden.

use crate::facts::Date;

/// Today's date in Sweden, by the device's clock
pub fn today() -> Option<Date> {
    // The milliseconds of the browser's clock are a float by its own definition; only whole seconds go on.
    let milliseconds = js_sys::Date::now() as u64;
    Date::in_sweden(milliseconds / 1_000)
}
