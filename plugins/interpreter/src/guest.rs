//! The exported plugin: the contract's two functions over the baked framework.

use crate::bindings::evenhand::framework::diagnostics;
use crate::compiled::{Compiled, Unreadable};
use crate::contract::{Assessment, Guest, Manifest, ProjectDescription, Refusal};

mod heap;

struct Plugin;

impl Guest for Plugin {
    fn describe() -> Manifest {
        crate::describe(&framework()).unwrap_or_else(|reason| give_up(reason))
    }

    fn assess(description: ProjectDescription) -> Result<Assessment, Refusal> {
        crate::assess(&framework(), &description).unwrap_or_else(|reason| give_up(reason))
    }
}

fn framework() -> Compiled<'static> {
    Compiled::open(crate::cell::baked()).unwrap_or_else(|reason| give_up(reason))
}

/// Says why, and traps.
fn give_up(reason: Unreadable) -> ! {
    let why = match reason {
        Unreadable::Damaged => "no framework that can be read is packed into this interpreter".to_owned(),
        Unreadable::Version(version) => {
            format!("the packed framework is of version {version}, this interpreter reads {}", crate::compiled::VERSION)
        }
    };
    diagnostics::report(&why);
    core::arch::wasm32::unreachable()
}

#[allow(unsafe_code, reason = "an exported function's name is an unsafe attribute")]
mod exported {
    use super::Plugin;
    crate::bindings::export_plugin!(Plugin with_types_in crate::bindings);
}
