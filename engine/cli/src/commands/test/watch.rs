//! `evenhand test --watch`: again on every save, only what rests on what changed.
//!
//! The loop goes over the states of a folder's files, wherever they come from, and asks
//! for runs; [`super::poll`] finds the states, [`super::bench`] runs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::Result;
use evenhand::Engine;
use evenhand_build::{Affected, Files, Folder, Mistakes, on_disk};

use super::bench::Bench;
use super::poll::Poll;
use super::told::Tally;
use crate::args::Test;
use crate::commands::build;
use crate::{exit, output};

/// Watches until the person ends it.
///
/// # Errors
/// When the folder is none at the start, or nothing can be printed any more.
pub fn run(engine: &Engine, args: &Test) -> Result<u8> {
    build::check_folder(&args.folder)?;
    let at = args.folder.as_path();
    let mut watch = Watch::new(args.folder.clone());
    let mut runs = |folder: &Folder, which: &Affected| Bench::new(engine, folder, at, args.verbose)?.run(which);
    for state in Poll::new(args.folder.clone()) {
        if let Some(told) = watch.step(state, &mut runs) {
            output::tell(&told)?;
        }
    }
    Ok(exit::DONE)
}

/// Runs some examples and cases of a folder.
type Runs<'r> = &'r mut dyn FnMut(&Folder, &Affected) -> Result<Tally>;

/// What has been seen of a folder so far.
struct Watch {
    /// The folder, as the person named it.
    folder: PathBuf,
    /// Its files as they were last.
    before: Option<Files>,
    /// Files that have changed since the folder was last run.
    waiting: BTreeSet<String>,
    /// Whether all of it has been run once.
    begun: bool,
    /// Whether its files could not be read when they were last looked at.
    lost: bool,
    /// What fails, by the page or case it stands in.
    failing: BTreeMap<String, usize>,
}

impl Watch {
    fn new(folder: PathBuf) -> Self {
        Self { folder, before: None, waiting: BTreeSet::new(), begun: false, lost: false, failing: BTreeMap::new() }
    }

    /// What is told of a new state; nothing where no file says anything else.
    fn step(&mut self, state: Result<Files, Mistakes>, runs: Runs<'_>) -> Option<String> {
        let files = match state {
            Ok(files) => files,
            Err(mistakes) => {
                self.lost = true;
                return Some(broken("", &mistakes.to_string()));
            }
        };
        let found_again = std::mem::take(&mut self.lost);
        let changed = self.changed(&files);
        if changed.is_empty() && self.before.is_some() {
            return found_again.then(|| "it can be read again, and says what it said before\n".to_owned());
        }
        self.before = Some(files.clone());
        self.waiting.extend(changed.iter().cloned());
        let what = if self.begun { format!("{} changed: ", names(&changed)) } else { String::new() };
        Some(match Folder::from_files(files) {
            Err(Mistakes(found)) => broken(&what, &Mistakes(on_disk(&self.folder, found)).to_string()),
            Ok((folder, mut warnings)) => {
                warnings.retain(|warning| !self.begun || changed.contains(&warning.file));
                let new = on_disk(&self.folder, warnings);
                let warned: String = new.iter().map(|warning| format!("warning: {warning}\n")).collect();
                let ran = self.again(&folder, &what, runs);
                ran.map_or_else(|error| broken(&what, &format!("{error:#}")), |ran| warned + &ran)
            }
        })
    }

    /// The files that say something else than before, or are new or gone.
    fn changed(&self, files: &Files) -> BTreeSet<String> {
        let none = Files::new();
        let before = self.before.as_ref().unwrap_or(&none);
        let other = |(name, text): &(&String, &String)| before.get(*name) != Some(text);
        let gone = before.keys().filter(|name| !files.contains_key(*name));
        files.iter().filter(other).map(|(name, _)| name).chain(gone).cloned().collect()
    }

    /// Runs what rests on the files that wait.
    fn again(&mut self, folder: &Folder, what: &str, runs: Runs<'_>) -> Result<String> {
        let which = if self.begun { folder.affected(&self.waiting) } else { folder.everything() };
        if which.is_empty() {
            self.waiting.clear();
            return Ok(format!("{what}no example rests on it\n"));
        }
        let tally = runs(folder, &which)?;
        let all = folder.everything();
        self.waiting.clear();
        // Examples are counted by page, cases by the file of their levels.
        let rests =
            |file: &String| match file.strip_prefix("tests/").and_then(|rest| rest.strip_suffix("/expected.toml")) {
                Some(case) => all.cases.contains(case) && !which.cases.contains(case),
                None => all.pages.contains(file) && !which.pages.contains(file),
            };
        self.failing.retain(|file, _| rests(file));
        let elsewhere = std::mem::take(&mut self.failing);
        let unused: String = tally.unused.iter().map(|query| format!("warning: {query}\n")).collect();
        let sums =
            format!("{}: {} passed, {} failed{}", folder.id(), tally.passed, tally.failures(), still(&elsewhere));
        let head = if self.begun { format!("{what}{}\n", extent(&which, &all)) } else { String::new() };
        let foot = if self.begun { "" } else { &format!("watching {}; Ctrl-C ends it\n", self.folder.display()) };
        self.begun = true;
        self.failing = elsewhere.into_iter().chain(tally.failed).collect();
        Ok(format!("{head}{unused}{}{sums}\n{foot}", tally.out))
    }
}

/// A mistake, and that nothing stops for it.
fn broken(what: &str, why: &str) -> String {
    format!("{what}it does not build\n{why}\nstill watching: save a file to try again\n")
}

/// `the examples of criteria/a.md and 1 case`
fn extent(which: &Affected, all: &Affected) -> String {
    if which == all {
        return "everything is run again".to_owned();
    }
    let pages: Vec<&str> = which.pages.iter().map(String::as_str).collect();
    let pages = match pages.as_slice() {
        [] => String::new(),
        [page] => format!("the examples of {page}"),
        pages => format!("the examples of {} pages", pages.len()),
    };
    let cases: Vec<&str> = which.cases.iter().map(String::as_str).collect();
    let cases = match cases.as_slice() {
        [] => String::new(),
        [case] => format!("the case {case}"),
        cases => format!("{} cases", cases.len()),
    };
    let joined = [pages, cases].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" and ");
    format!("{joined} {} run again", if which.pages.is_empty() && which.cases.len() == 1 { "is" } else { "are" })
}

/// What fails among what was not run.
fn still(elsewhere: &BTreeMap<String, usize>) -> String {
    match elsewhere.values().sum::<usize>() {
        0 => String::new(),
        n => {
            let files: BTreeSet<String> = elsewhere.keys().cloned().collect();
            format!("; still failing, not run: {n} in {}", names(&files))
        }
    }
}

/// Up to three names, and how many more.
fn names(files: &BTreeSet<String>) -> String {
    let all: Vec<&str> = files.iter().map(String::as_str).collect();
    match all.as_slice() {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [first, second, third, more @ ..] if !more.is_empty() => {
            format!("{first}, {second}, {third} and {} more", more.len())
        }
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../../templates/framework/criteria/offline.md");
    const LIST: &str = include_str!("../../../templates/framework/lists/ways.txt");
    const FRAMEWORK: &str = include_str!("../../../templates/framework/framework.toml");

    /// Two pages of which one names the list, and a case that rates the other.
    fn files() -> Files {
        let other = PAGE.replace("{ways}", "(stall | kiosk)").replace("order = 10", "order = 20");
        let files = [
            ("framework.toml", FRAMEWORK.replace("@ID@", "sample").replace("@TITLE@", "Sample")),
            ("README.md", "# Sample\n".to_owned()),
            ("criteria/offline.md", PAGE.to_owned()),
            ("criteria/stall.md", other),
            ("lists/ways.txt", LIST.to_owned()),
            ("tests/fair/description.md", "# Fair\n\nA stall is open on Fridays.\n".to_owned()),
            ("tests/fair/expected.toml", "[levels]\nstall = \"described\"\n".to_owned()),
        ];
        files.map(|(path, text)| (path.to_owned(), text)).into()
    }

    /// Steps through `states` and returns what was told and what was run, by step.
    /// A run of a page in `failing` fails once.
    fn steps(states: Vec<Result<Files, Mistakes>>, failing: &[&str]) -> Vec<(Option<String>, Option<Affected>)> {
        let mut watch = Watch::new("sample".into());
        let step = |state| {
            let mut ran = None;
            let told = watch.step(state, &mut |_, which| {
                ran = Some(which.clone());
                let failed = failing.iter().filter(|page| which.pages.contains(**page));
                let failed = failed.map(|page| ((*page).to_owned(), 1)).collect();
                Ok(Tally { passed: which.pages.len(), failed, ..Tally::default() })
            });
            (told, ran)
        };
        states.into_iter().map(step).collect()
    }

    fn with(path: &str, text: &str) -> Files {
        let mut files = files();
        files.entry(path.to_owned()).or_default().push_str(text);
        files
    }

    fn affected(pages: &[&str], cases: &[&str]) -> Option<Affected> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Some(Affected { pages: owned(pages), cases: owned(cases) })
    }

    #[test]
    fn only_what_rests_on_a_change_runs_again() {
        let (both, fair) = (["criteria/offline.md", "criteria/stall.md"], ["fair"]);
        let first = steps(vec![Ok(files())], &[]);
        assert_eq!(first[0].1, affected(&both, &fair));
        assert!(first[0].0.as_ref().is_some_and(|told| told.contains("watching sample; Ctrl-C")), "{first:?}");
        for (path, text, pages, cases) in [
            ("criteria/offline.md", "\n", &both[..1], &[][..]),
            ("criteria/stall.md", "\n", &both[1..], &fair[..]),
            ("lists/ways.txt", "kiosk\n", &both[..1], &[][..]),
            ("framework.toml", "\n", &both[..], &fair[..]),
            ("tests/fair/description.md", "More.\n", &[][..], &fair[..]),
        ] {
            let found = steps(vec![Ok(files()), Ok(with(path, text))], &[]);
            assert_eq!(found[1].1, affected(pages, cases), "{path}");
            let told = found[1].0.as_deref().unwrap_or_default();
            assert!(told.starts_with(&format!("{path} changed: ")), "{told}");
        }
    }

    #[test]
    fn what_no_example_rests_on_runs_nothing() {
        let found = steps(vec![Ok(files()), Ok(with("README.md", "More.\n")), Ok(with("README.md", "More.\n"))], &[]);
        assert_eq!(found[1], (Some("README.md changed: no example rests on it\n".to_owned()), None));
        assert_eq!(found[2], (None, None), "the same text saved again is no change");
    }

    #[test]
    fn a_mistake_is_told_and_mending_it_runs_what_waited() {
        let broken = with("lists/ways.txt", "(open\n");
        let found = steps(vec![Ok(files()), Ok(broken), Ok(files())], &[]);
        let told = found[1].0.as_deref().unwrap_or_default();
        assert!(told.contains("lists/ways.txt changed: it does not build\nsample/lists/ways.txt:"), "{told}");
        assert!(told.contains("closing bracket") && told.contains("still watching"), "{told}");
        assert_eq!(found[1].1, None);
        assert_eq!(found[2].1, affected(&["criteria/offline.md"], &[]));
    }

    #[test]
    fn a_mistake_at_the_start_is_told_and_then_everything_runs() {
        let found = steps(vec![Ok(with("framework.toml", "odd\n")), Ok(files())], &[]);
        assert!(found[0].0.as_ref().is_some_and(|told| told.starts_with("it does not build")), "{found:?}");
        assert_eq!(found[1].1, affected(&["criteria/offline.md", "criteria/stall.md"], &["fair"]));
    }

    #[test]
    fn what_still_fails_elsewhere_is_not_forgotten() {
        let states = vec![Ok(files()), Ok(with("criteria/stall.md", "\n"))];
        let found = steps(states, &["criteria/offline.md"]);
        let told = found[1].0.as_deref().unwrap_or_default();
        assert!(told.contains("0 failed; still failing, not run: 1 in criteria/offline.md"), "{told}");
    }
}
