//! What a plugin answered, for a test to look at.

use evenhand_language::{Claim, Level, Shortfall};

use crate::assessment::{Assessment, Prompt};
use crate::description::Description;
use crate::evidence::{Evidence, Stance};

/// What a plugin answered about a [`Draft`](crate::Draft), with the words that it cited.
/// Criteria are named by their ids.
///
/// Its methods panic on an id that the framework does not declare, as a test should.
#[derive(Debug, Clone)]
pub struct Told {
    assessment: Assessment,
    quoted: Vec<Vec<Quoted>>,
    of_conclusions: Vec<Vec<Quoted>>,
}

/// An item of evidence with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The words in focus.
    pub focus: String,
    /// The words that are quoted.
    pub quote: String,
    /// What they do for the rating.
    pub stance: Stance,
    /// How firmly they are claimed.
    pub claim: Claim,
    /// Finer codes: facets and values.
    pub labels: Vec<(String, String)>,
    /// Words for the reader.
    pub note: String,
}

impl Told {
    pub(crate) fn new(assessment: Assessment, description: Description<'_>) -> Self {
        let quote = |item: &Evidence| {
            let text = description.reading().text.sections[item.section as usize].text;
            let cut = |bytes: &core::ops::Range<u32>| text[bytes.start as usize..bytes.end as usize].to_owned();
            Quoted {
                focus: cut(&item.focus),
                quote: cut(&item.span),
                stance: item.stance,
                claim: item.claim,
                labels: item.labels.clone(),
                note: item.note.clone(),
            }
        };
        let all = |items: &[Evidence]| -> Vec<Quoted> { items.iter().map(quote).collect() };
        let quoted = assessment.ratings.iter().map(|rating| all(&rating.evidence)).collect();
        let of_conclusions = assessment.conclusions.iter().map(|conclusion| all(&conclusion.more)).collect();
        Self { assessment, quoted, of_conclusions }
    }

    #[track_caller]
    fn place(&self, criterion: &str) -> usize {
        self.assessment.framework.place(criterion)
    }

    /// The level of a criterion.
    #[must_use]
    #[track_caller]
    pub fn level(&self, criterion: &str) -> Level {
        self.assessment.ratings[self.place(criterion)].level
    }

    /// Why a criterion is partly.
    #[must_use]
    #[track_caller]
    pub fn shortfall(&self, criterion: &str) -> Option<Shortfall> {
        self.assessment.ratings[self.place(criterion)].shortfall
    }

    /// Why the level is what it is.
    #[must_use]
    #[track_caller]
    pub fn rationale(&self, criterion: &str) -> &str {
        &self.assessment.ratings[self.place(criterion)].rationale
    }

    /// The evidence of a criterion, with its words.
    #[must_use]
    #[track_caller]
    pub fn evidence(&self, criterion: &str) -> &[Quoted] {
        &self.quoted[self.place(criterion)]
    }

    /// The words in focus of what supports a criterion.
    #[must_use]
    #[track_caller]
    pub fn support(&self, criterion: &str) -> Vec<&str> {
        let items = self.evidence(criterion).iter();
        items.filter(|item| item.stance == Stance::Supports).map(|item| item.focus.as_str()).collect()
    }

    /// What is still asked about a criterion.
    #[must_use]
    #[track_caller]
    pub fn prompts(&self, criterion: &str) -> Vec<Prompt> {
        self.assessment.prompts(self.place(criterion))
    }

    /// The ids of the conclusions, in order.
    #[must_use]
    pub fn conclusions(&self) -> Vec<&str> {
        self.assessment.conclusions.iter().map(|conclusion| conclusion.id.as_str()).collect()
    }

    /// What the conclusion with this id says, and the words that it rests on: those of
    /// ratings first, then its own.
    #[must_use]
    pub fn conclusion(&self, id: &str) -> Option<(&str, Vec<&Quoted>)> {
        let at = self.assessment.conclusions.iter().position(|conclusion| conclusion.id == id)?;
        let conclusion = &self.assessment.conclusions[at];
        let of_ratings = conclusion.items.iter().filter_map(|item| self.quoted.get(item.rating)?.get(item.item));
        Some((conclusion.text.as_str(), of_ratings.chain(&self.of_conclusions[at]).collect()))
    }

    /// What sums up.
    #[must_use]
    pub fn summary(&self) -> String {
        self.assessment.summed_up()
    }
}
