//! Files that are a run's own: nobody else reads them before they are whole, and no link that
//! somebody put in their place is followed.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::failure::Problem;

/// The file at `path`, to add lines to: it is this run's own, so a link that somebody put there
/// is not followed, and a new one is no more open to others than `whole` is.
pub fn own_file(path: &Path, whole: &Path) -> Result<File> {
    let cannot = || format!("{} cannot be written", path.display());
    let mut options = OpenOptions::new();
    options.read(true).append(true);
    #[cfg(unix)]
    let mode = {
        use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
        let mode = fs::metadata(whole).map_or(0o600, |about| about.permissions().mode() & 0o777);
        options.mode(mode);
        fs::Permissions::from_mode(mode)
    };
    #[cfg(not(unix))]
    let _ = whole;
    // What is made anew follows no link.
    let file = match options.clone().create_new(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !path.is_symlink() => {
            let there = options.open(path);
            // Whoever put it there may have left it open to others, and only its owner can shut it.
            #[cfg(unix)]
            let there = there.and_then(|file| file.set_permissions(mode).map(|()| file));
            there
        }
        made => made,
    };
    if path.is_symlink() {
        let message = format!("{} is a link, and lines are not written through one", path.display());
        return Err(Problem::new(message, "remove it, or give another -o FILE").into());
    }
    file.with_context(cannot)
}

/// Whether `path` still names `file`: the run that had it may have just put it in its place.
#[cfg(unix)]
pub fn is_same(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let (open, named) = (file.metadata()?, fs::symlink_metadata(path)?);
    Ok((open.dev(), open.ino()) == (named.dev(), named.ino()))
}

/// Elsewhere a file that is open cannot be renamed.
#[cfg(not(unix))]
pub fn is_same(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::super::results::Results;
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("a file").permissions().mode() & 0o777
    }

    #[test]
    fn lines_are_no_more_open_to_others_than_the_file_they_become() {
        let folder = tempfile::tempdir().expect("a folder");
        let whole = folder.path().join("r.jsonl");
        let unfinished = folder.path().join("r.jsonl.unfinished");
        Results::open(Some(&whole), false).expect("it is opened").leave();
        let results = Results::open(Some(&whole), false).expect("it is opened");
        assert_eq!(mode(&unfinished), 0o600, "to nobody where there is none yet");
        results.finish().expect("it is put in its place");
        let plain = folder.path().join("plain");
        fs::write(&plain, "").expect("a file");
        assert_eq!(mode(&whole), mode(&plain), "then it is as any new file");
        fs::set_permissions(&whole, fs::Permissions::from_mode(0o640)).expect("its own file");
        let results = Results::open(Some(&whole), false).expect("it is opened");
        assert_eq!(mode(&unfinished) & 0o137, 0o000, "no more than the one that it replaces");
        results.finish().expect("it is put in its place");
        assert_eq!(mode(&whole), 0o640);
    }

    #[test]
    fn a_file_that_was_put_there_open_to_all_is_shut() {
        let folder = tempfile::tempdir().expect("a folder");
        let (whole, unfinished) = (folder.path().join("r.jsonl"), folder.path().join("r.jsonl.unfinished"));
        fs::write(&unfinished, "").expect("a file");
        fs::set_permissions(&unfinished, fs::Permissions::from_mode(0o666)).expect("its own file");
        own_file(&unfinished, &whole).expect("it is opened");
        assert_eq!(mode(&unfinished), 0o600);
    }

    #[test]
    fn lines_are_not_written_through_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let whole = folder.path().join("r.jsonl");
        let (there, nowhere) = (folder.path().join("secret"), folder.path().join("nowhere"));
        fs::write(&there, "kept").expect("a file");
        for target in [&there, &nowhere] {
            let link = folder.path().join("r.jsonl.unfinished");
            symlink(target, &link).expect("a link");
            let error = Results::open(Some(&whole), true).err().expect("it is refused");
            assert!(error.to_string().contains("is a link"), "{error:#}");
            fs::remove_file(link).expect("the link");
        }
        assert_eq!(fs::read_to_string(&there).expect("it is there"), "kept");
        assert!(!nowhere.exists());
    }
}
