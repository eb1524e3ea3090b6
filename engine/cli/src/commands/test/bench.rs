//! The bench: worked examples and cases, run through the built component in the sandbox.
//!
//! Which of them are run, and how often, is the command's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result};
use evenhand::Request;
use evenhand::model::assessment::{Assessment, Rating, Stance};
use evenhand::model::framework::Framework;
use evenhand::model::{Level, SetAside};
use evenhand::read::{self, Source};
use evenhand::render::visible;
use evenhand::{Engine, Plugin, ProjectDescription};
use evenhand_build::{Affected, Built, Case, Example, Folder};
use evenhand_language::Reading;

use super::trap;
use crate::{bundled, plugins, settings};

/// What came of running some examples and cases.
#[derive(Debug, Default)]
pub struct Tally {
    /// What is told of them.
    pub out: String,
    /// How many gave what was expected.
    pub passed: usize,
    /// How many did not, by the page or case that they stand in.
    pub failed: BTreeMap<String, usize>,
    /// Queries that no example of their page uses.
    pub unused: Vec<String>,
}

impl Tally {
    /// How many did not give what was expected.
    pub fn failures(&self) -> usize {
        self.failed.values().sum()
    }

    fn count(&mut self, of: &str, right: bool, show: bool, told: &str) {
        self.passed += usize::from(right);
        if !right {
            *self.failed.entry(of.to_owned()).or_default() += 1;
        }
        if !right || show {
            self.out.push_str(told);
        }
    }
}

/// What every example is run with.
pub struct Bench<'a> {
    engine: &'a Engine,
    folder: &'a Folder,
    /// What the pages compile to; a plugin in Rust has no queries on them.
    built: Option<Built>,
    plugin: Plugin,
    /// The frameworks that a case's front matter may speak of: those bundled, and the plugin's.
    frameworks: Vec<Framework>,
    /// Where the folder is, for people.
    at: &'a Path,
    /// Whether those that are right are told too.
    verbose: bool,
}

impl<'a> Bench<'a> {
    /// Builds the folder and loads the component.
    ///
    /// # Errors
    /// What does not fit together in the folder; a component that does not load.
    pub fn new(engine: &'a Engine, folder: &'a Folder, at: &'a Path, verbose: bool) -> Result<Self> {
        let built = evenhand_build::compile(folder).map_err(evenhand_build::BuildError::from)?;
        let component =
            evenhand_build::pack(bundled::INTERPRETER, &built, None).map_err(evenhand_build::BuildError::from)?;
        Self::of(engine, folder, &component, Some(built), at, verbose)
    }

    /// Loads a component that was built of the folder: of what its pages compile to, or else of
    /// its code.
    ///
    /// # Errors
    /// A component that does not load.
    pub fn of(
        engine: &'a Engine,
        folder: &'a Folder,
        component: &[u8],
        built: Option<Built>,
        at: &'a Path,
        verbose: bool,
    ) -> Result<Self> {
        let plugin = engine.load(component)?;
        let mut frameworks = plugins::bundled();
        frameworks.push(plugin.framework().clone());
        Ok(Self { engine, folder, built, plugin, frameworks, at, verbose })
    }

    /// Runs the examples of the pages and the cases that `which` names.
    ///
    /// # Errors
    /// An example that is no description.
    pub fn run(&self, which: &Affected) -> Result<Tally> {
        let mut tally = Tally::default();
        let mut met: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for example in self.folder.examples().into_iter().filter(|example| which.pages.contains(&example.file)) {
            let met = met.entry(&example.file).or_default();
            self.example(example, met, &mut tally)?;
        }
        for case in self.folder.cases().iter().filter(|case| which.cases.contains(&case.name)) {
            self.case(case, &mut tally)?;
        }
        let places = self.built.iter().flat_map(|built| &built.places);
        let places = places.filter(|place| which.pages.contains(&place.file));
        let unused = places.filter(|place| !met.get(place.file.as_str()).is_some_and(|met| met.contains(&place.query)));
        tally.unused = unused
            .map(|place| {
                let file = self.at.join(&place.file);
                format!("{}:{}: no worked example of this page uses this query", file.display(), place.line)
            })
            .collect();
        Ok(tally)
    }

    fn example(&self, example: &Example, met: &mut BTreeSet<u32>, tally: &mut Tally) -> Result<()> {
        let place = format!("{}:{}", self.at.join(&example.file).display(), example.line);
        let description = read::description(Source::bytes(page(example)).named("example.md"), read::Limits::default())?;
        if let Some(built) = &self.built {
            let text = description.as_text();
            met.extend(built.met(&Reading::new(&text)));
        }
        let settings = example.settings.iter().cloned().collect();
        match self.assess(&description, settings)? {
            Err(why) => tally.count(&example.file, false, true, &format!("{place}: {why}\n")),
            Ok(assessment) => {
                let at = self.plugin.framework().criteria.iter().position(|c| c.id == example.criterion);
                let rating = at.and_then(|at| assessment.ratings.get(at));
                if let Some(rating) = rating {
                    let right = is_right(example, rating);
                    let text = if right { String::new() } else { shown(&example.text) };
                    let verdict = verdict(example, rating, right);
                    let built = self.built.as_ref().filter(|_| example.trap && !right);
                    let in_vain = built.map(|built| trap::in_vain(built, &example.file, &description, rating));
                    let in_vain = in_vain.unwrap_or_default();
                    let told = format!("{place}: {verdict}\n{text}{}{in_vain}", decided(&description, rating));
                    tally.count(&example.file, right, self.verbose, &told);
                }
            }
        }
        Ok(())
    }

    fn case(&self, case: &Case, tally: &mut Tally) -> Result<()> {
        let place = self.at.join(&case.file).display().to_string();
        let text = self.at.join(&case.file).with_file_name("description.md").display().to_string();
        let source = Source::bytes(case.description.as_bytes()).named(&text).titled(&case.name);
        let description = read::description(source, read::Limits::default())?;
        // What `assess` would refuse is refused here.
        settings::check_description(&description, &self.frameworks).with_context(|| text.clone())?;
        let assessment = match self.assess(&description, case.settings.clone())? {
            Ok(assessment) => assessment,
            Err(why) => {
                tally.count(&case.file, false, true, &format!("{place}: {why}\n"));
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
            tally.count(&case.file, right, self.verbose, &told);
        }
        self.conclusions(case, &place, &assessment, tally);
        Ok(())
    }

    /// Compares the conclusions of a case that says which: each that is expected, and each
    /// that is not.
    fn conclusions(&self, case: &Case, place: &str, assessment: &Assessment, tally: &mut Tally) {
        let Some(expected) = &case.conclusions else { return };
        for id in expected {
            let right = assessment.conclusions.iter().any(|drawn| drawn.id == *id);
            let verdict = if right { "drawn, as expected" } else { "expected, and not drawn" };
            tally.count(&case.file, right, self.verbose, &format!("{place}: the conclusion {id} is {verdict}\n"));
        }
        for drawn in assessment.conclusions.iter().filter(|drawn| !expected.contains(&drawn.id)) {
            let told = format!("{place}: the conclusion {} is drawn, and not expected\n", visible(&drawn.id));
            tally.count(&case.file, false, true, &told);
        }
    }

    /// The assessment, or why there is none.
    fn assess(
        &self,
        description: &ProjectDescription,
        mut settings: BTreeMap<String, String>,
    ) -> Result<Result<Assessment, String>> {
        // Examples say what the pages say; what readers taught is measured by `agree`.
        let (learned, off) = evenhand_build::LEARNED;
        let taught = |plugin: &Plugin| plugin.framework().settings.iter().any(|setting| setting.id == learned);
        if self.built.is_some() && taught(&self.plugin) {
            settings.entry(learned.to_owned()).or_insert_with(|| off.to_owned());
        }
        let request = Request { plugin: self.plugin.clone(), settings };
        let outcomes = self.engine.assess(description, &[request])?;
        let outcome = outcomes.into_iter().next().map(|outcome| outcome.result);
        Ok(match outcome {
            Some(Ok(Ok(assessment))) => Ok(assessment),
            Some(Ok(Err(refusal))) => Err(evenhand::model::report::words::refusal(&refusal, &self.plugin.framework().id).0),
            // The text is the author's own, so what the plugin said of it may be shown.
            Some(Err(error)) => {
                let said: String =
                    error.said().iter().map(|said| format!("\n    it said: {}", visible(said))).collect();
                Err(format!("the plugin {error}{said}"))
            }
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
        && (!example.trap || rating.evidence.iter().any(|item| is_trap(item.stance)))
}

/// Whether something looks like an answer and is not. What was set aside for where it
/// stands is half an answer, which any text has.
fn is_trap(stance: Stance) -> bool {
    matches!(stance, Stance::SetAside(reason) if reason != SetAside::Elsewhere)
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

/// How many lines of an example's text are told.
const LINES: usize = 8;

/// The text of an example that failed, beside a rule.
fn shown(text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut out: String = lines.iter().take(LINES).map(|line| format!("    | {}\n", visible(line))).collect();
    if lines.len() > LINES {
        out.push_str("    | …\n");
    }
    out
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
