//! wasm-opt, which makes the module smaller.

use super::npm::Program;

/// The oldest that knows what today's compiler puts out: Debian's own is older.
const OLDEST: u32 = 132;

/// See the module.
pub(crate) const WASM_OPT: Program = Program {
    command: "wasm-opt",
    name: "Binaryen",
    version: "132",
    package: "binaryen@132.0.0",
    seconds: 10,
    will_do: |answer| {
        let version = answer.split_whitespace().nth(2).and_then(|word| word.parse::<u32>().ok());
        version.is_some_and(|version| version >= OLDEST)
    },
};
