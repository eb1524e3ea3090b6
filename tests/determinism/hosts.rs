//! Another host: `tests/hosts/python` runs the same components with another release of
//! the runtime, from another language and without a line of this engine, and gets the
//! same answers, span for span.

use std::path::PathBuf;
use std::process::Command;

use evenhand::model::assessment::{Assessment, Conclusion, ConclusionKind, Evidence, Rating, Refusal, Stance};
use evenhand::model::framework::Prompt;
use evenhand::{Engine, Outcome, ProjectDescription};
use serde_json::{Value, json};

use crate::subject::{components, descriptions, root};

/// The interpreter of Python that has the package; `EVENHAND_PYTHON` names it.
fn python() -> Option<PathBuf> {
    let python = std::env::var_os("EVENHAND_PYTHON").map_or_else(|| PathBuf::from("python3"), PathBuf::from);
    let tried = Command::new(&python).args(["-c", "import wasmtime.component"]).output();
    if tried.is_ok_and(|tried| tried.status.success()) {
        return Some(python);
    }
    let how = "pip install -r tests/hosts/python/requirements.txt, and name its Python in EVENHAND_PYTHON";
    assert!(std::env::var_os("EVENHAND_CI").is_none(), "{} has no package `wasmtime`: {how}", python.display());
    println!("SKIPPED: no second host: {} has no package `wasmtime`\nto run it: {how}", python.display());
    None
}

#[test]
fn another_host_gets_the_same_answers() {
    let Some(python) = python() else { return };
    let engine = Engine::new().unwrap();
    let (folder, descriptions) = (tempfile::tempdir().unwrap(), descriptions());
    for component in components() {
        let plugin = engine.load(component).unwrap();
        let asked = |description| engine.assess(description, &[plugin.clone().into()]).unwrap().remove(0);
        let outcomes: Vec<Outcome> = descriptions.iter().map(asked).collect();
        let given: Vec<Value> = descriptions.iter().zip(&outcomes).map(|(d, o)| given(d, &o.settings)).collect();
        let (plugin_file, given_file) = (folder.path().join("plugin.wasm"), folder.path().join("given.json"));
        std::fs::write(&plugin_file, component).unwrap();
        std::fs::write(&given_file, Value::from(given).to_string()).unwrap();
        let mut host = Command::new(&python);
        let output = host.arg(root().join("tests/hosts/python/assess.py")).args([plugin_file, given_file]).output();
        let output = output.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let theirs: Value = serde_json::from_slice(&output.stdout).unwrap();
        let framework = plugin.framework();
        let manifest: Value = with_hyphens(serde_json::to_value(framework).unwrap());
        assert_eq!(theirs["manifest"], manifest, "{} describes itself otherwise", framework.id);
        for (at, outcome) in outcomes.iter().enumerate() {
            let their = &theirs["answers"][at];
            assert_eq!(their["answer"], answered(outcome), "{} on example {at}", framework.id);
            println!("{} on example {at}: the same; fuel here {}, there {}", framework.id, outcome.fuel, their["fuel"]);
        }
    }
}

/// The contract writes names with hyphens.
fn with_hyphens(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            fields.into_iter().map(|(name, field)| (name.replace('_', "-"), with_hyphens(field))).collect()
        }
        Value::Array(items) => items.into_iter().map(with_hyphens).collect(),
        value => value,
    }
}

/// A description as the contract's `project-description`.
fn given(from: &ProjectDescription, settings: &[(String, String)]) -> Value {
    let sentence = |sentence: &evenhand::model::Sentence| {
        json!({
            "span": span(&(sentence.span.start as usize..sentence.span.end as usize)),
            "block": kebab(&sentence.block),
            "paragraph": sentence.paragraph,
            "introduced-by": sentence.introduced_by,
        })
    };
    let section = |at: usize| {
        json!({
            "heading": from.heading(at),
            "depth": from.sections[at].depth,
            "text": from.section_text(at),
            "sentences": from.sections[at].sentences.iter().map(sentence).collect::<Vec<_>>(),
        })
    };
    json!({
        "title": from.title,
        "stage": from.stage.as_ref().map(kebab),
        "we": from.we.map(evenhand::model::Actor::id),
        "sections": (0..from.sections.len()).map(section).collect::<Vec<_>>(),
        "settings": settings,
    })
}

/// `ListItem` as `list-item`.
fn kebab(name: &impl std::fmt::Debug) -> String {
    let mut kebab = String::new();
    for c in format!("{name:?}").chars() {
        if c.is_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.extend(c.to_lowercase());
    }
    kebab
}

fn answered(outcome: &Outcome) -> Value {
    match outcome.result.as_ref().unwrap() {
        Ok(assessment) => answer(assessment),
        Err(Refusal::TooLittleText) => json!("too-little-text"),
        Err(refusal) => panic!("no example is refused: {refusal:?}"),
    }
}

fn answer(from: &Assessment) -> Value {
    json!({
        "summary": from.summary,
        "ratings": from.ratings.iter().map(rating).collect::<Vec<_>>(),
        "conclusions": from.conclusions.iter().map(conclusion).collect::<Vec<_>>(),
    })
}

fn rating(from: &Rating) -> Value {
    json!({
        "criterion": from.criterion,
        "level": kebab(&from.level),
        "shortfall": from.shortfall.as_ref().map(kebab),
        "rationale": from.rationale,
        "evidence": from.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "prompts": from.prompts.iter().map(prompt).collect::<Vec<_>>(),
    })
}

fn evidence(from: &Evidence) -> Value {
    let stance = match &from.stance {
        Stance::SetAside(reason) => json!({ "case": "set-aside", "value": kebab(reason) }),
        stance => json!(kebab(stance)),
    };
    let label = |(facet, value): &(String, String)| json!({ "facet": facet, "value": value });
    json!({
        "section": from.section,
        "span": span(&from.span),
        "focus": span(&from.focus),
        "stance": stance,
        "claim": kebab(&from.claim),
        "labels": from.labels.iter().map(label).collect::<Vec<_>>(),
        "note": from.note,
    })
}

fn span(from: &std::ops::Range<usize>) -> Value {
    json!({ "start": from.start, "end": from.end })
}

fn prompt(from: &Prompt) -> Value {
    json!({ "ask": from.ask, "who": from.who })
}

fn conclusion(from: &Conclusion) -> Value {
    let kind: &ConclusionKind = &from.kind;
    json!({
        "id": from.id,
        "kind": kebab(kind),
        "title": from.title,
        "text": from.text,
        "criteria": from.criteria,
        "evidence": from.evidence.iter().map(|(rating, item)| json!({ "rating": rating, "item": item })).collect::<Vec<_>>(),
        "more-evidence": from.more_evidence.iter().map(evidence).collect::<Vec<_>>(),
        "prompts": from.prompts.iter().map(prompt).collect::<Vec<_>>(),
        "sources": from.sources,
    })
}
