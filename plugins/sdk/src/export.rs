//! The macros that an author writes: one makes the component, one brings the pages in.

/// Exports a type that implements [`Plugin`](crate::Plugin) as a component. Written
/// once in `src/lib.rs`; in a native build, such as `cargo test`, it exports nothing.
#[macro_export]
macro_rules! export {
    ($plugin:ty) => {
        #[cfg(target_arch = "wasm32")]
        #[allow(unsafe_code, reason = "an exported function's name is an unsafe attribute")]
        const _: () = {
            type EvenhandExported = $crate::contract::Exported<$plugin>;
    $crate::bindings::export_plugin!(EvenhandExported with_types_in $crate::bindings);
        };
        // Natively nothing calls the plugin but its tests: it is no dead code all the same.
        #[cfg(not(target_arch = "wasm32"))]
        const _: () = {
            let _ = <$plugin as $crate::Plugin>::describe;
            let _ = <$plugin as $crate::Plugin>::assess;
        };
    };
}

/// The framework that the pages beside `Cargo.toml` describe, as a
/// [`Framework`](crate::Framework): `framework.toml` and `criteria/*.md`, the same pages
/// as those of a framework without code. The build script turns them into Rust, so that
/// the plugin parses nothing when it runs:
///
/// ```text
/// fn main() {
///     evenhand_sdk::pages::build();
/// }
/// ```
#[macro_export]
macro_rules! framework {
    () => {
        include!(concat!(
            env!("OUT_DIR", "the pages are read by build.rs: fn main() { evenhand_sdk::pages::build(); }"),
            "/framework.rs"
        ))
    };
}
