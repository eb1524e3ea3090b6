//! What a plugin says and answers, through the sandbox: sound answers come through as
//! they were given, and each misdeed of `misdeeds.toml` is refused by its law.

pub mod puppet;

mod crossing;
mod embedding;

use evenhand::model::assessment::Refusal;
use evenhand::{Engine, LoadError};
use evenhand_puppet::contract as wit;
use evenhand_puppet::{Answer, Script};
use serde::Deserialize;
use toml::Value;

/// A change to the sound script, and what must come of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Misdeed {
    at: String,
    be: Option<Value>,
    law: String,
    seen: String,
}

#[derive(Deserialize)]
struct Misdeeds {
    misdeed: Vec<Misdeed>,
}

/// Puts `be` at the place `at` of `value`, or takes away what stands there.
fn change(value: &mut Value, at: &str, be: Option<Value>) {
    let (here, rest) = at.split_once('.').map_or((at, None), |(here, rest)| (here, Some(rest)));
    let number = here.parse::<usize>().ok();
    match (value, rest, be) {
        (value, Some(rest), be) => {
            let inner = if let Some(at) = number { value.get_mut(at) } else { value.get_mut(here) };
            change(inner.unwrap_or_else(|| panic!("there is no {here}")), rest, be);
        }
        (Value::Table(table), None, Some(be)) => drop(table.insert(here.to_owned(), be)),
        (Value::Table(table), None, None) => drop(table.remove(here).expect("something to take away")),
        (Value::Array(list), None, Some(be)) => list[number.expect("a number")] = be,
        (Value::Array(list), None, None) => drop(list.remove(number.expect("a number"))),
        _ => panic!("{here} is no place in a value"),
    }
}

#[test]
fn every_misdeed_is_refused_by_its_law() {
    let misdeeds = std::fs::read_to_string(puppet::file("misdeeds.toml")).unwrap();
    let misdeeds = toml::from_str::<Misdeeds>(&misdeeds).unwrap().misdeed;
    let engine = Engine::new().unwrap();
    for Misdeed { at, be, law, seen } in misdeeds {
        let mut script = puppet::sound_toml();
        change(&mut script, &at, be);
        let script: Script = script.try_into().unwrap_or_else(|error| panic!("{law} at {at}: {error}"));
        let (kind, message, help) = match engine.load(&puppet::packed(&script)) {
            Err(error) => (error.kind(), error.to_string(), error.help()),
            Ok(plugin) => {
                let error = puppet::outcome(&engine, plugin).result.expect_err(&format!("{law} at {at} passes"));
                (error.kind(), error.to_string(), error.help())
            }
        };
        assert_eq!(kind, law, "at {at}: {message}");
        assert!(message.contains(&law) && message.contains(&seen), "{law} at {at} says: {message}");
        assert!(!message.contains("Tenants decide"), "{law} at {at} tells the description: {message}");
        assert!(help.contains("author"), "{law} at {at} does not say who must act: {help}");
    }
}

#[test]
fn each_refusal_is_an_answer() {
    let engine = Engine::new().unwrap();
    for (given, expected) in [
        (wit::Refusal::TooLittleText, Refusal::TooLittleText),
        (wit::Refusal::MissingSetting("edition".into()), Refusal::MissingSetting("edition".into())),
        (
            wit::Refusal::InvalidSetting(("edition".into(), "third".into())),
            Refusal::InvalidSetting("edition".into(), "third".into()),
        ),
        (wit::Refusal::OutOfScope("It is a letter.".into()), Refusal::OutOfScope("It is a letter.".into())),
    ] {
        let mut script = puppet::sound();
        script.answer = Answer::Refusal(given);
        assert_eq!(puppet::outcome(&engine, puppet::loaded(&engine, &script)).result, Ok(Err(expected)));
    }
}

/// A carried manifest is what tools read without running a plugin, so it must be true.
#[test]
fn a_carried_manifest_is_what_the_plugin_says() {
    let engine = Engine::new().unwrap();
    let bare = puppet::packed(&puppet::sound());
    let manifest = serde_json::to_string(engine.load(&bare).unwrap().framework()).unwrap();
    let carrying = |manifest: &str| {
        let mut component = bare.clone();
        append_custom(&mut component, evenhand::plugin::MANIFEST_SECTION, manifest.as_bytes());
        component
    };
    engine.load(&carrying(&manifest)).expect("the manifest is its own");

    let other = manifest.replace("Fair repairs", "Fairer repairs");
    let error = engine.load(&carrying(&other)).unwrap_err();
    assert_eq!(error.kind(), "carries-what-it-says");
    assert!(error.to_string().contains("\"Fairer repairs\" in place of \"Fair repairs\""), "{error}");

    let error = engine.load(&carrying("not JSON")).unwrap_err();
    assert_eq!(error.kind(), "carries-what-it-says");

    let mut twice = carrying(&manifest);
    append_custom(&mut twice, evenhand::plugin::MANIFEST_SECTION, other.as_bytes());
    let error = engine.load(&twice).unwrap_err();
    assert!(matches!(&error, LoadError::Damaged(reason) if reason.contains("two manifests")), "{error}");
}

fn append_custom(component: &mut Vec<u8>, name: &str, content: &[u8]) {
    let length = |mut value: usize| {
        let mut bytes = Vec::new();
        while value > 0x7f {
            bytes.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        bytes.push(value as u8);
        bytes
    };
    let whole = [length(name.len()), name.as_bytes().to_vec(), content.to_vec()].concat();
    component.push(0);
    component.extend(length(whole.len()));
    component.extend(whole);
}

/// The puppet that is committed is built from the sources that are.
#[test]
fn the_prebuilt_puppet_is_what_its_lock_says() {
    use evenhand_build::lock::{Guest, Lock, digest};
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let lock = Lock::read(&puppet::prebuilt().join("puppet.lock")).unwrap();
    let rebuild = "run plugins/prebuilt/rebuild.sh";
    assert_eq!(lock.component, digest(puppet::component()), "{rebuild}");
    assert_eq!(lock.sources, Guest::Puppet.sources_digest(&root).unwrap(), "{rebuild}");
}
