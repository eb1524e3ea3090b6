//! `evenhand test`: a folder's worked examples and whole cases, run through the built
//! component in the sandbox.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use evenhand::Request;
use evenhand::model::Level;
use evenhand::model::assessment::{Assessment, Rating, Stance};
use evenhand::read::{self, Source};
use evenhand::render::visible;
use evenhand::{Engine, Plugin, ProjectDescription};
use evenhand_build::{Built, Example};
use evenhand_language::Reading;

use super::build;
use crate::args::Test;
use crate::{bundled, cache, exit, output};

/// Builds the folder, runs every example, and tells expected against found.
///
/// # Errors
/// Every mistake in the folder; a component that does not load.
pub fn run(args: &Test) -> Result<u8> {
    let folder = build::read(&args.folder)?;
    let built = evenhand_build::compile(&folder).map_err(evenhand_build::BuildError::from)?;
    let component =
        evenhand_build::pack(bundled::INTERPRETER, &built, None).map_err(evenhand_build::BuildError::from)?;
    let engine = cache::engine(&args.sandbox)?;
    let bench = Bench { plugin: engine.load(&component)?, engine, verbose: args.verbose, at: &args.folder };
    let mut tally = Tally::default();
    for example in folder.examples() {
        bench.example(example, &built, &mut tally)?;
    }
    for case in folder.cases() {
        bench.case(case, &mut tally)?;
    }
    warn_of_unused(&built, &tally, &args.folder);
    let Tally { out, passed, failed, .. } = tally;
    output::print(format!("{out}{}: {passed} passed, {failed} failed\n", folder.id()).as_bytes())?;
    Ok(if failed == 0 { exit::DONE } else { exit::FAILED })
}

/// A query that no example of its page uses.
fn warn_of_unused(built: &Built, tally: &Tally, folder: &Path) {
    for place in &built.places {
        if !tally.met.get(&place.file).is_some_and(|met| met.contains(&place.query)) {
            let file = folder.join(&place.file);
            eprintln!("warning: {}:{}: no worked example of this page uses this query", file.display(), place.line);
        }
    }
}

#[derive(Default)]
struct Tally {
    out: String,
    passed: usize,
    failed: usize,
    /// The queries that the examples of each page have met.
    met: BTreeMap<String, BTreeSet<u32>>,
}

impl Tally {
    fn count(&mut self, right: bool, show: bool, told: &str) {
        self.passed += usize::from(right);
        self.failed += usize::from(!right);
        if !right || show {
            self.out.push_str(told);
        }
    }
}

/// What every example is run with.
struct Bench<'a> {
    engine: Engine,
    plugin: Plugin,
    verbose: bool,
    at: &'a Path,
}

impl Bench<'_> {
    fn example(&self, example: &Example, built: &Built, tally: &mut Tally) -> Result<()> {
        let place = format!("{}:{}", self.at.join(&example.file).display(), example.line);
        let description = read::description(Source::bytes(page(example)).named("example.md"), read::Limits::default())?;
        let text = description.as_text();
        tally.met.entry(example.file.clone()).or_default().extend(built.met(&Reading::new(&text)));
        let settings = example.settings.iter().cloned().collect();
        match self.assess(&description, settings)? {
            Err(why) => tally.count(false, true, &format!("{place}: {why}\n")),
            Ok(assessment) => {
                let at = self.plugin.framework().criteria.iter().position(|c| c.id == example.criterion);
                let rating = at.and_then(|at| assessment.ratings.get(at));
                if let Some(rating) = rating {
                    let right = is_right(example, rating);
                    let told =
                        format!("{place}: {}\n{}", verdict(example, rating, right), decided(&description, rating));
                    tally.count(right, self.verbose, &told);
                }
            }
        }
        Ok(())
    }

    fn case(&self, case: &evenhand_build::Case, tally: &mut Tally) -> Result<()> {
        let place = self.at.join(&case.file).display().to_string();
        let source = Source::bytes(case.description.as_bytes()).named(format!("{}.md", case.name));
        let description = read::description(source, read::Limits::default())?;
        let assessment = match self.assess(&description, case.settings.clone())? {
            Ok(assessment) => assessment,
            Err(why) => {
                tally.count(false, true, &format!("{place}: {why}\n"));
                return Ok(());
            }
        };
        for (criterion, rating) in self.plugin.framework().criteria.iter().zip(&assessment.ratings) {
            let Some(level) = case.levels.get(&criterion.id) else { continue };
            let right = *level == rating.level;
            let told = format!(
                "{place}: {}: expected {}, found {}\n{}",
                criterion.id,
                level.id(),
                found(rating),
                decided(&description, rating)
            );
            tally.count(right, self.verbose, &told);
        }
        Ok(())
    }

    /// The assessment, or why there is none.
    fn assess(
        &self,
        description: &ProjectDescription,
        settings: BTreeMap<String, String>,
    ) -> Result<Result<Assessment, String>> {
        let request = Request { plugin: self.plugin.clone(), settings };
        let outcomes = self.engine.assess(description, &[request])?;
        let outcome = outcomes.into_iter().next().map(|outcome| outcome.result);
        Ok(match outcome {
            Some(Ok(Ok(assessment))) => Ok(assessment),
            Some(Ok(Err(refusal))) => Err(evenhand::model::report::words::refusal(&refusal).0),
            Some(Err(error)) => Err(format!("the plugin {error}")),
            None => Err("there was no outcome".to_owned()),
        })
    }
}

/// The example as a description: its stage, its heading, its text.
fn page(example: &Example) -> String {
    let stage = example.stage.as_ref().map(|stage| format!("+++\nstage = {stage:?}\n+++\n")).unwrap_or_default();
    let heading = example.heading.as_ref().map(|heading| format!("## {heading}\n\n")).unwrap_or_default();
    format!("{stage}{heading}{}\n", example.text)
}

fn is_right(example: &Example, rating: &Rating) -> bool {
    example.level == rating.level
        && example.shortfall.is_none_or(|shortfall| rating.shortfall == Some(shortfall))
        && (!example.trap || rating.evidence.iter().any(|item| matches!(item.stance, Stance::SetAside(_))))
}

fn verdict(example: &Example, rating: &Rating, right: bool) -> String {
    let shortfall = example.shortfall.map(|shortfall| format!(" {}", shortfall.id())).unwrap_or_default();
    let trap = if example.trap { " with something set aside" } else { "" };
    let wanted = format!("{}{shortfall}{trap}", example.level.id());
    match right {
        true => format!("{wanted}, as expected"),
        false => format!("expected {wanted}, found {}", found(rating)),
    }
}

fn found(rating: &Rating) -> String {
    let level: Level = rating.level;
    match rating.shortfall {
        Some(shortfall) => format!("{} {}", level.id(), shortfall.id()),
        None => level.id().to_owned(),
    }
}

/// The rationale, and the phrases that decided.
fn decided(description: &ProjectDescription, rating: &Rating) -> String {
    let mut out = format!("    {}\n", visible(&rating.rationale));
    for item in &rating.evidence {
        let words = visible(description.quote(item.section, &item.focus));
        let stance = match item.stance {
            Stance::Supports => "supports".to_owned(),
            Stance::Opposes => "opposes".to_owned(),
            Stance::SetAside(reason) => {
                format!("set aside: {}", evenhand::model::report::words::set_aside(reason))
            }
        };
        let claim = evenhand::model::report::words::claim(item.claim);
        let note = if item.note.is_empty() { String::new() } else { format!(" ({})", visible(&item.note)) };
        out.push_str(&format!("      “{words}” {claim}, {stance}{note}\n"));
    }
    out
}
