//! What follows from several ratings together, or from the text as a whole.

use crate::assessment::{Item, Prompt};
use crate::evidence::Evidence;
use crate::framework::Framework;

/// The kind of a conclusion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConclusionKind {
    /// What the text says in two places does not fit together.
    Consistency,
    /// It is about how something is worded.
    Wording,
    /// What kind of project it is.
    KindOfProject,
    /// What could help.
    WhatCouldHelp,
}

/// A conclusion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    pub(crate) id: String,
    pub(crate) kind: ConclusionKind,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) criteria: Vec<String>,
    pub(crate) items: Vec<Item>,
    pub(crate) more: Vec<Evidence>,
    pub(crate) prompts: Vec<Prompt>,
    pub(crate) sources: Vec<String>,
}

impl Conclusion {
    /// A conclusion: its id (lower-case words joined by `-` or `.`, each once in an
    /// assessment), its title, and what it says.
    #[must_use]
    pub fn new(kind: ConclusionKind, id: &str, title: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.to_owned(),
            kind,
            title: title.into(),
            text: text.into(),
            criteria: Vec::new(),
            items: Vec::new(),
            more: Vec::new(),
            prompts: Vec::new(),
            sources: Vec::new(),
        }
    }

    /// A criterion that it is about.
    #[must_use]
    pub fn about(mut self, criterion: &str) -> Self {
        self.criteria.push(criterion.to_owned());
        self
    }

    /// Evidence of ratings that it rests on, as [`Rating::add`](crate::Rating::add)
    /// returned it.
    #[must_use]
    pub fn rests_on(mut self, items: impl IntoIterator<Item = Item>) -> Self {
        self.items.extend(items);
        self
    }

    /// Evidence of its own.
    #[must_use]
    pub fn evidence(mut self, items: impl IntoIterator<Item = Evidence>) -> Self {
        self.more.extend(items);
        self
    }

    /// A question to somebody in the role `who`.
    #[must_use]
    pub fn ask(mut self, who: &str, question: impl Into<String>) -> Self {
        self.prompts.push(Prompt { ask: question.into(), who: who.to_owned() });
        self
    }

    /// The id of a work that it rests on.
    #[must_use]
    pub fn source(mut self, id: &str) -> Self {
        self.sources.push(id.to_owned());
        self
    }

    /// Checks that `framework` declares what it names.
    #[track_caller]
    pub(crate) fn check(&self, framework: &Framework) {
        for id in &self.criteria {
            let _ = framework.place(id);
        }
        for prompt in &self.prompts {
            framework.check_role(&prompt.who);
        }
        for id in &self.sources {
            framework.check_source(id);
        }
        for (facet, value) in self.more.iter().flat_map(|item| &item.labels) {
            assert!(
                framework.has_label(facet, value),
                "{} declares no facet `{facet}` with the value `{value}`",
                framework.id
            );
        }
    }
}
