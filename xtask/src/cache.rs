//! The cache that outlives the checkout: `$XDG_CACHE_HOME/utbyteskollen/<tool>-<version>`.

use crate::Result;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// The directory of the cache; it need not exist.
pub(crate) fn directory() -> Result<PathBuf> {
    let named = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(".cache")));
    let base = base.ok_or("no place for the tools: set HOME or XDG_CACHE_HOME to an absolute path")?;
    Ok(base.join("utbyteskollen"))
}

/// Where an entry lies; it is there, whole, or it is not there.
pub(crate) fn entry(name: &str) -> Result<PathBuf> {
    Ok(directory()?.join(name))
}

/// Makes an entry: `fill` gets an empty temporary directory, which takes the entry's name once it is whole.
pub(crate) fn install(name: &str, say: &dyn Fn(&str), fill: &dyn Fn(&Path) -> Result<()>) -> Result<()> {
    install_in(&directory()?, name, say, fill)
}

fn install_in(
    directory: &Path,
    name: &str,
    say: &dyn Fn(&str),
    fill: &dyn Fn(&Path) -> Result<()>,
) -> Result<()> {
    fs::create_dir_all(directory).map_err(failed("create", directory))?;
    let lock = directory.join(format!(".{name}.lock"));
    let lock = File::create(&lock).map_err(failed("create", &lock))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say("waiting for another set-up that installs the same");
            lock.lock().map_err(failed("lock", directory))?;
        }
        Err(TryLockError::Error(error)) => return Err(failed("lock", directory)(error)),
    }
    let entry = directory.join(name);
    if entry.is_dir() {
        return Ok(());
    }
    // Under the lock, a temporary directory that lies here belongs to a set-up that was broken off.
    let temporary = directory.join(format!(".{name}.part"));
    if temporary.exists() {
        fs::remove_dir_all(&temporary).map_err(failed("remove", &temporary))?;
    }
    fs::create_dir(&temporary).map_err(failed("create", &temporary))?;
    let filled =
        fill(&temporary).and_then(|()| fs::rename(&temporary, &entry).map_err(failed("rename", &temporary)));
    if filled.is_err() {
        // The first failure is the one to tell; the next set-up clears what is left here.
        fs::remove_dir_all(&temporary).ok();
    }
    filled
}

/// What could not be done to a path, for `map_err`.
pub(crate) fn failed<'a>(verb: &'a str, path: &'a Path) -> impl Fn(std::io::Error) -> String + 'a {
    move |error| format!("cannot {verb} {}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::thread;

    fn place(name: &str) -> PathBuf {
        let place = crate::commands::workshop().join("tests").join(name);
        fs::remove_dir_all(&place).ok();
        place
    }

    #[test]
    fn an_entry_that_fails_is_not_there_and_can_be_made_again() {
        let place = place("fails");
        let half = |temporary: &Path| {
            fs::write(temporary.join("half"), "").unwrap();
            Err("the network is gone".to_owned())
        };
        assert!(install_in(&place, "tool-1", &|_| (), &half).is_err());
        assert!(!place.join("tool-1").exists());
        install_in(&place, "tool-1", &|_| (), &|_| Ok(())).unwrap();
        assert_eq!(fs::read_dir(place.join("tool-1")).unwrap().count(), 0);
    }

    #[test]
    fn what_a_set_up_left_that_was_broken_off_is_cleared() {
        let place = place("broken-off");
        fs::create_dir_all(place.join(".tool-1.part")).unwrap();
        fs::write(place.join(".tool-1.part").join("half"), "").unwrap();
        install_in(&place, "tool-1", &|_| (), &|_| Ok(())).unwrap();
        assert_eq!(fs::read_dir(place.join("tool-1")).unwrap().count(), 0);
    }

    #[test]
    fn two_at_a_time_install_once() {
        let place = place("two");
        let times = AtomicU32::new(0);
        let fill = |_: &Path| {
            times.fetch_add(1, Ordering::SeqCst);
            thread::sleep(std::time::Duration::from_millis(50));
            Ok(())
        };
        thread::scope(|scope| {
            let both = [(); 2].map(|()| {
                scope.spawn(|| install_in(&place, "tool-1", &|_| (), &|temporary| fill(temporary)))
            });
            both.into_iter().for_each(|one| one.join().unwrap().unwrap());
        });
        assert_eq!(times.load(Ordering::SeqCst), 1);
    }
}
