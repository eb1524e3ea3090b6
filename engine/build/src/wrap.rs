//! A core module becomes a component of the contract's world.

use thiserror::Error;
use wasmparser::{Parser, Payload};
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

/// Why a module is no plugin: the contract does not parse, or the module does not export what
/// it asks.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the module does not fit the contract: {0}")]
pub struct WrapError(String);

/// Wraps a core module, built for `wasm32-unknown-unknown`, into a component; `wit` is
/// the text of the contract.
///
/// # Errors
/// When the contract does not parse, or the module does not export what it asks.
pub fn wrap(module: &[u8], wit: &str) -> Result<Vec<u8>, WrapError> {
    let said = |error: anyhow::Error| WrapError(format!("{error:#}"));
    let mut module = module.to_vec();
    if !carries_its_world(&module) {
        let mut resolve = Resolve::default();
        let package = resolve.push_str("framework.wit", wit).map_err(said)?;
        let world = resolve.select_world(&[package], Some("plugin")).map_err(said)?;
        embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8).map_err(said)?;
    }
    ComponentEncoder::default().validate(true).module(&module).map_err(said)?.encode().map_err(said)
}

/// Whether the bindings have left the world in the module, as wit-bindgen's do: in a section of
/// their own. The same words in its data are the plugin's, and say nothing.
fn carries_its_world(module: &[u8]) -> bool {
    let leaves = |payload: &Payload<'_>| match payload {
        Payload::CustomSection(section) => section.name().starts_with("component-type"),
        _ => false,
    };
    Parser::new(0).parse_all(module).map_while(Result::ok).any(|payload| leaves(&payload))
}

#[cfg(test)]
mod tests {
    use super::{carries_its_world, wrap};
    use crate::CONTRACT;

    #[test]
    fn a_module_that_only_mentions_the_section_carries_no_world() {
        let mentions = wat::parse_str("(module (memory 1) (data (i32.const 0) \"component-type\"))").expect("a module");
        assert!(!carries_its_world(&mentions));
        let told = wrap(&mentions, CONTRACT).expect_err("it exports nothing").to_string();
        assert!(told.starts_with("the module does not fit the contract: ") && told.contains("describe"), "{told}");
        let carries = wat::parse_str("(module (@custom \"component-type:plugin\" \"\"))").expect("a module");
        assert!(carries_its_world(&carries));
    }
}
