//! `evenhand prebuilt`: a guest's core module becomes a component with its lock.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use evenhand_build::{lock, wrap};

use crate::args::Prebuilt;
use crate::failure::Problem;
use crate::{exit, output};

/// Writes the component and its lock to a folder. Where that is not the project's own,
/// it tells whether the component is the one that is committed.
///
/// # Errors
/// When a file cannot be read, or the module does not fit the contract.
pub fn run(args: &Prebuilt) -> Result<u8> {
    let root = Path::new(".");
    let told = |help: String| Problem::new("the component could not be rebuilt", help);
    let module = fs::read(&args.core).with_context(|| args.core.display().to_string())?;
    let component = wrap(&module, evenhand_build::CONTRACT).map_err(|error| told(error.to_string()))?;
    let Some(guest) = lock::Guest::of_core(&args.core) else {
        return Err(told("give the core module of a guest, as plugins/prebuilt/rebuild.sh does".to_owned()).into());
    };
    let component = match guest.pages() {
        Some(pages) => evenhand_build::with_manifest(component, &super::build::read(&root.join(pages))?),
        None => component,
    };
    let built = lock::Lock {
        sources: guest.sources_digest(root).map_err(|error| told(error.to_string()))?,
        component: lock::digest(&component),
        compiler: args.compiler.clone(),
    };
    let name = guest.name();
    let committed = lock::Lock::read(&root.join(format!("plugins/prebuilt/{name}.lock")));
    output::write(&args.to.join(format!("{name}.wasm")), &component)?;
    output::write(&args.to.join(format!("{name}.lock")), built.to_toml().as_bytes())?;
    println!("{name}: {} bytes, {}, {}", component.len(), built.component, built.compiler);
    let Ok(committed) = committed else { return Ok(exit::DONE) };
    if committed.component == built.component {
        println!("it is the committed one, byte for byte");
        return Ok(exit::DONE);
    }
    if committed.compiler != built.compiler {
        println!("it differs from the committed one, which {} built", committed.compiler);
        return Ok(exit::DONE);
    }
    println!("it differs from the committed one, which the same compiler built: commit the new one");
    let in_place = args.to == Path::new("plugins/prebuilt");
    Ok(if in_place { exit::DONE } else { exit::FAILED })
}
