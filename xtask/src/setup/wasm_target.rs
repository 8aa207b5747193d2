//! The WebAssembly target: a compiler and a standard library for wasm32-unknown-unknown.

use super::{Progress, Tool, debian};
use crate::commands::{DEBIAN_RUSTC, Environment, find, output, workshop};
use crate::{Result, cache};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name of the target.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "rust-web-src", "lld-22"];

// The compiler itself looks for `rust-lld` within the sysroot.
const DEBIAN_LINKER: &str = "-Clinker=/usr/bin/wasm-ld-22";

// Each of them would override the flags for the target.
const OVERRIDING: &[&str] =
    &["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS", "CARGO_BUILD_TARGET"];

/// See the module.
pub(crate) struct WasmTarget;

impl Tool for WasmTarget {
    fn name(&self) -> Result<String> {
        Ok("WebAssembly target".to_owned())
    }

    fn look(&self) -> Result<Option<Environment>> {
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        if compiles(&rustc, None)? {
            return Ok(Some(Environment::default()));
        }
        let Some(sysroot) = debian_sysroot()? else { return Ok(None) };
        let entry = cache::entry(&sysroot)?;
        if !entry.is_dir() || !compiles(OsStr::new(DEBIAN_RUSTC), Some(&entry))? {
            return Ok(None);
        }
        let mut flags = OsString::from(DEBIAN_LINKER);
        flags.push(" --sysroot ");
        flags.push(&entry);
        if entry.to_string_lossy().contains(char::is_whitespace) {
            return Err(format!(
                "the cache {} has a space in its name, which compiler flags cannot carry: \
                 set XDG_CACHE_HOME to a directory without one",
                entry.display()
            ));
        }
        Ok(Some(Environment {
            path: Vec::new(),
            set: vec![
                ("RUSTC", DEBIAN_RUSTC.into()),
                ("RUSTDOC", "/usr/bin/rustdoc".into()),
                ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags),
            ],
            unset: OVERRIDING.to_vec(),
        }))
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
        let mut why = String::new();
        if may_use_rustup() {
            match progress.run(Command::new("rustup").args(["target", "add", TARGET])) {
                Ok(()) if self.look()?.is_some() => return Ok(()),
                Ok(()) => {
                    why = "rustup added the target to another compiler than the one in use; ".to_owned()
                }
                Err(error) => why = format!("{error}; "),
            }
        }
        debian::install(DEBIAN_PACKAGES, progress).map_err(|error| format!("{why}{error}"))?;
        let sysroot = debian_sysroot()?.ok_or_else(|| format!("{why}{DEBIAN_RUSTC} does not run"))?;
        cache::install(&sysroot, &|words| progress.say(words), &|place| build_sysroot(place, progress))
    }

    fn by_hand(&self) -> Result<String> {
        Ok(format!(
            "run `rustup target add {TARGET}` for the toolchain that `cargo` uses here; or, on Debian without \
             its own packages rustc, cargo and rustup, `{}`, and then this chore again.",
            debian::install_line(DEBIAN_PACKAGES)
        ))
    }
}

fn may_use_rustup() -> bool {
    // The owner of the machine wants no toolchain installed by itself; `rustup target add` does not ask.
    find("rustup").is_some() && std::env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|value| value != "0")
}

/// Whether this compiler makes a WebAssembly module.
fn compiles(rustc: &OsStr, sysroot: Option<&Path>) -> Result<bool> {
    let place = workshop().join("probe");
    fs::create_dir_all(&place).map_err(cache::failed("create", &place))?;
    let source = place.join("probe.rs");
    fs::write(&source, "fn main() { std::hint::black_box(vec![1]); }\n")
        .map_err(cache::failed("write", &source))?;
    let mut command = Command::new(rustc);
    command.args(["--edition", "2024", "--target", TARGET, "-o"]).arg(place.join("probe.wasm")).arg(&source);
    if let Some(sysroot) = sysroot {
        command.arg(DEBIAN_LINKER).arg("--sysroot").arg(sysroot);
    }
    Ok(output(&mut command).is_some())
}

/// The name in the cache of the standard library for Debian's compiler, where there is such a compiler.
fn debian_sysroot() -> Result<Option<String>> {
    let Some(version) = output(Command::new(DEBIAN_RUSTC).arg("-vV")) else { return Ok(None) };
    let release = version.lines().find_map(|line| line.strip_prefix("release: ")).unwrap_or("unknown");
    Ok(Some(format!("sysroot-{release}-{:016x}", fingerprint(&version))))
}

/// FNV-1a: the hashes of the standard library may differ from one compiler to the next.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Builds the standard library for the target with Debian's compiler, from Debian's source.
fn build_sysroot(place: &Path, progress: &Progress) -> Result<()> {
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
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        // Without the bitcode, link-time optimisation of the page fails.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env("CARGO_TARGET_DIR", package.join("target"))
        // `test` is for the tests in the browser.
        .args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,proc_macro,test"]);
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

/// The file name of a library of the standard library.
fn name_of_library(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    (path.extension()? == "rlib" && !name.starts_with("libempty-")).then(|| PathBuf::from(name))
}
