//! The interpreter's code as a plugin of extism: bytes in, lines out.
//!
//! `EXTISM_FRAMEWORK` names, while it is built, the framework that `natively prepare` wrote.

use evenhand_interpreter::compiled::Compiled;
use extism_pdk::{FnResult, plugin_fn};

#[macro_use]
#[allow(unused_macros, reason = "the description comes as bytes")]
#[path = "../../../crossing.rs"]
mod crossing;
#[path = "../../../carried.rs"]
mod carried;

static FRAMEWORK: &[u8] = include_bytes!(env!("EXTISM_FRAMEWORK"));

#[plugin_fn]
pub fn assess(given: Vec<u8>) -> FnResult<String> {
    let Ok(framework) = Compiled::open(FRAMEWORK) else { panic!("it is no framework") };
    let mut given = carried::unpacked(&given);
    given.settings = carried::defaults(&framework);
    match evenhand_interpreter::assess(&framework, &given) {
        Ok(Ok(assessment)) => Ok(carried::told(&carried::ids(&framework), &assessment)),
        _ => panic!("the framework can be read and the text is long enough"),
    }
}
