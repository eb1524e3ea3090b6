//! A core module becomes a component of the contract's world.

use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

/// Wraps a core module, built for `wasm32-unknown-unknown`, into a component; `wit` is
/// the text of the contract.
///
/// # Errors
/// When the contract does not parse, or the module does not export what it asks.
pub fn wrap(module: &[u8], wit: &str) -> Result<Vec<u8>, String> {
    let said = |error: anyhow::Error| format!("{error:#}");
    let mut module = module.to_vec();
    if !carries_its_world(&module) {
        let mut resolve = Resolve::default();
        let package = resolve.push_str("framework.wit", wit).map_err(said)?;
        let world = resolve.select_world(&[package], Some("plugin")).map_err(said)?;
        embed_component_metadata(&mut module, &resolve, world, StringEncoding::UTF8).map_err(said)?;
    }
    ComponentEncoder::default().validate(true).module(&module).map_err(said)?.encode().map_err(said)
}

/// Whether the bindings have left the world in the module, as wit-bindgen's do.
fn carries_its_world(module: &[u8]) -> bool {
    let section = b"component-type";
    module.windows(section.len()).any(|window| window == section)
}
