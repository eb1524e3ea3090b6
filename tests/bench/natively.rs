//! The interpreter as a process of its own, without a sandbox: what `tests/bench/side-by-side`
//! runs beside the command.
//!
//! ```text
//! natively prepare DIR                  writes what the other processes are given
//! natively assess TEXT TIMES FRAMEWORK...
//!                                       assesses as the guests do, and prints what was found;
//!                                       a framework is a compiled file, or `com-b`
//! natively queries TEXT COMPILED        prints which queries are met
//! ```

#[macro_use]
mod crossing;
mod carried;
mod coded;
mod native;
#[allow(dead_code, reason = "the benchmarks of the engine use the rest")]
mod subject;

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use evenhand::ProjectDescription;
use evenhand_interpreter::compiled::Compiled;
use evenhand_language::Reading;
use evenhand_language::query::Table;

/// How many queries of proximity the matchers are compared on.
const QUERIES: usize = 300;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["prepare", to] => prepare(Path::new(to)),
        ["assess", text, times, frameworks @ ..] => assess(text, times.parse().expect("a number of times"), frameworks),
        ["queries", text, framework] => queries(text, framework),
        _ => println!("tests/bench/side-by-side runs this"),
    }
}

/// The text, frameworks as components and as what is packed into them, and the words that
/// the queries of proximity name.
fn prepare(to: &Path) {
    let text = subject::text();
    let write = |name: &str, bytes: &[u8]| fs::write(to.join(name), bytes).expect("a file");
    write("text.md", text.as_bytes());
    for (name, built) in [("ward", subject::ward()), ("hiat", subject::hiat())] {
        write(&format!("{name}.compiled"), &built.bytes);
        write(&format!("{name}.wasm"), &subject::component(&built));
    }
    let com_b = fs::read(subject::root().join("plugins/prebuilt/com-b.wasm")).expect("the plugin in Rust");
    write("com-b.wasm", &com_b);
    write("given.bytes", &carried::packed(&native::given(&subject::description(&text))));
    let near = subject::proximity(&text, QUERIES, QUERIES);
    write("near.compiled", &near.bytes);
    write("near.wasm", &subject::component(&near));
    let fold = evenhand_language::word::fold;
    let pairs = subject::pairs(&text, QUERIES, QUERIES);
    let pairs: Vec<String> = pairs.iter().map(|(a, b)| format!("{} {}", fold(a), fold(b))).collect();
    write("near.txt", pairs.join("\n").as_bytes());
    write("sentences.txt", sentences(&text).as_bytes());
}

/// The words of each sentence as they are compared, a line for each.
fn sentences(text: &str) -> String {
    let given = native::given(&subject::description(text));
    let mut lines = String::new();
    for section in &given.sections {
        for sentence in &section.sentences {
            let words = evenhand_language::word::words(&section.text, sentence.span.start, sentence.span.end);
            let words: Vec<&str> = words.iter().map(|word| word.folded.as_ref()).collect();
            let _ = writeln!(lines, "{}", words.join(" "));
        }
    }
    lines
}

fn read(path: &str) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn assess(text: &str, times: usize, frameworks: &[&str]) {
    let text = String::from_utf8(read(text)).expect("UTF-8");
    let description = step("read", || subject::description(&text));
    for framework in frameworks {
        let found = match *framework {
            "com-b" => coded::found(&description, times),
            path => interpreted(&description, times, &read(path)),
        };
        print!("{found}");
    }
}

/// What a framework of pages finds.
fn interpreted(description: &ProjectDescription, times: usize, bytes: &[u8]) -> String {
    let Ok(framework) = Compiled::open(bytes) else { panic!("it is no framework") };
    let mut given = native::given(description);
    given.settings = carried::defaults(&framework);
    let answer = repeated(times, || step("call", || black_box(native::assess(&framework, &given))));
    carried::told(&carried::ids(&framework), &answer)
}

/// Does `work` so many times: what came of the last.
fn repeated<T>(times: usize, mut work: impl FnMut() -> T) -> T {
    (1..times).for_each(|_| drop(work()));
    work()
}

/// Does `work`, and prints how many nanoseconds it took.
fn step<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let done = work();
    eprintln!("{name} {}", started.elapsed().as_nanos());
    done
}

/// The numbers of the queries that the text meets, and how long reading and meeting took.
fn queries(text: &str, framework: &str) {
    let text = String::from_utf8(read(text)).expect("UTF-8");
    let given = native::given(&subject::description(&text));
    let bytes = read(framework);
    let Ok(framework) = Compiled::open(&bytes) else { panic!("it is no framework") };
    let Ok(table) = Table::open(framework.queries) else { panic!("it has no table") };
    let of = native::text(&given);
    let reading = step("words", || Reading::new(&of));
    let mut met = Vec::new();
    step("match", || table.scan(&reading, &mut |query, _| met.push(query)));
    met.dedup();
    let met: Vec<String> = met.iter().map(u32::to_string).collect();
    println!("{}", met.join(" "));
}
