//! What rests on which files of a folder.

use std::collections::BTreeSet;

use evenhand_build::{Affected, Folder};

use crate::sample::{PAGE, and, files};

fn affected(folder: &Folder, changed: &[&str]) -> Affected {
    folder.affected(&changed.iter().map(|file| (*file).to_owned()).collect())
}

fn names(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_page_takes_those_that_count_it_and_the_cases_that_rate_it() {
    let folder = Folder::from_files(files()).expect("it builds").0;
    let found = affected(&folder, &[PAGE]);
    assert_eq!(found.pages, names(&[PAGE, "criteria/s2.any.md"]));
    assert_eq!(found.cases, names(&["clinic"]));
    let counting = affected(&folder, &["criteria/s2.any.md"]);
    assert_eq!((counting.pages, counting.cases), (names(&["criteria/s2.any.md"]), names(&[])));
}

#[test]
fn a_list_takes_the_pages_that_name_it_however_deep() {
    let mut all = and("lists/deep.txt", "older people\n");
    all.insert("lists/group.txt".to_owned(), "women\n{deep}\n".to_owned());
    let folder = Folder::from_files(all).expect("it builds").0;
    let deep = affected(&folder, &["lists/deep.txt"]);
    assert!(deep.pages.contains(PAGE), "{deep:?}");
    assert_eq!(deep, affected(&folder, &["lists/group.txt"]));
    assert!(!deep.pages.contains("criteria/s1.ask.md"), "{deep:?}");
}

#[test]
fn all_rests_on_the_framework_and_nothing_on_what_is_not_rated() {
    let folder = Folder::from_files(files()).expect("it builds").0;
    assert_eq!(affected(&folder, &["framework.toml"]), folder.everything());
    assert_eq!(folder.everything().pages.len(), 3);
    assert!(affected(&folder, &["README.md", "checks.toml"]).is_empty());
    let case = affected(&folder, &["tests/clinic/description.md"]);
    assert_eq!((case.pages, case.cases), (names(&[]), names(&["clinic"])));
}
