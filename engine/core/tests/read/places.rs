//! A report's quotation is the very text at its place, counted in characters and in lines.

use std::ops::Range;

use evenhand::ProjectDescription;
use evenhand::model::Claim;
use evenhand::model::assessment::{Assessment, Conclusion, ConclusionKind, Evidence, Stance};
use evenhand::model::framework::Framework;
use evenhand::model::report::{self, Found, Options, Outcome, Report};

/// Checks it of every sentence of `read`.
pub fn check(read: &ProjectDescription) {
    let spans: Vec<(usize, Range<usize>)> = (read.sections.iter().enumerate())
        .flat_map(|(at, section)| section.sentences.iter().map(move |sentence| (at, sentence.span.clone())))
        .map(|(at, span)| (at, span.start as usize..span.end as usize))
        .collect();
    let items = spans.iter().map(|(section, span)| item(*section, span.clone())).collect();
    let told = told(read, items);
    assert_eq!(told.len(), spans.len(), "every sentence is told");
    let lines: Vec<&str> = read.text.split('\n').collect();
    for (item, (section, span)) in told.iter().zip(&spans) {
        let (quote, place) = (read.quote(*section, span), &item.place);
        assert_eq!(item.quote.as_deref(), Some(quote));
        let there: String = read.text.chars().skip(place.start).take(place.end - place.start).collect();
        assert_eq!(there, quote, "characters {}..{}", place.start, place.end);
        if !read.lines {
            assert_eq!((place.line, place.column), (0, 0), "what has no lines names none");
            continue;
        }
        let from: String = lines[place.line - 1].chars().skip(place.column - 1).collect();
        assert!(from.starts_with(quote.split('\n').next().unwrap_or_default()), "line {}: {quote:?}", place.line);
    }
}

fn item(section: usize, span: Range<usize>) -> Evidence {
    let (stance, claim) = (Stance::Supports, Claim::Mentioned);
    Evidence { section, focus: span.clone(), span, stance, claim, labels: Vec::new(), note: String::new() }
}

/// What a report tells of `items`, as the evidence of a conclusion.
fn told(read: &ProjectDescription, items: Vec<Evidence>) -> Vec<report::Evidence> {
    let all = Conclusion {
        id: "all".into(),
        kind: ConclusionKind::Wording,
        title: String::new(),
        text: String::new(),
        criteria: Vec::new(),
        evidence: Vec::new(),
        more_evidence: items,
        prompts: Vec::new(),
        sources: Vec::new(),
    };
    let framework = Framework {
        id: "f".into(),
        title: String::new(),
        version: String::new(),
        summary: String::new(),
        licence: String::new(),
        measured: None,
        sources: Vec::new(),
        domains: Vec::new(),
        criteria: Vec::new(),
        settings: Vec::new(),
        facets: Vec::new(),
        roles: Vec::new(),
    };
    let assessment = Assessment { summary: String::new(), ratings: Vec::new(), conclusions: vec![all] };
    let found = Found::Assessed {
        framework: &framework,
        assessment: &assessment,
        settings: &[],
        fuel: 0,
        plugin_digest: "sha256:0",
    };
    let report = Report::new(read, "sha256:0", &[found], &Options::default());
    match report.outcomes.into_iter().next() {
        Some(Outcome::Assessed(mut assessed)) => assessed.conclusions.remove(0).evidence,
        other => panic!("it was read: {other:?}"),
    }
}
