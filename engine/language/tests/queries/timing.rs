//! How long a text takes, however many queries there are. Prints; run it by
//! `cargo test --release -p evenhand-language --test queries -- --ignored --nocapture`.
