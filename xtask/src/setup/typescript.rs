//! TypeScript, which holds the JavaScript module against its types: only that test fails without it.

use super::npm::Program;

/// See the module. Of another version it is not known what it finds.
pub(crate) const TYPESCRIPT: Program = Program {
    command: "tsc",
    name: "TypeScript",
    version: "5.9.3",
    package: "typescript@5.9.3",
    seconds: 5,
    will_do: |answer| answer.strip_prefix("Version ") == Some(TYPESCRIPT.version),
};
