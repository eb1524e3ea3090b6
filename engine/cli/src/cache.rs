//! The engine that commands use, and where it keeps compiled plugins.

use std::env;
use std::path::PathBuf;

use anyhow::Result;
use etcetera::BaseStrategy as _;
use evenhand::plugin::CacheError;
use evenhand::{Cache, Engine};

use crate::args::Sandbox;
use crate::{failure, plugins};

/// The variable that names another folder.
pub const VARIABLE: &str = "EVENHAND_CACHE_DIR";

/// The engine with the limits that were given. Compiled plugins are kept, unless that
/// is not wanted or there is no place for them: then a run takes longer, and no more.
///
/// # Errors
/// When a limit that was given is none.
pub fn engine(args: &Sandbox) -> Result<Engine> {
    let limits = plugins::limits(&args.limit)?;
    let cache = match args.no_cache {
        true => None,
        false => folder().and_then(|folder| usable(Cache::open(folder, Cache::BOUND))),
    };
    Ok(Engine::with_cache(limits, cache)?)
}

/// The folder where compiled plugins are kept, if the system says where this user's
/// files are.
pub fn folder() -> Option<PathBuf> {
    match env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
        Some(folder) => Some(PathBuf::from(folder)),
        None => Some(etcetera::choose_base_strategy().ok()?.cache_dir().join("evenhand")),
    }
}

/// A read-only home is ordinary; a folder that others may write to is worth a word.
fn usable(opened: Result<Cache, CacheError>) -> Option<Cache> {
    if let Err(error @ CacheError::Open { .. }) = &opened {
        failure::say(&format!("warning: nothing is kept between runs: {error}\nhelp: {}\n", error.help()));
    }
    opened.ok()
}
