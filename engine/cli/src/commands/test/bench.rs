//! The bench: worked examples and cases, run through the built component in the sandbox.
//!
//! Which of them are run, and how often, is the command's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result};
use evenhand::Request;
use evenhand::model::SetAside;
use evenhand::model::assessment::{Assessment, Rating, Stance};
use evenhand::model::framework::Framework;
use evenhand::model::report::words;
use evenhand::read::{self, Source};
use evenhand::render::visible;
use evenhand::{Engine, Plugin, ProjectDescription};
use evenhand_build::{Affected, Built, Case, Example, Folder};
use evenhand_language::Reading;

use super::told::{Tally, decided, found, shown, unrated, verdict};
use super::trap;
use crate::{bundled, plugins, settings};

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
                let Some(rating) = self.rating(&assessment, &example.criterion) else {
                    tally.count(&example.file, false, true, &unrated(&place, &example.criterion));
                    return Ok(());
                };
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
        for (criterion, level) in &case.levels {
            let Some(rating) = self.rating(&assessment, criterion) else {
                tally.count(&case.file, false, true, &unrated(&place, criterion));
                continue;
            };
            let right = *level == rating.level;
            let told = format!(
                "{place}: {criterion}: expected {}, found {}\n{}",
                level.id(),
                found(rating),
                decided(&description, rating)
            );
            tally.count(&case.file, right, self.verbose, &told);
        }
        self.conclusions(case, &place, &assessment, tally);
        Ok(())
    }

    /// What the plugin says of this criterion; a plugin in Rust may have none of a page.
    fn rating<'r>(&self, of: &'r Assessment, criterion: &str) -> Option<&'r Rating> {
        of.ratings.get(self.plugin.framework().criteria.iter().position(|known| known.id == criterion)?)
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
            Some(Ok(Err(refusal))) => Err(words::refusal(&refusal, &self.plugin.framework().id).0),
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use evenhand::Engine;
    use evenhand_build::{Files, Folder, compile, pack};

    use super::Bench;
    use crate::bundled;

    const FRAMEWORK: &str = r#"id = "talk"
title = "Who talks"
about = "Whether anybody talks."
version = "0.1.0"
licence = "MIT"
summary = "counts"

[[domains]]
id = "said"
title = "Said"
summary = "What is said."
expects = "each"

[roles]
team = "team"
"#;

    fn folder(pages: &[(&str, i32)]) -> Folder {
        let mut files = Files::from([("framework.toml".to_owned(), FRAMEWORK.to_owned())]);
        for (id, order) in pages {
            let page = format!(
                "+++\ndomain = \"said\"\norder = {order}\ntitle = \"{id}\"\n+++\n\n# Does it say {id}?\n\nSomebody asks.\n\n\
                 ## Counts when\n\nIt is.\n\n## Counts partly\n\nIt may be.\n\n## Does not count\n\nAnother.\n\n\
                 ## Element: {id} (core, fact)\n\n- strong: {id}\n- ask team: Who?\n\n\
                 ## Worked examples\n\n~~~text described\nThere is a {id}.\n~~~\n"
            );
            files.insert(format!("criteria/{id}.md"), page);
        }
        let levels = pages.iter().map(|(id, _)| format!("{id} = \"described\"\n")).collect::<String>();
        files.insert("tests/all/expected.toml".to_owned(), format!("[levels]\n{levels}"));
        files.insert("tests/all/description.md".to_owned(), "There is a heron. There is a bittern.\n".to_owned());
        Folder::from_files(files).map_err(|wrong| wrong.to_string()).expect("a folder").0
    }

    /// A plugin in Rust may leave a page out, and its author would not hear of it.
    #[test]
    fn a_page_that_the_plugin_does_not_rate_fails() {
        let (pages, less) = (folder(&[("heron", 1), ("bittern", 2)]), folder(&[("heron", 1)]));
        let component = pack(bundled::INTERPRETER, &compile(&less).expect("it compiles"), None).expect("it is packed");
        let engine = Engine::new().expect("an engine");
        let bench = Bench::of(&engine, &pages, &component, None, Path::new("talk"), false).expect("a bench");
        let tally = bench.run(&pages.everything()).expect("it runs");
        assert_eq!((tally.passed, tally.failures()), (2, 2), "{}", tally.out);
        for place in ["talk/criteria/bittern.md:", "talk/tests/all/expected.toml: "] {
            let told = tally.out.lines().find(|line| line.starts_with(place)).expect(place);
            assert!(told.ends_with("the plugin rates no criterion `bittern`"), "{told}");
        }
    }
}
