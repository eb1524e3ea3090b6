//! What authors write who know another tool, or another framework: told in words that name
//! what to write here.

use evenhand_build::{Files, Folder};

use crate::sample::{PAGE, and, mistakes, with};

/// The one mistake of `files`, as it is told.
fn only(files: Files) -> String {
    let found = mistakes(files);
    let told = found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert_eq!(found.len(), 1, "{told}");
    told
}

#[test]
fn a_table_of_which_there_may_be_several_has_two_brackets() {
    for (file, name) in [("checks.toml", "check"), ("framework.toml", "sources")] {
        let told = only(with(file, &format!("[[{name}]]"), &format!("[{name}]")));
        assert!(told.starts_with(&format!("{file}:")) && told.contains(&format!("several of `[{name}]`")), "{told}");
        assert!(told.contains(&format!("write [[{name}]] instead")), "{told}");
    }
}

#[test]
fn conclusions_stand_above_the_levels() {
    let told = only(with("tests/clinic/expected.toml", "[levels]\n", "[levels]\nconclusions = [\"asked\"]\n"));
    assert!(told.contains("expected.toml:5") && told.contains("above the first line in square brackets"), "{told}");
}

#[test]
fn a_summary_that_says_the_same_of_every_text_is_refused() {
    for (summary, help) in [("count", "did you mean `counts`?"), ("It asks three things.", "a {DOMAIN} in it")] {
        let told = only(with("framework.toml", "It wants {s1} and {s2}.", summary));
        assert!(told.contains("framework.toml:6: `summary`") && told.contains(help), "{told}");
    }
    let leaning = with("framework.toml", "It wants {s1} and {s2}.", "leaning");
    Folder::from_files(leaning).expect("the other two words build");
}

#[test]
fn a_condition_is_explained_by_the_authors_own_pages() {
    let when = "when = \"s1.ask >= partly and s1.compare < partly\"\n";
    for (to, words) in
        [("", "add when = \"s1.compare >= partly and s1.ask < partly\""), ("when = \"s1.ask\"\n", "s1.ask < partly")]
    {
        let told = only(with("checks.toml", when, to));
        assert!(told.contains(words) && !told.contains("s2.barriers"), "{told}");
    }
}

#[test]
fn words_of_a_search_engine_are_explained() {
    let page = only(with(PAGE, "- weak: gap*", "- weak: gap* OR (split | divide)"));
    assert!(page.contains(":25:14: `OR` is only the word *or*") && page.contains("(a | b)"), "{page}");
    let list = only(and("lists/group.txt", "women\nmen AND boys # OR girls\npostcode*\n"));
    assert!(list.starts_with("lists/group.txt:2:5: `AND`") && list.contains("a ~6 b"), "{list}");
    let front = only(with(PAGE, "no subgroup*", "NOT done"));
    assert!(front.contains("`NOT`") && front.contains("close but no"), "{front}");
}

#[test]
fn a_list_takes_no_built_in_name() {
    let told = only(and("lists/public.txt", "residents\n"));
    assert!(
        told.starts_with("lists/public.txt: the built-in list `public`") && told.contains("another name"),
        "{told}"
    );
}

#[test]
fn a_mistake_comes_before_those_that_follow_from_it() {
    let mut files = with(PAGE, "+++\ndomain", "++\ndomain");
    let case = "conclusions = [\"asked-not-compared\"]\n\n[levels]\n\"s1.compare\" = \"described\"\n";
    files.insert("tests/clinic/expected.toml".to_owned(), case.to_owned());
    files.insert("checks.toml".to_owned(), "[[check]]\nid = asked\n".to_owned());
    files.insert("criteria/s2.any.md".to_owned(), files["criteria/s2.any.md"].replace("s1.*", "s1.compare"));
    let found = mistakes(files);
    let told: Vec<&str> = found.iter().map(|mistake| mistake.file.as_str()).collect();
    assert_eq!(told, [PAGE, "checks.toml"], "{found:?}");
}

#[test]
fn a_line_of_a_page_that_is_nearly_right_is_told_how_it_is_written() {
    for (from, to, words) in [
        ("- strong: uptake", "- strong uptake", "put a colon behind it: `- strong: …`"),
        ("- strong: uptake", "- Strong: uptake", "write it small: `- strong`"),
        ("- close but no, other-sense (a price):", "- close but no (a price):", "a comma and a reason behind it"),
        ("- ask analyst: What", "- ask: What", "name a role: `- ask ROLE: question`"),
        ("(core, deed)", "(core deed)", "put a comma between: core, deed"),
        ("## Element: measure", "## element: measure", "write ## Element: NAME (…)"),
        ("## Element: measure", "## Element measure", "write ## Element: NAME (…)"),
        ("# Are groups compared?", "#Are groups compared?", "put a space behind it: # Are groups compared?"),
    ] {
        let found = mistakes(with(PAGE, from, to));
        let told = found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(told.contains(words), "{to}: {told}");
        let follows = ["no element is the core", "no question", "nothing can meet"];
        assert!(!follows.iter().any(|words| told.contains(words)), "{to}: {told}");
    }
}

#[test]
fn a_list_has_one_query_a_line() {
    for (line, place, words) in [
        ("- lose", "2:1", "without a mark before it"),
        ("lose, loses", "2:5", "one query a line, or (one | another)"),
        ("(lose |", "2:8", "on one line"),
        ("loses)", "2:6", "on one line"),
    ] {
        let told = only(and("lists/group.txt", &format!("women\n{line}\n")));
        assert!(told.starts_with(&format!("lists/group.txt:{place}: ")) && told.contains(words), "{told}");
    }
    let told = only(with(PAGE, "strong: {group}", "strong: {hurt}"));
    assert!(
        told.ends_with(
            "add lists/hurt.txt; there are group, carers, commissioners, developers, public, researchers and staff"
        ),
        "{told}"
    );
}

#[test]
fn quotation_marks_of_toml_are_straight_and_escaped() {
    for (title, words) in
        [("“A small framework”", "type straight ones"), ("\"A \"small\" framework\"", "write ' inside")]
    {
        let told = only(with("framework.toml", "\"A small framework\"", title));
        assert!(told.starts_with("framework.toml:2:") && told.contains(words), "{told}");
    }
}

#[test]
fn an_open_bracket_is_counted_in_the_files_columns() {
    let told = only(with(PAGE, "- weak: gap*", "- weak: (gap* | split"));
    assert!(told.contains(":25:") && told.ends_with("the bracket opened at column 9 is still open"), "{told}");
}
