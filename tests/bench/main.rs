//! What takes how long: `cargo bench -p evenhand-cli`. The figures that were measured
//! stand in engine/BENCHMARKS.md.

#[macro_use]
#[allow(unused_macros, reason = "what is found is not told here")]
mod crossing;
mod native;
mod subject;

use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use evenhand::model::report::Options;
use evenhand::render::{self, Format, View};
use evenhand::{Cache, Engine, Limits, Request};
use evenhand_build::Built;
use evenhand_interpreter::compiled::Compiled;
use evenhand_language::Reading;
use evenhand_language::claim::Prepared;
use evenhand_language::who::Cast;

/// Reading alone: words, sentences' grammar, who is who.
fn language(c: &mut Criterion) {
    let text = subject::text();
    let description = subject::description(&text);
    let given = native::given(&description);
    let words = text.split_whitespace().count() as u64;
    let mut group = c.benchmark_group("read");
    group.throughput(Throughput::Elements(words));
    let of = native::text(&given);
    group.bench_function("words", |b| b.iter(|| black_box(Reading::new(&of)).words.len()));
    let reading = Reading::new(&of);
    group.bench_function("grammar", |b| b.iter(|| drop(black_box(Prepared::new(&reading)))));
    let prepared = Prepared::new(&reading);
    group.bench_function("who is who", |b| b.iter(|| drop(black_box(Cast::new(&prepared)))));
    group.bench_function("a file", |b| b.iter(|| black_box(subject::description(&text))));
    group.finish();
}

/// One description against few and many queries, in the guest and natively.
fn assess(c: &mut Criterion) {
    let text = subject::text();
    let description = subject::description(&text);
    let given = native::given(&description);
    let proximity = |live, all| subject::proximity(&text, live, all);
    let frameworks: [(&str, &dyn Fn() -> Built); 7] = [
        ("Ward", &subject::ward),
        ("HIAT", &subject::hiat),
        ("1 query", &|| proximity(1, 1)),
        ("300 queries, 300 live", &|| proximity(300, 300)),
        ("1,000 queries, 300 live", &|| proximity(300, 1_000)),
        ("10,000 queries, 300 live", &|| proximity(300, 10_000)),
        ("10,000 queries, all live", &|| proximity(10_000, 10_000)),
    ];
    for (name, built) in frameworks {
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function("guest", |b| {
            let engine = Engine::new().expect("the sandbox");
            let plugin = engine.load(&subject::component(&built())).expect("it loads");
            let requests = [Request::from(plugin)];
            b.iter(|| black_box(engine.assess(&description, &requests).expect("no settings")));
        });
        group.bench_function("native", |b| {
            let built = built();
            let framework = open(&built);
            b.iter(|| black_box(native::assess(&framework, &given)));
        });
        group.finish();
    }
}

/// A plugin from its bytes: compiled, and from the cache.
fn load(c: &mut Criterion) {
    let ward = || subject::component(&subject::ward());
    let mut group = c.benchmark_group("load Ward");
    group.sample_size(10);
    group.bench_function("compiled", |b| {
        let component = ward();
        b.iter(|| Engine::new().expect("the sandbox").load(&component).expect("it loads"));
    });
    group.bench_function("from the cache", |b| {
        let component = ward();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cache = Cache::open(folder.path(), Cache::BOUND).expect("a private folder");
        let engine = || Engine::with_cache(Limits::default(), Some(cache.clone())).expect("the sandbox");
        engine().load(&component).expect("it loads");
        b.iter(|| engine().load(&component).expect("it loads"));
    });
    group.finish();
}

/// A whole call of Ward's plugin, with memory on demand and with memory set aside for many.
fn memory(c: &mut Criterion) {
    let (component, description) = (subject::component(&subject::ward()), subject::description(&subject::text()));
    let mut group = c.benchmark_group("memory");
    for (name, engine) in [("on demand", Engine::new()), ("set aside", Engine::pooled(Limits::default(), None, 2))] {
        let engine = engine.expect("the sandbox");
        let request = [Request::from(engine.load(&component).expect("it loads"))];
        group.bench_function(name, |b| b.iter(|| engine.assess(&description, &request).expect("no settings")));
    }
    group.finish();
}

/// The report of Ward and HIAT, laid out in each form.
fn rendered(c: &mut Criterion) {
    let description = subject::description(&subject::text());
    let engine = Engine::new().expect("the sandbox");
    let load = |built| Request::from(engine.load(&subject::component(&built)).expect("it loads"));
    let requests = [load(subject::ward()), load(subject::hiat())];
    let report = engine.report(&description, &requests, &Options::default()).expect("no settings");
    let mut group = c.benchmark_group("render");
    for (name, format) in [
        ("text", Format::Text(View::default())),
        ("Markdown", Format::Markdown),
        ("CSV", Format::Csv),
        ("JSON", Format::Json),
    ] {
        group.bench_function(name, |b| b.iter(|| black_box(render::render(&report, format).expect("it is laid out"))));
    }
    group.finish();
}

/// Whole processes, as a person starts them.
fn command(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("description.md");
    std::fs::write(&file, subject::text()).expect("a file");
    let run = |more: &[&str]| {
        let status = Command::new(env!("CARGO_BIN_EXE_evenhand"))
            .args(["assess", "--framework", "ward"])
            .args(more)
            .arg(&file)
            .env("EVENHAND_CACHE_DIR", folder.path().join("kept"))
            .stdout(Stdio::null())
            .status();
        assert!(status.expect("the command starts").success());
    };
    let mut group = c.benchmark_group("evenhand assess");
    group.sample_size(10);
    group.bench_function("cold", |b| b.iter(|| run(&["--no-cache"])));
    group.bench_function("warm", |b| {
        run(&[]);
        b.iter(|| run(&[]));
    });
    group.finish();
}

/// Enough to tell a third from a half, in three minutes for all of it.
fn settings() -> Criterion {
    Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .sample_size(20)
}

fn open(built: &Built) -> Compiled<'_> {
    match Compiled::open(&built.bytes) {
        Ok(compiled) => compiled,
        Err(_) => panic!("the framework can be read"),
    }
}

criterion_group! { name = benches; config = settings(); targets = language, assess, memory, load, rendered, command }
criterion_main!(benches);
