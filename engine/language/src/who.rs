//! Who does what a phrase names.

use crate::{Actor, Reading, Words};

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

/// Who does the deed that `focus` names.
#[must_use]
pub fn who(reading: &Reading<'_>, focus: &Words) -> Who {
    let _ = (reading, focus);
    Who { actor: Actor::Unclear, words: None, told: Told::Nothing }
}
