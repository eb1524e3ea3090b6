//! An invented description and two invented frameworks that between them meet every
//! level, shortfall, stance and outcome, with hostile words in the places where a
//! stranger can put them.

use std::collections::BTreeMap;
use std::ops::Range;

use evenhand::ProjectDescription;
use evenhand::model::assessment::{Assessment, Conclusion, ConclusionKind, Evidence, Rating, Refusal, Stance};
use evenhand::model::description::{Notice, Section};
use evenhand::model::framework::{Criterion, Domain, Expectation, Facet, Framework, Prompt, Role, Setting, Source};
use evenhand::model::report::Found;
use evenhand::model::{Block, Claim, Level, Sentence, SetAside, Shortfall, Stage};

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
            checklist: (checklist_framework(), checklist()),
            profile: (profile_framework(), profile()),
            settings: Vec::from([
                ("edition".to_string(), "2021".to_string()),
                ("behaviour".to_string(), "ask tenants about damp".to_string()),
            ]),
            refusal: Refusal::InvalidSetting("behaviour".into(), "Eastfield\u{1b}[2J".into()),
        }
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

fn framework(id: &str, title: &str, domains: Vec<Domain>, shapes: &[Shape]) -> Framework {
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

#[rustfmt::skip]
fn checklist_shapes() -> Vec<Shape> {
    let shape = |id, domain, level, shortfall, title, rationale, who| Shape { id, domain, level, shortfall, title, rationale, who };
    vec![
        shape("need.who-worse", "need", Level::Described, None, "who is worse off, and where", "names a place and compares it", ""),
        shape("need.cause", "need", Level::Partly, Some(Shortfall::OnlyHoped), "what would change it", "says what would change, not by what", "service-lead"),
        shape("need.figure", "need", Level::Partly, Some(Shortfall::PartMissing), "how large the difference is", "a comparison without a figure", "commissioner"),
        shape("act.power", "act", Level::Described, None, "who decides about money", "a group outside the team holds a budget", ""),
        shape("act.visits", "act", Level::Described, None, "what is done, how often and by whom", "a deed with a number and a season", ""),
        shape("act.touch", "act", Level::Partly, Some(Shortfall::OnlyTouchedOn), "who goes first", "a phrase, and no more", "public-adviser"),
        shape("act.pay", "act", Level::Partly, Some(Shortfall::UnclearWho), "who pays afterwards", "somebody, but not who", "commissioner"),
        shape("act.carers", "act", Level::SaidNotDone, None, "whether carers were asked", "says plainly that it did not happen", "public-adviser"),
        shape("act.evaluate", "act", Level::NotFound, None, "how anybody will know whether it worked for those who are worse off", "nothing of it was found", "public-adviser"),
        shape("act.travel", "act", Level::NotApplicable, None, "travel to the clinic", "there is no clinic", ""),
        shape("end.share", "end", Level::NotFound, None, "how results are shared", "", "public-adviser"),
        shape("end.money", "end", Level::NotFound, None, "what happens when the money ends", "", "commissioner"),
    ]
}

fn checklist_framework() -> Framework {
    let domains = vec![
        domain("need", "What is unfair, and why", Expectation::Each),
        domain("act", "What is done about it", Expectation::Each),
        domain("end", "Afterwards", Expectation::Each),
    ];
    let mut framework = framework("fair", "Fair · twelve questions about fairness", domains, &checklist_shapes());
    framework.measured = Some(
        "When it says described, two readers agreed in 88 of 100; when it says not found, they had found something in 9 of 100 (language models reading twelve invented texts).".into(),
    );
    framework
}

fn checklist() -> Assessment {
    use Stance::{Opposes, SetAside as Aside, Supports};
    let visit = &TEXT[at("Two nurses")..at("Nobody asked") - 1];
    let hostile = &TEXT[at("=HYPERLINK")..at("Who will pay") - 1];
    let damp = "Damp flats send more people from the Eastfield estate to hospital";
    let evidence = |id: &str| match id {
        "need.who-worse" => vec![
            item("Warm homes for winter breathing", "Warm homes", Aside(SetAside::Heading), Claim::Mentioned),
            item(damp, "more people", Supports, Claim::Reported),
        ],
        "need.cause" => vec![item("We hope to change that.", "hope", Supports, Claim::Intended)],
        "need.figure" => vec![
            item(damp, "more", Supports, Claim::Reported),
            item(
                "Café visits are “free” to all regardless of age.",
                "regardless of age",
                Aside(SetAside::StandardWording),
                Claim::Mentioned,
            ),
        ],
        "act.power" => vec![
            item("the budget. All of it.", "the budget", Supports, Claim::Reported),
            item("which homes are visited first", "which homes", Supports, Claim::Reported),
            item("Nobody asked carers.", "Nobody", Opposes, Claim::Denied),
        ],
        "act.visits" => vec![
            item("We hope to change that.", "change", Supports, Claim::Intended),
            item(visit, "promised to have done it", Supports, Claim::Planned),
        ],
        "act.touch" => vec![
            item(hostile, "*end*", Supports, Claim::Mentioned),
            item("Plan", "Plan", Aside(SetAside::Name), Claim::Mentioned),
        ],
        "act.pay" => vec![item("each visit will end", "will", Supports, Claim::Planned)],
        "act.carers" => vec![item("Nobody asked carers.", "Nobody asked", Opposes, Claim::Denied)],
        "act.evaluate" => vec![
            item("Who will pay for it?", "pay", Aside(SetAside::Question), Claim::Mentioned),
            item("Staff lacked time", "Staff", Aside(SetAside::OtherActor), Claim::Mentioned),
            item("Two nurses", "nurses", Aside(SetAside::OtherSense), Claim::Mentioned),
        ],
        "end.share" => vec![
            item("Staff lacked time", "Staff", Aside(SetAside::OtherWork), Claim::Mentioned),
            item("Two nurses", "nurses", Aside(SetAside::OnlyMentioned), Claim::Mentioned),
            item("Café visits", "visits", Aside(SetAside::Elsewhere), Claim::Mentioned),
        ],
        _ => Vec::new(),
    };
    Assessment {
        summary: "Of twelve questions, three are described.".into(),
        ratings: rate(&checklist_shapes(), evidence),
        conclusions: vec![Conclusion {
            id: "power-without-carers".into(),
            kind: ConclusionKind::Consistency,
            title: "Power is shared, and not with everybody".into(),
            text: "A budget is handed over, and one group was not asked.".into(),
            criteria: vec![3, 7],
            evidence: vec![(3, 0), (7, 0)],
            more_evidence: vec![item("Staff lacked time to call back.", "lacked time", Opposes, Claim::Denied)],
            prompts: vec![prompt("What would carers have said?", "service-lead")],
            sources: vec!["invented2020".into()],
        }],
    }
}

#[rustfmt::skip]
fn profile_shapes() -> Vec<Shape> {
    let shape = |id, domain, level, title, who| Shape { id, domain, level, shortfall: None, title, rationale: "<b>bold</b> [link](http://e.example) said the plugin", who };
    vec![
        shape("why.solve", "why", Level::Described, "to solve a problem that people here have", ""),
        shape("why.research", "why", Level::NotFound, "to make research that others can use", ""),
        shape("why.policy", "why", Level::NotFound, "to carry a result into policy", ""),
        shape("whose.lay", "whose", Level::NotFound, "what people know from living it", "public-adviser"),
        shape("whose.technical", "whose", Level::NotFound, "technical knowledge", "commissioner"),
        shape("bar.time", "bar", Level::Described, "time and money", ""),
        shape("bar.money", "bar", Level::Described, "money", ""),
        shape("bar.skill", "bar", Level::NotFound, "skills", ""),
    ]
}

fn profile_framework() -> Framework {
    let domains = vec![
        domain("why", "Why is knowledge being moved?", Expectation::Any),
        domain("whose", "Whose knowledge is it?", Expectation::Any),
        domain("bar", "What stands in the way", Expectation::None),
    ];
    framework("move", "Moving *knowledge*", domains, &profile_shapes())
}

fn flag(span: &str, focus: &str) -> Evidence {
    let note = "say instead: what <b>they</b> had".into();
    Evidence { note, ..item(span, focus, Stance::Supports, Claim::Mentioned) }
}

fn profile() -> Assessment {
    let evidence = |id: &str| match id {
        "why.solve" => vec![item("Two nurses will visit 140 homes", "visit", Stance::Supports, Claim::Planned)],
        "bar.time" => {
            let mut lacked = item("Staff lacked time to call back.", "lacked time", Stance::Opposes, Claim::Denied);
            lacked.labels = vec![
                ("skill".into(), "knowing".into()),
                ("skill".into(), "doing".into()),
                ("part".into(), "plan-and-delivery".into()),
            ];
            lacked.note = "a barrier named in \u{9b}31mthe text".into();
            vec![lacked]
        }
        "bar.money" => {
            let mut said = item("Two nurses will visit 140 homes", "nurses", Stance::Supports, Claim::Intended);
            said.labels = vec![("part".into(), "problem".into())];
            let planned = Evidence { claim: Claim::Planned, ..said.clone() };
            let aside = Evidence {
                stance: Stance::SetAside(SetAside::Name),
                labels: vec![("part".into(), "measures".into())],
                ..said.clone()
            };
            let elsewhere = Evidence { labels: Vec::new(), claim: Claim::Mentioned, ..said.clone() };
            vec![said, planned, aside, elsewhere]
        }
        _ => Vec::new(),
    };
    Assessment {
        summary: "As read here, two nurses will visit 140 homes between autumn and spring.".into(),
        ratings: rate(&profile_shapes(), evidence),
        conclusions: vec![Conclusion {
            id: "wording".into(),
            kind: ConclusionKind::Wording,
            title: "Words to think again about".into(),
            text: "Each says something about people that is about a service.".into(),
            criteria: Vec::new(),
            evidence: Vec::new(),
            more_evidence: vec![
                flag("Staff lacked time to call back.", "lacked time"),
                flag("Nobody asked carers.", "carers"),
            ],
            prompts: Vec::new(),
            sources: Vec::new(),
        }],
    }
}
