//! What is declared and does nothing: warnings, each with what to do.

use evenhand_build::{Files, Folder};

use crate::sample::{PAGE, and, with};

/// The warnings of files that build: their place, and what they say.
fn warnings(files: Files) -> Vec<(String, usize, String)> {
    let (_, warnings) = Folder::from_files(files).map_err(|wrong| wrong.to_string()).expect("it builds");
    assert!(warnings.iter().all(|warning| !warning.help.is_empty()), "{warnings:?}");
    warnings.into_iter().map(|warning| (warning.file, warning.line, warning.message)).collect()
}

#[test]
fn a_list_that_nothing_uses_is_warned_of() {
    let files = and("lists/extra.txt", "words that nobody looks for\n{more}\n");
    let files: Files = files.into_iter().chain([("lists/more.txt".to_owned(), "still more\n".to_owned())]).collect();
    let (_, warnings) = Folder::from_files(files).expect("it builds");
    let told: Vec<_> = warnings.iter().map(|warning| (warning.file.as_str(), warning.message.as_str())).collect();
    let unused = "nothing that is used names this list";
    assert_eq!(told, [("lists/extra.txt", unused), ("lists/more.txt", unused)], "what an unused list names is unused");
}

#[test]
fn a_domain_a_role_or_a_setting_without_use_is_warned_of() {
    let domain = "[[domains]]\nid = \"s3\"\ntitle = \"More\"\nsummary = \"More.\"\nexpects = \"any\"\n\n[[settings]]";
    let setting = "[[settings]]\nid = \"length\"\ntitle = \"Length\"\nsummary = \"How long.\"\n\n[facets.day]";
    for (from, to, line, message) in [
        ("[[settings]]", domain, 25, "no page is in the domain `s3`"),
        ("[roles]", "[roles]\nporter = \"the porter\"", 36, "no question is for the role `porter`"),
        ("[facets.day]", setting, 32, "no element asks for the setting `length`"),
    ] {
        let told = warnings(with("framework.toml", from, to));
        assert_eq!(told, [("framework.toml".to_owned(), line, message.to_owned())]);
    }
}

#[test]
fn an_element_that_changes_no_level_is_warned_of() {
    let told = warnings(with(PAGE, "comparison and (measure or group)", "comparison and measure"));
    let [(file, line, message)] = told.as_slice() else { panic!("{told:?}") };
    assert!(file == PAGE && *line > 0 && message.contains("leaves out the element `group`"), "{told:?}");
}

#[test]
fn a_page_without_a_title_is_warned_of() {
    let (front, page) = ("summary = \"It wants {s1} and {s2}.\"", "phrase = \"asking people\"\n");
    let mut files = with("framework.toml", front, "summary = \"counts\"");
    let text = files["criteria/s1.ask.md"].replace(page, "");
    files.insert("criteria/s1.ask.md".to_owned(), text.clone());
    let told = warnings(files.clone());
    assert!(told.len() == 1 && told[0].2.contains("the page has no title"), "{told:?}");
    files.insert("criteria/s1.ask.md".to_owned(), text.replacen("order", "title = \"asking\"\norder", 1));
    assert_eq!(warnings(files), []);
}
