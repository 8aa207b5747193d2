//! esbuild, which makes the scripts and the style sheet smaller.

use super::npm::Program;

/// See the module. Of another version the weight is not known.
pub(crate) const ESBUILD: Program = Program {
    command: "esbuild",
    name: "esbuild",
    version: "0.28.2",
    package: "esbuild@0.28.2",
    seconds: 5,
    will_do: |answer| answer == ESBUILD.version,
};
