//! The JavaScript module: the engine with its catalogue, without the page.
//!
//! `static/module/` stands before it: what comes in here is plain data already, copied by JavaScript, or an array of bytes.
//! An exception of foreign code would leave the stack of this module as it stood.

use std::cell::RefCell;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use utbyteskollen::catalogue::{Catalogue, CatalogueFault, own, unpack};
use utbyteskollen::facts::Date;
use utbyteskollen::wire::{Code, Tree, catalogue_tree, programmes_tree, questions_tree, refusal_tree, reply};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

thread_local! {
    /// The widget's own catalogue, with what a host has added
    static CATALOGUE: RefCell<Result<Catalogue, CatalogueFault>> = RefCell::new(own());
}

/// What the rules say of answers, at a moment in the milliseconds of JavaScript's clock
#[wasm_bindgen]
pub fn assess(answers: JsValue, now: f64) -> JsValue {
    let tree = match serde_wasm_bindgen::from_value::<Tree>(answers) {
        Ok(tree) => tree,
        // Plain data is refused for its size alone.
        Err(error) => return value(&refusal_tree(Code::TooLarge, "", &error.to_string())),
    };
    value(&with_catalogue(|catalogue| {
        reply(catalogue, &tree, || day(now)).unwrap_or_else(|fault| fault.refusal())
    }))
}

/// Every programme, with its door at that moment
#[wasm_bindgen]
pub fn programmes(now: f64) -> JsValue {
    value(&with_catalogue(|catalogue| match day(now) {
        Some(today) => programmes_tree(catalogue, today),
        None => refusal_tree(Code::NoDay, "", "the clock is outside 1970 to 2199; set it"),
    }))
}

/// Every fact that can be asked
#[wasm_bindgen]
pub fn questions() -> JsValue {
    value(&questions_tree())
}

/// Adds a host's packed catalogue to the widget's own, or puts it in its place where it says so. One that came before goes.
#[wasm_bindgen(js_name = loadCatalogue)]
pub fn load_catalogue(bytes: &[u8]) -> JsValue {
    let joined = unpack(bytes).and_then(|host| own()?.with(host));
    value(&match joined {
        Ok(joined) => {
            let told = catalogue_tree(&joined);
            CATALOGUE.set(Ok(joined));
            told
        }
        Err(fault) => fault.refusal(),
    })
}

fn with_catalogue(tell: impl FnOnce(&Catalogue) -> Tree) -> Tree {
    CATALOGUE.with_borrow(|catalogue| match catalogue {
        Ok(catalogue) => tell(catalogue),
        Err(fault) => fault.refusal(),
    })
}

/// The date in Sweden
fn day(now: f64) -> Option<Date> {
    // The clock is a float by its own definition; only whole seconds go on.
    Date::in_sweden(now as u64 / 1_000)
}

/// A tree as JavaScript has it: plain objects, and numbers that are no `BigInt`
fn value(tree: &Tree) -> JsValue {
    tree.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

fn main() {}
