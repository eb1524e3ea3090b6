//! Every input of the corpus, and changed copies of them, through their target: on stable
//! Rust, without a fuzzer, and the same ones every time.
//!
//! A found input is put into the corpus when what it broke is mended, so it is tried
//! again from then on.

use std::path::Path;

use crate::changes::Changes;

fn replay(target: &str, check: fn(&[u8]), changed: usize) {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/", "../../tests/fuzz/corpus")).join(target);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut inputs: Vec<_> = files.filter_map(|file| Some(file.ok()?.path())).collect();
    inputs.sort();
    assert!(!inputs.is_empty(), "{} is empty", folder.display());
    let read = |input: &std::path::PathBuf| std::fs::read(input).expect("an input");
    let corpus: Vec<Vec<u8>> = inputs.iter().map(read).collect();
    for (input, bytes) in inputs.iter().zip(&corpus) {
        println!("{}", input.display());
        check(bytes);
    }
    check(&[]);
    for bytes in Changes::of(&corpus).take(changed) {
        // Shown where a check fails: put it into the corpus when what it broke is mended.
        println!("{bytes:?}");
        check(&bytes);
    }
}

macro_rules! targets {
    ($($target:ident: $changed:literal),*) => {
        $(
            #[test]
            fn $target() {
                replay(stringify!($target), crate::$target::check, $changed);
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

// Beside each, how many changed copies: what a second or two is enough for.
targets!(
    agree: 1000,
    answers: 300,
    document: 1000,
    folder: 60,
    json: 1000,
    loading: 60,
    matching: 1000,
    meaning: 1000,
    packing: 300,
    query: 1000,
    rating: 1000,
    reading: 1000,
    words: 1000
);
