//! `evenhand test`: a folder's worked examples and whole cases, run through the built
//! component in the sandbox; with `--watch`, again on every save.
//!
//! Running an example is `bench`'s, seeing what changed `watch`'s.

use anyhow::Result;

use super::build;
use crate::args::Test;
use crate::{cache, exit, output};
use bench::Bench;

mod bench;
mod poll;
mod watch;

/// Builds the folder, runs every example, and tells expected against found.
///
/// # Errors
/// Every mistake in the folder; a component that does not load.
pub fn run(args: &Test) -> Result<u8> {
    let engine = cache::engine(&args.sandbox)?;
    if args.watch {
        return watch::run(&engine, args);
    }
    let folder = build::read(&args.folder)?;
    let tally = Bench::new(&engine, &folder, &args.folder, args.verbose)?.run(&folder.everything())?;
    for query in &tally.unused {
        eprintln!("warning: {query}");
    }
    let (passed, failed) = (tally.passed, tally.failures());
    output::print(format!("{}{}: {passed} passed, {failed} failed\n", tally.out, folder.id()).as_bytes())?;
    Ok(if failed == 0 { exit::DONE } else { exit::FAILED })
}
