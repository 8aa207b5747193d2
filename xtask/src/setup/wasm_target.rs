//! The WebAssembly target: a compiler and a standard library for wasm32-unknown-unknown.

use super::standard_library::ORDINARY;
use super::{Progress, Tool, debian};
use crate::commands::{DEBIAN_RUSTC, Environment, find, output, workshop};
use crate::{Result, cache};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// The name of the target.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "rust-web-src", "lld-22"];

// One installation at a time: the small standard library, installed beside it, needs the compiler too.
static INSTALLING: Mutex<()> = Mutex::new(());

/// See the module.
pub(crate) struct WasmTarget;

/// A compiler that makes WebAssembly modules.
pub(crate) enum Compiler {
    /// The one that cargo uses, whose toolchain has the target.
    Own(OsString),
    /// Debian's, with a standard library from the cache.
    Debian,
}

impl Tool for WasmTarget {
    fn name(&self) -> Result<String> {
        Ok("WebAssembly target".to_owned())
    }

    fn look(&self) -> Result<Option<Environment>> {
        Ok(found()?.map(|(_, environment)| environment))
    }

    fn plan(&self) -> String {
        if may_use_rustup() {
            format!("`rustup target add {TARGET}`, about 10 seconds")
        } else {
            format!(
                "Debian's {} and the standard library built from source, 1–2 minutes",
                DEBIAN_PACKAGES.join(", ")
            )
        }
    }

    fn install(&self, progress: &Progress) -> Result<()> {
        installed(progress).map(drop)
    }

    fn by_hand(&self) -> Result<String> {
        Ok(format!(
            "run `rustup target add {TARGET}` for the toolchain that `cargo` uses here; or, on Debian without \
             its own packages rustc, cargo and rustup, `{}`, and then this chore again.",
            debian::install_line(DEBIAN_PACKAGES)
        ))
    }
}

impl Compiler {
    pub(crate) fn program(&self) -> &OsStr {
        match self {
            Self::Own(program) => program,
            Self::Debian => OsStr::new(DEBIAN_RUSTC),
        }
    }

    /// The flag that names the linker, where the compiler looks for it in vain within the sysroot.
    pub(crate) fn linker(&self) -> Option<&'static str> {
        match self {
            Self::Own(_) => None,
            Self::Debian => Some("-Clinker=/usr/bin/wasm-ld-22"),
        }
    }

    /// The variables that make cargo use it.
    pub(crate) fn variables(&self) -> Vec<(&'static str, OsString)> {
        match self {
            Self::Own(_) => Vec::new(),
            Self::Debian => vec![("RUSTC", DEBIAN_RUSTC.into()), ("RUSTDOC", "/usr/bin/rustdoc".into())],
        }
    }

    /// Installs the source of its standard library.
    pub(crate) fn add_source(&self, progress: &Progress) -> Result<()> {
        match self {
            Self::Own(_) if may_use_rustup() => {
                progress.run(Command::new("rustup").args(["component", "add", "rust-src"]))
            }
            Self::Own(_) => Err("the compiler's source is not there".to_owned()),
            Self::Debian => debian::install(DEBIAN_PACKAGES, progress),
        }
    }

    /// Whether it makes a WebAssembly module under these flags.
    pub(crate) fn makes_a_module(&self, flags: &[String]) -> Result<bool> {
        let place = workshop().join("probe");
        fs::create_dir_all(&place).map_err(cache::failed("create", &place))?;
        let source = place.join("probe.rs");
        fs::write(&source, "fn main() { std::hint::black_box(vec![1]); }\n")
            .map_err(cache::failed("write", &source))?;
        let mut command = Command::new(self.program());
        // Those of the small standard library are unstable.
        command.env("RUSTC_BOOTSTRAP", "1").args(["--edition", "2024", "--target", TARGET]).args(flags);
        Ok(output(command.arg("-o").arg(place.join("probe.wasm")).arg(&source)).is_some())
    }
}

/// The compiler that the page is built with, and the variables under which cargo uses it.
pub(crate) fn found() -> Result<Option<(Compiler, Environment)>> {
    let own = Compiler::Own(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    if own.makes_a_module(&[])? {
        return Ok(Some((own, Environment::default())));
    }
    if output(Command::new(DEBIAN_RUSTC).arg("-vV")).is_none() {
        return Ok(None);
    }
    Ok(ORDINARY.look(&Compiler::Debian)?.map(|environment| (Compiler::Debian, environment)))
}

/// The compiler that the page is built with, installed where it is not there.
pub(crate) fn installed(progress: &Progress) -> Result<Compiler> {
    progress.say("waiting for the compiler");
    let _one_at_a_time = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((compiler, _)) = found()? {
        return Ok(compiler);
    }
    let mut why = String::new();
    if may_use_rustup() {
        match progress.run(Command::new("rustup").args(["target", "add", TARGET])) {
            Ok(()) => {
                if let Some((compiler, _)) = found()? {
                    return Ok(compiler);
                }
                why = "rustup added the target to another compiler than the one in use; ".to_owned();
            }
            Err(error) => why = format!("{error}; "),
        }
    }
    let explained = |error| format!("{why}{error}");
    debian::install(DEBIAN_PACKAGES, progress).map_err(explained)?;
    ORDINARY.install(&Compiler::Debian, progress).map_err(explained)?;
    Ok(Compiler::Debian)
}

fn may_use_rustup() -> bool {
    // The owner of the machine wants no toolchain installed by itself; `rustup target add` does not ask.
    find("rustup").is_some() && std::env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|value| value != "0")
}
