//! Compiled code that is kept between runs: whatever stands in the folder, a plugin is
//! what its own bytes make it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use evenhand::plugin::CacheError;
use evenhand::{Cache, Engine, Limits, Outcome};
use tempfile::TempDir;

use crate::conformance::puppet::{neighbour, outcome, packed, sound};

/// What stands before the code: a line, the key, the code's sha256.
const HEAD: usize = "evenhand compiled v2\n".len() + 32 + 32;

struct Kept {
    folder: TempDir,
}

impl Kept {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn cache(&self, bound: u64) -> Cache {
        Cache::open(self.folder.path(), bound).unwrap()
    }

    /// An engine as another process would make one.
    fn engine(&self) -> Engine {
        Engine::with_cache(Limits::default(), Some(self.cache(Cache::BOUND))).unwrap()
    }

    fn entries(&self) -> Vec<PathBuf> {
        self.cache(Cache::BOUND).entries().unwrap().into_iter().map(|entry| entry.path).collect()
    }

    /// The only entry.
    fn entry(&self) -> PathBuf {
        let entries = self.entries();
        assert_eq!(entries.len(), 1, "{entries:?}");
        entries.into_iter().next().unwrap()
    }

    /// Loads the plugin in `bytes` and returns what it makes of the description.
    fn assess(&self, bytes: &[u8]) -> Outcome {
        let engine = self.engine();
        let plugin = engine.load(bytes).unwrap();
        outcome(&engine, plugin)
    }

    fn files(&self) -> usize {
        fs::read_dir(self.folder.path()).unwrap().count()
    }
}

fn plain(bytes: &[u8]) -> Outcome {
    let engine = Engine::new().unwrap();
    let plugin = engine.load(bytes).unwrap();
    outcome(&engine, plugin)
}

/// What an outcome is, but for the engine that it comes from.
fn same(found: &Outcome, expected: &Outcome) {
    assert_eq!(found.result, expected.result);
    assert_eq!(found.fuel, expected.fuel);
    assert_eq!(found.plugin.framework(), expected.plugin.framework());
}

const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Lets a file look as if it had last been used a week ago.
fn age(path: &Path) {
    File::options().append(true).open(path).unwrap().set_modified(SystemTime::now() - WEEK).unwrap();
}

/// Whether an aged file was used since.
fn was_used(path: &Path) -> bool {
    fs::metadata(path).unwrap().modified().unwrap() > SystemTime::now() - WEEK / 2
}

#[test]
fn what_was_compiled_once_is_used_again() {
    let (kept, component) = (Kept::new(), packed(&sound()));
    let expected = plain(&component);
    same(&kept.assess(&component), &expected);
    let written = fs::read(kept.entry()).unwrap();
    age(&kept.entry());
    same(&kept.assess(&component), &expected);
    assert!(was_used(&kept.entry()));
    assert_eq!(fs::read(kept.entry()).unwrap(), written);
    assert_eq!(kept.files(), 1, "nothing is left unfinished");
}

#[test]
fn a_damaged_entry_costs_a_compilation_and_is_replaced() {
    let (kept, component) = (Kept::new(), packed(&sound()));
    let expected = plain(&component);
    same(&kept.assess(&component), &expected);
    let (entry, whole) = (kept.entry(), fs::read(kept.entry()).unwrap());
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    let damages = [
        ("nothing", Vec::new()),
        ("another file", b"# A page\n".to_vec()),
        ("another version", [b"evenhand compiled v0\n", &whole[21..]].concat()),
        ("the key", flipped(30)),
        ("the hash", flipped(HEAD - 1)),
        ("the first byte of code", flipped(HEAD)),
        ("a byte in the middle", flipped(whole.len() / 2)),
        ("the last byte", flipped(whole.len() - 1)),
        ("the head alone", whole[..HEAD].to_vec()),
        ("half of it", whole[..whole.len() / 2].to_vec()),
        ("all but a byte", whole[..whole.len() - 1].to_vec()),
        ("a byte more", [&whole[..], b"!"].concat()),
    ];
    for (name, damaged) in damages {
        fs::write(&entry, damaged).unwrap();
        same(&kept.assess(&component), &expected);
        age(&entry);
        same(&kept.assess(&component), &expected);
        assert!(was_used(&entry), "{name}: the entry is whole again");
    }
}

#[test]
fn a_plugin_never_runs_as_another() {
    let kept = Kept::new();
    let (one, other) = (packed(&neighbour("one")), packed(&neighbour("other")));
    kept.assess(&one);
    let of_one = kept.entry();
    kept.assess(&other);
    let of_other = kept.entries().into_iter().find(|path| *path != of_one).unwrap();
    let swapped = kept.folder.path().join("swapped");
    fs::rename(&of_one, &swapped).unwrap();
    fs::rename(&of_other, &of_one).unwrap();
    fs::rename(&swapped, &of_other).unwrap();
    assert_eq!(kept.assess(&one).plugin.framework().id, "one");
    assert_eq!(kept.assess(&other).plugin.framework().id, "other");
}

/// Eight engines write and read one entry while somebody keeps damaging it in place.
#[test]
fn an_entry_that_many_write_at_once_is_right_for_each() {
    let (kept, component) = (Kept::new(), packed(&sound()));
    let expected = plain(&component);
    same(&kept.assess(&component), &expected);
    let (entry, whole) = (kept.entry(), fs::read(kept.entry()).unwrap());
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for length in (0..whole.len()).step_by(4096).cycle() {
                if done.load(Ordering::Relaxed) {
                    return;
                }
                fs::write(&entry, &whole[..length]).unwrap();
            }
        });
        let runs: Vec<_> = (0..8).map(|_| scope.spawn(|| kept.assess(&component))).collect();
        let found: Vec<Outcome> = runs.into_iter().map(|run| run.join().unwrap()).collect();
        done.store(true, Ordering::Relaxed);
        found.iter().for_each(|found| same(found, &expected));
    });
    fs::remove_file(&entry).unwrap();
    same(&kept.assess(&component), &expected);
    assert_eq!(kept.files(), 1, "nothing is left unfinished");
}

#[test]
fn what_was_used_longest_ago_goes_first() {
    let kept = Kept::new();
    kept.assess(&packed(&neighbour("old")));
    let old = kept.entry();
    age(&old);
    let size = fs::metadata(&old).unwrap().len();
    let beside = kept.folder.path().join("notes.txt");
    fs::write(&beside, "somebody else's file").unwrap();
    let abandoned = kept.folder.path().join("unfinished-by-a-run-that-was-ended");
    fs::write(&abandoned, "half").unwrap();
    age(&abandoned);

    let engine = Engine::with_cache(Limits::default(), Some(kept.cache(size + size / 2))).unwrap();
    engine.load(&packed(&neighbour("new"))).unwrap();
    assert_ne!(kept.entry(), old);
    assert!(beside.exists() && !abandoned.exists());

    let (entries, bytes) = kept.cache(Cache::BOUND).clear().unwrap();
    assert_eq!((entries, kept.entries().len()), (1, 0));
    assert!(bytes > 0 && beside.exists());
}

#[test]
fn what_is_larger_than_the_bound_is_not_kept() {
    let (kept, component) = (Kept::new(), packed(&sound()));
    let engine = Engine::with_cache(Limits::default(), Some(kept.cache(1_000))).unwrap();
    engine.load(&component).expect("it loads all the same");
    assert_eq!(kept.files(), 0);
}

/// A folder that goes away, or was never one, costs time and nothing else.
#[test]
fn without_a_folder_everything_is_compiled() {
    let (kept, component) = (Kept::new(), packed(&sound()));
    let engine = kept.engine();
    fs::remove_dir(kept.folder.path()).unwrap();
    let plugin = engine.load(&component).unwrap();
    same(&outcome(&engine, plugin), &plain(&component));

    let file = tempfile::NamedTempFile::new().unwrap();
    for folder in [file.path().to_owned(), file.path().join("below")] {
        let error = Cache::open(folder, Cache::BOUND).unwrap_err();
        assert!(matches!(error, CacheError::Unusable { .. }) && error.kind() == "cache-unusable", "{error}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_others_may_write_to_is_not_trusted() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    for (mode, is_trusted) in [(0o700, true), (0o755, true), (0o775, false), (0o757, false), (0o777, false)] {
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
        let opened = Cache::open(folder.path(), Cache::BOUND);
        match &opened {
            Ok(_) => assert!(is_trusted, "{mode:o}"),
            Err(error) => assert!(!is_trusted && error.kind() == "cache-open", "{mode:o}: {error}"),
        }
    }
    let made = folder.path().join("made").join("here");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    Cache::open(&made, Cache::BOUND).unwrap();
    assert_eq!(fs::metadata(&made).unwrap().permissions().mode() & 0o777, 0o700);
}

/// What others put there before the folder was closed to them is not run, and neither is a
/// link that they could lead elsewhere.
#[cfg(unix)]
#[test]
fn an_entry_that_others_may_write_to_is_not_run() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
    let (kept, component) = (Kept::new(), packed(&sound()));
    let expected = plain(&component);
    same(&kept.assess(&component), &expected);
    let entry = kept.entry();
    for mode in [0o620, 0o602, 0o666] {
        fs::set_permissions(&entry, fs::Permissions::from_mode(mode)).unwrap();
        age(&entry);
        same(&kept.assess(&component), &expected);
        let about = fs::metadata(&entry).unwrap();
        assert!(was_used(&entry) && about.mode() & 0o777 == 0o600, "{mode:o}: it was written anew");
    }
    // Where a link leads is another's to change; what stands there is asked whose it is.
    let elsewhere = kept.folder.path().join("elsewhere");
    fs::rename(&entry, &elsewhere).unwrap();
    fs::set_permissions(&elsewhere, fs::Permissions::from_mode(0o666)).unwrap();
    symlink(&elsewhere, &entry).unwrap();
    same(&kept.assess(&component), &expected);
    assert!(fs::symlink_metadata(&entry).unwrap().is_file(), "the link was replaced");
}

/// Code that somebody compiled is no plugin, however it was come by.
#[test]
fn compiled_code_is_not_taken_from_anyone() {
    let (kept, component) = (Kept::new(), packed(&sound()));
    kept.assess(&component);
    let file = fs::read(kept.entry()).unwrap();
    for bytes in [&file[..], &file[HEAD..]] {
        assert_eq!(Engine::new().unwrap().load(bytes).unwrap_err().kind(), "not-wasm");
    }
}
