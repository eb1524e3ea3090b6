//! Turns `framework.toml` and `criteria/*.md` into Rust, which `framework!()` brings in.

fn main() {
    evenhand_sdk::pages::build();
}
