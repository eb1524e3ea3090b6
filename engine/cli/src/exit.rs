//! What the command's exit code says. Ratings never decide it, unless `--fail-on` asks.

/// Done, whatever the ratings; a framework that declines has answered too.
pub const DONE: u8 = 0;
/// A `test` or `check` failed, or a `--fail-on` was met.
pub const FAILED: u8 = 1;
/// The person must mend something: the command, a file, a setting; or every plugin failed.
pub const USAGE: u8 = 2;
/// Some plugins or descriptions failed, and others did not.
pub const SOME: u8 = 3;
/// Somebody stopped it: 128 and the number of the signal that Ctrl-C sends.
pub const STOPPED: u8 = 130;
/// Our fault.
pub const OURS: u8 = 70;
