//! For build scripts: the pages of a framework become Rust (feature `pages`).
//!
//! Reading and checking pages is `evenhand-build`'s, the same as for a framework without
//! code, so a mistake is told with its file and line when the crate is built.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use evenhand_build::{Folder, describe};
use evenhand_interpreter::compiled::{Criterion, Expectation, Manifest};

/// Reads `framework.toml` and `criteria/*.md` beside the crate's `Cargo.toml` and writes
/// what [`framework!`](crate::framework!) includes. Mistakes end the build, each with
/// its place and what to do; warnings are told by `evenhand test` and `evenhand build`.
///
/// # Panics
/// Outside a build script.
pub fn build() {
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs build scripts"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo runs build scripts"));
    for part in ["framework.toml", "checks.toml", "criteria", "lists", "tests"] {
        // A path that is not there would make cargo run the script every time.
        if folder.join(part).exists() {
            println!("cargo:rerun-if-changed={part}");
        }
    }
    let written = rust(&folder).and_then(|rust| {
        fs::write(out.join("framework.rs"), rust).map_err(|error| format!("framework.rs cannot be written: {error}"))
    });
    if let Err(mistakes) = written {
        eprintln!("{mistakes}");
        process::exit(1);
    }
}

/// The framework of `folder` as an expression of Rust.
///
/// # Errors
/// Every mistake of its pages.
fn rust(folder: &Path) -> Result<String, String> {
    let (read, _) = Folder::read(folder).map_err(|mistakes| mistakes.to_string())?;
    Ok(expression(&describe(&read)))
}

const HERE: &str = "::evenhand_sdk::framework";

fn expression(from: &Manifest<'_>) -> String {
    let text = |text: &str| format!("{text:?}");
    let sources =
        list(&from.sources, "Source", |s| format!("id: {:?}, citation: {:?}, doi: {:?}", s.id, s.citation, s.doi));
    let domains = list(&from.domains, "Domain", |d| {
        let expects = match d.expects {
            Expectation::Each => "Each",
            Expectation::Any => "Any",
            Expectation::None => "None",
            Expectation::Grounds => "Grounds",
        };
        format!("id: {:?}, title: {:?}, summary: {:?}, expects: {HERE}::Expects::{expects}", d.id, d.title, d.summary)
    });
    let settings = list(&from.settings, "Setting", |s| {
        format!(
            "id: {:?}, title: {:?}, summary: {:?}, required: {}, default: {:?}, choices: &{:?}",
            s.id, s.title, s.summary, s.required, s.default, s.choices
        )
    });
    let facets =
        list(&from.facets, "Facet", |f| format!("id: {:?}, title: {:?}, values: &{:?}", f.id, f.title, f.values));
    let roles = list(&from.roles, "Role", |r| format!("id: {:?}, title: {:?}", r.id, r.title));
    let fields = [
        ("id", text(from.id)),
        ("title", text(from.title)),
        ("version", text(from.version)),
        ("summary", text(from.summary)),
        ("licence", text(from.licence)),
        ("measured", format!("{:?}", from.measured)),
        ("sources", sources),
        ("domains", domains),
        ("criteria", list(&from.criteria, "Criterion", criterion)),
        ("settings", settings),
        ("facets", facets),
        ("roles", roles),
    ];
    let mut rust = format!("{HERE}::Framework {{\n");
    for (field, value) in fields {
        let _ = writeln!(rust, "    {field}: {value},");
    }
    rust + "}\n"
}

fn list<T>(all: &[T], name: &str, fields: impl Fn(&T) -> String) -> String {
    let each: Vec<String> = all.iter().map(|one| format!("{HERE}::{name} {{ {} }}", fields(one))).collect();
    format!("&[{}]", each.join(", "))
}

fn criterion(from: &Criterion<'_>) -> String {
    let prompts = list(&from.prompts, "Question", |p| format!("ask: {:?}, who: {:?}", p.ask, p.who));
    format!(
        "id: {:?}, domain: {:?}, title: {:?}, question: {:?}, why: {:?}, counts_when: {:?}, counts_partly: {:?}, \
         does_not_count: {:?}, prompts: {prompts}, sources: &{:?}",
        from.id,
        from.domain,
        from.title,
        from.question,
        from.why,
        from.counts_when,
        from.counts_partly,
        from.does_not_count,
        from.sources
    )
}
