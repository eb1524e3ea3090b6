//! The contract as Rust types, generated from `wit/`.

#![allow(missing_docs, reason = "generated from the contract, which documents it")]

wasmtime::component::bindgen!({
    world: "plugin",
    path: "../../wit",
    imports: { default: trappable },
    exports: { default: async },
});
