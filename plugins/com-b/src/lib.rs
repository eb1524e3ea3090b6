//! COM-B coding of text: which words name a barrier or a facilitator, and of what.
//!
//! [`code`] takes a [`Reading`](evenhand_language::Reading) and returns
//! [`Statement`]s with their places; it knows nothing of plugins. A statement is cut
//! out of its sentence (`clause`), left out where it is no influence (`gate`, `prose`), coded
//! by its cues (`judge`) and signed (`polarity`). What the words mean stands in
//! `lists/`, as text. [`wheel`] holds the published matrices of what may be done.
//! [`ComB`] is the plugin: it puts statements under their pages and draws conclusions.

mod actor;
mod clause;
mod coder;
mod gate;
mod judge;
mod lexicon;
mod model;
mod plugin;
mod polarity;
mod prose;
mod silent;
pub mod wheel;
pub mod words;

pub use coder::{Candidate, Mode, candidates, code};
pub use model::{Code, Component, Domain, Named, Polarity, Reason, Rule, Statement, Subcomponent, Verdict};
pub use plugin::ComB;

evenhand_sdk::export!(ComB);
