//! Descriptions that are made to hold the host up, or to fill its memory, whatever the
//! plugins do.

use std::sync::Arc;
use std::time::{Duration, Instant};

use evenhand::model::report::Options;
use evenhand::read::{self, Format, Limits, Source};
use evenhand::{Engine, Request, render};

use crate::conformance::puppet::{loaded, neighbour};

/// As large as a description may be.
const SIZE: usize = 1 << 20;

/// What each is made of, over and over, after `front`.
const MADE_OF: &[(Format, &str, &str)] = &[
    (Format::Markdown, "word ", "a"),
    (Format::Markdown, "", "a "),
    (Format::Markdown, "word ", "a."),
    (Format::Markdown, "word ", "["),
    (Format::Markdown, "word ", "[a]("),
    (Format::Markdown, "word ", "![a][a]"),
    (Format::Markdown, "[a]: b\n\nword ", "[a][a]"),
    (Format::Markdown, "word ", "[^a]"),
    (Format::Markdown, "word ", "*a **a "),
    (Format::Markdown, "word ", "_a __a "),
    (Format::Markdown, "word ", "_a_ "),
    (Format::Markdown, "**word** ", "**a**  \n"),
    (Format::Markdown, "word ", "*"),
    (Format::Markdown, "word ", "`a ``a "),
    (Format::Markdown, "word ", "<"),
    (Format::Markdown, "word ", "<a b=\""),
    (Format::Markdown, "word ", "<![CDATA["),
    (Format::Markdown, "word\n\n", "<!-- "),
    (Format::Markdown, "word\n\n<div>", "<a "),
    (Format::Markdown, "word ", "&"),
    (Format::Markdown, "word ", "$a$$b"),
    (Format::Markdown, "word ", "http://"),
    (Format::Markdown, "word\n\n", "> "),
    (Format::Markdown, "word\n\n", "- "),
    (Format::Markdown, "word\n\n", "# a\n"),
    (Format::Markdown, "word\n\n", "<div>\n\n"),
    (Format::Markdown, "word\n\n", "```\n"),
    (Format::Markdown, "word\n\na|a|a|a|a|a\n-|-|-|-|-|-\n", "a\n"),
    (Format::Text, "word ", "Dr. "),
    (Format::Text, "word ", "1.1.1."),
    (Format::Text, "word ", "("),
    (Format::Text, "word (", "St. "),
    (Format::Text, "word ", "a.[1"),
    (Format::Text, "word ", "\"a "),
    (Format::Text, "word\n", "- a\n"),
    (Format::Text, "word\n", "a:\n"),
    (Format::Text, "word\n", "a | b\n"),
    (Format::Text, "word\n", "a\n\n"),
    (Format::Text, "word a", "\u{301}"),
    (Format::Text, "word ", "\u{200d}"),
    (Format::Text, "word ", "\u{202e}"),
    (Format::Text, "word ", "\u{feff}"),
    (Format::Text, "word ", "\0"),
    (Format::Toml, "title = ", "["),
    (Format::Toml, "title = ", "{a="),
    (Format::Toml, "", "a."),
    (Format::Toml, "[", "a."),
    (Format::Toml, "title = \"", "\\u0041"),
    (Format::Toml, "", "[[section]]\ntext = \"a\"\n"),
    (Format::Markdown, "+++\nsettings.", "a."),
    (Format::Markdown, "+++\n", "+++\n"),
    (Format::Markdown, "---\n", "a: b\n"),
];

/// Each is read or refused soon. Nothing that the host does takes the square of a text.
#[test]
fn no_description_holds_the_host_up() {
    let mut slowest = (Duration::ZERO, String::new());
    for (format, front, piece) in MADE_OF {
        let text = front.to_string() + &piece.repeat((SIZE - front.len()) / piece.len());
        let start = Instant::now();
        let read = read::description(Source::bytes(text).format(*format), Limits::default());
        let (took, name) = (start.elapsed(), format!("{front:?}, then {piece:?}"));
        assert!(took < Duration::from_secs(10), "{name} takes {took:?}");
        if let Err(error) = read {
            let told = format!("{error} {}", error.help());
            assert!(told.len() < 2_000, "{name} is refused at length: {} bytes", told.len());
        }
        slowest = slowest.max((took, name));
    }
    println!("the slowest of {}: {slowest:?}", MADE_OF.len());
}

#[test]
fn the_size_of_a_description_is_limited() {
    let of = |bytes: usize| read::description(Source::bytes("a ".repeat(bytes / 2)), Limits::default());
    assert!(of(SIZE).is_ok());
    let error = of(SIZE + 2).unwrap_err();
    assert!(matches!(error, read::Error::TooLarge { limit: 1_048_576, .. }), "{error}");
    #[cfg(unix)]
    assert!(matches!(
        read::description(Source::path("/dev/zero").format(Format::Text), Limits::default()),
        Err(read::Error::TooLarge { .. })
    ));
}

/// What introduces a sentence is kept with each sentence: a heading, a lead-in or a header
/// cell of fifty thousand sentences over as many would be a list of billions.
#[test]
fn what_introduces_does_not_multiply() {
    let (many, some) = (|piece: &str| piece.repeat(SIZE / 2 / piece.len() - 8), "We do it. ");
    let cells = "We do it. ".repeat(1_000);
    let texts = [
        (format!("# {}\n\n{}", many(some), many(some)), 16),
        (format!("# {}\n\n{}", many(some), many("a\n\n")), 16),
        (format!("{}so:\n\n{}", many(some), many("- a\n")), 1),
        (format!("word\n\n{cells}|{cells}\n-|-\n{}", many("a|b\n")), 16),
        (format!("word\n\na|b\n-|-\n{}|{}\n", many(some), many(some)), 16),
    ];
    for (text, most) in texts {
        let read = read::description(Source::bytes(text), Limits::default()).unwrap();
        let by = || read.sections.iter().flat_map(|section| &section.sentences).map(|s| s.introduced_by.len());
        assert!(by().count() > 50_000, "{}", by().count());
        assert_eq!(by().max(), Some(most));
    }
}

/// Sections below one heading share it: a hundred thousand of them below a title of half a
/// megabyte are no fifty gigabytes.
#[test]
fn a_title_is_not_copied_for_each_section_below_it() {
    let text = format!("# {}\n\n{}", "w".repeat(SIZE / 2 - 8), "## a\n".repeat(SIZE / 2 / 5));
    let read = read::description(Source::bytes(text), Limits::default()).unwrap();
    assert!(read.sections.len() > 100_000, "{}", read.sections.len());
    let title = &read.sections[0].path[0];
    assert!(read.sections.iter().all(|section| Arc::ptr_eq(&section.path[0], title)));
}

/// What stands beside every quotation (its headings, what introduces it) is long once in the
/// text, and must not be as long at each of a thousand places in a report.
#[test]
fn a_long_heading_is_not_repeated_at_every_place() {
    let engine = Engine::new().unwrap();
    let plugin = loaded(&engine, &neighbour("sound"));
    let heading = "w".repeat(300_000);
    let text = format!("# {heading}\n\nThese {}:\n\n- Tenants decide.\n- Tenants share.\n", "v".repeat(300_000));
    let description = read::description(Source::bytes(text), Limits::default()).unwrap();
    let outcomes = engine.assess(&description, &[Request::from(plugin)]).unwrap();
    assert!(outcomes[0].result.as_ref().is_ok_and(Result::is_ok));
    let report = evenhand::report(&description, &[outcomes[0].found("sound")], &Options::default());
    let json = render::json(&report).unwrap();
    // The title is the heading, whole and once; each place has its beginning.
    assert!(json.len() < heading.len() + 60_000, "{} bytes", json.len());
    assert!(json.contains(&format!("\"{}…\"", "w".repeat(200))));
    let found = evenhand::find(
        &evenhand_language::query::Query::parse("tenants").unwrap(),
        &evenhand_language::query::Lists::built_in(),
        &description,
        evenhand_language::Kind::Fact,
    )
    .unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].introduced_by, [format!("{}…", "v".repeat(500))]);
}
