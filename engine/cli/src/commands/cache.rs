//! `evenhand cache`: the compiled plugins that are kept between runs.

use anyhow::{Context as _, Result};
use evenhand::Cache;

use crate::args::CacheCommand;
use crate::failure::Problem;
use crate::{cache, exit, output};

/// Shows where they are kept, how many there are and how large, or removes them.
///
/// # Errors
/// When there is no folder for them, or it cannot be used.
pub fn run(command: Option<&CacheCommand>) -> Result<u8> {
    let folder = cache::folder().ok_or_else(|| {
        let help = format!("name a folder in the variable {}", cache::VARIABLE);
        Problem::new("this system does not say where your files are", help)
    })?;
    let cache = Cache::open(folder, Cache::BOUND).map_err(|error| Problem::new(error.to_string(), error.help()))?;
    let shown = match command {
        None => shown(&cache).context("the folder of compiled plugins cannot be read")?,
        Some(CacheCommand::Clear) => {
            let (entries, bytes) = cache.clear().context("a compiled plugin cannot be removed")?;
            format!("removed {}, {}\n", plugins(entries), megabytes(bytes))
        }
    };
    output::tell(&shown)?;
    Ok(exit::DONE)
}

fn shown(cache: &Cache) -> std::io::Result<String> {
    let entries = cache.entries()?;
    let bytes = entries.iter().map(|entry| entry.size).sum();
    Ok(format!(
        "Compiled plugins, so that the next run need not compile them. Nothing of a description is here.\n\
         \n  folder  {}\n  holds   {}, {}\n  bound   {}; what was used longest ago goes first\n\
         \nevenhand cache clear removes them. {} names another folder; --no-cache does without.\n",
        cache.folder().display(),
        plugins(entries.len()),
        megabytes(bytes),
        megabytes(cache.bound()),
        cache::VARIABLE,
    ))
}

fn plugins(count: usize) -> String {
    match count {
        1 => "1 plugin".to_owned(),
        _ => format!("{count} plugins"),
    }
}

/// In megabytes of a million bytes, to a tenth.
fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}
