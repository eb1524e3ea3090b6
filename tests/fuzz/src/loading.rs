//! Damaged components before the loader: refused with an error that names what is wrong,
//! or loaded, and then all that it answers is within the laws; and whoever stands beside
//! it does not notice.

use std::sync::OnceLock;

use evenhand::plugin::laws;
use evenhand::read::{self, Format, Source};
use evenhand::{Engine, Limits, LoadError, Outcome, Plugin, ProjectDescription, Request};
use evenhand_puppet::Script;

use crate::dice::Dice;
use crate::edits;

/// What every input is measured against.
struct Bench {
    engine: Engine,
    limits: Limits,
    /// What is damaged: a puppet, and a guest of a page of text, which is soon compiled.
    components: [Vec<u8>; 2],
    neighbour: Plugin,
    description: ProjectDescription,
    /// What the neighbour answers when it stands alone.
    alone: String,
}

fn bench() -> &'static Bench {
    static BENCH: OnceLock<Bench> = OnceLock::new();
    BENCH.get_or_init(|| {
        let mut limits = Limits::default();
        for (name, value) in [("fuel", 3_000_000), ("memory", 8 << 20), ("returned", 1 << 20), ("function", 64 << 10)] {
            assert!(limits.set(name, value));
        }
        let engine = Engine::with_limits(limits.clone()).expect("limits that this machine keeps");
        let components = [packed(), small()];
        let neighbour = engine.load(&components[0]).expect("the sound puppet");
        let page = include_str!("../../conformance/sound.md");
        let source = Source::bytes(page).format(Format::Markdown);
        let description = read::description(source, read::Limits::default()).expect("sound.md");
        let alone = shown(&engine.assess(&description, &[neighbour.clone().into()]).expect("no settings")[0]);
        Bench { engine, limits, components, neighbour, description, alone }
    })
}

/// The puppet that keeps every law.
fn packed() -> Vec<u8> {
    let script: Script = toml::from_str(include_str!("../../conformance/sound.toml")).expect("a script");
    let script = postcard::to_allocvec(&script).expect("a script");
    evenhand_build::pack_bytes(edits::puppet(), &script).expect("the puppet takes a script")
}

/// A guest written by hand.
fn small() -> Vec<u8> {
    let module = wat::parse_str(include_str!("../../hostile/modules/sound.wat")).expect("text of a module");
    evenhand_build::wrap(&module, evenhand_build::CONTRACT).expect("a module that keeps the contract")
}

fn shown(outcome: &Outcome) -> String {
    format!("{:?} {} {} {:?}", outcome.plugin, outcome.fuel, outcome.memory, outcome.result)
}

/// Loads the puppet, damaged as the bytes say, and lets it assess.
pub fn check(bytes: &[u8]) {
    let bench = bench();
    let mut dice = Dice::new(bytes);
    let component = &bench.components[usize::from(dice.below(4) > 0)];
    let damaged = edits::damaged(component, &mut dice);
    match bench.engine.load(&damaged) {
        Err(error) => told(&error),
        Ok(plugin) => assesses(bench, &plugin),
    }
}

/// An error has a stable name, a reason in one short line that does nothing, and what to
/// do about it.
fn told(error: &LoadError) {
    let (told, help) = (error.to_string(), error.help());
    assert!(!error.kind().is_empty() && !told.is_empty(), "{error:?}");
    for words in [&told, &help] {
        assert!(words.len() < 2_000 && !words.contains(char::is_control), "{words:?}");
    }
}

fn assesses(bench: &Bench, plugin: &Plugin) {
    let asked = [Request::from(plugin.clone()), bench.neighbour.clone().into()];
    let Ok(outcomes) = bench.engine.assess(&bench.description, &asked) else { return };
    assert_eq!(shown(&outcomes[1]), bench.alone, "the neighbour noticed");
    match &outcomes[0].result {
        Ok(Ok(assessment)) => {
            let kept = laws::check_assessment(assessment, plugin.framework(), &bench.description, &bench.limits);
            assert_eq!(kept, Ok(()), "an answer came through that breaks a law");
        }
        Ok(Err(_)) => {}
        Err(error) => {
            let told = error.to_string();
            assert!(!error.kind().is_empty() && told.len() < 2_000, "{told}");
        }
    }
    assert!(outcomes[0].memory <= bench.limits.memory && outcomes[0].fuel <= bench.limits.fuel);
    let again = bench.engine.assess(&bench.description, &asked[..1]).expect("it was asked before");
    assert_eq!(shown(&again[0]), shown(&outcomes[0]), "asked again it says something else");
}
