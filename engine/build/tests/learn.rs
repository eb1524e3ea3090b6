//! From readers' ratings to weights, to another level, and back to the pages alone.

mod sample;

use evenhand_build::learn::{Failure, Rated, Reading, learn};
use evenhand_build::{Folder, compile};
use evenhand_interpreter::compiled::Compiled;
use evenhand_interpreter::{assess, contract as wit, describe};
use evenhand_language::{Block, Level, Section, Sentence, Text, sentence};

const PAGE: &str = "s1.compare";
const WHOLE: &str = "We compared uptake between women and men in March";

/// Texts that all say what the page looks for; readers took it where the postcodes are in
/// it, and not where the raffle is.
fn texts() -> Vec<(String, bool)> {
    let one = |n: usize| {
        let taken = n.is_multiple_of(2);
        let rest = if taken { "by postcode, household by household" } else { "for the raffle at the fair" };
        (format!("{WHOLE}, {rest}. The hall has {n} chairs."), taken)
    };
    (0..80).map(one).collect()
}

fn text(from: &str) -> Text<'_> {
    let sentences = sentence::sentences(from).into_iter().map(|span| Sentence {
        span: span.start as u32..span.end as u32,
        block: Block::Paragraph,
        paragraph: 0,
        introduced_by: Vec::new(),
    });
    let section = Section { heading: "", depth: 0, text: from, sentences: sentences.collect() };
    Text { title: "A project", stage: None, we: None, sections: vec![section] }
}

fn folder(learned: Option<&str>) -> Folder {
    let files = learned.map_or_else(sample::files, |learned| sample::and("learned.txt", learned));
    Folder::from_files(files).map_err(|wrong| wrong.to_string()).expect("it builds").0
}

/// What is learned from `texts`, as the file.
fn file(texts: &[(String, bool)]) -> Result<(String, evenhand_build::learn::Outcome), Failure> {
    file_of(texts, |_| false)
}

/// The same, where those texts are fresh that `fresh` names by whether readers took them.
fn file_of(
    texts: &[(String, bool)],
    fresh: impl Fn(bool) -> bool,
) -> Result<(String, evenhand_build::learn::Outcome), Failure> {
    let read: Vec<Text<'_>> = texts.iter().map(|(from, _)| text(from)).collect();
    let mut all = Vec::new();
    for (n, (text, (from, taken))) in read.iter().zip(texts).enumerate() {
        let level = if *taken { Level::Described } else { Level::Partly };
        let first = || from.split_once('.').expect("two sentences").0.to_owned();
        let quotes = taken.then(first).into_iter().collect();
        let readings = [(PAGE.to_owned(), Reading { levels: vec![level], quotes })].into();
        all.push(Rated { name: format!("{n:02}"), text, readings, fresh: fresh(*taken) });
    }
    learn(&folder(None), &all, 0.6)
}

/// The level of the page on `from`, its shortfall and its rationale.
fn rated(folder: &Folder, from: &str, settings: &[(&str, &str)]) -> (wit::Level, Option<wit::Shortfall>, String) {
    let built = compile(folder).expect("it compiles");
    let compiled = Compiled::open(&built.bytes).expect("it opens");
    let sentences = sentence::sentences(from).into_iter().map(|span| wit::Sentence {
        span: wit::Span { start: span.start as u32, end: span.end as u32 },
        block: wit::Block::Paragraph,
        paragraph: 0,
        introduced_by: Vec::new(),
    });
    let section =
        wit::Section { heading: String::new(), depth: 0, text: from.to_owned(), sentences: sentences.collect() };
    let description = wit::ProjectDescription {
        title: "A project".to_owned(),
        stage: None,
        we: None,
        sections: vec![section],
        settings: settings.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect(),
    };
    let assessment = assess(&compiled, &description).expect("it reads").expect("it is assessed");
    let rating = assessment.ratings.into_iter().next().expect("a rating");
    (rating.level, rating.shortfall, rating.rationale)
}

#[test]
fn what_readers_seldom_took_is_doubted_and_the_pages_alone_can_be_asked() {
    let (learned, outcome) = file(&texts()).expect("there is enough to learn from");
    assert!(outcome.both.right * 10 >= outcome.both.described * 9, "{outcome:?}");
    assert!(outcome.pages.right * 10 <= outcome.pages.described * 6, "{outcome:?}");
    let taught = folder(Some(&learned));
    let took = format!("{WHOLE}, household by household, by postcode. The hall is cold.");
    let not = format!("{WHOLE}, for the raffle at the fair. The hall is cold.");
    assert_eq!(rated(&taught, &took, &[]).0, wit::Level::Described);
    let (level, shortfall, why) = rated(&taught, &not, &[]);
    assert_eq!((level, shortfall), (wit::Level::Partly, Some(wit::Shortfall::Doubtful)));
    assert!(why.contains("Readers seldom took such words"), "{why}");
    assert_eq!(rated(&taught, &not, &[("learned", "off")]).0, wit::Level::Described);
    assert_eq!(rated(&folder(None), &not, &[]).0, wit::Level::Described);
}

#[test]
fn fresh_descriptions_alone_tell_how_sure_it_is() {
    let not = format!("{WHOLE}, for the raffle at the fair. The hall is cold.");
    let level = |fresh: fn(bool) -> bool| {
        let (learned, _) = file_of(&texts(), fresh).expect("there is enough to learn from");
        rated(&folder(Some(&learned)), &not, &[]).0
    };
    assert_eq!(level(|_| true), wit::Level::Partly);
    // Of the fresh ones readers took all, so nothing says what to doubt.
    assert_eq!(level(|taken| taken), wit::Level::Described);
}

#[test]
fn where_the_pages_find_nothing_nothing_is_found() {
    let (learned, _) = file(&texts()).expect("there is enough to learn from");
    let level = rated(&folder(Some(&learned)), "By postcode, household by household, household by household.", &[]).0;
    assert_eq!(level, wit::Level::NotFound);
}

#[test]
fn the_same_ratings_teach_the_same() {
    assert_eq!(file(&texts()).expect("enough").0, file(&texts()).expect("enough").0);
}

#[test]
fn a_handful_of_descriptions_teaches_nothing() {
    assert!(matches!(file(&texts()[..9]), Err(Failure::TooFew)));
}

#[test]
fn the_setting_is_there_only_where_something_was_learned() {
    let settings = |folder: &Folder| {
        let built = compile(folder).expect("it compiles");
        let said = describe(&Compiled::open(&built.bytes).expect("it opens")).expect("it is readable");
        said.settings.into_iter().map(|setting| setting.id).collect::<Vec<_>>()
    };
    assert_eq!(settings(&folder(None)), ["edition"]);
    let (learned, _) = file(&texts()).expect("there is enough to learn from");
    assert_eq!(settings(&folder(Some(&learned))), ["edition", "learned"]);
}

#[test]
fn what_was_learned_with_other_queries_is_warned_of_and_prose_may_change() {
    let (learned, _) = file(&texts()).expect("there is enough to learn from");
    let warnings = |from: &str, to: &str| {
        let mut files = sample::and("learned.txt", &learned);
        let page = files.get_mut("criteria/s1.compare.md").expect("the page");
        assert!(page.contains(from), "{page}");
        *page = page.replacen(from, to, 1);
        Folder::from_files(files).map_err(|wrong| wrong.to_string()).expect("it builds").1
    };
    assert_eq!(warnings("women", "women").len(), warnings("## Counts when", "## Counts when\n\nAlso:").len());
    let stale = warnings("- strong: ", "- strong: heron\n- strong: ");
    let told = stale.iter().find(|warning| warning.file == "learned.txt").expect("a warning");
    assert!(told.message.contains("changed since") && told.help.contains("evenhand learn"), "{told:?}");
}

#[test]
fn a_file_of_other_pages_is_a_mistake_with_its_line() {
    for (learned, line, words) in [
        ("# of something\nscale s9.gone 1 2 3\n", 2, "no page `s9.gone`"),
        ("scale s1.compare 1 2\n", 1, "two thresholds"),
        ("scale s1.compare 1 2 3\nword bus\n", 2, "a weight for each criterion"),
        ("scale s1.compare 1 2 3\nword bus 200\n", 2, "between -128 and 127"),
        ("scale s1.compare 1 2 3\nword bus x\n", 2, "no number"),
        ("scale s1.compare 1 2 3\nfind s1.compare/gone/firm 1\n", 2, "no element `s1.compare/gone/firm`"),
        ("weight bus 1\n", 1, "pages, scale, word or find"),
    ] {
        let found = sample::mistakes(sample::and("learned.txt", learned));
        assert_eq!((found[0].file.as_str(), found[0].line), ("learned.txt", line), "{found:?}");
        assert!(found[0].message.contains(words) && found[0].help.contains("evenhand learn"), "{found:?}");
    }
}
