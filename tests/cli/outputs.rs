//! Reports to files: which format goes where, whole files only, and a quiet closed pipe.

use std::io::Read as _;
use std::process::Stdio;

use crate::{PHARMACY, command, folder, root, run};

#[test]
fn the_nth_file_takes_the_nth_format() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (a, b, c) = (path("a.json"), path("b.out"), path("c.csv"));
    let told = run(&["assess", PHARMACY, "--format", "json", "-o", &a, "--format", "markdown", "-o", &b, "-o", &c]);
    assert_eq!((told.code, told.out.as_str()), (0, ""), "{}", told.err);
    let read = |path: &str| std::fs::read_to_string(path).expect("a report");
    assert!(read(&a).contains("evenhand/report/v1"));
    assert!(read(&b).starts_with("# "), "{}", &read(&b)[..60]);
    assert!(read(&c).lines().count() > 16);
}

#[test]
fn a_format_must_be_known() {
    let folder = folder();
    let odd = folder.path().join("report.xyz");
    let told = run(&["assess", PHARMACY, "-o", odd.to_str().expect("UTF-8")]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("ending") && told.err.contains("--format"), "{}", told.err);
    let told = run(&["assess", PHARMACY, "--format", "json", "--format", "csv"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("-o FILE"), "{}", told.err);
}

#[test]
fn a_report_that_cannot_be_written_leaves_nothing_behind() {
    let folder = folder();
    let nowhere = folder.path().join("no/such/report.json");
    let told = run(&["assess", PHARMACY, "-o", nowhere.to_str().expect("UTF-8")]);
    assert_eq!(told.code, 2, "{}", told.err);
    assert!(told.err.contains("cannot be written"), "{}", told.err);
    let into_folder = run(&["assess", PHARMACY, "--format", "json", "-o", folder.path().to_str().expect("UTF-8")]);
    assert_eq!(into_folder.code, 2);
    assert!(into_folder.err.contains("is a folder"), "{}", into_folder.err);
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
}

#[test]
fn a_report_replaces_another_whole() {
    let folder = folder();
    let path = folder.path().join("report.md");
    std::fs::write(&path, "x".repeat(1 << 20)).expect("an older report");
    let told = run(&["assess", PHARMACY, "-o", path.to_str().expect("UTF-8")]);
    assert_eq!(told.code, 0, "{}", told.err);
    let report = std::fs::read_to_string(&path).expect("the report");
    assert!(report.starts_with("# ") && !report.contains("xxxx"));
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1, "no temporary file stays");
}

/// A slip of the hand must not cost the only copy of a description.
#[test]
fn no_output_takes_the_place_of_an_input() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (text, lines, again) = (path("in.md"), path("in.jsonl"), path("./in.md"));
    std::fs::copy(root().join(PHARMACY), &text).expect("a description");
    assert_eq!(run(&["batch", &text, "-o", &lines]).code, 0);
    let (page, pages) = (path("plugin/framework.toml"), path("plugin"));
    assert_eq!(run(&["new", &pages]).code, 0);
    let before = [&text, &lines, &page].map(|path| std::fs::read(path).expect("a file"));
    for args in [
        &["assess", &text, "-o", &again][..],
        &["explain", &text, "ward/whose.public", "--format", "text", "-o", &text],
        &["prompts", &text, "-o", &text],
        &["find", "we", &text, "--format", "text", "-o", &text],
        &["levels", &lines, "-o", &lines],
        &["build", &pages, "-o", &page],
    ] {
        let told = run(args);
        assert_eq!(told.code, 2, "{args:?}: {}", told.err);
        assert!(told.err.contains("is an input, and results would take its place"), "{args:?}: {}", told.err);
        assert!([&text, &lines, &page].map(|path| std::fs::read(path).expect("a file")) == before, "{args:?}");
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    let mut child = command(&["assess", PHARMACY, "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut err).expect("UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
    assert_eq!(err, "");
}

#[test]
fn a_page_fits_its_columns() {
    for width in ["60", "80", "110"] {
        let told = run(&["assess", PHARMACY, "--width", width, "--ascii"]);
        let most: usize = width.parse().expect("a number");
        let long: Vec<&str> = told.out.lines().filter(|line| line.chars().count() > most).collect();
        assert!(long.is_empty(), "{long:#?}");
        let frame = told.out.chars().filter(|c| "●◐○–·“”".contains(*c)).count();
        assert_eq!(
            frame,
            told.out.matches(['–', '·', '“', '”']).count(),
            "no symbol but those of the description itself"
        );
    }
}

/// What only conclusions rest on is no part of a page for people, and is there for programs.
#[test]
fn grounds_of_conclusions_are_left_out_of_pages() {
    for format in ["text", "markdown"] {
        let page = run(&["assess", PHARMACY, "--framework", "hiat", "--format", format]).out;
        assert!(page.contains("Coverage of PROGRESS-Plus"), "{page}");
        assert!(!page.contains("What the text says of itself") && !page.contains("signs.targets"), "{page}");
    }
    for format in ["csv", "json"] {
        let all = run(&["assess", PHARMACY, "--framework", "hiat", "--format", format]).out;
        assert!(all.contains("signs.targets"), "{format}");
    }
}

/// Nor the ratings and texts that are compared, nor a list that a query names.
#[test]
fn no_answer_takes_the_place_of_what_it_was_read_from() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    std::fs::create_dir_all(path("fw/lists")).expect("a folder");
    std::fs::create_dir_all(path("in")).expect("a folder");
    let kept = [
        ("in/01.md", "# A hall\n\nTenants chose the hours."),
        ("r.csv", "input,criterion,level\n01,whose.public,described\n"),
        ("fw/lists/ways.txt", "letter\n"),
    ];
    kept.iter().for_each(|(name, text)| std::fs::write(path(name), text).expect("a file"));
    let (ratings, texts, lists, text) = (path("r.csv"), path("in"), path("fw"), path("in/01.md"));
    let agree = ["agree", "--framework", "ward", "--ratings", &ratings, "--inputs", &texts, "--format", "json"];
    let find = ["find", "tenants", &text, "--lists", &lists, "--format", "text"];
    let list = path("fw/lists/ways.txt");
    for (command, over) in [(&agree[..], &text), (&agree[..], &ratings), (&find[..], &list), (&find[..], &text)] {
        let told = run(&[command, &["-o", over]].concat());
        assert_eq!(told.code, 2, "{command:?} {over}: {}", told.out);
        assert!(told.err.contains("is an input"), "{}", told.err);
    }
    kept.iter().for_each(|(name, text)| assert_eq!(std::fs::read_to_string(path(name)).expect("it is there"), *text));
}

/// The ending decides, or the format; standard output has to be asked for.
#[test]
fn a_report_is_a_workbook_where_that_is_asked_for() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (ends, asked) = (path("report.XLSX"), path("report"));
    let told = run(&["assess", PHARMACY, "-o", &ends]);
    assert_eq!((told.code, told.out.as_str()), (0, ""), "{}", told.err);
    assert_eq!(run(&["assess", PHARMACY, "--format", "xlsx", "-o", &asked]).code, 0);
    let printed = command(&["assess", PHARMACY, "--format", "xlsx", "-o", "-"]).output().expect("it runs").stdout;
    let read = |path: &str| std::fs::read(path).expect("a report");
    assert!(printed.starts_with(b"PK") && printed == read(&ends) && printed == read(&asked));
    let told = run(&["assess", PHARMACY, "--format", "xlsx"]);
    assert!(told.code == 2 && told.err.contains("a workbook needs a file"), "{}", told.err);
    let told = run(&["explain", PHARMACY, "ward/whose.public", "--format", "xlsx"]);
    assert!(told.code == 2 && told.err.contains("possible values: text, json"), "{}", told.err);
}

/// A table that is called a workbook opens as a broken one.
#[test]
fn nothing_is_called_what_it_is_not() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (lines, pages, text) = (path("in.jsonl"), path("eia"), path("in.md"));
    std::fs::copy(root().join(PHARMACY), &text).expect("a description");
    assert_eq!(run(&["batch", &text, "-o", &lines]).code, 0);
    assert_eq!(run(&["new", &pages]).code, 0);
    for (args, name, help) in [
        (&["levels", &lines][..], "x.ods", "end the name in .xlsx; Excel"),
        (&["assess", &text], "x.numbers", "end the name in .xlsx; Excel"),
        (&["assess", &text], "x.xls", "end the name in .xlsx; Excel"),
        (&["assess", &text, "--format", "csv"], "x.xlsx", "leave out --format"),
        (&["assess", &text, "--format", "markdown"], "x.docx", "leave out --format"),
        (&["assess", &text, "--format", "docx"], "x.md", "end the name in .docx"),
        (&["assess", &text], "x.odt", "end the name in .docx; Word and others open it"),
        (&["prompts", &text], "x.PDF", "end the name in .docx; Word and others open it"),
        (&["prompts", &text, "--for", "model"], "x.docx", "add an ending for one of text"),
        (&["explain", &text, "ward/whose.public"], "x.docx", "add an ending for one of text, json"),
        (&["levels", &lines], "x.docx", "add an ending for one of csv, xlsx"),
        (&["assess", &text, "--format", "xlsx"], "x.csv", "end the name in .xlsx"),
        (&["prompts", &text], "x.xlsx", "for one of text, markdown, json, docx"),
        (&["prompts", &text], "x.qdpx", "for one of text, markdown, json, docx"),
        (&["levels", &lines], "x.qdpx", "end the name in .csv"),
        (&["assess", &text, "--format", "qdpx"], "x.zip", "end the name in .qdpx"),
        (&["build", &pages], "note.md", "end it in .wasm"),
    ] {
        let at = path(name);
        std::fs::write(&at, "mine").expect("a file");
        let told = run(&[args, &["-o", &at]].concat());
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{args:?}");
        assert!(told.err.contains(help), "{}", told.err);
        assert_eq!(std::fs::read_to_string(&at).expect("it is there"), "mine", "{args:?}");
    }
    let nowhere = run(&["build", &pages, "-o", &path("nowhere/x.wasm")]);
    assert!(
        nowhere.code == 2 && nowhere.err.contains("there is no folder") && nowhere.err.contains("nowhere"),
        "{}",
        nowhere.err
    );
}

/// The bytes that `args` write to standard output.
fn bytes(args: &[&str]) -> Vec<u8> {
    let told = command(args).output().expect("the command starts");
    assert!(told.status.success(), "{args:?}: {}", String::from_utf8_lossy(&told.stderr));
    told.stdout
}

#[test]
fn a_word_document_is_a_file_or_asked_for() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let commands = [&["assess", PHARMACY, "--framework", "ward"][..], &["prompts", PHARMACY, "--all"]];
    for (command, file) in commands.into_iter().zip([path("report.docx"), path("questions.DOCX")]) {
        let told = run(&[command, &["-o", &file]].concat());
        assert_eq!((told.code, told.out.as_str()), (0, ""), "{}", told.err);
        let written = std::fs::read(&file).expect("a document");
        assert!(written.starts_with(b"PK\x03\x04"), "a zip, as Word's documents are");
        assert!(written == bytes(&[command, &["--format", "docx", "-o", "-"]].concat()), "the same on standard output");
        let told = run(&[command, &["--format", "docx"]].concat());
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{}", told.err);
        assert!(
            told.err.contains("a Word document needs a file") && told.err.contains("-o report.docx"),
            "{}",
            told.err
        );
    }
}

#[test]
fn a_word_document_is_offered_where_it_is_made() {
    let told = run(&["explain", PHARMACY, "ward/whose.public", "--format", "docx"]);
    assert!(told.code == 2 && told.err.contains("[possible values: text, json]"), "{}", told.err);
    for command in ["assess", "prompts"] {
        let help = run(&[command, "--help"]).out;
        assert!(help.contains(".docx") && help.contains("markdown") && help.contains(" docx"), "{help}");
    }
}

/// It holds the whole text, so it is no form for a report without words.
#[test]
fn a_report_is_a_qda_project_where_that_is_asked_for() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let file = path("report.QDPX");
    let assess = ["assess", PHARMACY, "--framework", "ward"];
    let told = run(&[&assess[..], &["-o", &file]].concat());
    assert_eq!((told.code, told.out.as_str()), (0, ""), "{}", told.err);
    let written = std::fs::read(&file).expect("a project");
    assert!(written.starts_with(b"PK\x03\x04"), "a zip");
    assert!(written == bytes(&[&assess[..], &["--format", "qdpx", "-o", "-"]].concat()), "the same on standard output");
    let told = run(&[&assess[..], &["--format", "qdpx"]].concat());
    assert!(told.code == 2 && told.err.contains("a QDA project needs a file"), "{}", told.err);
    for own in [&["-o", &path("other.qdpx")][..], &["-o", &path("a.csv"), "-o", &path("b.qdpx")]] {
        let told = run(&[&assess[..], own, &["--no-quotes"]].concat());
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{}", told.err);
        assert!(
            told.err.contains("holds the whole text") && told.err.contains("leave out --no-quotes"),
            "{}",
            told.err
        );
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1, "nothing is written in part");
    assert!(run(&["assess", "--help"]).out.contains("NVivo"), "where it is told of");
}
