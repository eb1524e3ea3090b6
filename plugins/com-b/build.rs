//! Compiles the word lists of `lists/` into one table of queries.
//!
//! A list is a file of queries, one a line, in the query language of
//! `evenhand-language`. A line may open with `+` (it names a facilitator) or `-` (it
//! names a barrier) or `~` (it has no sign, and bare it is read as a barrier), and end
//! with `= 4`, its weight. `lists/cues` says what a phrase is
//! about; each of its files opens with `key: value` lines. `lists/signs` holds the
//! words of polarity, `lists/gate` what is left out. Nothing is parsed at run time.
//! The pages, `framework.toml` and `criteria/*.md`, become Rust first.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use evenhand_language::query::{self, Lists, Query};

fn main() {
    evenhand_sdk::pages::build();
    println!("cargo:rerun-if-changed=lists");
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lists");
    let mut out = Tables::default();
    for kind in ["cues", "signs", "gate"] {
        for file in files(&root.join(kind)) {
            out.read(kind, &file);
        }
    }
    let bytes = query::compile(&out.queries, &Lists::new()).unwrap_or_else(|wrong| panic!("lists/: {wrong}"));
    let to = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    fs::write(to.join("cues.table"), bytes).expect("OUT_DIR can be written");
    let lists = format!("static LISTS: &[List] = &[\n{}];\n", out.lists);
    let entries = format!("static ENTRIES: &[Entry] = &[\n{}];\n", out.entries);
    for (name, file, width) in [("WORDS", "words", 7), ("PROSE", "prose", 8)] {
        let table = weights(name, &root.join(file).with_extension("txt"), width);
        fs::write(to.join(file).with_extension("rs"), table).expect("OUT_DIR can be written");
    }
    fs::write(to.join("lists.rs"), lists + &entries).expect("OUT_DIR can be written");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|wrong| panic!("{}: {wrong}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files
}

/// The table `name` of `file`: a key and `width` weights a line, in the order of the keys.
fn weights(name: &str, file: &Path, width: usize) -> String {
    let text = fs::read_to_string(file).unwrap_or_else(|wrong| panic!("{}: {wrong}", file.display()));
    let mut rows: Vec<(&str, Vec<i8>)> = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let at = || format!("{}:{}", file.display(), number + 1);
        let (key, weights) = line.split_once(' ').unwrap_or_else(|| panic!("{}: a key and its weights", at()));
        let weights: Result<Vec<i8>, _> = weights.split(' ').map(str::parse).collect();
        let weights = weights.ok().filter(|weights| weights.len() == width);
        rows.push((key, weights.unwrap_or_else(|| panic!("{}: {width} weights from -127 to 127", at()))));
    }
    rows.sort_unstable();
    let mut table = format!("static {name}: [(&str, [i8; {width}]); {}] = [\n", rows.len());
    for (key, weights) in rows {
        let _ = writeln!(table, "    ({key:?}, {weights:?}),");
    }
    table + "];\n"
}

#[derive(Default)]
struct Tables {
    queries: Vec<Query>,
    lists: String,
    entries: String,
    count: usize,
}

/// What the `key: value` lines of a cue list say.
#[derive(Default)]
struct Head {
    first: String,
    second: String,
    domain: String,
    rule: String,
    lean: i8,
}

impl Tables {
    fn read(&mut self, kind: &str, file: &Path) {
        let text = fs::read_to_string(file).expect("a list is UTF-8");
        let id = file.file_stem().and_then(|stem| stem.to_str()).expect("a list's name is ASCII");
        let mut head = Head { rule: "18".to_owned(), ..Head::default() };
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            let at = format!("{}:{}", file.display(), number + 1);
            if line.is_empty() || (kind == "cues" && head.takes(line, &at)) {
                continue;
            }
            self.entry(line, &at);
        }
        let kind = match kind {
            "cues" => "Kind::Cue".to_owned(),
            "signs" => format!("Kind::Sign(Sign::{})", camel(id)),
            _ => format!("Kind::Gate(Gate::{})", camel(id)),
        };
        let Head { first, second, domain, rule, lean } = head;
        let (first, second) = (option("Subcomponent", &first), option("Subcomponent", &second));
        let domain = option("Domain", &domain);
        let _ = writeln!(
            self.lists,
            "    List {{ id: {id:?}, kind: {kind}, first: {first}, second: {second}, domain: {domain}, \
             rule: Rule({rule}), lean: {lean} }},"
        );
        self.count += 1;
    }

    fn entry(&mut self, line: &str, at: &str) {
        let (sign, leans, line) = match line.split_at(1) {
            ("+", rest) => (1, false, rest),
            ("-", rest) => (-1, false, rest),
            ("~", rest) => (0, true, rest),
            _ => (0, false, line),
        };
        let (source, weight) = match line.rsplit_once('=') {
            Some((source, weight)) => {
                (source, weight.trim().parse().unwrap_or_else(|_| panic!("{at}: a weight is a figure")))
            }
            None => (line, 3u8),
        };
        let query = Query::parse(source.trim()).unwrap_or_else(|wrong| panic!("{at}: {source:?}: {wrong}"));
        self.queries.push(query);
        let _ = writeln!(
            self.entries,
            "    Entry {{ list: {}, sign: {sign}, leans: {leans}, weight: {weight} }},",
            self.count
        );
    }
}

impl Head {
    /// Whether `line` is a `key: value` line; remembers what it says.
    fn takes(&mut self, line: &str, at: &str) -> bool {
        let Some((key, value)) = line.split_once(':') else { return false };
        let value = value.trim().to_owned();
        match key {
            "first" => self.first = value,
            "second" => self.second = value,
            "domain" => self.domain = value,
            "rule" => self.rule = value.trim_start_matches('R').to_owned(),
            "lean" => {
                self.lean = match value.as_str() {
                    "+" => 1,
                    "-" => -1,
                    "" => 0,
                    _ => panic!("{at}: a list leans to + or to -, or says nothing, and not {value}"),
                }
            }
            _ => panic!("{at}: first, second, domain, rule or lean was expected, and not {key}"),
        }
        true
    }
}

/// `Some(Of::Value)`, or `None` where the value is missing or `none`.
fn option(of: &str, value: &str) -> String {
    match value {
        "" | "none" => "None".to_owned(),
        value => format!("Some({of}::{})", camel(value)),
    }
}

fn camel(id: &str) -> String {
    let parts = id.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(|part| part[..1].to_uppercase() + &part[1..].to_lowercase()).collect()
}
