//! What a program relies on that has the engine inside it.

use std::collections::BTreeMap;
use std::time::Instant;

use evenhand::model::report::{Options, Outcome as Told};
use evenhand::plugin::{Broken, CallError};
use evenhand::read::{self, Limits, Source};
use evenhand::{Control, Engine, Error, Fault, LoadError, ProjectDescription, Request};
use evenhand_puppet::Misdeed;

use super::puppet::{bad, description, loaded, neighbour, outcome, sound};

const WORDS: &str = "Maria Jones";

/// The description with this front matter.
fn with_front_matter(front: &str) -> ProjectDescription {
    let page = std::fs::read_to_string(super::puppet::file("sound.md")).unwrap();
    read::description(Source::bytes(format!("+++\n{front}\n+++\n{page}")), Limits::default()).unwrap()
}

fn request(engine: &Engine, id: &str) -> Request {
    loaded(engine, &neighbour(id)).into()
}

#[test]
fn two_plugins_of_one_framework_make_no_report() {
    let engine = Engine::new().unwrap();
    let twins = [request(&engine, "one"), request(&engine, "one")];
    let error = engine.report(&description(), &twins, &Options::default()).unwrap_err();
    assert!(matches!(&error, Error::Twins { framework } if framework == "one"), "{error}");
    assert_eq!((error.kind(), error.fault()), ("twins", Fault::Caller));
    let outcomes = engine.assess(&description(), &twins).unwrap();
    assert!(outcomes.iter().all(|outcome| outcome.result.is_ok()), "one may be asked twice");
}

/// One writer's slip is not to take the other frameworks' answers away.
#[test]
fn a_setting_in_the_front_matter_that_is_not_taken_fails_its_framework_alone() {
    let engine = Engine::new().unwrap();
    let requests = ["one", "two"].map(|id| request(&engine, id));
    for (setting, kind) in [("edition", "setting-choice"), ("maria", "unknown-setting")] {
        let description = with_front_matter(&format!("settings.two.{setting} = \"{WORDS}\""));
        let outcomes = engine.assess(&description, &requests).unwrap();
        assert!(outcomes[0].result.is_ok());
        let error = outcomes[1].result.as_ref().unwrap_err();
        assert_eq!((error.kind(), error.fault()), (kind, Fault::Description));
        assert!(matches!(error, CallError::Setting(inner) if inner.to_string().contains(setting)));
        assert!(std::error::Error::source(error).is_none(), "logs print sources");

        let report =
            engine.report(&description, &requests, &Options { no_quotes: true, ..Options::default() }).unwrap();
        let Told::Failed(failed) = &report.outcomes[1] else { panic!("it cannot be asked") };
        for told in [&failed.error.message, &failed.error.help, &format!("{outcomes:?} {error:?}")] {
            assert!(!told.to_lowercase().contains("maria"), "{told}");
        }
        // Who asks goes before the writer.
        let settings = BTreeMap::from([("edition".to_owned(), "first".to_owned())]);
        let given = Request { settings, ..requests[1].clone() };
        assert_eq!(engine.assess(&description, &[given]).unwrap()[0].result.is_ok(), setting == "edition");
    }
}

#[test]
fn a_setting_of_a_request_is_for_the_caller_to_mend() {
    let engine = Engine::new().unwrap();
    let settings = BTreeMap::from([("edition".to_owned(), "ninth".to_owned())]);
    let asked = Request { settings, ..request(&engine, "one") };
    let error = engine.assess(&description(), &[asked]).unwrap_err();
    assert_eq!((error.kind(), error.fault()), ("setting-choice", Fault::Caller));
    assert!(error.to_string().contains("one.edition cannot be `ninth`"), "{error}");
}

#[test]
fn settings_that_nobody_reads_are_told() {
    let engine = Engine::new().unwrap();
    let requests = [request(&engine, "one")];
    let notices = |front: &str| {
        engine.report(&with_front_matter(front), &requests, &Options::default()).unwrap().notices.join(" ")
    };
    let told = "settings for a framework that did not read this text";
    assert!(notices("settings.hiaat.typo = \"a\"").contains(told));
    assert!(!notices("settings.one.edition = \"first\"").contains(told));
    let two = "settings.a.a = \"a\"\nsettings.b.b = \"b\"\nsettings.one.edition = \"first\"";
    assert!(notices(two).contains("settings for 2 frameworks that did not read this text"));
}

#[test]
fn a_report_can_be_called_off() {
    let engine = Engine::new().unwrap();
    let late = Control { deadline: Some(Instant::now()), ..Control::default() };
    let report = engine.report_under(&description(), &[request(&engine, "one")], &Options::default(), &late).unwrap();
    assert!(matches!(&report.outcomes[0], Told::Failed(failed) if failed.error.kind == "host-deadline"));
}

/// What is written to logs without a thought: `{:?}`, as `unwrap` and `dbg!` do.
#[test]
fn no_word_of_a_description_is_in_what_programs_log() {
    let engine = Engine::new().unwrap();
    let front = format!("title = \"{WORDS}\"\nroles.lead = \"{WORDS}\"\nsettings.one.edition = \"{WORDS}\"");
    let page = format!("+++\n{front}\n+++\n# {WORDS}\n\n{WORDS} has HIV.\n");
    let description = read::description(Source::bytes(page), Limits::default()).unwrap();
    let trapped = engine.assess(&description, &[loaded(&engine, &bad(Misdeed::Tell)).into()]).unwrap();
    let sound = engine.assess(&description, &[loaded(&engine, &bad(Misdeed::Echo)).into()]).unwrap();
    let error = trapped[0].result.as_ref().unwrap_err();
    assert!(error.said().join(" ").contains("Maria"), "the puppet tells");
    let mut logged = format!("{description:?} {:?} {trapped:?} {sound:?} {error:?}", description.sections);
    for front in [
        format!("stage = \"{WORDS}\""),
        format!("title = {WORDS}"),
        format!("\"{WORDS}\" = 1"),
        format!("roles.\"{WORDS}\" = 1"),
        format!("we = \"{WORDS}\""),
    ] {
        let page = format!("+++\n{front}\n+++\nWords.\n");
        let error = read::description(Source::bytes(page), Limits::default()).unwrap_err();
        logged += &format!("\n{error:?} {} {}", error.without_words(), error.help());
        assert!(error.without_words().contains("line 2") && error.excerpt().is_some(), "{error:?}");
        logged += &format!("\n{:?}", Error::from(error));
    }
    assert!(!logged.contains("Maria") && !logged.contains("HIV"), "{logged}");
}

/// Logs print the sources of an error after it: what it says itself is not said again there.
#[test]
fn a_failure_tells_its_reason_once() {
    let broken = || Broken { law: "ids-are-short", seen: "criterion 3".to_owned(), said: None };
    for load in [
        LoadError::Stopped(CallError::Deadline),
        LoadError::Describe(CallError::Stack(7)),
        LoadError::Describe(CallError::Law(broken())),
        LoadError::Law(broken()),
        LoadError::NotWasm,
    ] {
        let error = Error::from(load.clone());
        assert!(error.to_string().starts_with("the plugin ") && error.to_string().ends_with(&load.to_string()));
        let told = std::iter::successors(Some(&error as &dyn std::error::Error), |error| error.source());
        let told: Vec<String> = told.map(ToString::to_string).collect();
        assert!(told[1..].iter().all(|after| !told[0].contains(after.as_str())), "{told:?}");
        assert!(std::error::Error::source(&load).is_none(), "{load:?}");
    }
}

/// Whom to tell, or whether to try again, is told without reading messages.
#[test]
fn a_failure_says_whose_it_is() {
    let engine = Engine::new().unwrap();
    let trapped = outcome(&engine, loaded(&engine, &bad(Misdeed::Trap("why".into())))).result.unwrap_err();
    assert_eq!(trapped.fault(), Fault::Plugin);
    assert!(CallError::Deadline.fault().is_retryable() && !trapped.fault().is_retryable());
    let gone = engine.load_file("no/such/plugin.wasm").unwrap_err();
    assert!(matches!(gone, LoadError::Unreadable(std::io::ErrorKind::NotFound, _)), "{gone:?}");
    assert_eq!((gone.fault(), engine.load(b"no").unwrap_err().fault()), (Fault::Caller, Fault::Plugin));
    let empty = read::description(Source::bytes(""), Limits::default()).unwrap_err();
    assert_eq!(Error::from(empty).fault(), Fault::Description);
    assert!(outcome(&engine, loaded(&engine, &sound())).result.is_ok());
}
