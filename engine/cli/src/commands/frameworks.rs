//! `evenhand frameworks`, `evenhand framework show` and `save`: what there is, without a
//! description.

use std::path::PathBuf;

use anyhow::Result;
use evenhand::model::framework::Framework;
use evenhand::{Plugin, render};

use super::build;
use crate::args::{Frameworks, Save, Show};
use crate::plugins::{self, Asked};
use crate::{bundled, cache, exit, failure, output};

/// Lists the frameworks; plugins that do not load are told on standard error.
///
/// # Errors
/// When a limit that was given is none.
pub fn list(args: &Frameworks) -> Result<u8> {
    let engine = cache::engine(&args.plugins.sandbox)?;
    let candidates = plugins::candidates(&args.plugins.plugin, engine.limits())?;
    let asked = plugins::load(&engine, candidates, &[])?;
    let loaded = |asked: &'_ Asked| asked.plugin.as_ref().ok().map(Plugin::framework).cloned();
    let frameworks: Vec<(Framework, &str)> =
        asked.iter().filter_map(|asked| Some((loaded(asked)?, asked.source.as_str()))).collect();
    let shown = render::framework_list(frameworks.iter().map(|(f, from)| (f, *from)), output::view(&args.view));
    output::print(shown.as_bytes())?;
    for Asked { source, plugin, .. } in &asked {
        if let Err(error) = plugin {
            failure::say(&format!("error: {source}: the plugin {error}\nhelp: {}\n", error.help()));
        }
    }
    Ok(match asked.len() - frameworks.len() {
        0 => exit::DONE,
        _ if frameworks.is_empty() => exit::USAGE,
        _ => exit::SOME,
    })
}

/// Shows one framework: its criteria, questions and sources.
///
/// # Errors
/// When it is not there or does not load.
pub fn show(args: &Show) -> Result<u8> {
    let engine = cache::engine(&args.plugins.sandbox)?;
    let candidates = plugins::candidates(&args.plugins.plugin, engine.limits())?;
    let mut known = Vec::new();
    for asked in plugins::load(&engine, candidates, std::slice::from_ref(&args.framework))? {
        let plugin = asked.plugin.map_err(|error| anyhow::Error::from(error).context(asked.source))?;
        if plugin.framework().id == args.framework {
            let shown = render::framework(plugin.framework(), output::view(&args.view));
            output::print(shown.as_bytes())?;
            return Ok(exit::DONE);
        }
        known.push(plugin.framework().id.clone());
    }
    Err(plugins::unknown(&args.framework, &known).into())
}

/// Writes the component of a bundled framework to a file: the bytes that the command runs.
///
/// # Errors
/// When it is not bundled, or the file is not called a plugin or cannot be written.
pub fn save(args: &Save) -> Result<u8> {
    let ids: Vec<String> = bundled::ALL.iter().map(|bundled| bundled.id.to_owned()).collect();
    let Some(bundled) = bundled::ALL.iter().find(|bundled| bundled.id == args.framework) else {
        return Err(plugins::unknown(&args.framework, &ids).into());
    };
    let file = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.wasm", bundled.id)));
    if file.as_os_str() == "-" {
        output::print(bundled.bytes)?;
        return Ok(exit::DONE);
    }
    build::check_ending(&file)?;
    output::write(&file, bundled.bytes)?;
    output::tell(&format!("wrote {}, {} bytes, {}\n", file.display(), bundled.bytes.len(), bundled.digest))?;
    Ok(exit::DONE)
}
