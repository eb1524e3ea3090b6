//! What is read, and in which order.

use super::{Place, inputs, lines, short};
use crate::{command, told};
use std::io::Write as _;
use std::process::Stdio;

#[test]
fn a_folder_is_the_descriptions_in_it() {
    let place = Place::bare();
    for name in ["b.md", "a/z.txt", "a/.hidden.md", ".git/x.md", "c.markdown", "d.odt", "e.csv", "f", "a/b/c.md"] {
        place.write(&format!("in/{name}"), short(1));
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(".", place.path("in/round")).expect("a link");
    let told = place.batch(&["in", "-o", "in/out.jsonl"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let read = lines(&place.read("in/out.jsonl"));
    assert_eq!(inputs(&read), ["in/a/b/c.md", "in/a/z.txt", "in/b.md", "in/c.markdown"]);
    for kind in ["1 .csv", "1 .odt", "without an ending"] {
        assert!(told.err.contains("left alone in the folders: ") && told.err.contains(kind), "{}", told.err);
    }
    let again = place.batch(&["in", "-o", "in/out.jsonl"]);
    assert_eq!((again.code, inputs(&lines(&place.read("in/out.jsonl"))).len()), (0, 4), "{}", again.err);
}

#[test]
fn a_word_document_is_a_description_and_what_word_keeps_beside_it_is_none() {
    let place = Place::bare();
    let document = std::fs::read(crate::root().join("tests/fixtures/read/warm-room.docx")).expect("a document");
    place.write("in/bid.docx", &document);
    place.write("in/~$bid.docx", "x");
    let told = place.batch(&["in"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let read = lines(&told.out);
    assert_eq!(inputs(&read), ["in/bid.docx"]);
    assert_eq!(read[0]["report"]["description"]["title"], "A warm room on Fennel Road");
    // Word has no lines, so no place names one.
    let page = command(&["assess", "in/bid.docx", "-f", "ward"]).current_dir(place.path("")).output().expect("it runs");
    let page = String::from_utf8(page.stdout).expect("UTF-8");
    assert!(page.contains("2. Who decides, paragraph") && !page.contains(", line "), "{page}");
}

#[test]
fn a_pattern_is_followed_here_too() {
    let place = Place::with(12);
    place.write("in/more/110.md", short(110));
    assert_eq!(inputs(&lines(&place.batch(&["in/00[2-4].md"]).out)), ["in/002.md", "in/003.md", "in/004.md"]);
    let read = place.batch(&["in/**/*1[01]*.md", "in/010.md"]).out;
    assert_eq!(inputs(&lines(&read)), ["in/010.md", "in/011.md", "in/more/110.md"]);
}

#[test]
fn what_is_not_there_is_told_before_anything_is_read() {
    let place = Place::with(2);
    place.write("none/a.pdf", "x");
    for (args, words) in [
        (&["in/0000.md"][..], "did you mean `000.md`?"),
        (&["in/9*.md"], "there is no description in in/9*.md"),
        (&["none"], "descriptions end in .md, .toml or .txt"),
        (&["in/000.md", "-o", "in/000.md"], "is an input, and results would take its place"),
    ] {
        let told = place.batch(args);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{args:?}: {}", told.err);
        assert!(told.err.contains(words), "{args:?} says {}", told.err);
    }
}

const CSV: &str = "ID,Text,year\nA-1,\"# One\n\nTenants, and carers, chose.\",2025\n,\"We will ask tenants.\",2026\nA-3,too,many,cells\nA-4,,2027\n";

#[test]
fn a_table_holds_a_description_in_each_row() {
    let place = Place::bare();
    place.write("bids.csv", format!("\u{feff}{CSV}"));
    let told = place.batch(&["bids.csv"]);
    assert_eq!(told.code, 3, "{}", told.err);
    let read = lines(&told.out);
    let shown: Vec<_> = read.iter().map(|line| (line["row"].as_u64(), line["id"].as_str())).collect();
    assert_eq!(shown, [(Some(1), Some("A-1")), (Some(2), None), (Some(3), Some("A-3")), (Some(4), Some("A-4"))]);
    let title = |at: usize| read[at]["report"]["description"]["title"].as_str();
    assert_eq!((title(0), title(1)), (Some("One"), Some("bids.csv, row 2")));
    assert_eq!(read[2]["error"]["message"], "row 3 has 4 cells, and the first line 3");
    assert_eq!(read[3]["error"]["message"], "bids.csv, row 4 has no words to assess");

    // The same with semicolons, with tabs, and from standard input.
    place.write("semi.csv", "id;text\nA;\"Tenants chose, we say.\"\n");
    place.write("tabs.tsv", "id\ttext\nA\tTenants chose, we say.\n");
    for name in ["semi.csv", "tabs.tsv"] {
        let told = place.batch(&[name]);
        assert_eq!((told.code, lines(&told.out)[0]["id"].as_str()), (0, Some("A")), "{}", told.err);
    }
}

#[test]
fn a_column_that_is_not_there_is_told_with_those_that_are() {
    let place = Place::bare();
    place.write("bids.csv", "nr,texts\n1,Tenants chose.\n");
    let told = place.batch(&["bids.csv"]);
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert!(
        told.err.contains("bids.csv has no column `text`\nhelp: did you mean `texts`? --text names"),
        "{}",
        told.err
    );
    let told = place.batch(&["bids.csv", "--text", "Texts", "--id", "NR"]);
    assert_eq!((told.code, lines(&told.out)[0]["id"].as_str()), (0, Some("1")), "{}", told.err);
    place.write("wide.csv", b"\xff\xfei\0d\0".as_slice());
    let told = place.batch(&["wide.csv"]);
    assert!(told.err.contains("is UTF-16\nhelp: save it as \"CSV UTF-8\""), "{}", told.err);
    place.write("none.csv", "id,text\n");
    assert!(place.batch(&["none.csv"]).err.contains("there is no description in the inputs"));
}

#[test]
fn a_quotation_mark_that_is_never_closed_does_not_fill_the_memory() {
    let place = Place::bare();
    let rest = "1,Tenants chose.\n".repeat(3 << 20);
    place.write("bids.csv", format!("id,text\n0,We will ask.\n1,\"Tenants chose.\n{rest}"));
    let told = place.batch(&["bids.csv", "--threads", "1"]);
    let read = lines(&told.out);
    assert_eq!((told.code, read.len()), (3, 2), "{}", told.err);
    let message = read[1]["error"]["message"].as_str().expect("a message");
    assert!(message.contains("row 2 and those after it") && message.contains("may not be closed"), "{message}");
}

const JSONL: &str = "{\"id\": 7, \"text\": \"Tenants chose.\"}\n\n{\"text\": 3}\n[1]\n{\"body\": \"Tenants chose.\"}\n{\"text\": \"We will ask.\"}";

#[test]
fn lines_of_json_hold_a_description_each() {
    let place = Place::bare();
    place.write("bids.jsonl", JSONL);
    let from_file = place.batch(&["bids.jsonl"]);
    assert_eq!(from_file.code, 3, "{}", from_file.err);
    let read = lines(&from_file.out);
    let shown: Vec<_> = read.iter().map(|line| (line["row"].as_u64(), line["status"].as_str())).collect();
    let expected = [(1, "assessed"), (3, "failed"), (4, "failed"), (5, "failed"), (6, "assessed")];
    assert_eq!(shown, expected.map(|(row, status)| (Some(row), Some(status))));
    assert_eq!((read[0]["id"].as_str(), read[4]["id"].as_str()), (Some("7"), None));
    assert_eq!(read[1]["error"]["message"], "`text` of row 3 is no text");
    assert_eq!(read[3]["error"]["help"], "it has body; --text names another field");

    let from_stdin = |args: &[&str], input: &str| {
        let mut command = command(&["batch", "-f", "ward", "-"]);
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command starts");
        child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it is read");
        told(child.wait_with_output().expect("it ends"))
    };
    let piped = lines(&from_stdin(&[], JSONL).out);
    assert_eq!((piped.len(), &piped[0]["input"]), (5, &"-".into()));
    assert_eq!(piped[0]["report"]["outcomes"], read[0]["report"]["outcomes"]);
    assert_eq!(lines(&from_stdin(&["--rows", "csv"], CSV).out).len(), 4);
    let told = from_stdin(&["--shard", "1/2"], "");
    assert_eq!(told.code, 2);
    assert!(
        told.err.contains("- can be read only once") && told.err.contains("help: write it to a file"),
        "{}",
        told.err
    );
}

#[test]
fn parts_one_after_another_are_the_whole() {
    let place = Place::with(7);
    place.write("more.jsonl", JSONL);
    place.write("more.csv", CSV);
    let inputs = ["in", "more.jsonl", "more.csv"];
    let whole = place.batch(&inputs).out;
    assert_eq!(whole.lines().count(), 16);
    for of in [1, 3, 16, 20] {
        let part = |at: usize| place.batch(&[&inputs[..], &["--shard", &format!("{at}/{of}")]].concat()).out;
        assert_eq!((1..=of).map(part).collect::<String>(), whole, "in {of} parts");
    }
    let told = place.batch(&["in", "--shard", "20/20", "-o", "part.jsonl"]);
    assert_eq!((told.code, lines(&place.read("part.jsonl")).len()), (0, 1), "{}", told.err);
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_read_and_told() {
    use std::os::unix::ffi::OsStrExt as _;
    let place = Place::with(1);
    let name = std::ffi::OsStr::from_bytes(b"in/caf\xe9.md");
    if std::fs::write(place.path("").join(name), short(1)).is_err() {
        println!("SKIPPED: this file system takes only names in UTF-8");
        return;
    }
    for args in [&["in"][..], &["in/*.md"]] {
        let told = place.batch(args);
        assert_eq!(inputs(&lines(&told.out)), ["in/000.md", "in/caf\\xe9.md"], "{}", told.err);
    }
}

#[test]
fn a_quotation_that_is_never_closed_ends_a_table_and_takes_no_rows() {
    let place = Place::bare();
    for (name, last) in [("open", "c,Tenants paid for it.\n"), ("closed-below", "c,\"Tenants paid for it.\"\n")] {
        let name = format!("{name}.csv");
        place.write(&name, format!("sep=,\nid,text\na,Tenants chose the hours.\nb,\"We will ask tenants.\n{last}"));
        let told = place.batch(&[&name]);
        assert_eq!(told.code, 3, "{}", told.err);
        let read = lines(&told.out);
        assert_eq!(read.len(), 2, "{}", told.out);
        assert_eq!(read[0]["id"], "a");
        let said = read[1].to_string();
        assert!(
            said.contains("row 2 and those after it") && said.contains("opens on line 4 is never closed"),
            "{said}"
        );
    }
}
