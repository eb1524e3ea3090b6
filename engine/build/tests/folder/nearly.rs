//! What lies in a folder under nearly the right name, or in nearly the right place.

use std::fs;
use std::path::Path;

use evenhand_build::{Files, Folder};

use crate::sample::{PAGE, and, files, mistakes};

fn told(files: Files) -> Vec<String> {
    mistakes(files).iter().map(ToString::to_string).collect()
}

fn renamed(from: &str, to: &str) -> Files {
    let rename = |path: String| path.strip_prefix(from).map_or(path.clone(), |rest| format!("{to}{rest}"));
    files().into_iter().map(|(path, text)| (rename(path), text)).collect()
}

fn write(folder: &Path, files: &Files) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }
}

#[test]
fn a_case_is_a_folder_of_its_own() {
    for alone in
        [&["tests/expected.toml"][..], &["tests/description.md"], &["tests/description.md", "tests/expected.toml"]]
    {
        let mut files = files();
        for name in alone {
            files.insert((*name).to_owned(), "[levels]\n\"s1.ask\" = \"partly\"\n".to_owned());
        }
        let told = told(files);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("a case is a folder of its own"), "{told:?}");
        assert!(told[0].ends_with("move description.md and expected.toml to tests/NAME/"), "{told:?}");
    }
}

#[test]
fn a_text_beside_the_levels_of_a_case_is_told_its_name() {
    let told = told(renamed("tests/clinic/description.md", "tests/clinic/text.md"));
    assert!(told.len() == 1 && told[0].ends_with("text.md is there: call it description.md"), "{told:?}");
    for (name, help) in [
        ("Description.md", "call it description.md"),
        ("description.docx", "save it as plain text in UTF-8, called description.md"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &renamed("tests/clinic/description.md", &format!("tests/clinic/{name}")));
        let found = Folder::read(folder.path()).expect_err("the case has no text").to_string();
        let file = folder.path().join("tests/clinic").join(name);
        assert!(found.starts_with(&format!("{}: is not read", file.display())) && found.ends_with(help), "{found}");
    }
}

#[test]
fn a_file_that_is_called_nearly_right_is_told_its_name() {
    for name in ["check.toml", "Checks.toml", "checks.toml.txt"] {
        let told = told(renamed("checks.toml", name));
        assert_eq!(told, [format!("{name}: is not read by this name\n  help: call it checks.toml")]);
    }
    for name in ["Framework.toml", "framework.toml.txt"] {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), &renamed("framework.toml", name));
        let found = Folder::read(folder.path()).expect_err("it is no framework").to_string();
        assert!(found.ends_with(&format!("{name} is there: call it framework.toml")), "{found}");
    }
}

#[test]
fn a_folder_that_is_called_nearly_right_is_told_its_name() {
    for (from, to, known) in [
        ("tests", "test", "tests"),
        ("tests", "Tests", "tests"),
        ("tests", "cases", "tests"),
        ("criteria", "criterias", "criteria"),
        ("lists", "list", "lists"),
    ] {
        let told = told(renamed(&format!("{from}/"), &format!("{to}/")));
        let wanted = format!("call the folder {known}");
        assert!(!told.iter().any(|told| told.contains("there are no pages")), "{told:?}");
        assert!(
            told.iter().any(|told| told.starts_with(&format!("{to}: is not read")) && told.ends_with(&wanted)),
            "{told:?}"
        );
    }
}

/// Somebody may keep what she does not use.
#[test]
fn pages_beside_the_right_folder_are_warned_of() {
    let page = files().remove(PAGE).expect("a page");
    for (name, help) in
        [("s1.more.md", "move it to criteria/s1.more.md"), ("old/s1.more.md", "move what is in it to criteria/")]
    {
        let (_, warnings) = Folder::from_files(and(name, &page)).expect("it builds");
        let told: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        assert!(told.len() == 1 && told[0].ends_with(help), "{told:?}");
    }
}

#[test]
fn what_belongs_to_no_framework_is_passed_over() {
    let mut files = files();
    for (name, text) in [
        ("README.md", "# Fair\n"),
        ("LICENSE.txt", "CC0"),
        ("notes/order.md", "+++\ntitle = \"A hall\"\n+++\n# A hall\n"),
        ("texts/p01.md", "# A hall\n"),
        ("ratings.toml", "a = 1\n"),
        ("old/description.md", "# A hall\n"),
    ] {
        files.insert(name.to_owned(), text.to_owned());
    }
    let (_, warnings) = Folder::from_files(files).map_err(|wrong| wrong.to_string()).expect("it builds");
    assert_eq!(warnings, []);
}
