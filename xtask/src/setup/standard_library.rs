//! A standard library for the WebAssembly target, built from the compiler's own source into the cache.

use super::Progress;
use super::wasm_target::{Compiler, TARGET};
use crate::commands::{Environment, output};
use crate::{Result, cache};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

// Each of them would override the flags for the target.
const OVERRIDING: &[&str] =
    &["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS", "CARGO_BUILD_TARGET"];

/// One way of building it.
pub(crate) struct StandardLibrary {
    /// How its name in the cache begins.
    name: &'static str,
    /// The compiler's flags, for it as for what is built with it.
    flags: &'static [&'static str],
    /// The compiler's flags for it alone.
    own_flags: &'static [&'static str],
    /// Cargo's flags that choose its parts.
    parts: &'static [&'static str],
}

/// As everyone has it: panics speak, and `test` is there for the tests in the browser.
pub(crate) const ORDINARY: StandardLibrary = StandardLibrary {
    name: "sysroot",
    flags: &[],
    // Without the bitcode, link-time optimisation of the page fails.
    own_flags: &["-Cembed-bitcode=yes"],
    parts: &["-Zbuild-std=std,panic_abort,proc_macro,test"],
};

/// As small as it gets: a panic is a bare `unreachable`, which drops every message and its formatting.
pub(crate) const SMALL: StandardLibrary = StandardLibrary {
    name: "sysroot-small",
    // What the compiler inlines before LLVM sees it is more than what LLVM then finds worth its bytes.
    flags: &["-Zunstable-options", "-Cpanic=immediate-abort", "-Zinline-mir=no"],
    own_flags: &["-Cembed-bitcode=yes", "-Copt-level=z"],
    parts: &["-Zbuild-std=std,panic_abort,proc_macro", "-Zbuild-std-features=optimize_for_size"],
};

impl StandardLibrary {
    /// The variables under which cargo builds with this compiler and this library, where the library is there.
    pub(crate) fn look(&self, compiler: &Compiler) -> Result<Option<Environment>> {
        let place = cache::entry(&self.entry(compiler)?)?;
        if !place.is_dir() {
            return Ok(None);
        }
        let mut flags = vec!["--sysroot".to_owned(), one_word(&place)?.to_owned()];
        flags.extend(compiler.linker().into_iter().chain(self.flags.iter().copied()).map(str::to_owned));
        if !compiler.makes_a_module(&flags)? {
            return Ok(None);
        }
        let mut set = compiler.variables();
        set.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" ").into()));
        if !self.flags.is_empty() {
            set.push(("RUSTC_BOOTSTRAP", "1".into()));
        }
        Ok(Some(Environment { path: Vec::new(), set, unset: OVERRIDING.to_vec() }))
    }

    /// Builds it into the cache.
    pub(crate) fn install(&self, compiler: &Compiler, progress: &Progress) -> Result<()> {
        let entry = self.entry(compiler)?;
        one_word(&cache::entry(&entry)?)?;
        cache::install(&entry, &|words| progress.say(words), &|place| self.build(compiler, place, progress))
    }

    /// Its name in the cache. The hashes within a library differ from one compiler to the next.
    fn entry(&self, compiler: &Compiler) -> Result<String> {
        let version = output(Command::new(compiler.program()).arg("-vV"))
            .ok_or_else(|| format!("{} does not run", compiler.program().to_string_lossy()))?;
        let release = version.lines().find_map(|line| line.strip_prefix("release: ")).unwrap_or("unknown");
        let mut made_from = vec![version.as_str()];
        made_from.extend([self.flags, self.own_flags, self.parts].into_iter().flatten());
        Ok(format!("{}-{release}-{:016x}", self.name, fingerprint(&made_from.join("\n"))))
    }

    fn build(&self, compiler: &Compiler, place: &Path, progress: &Progress) -> Result<()> {
        let package = place.join("package");
        let source = package.join("src");
        fs::create_dir_all(&source).map_err(cache::failed("create", &source))?;
        let manifest = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n";
        fs::write(package.join("Cargo.toml"), manifest).map_err(cache::failed("write", &package))?;
        fs::write(source.join("lib.rs"), "#![no_std]\n").map_err(cache::failed("write", &source))?;
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command
            .current_dir(&package)
            .env("RUSTC", compiler.program())
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", [self.own_flags, self.flags].concat().join(" "))
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env("CARGO_TARGET_DIR", package.join("target"))
            .args(["build", "--release", "--target", TARGET])
            .args(self.parts);
        progress.run(&mut command)?;
        let built = package.join("target").join(TARGET).join("release").join("deps");
        let library = place.join("lib").join("rustlib").join(TARGET).join("lib");
        fs::create_dir_all(&library).map_err(cache::failed("create", &library))?;
        for file in fs::read_dir(&built).map_err(cache::failed("read", &built))? {
            let path = file.map_err(cache::failed("read", &built))?.path();
            if let Some(name) = name_of_library(&path) {
                fs::rename(&path, library.join(name)).map_err(cache::failed("move", &path))?;
            }
        }
        fs::remove_dir_all(&package).map_err(cache::failed("remove", &package))
    }
}

/// The path as compiler flags can carry it.
fn one_word(place: &Path) -> Result<&str> {
    place.to_str().filter(|path| !path.contains(char::is_whitespace)).ok_or_else(|| {
        format!(
            "the cache {} has a name that compiler flags cannot carry: set XDG_CACHE_HOME to a directory \
             without a space in its name",
            place.display()
        )
    })
}

/// FNV-1a.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The file name of a library of the standard library.
fn name_of_library(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    (path.extension()? == "rlib" && !name.starts_with("libempty-")).then(|| PathBuf::from(name))
}
