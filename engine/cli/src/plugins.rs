//! Which plugins are asked: those bundled, those of `--plugin`, chosen by `--framework`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use evenhand::assess::nearest;
use evenhand::model::framework::Framework;
use evenhand::plugin::{Component, Limits, laws, look, read_component};
use evenhand::{Engine, LoadError, Plugin};

use crate::failure::{self, Problem};
use crate::{bundled, output};

/// A plugin that was asked for, loaded or not.
pub struct Asked {
    /// Where it comes from, for people.
    pub source: String,
    /// The framework's id, where it is known without running the plugin.
    pub id: Option<String>,
    /// The plugin, or why there is none.
    pub plugin: Result<Plugin, LoadError>,
}

/// A plugin that could be loaded.
pub struct Candidate {
    /// Where it comes from.
    pub source: String,
    /// What it says of itself without being run.
    pub carried: Option<Framework>,
    /// Whether it is used only by those who name it.
    by_name: bool,
    /// Its digest, where that was taken when the command was built.
    digest: Option<&'static str>,
    /// Its bytes, or why they cannot be had.
    bytes: Result<Cow<'static, [u8]>, LoadError>,
}

impl Candidate {
    fn bundled(bundled: &bundled::Bundled) -> Self {
        let bytes = Cow::Borrowed(bundled.bytes);
        let source = format!("bundled {}", bundled.id);
        Self {
            source,
            carried: carried(&bytes),
            by_name: bundled.by_name,
            digest: Some(bundled.digest),
            bytes: Ok(bytes),
        }
    }

    /// # Errors
    /// When it is no plugin at all, but what one is built from or another file.
    fn file(path: &Path, limits: &Limits) -> Result<Self> {
        let bytes = read_component(path, limits);
        if let Some(slip) = slip(path, &bytes) {
            return Err(slip.into());
        }
        let bytes = bytes.map(Cow::Owned);
        // What breaks a law is no framework yet, and its words are shown to nobody.
        let keeps = |told: &Framework| laws::check_framework(told, told, None, limits).is_ok();
        let carried = bytes.as_ref().ok().and_then(|bytes| carried(bytes)).filter(keeps);
        Ok(Self { source: path.display().to_string(), carried, by_name: false, digest: None, bytes })
    }

    fn component(&self) -> Component<'_> {
        let bytes = self.bytes.as_deref().unwrap_or_default();
        self.digest.map_or_else(|| bytes.into(), |digest| Component::known(bytes, digest))
    }
}

/// What somebody named who did not mean to name it: a folder, or a file that is not called a
/// plugin and is none. A plugin that is damaged is told in its place in the report.
fn slip(path: &Path, bytes: &Result<Vec<u8>, LoadError>) -> Option<Problem> {
    let name = path.display();
    match bytes {
        Err(LoadError::Folder) => {
            let help = format!("run `evenhand build {name}` first, and name the .wasm file that it writes");
            Some(Problem::new(format!("{name} is a folder, and a plugin is one file"), help))
        }
        Err(LoadError::Unreadable(std::io::ErrorKind::NotFound, _)) => {
            let help = beside(path).map_or_else(
                || "check the path, and the folder you are in; `evenhand build FOLDER` writes a plugin".to_owned(),
                |near| format!("did you mean {}?", path.with_file_name(near).display()),
            );
            Some(Problem::new(format!("{name} is not there"), help))
        }
        Ok(bytes) if !bytes.starts_with(b"\0asm") && path.extension().is_none_or(|ending| ending != "wasm") => {
            let help = "name a .wasm file, as `evenhand build FOLDER` writes it";
            Some(Problem::new(format!("{name} is no plugin"), help))
        }
        _ => None,
    }
}

/// A plugin beside `path` whose name it may be a slip of.
fn beside(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let names =
        output::files_of(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")));
    let plugins = names.iter().filter(|file| file.extension().is_some_and(|ending| ending == "wasm"));
    let known: Vec<String> = plugins.filter_map(|file| Some(file.file_name()?.to_str()?.to_owned())).collect();
    nearest(&name, &known).map(str::to_owned)
}

/// What a component carries of itself to be read without being run.
fn carried(bytes: &[u8]) -> Option<Framework> {
    serde_json::from_str(&look(bytes).ok()?.manifest?).ok()
}

/// The bundled frameworks, as they say themselves what they are.
pub fn bundled() -> Vec<Framework> {
    bundled::ALL.iter().filter_map(|bundled| carried(bundled.bytes)).collect()
}

/// The criteria of the bundled frameworks but `framework`, by their ids.
pub fn criteria_of_others(framework: &str) -> Vec<String> {
    let others = bundled().into_iter().filter(|told| told.id != framework);
    others.flat_map(|told| told.criteria).map(|one| one.id).collect()
}

/// Every plugin at hand: those of `files` first, since a file that carries a bundled
/// framework's id stands in for it. That is told on standard error: a stranger's plugin may
/// carry any id.
///
/// # Errors
/// When one of `files` was never meant to be a plugin.
pub fn candidates(files: &[PathBuf], limits: &Limits) -> Result<Vec<Candidate>> {
    let mut all = files.iter().map(|file| Candidate::file(file, limits)).collect::<Result<Vec<Candidate>>>()?;
    let own = all.len();
    for bundled in bundled::ALL {
        match all[..own].iter().find(|c| c.carried.as_ref().is_some_and(|told| told.id == bundled.id)) {
            Some(other) => failure::say(&format!("note: {} replaces the bundled {}\n", other.source, bundled.id)),
            None => all.push(Candidate::bundled(bundled)),
        }
    }
    Ok(all)
}

/// Those of `candidates` that are used where nobody names any.
pub fn unnamed(candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.into_iter().filter(|candidate| !candidate.by_name).collect()
}

/// Loads those that `wanted` names, or all of them, in the order wanted.
///
/// # Errors
/// When a framework is wanted that none of them is, or that two of them are.
pub fn load(engine: &Engine, candidates: Vec<Candidate>, wanted: &[String]) -> Result<Vec<Asked>> {
    let known: Vec<String> = candidates.iter().filter_map(|c| c.carried.as_ref()).map(|f| f.id.clone()).collect();
    // A plugin that carries no manifest has to be asked for its id.
    let silent = |candidate: &Candidate| candidate.carried.is_none();
    let named = |candidate: &Candidate| candidate.carried.as_ref().is_some_and(|f| wanted.contains(&f.id));
    let chosen: Vec<Candidate> =
        candidates.into_iter().filter(|c| wanted.is_empty() || silent(c) || named(c)).collect();
    let components: Vec<Component<'_>> = chosen.iter().map(Candidate::component).collect();
    let loaded = engine.load_components(&components);
    let told_before: Vec<bool> = chosen.iter().map(|candidate| candidate.carried.is_some()).collect();
    let asked = |(candidate, plugin): (Candidate, Result<Plugin, LoadError>)| {
        let plugin = candidate.bytes.and(plugin);
        let told = plugin.as_ref().ok().map(|plugin| plugin.framework().id.clone());
        Asked { source: candidate.source, id: candidate.carried.map(|f| f.id).or(told), plugin }
    };
    let all: Vec<Asked> = chosen.into_iter().zip(loaded).map(asked).collect();
    refuse_twins(&all, &told_before)?;
    choose(all, wanted, &known)
}

/// Refuses two plugins of one framework: nobody could tell their reports apart, and the one
/// that is meant might not be the one that is asked. A plugin that says only when it runs that
/// it is a bundled framework is one of two, since nobody was told that it stands in for it.
fn refuse_twins(all: &[Asked], told_before: &[bool]) -> Result<()> {
    let bundled = |id: &str| bundled::ALL.iter().any(|bundled| bundled.id == id).then(|| format!("bundled {id}"));
    let mut known: BTreeMap<&str, String> = BTreeMap::new();
    for (asked, told_before) in all.iter().zip(told_before) {
        let Some(id) = &asked.id else { continue };
        let other = known.insert(id, asked.source.clone());
        if let Some(other) = other.or_else(|| bundled(id).filter(|_| !told_before)) {
            let message = format!("{other} and {} both say that they are the framework `{id}`", asked.source);
            return Err(Problem::new(message, "give one of them; `evenhand inspect FILE` says what is in each").into());
        }
    }
    Ok(())
}

/// Those of `all` that are wanted, in that order; a plugin that failed to load is kept,
/// because it may be the one that is meant.
fn choose(mut all: Vec<Asked>, wanted: &[String], known: &[String]) -> Result<Vec<Asked>> {
    if wanted.is_empty() {
        return Ok(all);
    }
    let mut chosen = Vec::new();
    for id in wanted {
        match all.iter().position(|asked| asked.id.as_ref() == Some(id)) {
            Some(at) => chosen.push(all.remove(at)),
            None if chosen.iter().any(|asked: &Asked| asked.id.as_ref() == Some(id)) => {}
            None if all.iter().any(|asked| asked.id.is_none()) => {}
            None => return Err(unknown(id, known).into()),
        }
    }
    chosen.extend(all.into_iter().filter(|asked| asked.id.is_none()));
    Ok(chosen)
}

/// A framework that is not there.
pub fn unknown(id: &str, known: &[String]) -> Problem {
    let help = match nearest(id, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "no framework is bundled; add one with --plugin FILE".to_owned(),
        None => format!("there are {}; --plugin FILE adds others", known.join(", ")),
    };
    Problem::new(format!("there is no framework `{id}`"), help)
}

/// The default limits with those that were given.
///
/// # Errors
/// When there is no limit of a name, or its value is no number.
pub fn limits(given: &[(String, String)]) -> Result<Limits> {
    let mut limits = Limits::default();
    let names: Vec<String> = limits.listed().into_iter().map(|(name, ..)| name.to_owned()).collect();
    for (name, value) in given {
        let number = value.replace(['_', ','], "").parse::<u64>().map_err(|_| {
            Problem::new(
                format!("`{value}` is no value for the limit {name}"),
                "give a whole number, such as 4000000000",
            )
        })?;
        if !limits.set(name, number) {
            let help = match nearest(name, &names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the limits are {}", names.join(", ")),
            };
            return Err(Problem::new(format!("there is no limit `{name}`"), help).into());
        }
    }
    Ok(limits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loaded(files: &[&Path], wanted: &[&str]) -> Result<Vec<Asked>> {
        let engine = Engine::new().expect("a sandbox");
        let files: Vec<PathBuf> = files.iter().map(|file| (*file).to_owned()).collect();
        let wanted: Vec<String> = wanted.iter().map(|id| (*id).to_owned()).collect();
        load(&engine, candidates(&files, engine.limits())?, &wanted)
    }

    #[test]
    fn no_two_plugins_are_one_framework() {
        let folder = tempfile::tempdir().expect("a folder");
        let ward = bundled::ALL.iter().find(|bundled| bundled.id == "ward").expect("it is bundled");
        let (one, two) = (folder.path().join("one.wasm"), folder.path().join("two.wasm"));
        std::fs::write(&one, ward.bytes).expect("a file");
        std::fs::write(&two, ward.bytes).expect("a file");
        let chosen = loaded(&[&one], &["ward"]).expect("a file may stand in for the bundled one");
        assert_eq!(
            chosen.iter().map(|asked| asked.source.as_str()).collect::<Vec<_>>(),
            [one.to_str().expect("UTF-8")]
        );
        let error = loaded(&[&one, &two], &["ward"]).err().expect("nobody knows which is meant");
        assert!(error.to_string().contains("two.wasm both say that they are the framework `ward`"), "{error:#}");
    }

    #[test]
    fn a_plugin_does_not_take_a_bundled_name_unannounced() {
        let folder = tempfile::tempdir().expect("a folder");
        let ward = bundled::ALL.iter().find(|bundled| bundled.id == "ward").expect("it is bundled");
        // The same component, whose manifest nobody finds before it runs.
        let section = evenhand::plugin::MANIFEST_SECTION.as_bytes();
        let at = ward.bytes.windows(section.len()).position(|bytes| bytes == section).expect("it carries one");
        let mut bytes = ward.bytes.to_vec();
        bytes[at] = b'E';
        let file = folder.path().join("silent.wasm");
        std::fs::write(&file, bytes).expect("a file");
        let error = loaded(&[&file], &["ward"]).err().expect("it is one of two");
        assert!(error.to_string().contains("silent.wasm") && error.to_string().contains("bundled ward"), "{error:#}");
    }
}
