//! The same description and plugin give the same answer: whoever asks, how often, on how
//! many threads at once, with compiled code that is kept or not, and from another host.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod hosts;
mod subject;

use std::sync::LazyLock;
use std::thread;

use evenhand::model::report::Options;
use evenhand::plugin::Digest;
use evenhand::{Cache, Engine, Limits, Request, render};

use subject::{components, descriptions};

/// How often the whole set is assessed at once, each time on a thread of its own.
const THREADS: [usize; 3] = [1, 2, 8];

fn loaded(engine: &Engine) -> Vec<Request> {
    engine.load_all(&components()).into_iter().map(|plugin| plugin.unwrap().into()).collect()
}

/// The digest of the JSON of every example before every framework, in order.
fn digest(engine: &Engine, requests: &[Request]) -> String {
    let report = |description| engine.report(description, requests, &Options::default()).unwrap();
    let reports: Vec<String> = descriptions().iter().map(|d| render::json(&report(d)).unwrap()).collect();
    assert!(reports.iter().all(|json| json.matches("\"outcome\": \"assessed\"").count() == requests.len()));
    Digest::of(reports.concat().as_bytes()).to_string()
}

/// The digest by an engine of its own.
fn alone() -> &'static str {
    static ALONE: LazyLock<String> = LazyLock::new(|| {
        let engine = Engine::new().unwrap();
        digest(&engine, &loaded(&engine))
    });
    &ALONE
}

/// One engine, shared by a program's threads, as a service would have it.
#[test]
fn threads_change_nothing() {
    let engine = Engine::new().unwrap();
    let requests = loaded(&engine);
    for threads in THREADS {
        let digests: Vec<String> = thread::scope(|scope| {
            let running: Vec<_> = (0..threads).map(|_| scope.spawn(|| digest(&engine, &requests))).collect();
            running.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(digests, vec![alone().to_owned(); threads], "{threads} threads");
    }
    println!("the examples before {} frameworks: {}", requests.len(), alone());
}

#[test]
fn compiled_code_that_is_kept_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let cache = || Cache::open(folder.path().join("cache"), 256 << 20).unwrap();
    let with = || {
        let engine = Engine::with_cache(Limits::default(), Some(cache())).unwrap();
        digest(&engine, &loaded(&engine))
    };
    let cold = with();
    assert_eq!(cache().entries().unwrap().len(), components().len(), "all of it is kept");
    assert_eq!([cold.as_str(), &with()], [alone(); 2]);
}

/// What stands before it in an engine's life is nothing to an answer.
#[test]
fn what_was_asked_before_changes_nothing() {
    let engine = Engine::new().unwrap();
    let requests = loaded(&engine);
    for description in descriptions().iter().rev() {
        engine.assess(description, &requests[..1]).unwrap();
    }
    assert_eq!(digest(&engine, &requests), alone());
}

/// Memory that is set aside beforehand is used by one call after another.
#[test]
fn memory_that_was_used_before_changes_nothing() {
    let engine = Engine::pooled(Limits::default(), None, THREADS[1] * components().len()).unwrap();
    assert!(engine.is_pooled(), "this machine has the address space");
    let requests = loaded(&engine);
    let digests: Vec<String> = thread::scope(|scope| {
        let running: Vec<_> = (0..THREADS[1]).map(|_| scope.spawn(|| digest(&engine, &requests))).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(digests, vec![alone().to_owned(); THREADS[1]]);
    assert_eq!(digest(&engine, &requests), alone(), "and again");
}
