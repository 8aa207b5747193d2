//! The small standard library, for the released page only.
//!
//! It takes about a tenth off the first load. It is built from the compiler's source: Debian's package brings that;
//! for rustup's compilers `rustup component add rust-src` does, where rustup may be used. Where the source is not to
//! be had, the page is built with the ordinary library, the size report says so, and the bar on the first load does
//! not count: a part that is missing on this machine is no fault of the page. So it is for wasm-opt and esbuild too.

use super::standard_library::SMALL;
use super::wasm_target::{self, Compiler};
use super::{Progress, Tool};
use crate::Result;
use crate::commands::{Environment, output};
use std::path::Path;
use std::process::Command;

/// See the module.
pub(crate) struct SmallLibrary;

impl Tool for SmallLibrary {
    fn name(&self) -> Result<String> {
        Ok("small standard library".to_owned())
    }

    // Nothing but the released page is to be built with it, so there are no variables for everyone.
    fn look(&self) -> Result<Option<Environment>> {
        Ok(for_release()?.map(|_| Environment::default()))
    }

    fn plan(&self) -> String {
        "built from the compiler's source, 30–60 seconds".to_owned()
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        let compiler = wasm_target::installed(progress)?;
        if !has_source(&compiler) {
            compiler.add_source(progress)?;
        }
        SMALL.install(&compiler, progress)
    }

    fn by_hand(&self) -> Result<String> {
        Ok("run `rustup component add rust-src` for the toolchain that `cargo` uses here, and then this chore again."
            .to_owned())
    }

    fn optional(&self) -> bool {
        true
    }
}

/// The variables under which the page is built for release with it, where it is there.
pub(crate) fn for_release() -> Result<Option<Environment>> {
    match wasm_target::found()? {
        Some((compiler, _)) => SMALL.look(&compiler),
        None => Ok(None),
    }
}

fn has_source(compiler: &Compiler) -> bool {
    let sysroot = output(Command::new(compiler.program()).args(["--print", "sysroot"])).unwrap_or_default();
    Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file()
}
