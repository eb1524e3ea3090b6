//! The same folder gives the same bytes, and every query has its place.

use evenhand_build::{Files, Folder, compile};

use crate::sample::{PAGE, files};

#[test]
fn the_order_of_files_changes_nothing() {
    let first = compile(&Folder::from_files(files()).expect("it builds").0).expect("it compiles");
    let backwards: Files = files().into_iter().rev().collect();
    let again = compile(&Folder::from_files(backwards).expect("it builds").0).expect("it compiles");
    assert_eq!(first, again);
    assert!(!first.bytes.is_empty());
}

#[test]
fn every_query_has_its_place() {
    let built = compile(&Folder::from_files(files()).expect("it builds").0).expect("it compiles");
    let of = |file: &str| -> Vec<usize> {
        built.places.iter().filter(|place| place.file == file).map(|place| place.line).collect()
    };
    assert_eq!(of(PAGE), [23, 25, 26, 30, 34, 7, 7], "elements, then the front matter");
    assert_eq!(of("criteria/s1.ask.md"), [21, 5]);
    assert_eq!(built.places.len(), 9);
    let different: std::collections::BTreeSet<u32> = built.places.iter().map(|place| place.query).collect();
    let of_facets = 2;
    assert_eq!(different, (0..built.queries as u32 - of_facets).collect(), "those of pages come first");
}

/// The frameworks that the project ships build without a word.
#[test]
fn the_shipped_folders_build() {
    let plugins = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins");
    let mut seen = 0;
    for entry in std::fs::read_dir(plugins).expect("the plugins").flatten() {
        if entry.path().join("framework.toml").is_file() {
            let (folder, warnings) = Folder::read(&entry.path()).map_err(|wrong| wrong.to_string()).expect("it builds");
            assert_eq!(warnings, [], "{}", folder.id());
            let built = compile(&folder).map_err(|wrong| wrong.to_string()).expect("it compiles");
            // A plugin in Rust finds by code.
            assert_eq!(built.queries > 0, !entry.path().join("Cargo.toml").is_file(), "{}", folder.id());
            seen += 1;
        }
    }
    assert!(seen > 0);
}
