//! What a plugin answers: a rating of each criterion, and what follows from them.
//!
//! A new [`Assessment`] has every criterion as *not found*; the plugin changes those of
//! which it found something. What is still to be asked follows from the levels, unless
//! the plugin asks itself.

use evenhand_language::{Level, Shortfall};

use crate::conclusion::Conclusion;
use crate::evidence::{Evidence, Stance};
use crate::framework::{Expects, Framework};

/// An answer in the making.
#[derive(Debug, Clone)]
pub struct Assessment {
    pub(crate) framework: &'static Framework,
    pub(crate) summary: Option<String>,
    pub(crate) ratings: Vec<Rating>,
    pub(crate) conclusions: Vec<Conclusion>,
}

/// The rating of one criterion.
#[derive(Debug, Clone)]
pub struct Rating {
    framework: &'static Framework,
    pub(crate) place: usize,
    pub(crate) level: Level,
    pub(crate) shortfall: Option<Shortfall>,
    pub(crate) rationale: String,
    pub(crate) evidence: Vec<Evidence>,
    asked: Vec<Prompt>,
}

/// A question to be asked, and the role of somebody who can answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// The question.
    pub ask: String,
    /// The id of the role.
    pub who: String,
}

/// An item of evidence of a rating, for a conclusion to rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    pub(crate) rating: usize,
    pub(crate) item: usize,
}

impl Assessment {
    /// Every criterion of `framework`, not found.
    #[must_use]
    pub fn of(framework: &'static Framework) -> Self {
        let rating = |place| Rating {
            framework,
            place,
            level: Level::NotFound,
            shortfall: None,
            rationale: "Nothing that counts was found.".to_owned(),
            evidence: Vec::new(),
            asked: Vec::new(),
        };
        let ratings = (0..framework.criteria.len()).map(rating).collect();
        Self { framework, summary: None, ratings, conclusions: Vec::new() }
    }

    /// The rating of a criterion, to be changed; `_` in its id is read as `-`.
    ///
    /// # Panics
    /// When the framework declares no such criterion.
    #[track_caller]
    pub fn rate(&mut self, criterion: &str) -> &mut Rating {
        let place = self.framework.place(criterion);
        &mut self.ratings[place]
    }

    /// Sums up in a sentence. Where a plugin does not, levels are counted.
    pub fn summary(&mut self, sentence: impl Into<String>) {
        self.summary = Some(sentence.into());
    }

    /// Adds what follows from the ratings.
    ///
    /// # Panics
    /// When it names a criterion, role or source that the framework does not declare.
    #[track_caller]
    pub fn conclude(&mut self, conclusion: Conclusion) {
        conclusion.check(self.framework);
        self.conclusions.push(conclusion);
    }

    /// The prompts of the rating at `place`: what the plugin asks, else what its page
    /// asks first where something is open.
    pub(crate) fn prompts(&self, place: usize) -> Vec<Prompt> {
        let rating = &self.ratings[place];
        if !rating.asked.is_empty() {
            return rating.asked.clone();
        }
        let open = match (rating.level, self.framework.expects(place)) {
            (Level::Described | Level::NotApplicable, _) => false,
            (Level::Partly, _) | (_, Expects::Each) => true,
            (_, Expects::Any) => !self.is_answered(self.framework.criteria[place].domain),
            (_, Expects::None | Expects::Grounds) => false,
        };
        let first = self.framework.criteria[place].prompts.first().filter(|_| open);
        first.map(|asks| Prompt { ask: asks.ask.to_owned(), who: asks.who.to_owned() }).into_iter().collect()
    }

    /// Whether some criterion of `domain` is described or partly.
    fn is_answered(&self, domain: &str) -> bool {
        let there = |rating: &&Rating| matches!(rating.level, Level::Described | Level::Partly);
        self.ratings.iter().filter(there).any(|rating| self.framework.criteria[rating.place].domain == domain)
    }

    /// The summary: the plugin's, else the levels as counts.
    pub(crate) fn summed_up(&self) -> String {
        let count = |level| self.ratings.iter().filter(|rating| rating.level == level).count();
        self.summary.clone().unwrap_or_else(|| {
            let words = [
                (Level::Described, "described"),
                (Level::Partly, "partly"),
                (Level::NotFound, "not found by this reading"),
                (Level::SaidNotDone, "said not done"),
                (Level::NotApplicable, "not applicable"),
            ];
            let always = |level| matches!(level, Level::Described | Level::Partly | Level::NotFound);
            let said: Vec<String> = words
                .iter()
                .filter(|(level, _)| always(*level) || count(*level) > 0)
                .map(|(level, words)| format!("{} {words}", count(*level)))
                .collect();
            let criteria = if self.ratings.len() == 1 { "criterion" } else { "criteria" };
            format!("Of {} {criteria}: {}.", self.ratings.len(), said.join(", "))
        })
    }
}

impl Rating {
    fn to(&mut self, level: Level, shortfall: Option<Shortfall>, rationale: impl Into<String>) -> &mut Self {
        (self.level, self.shortfall, self.rationale) = (level, shortfall, rationale.into());
        self
    }

    /// The text says what the criterion asks for. Such a rating rests on evidence that
    /// supports it, or that opposes where its domain expects nothing. The rationale says
    /// why in a plain sentence, without words of the description.
    pub fn described(&mut self, rationale: impl Into<String>) -> &mut Self {
        self.to(Level::Described, None, rationale)
    }

    /// The text says a part of it; the shortfall says what is lacking.
    pub fn partly(&mut self, shortfall: Shortfall, rationale: impl Into<String>) -> &mut Self {
        self.to(Level::Partly, Some(shortfall), rationale)
    }

    /// Nothing that counts was found. It has no evidence that supports it.
    pub fn not_found(&mut self, rationale: impl Into<String>) -> &mut Self {
        self.to(Level::NotFound, None, rationale)
    }

    /// The text says that it was not done, or will not be. It rests on evidence that
    /// opposes.
    pub fn said_not_done(&mut self, rationale: impl Into<String>) -> &mut Self {
        self.to(Level::SaidNotDone, None, rationale)
    }

    /// The project does not do the kind of work that the criterion asks about.
    pub fn not_applicable(&mut self, rationale: impl Into<String>) -> &mut Self {
        self.to(Level::NotApplicable, None, rationale)
    }

    /// Adds evidence; a report shows it in this order.
    ///
    /// # Panics
    /// When it has a label that the framework does not declare.
    #[track_caller]
    pub fn evidence(&mut self, items: impl IntoIterator<Item = Evidence>) -> &mut Self {
        for item in items {
            self.add(item);
        }
        self
    }

    /// Adds one item of evidence, and returns it for a conclusion to rest on.
    ///
    /// # Panics
    /// As [`Rating::evidence`].
    #[track_caller]
    pub fn add(&mut self, item: Evidence) -> Item {
        if let Some((facet, value)) = item.labels.iter().find(|(facet, value)| !self.framework.has_label(facet, value))
        {
            panic!("{} declares no facet `{facet}` with the value `{value}`", self.framework.id);
        }
        self.evidence.push(item);
        Item { rating: self.place, item: self.evidence.len() - 1 }
    }

    /// Asks this of somebody in the role `who`. Where a plugin asks nothing of a rating
    /// that leaves something open, the first question of its page is asked.
    ///
    /// # Panics
    /// When the framework declares no such role.
    #[track_caller]
    pub fn ask(&mut self, who: &str, question: impl Into<String>) -> &mut Self {
        self.framework.check_role(who);
        self.asked.push(Prompt { ask: question.into(), who: who.to_owned() });
        self
    }

    /// Its level as it stands.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// Whether some of its evidence supports it.
    #[must_use]
    pub fn has_support(&self) -> bool {
        self.evidence.iter().any(|item| item.stance == Stance::Supports)
    }
}
