//! `evenhand build`: a framework's folder, or a plugin's in Rust, becomes a component.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use evenhand_build::{Folder, Mistake, Mistakes};

use crate::args::Build;
use crate::failure::Problem;
use crate::{bundled, exit, failure, output};

/// Builds, or proves what was built.
///
/// # Errors
/// Every mistake in the folder; a file that cannot be read or written.
pub fn run(args: &Build) -> Result<u8> {
    if let Some(component) = &args.check {
        return check(component, args.folder.as_deref());
    }
    let folder = args.folder.as_deref().context("clap asks for a folder")?;
    if evenhand_build::is_crate(folder) {
        return build_crate(folder, args);
    }
    let read = read(folder)?;
    apart(folder, Some(&read), args)?;
    let packed = evenhand_build::component(&read, bundled::INTERPRETER, args.with_source)?;
    let file = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{}.wasm", packed.id)));
    output::write(&file, &packed.component)?;
    say(&file, &packed.component, &format!("{} queries, ", packed.queries))?;
    Ok(exit::DONE)
}

/// Refuses an output that is not called a plugin: most likely it is something else.
///
/// # Errors
/// When it does not end in .wasm.
pub fn check_ending(file: &Path) -> Result<()> {
    if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("wasm")) {
        return Ok(());
    }
    let message = format!("{} is no name of a plugin", file.display());
    let help = format!("end it in .wasm, as in {}", file.with_extension("wasm").display());
    Err(Problem::new(message, help).into())
}

/// Refuses an output that would take the place of a page, or of a crate's code, or is called
/// otherwise than a plugin.
fn apart(folder: &Path, read: Option<&Folder>, args: &Build) -> Result<()> {
    let pages = read.into_iter().flat_map(|read| read.files().keys()).map(|page| folder.join(page));
    let code = output::files_of(folder).into_iter().chain(output::files_of(&folder.join("src")));
    let source = code.filter(|file| file.extension().is_none_or(|ending| ending != "wasm"));
    let read: Vec<PathBuf> = pages.chain(source).collect();
    output::apart(args.output.as_slice(), &read)?;
    args.output.as_deref().map_or(Ok(()), check_ending)
}

fn build_crate(folder: &Path, args: &Build) -> Result<u8> {
    if args.with_source {
        return Err(Problem::new("--with-source is for a folder of pages", "leave it out").into());
    }
    // What is wrong with its pages is told before cargo starts; a crate may have none.
    let pages = folder.join("framework.toml").is_file().then(|| read(folder)).transpose()?;
    apart(folder, pages.as_ref(), args)?;
    let (name, component) = evenhand_build::build_crate(folder)?;
    let component = match &pages {
        Some(pages) => evenhand_build::with_manifest(component, pages),
        None => component,
    };
    let file = args.output.clone().unwrap_or_else(|| PathBuf::from(format!("{name}.wasm")));
    output::write(&file, &component)?;
    say(&file, &component, "")?;
    Ok(exit::DONE)
}

fn say(file: &Path, component: &[u8], more: &str) -> Result<()> {
    let digest = evenhand_build::lock::digest(component);
    output::tell(&format!("{}: {more}{} bytes, {digest}\n", file.display(), component.len()))
}

/// The folder, with its warnings told on standard error.
///
/// # Errors
/// Every mistake that stops it from being built.
pub fn read(folder: &Path) -> Result<Folder> {
    read_by(folder, Folder::read)
}

/// The same as if readers had taught nothing.
///
/// # Errors
/// Every mistake that stops it from being built.
pub fn read_untaught(folder: &Path) -> Result<Folder> {
    read_by(folder, Folder::read_untaught)
}

/// A folder with its warnings, or its mistakes.
type Found = std::result::Result<(Folder, Vec<Mistake>), Mistakes>;

fn read_by(folder: &Path, how: fn(&Path) -> Found) -> Result<Folder> {
    check_folder(folder)?;
    let (read, warnings) = how(folder).with_context(|| format!("{} does not build", folder.display()))?;
    warn(&warnings);
    Ok(read)
}

/// Checks that a folder is one.
///
/// # Errors
/// When it is not there, or a file.
pub fn check_folder(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let help = "name the folder that holds framework.toml";
    Err(Problem::new(format!("{} is no folder", folder.display()), help).into())
}

/// Tells warnings on standard error.
pub fn warn(warnings: &[Mistake]) {
    for warning in warnings {
        failure::say(&format!("warning: {warning}\n"));
    }
}

/// Proves that `component` is, byte for byte, what `folder`, or the pages that it
/// carries, build with this command's interpreter.
fn check(component: &Path, folder: Option<&Path>) -> Result<u8> {
    let name = component.display();
    let bytes = fs::read(component).with_context(|| format!("{name} cannot be read"))?;
    let built = match folder {
        Some(folder) => read(folder)?,
        None => {
            let help = "name the folder too, or build it with --with-source";
            let files = evenhand_build::source_of(&bytes)
                .ok_or_else(|| Problem::new(format!("{name} does not carry its pages"), help))?;
            Folder::from_files(files).with_context(|| format!("the pages that {name} carries do not build"))?.0
        }
    };
    let from = folder.map_or_else(|| "the pages that it carries".to_owned(), |folder| folder.display().to_string());
    if evenhand_build::is_built_from(&bytes, &built, bundled::INTERPRETER)? {
        output::tell(&format!("{name} is what {from} build with this interpreter, byte for byte\n"))?;
        return Ok(exit::DONE);
    }
    output::tell(&format!("{name} is not what {from} build with this interpreter\n"))?;
    Ok(exit::FAILED)
}
