//! The guest that a framework folder is packed into.
//!
//! The builder bakes a compiled framework ([`compiled`]) into this guest's memory
//! ([`cell`]); the guest reads it in place, so nothing is parsed or built when an
//! instance starts. How words are read is `evenhand-language`'s; this crate turns
//! what it finds into ratings, rationales, prompts and conclusions. It also runs
//! natively, where a test or a benchmark calls [`describe()`] and [`assess()`].

pub mod assess;
pub mod cell;
pub mod compiled;
pub mod describe;

mod conclusions;
mod evidence;
mod given;
mod labels;
mod project_parts;
mod prompts;
mod rationale;
mod summary;
pub mod taught;
mod wording;

#[allow(missing_docs, reason = "generated from the contract, which documents it")]
#[allow(clippy::all, reason = "generated")]
mod bindings {
    wit_bindgen::generate!({
        world: "plugin",
        path: "../../wit",
        pub_export_macro: true,
        export_macro_name: "export_plugin",
        generate_all,
    });
}

pub use assess::{assess, offer};
pub use bindings::exports::evenhand::framework::framework as contract;
pub use describe::describe;

#[cfg(target_arch = "wasm32")]
mod guest;
