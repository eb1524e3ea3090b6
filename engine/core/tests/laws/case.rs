//! A framework, a description and an answer that keep every law, small enough to break
//! one thing of.

use std::ops::Range;

use evenhand::model::assessment::{Assessment, Conclusion, ConclusionKind, Evidence, Rating, Stance};
use evenhand::model::framework::{Criterion, Domain, Expectation, Facet, Framework, Prompt, Role, Setting, Source};
use evenhand::model::{Claim, Level, Shortfall};
use evenhand::plugin::Limits;
use evenhand::{ProjectDescription, read};

/// Its heading has a letter of two bytes, at bytes 5 and 6.
pub const TEXT: &str =
    "# Café\n\nTenants decide what is mended. Staff do not visit homes. We hope to share the rota.\n";

pub struct Case {
    pub framework: Framework,
    pub again: Framework,
    pub carried: Option<String>,
    pub description: ProjectDescription,
    pub answer: Assessment,
    pub limits: Limits,
}

impl Case {
    pub fn new() -> Self {
        let framework = framework();
        Self {
            again: framework.clone(),
            carried: Some(serde_json::to_string(&framework).unwrap()),
            framework,
            description: read::description(read::Source::bytes(TEXT), read::Limits::default()).unwrap(),
            answer: answer(),
            limits: Limits::default(),
        }
    }

    /// Changes the framework each time that it is given.
    pub fn say(&mut self, change: impl FnOnce(&mut Framework)) {
        change(&mut self.framework);
        self.again = self.framework.clone();
        self.carried = None;
    }
}

fn framework() -> Framework {
    Framework {
        id: "fair".into(),
        title: "Fair repairs".into(),
        version: "1.0".into(),
        summary: "Who decides about repairs.\nAnd who is reached.".into(),
        licence: "CC-BY-4.0".into(),
        measured: Some("Agreed with readers on 9 of 10.".into()),
        sources: vec![Source { id: "hall-2020".into(), citation: "Hall 2020".into(), doi: Some("10.1/x".into()) }],
        domains: vec![
            domain("reach", Expectation::Each),
            domain("power", Expectation::Any),
            domain("barriers", Expectation::None),
        ],
        criteria: vec![
            criterion("rota", "reach"),
            criterion("homes", "reach"),
            criterion("decide", "power"),
            criterion("share", "power"),
            criterion("time", "barriers"),
        ],
        settings: vec![Setting {
            id: "edition".into(),
            title: "Edition".into(),
            summary: "Which edition is meant.".into(),
            required: false,
            default: Some("first".into()),
            choices: vec!["first".into(), "second".into()],
        }],
        facets: vec![Facet {
            id: "actor".into(),
            title: "Who acts".into(),
            values: vec!["public".into(), "staff".into()],
        }],
        roles: vec![Role { id: "lead".into(), title: "Project lead".into() }],
    }
}

fn domain(id: &str, expects: Expectation) -> Domain {
    Domain { id: id.into(), title: id.into(), summary: String::new(), expects }
}

fn criterion(id: &str, domain: &str) -> Criterion {
    Criterion {
        id: id.into(),
        domain: domain.into(),
        title: id.into(),
        question: format!("What is said of {id}?"),
        why: String::new(),
        counts_when: String::new(),
        counts_partly: String::new(),
        does_not_count: String::new(),
        prompts: vec![prompt()],
        sources: vec!["hall-2020".into()],
    }
}

pub fn prompt() -> Prompt {
    Prompt { ask: "Who does it?".into(), who: "lead".into() }
}

fn answer() -> Assessment {
    Assessment {
        summary: "Some of it is there.".into(),
        ratings: vec![
            rating(
                0,
                Level::Partly,
                Some(Shortfall::OnlyHoped),
                vec![item("hope to share", Stance::Supports, Claim::Intended)],
            ),
            rating(1, Level::SaidNotDone, None, vec![item("do not visit", Stance::Opposes, Claim::Denied)]),
            rating(2, Level::Described, None, vec![item("Tenants decide", Stance::Supports, Claim::Reported)]),
            rating(3, Level::NotFound, None, Vec::new()),
            rating(4, Level::Described, None, vec![item("do not visit", Stance::Opposes, Claim::Denied)]),
        ],
        conclusions: vec![conclusion("hope-only")],
    }
}

/// A rating of the criterion at `criterion`; it asks where the criteria of the first
/// domain do.
fn rating(criterion: usize, level: Level, shortfall: Option<Shortfall>, evidence: Vec<Evidence>) -> Rating {
    let prompts = if criterion < 2 { vec![prompt()] } else { Vec::new() };
    Rating { criterion, level, shortfall, rationale: "As the words say.".into(), evidence, prompts }
}

/// Evidence at the first place of `words`.
pub fn item(words: &str, stance: Stance, claim: Claim) -> Evidence {
    let start = TEXT.find(words).unwrap();
    let focus: Range<usize> = start..start + words.len();
    let labels = vec![("actor".into(), "public".into())];
    Evidence { section: 0, span: focus.clone(), focus, stance, claim, labels, note: String::new() }
}

pub fn conclusion(id: &str) -> Conclusion {
    Conclusion {
        id: id.into(),
        kind: ConclusionKind::Consistency,
        title: "Hope only".into(),
        text: "What is shared is only hoped for.".into(),
        criteria: vec![0, 3],
        evidence: vec![(0, 0)],
        more_evidence: vec![item("Tenants", Stance::Supports, Claim::Mentioned)],
        prompts: vec![prompt()],
        sources: vec!["hall-2020".into()],
    }
}
