//! The host's memory: each misdeed is done in a process of its own, whose highest use is
//! read afterwards.

#![cfg(target_os = "linux")]

use std::process::Command;

use evenhand::model::report::Options;
use evenhand::{Engine, ProjectDescription, Request, render};
use evenhand_puppet::{Answer, Misdeed, Script};

use super::{compiling, wrapped};
use crate::conformance::puppet::{bad, description, neighbour, packed};

/// The most that a process takes in which one plugin does its worst under the default
/// limits, in MiB. 256 of it may be the plugin's own.
const BOUND: u64 = 640;

/// The variable that tells a child what to do.
const VARIABLE: &str = "EVENHAND_TEST_MISDEED";

/// A misdeed: how to do it, and what must come of it.
type Misdeeds = &'static [(&'static str, fn() -> String, &'static str)];

const MISDEEDS: Misdeeds = &[
    ("nothing", || assessed(&neighbour("sound")), "answered"),
    ("grows", || assessed(&bad(Misdeed::Grow)), "memory-limit"),
    ("recurses", || assessed(&bad(Misdeed::Recurse)), "stack-limit"),
    ("reports-much", || assessed(&bad(Misdeed::Report("a".repeat(1 << 20), u64::MAX))), "returned-limit"),
    ("reports-often", || assessed(&bad(Misdeed::Report(String::new(), u64::MAX))), "returned-limit"),
    ("fills-all-memory", || loaded(&wrapped("modules/fills-all-memory.wat")), "trapped"),
    ("one-buffer-many-times", || loaded(&wrapped("modules/one-buffer-many-times.wat")), "returned-limit"),
    ("many-functions", || loaded(&compiling::functions(19_999)), "other-shape"),
    ("loops-in-loops", || loaded(&compiling::deep(64)), "other-shape"),
    ("far-apart", || loaded(&compiling::far_apart(4)), "other-shape"),
    ("many-tables", || loaded(&compiling::tables(1, 3_000)), "other-shape"),
    ("values-at-calls", || loaded(&compiling::calls(145)), "other-shape"),
    ("many-types", || loaded(&compiling::types(400_000)), "other-shape"),
    ("points-at-much", || assessed(&points_at_much(19_000)), "answered"),
    ("points-at-too-much", || assessed(&points_at_much(39_000)), "answers-are-within-limits"),
    ("points-below-long-headings", || assessed_on(&below_long_headings(), &points_at_much(19_000)), LIMIT),
    ("asks-much", || assessed(&asks_much()), LIMIT),
    ("declares-much", || assessed(&declares_much()), "answered"),
];

/// The law on all that a report repeats.
const LIMIT: &str = "quotations-are-within-limits";

/// The description, whose headings are as long as a report repeats them.
fn below_long_headings() -> ProjectDescription {
    let mut description = description();
    description.sections.iter_mut().for_each(|section| section.path = vec!["h".repeat(1_000).into(); 6]);
    description
}

/// As many items of evidence as the laws allow.
fn points_at_much(times: usize) -> Script {
    let mut script = neighbour("points");
    let Answer::Assessment(answer) = &mut script.answer else { panic!("the sound puppet assesses") };
    for rating in &mut answer.ratings {
        let item = rating.evidence.first().cloned();
        rating.evidence.extend(item.into_iter().cycle().take(times));
    }
    script
}

/// As many questions as a list may have, each of which follows up the same words, to
/// somebody with a long title.
fn asks_much() -> Script {
    let mut script = neighbour("asks");
    let Answer::Assessment(answer) = &mut script.answer else { panic!("the sound puppet assesses") };
    script.manifest.roles.iter_mut().for_each(|role| role.title = "r".repeat(60_000));
    let prompt = answer.ratings[1].prompts[0].clone();
    let asked = (0..19_000).map(|at| {
        let mut prompt = prompt.clone();
        prompt.ask = format!("{at}?");
        prompt
    });
    answer.ratings[1].prompts = asked.collect();
    script
}

/// Thousands of criteria and of parts of a project: a grid of millions of cells.
fn declares_much() -> Script {
    const MANY: u32 = 5_000;
    let mut script = neighbour("declares");
    let Answer::Assessment(answer) = &mut script.answer else { panic!("the sound puppet assesses") };
    answer.conclusions.clear();
    let (rating, criterion) = (answer.ratings[4].clone(), script.manifest.criteria[4].clone());
    answer.ratings =
        (0..MANY).map(|at| evenhand_puppet::contract::Rating { criterion: at, ..rating.clone() }).collect();
    script.manifest.criteria = (0..MANY)
        .map(|at| evenhand_puppet::contract::Criterion { id: format!("c-{at}"), ..criterion.clone() })
        .collect();
    script.manifest.facets[0].id = "part".to_owned();
    script.manifest.facets[0].values.extend((0..MANY).map(|at| format!("v-{at}")));
    for item in answer.ratings.iter_mut().flat_map(|rating| &mut rating.evidence) {
        item.labels.clear();
    }
    script
}

fn loaded(component: &[u8]) -> String {
    Engine::new().unwrap().load(component).map_or_else(|error| error.kind(), |_| "loaded").to_owned()
}

fn assessed(script: &Script) -> String {
    assessed_on(&description(), script)
}

/// What comes of a puppet, and all that is made of it.
fn assessed_on(description: &ProjectDescription, script: &Script) -> String {
    let engine = Engine::new().unwrap();
    let plugin = engine.load(&packed(script)).unwrap();
    let outcomes = engine.assess(description, &[Request::from(plugin)]).unwrap();
    let report = evenhand::report(description, &[outcomes[0].found("a plugin")], &Options::default());
    let pages = [render::json(&report).unwrap(), render::csv(&report).unwrap(), render::markdown(&report)];
    assert!(pages.iter().all(|page| page.len() > 100));
    outcomes[0].result.as_ref().map_or_else(|error| error.kind(), |_| "answered").to_owned()
}

/// What the process has used at most, in MiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the kernel tells");
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1024
}

/// Does nothing unless it is the child of the test below.
#[test]
fn child() {
    let Some(name) = std::env::var_os(VARIABLE) else { return };
    let (_, misdeed, _) = MISDEEDS.iter().find(|(known, ..)| name == **known).expect("a misdeed");
    println!("came to {} at {} MiB.", misdeed(), peak());
}

#[test]
fn no_misdeed_takes_more_than_a_bound() {
    let mut highest = Vec::new();
    for (name, _, expected) in MISDEEDS {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "hostile::memory::child", "--nocapture"])
            .env(VARIABLE, name)
            .output()
            .unwrap();
        let out = String::from_utf8_lossy(&child.stdout);
        assert!(child.status.success(), "{name}: {out}{}", String::from_utf8_lossy(&child.stderr));
        let told =
            out.split_once("came to ").and_then(|(_, told)| told.split_once(" MiB.")).expect("what it came to").0;
        let (kind, peak) = told.split_once(" at ").unwrap();
        assert_eq!(kind, *expected, "{name}");
        let peak: u64 = peak.parse().unwrap();
        assert!(peak <= BOUND, "{name} takes {peak} MiB");
        highest.push(format!("{name} {peak}"));
    }
    println!("highest use in MiB: {}", highest.join(", "));
}
