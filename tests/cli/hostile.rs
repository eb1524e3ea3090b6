//! What strangers hand to the command: names, words and settings that act where they are
//! printed, and folders that are made to be read for ever.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::{PHARMACY, Run, file, folder, run};

/// A terminal's control sequences in both widths, and marks that act unseen.
const ACTS: &str = "a\u{1b}[2J\u{9b}31m\u{7}\u{202e}\u{200b}b";

/// That nothing that was printed acts.
fn is_plain(told: &Run, what: &str) {
    for (stream, text) in [("standard output", &told.out), ("standard error", &told.err)] {
        let acts = |c: &char| {
            (c.is_control() && *c != '\n')
                || matches!(c, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        };
        let found = text.chars().find(acts);
        assert!(found.is_none(), "{what} puts {found:?} on {stream}: {text}");
    }
}

#[test]
fn no_name_of_a_file_acts() {
    let folder = folder();
    let named = |ending: &str, content: &[u8]| file(folder.path(), &format!("{ACTS}{ending}"), content);
    let (page, toml, empty) = (named(".md", b"word\xff"), named(".toml", b"title = 1"), named(".txt", b""));
    let (plugin, csv, unknown) = (named(".wasm", b"text"), named(".csv", b"a,b\n"), named(".odd", b"word"));
    let missing = folder.path().join(format!("{ACTS}c.md")).to_str().unwrap().to_owned();
    let inside = folder.path().join(ACTS).join("page.md").to_str().unwrap().to_owned();
    let commands: &[&[&str]] = &[
        &["assess", &page],
        &["assess", &toml],
        &["assess", &empty],
        &["assess", &unknown],
        &["assess", &missing],
        &["assess", folder.path().to_str().unwrap()],
        &["assess", PHARMACY, "--plugin", &plugin, "--framework", "ward"],
        &["assess", PHARMACY, "--plugin", &missing],
        &["assess", PHARMACY, "-o", &unknown],
        &["assess", PHARMACY, "-o", &inside],
        &["explain", PHARMACY, "ward/whose.public", "--plugin", &plugin],
        &["frameworks", "--plugin", &plugin],
        &["inspect", &plugin],
        &["check", &plugin],
        &["build", &missing],
        &["build", &plugin, "--check"],
        &["test", &missing],
        &["new", &inside],
        &["find", "word", &page],
        &["find", "word", PHARMACY, "--lists", &missing],
        &["agree", "--framework", "ward", "--ratings", &csv, "--inputs", "tests/fixtures/early"],
        &["agree", "--framework", "ward", "--ratings", &missing, "--inputs", &missing],
    ];
    for args in commands {
        let told = run(args);
        assert!(!told.err.is_empty() || !told.out.is_empty());
        is_plain(&told, &args.join(" "));
    }
}

#[test]
fn no_argument_acts() {
    let setting = format!("ward.{ACTS}={ACTS}");
    let option = format!("--{ACTS}");
    let limit = format!("{ACTS}=1");
    let number = format!("fuel={ACTS}");
    for args in [
        &["assess", PHARMACY, "--framework", ACTS][..],
        &["assess", PHARMACY, "--set", &setting],
        &["assess", PHARMACY, "--set", ACTS],
        &["assess", PHARMACY, "--limit", &limit],
        &["assess", PHARMACY, "--limit", &number],
        &["assess", PHARMACY, "--format", ACTS],
        &["assess", PHARMACY, &option],
        &["explain", PHARMACY, ACTS],
        &["framework", "show", ACTS],
        &["find", ACTS, PHARMACY],
        &["find", &format!("({ACTS}"), PHARMACY],
        &["prompts", PHARMACY, "--for", ACTS],
        &[ACTS],
    ] {
        let told = run(args);
        is_plain(&told, &args.join(" "));
        assert!(!told.err.is_empty() || !told.out.is_empty());
    }
}

/// Keys and values of front matter are told in errors, and TOML lets them hold anything.
#[test]
fn no_front_matter_acts() {
    const ESCAPED: &str = r"a\u001b[2J\u009b31m\u0007\u202e\u200bb";
    for front in [
        format!("\"{ESCAPED}\" = 1"),
        format!("stage = \"{ESCAPED}\""),
        format!("we = \"{ESCAPED}\""),
        format!("roles.\"{ESCAPED}\" = \"{ESCAPED}\""),
        format!("settings.\"{ESCAPED}\".\"{ESCAPED}\" = \"{ESCAPED}\""),
        format!("settings.ward.\"{ESCAPED}\" = \"{ESCAPED}\""),
        format!("settings.com-b.actor = \"{ESCAPED}\""),
        format!("title = \"{ESCAPED}\"\ndate = \"{ESCAPED}\""),
        format!("title = '{ACTS}'"),
    ] {
        let folder = folder();
        let path =
            file(folder.path(), "page.md", format!("+++\n{front}\n+++\n# Home\n\nResidents decide about money.\n"));
        for format in ["text", "json", "markdown"] {
            is_plain(&run(&["assess", &path, "--format", format]), &front);
        }
        is_plain(&run(&["prompts", &path]), &front);
        is_plain(&run(&["prompts", &path, "--for", "model", "--framework", "ward"]), &front);
        is_plain(&run(&["explain", &path, "ward/whose.public"]), &front);
    }
}

/// A manifest that is carried is shown before the plugin has run, if it keeps the laws.
#[test]
fn no_manifest_acts_before_it_is_checked() {
    let folder = folder();
    let manifest = format!(
        "{{\"id\":\"{0}\",\"title\":\"{0}\",\"version\":\"1\",\"summary\":\"\",\"licence\":\"\",\"measured\":null,\
         \"sources\":[],\"domains\":[],\"criteria\":[],\"settings\":[],\"facets\":[],\"roles\":[]}}",
        "a\\u001b[2J\\u202e"
    );
    let name = "evenhand:manifest";
    let length = |mut value: usize| {
        let mut bytes = Vec::new();
        while value > 0x7f {
            bytes.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        bytes.push(value as u8);
        bytes
    };
    let section = [length(name.len()), name.as_bytes().to_vec(), manifest.into_bytes()].concat();
    let component = [b"\0asm\x0d\0\x01\0\0".to_vec(), length(section.len()), section].concat();
    let plugin = file(folder.path(), "plugin.wasm", component);
    for args in [
        &["assess", PHARMACY, "--plugin", &plugin, "--framework", "none"][..],
        &["assess", PHARMACY, "--plugin", &plugin],
        &["framework", "show", "none", "--plugin", &plugin],
        &["frameworks", "--plugin", &plugin],
        &["explain", PHARMACY, "none/none", "--plugin", &plugin],
        &["inspect", &plugin],
    ] {
        is_plain(&run(args), &args.join(" "));
    }
}

/// A small framework that builds.
fn framework(at: &Path) -> String {
    let folder = at.join("small");
    let made = run(&["new", folder.to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.err);
    folder.to_str().unwrap().to_owned()
}

/// Builds the folder and returns what it is refused with, which must come soon.
fn refused(folder: &str) -> String {
    let start = Instant::now();
    let told = run(&["build", folder, "-o", "/dev/null"]);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    assert!(told.code != 0, "it builds: {}", told.out);
    is_plain(&told, folder);
    assert!(told.err.len() < 20_000, "{} bytes of errors", told.err.len());
    told.err
}

#[cfg(unix)]
#[test]
fn links_of_a_framework_folder_do_not_lead_out_of_it() {
    use std::os::unix::fs::symlink;
    let home = folder();
    let secret = file(home.path(), "secret.md", "The key is under the mat.\n");
    for (to, seen) in [
        (secret.as_str(), "leads out of the folder"),
        ("/dev/zero", "leads out of the folder"),
        ("/", "leads out of the folder"),
        ("../..", "leads out of the folder"),
        ("..", "is a link to a folder"),
        ("nowhere.md", "cannot be read"),
    ] {
        let at = folder();
        let small = framework(at.path());
        symlink(to, Path::new(&small).join("criteria").join("link.md")).unwrap();
        let told = refused(&small);
        assert!(told.contains(seen) && told.contains("criteria/link.md"), "{to}: {told}");
        assert!(!told.contains("under the mat"), "{told}");
    }
    // A link to a page of the same folder is a page.
    let at = folder();
    let small = framework(at.path());
    let pages = fs::read_dir(Path::new(&small).join("criteria")).unwrap();
    let page = pages.map(|page| page.unwrap().path()).next().unwrap();
    let moved = Path::new(&small).join("kept.txt");
    fs::rename(&page, &moved).unwrap();
    symlink("../kept.txt", &page).unwrap();
    let told = run(&["build", &small, "-o", at.path().join("small.wasm").to_str().unwrap()]);
    assert_eq!(told.code, 0, "{}", told.err);
}

#[test]
fn a_framework_folder_is_not_read_for_ever() {
    let at = folder();
    let small = framework(at.path());
    let inside = |name: &str| Path::new(&small).join(name);
    let large = fs::File::create(inside("lists.md")).unwrap();
    large.set_len(1 << 30).unwrap();
    assert!(refused(&small).contains("is larger than 4194304 bytes"));
    fs::remove_file(inside("lists.md")).unwrap();

    for number in 0..9 {
        fs::File::create(inside(&format!("large-{number}.txt"))).unwrap().set_len(4 << 20).unwrap();
    }
    assert!(refused(&small).contains("larger than 33554432 bytes together"));
    (0..9).for_each(|number| fs::remove_file(inside(&format!("large-{number}.txt"))).unwrap());

    fs::create_dir(inside("many")).unwrap();
    (0..20_001).for_each(|number| drop(fs::File::create(inside(&format!("many/{number}"))).unwrap()));
    assert!(refused(&small).contains("more than 20000 files"));
    fs::remove_dir_all(inside("many")).unwrap();

    let told = run(&["build", &small, "-o", at.path().join("small.wasm").to_str().unwrap()]);
    assert_eq!(told.code, 0, "without them it builds: {}", told.err);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_opened() {
    let at = folder();
    let small = framework(at.path());
    let pipe = Path::new(&small).join("criteria").join("pipe.md");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("EVENHAND_CI").is_none(), "mkfifo is missing");
        eprintln!("skipped: there is no mkfifo");
        return;
    }
    assert!(refused(&small).contains("is no file"));
}

/// Lists that name each other, themselves, and what is outside of the folder.
#[test]
fn lists_lead_nowhere_else() {
    let at = folder();
    let small = framework(at.path());
    let lists = Path::new(&small).join("lists");
    fs::create_dir_all(&lists).unwrap();
    let list = |name: &str, text: &str| fs::write(lists.join(name), text).unwrap();
    list("outside.txt", "{../../secret}\n{/etc/passwd}\n");
    assert!(refused(&small).contains("lists/outside.txt"));
    list("outside.txt", "a {inside}\n");
    list("inside.txt", "b {outside}\n");
    assert!(refused(&small).contains("names itself"));
    // Each list names the one before it twice: two to the sixtieth phrases, were they
    // written out.
    list("outside.txt", "word\n");
    list("inside.txt", "{outside}\n");
    list("d0.txt", "word\n");
    (1..60).for_each(|at| list(&format!("d{at}.txt"), &format!("a {{d{0}}}\nb {{d{0}}}\n", at - 1)));
    let start = Instant::now();
    let told = run(&["find", "{d59}", PHARMACY, "--lists", &small]);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    is_plain(&told, "lists that double");
}
