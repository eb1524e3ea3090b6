//! `evenhand check`: every law of the contract, on the component itself.
//!
//! The component is loaded, then asked about probes: texts chosen because they are
//! awkward (hardly any words, headings only, every script) and one real description.
//! Each is asked twice and at each choice of each setting.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result};
use evenhand::Request;
use evenhand::model::assessment::Refusal;
use evenhand::model::report::words;
use evenhand::plugin::{CallError, Limits, laws, read_component};
use evenhand::read::{self, Source};
use evenhand::render::visible;
use evenhand::{Engine, LoadError, Plugin, ProjectDescription};

use crate::args::Check;
use crate::{cache, exit, output};

/// A text to ask a plugin about, and what it is.
struct Probe {
    name: &'static str,
    text: String,
}

const WHOLE: &str = include_str!("../../../../examples/dementia-allotment/description.md");

fn probes() -> Vec<Probe> {
    let probe = |name, text: &str| Probe { name, text: text.to_owned() };
    vec![
        probe("one word", "Hello"),
        probe("headings only", "# Who decides?\n\n## Who pays?\n\n### Who is missing?\n"),
        probe("many scripts", "# Ünïcödé 🧑🏽‍⚕️\n\n- “Ça va”, الناس قرروا\n- 人々が決めた\n\n> e\u{301}crit\u{200d}\n"),
        probe(
            "a table and a list",
            "| who | decides |\n|---|---|\n| tenants | the rent |\n\nWe will not:\n\n- ask\n- pay\n",
        ),
        probe("a whole description", WHOLE),
        Probe { name: "a very long one", text: WHOLE.repeat(20) },
    ]
}

/// Checks a component.
///
/// # Errors
/// When the file cannot be read, or a limit that was given is none.
pub fn run(args: &Check) -> Result<u8> {
    let engine = cache::engine(&args.sandbox)?;
    let bytes =
        read_component(&args.component, engine.limits()).with_context(|| args.component.display().to_string())?;
    let plugin = match engine.load(&bytes) {
        Ok(plugin) => plugin,
        Err(error) => {
            // It has seen no description, so whatever it said may be shown.
            let left = if let LoadError::Describe(call) = &error { said(call) } else { String::new() };
            let told = format!("{}: {error}{left}\n  help: {}\n", args.component.display(), error.help());
            output::tell(&told)?;
            return Ok(exit::FAILED);
        }
    };
    let mut found = Found::default();
    for probe in probes() {
        ask_all(&engine, &plugin, &probe, &mut found)?;
    }
    output::tell(&found.told(&args.component, &plugin, engine.limits()))?;
    Ok(if found.failures.is_empty() { exit::DONE } else { exit::FAILED })
}

/// What came of asking.
#[derive(Default)]
struct Found {
    asked: usize,
    most_fuel: u64,
    most_memory: usize,
    /// What went wrong: the probe, and how.
    failures: Vec<(String, String)>,
    /// The laws that some answer was held against.
    reached: BTreeSet<&'static str>,
    /// Those that some answer broke.
    broken: BTreeSet<&'static str>,
}

fn ask_all(engine: &Engine, plugin: &Plugin, probe: &Probe, found: &mut Found) -> Result<()> {
    let description = read::description(Source::bytes(probe.text.as_bytes()), read::Limits::default())?;
    for settings in choices(plugin) {
        let chosen: Vec<String> = settings.iter().map(|(id, value)| format!("{id}={value}")).collect();
        let name = [&[probe.name.to_owned()], chosen.as_slice()].concat().join(", ");
        ask_twice(engine, plugin, &description, settings, name, found)?;
    }
    Ok(())
}

/// No settings beyond the needed ones, then each choice of each setting.
fn choices(plugin: &Plugin) -> Vec<BTreeMap<String, String>> {
    let settings = &plugin.framework().settings;
    let any = |setting: &evenhand::model::framework::Setting| {
        setting.choices.first().cloned().unwrap_or_else(|| "a probe".to_owned())
    };
    let needed: BTreeMap<String, String> =
        settings.iter().filter(|s| s.required && s.default.is_none()).map(|s| (s.id.clone(), any(s))).collect();
    let mut all = vec![needed.clone()];
    for setting in settings {
        for choice in &setting.choices {
            let mut with = needed.clone();
            with.insert(setting.id.clone(), choice.clone());
            all.push(with);
        }
    }
    all
}

fn ask_twice(
    engine: &Engine,
    plugin: &Plugin,
    description: &ProjectDescription,
    settings: BTreeMap<String, String>,
    name: String,
    found: &mut Found,
) -> Result<()> {
    let requests = vec![Request { plugin: plugin.clone(), settings }; 2];
    let outcomes = engine.assess(description, &requests)?;
    found.asked += 1;
    for outcome in &outcomes {
        found.most_fuel = found.most_fuel.max(outcome.fuel);
        found.most_memory = found.most_memory.max(outcome.memory);
    }
    let [first, second] = outcomes.as_slice() else { return Ok(()) };
    found.held_against(&first.result);
    if let Err(error) = &first.result {
        found.failures.push((name, format!("{error}{}", said(error))));
    } else if first.result != second.result || first.fuel != second.fuel {
        found.failures.push((name, "answers differently the second time".to_owned()));
    }
    Ok(())
}

/// What a plugin said before it failed. A probe is this command's own text, so that
/// nothing of anybody's description is in it.
fn said(error: &CallError) -> String {
    error.said().iter().map(|said| format!("\n    it said: {}", visible(said))).collect()
}

impl Found {
    /// Notes which laws the answer was held against: the first that is broken is the last.
    fn held_against<T>(&mut self, answer: &Result<Result<T, Refusal>, CallError>) {
        match answer {
            Ok(Ok(_)) => self.reached.extend(laws::of_answers()),
            Ok(Err(_)) => self.reached.extend([laws::REFUSES]),
            Err(CallError::Law(broken)) => {
                if broken.law != laws::REFUSES {
                    self.reached.extend(laws::of_answers().take_while(|law| *law != broken.law));
                }
                self.broken.insert(broken.law);
            }
            Err(_) => {}
        }
    }

    fn verdict(&self, law: &str) -> &'static str {
        match (self.broken.contains(law), self.reached.contains(law)) {
            (true, _) => "BROKEN",
            (false, true) => "kept",
            (false, false) => "not reached",
        }
    }

    fn told(&self, component: &Path, plugin: &Plugin, limits: &Limits) -> String {
        let framework = plugin.framework();
        let mut out = format!(
            "{}: {} ({}), {}\n\nat load, where what it imports and exports is as it should be\n",
            component.display(),
            visible(&framework.title),
            framework.id,
            words::criteria(framework.criteria.len())
        );
        // It was loaded.
        for law in laws::at_load() {
            out.push_str(&format!("  {:<12} {law}\n", "kept"));
        }
        out.push_str(&format!("\nover {} questions, each asked twice\n", self.asked));
        for law in laws::of_answers().chain([laws::REFUSES]) {
            out.push_str(&format!("  {:<12} {law}\n", self.verdict(law)));
        }
        for (probe, how) in &self.failures {
            out.push_str(&format!("  failed       on {probe}: {how}\n"));
        }
        out.push_str(&format!(
            "\nmost used: {} of {} units of fuel, {} of {} bytes of memory\n",
            self.most_fuel, limits.fuel, self.most_memory, limits.memory
        ));
        let verdict = match self.failures.is_empty() {
            true => "every law is kept",
            false => "it does not keep the contract",
        };
        out.push_str(verdict);
        out.push('\n');
        out
    }
}

#[cfg(test)]
mod tests {
    use evenhand::plugin::CallError;
    use evenhand::plugin::laws::{self, Broken};

    use super::Found;

    type Answer = Result<Result<(), evenhand::model::assessment::Refusal>, CallError>;

    fn verdicts(answers: &[Answer]) -> Vec<&'static str> {
        let mut found = Found::default();
        answers.iter().for_each(|answer| found.held_against(answer));
        laws::of_answers().chain([laws::REFUSES]).map(|law| found.verdict(law)).collect()
    }

    fn breaks(law: &'static str) -> Answer {
        Err(CallError::Law(Broken { law, seen: String::new(), said: None }))
    }

    /// No law is said to be kept that no answer was held against.
    #[test]
    fn what_comes_behind_a_broken_law_is_not_reached() {
        let all = laws::of_answers().count();
        let third = breaks(laws::of_answers().nth(2).expect("a third law"));
        let told = verdicts(std::slice::from_ref(&third));
        assert_eq!(told[..3], ["kept", "kept", "BROKEN"]);
        assert!(told[3..].iter().all(|verdict| *verdict == "not reached"), "{told:?}");
        let told = verdicts(&[third, Ok(Ok(()))]);
        assert_eq!((told[2], told[3], told[all]), ("BROKEN", "kept", "not reached"), "another answer went further");
        let told = verdicts(&[breaks(laws::REFUSES)]);
        assert_eq!((told[0], told[all]), ("not reached", "BROKEN"));
        assert!(verdicts(&[Err(CallError::Deadline)]).iter().all(|verdict| *verdict == "not reached"));
    }
}
