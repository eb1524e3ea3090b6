//! The exported plugin: reads its script, does what it is told to, answers.

use std::fmt::Debug;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::bindings::evenhand::framework::diagnostics;
use crate::contract::{Assessment, Guest, Manifest, ProjectDescription, Refusal};
use crate::{Answer, Misdeed, Script};

/// How often this instance was called.
static CALLS: AtomicU32 = AtomicU32::new(0);

struct Puppet;

impl Guest for Puppet {
    fn describe() -> Manifest {
        let Script { before_describe, mut manifest, .. } = script();
        act(&before_describe, &mut manifest.summary, &"no description");
        manifest
    }

    fn assess(description: ProjectDescription) -> Result<Assessment, Refusal> {
        let Script { before_assess, answer, .. } = script();
        match answer {
            Answer::Assessment(mut assessment) => {
                act(&before_assess, &mut assessment.summary, &description);
                Ok(assessment)
            }
            Answer::Refusal(refusal) => {
                act(&before_assess, &mut String::new(), &description);
                Err(refusal)
            }
        }
    }
}

fn script() -> Script {
    postcard::from_bytes(crate::cell::baked()).unwrap_or_else(|_| trap("no script is packed into this puppet"))
}

fn act(misdeed: &Misdeed, summary: &mut String, description: &dyn Debug) {
    match misdeed {
        Misdeed::Nothing => {}
        Misdeed::Loop => while core::hint::black_box(true) {},
        Misdeed::Recurse => *summary = recurse(1).to_string(),
        Misdeed::Grow => grow(),
        Misdeed::Trap(why) => trap(why),
        Misdeed::Panic(why) => {
            std::panic::set_hook(Box::new(|info| diagnostics::report(&info.to_string())));
            panic!("{why}");
        }
        Misdeed::Report(words, times) => (0..*times).for_each(|_| diagnostics::report(words)),
        Misdeed::Tell => trap(&format!("{description:?}")),
        Misdeed::Echo => *summary = format!("{description:?}"),
        Misdeed::Count => *summary = format!("call {}", CALLS.fetch_add(1, Ordering::Relaxed) + 1),
    }
}

/// Holds nothing in memory, so that it is the host's stack which ends first.
#[inline(never)]
fn recurse(depth: u32) -> u32 {
    let ends = CALLS.load(Ordering::Relaxed) == u32::MAX;
    if ends { depth } else { recurse(depth + 1).wrapping_mul(3) ^ depth }
}

fn grow() {
    let mut held: Vec<Vec<u8>> = Vec::new();
    loop {
        held.push(core::hint::black_box(vec![1; 1 << 20]));
    }
}

fn trap(why: &str) -> ! {
    diagnostics::report(why);
    core::arch::wasm32::unreachable()
}

#[allow(unsafe_code, reason = "an exported function's name is an unsafe attribute")]
mod exported {
    use super::Puppet;
    crate::bindings::export_plugin!(Puppet with_types_in crate::bindings);
}
