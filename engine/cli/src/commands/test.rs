//! `evenhand test`: a folder's worked examples and whole cases, run through the built
//! component in the sandbox; with `--watch`, again on every save. Of a plugin in Rust,
//! cargo builds the component first.
//!
//! Running an example is `bench`'s, seeing what changed `watch`'s.

use anyhow::Result;

use super::build;
use crate::args::Test;
use crate::failure::{self, Problem};
use crate::{cache, exit, output};
use bench::Bench;

mod bench;
mod poll;
mod told;
mod trap;
mod watch;

/// Builds the folder, runs every example, and tells expected against found.
///
/// # Errors
/// Every mistake in the folder; a component that does not load.
pub fn run(args: &Test) -> Result<u8> {
    let engine = cache::engine(&args.sandbox)?;
    let is_crate = evenhand_build::is_crate(&args.folder);
    if args.watch && is_crate {
        let help = "leave --watch out, and test again after a change; `cargo test` in the folder is quicker";
        return Err(Problem::new("--watch is for a folder of pages", help).into());
    }
    if args.watch {
        return watch::run(&engine, args);
    }
    let folder = build::read(&args.folder)?;
    let bench = if is_crate {
        let (_, component) = evenhand_build::build_crate(&args.folder)?;
        Bench::of(&engine, &folder, &component, None, &args.folder, args.verbose)?
    } else {
        Bench::new(&engine, &folder, &args.folder, args.verbose)?
    };
    let tally = bench.run(&folder.everything())?;
    for query in &tally.unused {
        failure::say(&format!("warning: {query}\n"));
    }
    let (passed, failed) = (tally.passed, tally.failures());
    output::tell(&format!("{}{}: {passed} passed, {failed} failed\n", tally.out, folder.id()))?;
    Ok(if failed == 0 { exit::DONE } else { exit::FAILED })
}
