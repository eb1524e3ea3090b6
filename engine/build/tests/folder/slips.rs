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
