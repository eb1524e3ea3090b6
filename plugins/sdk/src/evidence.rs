//! Evidence: a place, and what it does for a rating.

use core::ops::Range;

use evenhand_language::{Claim, SetAside};

use crate::place::Place;

/// What words do for a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// They are what the criterion asks for.
    Supports,
    /// They say the contrary.
    Opposes,
    /// They look like it and are not.
    SetAside(SetAside),
}

/// A place in the description with what it does for a rating. It is made from a
/// [`Place`], so a report cannot cite words that are not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub(crate) section: u32,
    pub(crate) span: Range<u32>,
    pub(crate) focus: Range<u32>,
    pub(crate) stance: Stance,
    pub(crate) claim: Claim,
    pub(crate) labels: Vec<(String, String)>,
    pub(crate) note: String,
}

impl Evidence {
    pub(crate) fn new(place: &Place<'_>, stance: Stance, claim: Claim) -> Self {
        Self {
            section: place.section(),
            span: place.span(),
            focus: place.focus(),
            stance,
            claim,
            labels: Vec::new(),
            note: String::new(),
        }
    }

    /// How firmly the words claim what they claim.
    #[must_use]
    pub fn claimed(mut self, claim: Claim) -> Self {
        self.claim = claim;
        self
    }

    /// A finer code: a facet that the framework declares, and one of its values.
    #[must_use]
    pub fn label(mut self, facet: &str, value: &str) -> Self {
        self.labels.push((facet.to_owned(), value.to_owned()));
        self
    }

    /// Words for the reader. They are the plugin's, never the description's: those are
    /// quoted by the host.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// What the words do for the rating.
    #[must_use]
    pub fn stance(&self) -> Stance {
        self.stance
    }

    /// How firmly they claim it.
    #[must_use]
    pub fn claim(&self) -> Claim {
        self.claim
    }

    /// Whether it supports, and is claimed at least as firmly as `claim`.
    #[must_use]
    pub fn is_firm(&self, claim: Claim) -> bool {
        self.stance == Stance::Supports && self.claim >= claim
    }
}
