//! Each thing that an author can get wrong: its place, and words that help.

use evenhand_build::{Files, Folder};

use crate::sample::{PAGE, and, files, mistakes, with};

/// Exactly one mistake of `files` has this place and these words; nothing else is wrong.
fn only(files: Files, place: (&str, usize, usize), message: &str, help: &str) {
    let found = mistakes(files);
    let told = found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert_eq!(found.len(), 1, "{told}");
    assert_eq!((found[0].file.as_str(), found[0].line, found[0].column), place, "{told}");
    assert!(found[0].message.contains(message), "{told}");
    assert!(found[0].help.contains(help) && !found[0].help.is_empty(), "{told}");
}

#[test]
fn the_sample_builds_and_is_warned_of_nothing_but_examples() {
    let (folder, warnings) = Folder::from_files(files()).map_err(|wrong| wrong.to_string()).expect("it builds");
    assert_eq!((folder.id(), folder.examples().len(), folder.cases().len()), ("fair", 4, 1));
    assert_eq!(warnings, []);
    let without = with(PAGE, "not-found trap", "not-found");
    let (_, warnings) = Folder::from_files(without).expect("it builds");
    let told: Vec<_> = warnings.iter().map(|w| (w.file.as_str(), w.message.as_str())).collect();
    assert_eq!(told, [(PAGE, "there is no worked example that is a trap")]);
    for (from, to, kind) in
        [("text described", "text partly", "is described"), ("not-found trap", "described trap", "is not described")]
    {
        let (_, warnings) = Folder::from_files(with(PAGE, from, to)).expect("it builds");
        assert!(warnings.len() == 1 && warnings[0].message.ends_with(kind), "{warnings:?}");
    }
}

#[test]
fn what_framework_toml_gets_wrong() {
    const FILE: &str = "framework.toml";
    for (from, to, line, column, message, help) in [
        ("title =", "titel =", 2, 1, "no key `titel`", "`title`"),
        ("version = \"1.0.0\"", "version = 1", 4, 11, "the number 1", "quotation marks"),
        ("licence = \"MIT\"\n", "", 1, 1, "`licence` is missing", "licence ="),
        ("expects = \"each\"", "expects = \"eech\"", 16, 11, "`eech`", "`each`"),
        ("id = \"fair\"", "id = Fair", 1, 6, "not TOML", "key = \"text\""),
        ("{s2}", "{s3}", 6, 30, "{s3}", "there are s1 and s2"),
        ("{s2}.", "{s2", 6, 30, "not closed", "{DOMAIN}"),
        ("[facets.day]", "[facets.\"The Day\"]", 31, 0, "`The Day`", "lower-case"),
        ("analyst = \"a", "Analyst_1 = \"a", 0, 0, "", ""),
        ("default = \"old\"", "default = \"odl\"", 28, 0, "`odl`", "old and new"),
        ("id = \"edition\"", "id = \"fair.edition\"", 0, 0, "", ""),
        ("title = \"A small framework\"", "title = \" \"", 2, 0, "no title", "title ="),
    ] {
        let changed = with(FILE, from, to);
        if line > 0 {
            only(changed, (FILE, line, column), message, help);
        } else {
            assert!(mistakes(changed).len() > 1, "{to} is told where it is declared and where it is used");
        }
    }
    let twice = with(FILE, "id = \"s2\"", "id = \"s1\"");
    assert!(mistakes(twice).iter().any(|m| m.line == 19 && m.message.contains("declared twice")));
}

#[test]
fn what_front_matter_gets_wrong() {
    for (from, to, line, column, message, help) in [
        ("order =", "ordre =", 3, 1, "no key `ordre`", "`order`"),
        ("order = 10", "order = \"ten\"", 3, 9, "the text \"ten\"", "whole number"),
        ("sources = [\"book2020\"]", "sources = \"book2020\"", 4, 11, "the text", "list in square brackets"),
        ("domain = \"s1\"\n", "", 1, 1, "`domain` is missing", "domain ="),
        ("\"book2020\"", "\"book2002\"", 4, 0, "source `book2002`", "`book2020`"),
        ("= \"s1\"", "= \"s9\"", 2, 0, "domain `s9`", "s1 and s2"),
        ("order = 10", "order = 20", 3, 0, "order 20", "order of its own"),
        ("+++\ndomain", "domain", 1, 0, "does not start", "+++"),
        ("phrase = \"a comparison\"\n", "", 0, 0, "slot {s1}", "phrase ="),
        ("or group", "or grupo", 6, 40, "`grupo`", "comparison, group and measure"),
        ("or group", "or group:0", 6, 40, "from 1", "and"),
        ("no subgroup*", "no subgroup* )", 7, 25, "no bracket", "leave `)` out"),
        ("\\\"IMD\\\" merged", "\\\"IMD\\\" {nolist}", 7, 41, "no list `nolist`", "there are"),
        ("\\\"IMD\\\" merged", "\\\"IMD\\\" ~ a", 7, 40, "number was expected", "~6"),
    ] {
        let column = if message.starts_with("no list") { 0 } else { column };
        let found = mistakes(with(PAGE, from, to));
        let told = found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert_eq!(found.len(), 1, "{told}");
        assert_eq!(found[0].line, line, "{told}");
        assert!(column == 0 || found[0].column == column, "column {column}: {told}");
        assert!(found[0].message.contains(message) && found[0].help.contains(help), "{told}");
    }
    let open = with(PAGE, "merged\"]\n+++\n", "merged\"]\n");
    assert!(mistakes(open).iter().any(|m| (m.file.as_str(), m.line) == (PAGE, 1) && m.message.contains("not closed")));
    let applies = with("criteria/s1.ask.md", "\"survey*\"", "\"(survey\"");
    only(applies, ("criteria/s1.ask.md", 5, 25), "closing bracket", "still open");
}

#[test]
fn what_a_page_gets_wrong() {
    for (from, to, line, column, message, help) in [
        ("# Are groups compared?\n", "#", 9, 0, "", ""),
        ("## Counts when\n", "", 0, 0, "`## Counts when` is missing", "add ## Counts when"),
        ("## Counts when", "## Counts wen", 13, 0, "no part `Counts wen`", "`Counts when`"),
        ("A comparison is hoped for.", "", 0, 0, "nothing stands under `## Counts partly`", "sentence"),
        ("(core, deed)", "(deed)", 0, 0, "no element is the core", "write `core`"),
        ("(fact, same section)", "(core, same section)", 29, 0, "two elements are the core", "one only"),
        ("(core, deed)", "(core, fact, deed)", 22, 0, "not two", "leave one"),
        ("(core, deed)", "(core, deed, hypothetical)", 22, 0, "`hypothetical` is for facts", "write `fact`"),
        ("(core, deed)", "(core, fact, one of many)", 22, 0, "`one of many` is for a core", "leave it out"),
        ("(core, deed)", "(core, hypothetical)", 22, 0, "this element is a deed", "write `fact`"),
        ("(core, deed)", "(core, hypothetic)", 22, 0, "means nothing", "`hypothetical`"),
        ("(core, deed)", "(core, dead)", 22, 0, "`dead` means nothing", "`deed`"),
        ("(core, deed)", "(core, deed", 22, 0, "not closed", "close it"),
        ("edition = new", "edition = newer", 33, 0, "never `newer`", "`new`"),
        ("edition = new", "edtion = new", 33, 0, "no setting `edtion`", "`edition`"),
        ("- strong: uptake", "- weak: uptake", 33, 0, "nothing can meet", "- strong:"),
        ("- strong: uptake", "- stong: uptake", 0, 0, "", ""),
        ("## Element: measure", "## Element: group", 33, 0, "stands twice", "another name"),
        ("ask analyst: What", "ask analist: What", 35, 0, "role `analist`", "`analyst`"),
        ("ask analyst: What will you measure?", "ask analyst:", 35, 0, "nobody is asked", "- ask ROLE"),
        ("other-sense", "othersense", 26, 0, "`othersense` is no reason", "`other-sense`"),
        ("(a price):", "(a price:", 26, 0, "not closed", "close but no"),
        ("  | outcome*)", "  | outcome* ~)", 24, 14, "number was expected", "~6"),
        ("strong: {group}", "strong: {grup}", 30, 11, "no list `grup`", "`group`"),
        ("text described", "text describd", 39, 0, "`describd` is no level", "`described`"),
        ("text described", "text", 39, 0, "no level", "there are"),
        ("trap", "trip", 43, 0, "`trip` says nothing", "`trap`"),
        ("trap", "trap stage=planing", 43, 0, "`planing` is no stage", "idea"),
        ("trap", "trap setting.edition=x", 43, 0, "never `x`", "old and new"),
        ("trap", "trap heading=\"a", 43, 0, "quotation mark", "heading="),
        ("text described", "text described only-hoped", 39, 0, "only `partly`", "leave the shortfall"),
        ("prices.\n~~~", "prices.\n", 43, 0, "not closed", "~~~"),
        ("and men.\n~~~", "and men.\n", 39, 0, "not closed", "~~~"),
    ] {
        let found = mistakes(with(PAGE, from, to));
        let told = found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        if message.is_empty() {
            assert!(!found.is_empty());
            continue;
        }
        let there = found.iter().find(|m| m.message.contains(message)).unwrap_or_else(|| panic!("{message}: {told}"));
        assert_eq!((there.file.as_str(), there.line), (PAGE, line), "{told}");
        assert!(column == 0 || there.column == column, "column {column}: {told}");
        assert!(there.help.contains(help), "{told}");
    }
    assert!(
        mistakes(with(PAGE, "- strong: uptake", "- stong: uptake"))
            .iter()
            .any(|m| m.line == 34 && m.help.contains("`strong`"))
    );
}

#[test]
fn what_lists_checks_counts_and_cases_get_wrong() {
    let long = (0..40).map(|n| format!("term{n:02}\n")).collect::<String>();
    only(and("lists/group.txt", "women\nmen |\n"), ("lists/group.txt", 2, 6), "alternative", "on one line");
    only(and("lists/group.txt", "women\n old {group}\n"), ("lists/group.txt", 2, 6), "names itself", "circle");
    only(and("lists/group.txt", "{nowhere}\n"), ("lists/group.txt", 1, 1), "no list `nowhere`", "there are");
    only(and("lists/empty.txt", "# nothing\n"), ("lists/empty.txt", 0, 0), "empty", "one query a line");
    only(and("lists/odd name.txt", &long), ("lists/odd name.txt", 0, 0), "odd name", "letters");
    for (from, to, line, column, message, help) in [
        ("s1.ask", "s1.aks", 3, 9, "`s1.aks`", "`s1.ask`"),
        ("< partly", "< party", 3, 43, "not `party`", "a condition is written"),
        ("< partly", "< not-found", 3, 9, "never so", "a condition"),
        ("\"analyst\"", "\"analist\"", 6, 0, "role `analist`", "`analyst`"),
        ("\"book2020\"", "\"book\"", 7, 0, "source `book`", "book2020"),
        ("title =", "titel =", 4, 1, "no key `titel`", "`title`"),
        ("asked-not-compared", "Asked", 2, 0, "`Asked`", "lower-case"),
    ] {
        only(with("checks.toml", from, to), ("checks.toml", line, column), message, help);
    }
    const WHEN: &str = "when = \"s1.ask >= partly and s1.compare < partly\"";
    for (to, place, message, help) in [
        (
            "flag = [\"old folk = older people\"]\nwhen = \"s1.ask >= partly\"",
            (2, 0),
            "`when` and `flag`",
            "two checks",
        ),
        ("", (2, 0), "rests on nothing", "flag ="),
        ("flag = [\"old folk\"]", (3, 0), "nothing is said instead", "hard to reach ="),
        ("flag = [\"old folk = \"]", (3, 0), "nothing is said instead", "hard to reach ="),
        ("flag = [\"old ~ folk = older people\"]", (3, 14), "number was expected", "~6"),
        ("flag = [\"old {folks} = older people\"]", (3, 14), "no list `folks`", "there are"),
    ] {
        only(with("checks.toml", WHEN, to), ("checks.toml", place.0, place.1), message, help);
    }
    const EACH: &str = "for-each = \"day\"\nwhen = \"s1.ask[day] >= partly and s1.compare[day] < partly\"";
    for (from, to, place, message, help) in [
        ("\"day\"", "\"days\"", (3, 0), "no table [facets.days]", "`day`"),
        ("s1.ask[day]", "s1.ask[days]", (4, 15), "not for each days", "s1.ask[day]"),
        ("s1.ask[day]", "s1.ask[day", (4, 15), "not closed", "s1.ask[day]"),
        ("s1.ask[day] >= partly and s1.compare[day]", "s1.ask >= partly and s1.compare", (4, 9), "no level", "[day]"),
        ("s1.ask[day]", "s2.any[day]", (4, 9), "`s2.any` only counts others", "a condition"),
        ("for-each = \"day\"\n", "", (3, 15), "[day] needs a line for-each = \"day\"", "a condition"),
        (
            "when = \"s1.ask[day] >= partly and s1.compare[day] < partly\"",
            "flag = [\"a = b\"]",
            (2, 0),
            "`for-each` is",
            "leave",
        ),
    ] {
        let mut files = with("checks.toml", WHEN, &EACH.replacen(from, to, 1));
        let text = files.get_mut("checks.toml").expect("the file");
        *text = text.replace("title = \"People", "title = \"{day}: people");
        only(files, ("checks.toml", place.0, place.1), message, help);
    }
    only(with("checks.toml", WHEN, EACH), ("checks.toml", 2, 0), "does not say which value", "write {day}");
    const TOML: &str = "framework.toml";
    let weekday = "weekday = \"(monday* | tuesday | weekday*)\"";
    only(with(TOML, weekday, "weekday = \"(monday\""), (TOML, 32, 19), "closing bracket", "still open");
    only(with(TOML, weekday, "weekday = \"{days}\""), (TOML, 32, 12), "no list `days`", "there are");
    only(with(TOML, weekday, "Weekday = \"monday\""), (TOML, 32, 0), "`Weekday`", "lower-case");
    only(with(TOML, "[facets.day]", "[facets.time]\n\n[facets.day]"), (TOML, 31, 0), "no values", "a line for each");
    let before = with("checks.toml", "[[check]]", "flag = [\"a = b\"]\n\n[[check]]");
    only(before, ("checks.toml", 1, 1), "`flag` stands before any check", "[[check]]");
    const COUNT: &str = "criteria/s2.any.md";
    for (from, to, line, message, help) in [
        ("s1.*", "s7.*", 5, "`s7.*`", "s1"),
        ("s1.*", "s2.any", 5, "`s2.any`", "there are"),
        ("n = 1", "n = 3", 5, "at least 3 of 2", "1 to 2"),
        ("n = 1", "n = 0", 5, "at least 0", "1 to 2"),
        ("+++\n#", "denied = [\"never\"]\n+++\n#", 6, "`denied` is never read", "leave one"),
        ("- ask", "- strong: one\n- ask", 21, "a query is never read", "leave it out"),
    ] {
        let found = mistakes(with(COUNT, from, to));
        assert!(found.len() == 1 && found[0].line == line && found[0].message.contains(message), "{found:?}");
        assert!(found[0].help.contains(help), "{found:?}");
    }
    const CASE: &str = "tests/clinic/expected.toml";
    only(with(CASE, "s1.compare", "s1.compere"), (CASE, 5, 0), "`s1.compere`", "`s1.compare`");
    only(with(CASE, "described", "describe"), (CASE, 5, 0), "`describe` is no level", "`described`");
    let drawn = with(CASE, "[settings]", "conclusions = [\"asked-not-compered\"]\n\n[settings]");
    only(drawn, (CASE, 1, 0), "no conclusion `asked-not-compered`", "`asked-not-compared`");
    only(with(CASE, "\"s1.compare\" = \"described\"", ""), (CASE, 0, 0), "expects nothing", "conclusions =");
    only(with(CASE, "\"new\"", "\"next\""), (CASE, 2, 0), "never `next`", "old and new");
    only(with(CASE, "\"s1.compare\"", "s1.compare"), (CASE, 5, 1), "a table", "quotation marks");
    let mut lonely = files();
    lonely.remove("tests/clinic/description.md");
    only(lonely, (CASE, 0, 0), "no description", "description.md");
}

#[test]
fn every_mistake_is_told_at_once() {
    let mut files = with(PAGE, "core, deed", "deed");
    files.insert("framework.toml".to_owned(), "id = 1\n".to_owned());
    files.insert("lists/group.txt".to_owned(), "(\n|\n".to_owned());
    files.insert("checks.toml".to_owned(), "x = 1\n".to_owned());
    let found = mistakes(files);
    let of: Vec<_> = found.iter().map(|m| (m.file.as_str(), m.line)).collect();
    let first = [("framework.toml", 1), ("lists/group.txt", 1), ("lists/group.txt", 2), (PAGE, 0), ("checks.toml", 1)];
    assert_eq!(of, first, "those from which others may follow come first");
}

#[test]
fn a_suggestion_lists_eight_names_at_most() {
    let mut many = with(PAGE, "strong: {group}", "strong: {zzzz}");
    for n in 0..30 {
        many.insert(format!("lists/l{n:02}.txt"), "a word\n".to_owned());
    }
    let help = &mistakes(many)[0].help;
    assert!(help.matches(", ").count() == 7 && help.contains(" more"), "{help}");
}

#[test]
fn editors_and_machines_may_differ() {
    let windows: Files = files()
        .into_iter()
        .map(|(path, text)| (path.replace('/', "\\"), format!("\u{feff}{}", text.replace('\n', "\r\n"))))
        .collect();
    let (there, _) = Folder::from_files(windows).map_err(|wrong| wrong.to_string()).expect("it builds");
    let (here, _) = Folder::from_files(files()).expect("it builds");
    assert_eq!(there.files(), here.files());
    assert!(evenhand_build::compile(&there) == evenhand_build::compile(&here));
}

#[test]
fn nobody_acts_in_a_fact() {
    let page = files().remove(PAGE).expect("a page");
    let line = page.lines().position(|line| line.starts_with("## Element:") && line.contains("fact")).expect("a fact");
    let old = page.lines().nth(line).expect("the line");
    let new = old.replacen("fact", "fact, actors = public", 1);
    let found = mistakes(with(PAGE, old, &new));
    let told = found.iter().find(|mistake| mistake.message.contains("nobody acts in a fact"));
    assert!(told.is_some_and(|mistake| mistake.line == line + 1 && mistake.help.contains("deed")), "{found:?}");
}

/// A tab or a bell can be written into TOML without being in the file.
#[test]
fn an_escape_that_makes_a_control_character_is_a_mistake_at_its_string() {
    for (written, column) in
        [(r#"title = "Edi\tion""#, 9), (r#"title = "Ring\u0007s""#, 9), (r#""ti\u0000tle" = "x""#, 1)]
    {
        let found = mistakes(with("framework.toml", r#"title = "Edition""#, written));
        assert_eq!(
            (found[0].file.as_str(), found[0].line, found[0].column),
            ("framework.toml", 26, column),
            "{found:?}"
        );
        assert!(found[0].message.contains("control character"), "{found:?}");
    }
    let page = mistakes(with(PAGE, r#"phrase = "a comparison""#, r#"phrase = "a \tcomparison""#));
    assert_eq!((page[0].file.as_str(), page[0].line), (PAGE, 5), "{page:?}");
    let kept = with("framework.toml", r#"summary = "Which edition.""#, r#"summary = "Which\nedition.""#);
    assert!(Folder::from_files(kept).is_ok(), "a line break is none");
}
