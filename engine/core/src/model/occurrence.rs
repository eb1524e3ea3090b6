//! A place where a query is met, and how the sentence reads there: what `evenhand find`
//! shows an author.
//!
//! Finding them is the floor `find`'s; what a match would be worth to a criterion is
//! for the framework.

use serde::Serialize;

use super::report::Place;
use super::{Claim, SetAside};

/// A query's match in a description, and what the text does with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Occurrence {
    /// The words that met the query, cut out of the text.
    pub quote: String,
    /// The sentence that they stand in: up to 1,000 characters on either side of them, with `…`
    /// where it is cut.
    pub sentence: String,
    /// Where the quotation stands.
    pub place: Place,
    /// What the sentence does with it.
    pub claim: Claim,
    /// Why it would be set aside; `None` where it would count.
    pub set_aside: Option<SetAside>,
    /// Who does it; `None` where nobody acts.
    pub who: Option<Acting>,
    /// What introduces the sentence, outermost first: a lead-in, a question, a table's
    /// headers.
    #[serde(skip)]
    pub introduced_by: Vec<String>,
    /// Where the quotation stands in `sentence`: bytes.
    #[serde(skip)]
    pub within: std::ops::Range<usize>,
    /// The words that decided the claim, where any did.
    #[serde(skip)]
    pub because: Option<String>,
}

/// Who does a deed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Acting {
    /// The kind of actor: `public`, `carers`, `staff` …, or `unclear`.
    pub kind: &'static str,
    /// The words that told, or that were no help; `None` where there are none.
    pub words: Option<String>,
    /// How they told.
    #[serde(skip)]
    pub told: Told,
}

/// How words tell who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// They name somebody, in the clause itself.
    Named,
    /// They are a name that the text has defined.
    Alias,
    /// They are a pronoun, and stand for the only one that they can.
    Pronoun,
    /// They introduce the sentence.
    Introduced,
    /// They do not tell.
    Nothing,
}
