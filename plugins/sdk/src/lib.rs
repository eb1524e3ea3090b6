//! What the author of a framework plugin in Rust depends on.
//!
//! A plugin says what its framework is ([`Plugin::describe`]) and how it reads a
//! description ([`Plugin::assess`]); [`export!`] makes a component of it, which runs in a
//! sandbox. What is given is a [`Description`] to look at; what is answered is an
//! [`Assessment`]. Evidence can only be made from a [`Place`], and a place only from
//! words that are there, so no report cites words that the team did not write.
//!
//! `evenhand new --rust NAME` writes a plugin to start from, with its pages and a test.
//! The words, the claims and who acts are read by `evenhand_language`, which is
//! re-exported as [`language`].
//!
//! # A whole plugin
//!
//! A framework of one criterion: does the plan say when? In a crate of your own the
//! framework's prose stands on pages, and `static FRAMEWORK: Framework =
//! evenhand_sdk::framework!();` brings it in. Here it stands in the code, so that the
//! page is whole.
//!
//! ```
//! use evenhand_sdk::framework::{Criterion, Domain, Expects, Framework, Question, Role};
//! use evenhand_sdk::{Assessment, Claim, Description, Evidence, Kind, Plugin, Refusal, Shortfall};
//!
//! static FRAMEWORK: Framework = Framework {
//!     id: "says-when",
//!     title: "Says when",
//!     version: "0.1.0",
//!     summary: "Whether a plan says when it will be done.",
//!     licence: "CC-BY-4.0",
//!     measured: None,
//!     sources: &[],
//!     domains: &[Domain {
//!         id: "plan",
//!         title: "The plan",
//!         summary: "What will happen, and when.",
//!         expects: Expects::Each,
//!     }],
//!     criteria: &[Criterion {
//!         id: "when",
//!         domain: "plan",
//!         title: "a date",
//!         question: "When will it be done?",
//!         why: "Nobody can hold a team to a plan without a date.",
//!         counts_when: "A date, a month or a year stands with it.",
//!         counts_partly: "Only a season is named.",
//!         does_not_count: "A date that was only hoped for.",
//!         prompts: &[Question { ask: "In which month will this be done?", who: "lead" }],
//!         sources: &[],
//!     }],
//!     settings: &[],
//!     facets: &[],
//!     roles: &[Role { id: "lead", title: "project lead" }],
//! };
//!
//! struct SaysWhen;
//!
//! impl Plugin for SaysWhen {
//!     fn describe() -> &'static Framework {
//!         &FRAMEWORK
//!     }
//!
//!     fn assess(text: Description<'_>) -> Result<Assessment, Refusal> {
//!         let mut answer = Assessment::of(&FRAMEWORK); // everything not found
//!         // Each date of the text, as the language reads it: what is denied opposes,
//!         // what is asked or somebody else's is set aside, the rest supports.
//!         let dates: Vec<Evidence> =
//!             text.find("#date").iter().map(|place| place.evidence(Kind::Fact).note("a date")).collect();
//!         let seasons = text.find("(spring | summer | autumn | winter)");
//!         let when = answer.rate("when");
//!         if dates.iter().any(|date| date.is_firm(Claim::Planned)) {
//!             when.described("A date is named.").evidence(dates);
//!         } else if let Some(season) = seasons.first() {
//!             when.partly(Shortfall::PartMissing, "A season is named, and no date.")
//!                 .evidence([season.supports(Claim::Planned).note("a season")]);
//!         }
//!         Ok(answer)
//!     }
//! }
//!
//! evenhand_sdk::export!(SaysWhen); // a component, when built for wasm
//!
//! // Tests need no wasm: a draft is put before the plugin as it is.
//! use evenhand_sdk::{Draft, Level};
//!
//! let told = Draft::text("We will put two benches on the hill in 2027.").assess::<SaysWhen>().unwrap();
//! assert_eq!(told.level("when"), Level::Described);
//! assert_eq!(told.support("when"), ["2027"]);
//!
//! let told = Draft::text("We will put two benches on the hill in spring.").assess::<SaysWhen>().unwrap();
//! assert_eq!(told.level("when"), Level::Partly);
//!
//! let told = Draft::text("We will put two benches on the hill.").assess::<SaysWhen>().unwrap();
//! assert_eq!(told.level("when"), Level::NotFound);
//! assert_eq!(told.prompts("when")[0].ask, "In which month will this be done?");
//! ```

mod assessment;
mod conclusion;
#[doc(hidden)]
pub mod contract;
pub mod description;
mod draft;
mod evidence;
mod export;
pub mod framework;
#[cfg(feature = "pages")]
pub mod pages;
mod place;
mod plugin;
mod told;

#[doc(hidden)]
#[allow(missing_docs, reason = "generated from the contract, which documents it")]
#[allow(clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        world: "plugin",
        path: "../../wit",
        pub_export_macro: true,
        export_macro_name: "export_plugin",
        generate_all,
    });
}

pub use assessment::{Assessment, Item, Prompt, Rating};
pub use conclusion::{Conclusion, ConclusionKind};
pub use description::{Description, Section, Sentence};
pub use draft::Draft;
pub use evenhand_language as language;
pub use evenhand_language::{
    Actor, Block, Claim, Kind, Level, Reckoned, SetAside, Shortfall, Stage, Told as WhoTold, Who,
};
pub use evidence::{Evidence, Stance};
pub use framework::Framework;
pub use place::{NoSuchPlace, Place};
pub use plugin::{Plugin, Refusal};
pub use told::{Quoted, Told};
