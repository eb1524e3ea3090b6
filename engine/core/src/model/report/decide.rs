//! Deciding a report: from what the run found to what a reader is told.
//!
//! Everything a page needs is settled here, so that two renderers cannot disagree.
//! It cannot fail: an index that points nowhere, which the laws rule out, is skipped.

use std::collections::BTreeMap;

use super::codes::{IsAssessed, IsFailed, IsRefused};
use super::places::Places;
use super::rate::domain;
use super::withhold::Runs;
use super::{
    About, Assessed, Engine, Facet, Failed, Failure, Found, Options, Outcome, Rating, Refusal, Refused, Report, SCHEMA,
    Source, questions, words,
};
use crate::model::assessment::{self, Assessment};
use crate::model::description::ProjectDescription;
use crate::model::framework::{self, Framework};

impl Report {
    /// Decides the report of `found`, in its order. `digest` is that of the
    /// description as frameworks were given it.
    #[must_use]
    pub fn new(description: &ProjectDescription, digest: &str, found: &[Found<'_>], options: &Options) -> Self {
        let runs = options.no_quotes.then(|| Runs::of(description));
        let places = Places::of(&description.text);
        let desk = Desk { description, places, runs, no_set_aside: options.no_set_aside };
        let outcomes: Vec<Outcome> = found.iter().map(|one| desk.outcome(one)).collect();
        Self {
            schema: SCHEMA.to_string(),
            engine: Engine { version: env!("CARGO_PKG_VERSION").to_string() },
            date: options.passed_date.clone(),
            description: About {
                title: (!options.no_quotes).then(|| description.title.clone()),
                stage: description.stage,
                digest: digest.to_string(),
                words: description.words(),
                sections: description.sections.len(),
            },
            notices: description.notices.iter().map(|notice| words::notice(*notice)).collect(),
            questions: questions::choose(&outcomes, options.take_away),
            outcomes,
        }
    }
}

/// Where one report is decided: the description, and its words where they stay out.
pub(super) struct Desk<'a> {
    pub(super) description: &'a ProjectDescription,
    pub(super) places: Places<'a>,
    /// The runs of words to leave out, where words are left out.
    pub(super) runs: Option<Runs>,
    /// Whether what was set aside stays out.
    pub(super) no_set_aside: bool,
}

impl Desk<'_> {
    fn outcome(&self, found: &Found<'_>) -> Outcome {
        match found {
            Found::Assessed { framework, assessment, settings, fuel, plugin_digest } => {
                Outcome::Assessed(self.assessed(framework, assessment, settings, *fuel, plugin_digest))
            }
            Found::Refused { framework, refusal, settings, fuel, plugin_digest } => Outcome::Refused(Refused {
                framework: framework.id.clone(),
                title: framework.title.clone(),
                version: framework.version.clone(),
                plugin: (*plugin_digest).to_string(),
                outcome: IsRefused::Refused,
                fuel: *fuel,
                settings: self.settings(framework, settings),
                refusal: self.refusal(&framework.id, refusal),
            }),
            Found::Failed { framework, source, stage, kind, message, help } => Outcome::Failed(Failed {
                framework: framework.map(str::to_string),
                source: source.clone(),
                outcome: IsFailed::Failed,
                error: Failure {
                    stage: (*stage).to_string(),
                    kind: (*kind).to_string(),
                    message: self.said(message),
                    help: self.said(help),
                },
            }),
        }
    }

    fn assessed(
        &self,
        framework: &Framework,
        assessment: &Assessment,
        settings: &[(String, String)],
        fuel: u64,
        plugin: &str,
    ) -> Assessed {
        let ratings: Vec<Rating> = assessment.ratings.iter().filter_map(|r| self.rating(framework, r)).collect();
        let conclusions = assessment.conclusions.iter();
        Assessed {
            framework: framework.id.clone(),
            title: framework.title.clone(),
            version: framework.version.clone(),
            plugin: plugin.to_string(),
            outcome: IsAssessed::Assessed,
            fuel,
            settings: self.settings(framework, settings),
            measured: framework.measured.clone(),
            summary: self.said(&assessment.summary),
            domains: framework.domains.iter().map(|d| domain(d, &framework.facets, &ratings)).collect(),
            ratings,
            conclusions: conclusions.map(|c| self.conclusion(framework, assessment, c)).collect(),
            facets: framework.facets.iter().map(facet).collect(),
            sources: framework.sources.iter().map(source).collect(),
        }
    }

    fn refusal(&self, framework: &str, refusal: &assessment::Refusal) -> Refusal {
        use assessment::Refusal as Why;
        let (kind, setting, value) = match refusal {
            Why::TooLittleText => ("too-little-text", None, None),
            Why::MissingSetting(id) => ("missing-setting", Some(id), None),
            Why::InvalidSetting(id, value) => ("invalid-setting", Some(id), Some(value)),
            Why::OutOfScope(_) => ("out-of-scope", None, None),
        };
        let worded = match refusal {
            Why::InvalidSetting(id, _) if self.runs.is_some() => {
                words::refusal(&Why::InvalidSetting(id.clone(), String::new()), framework)
            }
            Why::OutOfScope(why) => words::refusal(&Why::OutOfScope(self.said(why)), framework),
            other => words::refusal(other, framework),
        };
        Refusal {
            kind: kind.to_string(),
            setting: setting.cloned(),
            value: value.filter(|_| self.runs.is_none()).cloned(),
            message: worded.0,
            help: worded.1,
        }
    }

    /// A value that the framework offers is the framework's word; any other may be
    /// the description's.
    fn settings(&self, framework: &Framework, given: &[(String, String)]) -> BTreeMap<String, Option<String>> {
        let offered = |id: &str, value: &String| {
            let mut settings = framework.settings.iter().filter(|s| s.id == id);
            settings.any(|s| s.choices.contains(value) || s.default.as_ref() == Some(value))
        };
        let shown = |id: &str, value: &String| self.runs.is_none() || offered(id, value);
        given.iter().map(|(id, value)| (id.clone(), shown(id, value).then(|| value.clone()))).collect()
    }

    /// What a plugin says in words.
    pub(super) fn said(&self, text: &str) -> String {
        match &self.runs {
            Some(runs) => runs.keep_or_leave_out(text),
            None => text.to_string(),
        }
    }
}

fn facet(from: &framework::Facet) -> Facet {
    Facet { id: from.id.clone(), title: from.title.clone() }
}

fn source(from: &framework::Source) -> Source {
    Source { id: from.id.clone(), citation: from.citation.clone(), doi: from.doi.clone() }
}
