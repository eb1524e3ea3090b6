//! Every input of the corpus, through its target, on stable Rust and without a fuzzer.
//!
//! A found input is put into the corpus when what it broke is mended, so it is tried
//! again from then on.

use std::path::Path;

fn replay(target: &str, check: fn(&[u8])) {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/", "../../tests/fuzz/corpus")).join(target);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut inputs: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    inputs.sort();
    assert!(!inputs.is_empty(), "{} is empty", folder.display());
    for input in inputs {
        println!("{}", input.display());
        check(&std::fs::read(&input).expect("an input"));
    }
    check(&[]);
}

macro_rules! targets {
    ($($target:ident),*) => {
        $(
            #[test]
            fn $target() {
                replay(stringify!($target), crate::$target::check);
            }
        )*

        /// Each target is one that a fuzzer can be run on, and has a corpus.
        #[test]
        fn every_target_is_replayed() {
            let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/", "../../tests/fuzz/fuzz_targets"));
            let files = std::fs::read_dir(folder).expect("the targets");
            let stem = |file: std::fs::DirEntry| Some(file.path().file_stem()?.to_string_lossy().into_owned());
            let mut found: Vec<String> = files.filter_map(|file| stem(file.ok()?)).collect();
            found.sort();
            assert_eq!(found, [$(stringify!($target)),*]);
        }
    };
}

targets!(agree, answers, folder, json, loading, matching, meaning, packing, query, rating, reading, words);
