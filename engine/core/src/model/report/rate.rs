//! Deciding ratings, domains and conclusions: the framework's indexes become its words,
//! and spans become quotations. What is not about criteria is `decide`'s.

use super::decide::Desk;
use super::grid::grid;
use super::{Conclusion, Counts, Domain, Evidence, Prompt, Rating, Stance, evidence, words};
use crate::model::assessment::{self, Assessment};
use crate::model::framework::{self, Expectation, Framework};
use crate::model::{Claim, Level};

impl Desk<'_> {
    pub(super) fn rating(&self, framework: &Framework, rating: &assessment::Rating) -> Option<Rating> {
        let criterion = framework.criteria.get(rating.criterion)?;
        let domain = framework.domains.iter().find(|d| d.id == criterion.domain);
        let expects = domain.map_or(Expectation::None, |d| d.expects);
        let is_kept =
            |e: &&assessment::Evidence| !self.no_set_aside || !matches!(e.stance, assessment::Stance::SetAside(_));
        let evidence = ordered(rating.level, rating.evidence.iter().filter(is_kept).map(|e| self.item(e)).collect());
        let silent = matches!(rating.level, Level::NotFound | Level::SaidNotDone);
        Some(Rating {
            criterion: criterion.id.clone(),
            domain: criterion.domain.clone(),
            title: criterion.title.clone(),
            question: criterion.question.clone(),
            level: rating.level,
            shortfall: rating.shortfall,
            level_words: words::level(rating.level, rating.shortfall, expects, &evidence).to_string(),
            unanswered: expects == Expectation::Each && silent,
            rationale: self.said(&rating.rationale),
            evidence,
            prompts: rating.prompts.iter().map(|p| self.prompt(framework, p)).collect(),
        })
    }

    pub(super) fn conclusion(
        &self,
        framework: &Framework,
        of: &Assessment,
        from: &assessment::Conclusion,
    ) -> Conclusion {
        let criteria = from.criteria.iter().filter_map(|index| framework.criteria.get(*index));
        let cited = from.evidence.iter().filter_map(|(rating, item)| of.ratings.get(*rating)?.evidence.get(*item));
        Conclusion {
            id: from.id.clone(),
            kind: from.kind.into(),
            title: self.said(&from.title),
            text: self.said(&from.text),
            criteria: criteria.map(|criterion| criterion.id.clone()).collect(),
            evidence: cited.chain(&from.more_evidence).map(|e| self.item(e)).collect(),
            prompts: from.prompts.iter().map(|p| self.prompt(framework, p)).collect(),
            sources: from.sources.clone(),
        }
    }

    fn item(&self, found: &assessment::Evidence) -> Evidence {
        let item = evidence::item(self.description, &self.places, found, self.runs.is_some());
        Evidence { note: self.said(&item.note), ..item }
    }

    fn prompt(&self, framework: &Framework, prompt: &framework::Prompt) -> Prompt {
        let own = framework.roles.iter().find(|role| role.id == prompt.who).map(|role| &role.title);
        let renamed = self.description.roles.get(&prompt.who).filter(|_| self.runs.is_none());
        let title = renamed.or(own).unwrap_or(&prompt.who);
        Prompt { ask: self.said(&prompt.ask), who: prompt.who.clone(), who_title: title.clone() }
    }
}

/// What decides the level first, what was set aside last; otherwise as the framework
/// gave it, the most telling words first. A hope describes nothing, so it
/// never stands first where the level is *described*.
fn ordered(level: Level, mut evidence: Vec<Evidence>) -> Vec<Evidence> {
    let decides = if level == Level::SaidNotDone { Stance::Opposes } else { Stance::Supports };
    let rank = |stance: Stance| match stance {
        Stance::SetAside => 2,
        other => u8::from(other != decides),
    };
    let hopes = |claim: Claim| level == Level::Described && !matches!(claim, Claim::Planned | Claim::Reported);
    evidence.sort_by_key(|e| (rank(e.stance), hopes(e.claim)));
    evidence
}

/// Counts a domain's levels, and says whether it is unanswered and where it is named.
pub(super) fn domain(from: &framework::Domain, facets: &[framework::Facet], ratings: &[Rating]) -> Domain {
    let ratings: Vec<&Rating> = ratings.iter().filter(|r| r.domain == from.id).collect();
    let mut counts = Counts::default();
    for rating in &ratings {
        *match rating.level {
            Level::Described => &mut counts.described,
            Level::Partly => &mut counts.partly,
            Level::NotFound => &mut counts.not_found,
            Level::SaidNotDone => &mut counts.said_not_done,
            Level::NotApplicable => &mut counts.not_applicable,
        } += 1;
    }
    let something = counts.described + counts.partly > 0;
    let asked = counts.not_found + counts.said_not_done > 0;
    let unanswered = match from.expects {
        Expectation::Each | Expectation::Any => !something && asked,
        Expectation::None | Expectation::Grounds => false,
    };
    let grid = grid(from.expects, facets, &ratings);
    Domain { id: from.id.clone(), title: from.title.clone(), expects: from.expects, unanswered, counts, grid }
}
