//! What the command's exit code says. Ratings never decide it, unless `--fail-on` asks.

/// Done, whatever the ratings; a framework that declines has answered too.
pub const DONE: u8 = 0;
/// A `test` or `check` failed, or a `--fail-on` was met.
pub const FAILED: u8 = 1;
/// The person must mend something first: the command, a file, a setting. There is no report.
pub const USAGE: u8 = 2;
/// There is a report, or a line for each description, and it says which plugins or
/// descriptions failed: some, or all.
pub const SOME: u8 = 3;
/// Somebody stopped it: 128 and the number of the signal that Ctrl-C sends.
pub const STOPPED: u8 = 130;
/// Our fault.
pub const OURS: u8 = 70;
