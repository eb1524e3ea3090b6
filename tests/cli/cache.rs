//! Compiled plugins that are kept between runs: shown, cleared, done without.

use std::path::Path;
use std::process::Stdio;

use crate::{PHARMACY, Run, command, file, folder, run, told};

fn run_in(kept: &Path, args: &[&str]) -> Run {
    told(command(args).env("EVENHAND_CACHE_DIR", kept).output().expect("the command starts"))
}

#[test]
fn what_is_kept_is_shown_and_cleared() {
    let kept = folder();
    let shown = run_in(kept.path(), &["cache"]);
    assert!(shown.out.contains("0 plugins, 0.0 MB"), "{}", shown.out);
    let cold = run_in(kept.path(), &["assess", PHARMACY, "-f", "ward"]);
    let shown = run_in(kept.path(), &["cache"]);
    assert!(shown.out.contains("1 plugin, "), "{}", shown.out);
    assert!(shown.out.contains(kept.path().to_str().expect("UTF-8")), "{}", shown.out);
    let warm = run_in(kept.path(), &["assess", PHARMACY, "-f", "ward"]);
    assert_eq!((cold.code, cold.out), (warm.code, warm.out));
    let cleared = run_in(kept.path(), &["cache", "clear"]);
    assert!(cleared.out.starts_with("removed 1 plugin, "), "{}", cleared.out);
    assert!(run_in(kept.path(), &["cache"]).out.contains("0 plugins"));
}

#[test]
fn nothing_is_kept_where_that_is_not_wanted() {
    let kept = folder();
    let without = run_in(kept.path(), &["assess", PHARMACY, "-f", "ward", "--no-cache"]);
    assert_eq!(without.code, 0, "{}", without.err);
    assert_eq!(std::fs::read_dir(kept.path()).expect("the folder").count(), 0);
    assert_eq!(without.out, run(&["assess", PHARMACY, "-f", "ward"]).out);
}

/// A folder that cannot be made is no reason to say anything: only `cache` tells.
#[test]
fn a_place_that_cannot_be_written_to_costs_time_only() {
    let place = folder();
    let below = file(place.path(), "a-file", "not a folder") + "/compiled";
    let assessed = run_in(below.as_ref(), &["assess", PHARMACY, "-f", "ward"]);
    assert_eq!((assessed.code, assessed.err.as_str()), (0, ""));
    let shown = run_in(below.as_ref(), &["cache"]);
    assert_eq!(shown.code, 2);
    assert!(shown.err.contains("cannot be used") && shown.err.contains("help: name a folder"), "{}", shown.err);
}

#[cfg(unix)]
#[test]
fn a_folder_that_others_may_write_to_is_told_and_not_used() {
    use std::os::unix::fs::PermissionsExt as _;
    let kept = folder();
    std::fs::set_permissions(kept.path(), std::fs::Permissions::from_mode(0o777)).expect("a mode");
    let assessed = run_in(kept.path(), &["assess", PHARMACY, "-f", "ward"]);
    assert_eq!(assessed.code, 0);
    assert!(assessed.err.contains("is open to other users\nhelp: "), "{}", assessed.err);
    assert_eq!(std::fs::read_dir(kept.path()).expect("the folder").count(), 0);
}

/// Several people press Enter at once, on a machine that has compiled nothing yet.
#[test]
fn processes_that_start_at_once_agree() {
    let kept = folder();
    let start = || {
        let mut command = command(&["assess", PHARMACY, "-f", "ward", "--format", "json"]);
        command.env("EVENHAND_CACHE_DIR", kept.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the command starts")
    };
    let running: Vec<_> = (0..4).map(|_| start()).collect();
    let expected = run(&["assess", PHARMACY, "-f", "ward", "--format", "json"]).out;
    for child in running {
        let ended = told(child.wait_with_output().expect("the command ends"));
        assert_eq!((ended.code, ended.err.as_str()), (0, ""));
        assert_eq!(ended.out, expected);
    }
    assert_eq!(std::fs::read_dir(kept.path()).expect("the folder").count(), 1);
}
