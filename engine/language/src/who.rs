//! Who does what a phrase names.
//!
//! [`Cast`] finds, once per text, the nouns that name people (`nouns`, from `lists/`)
//! and the names that the text defines (`define`), with who people are that it calls by
//! their names (`define::person`). Asked about a phrase, it takes the
//! verb in it (`deed`) and looks for its doer by the verb's form (`doer`): the subject
//! (`subject`, `carry`), whom a passive's *by* names (`agent`), whoever is asked or let
//! to do it (`control`). Whom a noun phrase names is read by `phrase` with `group`,
//! `unlisted`, `served` and `makeup`; what a pronoun stands for by `pronoun` and `first`; at whose word
//! something was done by `prompted`; and
//! where the sentence has no doer, what introduces it is asked (`context`).
//! Whether a deed counts is [`crate::claim`]'s to say.
//!
//! The rule for *we* (`first`): inside a quotation it is the speaker. Else it is what
//! the front matter says; else what the text says of itself ("we, the nursing team",
//! "we are a tenants' group", "as commissioners we", "this bid comes from …"); else
//! researchers in a sentence about a trial's or a study's own work; else the team, so
//! staff, in a text that speaks of anybody but *we*. A text that names nobody at all
//! leaves *we* unclear.
//!
//! Where two readings are possible the answer is *unclear*: that leads to a question,
//! and a wrong actor to a wrong rating.

use crate::claim::Prepared;
use crate::{Actor, Reading, Words};

mod agent;
mod carry;
mod cast;
mod class;
mod context;
mod control;
mod deed;
mod define;
mod doer;
mod first;
mod group;
mod makeup;
mod meant;
mod nouns;
mod phrase;
mod prompted;
mod pronoun;
mod qualified;
mod served;
mod subject;
mod titles;
mod unlisted;

pub use cast::Cast;
pub(crate) use first::quoted;

/// Who acts, and how the text told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The kind of actor.
    pub actor: Actor,
    /// The words that told, where any did.
    pub words: Option<Words>,
    /// How they told.
    pub told: Told,
}

/// How the text told who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Told {
    /// A noun in the clause itself.
    Named,
    /// A name that the text has defined.
    Alias,
    /// A pronoun, and the only candidate it can stand for.
    Pronoun,
    /// A heading, a lead-in or a table's header.
    Introduced,
    /// Nothing did.
    Nothing,
}

impl Who {
    /// Nobody can tell; `words` are what was no help, where there are any.
    pub(crate) const fn unclear(words: Option<Words>) -> Self {
        Self { actor: Actor::Unclear, words, told: Told::Nothing }
    }
}

/// Who does the deed that `focus` names.
///
/// For more than a few phrases of one text, make a [`Cast`] once and ask that.
#[must_use]
pub fn who(reading: &Reading<'_>, focus: &Words) -> Who {
    Cast::new(&Prepared::new(reading)).who(focus)
}
