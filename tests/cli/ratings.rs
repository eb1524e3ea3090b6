//! The table of readers' ratings: how spreadsheets save it, and which rows are meant.

use crate::agree::{RATINGS, agree, framework, inputs};
use crate::{file, folder, root, run};

#[test]
fn a_table_is_read_as_a_spreadsheet_saves_it() {
    let folder = folder();
    let (talk, texts) = (framework(folder.path()), inputs(folder.path()));
    let told = |name: &str, content: &[u8]| {
        let path = file(folder.path(), name, content);
        agree(&["--plugin", &talk, "--ratings", &path, "--inputs", &texts])
    };
    let commas = told("commas.csv", RATINGS.as_bytes());
    assert_eq!((commas.code, commas.err.as_str()), (0, ""), "{}", commas.out);
    let marked = format!("\u{feff}{}", RATINGS.replace(',', ";").replace('\n', "\r\n"));
    // Empty rows and cells at the end, and an input with its ending.
    let tabs = RATINGS.replace(',', "\t").replace("\nb\tpaying", "\nb.txt\tpaying") + "\t\t\t\t\t\n";
    for (name, table) in [("semicolons.csv", marked), ("tabs.txt", tabs)] {
        assert_eq!(told(name, table.as_bytes()).out, commas.out, "{name}");
    }
    for (name, table, why) in [
        ("short.csv", &b"input,criterion,level\na,asking,partly\nb,asking\n"[..], "short.csv:3: the row has 2 cells"),
        ("latin.csv", b"input,criterion,level\na,asking,\xa3\n", "latin.csv:2: a letter here is not UTF-8"),
        ("wide.csv", b"\xff\xfei\0n\0", "wide.csv is UTF-16"),
        ("book.csv", b"PK\x03\x04", "book.csv is a spreadsheet's own file"),
    ] {
        let refused = told(name, table);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{name}");
        assert!(refused.err.contains(why) && refused.err.contains("\nhelp: "), "{}", refused.err);
        assert!(!refused.err.contains("CSV error"), "{}", refused.err);
    }
    let gone = agree(&["--plugin", &talk, "--ratings", "gone.csv", "--inputs", &texts]);
    assert!(gone.code == 2 && gone.err.contains("gone.csv is not there"), "{}", gone.err);
}

#[test]
fn a_description_is_found_however_its_ending_is_written() {
    let folder = folder();
    let (talk, texts) = (framework(folder.path()), inputs(folder.path()));
    let ratings = file(folder.path(), "ratings.csv", RATINGS);
    let told = || agree(&["--plugin", &talk, "--ratings", &ratings, "--inputs", &texts]);
    let plain = told();
    assert_eq!(plain.code, 0, "{}", plain.err);
    for (from, to) in [("a.md", "a.MD"), ("b.txt", "b.text")] {
        std::fs::rename(format!("{texts}/{from}"), format!("{texts}/{to}")).expect("another name");
    }
    let renamed = told();
    assert_eq!((renamed.code, renamed.out), (0, plain.out), "{}", renamed.err);
}

#[test]
fn a_mistyped_criterion_is_told_and_one_of_another_framework_is_passed_over() {
    let folder = folder();
    let (talk, texts) = (framework(folder.path()), inputs(folder.path()));
    let told = |rows: &str| {
        let path = file(folder.path(), "ratings.csv", format!("framework,input,criterion,level\n{rows}"));
        agree(&["--plugin", &talk, "--ratings", &path, "--inputs", &texts])
    };
    let good = ",a,asking,described\n";
    for (row, help) in [
        (",a,askign,partly", "did you mean `asking`? If another framework is meant, write FRAMEWORK/askign"),
        ("talk,a,askign,partly", "did you mean `asking`?"),
        (",a,talk/whose.public,partly", "evenhand framework show talk"),
    ] {
        let slip = told(&format!("{good}{row}\n"));
        assert_eq!((slip.code, slip.out.as_str()), (2, ""), "{row}");
        assert!(slip.err.contains("ratings.csv:3: talk has no criterion `"), "{}", slip.err);
        assert!(slip.err.contains(help), "{}", slip.err);
    }
    let others = told(&format!("{good}song,a,askign,loud\n,a,song/verse,loud\n,a,whose.public,partly\n,b,paying,\n"));
    assert_eq!((others.code, others.err.as_str()), (0, ""), "{}", others.out);
    assert!(others.out.contains("beside readers of 1 description\n"), "a row without a level counts nowhere");
    let words = others.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("3 rows name criteria of other frameworks"), "{words}");
    let missing = told(&format!("{good},a,paying,NA\n"));
    assert!(missing.err.contains("leave the cell empty") && missing.err.contains("not-applicable"), "{}", missing.err);
}

#[test]
fn an_id_that_another_bundled_framework_has_is_no_slip() {
    let folder = folder();
    let (ward, texts) = (root().join("tests/fixtures/early/shut-ward.csv"), root().join("tests/fixtures/early"));
    let first = std::fs::read_to_string(ward).expect("ratings");
    let first = first.lines().nth(1).expect("a row").split(',').next().expect("an input").to_owned();
    // HIAT has both of the others, and the first is near to one of Ward's.
    let rows = format!("{first},whose.public,described\n{first},s1.public,loud\n{first},s1.causes,loud\n");
    let ratings = file(folder.path(), "both.csv", format!("input,criterion,level\n{rows}"));
    let texts = texts.to_str().expect("UTF-8").to_owned();
    let agree = |ratings: &str| run(&["agree", "--framework", "ward", "--ratings", ratings, "--inputs", &texts]);
    let told = agree(&ratings);
    assert_eq!((told.code, told.err.as_str()), (0, ""), "{}", told.out);
    assert!(told.out.contains("2 rows name criteria"), "{}", told.out);
    let nobodys =
        file(folder.path(), "slip.csv", format!("input,criterion,level\n{}", rows.replace("s1.public", "s1.publik")));
    assert!(agree(&nobodys).err.contains("did you mean `whose.public`?"), "{}", agree(&nobodys).err);
}

#[test]
fn a_quotation_that_is_never_closed_takes_no_rows() {
    let folder = folder();
    let (talk, texts) = (framework(folder.path()), inputs(folder.path()));
    let told = |option: &[&str], content: &str| {
        let path = file(folder.path(), "table.csv", content);
        agree(&[&["--plugin", &talk, option[0], &path], &option[1..]].concat())
    };
    let levels = "input;criterion;level;quote\na;asking;described;\"Older\nb;paying;partly;\nb;asking;partly;\n";
    let closed_below = levels.replace("b;paying;partly;", "b;paying;partly;\"Younger\"");
    for table in [levels, &closed_below] {
        let refused = told(&["--ratings", "--inputs", &texts], table);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{}", refused.err);
        assert!(
            refused.err.contains("table.csv:2: the quotation that opens on this line is never closed"),
            "{}",
            refused.err
        );
        assert!(refused.err.contains("help: close it"), "{}", refused.err);
    }
    let gold = "text,code\nThey asked.,asking\n\"They paid.,paying\nThey paid.,paying\n";
    let refused = told(&["--gold", "--code", "code"], gold);
    assert!(refused.code == 2 && refused.err.contains("table.csv:3: the quotation"), "{}", refused.err);
}

#[test]
fn a_first_line_that_says_what_parts_cells_is_no_row() {
    let folder = folder();
    let (talk, texts) = (framework(folder.path()), inputs(folder.path()));
    let told = |content: String| {
        let path = file(folder.path(), "said.csv", content);
        agree(&["--plugin", &talk, "--ratings", &path, "--inputs", &texts])
    };
    let plain = told(RATINGS.to_owned());
    let said = format!("\u{feff}sep=;\r\n{}", RATINGS.replace(',', ";").replace('\n', "\r\n"));
    assert_eq!(told(said.clone()).out, plain.out);
    let wrong = told(said.replacen("described", "describd", 1));
    assert!(wrong.err.contains("said.csv:3: `describd` is no level"), "{}", wrong.err);
}

#[test]
fn what_would_be_left_out_or_counted_twice_is_told() {
    let folder = folder();
    let (talk, texts) = (framework(folder.path()), inputs(folder.path()));
    let told = |rows: &str| {
        let path = file(folder.path(), "rows.csv", format!("input,criterion,reader,level\n{rows}"));
        agree(&["--plugin", &talk, "--ratings", &path, "--inputs", &texts])
    };
    let twice = told("a,asking,ana,described\na,paying,ana,partly\na,asking,ana,partly\n");
    assert_eq!(twice.code, 0, "{}", twice.err);
    assert!(
        twice.err.contains("note: once a reader rates") && twice.err.contains("(ana, lines 2 and 4)"),
        "{}",
        twice.err
    );
    let same = told("a,asking,ana,described\na,asking,ana,described\na,asking,,partly\na,asking,,described\n");
    assert_eq!((same.code, same.err.as_str()), (0, ""), "the same again, and readers without a name");
    let title = told("a,asking,ana,described\nb,Is there a bench?,ana,described\n");
    assert_eq!(title.code, 0, "{}", title.err);
    assert!(
        title.err.contains("note: 1 row names no criterion of talk") && title.err.contains("`Is there a bench?`"),
        "{}",
        title.err
    );
    let there = told("a.docx,asking,ana,described\n");
    assert!(there.code == 2 && there.err.contains("help: write a:"), "{}", there.err);
    let nowhere = told("p01.docx,asking,ana,described\n");
    assert!(
        nowhere.code == 2 && nowhere.err.contains("save it as p01.docx or as plain text, p01.txt"),
        "{}",
        nowhere.err
    );
}
