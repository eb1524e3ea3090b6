//! COM-B, the plugin in Rust, run natively: the same way over the contract, and no sandbox.

use std::hint::black_box;

use evenhand::ProjectDescription;
use evenhand_com_b::ComB;
use evenhand_sdk::bindings::exports::evenhand::framework::framework::{self as wit, Guest};
use evenhand_sdk::contract::Exported;

use super::{repeated, step};

given!();
told!();

/// What it finds in the description; each call takes a description of its own.
pub fn found(description: &ProjectDescription, times: usize) -> String {
    let manifest = Exported::<ComB>::describe();
    let settings = manifest.settings.into_iter().filter_map(|setting| Some((setting.id, setting.default?)));
    let given = wit::ProjectDescription { settings: settings.collect(), ..given(description) };
    let answer = repeated(times, || {
        let given = given.clone();
        step("call", || black_box(Exported::<ComB>::assess(given)))
    });
    match answer {
        Ok(assessment) => {
            let ids: Vec<String> = manifest.criteria.into_iter().map(|criterion| criterion.id).collect();
            told(&ids, &assessment)
        }
        _ => panic!("the text is long enough"),
    }
}
