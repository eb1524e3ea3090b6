//! How well sentences are found, by phenomenon: `tests/fixtures/language/sentences*.csv`.
//!
//! A `¦` in a row's text stands where a sentence ends. The folder can be replaced
//! with `EVENHAND_FIXTURES`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use evenhand_language::sentence::sentences;
use unicode_segmentation::UnicodeSegmentation;

/// How many ends were found rightly, how many wrongly, and how many were missed.
#[derive(Default, Clone, Copy)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
    rows: usize,
    whole: usize,
}

impl Score {
    fn precision(self) -> f64 {
        ratio(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.rows += other.rows;
        self.whole += other.whole;
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The rows of a small CSV file: two columns, quotes doubled, line breaks allowed
/// in a quoted value.
fn rows(csv: &str) -> Vec<(String, String)> {
    let (mut row, mut value, mut quoted, mut found) = (Vec::new(), String::new(), false, Vec::new());
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => value.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut value)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut value));
                if let [phenomenon, text] = &row[..] {
                    found.push((phenomenon.clone(), text.clone()));
                }
                row.clear();
            }
            c => value.push(c),
        }
    }
    found
}

/// Where sentences start after the first, by the marks in `marked`.
fn expected(marked: &str) -> (String, Vec<usize>) {
    let (mut text, mut starts) = (String::new(), Vec::new());
    for (i, piece) in marked.split('¦').enumerate() {
        if i > 0 {
            starts.push(text.len() + piece.len() - piece.trim_start().len());
        }
        text.push_str(piece);
    }
    (text, starts)
}

/// The score of Unicode's rules alone, for comparison.
fn score_of_unicode(marked: &str) -> Score {
    let (text, wanted) = expected(marked);
    let cuts = text.split_sentence_bound_indices().skip(1);
    let found: Vec<usize> = cuts.map(|(at, piece)| at + piece.len() - piece.trim_start().len()).collect();
    compare(&found, &wanted)
}

fn score(marked: &str) -> Score {
    let (text, wanted) = expected(marked);
    let found: Vec<usize> = sentences(&text).iter().skip(1).map(|span| span.start).collect();
    let score = compare(&found, &wanted);
    if score.whole == 0 {
        let cut: Vec<&str> = sentences(&text).into_iter().map(|span| &text[span]).collect();
        println!("  {cut:?}");
    }
    score
}

fn compare(found: &[usize], wanted: &[usize]) -> Score {
    let right = found.iter().filter(|at| wanted.contains(at)).count();
    let whole = usize::from(found == wanted);
    Score { right, wrong: found.len() - right, missed: wanted.len() - right, rows: 1, whole }
}

fn folder() -> PathBuf {
    std::env::var_os("EVENHAND_FIXTURES").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/language")),
        PathBuf::from,
    )
}

#[test]
fn sentences_end_where_readers_say() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("the fixtures' folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("sentences")))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no fixture of sentences");
    for file in files {
        let csv = std::fs::read_to_string(&file).expect("a readable fixture");
        let mut by_phenomenon: BTreeMap<String, Score> = BTreeMap::new();
        let (mut all, mut unicode) = (Score::default(), Score::default());
        for (phenomenon, text) in rows(&csv).into_iter().skip(1) {
            let score = score(&text);
            all.add(score);
            unicode.add(score_of_unicode(&text));
            by_phenomenon.entry(phenomenon).or_default().add(score);
        }
        println!("{}: rows whole, precision, recall", file.file_name().unwrap_or_default().to_string_lossy());
        by_phenomenon.insert("ALL".into(), all);
        by_phenomenon.insert("ALL, UAX #29".into(), unicode);
        for (phenomenon, s) in &by_phenomenon {
            println!("{phenomenon:14} {:3}/{:<3} {:.3} {:.3}", s.whole, s.rows, s.precision(), s.recall());
        }
        assert!(all.precision() >= 0.97 && all.recall() >= 0.97, "below the floor of 0.97");
    }
}

#[test]
fn every_sentence_says_something_and_none_overlaps() {
    let soup = ["", " ", "...", "? !", "(", "a.b.c. D", "“", "No. ", "…", "1. ", "\u{2028}x\u{85}Y", "é. É", "*.* A"];
    for a in soup {
        for b in soup {
            for c in soup {
                let text = format!("{a}{b} {c}");
                let found = sentences(&text);
                let mut last = 0;
                for span in &found {
                    assert!(span.start >= last && text[span.clone()].contains(char::is_alphanumeric), "{text:?}");
                    last = span.end;
                }
                let inside = |at: usize| found.iter().any(|span| span.contains(&at));
                assert!(text.char_indices().all(|(at, c)| !c.is_alphanumeric() || inside(at)), "{text:?}");
            }
        }
    }
}

#[test]
fn space_that_no_sentence_follows_belongs_to_none() {
    for (block, wanted) in [("One. Two.\u{85}", vec!["One.", "Two."]), ("One\u{2028}\u{85}\u{2029}", vec!["One"])] {
        let cut: Vec<&str> = sentences(block).into_iter().map(|span| &block[span]).collect();
        assert_eq!(cut, wanted);
    }
}

#[test]
fn speech_without_stops_is_cut_where_it_can_be() {
    let spoken = "so we rang them all and asked what would help, and they said come round ".repeat(60);
    let found = sentences(&spoken);
    assert!(found.len() > 3 && found.iter().all(|span| span.len() <= 1_000), "{found:?}");
    assert!(found.iter().rev().skip(1).all(|span| spoken[span.clone()].ends_with("help,")), "behind a comma");
    let pieces: Vec<&str> = found.iter().map(|span| &spoken[span.clone()]).collect();
    assert_eq!(pieces.join(" "), spoken.trim_end(), "nothing is lost");
    let words = "and so on ".repeat(300);
    assert!(sentences(&words).iter().all(|span| span.len() <= 1_000 && !words[span.clone()].ends_with(' ')));
    let unbroken = "é".repeat(2_000);
    assert_eq!(sentences(&unbroken).len(), 1, "a word is never cut");
    let after_a_word = format!("{unbroken} {spoken}");
    assert!(sentences(&after_a_word).iter().skip(1).all(|span| span.len() <= 1_000), "nor does it keep the rest whole");
    let after_marks = format!("{}{spoken}", "– ".repeat(900));
    let pieces = sentences(&after_marks);
    assert!(pieces.len() > 3 && pieces.iter().skip(1).all(|span| span.len() <= 1_000), "{pieces:?}");
    let trailing = format!("{} {}", "é".repeat(450), "– ".repeat(300));
    assert_eq!(sentences(&trailing).len(), 1, "no piece is of marks alone");
}
