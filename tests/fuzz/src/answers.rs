//! Answers of plugins: refused by the first law that they break, as the laws are written
//! out once more in [`by_law`]; and what keeps them all is a report that can be laid out
//! in every form, in which nothing acts, and that is the same when it is read again.

use std::sync::OnceLock;

use evenhand::assess::report;
use evenhand::model::assessment::{Assessment, Conclusion, ConclusionKind, Evidence, Rating, Stance};
use evenhand::model::framework::{Framework, Prompt};
use evenhand::model::report::{Explanation, Found, Options, Report, Sheet};
use evenhand::model::{Claim, Level, SetAside, Shortfall};
use evenhand::plugin::laws;
use evenhand::read::{self, Format, Source};
use evenhand::render::{self, View};
use evenhand::{Limits, ProjectDescription};
use evenhand_puppet::Script;

use crate::dice::Dice;

mod by_law;

/// Words that a plugin may put anywhere.
const WORDS: &[&str] = &[
    "It is hoped for.",
    "",
    " ",
    "two\nlines",
    "=HYPERLINK(\"x\")",
    "+1",
    "<script>",
    "| a | b",
    "# h",
    "\u{1b}[31m",
    "\u{202e}x",
    "\u{2028}",
    "`*_[](",
    "é🙂\u{301}",
    "-",
    "@a",
    "a, b; \"c\"",
    "\u{200d}",
    "\t",
    "0123456789012345678901234567890123456789012345678901234567890",
];
const IDS: &[&str] =
    &["fair", "hope-only", "a.b", "A", "", "a--b", "é", "lead", "hall-2020", "actor", "public", "staff"];

/// What answers are about, and within which limits.
pub(crate) struct Ground {
    pub framework: Framework,
    pub description: ProjectDescription,
    pub limits: Limits,
}

fn ground() -> &'static Ground {
    static GROUND: OnceLock<Ground> = OnceLock::new();
    GROUND.get_or_init(|| {
        let script: Script = toml::from_str(include_str!("../../conformance/sound.toml")).expect("a script");
        let manifest = serde_json::to_value(&script.manifest).expect("a manifest");
        let lower = manifest
            .to_string()
            .replace("\"Each\"", "\"each\"")
            .replace("\"Any\"", "\"any\"")
            .replace("\"None\"", "\"none\"");
        let framework = serde_json::from_str(&lower).expect("the same in the engine's words");
        let page =
            format!("{}\n## A part\n\n- Costs of =1 keep them out.\n", include_str!("../../conformance/sound.md"));
        let description = read::description(Source::bytes(page).format(Format::Markdown), read::Limits::default());
        let mut limits = Limits::default();
        assert!(limits.set("items", 5) && limits.set("text", 60));
        Ground { framework, description: description.expect("a description"), limits }
    })
}

/// Checks an answer that the bytes make.
pub fn check(bytes: &[u8]) {
    let (ground, mut dice) = (ground(), Dice::new(bytes));
    let answer = answer(&mut dice, ground);
    let kept = laws::check_assessment(&answer, &ground.framework, &ground.description, &ground.limits);
    assert_eq!(kept.as_ref().err().map(|broken| broken.law), by_law::first_broken(&answer, ground), "{answer:#?}");
    if let Err(broken) = &kept {
        let told = broken.to_string();
        assert!(told.len() < 400 && !told.contains(char::is_control), "{told}");
    } else {
        reported(&answer, ground);
    }
}

/// An answer that keeps the laws, with as many changes as the dice say.
fn answer(dice: &mut Dice<'_>, ground: &Ground) -> Assessment {
    let mut answer = Assessment {
        summary: "Some of it is there.".to_owned(),
        ratings: (0..ground.framework.criteria.len()).map(not_found).collect(),
        conclusions: Vec::new(),
    };
    while !dice.is_done() {
        let at = dice.below(answer.ratings.len().max(1));
        let piece = evidence(dice, ground);
        match (dice.below(16), answer.ratings.get_mut(at)) {
            (0, _) => answer.summary = dice.of(WORDS).to_owned(),
            (1, Some(rating)) => rating.rationale = dice.of(WORDS).to_owned(),
            (2, Some(rating)) => rating.prompts = vec![prompt(dice)],
            (3, Some(rating)) => rating.prompts.clear(),
            (4, Some(rating)) => rating.shortfall = Some(shortfall(dice)),
            (5, Some(_)) if dice.below(8) == 0 => drop(answer.ratings.remove(at)),
            (6, Some(rating)) if dice.below(8) == 0 => rating.criterion = dice.below(7),
            (7 | 8, _) => answer.conclusions.push(conclusion(dice, piece)),
            (9, Some(rating)) => rating.evidence.clear(),
            (10, Some(rating)) => rating.level = level(dice),
            (_, Some(rating)) => {
                rating.level = level(dice);
                rating.shortfall = (rating.level == Level::Partly).then(|| shortfall(dice));
                rating.evidence.push(piece);
            }
            (_, None) => answer.ratings.push(not_found(at)),
        }
    }
    answer
}

fn not_found(criterion: usize) -> Rating {
    let prompts = vec![Prompt { ask: "Who does it?".to_owned(), who: "lead".to_owned() }];
    let rationale = "Nothing is said.".to_owned();
    Rating { criterion, level: Level::NotFound, shortfall: None, rationale, evidence: Vec::new(), prompts }
}

fn level(dice: &mut Dice<'_>) -> Level {
    dice.one(&[Level::Described, Level::Partly, Level::NotFound, Level::SaidNotDone, Level::NotApplicable])
}

fn shortfall(dice: &mut Dice<'_>) -> Shortfall {
    dice.one(&Shortfall::ALL)
}

fn prompt(dice: &mut Dice<'_>) -> Prompt {
    let who = if dice.below(4) == 0 { dice.of(IDS) } else { "lead" };
    Prompt { ask: dice.of(WORDS).to_owned(), who: who.to_owned() }
}

/// Evidence: a sentence and words of it, or, now and then, any place at all.
fn evidence(dice: &mut Dice<'_>, ground: &Ground) -> Evidence {
    let section = dice.below(ground.description.sections.len());
    let sentences = &ground.description.sections[section].sentences;
    let sentence = &sentences[dice.below(sentences.len())];
    let span = sentence.span.start as usize..sentence.span.end as usize;
    let (span, focus) = match dice.below(8) {
        0 => (dice.below(110)..dice.below(110), span),
        1 => (span.clone(), span.start + dice.below(9)..span.end.saturating_sub(dice.below(9))),
        2 => (span.clone(), span.start + 4..span.start + 6),
        _ => (span.clone(), span),
    };
    let asides = [SetAside::OtherSense, SetAside::Question, SetAside::Heading, SetAside::Name, SetAside::Elsewhere];
    let stance = match dice.below(4) {
        0 => Stance::SetAside(dice.one(&asides)),
        1 => Stance::Opposes,
        _ => Stance::Supports,
    };
    let claim = dice.one(&[Claim::Reported, Claim::Mentioned, Claim::Intended, Claim::Planned, Claim::Denied]);
    let labels = match dice.below(6) {
        0 => vec![(dice.of(IDS).to_owned(), dice.of(IDS).to_owned())],
        1 => vec![("actor".to_owned(), "public".to_owned()); dice.below(7)],
        _ => Vec::new(),
    };
    let note = if dice.below(4) == 0 { dice.of(WORDS).to_owned() } else { String::new() };
    let section = if dice.below(32) == 1 { section + 2 } else { section };
    Evidence { section, span, focus, stance, claim, labels, note }
}

fn conclusion(dice: &mut Dice<'_>, piece: Evidence) -> Conclusion {
    let kinds = [
        ConclusionKind::Consistency,
        ConclusionKind::Wording,
        ConclusionKind::KindOfProject,
        ConclusionKind::WhatCouldHelp,
    ];
    let id = format!("{}{}", dice.of(&["c", "hope-", "a.b", "C", "é"]), dice.below(4));
    Conclusion {
        id,
        kind: dice.one(&kinds),
        title: dice.of(WORDS).to_owned(),
        text: dice.of(WORDS).to_owned(),
        criteria: (0..dice.below(3)).map(|_| dice.below(6)).collect(),
        evidence: (0..dice.below(2)).map(|_| (dice.below(6), dice.below(2))).collect(),
        more_evidence: if dice.coin() { vec![piece] } else { Vec::new() },
        prompts: (0..dice.below(3)).map(|_| prompt(dice)).collect(),
        sources: (0..dice.below(2)).map(|_| dice.of(&["hall-2020", "hall"]).to_owned()).collect(),
    }
}

/// What holds of the report on an answer that is let through.
fn reported(answer: &Assessment, ground: &Ground) {
    let (framework, description) = (&ground.framework, &ground.description);
    let settings = [("edition".to_owned(), "=first\u{1b}".to_owned())];
    let found =
        Found::Assessed { framework, assessment: answer, settings: &settings, fuel: 1, plugin_digest: "sha256:0" };
    for no_quotes in [false, true] {
        let options = Options { no_quotes, ..Options::default() };
        let report = report(description, std::slice::from_ref(&found), &options);
        let json = render::json(&report).expect("a report is JSON");
        let again: Report = serde_json::from_str(&json).expect("a report's JSON is a report");
        assert_eq!(again, report);
        assert_eq!(render::json(&again).expect("JSON"), json, "the same bytes");
        let pages = laid_out(&report, framework);
        for page in pages.iter().chain([&json]) {
            // A spreadsheet is told by its first character how the file is encoded.
            let page = page.strip_prefix('\u{feff}').unwrap_or(page);
            assert!(page.ends_with('\n') && !page.chars().any(acts), "{page:?}");
        }
        if no_quotes {
            let said = |at: usize| description.sections[at].sentences.iter().map(move |s| (at, s.span.clone()));
            for (section, span) in (0..description.sections.len()).flat_map(said) {
                let words = description.quote(section, &(span.start as usize..span.end as usize));
                let told = |page: &&String| words.split(' ').count() >= 5 && page.contains(words);
                assert_eq!(pages.iter().chain([&json]).find(told), None, "{words:?} is quoted");
            }
        }
    }
}

fn laid_out(report: &Report, framework: &Framework) -> Vec<String> {
    let view = |width, ascii| View { width, ascii, color: false };
    let sheet = Sheet::new(report, 5);
    let mut pages = vec![
        render::markdown(report),
        render::csv(report).expect("a report is CSV"),
        render::text(report, view(80, false)),
        render::text(report, view(1, true)),
        render::sheet(&sheet, true, view(60, false)),
        render::sheet_markdown(&sheet, false),
    ];
    let explained =
        framework.criteria.iter().filter_map(|one| Explanation::new(report, framework, "sha256:0", &one.id));
    pages.extend(explained.map(|explanation| render::explanation(&explanation, view(72, false))));
    pages
}

/// Whether a character does something on a page instead of standing on it.
fn acts(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r'))
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
