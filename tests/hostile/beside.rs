//! A plugin that fails leaves the others alone.

use evenhand::model::report::{Found, Options};
use evenhand::{Engine, LoadError, Outcome, Request, render};
use evenhand_puppet::{Answer, Misdeed, Script};

use super::{encoded, engine, files, tight, wrapped};
use crate::conformance::puppet::{bad, description, loaded, neighbour, outcome, packed};

/// Every way in which a puppet can fail to assess.
fn failing() -> Vec<(Script, &'static str)> {
    let mut lying = neighbour("lying");
    let Answer::Assessment(answer) = &mut lying.answer else { panic!("the sound puppet assesses") };
    answer.ratings[2].evidence.clear();
    vec![
        (bad(Misdeed::Loop), "out-of-fuel"),
        (bad(Misdeed::Recurse), "stack-limit"),
        (bad(Misdeed::Grow), "memory-limit"),
        (bad(Misdeed::Trap("why".into())), "trapped"),
        (bad(Misdeed::Panic("why".into())), "trapped"),
        (bad(Misdeed::Report("a".repeat(50_000), u64::MAX)), "returned-limit"),
        (bad(Misdeed::Tell), "trapped"),
        (lying, "found-rests-on-support"),
    ]
}

fn same(a: &Outcome, b: &Outcome) -> bool {
    (&a.result, a.fuel, a.memory, &a.settings) == (&b.result, b.fuel, b.memory, &b.settings)
}

#[test]
fn the_others_outcomes_are_complete() {
    let engine = engine(tight());
    let (first, last) = (loaded(&engine, &neighbour("first")), loaded(&engine, &neighbour("last")));
    let (first_alone, last_alone) = (outcome(&engine, first.clone()), outcome(&engine, last.clone()));
    assert!(first_alone.result.is_ok() && last_alone.result.is_ok());

    let failing: Vec<_> = failing().into_iter().map(|(script, kind)| (loaded(&engine, &script), kind)).collect();
    for (plugin, kind) in &failing {
        let asked = [first.clone(), plugin.clone(), last.clone()].map(Request::from);
        let outcomes = engine.assess(&description(), &asked).unwrap();
        assert_eq!(outcomes.len(), 3);
        assert_eq!(outcomes[1].result.as_ref().unwrap_err().kind(), *kind);
        assert!(same(&outcomes[0], &first_alone) && same(&outcomes[2], &last_alone), "beside {kind}");
    }

    let mut asked = vec![Request::from(first)];
    asked.extend(failing.iter().map(|(plugin, _)| Request::from(plugin.clone())));
    asked.push(Request::from(last));
    let outcomes = engine.assess(&description(), &asked).unwrap();
    let kinds: Vec<_> = outcomes[1..=failing.len()].iter().map(|o| o.result.as_ref().unwrap_err().kind()).collect();
    assert_eq!(kinds, failing.iter().map(|(_, kind)| *kind).collect::<Vec<_>>());
    assert!(same(&outcomes[0], &first_alone) && same(&outcomes[failing.len() + 1], &last_alone));
}

#[test]
fn what_cannot_be_loaded_leaves_the_others_loaded() {
    let engine = engine(tight());
    let (sound, loops, wasi) =
        (packed(&neighbour("first")), wrapped("modules/start-loops.wat"), encoded("components/imports-wasi.wat"));
    let loaded = engine.load_all(&[&sound, &loops, b"text", &sound, &wasi]);
    let kinds: Vec<_> =
        loaded.iter().map(|plugin| plugin.as_ref().map_or_else(LoadError::kind, |_| "loaded")).collect();
    assert_eq!(kinds, ["loaded", "out-of-fuel", "not-wasm", "loaded", "imports-forbidden"]);
}

/// What each framework is told to have found, as the bytes of the report's JSON.
fn told(found: &[Found<'_>]) -> Vec<String> {
    let report = evenhand::report(&description(), found, &Options::default());
    let report: serde_json::Value = serde_json::from_str(&render::json(&report).unwrap()).unwrap();
    report["outcomes"].as_array().unwrap().iter().map(ToString::to_string).collect()
}

/// Each hostile file in turn stands between two sound plugins: their part of the report is
/// the same bytes as without it, and its own names it.
#[test]
fn beside_every_hostile_file_the_others_reports_are_the_same_bytes() {
    let engine = engine(tight());
    let asked = ["first", "last"].map(|id| Request::from(loaded(&engine, &neighbour(id))));
    let alone = engine.assess(&description(), &asked).unwrap();
    let expected = told(&[alone[0].found("first"), alone[1].found("last")]);
    let components = files("components").into_iter().map(|name| (encoded(&name), name));
    let modules = files("modules").into_iter().map(|name| (wrapped(&name), name));
    for (bytes, name) in components.chain(modules).filter(|(_, name)| !name.ends_with("sound.wat")) {
        let hostile = engine.load(&bytes);
        let mut requests = asked.to_vec();
        requests.extend(hostile.as_ref().ok().map(|plugin| Request::from(plugin.clone())));
        let outcomes = engine.assess(&description(), &requests).unwrap();
        let between = match &hostile {
            Ok(_) => outcomes[2].found(&name),
            Err(error) => error.found(&name),
        };
        let told = told(&[outcomes[0].found("first"), between, outcomes[1].found("last")]);
        assert_eq!((&told[0], &told[2]), (&expected[0], &expected[1]), "beside {name}");
        let names_it = told[1].contains(&name) || told[1].contains("\"framework\":\"a\"");
        assert!(names_it, "{name} is not named: {}", told[1]);
    }
}

/// Nothing stays in a plugin from one description to the next, also after a failure.
#[test]
fn every_call_has_a_store_of_its_own() {
    let engine = Engine::new().unwrap();
    let plugin = loaded(&engine, &bad(Misdeed::Count));
    for _ in 0..3 {
        assert_eq!(outcome(&engine, plugin.clone()).result.unwrap().unwrap().summary, "call 1");
    }
    let mut twice = neighbour("twice");
    twice.before_describe = Misdeed::Count;
    assert_eq!(loaded(&engine, &twice).framework().summary, "call 1");
    let traps = loaded(&engine, &bad(Misdeed::Trap("why".into())));
    let errors: Vec<_> = (0..3).map(|_| outcome(&engine, traps.clone()).result.unwrap_err()).collect();
    assert!(errors.windows(2).all(|pair| pair[0] == pair[1]), "{errors:?}");
}

#[test]
fn why_a_plugin_failed_is_joined_to_the_error_and_shown_to_who_asks() {
    let engine = Engine::new().unwrap();
    let error = outcome(&engine, loaded(&engine, &bad(Misdeed::Trap("the table\u{1b}[2J is empty".into()))))
        .result
        .unwrap_err();
    assert_eq!(error.said(), ["the table[2J is empty"]);
    assert_eq!(error.to_string(), "stopped: wasm `unreachable` instruction executed (it left a message)");

    let error = outcome(&engine, loaded(&engine, &bad(Misdeed::Panic("index 7 of 3".into())))).result.unwrap_err();
    assert!(error.said()[0].contains("panicked at") && error.said()[0].contains("index 7 of 3"), "{:?}", error.said());

    let error = outcome(&engine, loaded(&engine, &bad(Misdeed::Tell))).result.unwrap_err();
    assert!(error.said()[0].contains("Caf"), "who asks is told: {:?}", error.said());
    for told in [error.to_string(), error.help(), error.kind().to_owned()] {
        assert!(!told.contains("Caf") && !told.contains("Tenants"), "{told}");
    }
    let mut many = bad(Misdeed::Report("é".repeat(600), 50));
    many.answer = Answer::Refusal(evenhand_puppet::contract::Refusal::TooLittleText);
    assert!(outcome(&engine, loaded(&engine, &many)).result.is_ok(), "what is reported changes nothing");
}

#[test]
fn a_plugin_that_fails_to_say_what_it_is_says_why() {
    let engine = engine(tight());
    for (misdeed, kind) in [
        (Misdeed::Trap("no pages".into()), "trapped"),
        (Misdeed::Panic("no pages".into()), "trapped"),
        (Misdeed::Loop, "out-of-fuel"),
        (Misdeed::Grow, "memory-limit"),
        (Misdeed::Recurse, "stack-limit"),
    ] {
        let mut script = neighbour("mute");
        script.before_describe = misdeed;
        let error = engine.load(&packed(&script)).unwrap_err();
        assert_eq!(error.kind(), kind);
        let LoadError::Describe(call) = &error else { panic!("{error:?}") };
        assert!(kind != "trapped" || call.said()[0].contains("no pages"), "{call:?}");
    }
    let error = engine.load(crate::conformance::puppet::component()).unwrap_err();
    let LoadError::Describe(call) = error else { panic!("an empty puppet says something") };
    assert_eq!(call.said(), ["no script is packed into this puppet"]);
}

/// What was loaded under one engine's limits does not run under another's.
#[test]
fn a_plugin_of_another_engine_is_not_run() {
    let (one, other) = (Engine::new().unwrap(), Engine::new().unwrap());
    let outcome = outcome(&other, loaded(&one, &neighbour("strange")));
    let error = outcome.result.unwrap_err();
    assert_eq!(error.kind(), "other-engine");
    assert!(error.help().contains("load it with the engine that assesses"), "{}", error.help());
    assert_eq!(outcome.fuel, 0);
}
