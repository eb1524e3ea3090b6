//! What the command's exit code says. Ratings never decide it, unless `--fail-on` asks.

/// Done, whatever the ratings; a framework that declines has answered too.
pub const DONE: u8 = 0;
/// A `test` or `check` failed, or a `--fail-on` was met.
pub const FAILED: u8 = 1;
/// The person must mend something: the command, a file, a setting; or every plugin failed.
pub const USAGE: u8 = 2;
/// Some plugins failed and others assessed.
pub const SOME: u8 = 3;
/// Our fault.
pub const OURS: u8 = 70;
