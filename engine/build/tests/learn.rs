//! From readers' ratings to weights, to another level, and back to the pages alone.

mod sample;

use evenhand_build::learn::{Failure, Rated, Reading, learn};
use evenhand_build::{Folder, compile};
use evenhand_interpreter::compiled::Compiled;
use evenhand_interpreter::{assess, contract as wit, describe};
use evenhand_language::{Block, Level, Section, Sentence, Text, sentence};

const PAGE: &str = "s1.compare";
const OTHER: &str = "s1.ask";
const WHOLE: &str = "We compared uptake between women and men in March";

/// A text, what its reader calls it, and whether she quotes its first sentence.
type Read = (String, Level, bool);

/// Texts that all say what the page looks for; readers took it where the postcodes are in
/// it, and called it `other` where the raffle is.
fn texts(other: Level) -> Vec<Read> {
    texts_of(WHOLE, Level::Described, other)
}

fn texts_of(said: &str, level: Level, other: Level) -> Vec<Read> {
    let one = |n: usize| {
        let taken = n.is_multiple_of(2);
        let rest = if taken { "by postcode, household by household" } else { "for the raffle at the fair" };
        let level = if taken { level } else { other };
        (format!("{said}, {rest}. The hall has {n} chairs."), level, taken)
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
fn file(texts: &[Read]) -> Result<(String, evenhand_build::learn::Outcome), Failure> {
    file_where(texts, &|_, criterion| criterion == PAGE)
}

/// The same where the nth text is rated by the criteria that `is_rated` takes.
fn file_where(
    texts: &[Read],
    is_rated: &dyn Fn(usize, &str) -> bool,
) -> Result<(String, evenhand_build::learn::Outcome), Failure> {
    let read: Vec<Text<'_>> = texts.iter().map(|(from, ..)| text(from)).collect();
    let mut all = Vec::new();
    for (n, (text, (from, level, quoted))) in read.iter().zip(texts).enumerate() {
        let first = || from.split_once('.').expect("two sentences").0.to_owned();
        let reading = Reading { levels: vec![*level], quotes: quoted.then(first).into_iter().collect() };
        let rated = [PAGE, OTHER].into_iter().filter(|criterion| is_rated(n, criterion));
        let readings = rated.map(|criterion| (criterion.to_owned(), reading.clone())).collect();
        all.push(Rated { name: format!("{n:03}"), text, readings });
    }
    learn(&folder(None), &all, 60)
}

fn taught(texts: &[Read]) -> Folder {
    folder(Some(&file(texts).expect("there is enough to learn from").0))
}

/// The rating of the page on `from`.
fn rated(folder: &Folder, from: &str, settings: &[(&str, &str)]) -> wit::Rating {
    assessed(folder, from, settings).ratings.into_iter().next().expect("a rating")
}

fn assessed(folder: &Folder, from: &str, settings: &[(&str, &str)]) -> wit::Assessment {
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
    assess(&compiled, &description).expect("it reads").expect("it is assessed")
}

#[test]
fn what_readers_seldom_took_is_doubted_and_the_pages_alone_can_be_asked() {
    let (learned, outcome) = file(&texts(Level::Partly)).expect("there is enough to learn from");
    assert!(outcome.both.right * 10 >= outcome.both.described * 9, "{outcome:?}");
    assert!(outcome.pages.right * 10 <= outcome.pages.described * 6, "{outcome:?}");
    let taught = folder(Some(&learned));
    let took = format!("{WHOLE}, household by household, by postcode. The hall is cold.");
    let not = format!("{WHOLE}, for the raffle at the fair. The hall is cold.");
    assert_eq!(rated(&taught, &took, &[]).level, wit::Level::Described);
    let doubted = rated(&taught, &not, &[]);
    assert_eq!((doubted.level, doubted.shortfall), (wit::Level::Partly, Some(wit::Shortfall::Doubtful)));
    assert!(doubted.rationale.contains("Readers seldom took such words"), "{}", doubted.rationale);
    assert_eq!(rated(&taught, &not, &[("learned", "off")]).level, wit::Level::Described);
    assert_eq!(rated(&folder(None), &not, &[]).level, wit::Level::Described);
}

#[test]
fn a_part_that_readers_did_not_count_is_set_aside_and_still_shown() {
    let part = "The gap was wide in March";
    let taught = taught(&texts_of(part, Level::Partly, Level::NotFound));
    let raffle = format!("{part}, for the raffle at the fair. The hall is cold.");
    assert_eq!(rated(&folder(None), &raffle, &[]).level, wit::Level::Partly);
    let rating = rated(&taught, &raffle, &[]);
    assert_eq!((rating.level, rating.shortfall), (wit::Level::NotFound, None));
    assert!(rating.rationale.contains("seldom counted them"), "{}", rating.rationale);
    let aside = |e: &wit::Evidence| matches!(e.stance, wit::Stance::SetAside(wit::SetAsideReason::SeldomCounted));
    assert!(!rating.evidence.is_empty() && rating.evidence.iter().all(aside), "{rating:?}");
}

#[test]
fn what_readers_took_for_the_whole_rests_also_on_the_sentences_that_say_the_rest() {
    let part = "The gap was wide in March";
    let one = |n: usize| match n.is_multiple_of(2) {
        true => (format!("The lads from the dock turned up half as often. {part}. Hall {n}."), Level::Described, true),
        false => (format!("The paint was a shade too green. {part}. Hall {n}."), Level::Partly, false),
    };
    let taught = taught(&(0..160).map(one).collect::<Vec<Read>>());
    let said = format!("{part}. The hall is cold. The lads from the dock turned up half as often.");
    assert_eq!(rated(&folder(None), &said, &[]).level, wit::Level::Partly);
    let rating = rated(&taught, &said, &[]);
    assert_eq!((rating.level, rating.shortfall), (wit::Level::Described, None));
    let words = |e: &wit::Evidence| said[e.focus.start as usize..e.focus.end as usize].to_owned();
    let pointed: Vec<&wit::Evidence> =
        rating.evidence.iter().filter(|e| e.note.contains("like sentences that readers quoted")).collect();
    let [pointed] = pointed[..] else { panic!("{rating:?}") };
    assert_eq!(words(pointed), "The lads from the dock turned up half as often.");
    assert!(rating.evidence.iter().any(|e| words(e).contains("gap")), "what the page found stays: {rating:?}");
    assert!(rating.rationale.starts_with("By the page's own phrases a part: "), "{}", rating.rationale);
}

#[test]
fn of_what_the_pages_call_whole_a_part_stays() {
    let taught = taught(&texts(Level::NotFound));
    let rating = rated(&taught, &format!("{WHOLE}, for the raffle at the fair. The hall is cold."), &[]);
    assert_eq!((rating.level, rating.shortfall), (wit::Level::Partly, Some(wit::Shortfall::Doubtful)));
}

#[test]
fn what_the_text_denies_is_not_set_aside() {
    let taught = taught(&texts(Level::NotFound));
    let denied = "We did not compare uptake between women and men, for the raffle at the fair. The hall is cold.";
    assert_eq!(rated(&taught, denied, &[]).level, rated(&folder(None), denied, &[]).level);
}

#[test]
fn a_text_shorter_than_those_it_was_learned_from_is_left_to_the_pages() {
    let taught = taught(&texts(Level::NotFound));
    let rating = rated(&taught, &format!("{WHOLE}, for the raffle at the fair."), &[]);
    assert_eq!(rating.level, wit::Level::Described);
}

/// Texts of which the pages find nothing; readers quoted half of them for a part.
fn unlisted() -> Vec<Read> {
    let one = |n: usize| {
        let taken = n.is_multiple_of(2);
        let (said, level) = match taken {
            true => ("The lads from the dock turned up half as often.", Level::Partly),
            false => ("The paint was a shade too green", Level::NotFound),
        };
        (format!("{said}. The hall has {n} chairs."), level, taken)
    };
    (0..240).map(one).collect()
}

#[test]
fn where_the_pages_find_nothing_it_points_at_a_sentence_and_says_so() {
    let taught = taught(&unlisted());
    let said = "The hall is cold. The lads from the dock turned up half as often.";
    let rating = rated(&taught, said, &[]);
    assert_eq!((rating.level, rating.shortfall), (wit::Level::Partly, Some(wit::Shortfall::Doubtful)));
    assert!(rating.rationale.starts_with("By the page's own phrases nothing."), "{}", rating.rationale);
    let [pointed] = &rating.evidence[..] else { panic!("{rating:?}") };
    assert!(pointed.focus.start == 18 && matches!(pointed.stance, wit::Stance::Supports), "{rating:?}");
    assert!(pointed.note.contains("like sentences that readers quoted"), "{}", pointed.note);
    assert_eq!(rated(&taught, "The hall is cold. The paint was a shade too green.", &[]).level, wit::Level::NotFound);
    assert_eq!(rated(&taught, said, &[("learned", "off")]).level, wit::Level::NotFound);
    // What somebody asks, or denies, is nothing to point at.
    let asked = "The hall is cold. Did the lads from the dock turn up half as often?";
    let denied = "The hall is cold. The lads from the dock did not turn up half as often.";
    for text in [asked, denied] {
        assert_eq!(rated(&taught, text, &[]).level, wit::Level::NotFound, "{text}");
    }
}

#[test]
fn what_the_pages_do_not_find_is_never_described() {
    let texts: Vec<Read> = unlisted()
        .into_iter()
        .map(|(text, level, taken)| (text, if taken { Level::Described } else { level }, taken))
        .collect();
    let rating = rated(&taught(&texts), "The hall is cold. The lads from the dock turned up half as often.", &[]);
    assert_eq!(rating.level, wit::Level::Partly);
}

/// A framework with one check, learned from texts of which half have the sentence `said`: seven
/// readers in ten made a part of it, which is too few to say so, and too many to conclude that
/// nothing is there.
fn with_check(said: &str, check: &str) -> Folder {
    let one = |n: usize| match n % 20 {
        0 | 2 | 4 | 6 | 8 | 10 | 12 => (said, Level::Partly, true),
        14 | 16 | 18 => (said, Level::NotFound, false),
        _ => ("The paint was a shade too green", Level::NotFound, false),
    };
    let texts = (0..240).map(|n| {
        let (said, level, quoted) = one(n);
        (format!("{said}. The hall has {n} chairs."), level, quoted)
    });
    let (learned, _) = file(&texts.collect::<Vec<Read>>()).expect("there is enough to learn from");
    let mut files = sample::and("learned.txt", &learned);
    files.insert("checks.toml".to_owned(), format!("[[check]]\nid = \"nothing\"\n{check}\ntext = \"Ours.\"\n"));
    Folder::from_files(files).map_err(|wrong| wrong.to_string()).expect("it builds").0
}

#[test]
fn nothing_is_concluded_from_what_readers_likely_find() {
    let lads = "The lads from the dock turned up half as often.";
    let taught = with_check(lads, "when = \"s1.compare < partly\"\ntitle = \"Nothing\"");
    let drawn = |from: &str, settings: &[(&str, &str)]| {
        let assessment = assessed(&taught, from, settings);
        assert_eq!(assessment.ratings[0].level, wit::Level::NotFound, "{from}");
        !assessment.conclusions.is_empty()
    };
    let lads = format!("The hall is cold. {lads}.");
    assert!(drawn("The hall is cold. The paint was a shade too green.", &[]));
    assert!(!drawn(&lads, &[]));
    assert!(drawn(&lads, &[("learned", "off")]), "the pages alone");
}

/// Of a value the likeliest sentence that names it tells.
#[test]
fn nothing_is_concluded_of_a_value_that_such_a_sentence_names() {
    let lads = "The lads from the dock turned up half as often on Monday";
    let said = format!(
        "On Monday our team interviewed forty tenants in our survey. On Sunday our team interviewed ten tenants. {lads}."
    );
    for compared in ["< partly", "= not-found", "<= not-found"] {
        let when = format!("when = \"s1.ask[day] >= partly and s1.compare[day] {compared}\"");
        let taught = with_check(lads, &format!("for-each = \"day\"\n{when}\ntitle = \"{{day}}: nothing\""));
        let drawn = |settings: &[(&str, &str)]| -> Vec<String> {
            assessed(&taught, &said, settings).conclusions.into_iter().map(|drawn| drawn.id).collect()
        };
        assert_eq!(drawn(&[]), ["nothing.weekend"], "{compared}");
        assert_eq!(drawn(&[("learned", "off")]), ["nothing.weekday", "nothing.weekend"], "{compared}");
    }
}

#[test]
fn the_same_ratings_teach_the_same() {
    assert_eq!(file(&texts(Level::Partly)).expect("enough").0, file(&texts(Level::Partly)).expect("enough").0);
}

#[test]
fn a_handful_of_descriptions_teaches_nothing() {
    // Of thirty-seven a fifth left out leaves twenty-nine, from which nothing is learned.
    for few in [9, 30, 37] {
        let told = file(&texts(Level::Partly)[..few]).map(|(file, _)| file).expect_err("nothing is learned");
        assert!(matches!(told, Failure::TooFew { rated, needed: 38 } if rated == few), "{told:?}");
    }
    let (learned, outcome) = file(&texts(Level::Partly)[..38]).expect("there is enough to learn from");
    assert!(learned.contains("\nscale s1.compare "), "the file holds something: {learned}");
    assert_ne!(outcome.pages.exact, outcome.both.exact, "and was tried out");
}

/// Neighbours are left out together, so that of forty that are all neighbours none is left.
#[test]
fn what_cannot_be_tried_out_is_not_kept() {
    let texts: Vec<Read> = texts(Level::Partly).into_iter().cycle().take(200).collect();
    let forty = 80..120;
    let told = file_where(&texts, &|n, criterion| criterion == PAGE && forty.contains(&n)).expect_err("nothing");
    assert!(matches!(told, Failure::Together { left: 0, needed: 30 }), "{told:?}");
    let (learned, _) = file_where(&texts, &|n, criterion| criterion == PAGE || forty.contains(&n)).expect("enough");
    assert!(learned.contains("\nthere s1.compare "), "{learned}");
    assert!(
        !learned.contains("\nthere s1.ask ") && !learned.contains("\nscale s1.ask "),
        "left to the pages: {learned}"
    );
    // The same number, from all over.
    let (learned, _) = file_where(&texts, &|n, criterion| criterion == PAGE || n % 5 == 0).expect("enough");
    assert!(learned.contains("\nthere s1.ask "), "{learned}");
}

#[test]
fn the_setting_is_there_only_where_something_was_learned() {
    let settings = |folder: &Folder| {
        let built = compile(folder).expect("it compiles");
        let said = describe(&Compiled::open(&built.bytes).expect("it opens")).expect("it is readable");
        said.settings.into_iter().map(|setting| setting.id).collect::<Vec<_>>()
    };
    assert_eq!(settings(&folder(None)), ["edition"]);
    let (learned, _) = file(&texts(Level::Partly)).expect("there is enough to learn from");
    assert_eq!(settings(&folder(Some(&learned))), ["edition", "learned"]);
}

/// Changes after which what was learned is of other pages: a file, and what becomes what in it.
const LOOKED_FOR: &[(&str, &str, &str)] = &[
    ("criteria/s1.compare.md", "- strong: ", "- strong: heron\n- strong: "),
    ("criteria/s1.compare.md", "\n  | outcome*)", "\n  | bitterns)"),
    ("criteria/s1.compare.md", "- weak: gap*", "- strong: gap*"),
    ("criteria/s1.compare.md", "other-sense (a price)", "other-work (a price)"),
    ("criteria/s1.compare.md", "(fact, same section)", "(fact, same clause)"),
    ("criteria/s1.compare.md", "comparison and (measure or group)", "comparison and measure and group"),
    ("criteria/s1.compare.md", "all \\\"IMD\\\" merged", "all merged"),
    ("criteria/s1.ask.md", "actors = staff, researchers", "actors = staff"),
    ("criteria/s1.ask.md", "[\"survey*\"]", "[\"poll*\"]"),
    ("criteria/s2.any.md", "n = 1", "n = 2"),
    ("lists/group.txt", "women", "girls"),
];

/// Changes that leave what the pages look for as it is.
const PROSE: &[(&str, &str, &str)] = &[
    ("criteria/s1.compare.md", "## Counts when", "## Counts when\n\n- Also this."),
    ("criteria/s1.compare.md", "order = 10", "order = 40\ntitle = \"Groups\""),
    ("criteria/s1.compare.md", "phrase = \"a comparison\"", "phrase = \"comparing\""),
    ("criteria/s1.compare.md", "(uptake | access\n  | outcome*)", "(uptake |\n  access | outcome*)"),
    ("criteria/s1.compare.md", "(a price)", "(what it costs)"),
    ("criteria/s1.compare.md", "- ask analyst: Whom", "- ask analyst: Which groups"),
    ("criteria/s1.compare.md", "- weak: gap*", "- weak: gap*\n- called: comparison of groups"),
    ("criteria/s1.compare.md", "We compared prices.", "We compared the prices."),
    ("lists/group.txt", "# a comment", "# another"),
];

#[test]
fn what_was_learned_with_other_queries_is_warned_of_and_prose_may_change() {
    let (learned, _) = file(&texts(Level::Partly)).expect("there is enough to learn from");
    let stale = |file: &str, from: &str, to: &str| {
        let mut files = sample::and("learned.txt", &learned);
        let text = files.get_mut(file).expect("a file");
        assert!(text.contains(from), "{from} in {text}");
        *text = text.replacen(from, to, 1);
        let warnings = Folder::from_files(files).map_err(|wrong| wrong.to_string()).expect("it builds").1;
        warnings.into_iter().find(|warning| warning.file == "learned.txt")
    };
    for (file, from, to) in PROSE {
        assert_eq!(stale(file, from, to), None, "{from} becomes {to}");
    }
    for (file, from, to) in LOOKED_FOR {
        let told = stale(file, from, to).unwrap_or_else(|| panic!("no warning where {from} becomes {to}"));
        assert!(told.message.contains("changed since") && told.help.contains("evenhand learn"), "{told:?}");
    }
}

#[test]
fn a_file_of_other_pages_is_a_mistake_with_its_line() {
    for (learned, line, words) in [
        ("# of something\nscale s9.gone 1 1\n", 2, "no page `s9.gone`"),
        ("shortest six\n", 1, "no number"),
        ("sure 100\n", 1, "no number from 1 to 99"),
        ("shortest 6\n", 0, "no line `sure`"),
        ("scale s1.compare 1\n", 1, "has two biases"),
        ("whole s1.compare 1 2 3 4\n", 1, "there are not two weights for each criterion"),
        ("scale s1.compare 1 1\nwhole s1.compare 1\n", 2, "begins with three numbers"),
        ("scale s1.compare 1 1\nthere s1.compare 1 2 3 4\n", 2, "two weights for each criterion"),
        ("scale s1.compare 1 1\nthere s9.gone 1 2 3 4 5\n", 2, "no page `s9.gone`"),
        ("scale s1.compare 1 1\nword bus 1\n", 2, "two weights for each criterion"),
        ("scale s1.compare 1 1\nword bus 200 1\n", 2, "between -128 and 127"),
        ("scale s1.compare 1 1\nword bus x 1\n", 2, "no number"),
        ("scale s1.compare 1 1\nfind s1.compare/gone/firm 1 1\n", 2, "no element `s1.compare/gone/firm`"),
        ("weight bus 1\n", 1, "pages, shortest, sure, scale, there, whole, word or find"),
    ] {
        let found = sample::mistakes(sample::and("learned.txt", learned));
        assert_eq!((found[0].file.as_str(), found[0].line), ("learned.txt", line), "{found:?}");
        assert!(found[0].message.contains(words) && found[0].help.contains("evenhand learn"), "{found:?}");
    }
}
