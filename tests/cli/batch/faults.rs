//! When the machine fails: a full disk, a folder that cannot be written to, a damaged cache.

use std::fs;
use std::process::Command;

use super::{Place, lines};
use crate::{PHARMACY, Run, command, root, told};

/// A bound on the size of files cuts a line in the middle, as a full disk does.
#[cfg(unix)]
#[test]
fn a_full_disk_loses_nothing_that_was_written() {
    let place = Place::bare();
    let text = fs::read(root().join(PHARMACY)).expect("an example");
    (0..80).for_each(|at| place.write(&format!("in/{at:03}.md"), &text));
    const OUT: [&str; 4] = ["in", "--set-aside", "-o", "out.jsonl"];
    const ON: [&str; 5] = ["in", "--set-aside", "-o", "out.jsonl", "--resume"];
    let expected = place.batch(&OUT[..2]).out;
    assert!(expected.len() > 6 << 20, "{} bytes are not more than the sandbox itself needs", expected.len());
    let bounded = |args: &[&str]| bounded(&place, expected.len() / 2, args);
    let told = bounded(&OUT);
    assert_eq!(told.code, 2, "{}", told.err);
    assert!(told.err.starts_with("error: out.jsonl.unfinished cannot be written: "), "{}", told.err);
    assert!(told.err.contains("help: when that is mended, the same command with --resume goes on"), "{}", told.err);
    let there = place.read("out.jsonl.unfinished");
    assert!(there.len() > expected.len() / 3 && expected.starts_with(&there), "{} bytes", there.len());
    assert_eq!(bounded(&ON).code, 2, "it is still full");
    let told = place.batch(&ON);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(place.read("out.jsonl") == expected);
}

/// A batch that may write no file of more than so many bytes.
#[cfg(unix)]
fn bounded(place: &Place, bytes: usize, args: &[&str]) -> Run {
    under(place, &format!("trap '' XFSZ; ulimit -f {}", bytes / 512), args)
}

/// A batch under what a shell sets first.
#[cfg(unix)]
fn under(place: &Place, limit: &str, args: &[&str]) -> Run {
    let script = format!("{limit}; exec \"$@\"");
    let evenhand = place.command(args);
    let mut shell = Command::new("sh");
    shell.args(["-c", &script, "sh"]).arg(evenhand.get_program()).args(evenhand.get_args());
    let kept = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled");
    told(shell.current_dir(place.path("")).env("EVENHAND_CACHE_DIR", kept).output().expect("sh"))
}

/// Setting memory aside takes more address space than some clusters let a process have.
#[cfg(target_os = "linux")]
#[test]
fn where_address_space_is_bounded_the_lines_are_the_same() {
    let place = Place::with(6);
    let expected = place.batch(&["in"]).out;
    let told = under(&place, "ulimit -v 20000000", &["in", "--threads", "2"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out == expected);
    let told = under(&place, "ulimit -v 4000000", &["in", "--threads", "1", "-o", "out.jsonl"]);
    assert_eq!(told.code, 2, "{}", told.err);
    assert!(told.err.contains(" could not be run by this machine: "), "{}", told.err);
    assert_eq!(place.beside(), Vec::<String>::new());
}

/// What the machine does not give is never written down as a plugin's failure. The runtime
/// shares a plugin's memory by a file, which may not be as large here.
#[cfg(target_os = "linux")]
#[test]
fn a_failure_of_the_machine_is_no_result() {
    let place = Place::with(3);
    let told = bounded(&place, 10_240, &["in", "-o", "out.jsonl"]);
    assert_eq!(told.code, 2, "{}", told.err);
    assert!(told.err.starts_with("error: ward could not be run by this machine: File too large"), "{}", told.err);
    assert!(told.err.contains("help: nothing is written of it; with fewer --threads, "), "{}", told.err);
    assert_eq!(place.beside(), Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_is_full_is_told() {
    let place = Place::with(3);
    let told = place.batch(&["in", "-o", "/dev/full"]);
    assert_eq!(told.code, 2);
    assert!(told.err.starts_with("error: the results cannot be written: No space left"), "{}", told.err);
    let told = place.batch(&["in", "-o", "/dev/full", "--resume"]);
    assert!(told.err.contains("/dev/full cannot be read again"), "{}", told.err);
}

/// Told at once, and not after hours.
#[test]
fn a_place_that_cannot_be_written_to_is_told_first() {
    let place = Place::with(3);
    place.write("a-file", "no folder");
    for output in ["a-file/out.jsonl", "nowhere/out.jsonl"] {
        let told = place.batch(&["in", "-o", output]);
        assert_eq!((told.code, told.out.as_str()), (2, ""));
        assert!(told.err.starts_with(&format!("error: {output}.unfinished cannot be written: ")), "{}", told.err);
    }
    #[cfg(target_os = "linux")]
    assert!(place.batch(&["in", "-o", "/proc/out.jsonl"]).err.contains("cannot be written: "));
}

/// Whatever stands in the cache, and whoever writes to it meanwhile, the lines are the same.
#[test]
fn a_damaged_cache_changes_no_line() {
    let place = Place::with(4);
    let expected = place.batch(&["in"]).out;
    let cache = crate::folder();
    let batch = || {
        let mut command = command(&["batch", "-f", "ward", "in"]);
        command.current_dir(place.path("")).env("EVENHAND_CACHE_DIR", cache.path());
        command
    };
    let at_once: Vec<_> =
        (0..3).map(|_| batch().stdout(std::process::Stdio::piped()).spawn().expect("it starts")).collect();
    for child in at_once {
        assert!(told(child.wait_with_output().expect("it ends")).out == expected);
    }
    let entry = fs::read_dir(cache.path()).expect("the cache").flatten().next().expect("an entry").path();
    let whole = fs::read(&entry).expect("an entry");
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    // The library's own tests damage it in every way.
    for damaged in [whole[..whole.len() / 2].to_vec(), flipped(whole.len() / 2)] {
        fs::write(&entry, damaged).expect("an entry");
        let told = told(batch().output().expect("it starts"));
        assert_eq!((told.code, lines(&told.out).len()), (0, 4), "{}", told.err);
        assert!(told.out == expected);
    }
}
