//! What would belong to the framework under another name. An author whose pages stand in
//! `criterias/` must not be left to wonder why nothing asks for them.

use std::collections::BTreeMap;

use super::rater;
use crate::files::Files;
use crate::mistake::Mistake;
use crate::page::Rater;

/// The files that stand beside the folders of a framework and are read.
const ROOT: [&str; 2] = ["framework.toml", "checks.toml"];

/// Tells of files and folders that are called nearly as they should be, and of pages and cases
/// that stand elsewhere. A plugin in Rust has folders and files of its own.
pub(super) fn check(files: &Files, mistakes: &mut Vec<Mistake>) {
    if rater(files) == Rater::Code {
        return;
    }
    for name in files.keys().filter(|path| !path.contains('/')) {
        if let Some(known) = ROOT.iter().find(|known| is_near(name, known) && !files.contains_key(**known)) {
            mistakes.push(Mistake::new(name, 0, "is not read by this name", format!("call it {known}")));
        }
    }
    let mut told: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for (path, text) in files {
        if let Some((what, home)) = meant(path, text) {
            told.entry(path.split_once('/').map_or(path, |(folder, _)| folder)).or_insert((what, home));
        }
    }
    for (place, (what, home)) in told {
        let is_folder = !files.contains_key(place);
        let there = files.keys().any(|path| path.starts_with(&format!("{home}/")));
        let help = match (is_folder, there) {
            (true, false) => format!("call the folder {home}"),
            (true, true) => format!("move what is in it to {home}/"),
            (false, _) => format!("move it to {home}/{place}"),
        };
        let mistake = Mistake::new(place, 0, format!("is not read: {what} stand in {home}/"), help);
        // Beside the right folder it may be what somebody keeps and does not use.
        mistakes.push(if there { mistake.warning() } else { mistake });
    }
}

/// What a file outside the known folders is by its words or its name, and where such stand.
fn meant(path: &str, text: &str) -> Option<(&'static str, &'static str)> {
    const HOMES: [&str; 4] = ["criteria", "lists", "tests", "lexicons"];
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let top = folder.split('/').next().unwrap_or_default();
    let low = top.to_lowercase();
    match () {
        () if HOMES.contains(&top) => None,
        () if file.ends_with(".md") && is_page(text) => Some(("pages", "criteria")),
        () if file == "expected.toml" && folder.contains('/') => Some(("cases", "tests")),
        () if file.ends_with(".txt") && matches!(low.as_str(), "list" | "lists") => Some(("lists", "lists")),
        () => None,
    }
}

/// Whether pages stand elsewhere than in `criteria/`, which is told.
pub(super) fn has_pages(files: &Files) -> bool {
    files.iter().any(|(path, text)| meant(path, text).is_some_and(|(_, home)| home == "criteria"))
}

/// Whether a text has the front matter of a page, and no description's.
fn is_page(text: &str) -> bool {
    let Some(below) = text.trim_start().strip_prefix("+++") else { return false };
    let front: Vec<&str> = below.lines().take_while(|line| line.trim() != "+++").collect();
    let has = |key: &&str| front.iter().any(|line| line.split('=').next().is_some_and(|said| said.trim() == *key));
    ["domain", "order"].iter().all(has)
}

/// Whether `name` is a slip of `known`: its capitals, an ending more, a letter more or less.
fn is_near(name: &str, known: &str) -> bool {
    let low = name.to_lowercase();
    let stem = low.split('.').next().unwrap_or_default();
    let wanted = known.split('.').next().unwrap_or_default();
    low.contains(".toml") && strsim::damerau_levenshtein(stem, wanted) <= 1
}
