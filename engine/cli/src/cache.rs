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
    Ok(Engine::with_cache(plugins::limits(&args.limit)?, kept(args))?)
}

/// The same for very many descriptions, `at_once` at a time.
///
/// # Errors
/// When a limit that was given is none.
pub fn engine_for_many(args: &Sandbox, at_once: usize) -> Result<Engine> {
    Ok(Engine::pooled(plugins::limits(&args.limit)?, kept(args), at_once)?)
}

fn kept(args: &Sandbox) -> Option<Cache> {
    match args.no_cache {
        true => None,
        false => folder().and_then(|folder| usable(Cache::open(folder, Cache::BOUND))),
    }
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
