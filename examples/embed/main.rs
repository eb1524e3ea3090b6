//! Puts the engine into another program: `embed PLUGIN.wasm DESCRIPTION`.

use anyhow::Context as _;
use evenhand::model::report::{Options, Outcome};
use evenhand::read::{self, Source};
use evenhand::{Engine, Limits};

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args_os().skip(1);
    let plugin = args.next().context("name a plugin: embed PLUGIN.wasm DESCRIPTION")?;
    let path = args.next().context("name a description: embed PLUGIN.wasm DESCRIPTION")?;

    // A service sets its own limits, loads its plugins once, and shares the engine.
    let mut limits = Limits::default();
    limits.fuel = 500_000_000;
    let engine = Engine::with_limits(limits)?;
    let plugin = engine.load_file(&plugin)?;

    let description = read::description(Source::path(path.as_os_str()), read::Limits::default())?;
    let report = engine.report(&description, &[plugin.into()], &Options::default())?;
    for outcome in &report.outcomes {
        match outcome {
            Outcome::Assessed(assessed) => {
                println!("{}", assessed.summary);
                for rating in &assessed.ratings {
                    println!("{}: {}", rating.criterion, rating.level_words);
                }
            }
            Outcome::Refused(refused) => println!("{} declined: {}", refused.framework, refused.refusal.message),
            Outcome::Failed(failed) => println!("failed: {}", failed.error.message),
        }
    }
    Ok(())
}
