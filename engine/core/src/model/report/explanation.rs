//! Why one criterion has its level, `evenhand/explanation/v1`: its page, its rating, and
//! every item of evidence.
//!
//! It is cut out of a report, so it holds for any plugin; the text is not read again.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{About, Assessed, Conclusion, Engine, Facet, Outcome, Rating, Refusal, Refused, Report};
use crate::model::framework::{self, Framework};

/// The name and version of this shape.
pub const EXPLANATION_SCHEMA: &str = "evenhand/explanation/v1";

/// Why one criterion has its level. It reads one document, not the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Explanation {
    /// Always `evenhand/explanation/v1`.
    pub schema: String,
    /// What made the explanation.
    pub engine: Engine,
    /// When, as the caller wrote it; nothing reads a clock.
    pub date: Option<String>,
    /// What was read.
    pub description: About,
    /// What a reader should know about this text first, in sentences.
    pub notices: Vec<String>,
    /// The framework that asks.
    pub framework: Asks,
    /// What the framework's page says of the criterion.
    pub criterion: Page,
    /// The rating with all its evidence; `null` where the framework declined.
    pub rating: Option<Rating>,
    /// What follows from this rating together with others.
    pub conclusions: Vec<Conclusion>,
    /// Why the framework declined, where it did.
    pub refusal: Option<Refusal>,
}

/// The framework that asks, and how it was run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Asks {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// The digest of the plugin that carries it.
    pub plugin: String,
    /// How much of its budget the assessment used.
    pub fuel: u64,
    /// The settings it ran with; `null` where words of the description are left out.
    pub settings: BTreeMap<String, Option<String>>,
    /// How well its ratings agreed with readers, where that is published.
    pub measured: Option<String>,
    /// What the labels of evidence are called.
    pub facets: Vec<Facet>,
}

/// What a framework's page says of a criterion, whatever the text says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Page {
    /// The criterion's id.
    pub id: String,
    /// A few words that stand for it.
    pub title: String,
    /// Its domain's title.
    pub domain: String,
    /// The question it asks of a text.
    pub question: String,
    /// Why it matters.
    pub why: String,
    /// What a text must say to be `described`.
    pub counts_when: String,
    /// What is `partly`.
    pub counts_partly: String,
    /// What looks like it and is not.
    pub does_not_count: String,
}

impl Explanation {
    /// Why `criterion` of `framework` has its level in `report`, by the plugin with the digest
    /// `plugin`: another one may carry the same id. `None` where the framework has no such
    /// criterion, or the plugin neither read the text nor declined to.
    #[must_use]
    pub fn new(report: &Report, framework: &Framework, plugin: &str, criterion: &str) -> Option<Self> {
        let page = framework.criteria.iter().find(|one| one.id == criterion)?;
        let asked = (&framework.id, plugin);
        let of_framework = |outcome: &Outcome| match outcome {
            Outcome::Assessed(by) if (&by.framework, by.plugin.as_str()) == asked => Some(told(by, criterion)),
            Outcome::Refused(by) if (&by.framework, by.plugin.as_str()) == asked => Some(declined(by)),
            _ => None,
        };
        let (framework_told, rating, conclusions, refusal) = report.outcomes.iter().find_map(of_framework)?;
        Some(Self {
            schema: EXPLANATION_SCHEMA.to_string(),
            engine: report.engine.clone(),
            date: report.date.clone(),
            description: report.description.clone(),
            notices: report.notices.clone(),
            framework: framework_told,
            criterion: page_of(framework, page),
            rating,
            conclusions,
            refusal,
        })
    }
}

type Told = (Asks, Option<Rating>, Vec<Conclusion>, Option<Refusal>);

fn told(assessed: &Assessed, criterion: &str) -> Told {
    let asks = Asks {
        id: assessed.framework.clone(),
        title: assessed.title.clone(),
        version: assessed.version.clone(),
        plugin: assessed.plugin.clone(),
        fuel: assessed.fuel,
        settings: assessed.settings.clone(),
        measured: assessed.measured.clone(),
        facets: assessed.facets.clone(),
    };
    let rating = assessed.ratings.iter().find(|rating| rating.criterion == criterion).cloned();
    let about = |conclusion: &&Conclusion| conclusion.criteria.iter().any(|id| id == criterion);
    (asks, rating, assessed.conclusions.iter().filter(about).cloned().collect(), None)
}

fn declined(refused: &Refused) -> Told {
    let asks = Asks {
        id: refused.framework.clone(),
        title: refused.title.clone(),
        version: refused.version.clone(),
        plugin: refused.plugin.clone(),
        fuel: refused.fuel,
        settings: refused.settings.clone(),
        measured: None,
        facets: Vec::new(),
    };
    (asks, None, Vec::new(), Some(refused.refusal.clone()))
}

fn page_of(framework: &Framework, from: &framework::Criterion) -> Page {
    let domain = framework.domains.iter().find(|domain| domain.id == from.domain);
    Page {
        id: from.id.clone(),
        title: from.title.clone(),
        domain: domain.map_or(&from.domain, |domain| &domain.title).clone(),
        question: from.question.clone(),
        why: from.why.clone(),
        counts_when: from.counts_when.clone(),
        counts_partly: from.counts_partly.clone(),
        does_not_count: from.does_not_count.clone(),
    }
}
