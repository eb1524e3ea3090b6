//! Going on after an interruption: nothing lost, nothing doubled, the same bytes.

use std::fs;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::{Place, inputs, is_whole, lines, short};

const OUT: [&str; 3] = ["in", "-o", "out.jsonl"];
const ON: [&str; 4] = ["in", "-o", "out.jsonl", "--resume"];

/// What a run that nobody interrupts writes.
fn uninterrupted(place: &Place) -> String {
    let told = place.batch(&["in"]);
    assert!(told.code == 0 || told.code == 3, "{}", told.err);
    told.out
}

#[test]
fn killed_at_any_moment_it_goes_on() {
    let place = Place::with(60);
    place.write("in/030.md", b"caf\xe9".as_slice());
    let expected = uninterrupted(&place);
    let (mut kills, mut midway) = (0, 0);
    // A run is given more and more time, so that one gets to the end at last.
    for attempt in 0u64.. {
        let mut child = place.start(&ON);
        let by_chance =
            SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| u64::from(now.subsec_micros()) % 40);
        let patience = Duration::from_millis(20 + attempt * 5 + by_chance);
        let start = Instant::now();
        while start.elapsed() < patience && child.try_wait().expect("a child").is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        if child.try_wait().expect("a child").is_some() {
            break;
        }
        child.kill().expect("SIGKILL");
        child.wait().expect("it ends");
        kills += 1;
        let there = fs::read_to_string(place.path("out.jsonl.unfinished")).unwrap_or_default();
        assert!(expected.starts_with(&there), "what is there after {kills} kills is the start of the whole");
        midway += usize::from(!there.is_empty());
    }
    assert!(kills >= 3 && midway >= 1, "{kills} kills, {midway} of them midway");
    assert!(place.read("out.jsonl") == expected, "the bytes are those of a run without {kills} interruptions");
    assert_eq!(place.beside(), ["out.jsonl"]);
}

#[test]
fn cut_anywhere_it_goes_on() {
    let place = Place::with(5);
    let expected = uninterrupted(&place);
    let ends: Vec<usize> = expected.match_indices('\n').map(|(at, _)| at + 1).collect();
    for cut in [0, 1, ends[0] - 1, ends[0], ends[0] + 1, ends[2] - 1, ends[3] + 700, ends[4] - 1, ends[4]] {
        place.write("out.jsonl.unfinished", &expected[..cut]);
        let told = place.batch(&ON);
        assert_eq!(told.code, 0, "{}", told.err);
        assert!(place.read("out.jsonl") == expected, "cut at {cut}");
        let whole = ends.iter().filter(|&&end| end <= cut).count();
        assert_eq!(
            told.err.contains(&format!("; {whole} were there already")),
            whole > 0,
            "cut at {cut}: {}",
            told.err
        );
        fs::remove_file(place.path("out.jsonl")).expect("it is there");
    }
    assert_eq!(place.beside(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn stopped_by_a_signal_it_says_how_to_go_on() {
    for signal in ["-INT", "-TERM"] {
        let place = Place::with(400);
        let mut child = place.start(&OUT);
        let unfinished = place.path("out.jsonl.unfinished");
        while !is_whole(&unfinished) && child.try_wait().expect("a child").is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        let pid = child.id().to_string();
        assert!(std::process::Command::new("kill").args([signal, &pid]).status().expect("kill").success());
        let output = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(130), "{said}");
        assert!(said.contains("stopped; out.jsonl.unfinished has what is done, and --resume goes on"), "{said}");
        assert!(is_whole(&unfinished), "no line is cut short");
        let done = place.read("out.jsonl.unfinished").lines().count();
        assert!(said.starts_with(&format!("{done} of 400 descriptions: ")), "{said}");
        let told = place.batch(&ON);
        assert!(told.err.contains(&format!("; {done} were there already")), "{}", told.err);
        assert!(place.read("out.jsonl") == uninterrupted(&place));
    }
}

/// Results of hours are not lost because a word was forgotten.
#[test]
fn what_is_unfinished_is_not_overwritten() {
    let place = Place::with(3);
    let expected = uninterrupted(&place);
    let half = &expected[..expected.len() / 2];
    place.write("out.jsonl.unfinished", half);
    let told = place.batch(&OUT);
    assert_eq!(told.code, 2);
    assert!(
        told.err.contains("has results of a run that was stopped\nhelp: go on with it by --resume"),
        "{}",
        told.err
    );
    assert_eq!(place.read("out.jsonl.unfinished"), half);
    fs::rename(place.path("out.jsonl.unfinished"), place.path("out.jsonl.earlier")).expect("it is there");
    assert!(place.batch(&OUT).err.contains("out.jsonl.earlier has results of a run that was stopped"));
    assert_eq!(place.beside(), ["out.jsonl.earlier"]);
}

#[test]
fn other_settings_and_other_files_are_refused_and_left_alone() {
    let place = Place::with(3);
    let expected = uninterrupted(&place);
    for name in ["out.jsonl", "out.jsonl.unfinished"] {
        for more in [&["--no-quotes"][..], &["--date", "May"], &["--limit", "fuel=1999999999"], &["--set-aside"]] {
            place.write(name, &expected);
            let told = place.batch(&[&ON[..], more].concat());
            assert_eq!(told.code, 2, "{more:?}");
            assert!(told.err.contains(&format!("{name} was made by other frameworks, settings")), "{}", told.err);
            assert_eq!((place.beside(), place.read(name) == expected), (vec![name.to_owned()], true));
        }
        for other in ["# Notes\n", "# Notes without an end", "{\"schema\":\"evenhand/batch/v0\"}\n", "\n"] {
            place.write(name, other);
            let told = place.batch(&ON);
            assert_eq!(told.code, 2);
            assert!(told.err.contains(&format!("line 1 of {name} is no result of `evenhand batch`")), "{}", told.err);
            assert_eq!((place.beside(), place.read(name)), (vec![name.to_owned()], other.to_owned()));
        }
        fs::remove_file(place.path(name)).expect("it is there");
    }
}

/// With a whole file, only what is new, what changed and what failed is read.
#[test]
fn what_changed_is_read_again_and_the_rest_is_taken() {
    let place = Place::with(6);
    place.write("in/003.md", "");
    assert_eq!(place.batch(&OUT).code, 3);
    place.write("in/001b.md", short(50));
    place.write("in/003.md", short(3));
    place.write("in/004.md", short(60));
    fs::remove_file(place.path("in/000.md")).expect("it is there");
    let told = place.batch(&ON);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.err.contains("\n  3 read in ") && told.err.contains("; 3 were there already"), "{}", told.err);
    let now = place.read("out.jsonl");
    assert!(now == uninterrupted(&place));
    let expected = ["in/001.md", "in/001b.md", "in/002.md", "in/003.md", "in/004.md", "in/005.md"];
    assert_eq!(inputs(&lines(&now)), expected);
}

/// Inputs that change while a run is stopped cost nothing but themselves, and a stop in
/// the midst of that costs nothing either.
#[test]
fn what_no_longer_fits_in_its_place_is_taken_from_there() {
    let place = Place::with(8);
    let before = uninterrupted(&place);
    let ends: Vec<usize> = before.match_indices('\n').map(|(at, _)| at + 1).collect();
    place.write("in/001b.md", short(70));
    let expected = uninterrupted(&place);
    for earlier_too in [false, true] {
        place.write("out.jsonl.unfinished", &before[..ends[5] + 9]);
        if earlier_too {
            // Moving lines there was stopped in the middle of one.
            place.write("out.jsonl.earlier", &before[ends[5]..ends[6] + 7]);
        }
        let told = place.batch(&ON);
        assert_eq!(told.code, 0, "{}", told.err);
        let there = 6 + usize::from(earlier_too);
        assert!(told.err.contains(&format!("; {there} were there already")), "{}", told.err);
        assert!(place.read("out.jsonl") == expected);
        assert_eq!(place.beside(), ["out.jsonl"]);
        fs::remove_file(place.path("out.jsonl")).expect("it is there");
    }
}

#[test]
fn two_runs_do_not_write_one_file() {
    let place = Place::with(600);
    let mut first = place.start(&OUT);
    while !place.path("out.jsonl.unfinished").exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    // The first has opened it, and locks it at once.
    std::thread::sleep(Duration::from_millis(50));
    let second = place.batch(&ON);
    assert_eq!((second.code, first.try_wait().expect("a child")), (2, None), "{}", second.err);
    assert!(second.err.contains("another run is writing out.jsonl.unfinished"), "{}", second.err);
    first.kill().expect("it runs");
    first.wait().expect("it ends");
}
