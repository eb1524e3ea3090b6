//! What a framework says of itself, as data that stands in the plugin.
//!
//! [`framework!`](crate::framework!) makes it from the framework's pages; it can be
//! written by hand too. What the fields mean, the contract says: `wit/framework.wit`.

/// A framework: its parts, what it asks, and whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Framework {
    /// Its id: lower-case words joined by `-` or `.`.
    pub id: &'static str,
    /// Its name.
    pub title: &'static str,
    /// The version of what it says.
    pub version: &'static str,
    /// What it is, in a sentence or two.
    pub summary: &'static str,
    /// The licence of its pages.
    pub licence: &'static str,
    /// How well its ratings were found to agree with readers, with the numbers.
    pub measured: Option<&'static str>,
    /// The works that it rests on.
    pub sources: &'static [Source],
    /// Its parts.
    pub domains: &'static [Domain],
    /// What it asks, in order.
    pub criteria: &'static [Criterion],
    /// Choices of the person who runs it.
    pub settings: &'static [Setting],
    /// Finer codes that evidence can carry.
    pub facets: &'static [Facet],
    /// People whom its questions are for.
    pub roles: &'static [Role],
}

/// A published work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: &'static str,
    /// Its citation.
    pub citation: &'static str,
    /// Its DOI, where it has one.
    pub doi: Option<&'static str>,
}

/// What a domain expects of a description, and so what its silence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expects {
    /// Every criterion: one that is not found, or said not done, is unanswered.
    Each,
    /// One of its criteria, be it in part.
    Any,
    /// Nothing: it describes.
    None,
    /// Nothing, and conclusions rest on it: reports for people leave it out.
    Grounds,
}

/// A part of a framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Domain {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What it is about, in a sentence.
    pub summary: &'static str,
    /// What it expects.
    pub expects: Expects,
}

/// The smallest thing that a framework asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion {
    /// Its id.
    pub id: &'static str,
    /// The id of its domain.
    pub domain: &'static str,
    /// A few words that stand for it.
    pub title: &'static str,
    /// What it asks.
    pub question: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// What a description must say to be *described*.
    pub counts_when: &'static str,
    /// What is *partly*.
    pub counts_partly: &'static str,
    /// What looks like it and is not.
    pub does_not_count: &'static str,
    /// Every question that its page asks, in order.
    pub prompts: &'static [Question],
    /// The ids of the works that it rests on.
    pub sources: &'static [&'static str],
}

/// A question of a page, and the role of somebody who can answer it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub ask: &'static str,
    /// The id of the role.
    pub who: &'static str,
}

/// A choice of the person who runs the framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub title: &'static str,
    /// What it does, in a sentence.
    pub summary: &'static str,
    /// Whether nothing can be assessed without it.
    pub required: bool,
    /// What holds where the person says nothing.
    pub default: Option<&'static str>,
    /// What it can be; empty where any text will do.
    pub choices: &'static [&'static str],
}

/// A finer code that evidence can carry beside its criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facet {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub title: &'static str,
    /// Its values.
    pub values: &'static [&'static str],
}

/// Somebody a question can be taken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: &'static str,
    /// What readers see.
    pub title: &'static str,
}

impl Framework {
    /// The place of a criterion in [`Framework::criteria`]; `_` is read as `-`.
    ///
    /// # Panics
    /// When it declares no such criterion: the author must mend that.
    #[must_use]
    #[track_caller]
    pub fn place(&self, criterion: &str) -> usize {
        let id = criterion.replace('_', "-");
        // In no closure, so that the panic names the caller's line.
        let Some(found) = self.criteria.iter().position(|known| known.id == id) else {
            let known: Vec<&str> = self.criteria.iter().map(|known| known.id).collect();
            panic!("{} declares no criterion `{criterion}`; it declares {}", self.id, known.join(", "))
        };
        found
    }

    /// A criterion; `_` in its id is read as `-`.
    ///
    /// # Panics
    /// As [`Framework::place`].
    #[must_use]
    #[track_caller]
    pub fn criterion(&self, id: &str) -> &'static Criterion {
        &self.criteria[self.place(id)]
    }

    /// What the domain of the criterion at `place` expects.
    pub(crate) fn expects(&self, place: usize) -> Expects {
        let domain = self.criteria[place].domain;
        self.domains.iter().find(|known| known.id == domain).map_or(Expects::Each, |known| known.expects)
    }

    /// Whether it declares this value of this facet.
    pub(crate) fn has_label(&self, facet: &str, value: &str) -> bool {
        self.facets.iter().any(|known| known.id == facet && known.values.contains(&value))
    }

    /// Checks that a role is declared.
    #[track_caller]
    pub(crate) fn check_role(&self, who: &str) {
        if !self.roles.iter().any(|role| role.id == who) {
            let known: Vec<&str> = self.roles.iter().map(|role| role.id).collect();
            panic!("{} declares no role `{who}`; it declares {}", self.id, known.join(", "));
        }
    }

    /// Checks that a source is declared.
    #[track_caller]
    pub(crate) fn check_source(&self, id: &str) {
        if !self.sources.iter().any(|source| source.id == id) {
            let known: Vec<&str> = self.sources.iter().map(|source| source.id).collect();
            panic!("{} declares no source `{id}`; it declares {}", self.id, known.join(", "));
        }
    }
}
