//! An invented description and two invented frameworks that between them meet every
//! level, shortfall, stance and outcome, with hostile words in the places where a
//! stranger can put them.

use std::collections::BTreeMap;
use std::ops::Range;

use evenhand::ProjectDescription;
use evenhand::model::assessment::{Assessment, Evidence, Rating, Refusal, Stance};
use evenhand::model::description::{Notice, Section};
use evenhand::model::framework::{Criterion, Domain, Expectation, Facet, Framework, Prompt, Role, Setting, Source};
use evenhand::model::report::Found;
use evenhand::model::{Block, Claim, Level, Sentence, Shortfall, Stage};

mod checklist;
mod profile;

pub const TEXT: &str = "\
# Warm homes for winter breathing

Damp flats send more people from the Eastfield estate to hospital than from anywhere else in the borough.
We hope to change that. Café visits are “free” to all regardless of age.

## Plan

The Table decides:

- the budget. All of it.
- which homes are visited first

Two nurses will visit 140 homes between October and March, and each visit will end with a written plan that the tenant keeps, signed by the nurse and by the tenant, with the names of the people who promised to do something about the damp, the heating, the windows or the inhaler, and the date by which they promised to have done it.
Nobody asked carers. Staff lacked time to call back.

## Odds and ends <script>alert(1)</script>

=HYPERLINK(\"http://e.example\") | `rm -rf` \u{1b}[31mred\u{1b}[0m \u{202e}drow\u{202c} *end*.
Who will pay for it?
";

/// Levels: each-domain has all five, and every shortfall.
struct Shape {
    id: &'static str,
    domain: &'static str,
    level: Level,
    shortfall: Option<Shortfall>,
    title: &'static str,
    rationale: &'static str,
    who: &'static str,
}

pub struct Fixture {
    pub description: ProjectDescription,
    checklist: (Framework, Assessment),
    profile: (Framework, Assessment),
    settings: Vec<(String, String)>,
    refusal: Refusal,
}

/// The digest of the checklist's plugin.
pub const CHECKLIST: &str = "sha256:1111111111111111111111111111111111111111111111111111111111111111";

impl Fixture {
    pub fn new() -> Self {
        Self {
            description: description(),
            checklist: (checklist::framework(), checklist::assessment()),
            profile: (profile::framework(), profile::assessment()),
            settings: Vec::from([
                ("edition".to_string(), "2021".to_string()),
                ("behaviour".to_string(), "ask tenants about damp".to_string()),
            ]),
            refusal: Refusal::InvalidSetting("behaviour".into(), "Eastfield\u{1b}[2J".into()),
        }
    }

    /// The profile and what it finds, to change them.
    pub fn profile(&mut self) -> (&mut Framework, &mut Assessment) {
        (&mut self.profile.0, &mut self.profile.1)
    }

    /// The checklist.
    pub fn checklist(&self) -> &Framework {
        &self.checklist.0
    }

    pub fn found(&self) -> Vec<Found<'_>> {
        vec![
            Found::Assessed {
                framework: &self.checklist.0,
                assessment: &self.checklist.1,
                settings: &self.settings,
                fuel: 1_406_906,
                plugin_digest: CHECKLIST,
            },
            Found::Assessed {
                framework: &self.profile.0,
                assessment: &self.profile.1,
                settings: &self.settings,
                fuel: 88,
                plugin_digest: "sha256:2222222222222222222222222222222222222222222222222222222222222222",
            },
            Found::Refused {
                framework: &self.profile.0,
                refusal: &self.refusal,
                settings: &self.settings,
                fuel: 1200,
                plugin_digest: "sha256:3333333333333333333333333333333333333333333333333333333333333333",
            },
            Found::Failed {
                framework: None,
                source: "broken.wasm".into(),
                stage: "load",
                kind: "imports-forbidden",
                message: "imports wasi:cli/environment, and a plugin may import only diagnostics".into(),
                help: "Its author: build for wasm32-unknown-unknown.".into(),
            },
        ]
    }
}

fn description() -> ProjectDescription {
    let starts: Vec<usize> = ["# Warm", "## Plan", "## Odds"].map(at).to_vec();
    let title = "Warm homes for winter breathing".to_string();
    let odds = "Odds and ends <script>alert(1)</script>".to_string();
    let section = |n: usize, path: &[&str], sentences: &[(&str, Block, u32, &[u32])]| {
        let span = starts[n]..starts.get(n + 1).copied().unwrap_or(TEXT.len());
        let sentence = |(words, block, paragraph, introduced_by): &(&str, Block, u32, &[u32])| {
            let from = TEXT[span.clone()].find(words).expect("words of the section") as u32;
            Sentence {
                span: from..from + words.len() as u32,
                block: *block,
                paragraph: *paragraph,
                introduced_by: introduced_by.to_vec(),
            }
        };
        Section {
            path: path.iter().map(|heading| (*heading).into()).collect(),
            depth: if n == 0 { 1 } else { 2 },
            span: span.clone(),
            sentences: sentences.iter().map(sentence).collect(),
        }
    };
    let (heading, paragraph, item) = (Block::Heading, Block::Paragraph, Block::ListItem);
    let visit = &TEXT[at("Two nurses")..at("Nobody asked") - 1];
    let hostile = &TEXT[at("=HYPERLINK")..at("Who will pay") - 1];
    let damp =
        "Damp flats send more people from the Eastfield estate to hospital than from anywhere else in the borough.";
    ProjectDescription {
        title: title.clone(),
        stage: Some(Stage::Design),
        date: None,
        we: None,
        roles: BTreeMap::from([("public-adviser".into(), "young people of the Table".into())]),
        settings: BTreeMap::new(),
        text: TEXT.into(),
        lines: true,
        sections: vec![
            section(
                0,
                &[&title],
                &[
                    (&title, heading, 0, &[]),
                    (damp, paragraph, 1, &[0]),
                    ("We hope to change that.", paragraph, 1, &[0]),
                    ("Café visits are “free” to all regardless of age.", paragraph, 1, &[0]),
                ],
            ),
            section(
                1,
                &[&title, "Plan"],
                &[
                    ("Plan", heading, 0, &[]),
                    ("The Table decides:", paragraph, 1, &[0]),
                    ("the budget. All of it.", item, 2, &[0, 1]),
                    ("which homes are visited first", item, 2, &[0, 1]),
                    (visit, paragraph, 3, &[0]),
                    ("Nobody asked carers.", paragraph, 3, &[0]),
                    ("Staff lacked time to call back.", paragraph, 3, &[0]),
                ],
            ),
            section(
                2,
                &[&title, &odds],
                &[
                    (&odds, heading, 0, &[]),
                    (hostile, paragraph, 1, &[0]),
                    ("Who will pay for it?", paragraph, 1, &[0]),
                ],
            ),
        ],
        notices: vec![Notice::VeryShort(127), Notice::HardlyEnglish],
    }
}

fn at(words: &str) -> usize {
    TEXT.find(words).expect("words of the text")
}

/// Evidence whose clause is `words`, and whose focus is `focus` in it.
fn item(words: &str, focus: &str, stance: Stance, claim: Claim) -> Evidence {
    let section = [at("## Plan"), at("## Odds")].iter().filter(|start| at(words) >= **start).count();
    let base = [0, at("## Plan"), at("## Odds")][section];
    let from = at(words) - base;
    let span: Range<usize> = from..from + words.len();
    let inner = words.find(focus).expect("a phrase of the clause");
    Evidence {
        section,
        focus: from + inner..from + inner + focus.len(),
        span,
        stance,
        claim,
        labels: Vec::new(),
        note: String::new(),
    }
}

fn prompt(ask: &str, who: &str) -> Prompt {
    Prompt { ask: ask.into(), who: who.into() }
}

fn framework_of(id: &str, title: &str, domains: Vec<Domain>, shapes: &[Shape]) -> Framework {
    let criterion = |shape: &Shape| Criterion {
        id: shape.id.into(),
        domain: shape.domain.into(),
        title: shape.title.into(),
        question: format!("Does the text say: {}?", shape.title),
        why: "Somebody has to know.".into(),
        counts_when: format!("A sentence says: {}.", shape.title),
        counts_partly: "Half of it.".into(),
        does_not_count: "```\nWords that only <look> like it.".into(),
        prompts: Vec::new(),
        sources: vec!["invented2020".into()],
    };
    let role = |id: &str, title: &str| Role { id: id.into(), title: title.into() };
    Framework {
        id: id.into(),
        title: title.into(),
        version: "0.3.0".into(),
        summary: String::new(),
        licence: "MIT".into(),
        measured: None,
        sources: vec![Source {
            id: "invented2020".into(),
            citation: "Nobody A, Noone B. An invented framework <for tests>. 2020.".into(),
            doi: Some("10.0000/invented".into()),
        }],
        domains,
        criteria: shapes.iter().map(criterion).collect(),
        settings: vec![Setting {
            id: "edition".into(),
            title: "Edition".into(),
            summary: String::new(),
            required: false,
            default: Some("2021".into()),
            choices: vec!["2018".into(), "2021".into()],
        }],
        facets: vec![
            Facet { id: "skill".into(), title: "Skill".into(), values: vec!["knowing".into()] },
            Facet {
                id: "part".into(),
                title: "part of the project".into(),
                values: vec!["problem".into(), "plan-and-delivery".into(), "measures".into()],
            },
        ],
        roles: vec![
            role("public-adviser", "public adviser"),
            role("commissioner", "commissioner"),
            role("service-lead", "service lead"),
        ],
    }
}

fn domain(id: &str, title: &str, expects: Expectation) -> Domain {
    Domain { id: id.into(), title: title.into(), summary: String::new(), expects }
}

fn rate(shapes: &[Shape], mut evidence: impl FnMut(&str) -> Vec<Evidence>) -> Vec<Rating> {
    let rating = |(index, shape): (usize, &Shape)| Rating {
        criterion: index,
        level: shape.level,
        shortfall: shape.shortfall,
        rationale: shape.rationale.into(),
        evidence: evidence(shape.id),
        prompts: match shape.who {
            "" => Vec::new(),
            who => vec![prompt(&format!("Who could say more: {}?", shape.title), who)],
        },
    };
    shapes.iter().enumerate().map(rating).collect()
}
