//! `evenhand inspect`: what a component says of itself, before it is trusted.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use evenhand::plugin::{Digest, look, read_component};
use evenhand::render::visible;

use crate::args::Inspect;
use crate::{cache, exit, output};

/// Shows the manifest, digest, imports, exports and size of a component, and the
/// limits that it will run under. A component that does not load is shown as far as
/// it goes.
///
/// # Errors
/// When it cannot be read or is no component.
pub fn run(args: &Inspect) -> Result<u8> {
    let engine = cache::engine(&args.sandbox)?;
    let limits = engine.limits();
    let name = args.component.display();
    let bytes = read_component(&args.component, limits).with_context(|| name.to_string())?;
    let seen = look(&bytes).with_context(|| name.to_string())?;
    let loaded = engine.load(&bytes);
    let mut out = format!("{name}\n  digest   {}\n  size     {} bytes\n", Digest::of(&bytes), bytes.len());
    let _ = writeln!(out, "  imports  {}", listed(&seen.imports));
    let _ = writeln!(out, "  exports  {}", listed(&seen.exports));
    let _ = writeln!(out, "  carries  {}", if seen.manifest.is_some() { "its manifest" } else { "no manifest" });
    match &loaded {
        Ok(plugin) => {
            let framework = plugin.framework();
            let _ = writeln!(out, "\n{} ({}), version {}", visible(&framework.title), framework.id, framework.version);
            let _ = writeln!(out, "  {}", visible(&framework.summary));
            for domain in &framework.domains {
                let of = framework.criteria.iter().filter(|criterion| criterion.domain == domain.id);
                let ids: Vec<&str> = of.map(|criterion| criterion.id.as_str()).collect();
                let _ = writeln!(out, "  {}: {}", domain.id, ids.join(", "));
            }
            let roles: Vec<&str> = framework.roles.iter().map(|role| role.id.as_str()).collect();
            let _ = writeln!(out, "  roles: {}", roles.join(", "));
            let _ = writeln!(out, "  licence: {}", visible(&framework.licence));
            for source in &framework.sources {
                let _ = writeln!(out, "  rests on {}: {}", source.id, visible(&source.citation));
            }
            let _ = writeln!(out, "  describing itself took {} units of fuel", plugin.describe_fuel());
        }
        Err(error) => {
            let _ = writeln!(out, "\nIt does not load: it {error}\n  help: {}", error.help());
        }
    }
    out.push_str("\nLimits of each call (set one with --limit NAME=VALUE)\n");
    for (limit, value, unit) in limits.listed() {
        let _ = writeln!(out, "  {limit:<15} {value} {unit}");
    }
    output::tell(&out)?;
    Ok(if loaded.is_ok() { exit::DONE } else { exit::USAGE })
}

fn listed(names: &[String]) -> String {
    match names {
        [] => "nothing".to_owned(),
        names => visible(&names.join(", ")),
    }
}
