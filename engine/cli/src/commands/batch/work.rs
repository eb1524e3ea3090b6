//! One description among many: what its line depends on, and the line.

use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::Result;
use evenhand::ProjectDescription;
use evenhand::model::batch::{LINE_SCHEMA, Line, Status, Unread};
use evenhand::model::report::{Failed, Outcome, Report};
use evenhand::plugin::{CallError, Digest};
use evenhand::read::{self, Format};
use evenhand::render;

use super::inputs::{self, Body, Item};
use crate::args::Batch;
use crate::setup::{self, Setup};
use crate::{failure, run};

/// How every description of a run is read.
pub struct Work<'a> {
    setup: Setup<'a>,
    from: Option<Format>,
    deadline: Option<f64>,
    no_quotes: bool,
    set_aside: bool,
    /// The digest of what reads: lines can be compared where it is the same.
    pub run: String,
}

/// A description of which is known what its line depends on.
pub struct Ready {
    item: Item,
    text: Result<Vec<u8>, Unread>,
    /// The digest of that.
    pub result: String,
}

impl Ready {
    /// The item again, with its words.
    pub fn into_item(self) -> Item {
        Item { body: self.text.map_or_else(Body::Unread, Body::Text), ..self.item }
    }
}

/// What came of a description: its line, and what a summary tells of it.
pub struct Done {
    /// The line, with its end.
    pub line: Vec<u8>,
    /// How far it came.
    pub status: Status,
    /// Why it failed, where it did.
    pub why: Option<String>,
    /// Whether it was there already.
    pub kept: bool,
    /// What the machine did not give, or we could not write: then it is no result.
    pub host: Option<String>,
}

impl<'a> Work<'a> {
    /// Checks once what holds for all.
    ///
    /// # Errors
    /// When a plugin could not be loaded: every description would tell the same.
    pub fn prepare(setup: Setup<'a>, args: &Batch) -> Result<Self> {
        if let Some((source, error)) = setup.unloaded().next() {
            return Err(setup::unloaded(source, error).into());
        }
        setup::control(args.how.deadline)?;
        let (deadline, no_quotes) = (args.how.deadline, args.how.no_quotes);
        let run = run_digest(&setup, args);
        Ok(Self { setup, from: args.how.from.map(run::format), deadline, no_quotes, set_aside: args.set_aside, run })
    }

    /// Fetches the words of `item`, and tells what its line depends on.
    pub fn ready(&self, mut item: Item) -> Ready {
        let text = match std::mem::replace(&mut item.body, Body::File) {
            Body::File => read::file(&item.path, read::Limits::default()).map_err(|error| self.unread(error)),
            Body::Text(text) => Ok(text),
            Body::Unread(unread) => Err(unread),
        };
        let mut parts = Parts::default();
        parts.add(&self.run);
        parts.add(item.path.as_os_str().as_encoded_bytes());
        parts.add(item.row.as_ref().map_or(String::new(), |(number, _)| number.to_string()));
        parts.add(item.row.as_ref().and_then(|(_, id)| id.clone()).unwrap_or_default());
        parts.add(self.from.map_or("", Format::id));
        match &text {
            Ok(text) => parts.add("text").add(text),
            Err(unread) => parts.add(&unread.kind).add(&unread.message),
        };
        Ready { item, text, result: parts.digest() }
    }

    /// Reads it, and writes its line. A mistake of ours ends this description, not the run.
    pub fn done(&self, ready: Ready) -> Done {
        let Ready { item, text, result } = ready;
        let report = text.and_then(|text| {
            catch_unwind(AssertUnwindSafe(|| self.report(&item, text))).unwrap_or_else(|_| Err(ours()))
        });
        let (report, error) = match report {
            Ok(report) => (Some(report), None),
            Err(error) => (None, Some(error)),
        };
        let (row, id) = item.row.map_or((None, None), |(number, id)| (Some(number), id));
        let line = Line {
            schema: LINE_SCHEMA.to_owned(),
            input: inputs::shown(&item.path),
            row,
            id,
            result,
            run: self.run.clone(),
            status: report.as_ref().map_or(Status::Failed, Status::of),
            error,
            report,
        };
        let (why, host) = (why(&line), host(&line));
        // A line that cannot be written ends the run: left out, it would be missed by nobody.
        let (written, host) = match render::json_line(&line) {
            Ok(written) => (written.into_bytes(), host),
            Err(error) => (Vec::new(), Some(format!("{}: {error}", line.input))),
        };
        Done { line: written, status: line.status, why, kept: false, host }
    }

    fn report(&self, item: &Item, text: Vec<u8>) -> Result<Report, Unread> {
        let source = inputs::source(item, text, self.from);
        let description = read::description(source, read::Limits::default()).map_err(|error| self.unread(error))?;
        // It leaves out words by itself, where none are wanted.
        self.setup.check(&description).map_err(|error| unread("setting", &error))?;
        let outcomes = self.outcomes(&description);
        let outcomes = outcomes.map_err(|error| unread("setting", &failure::redacted(error, self.no_quotes)))?;
        Ok(self.setup.report(&description, &outcomes, self.set_aside))
    }

    fn outcomes(&self, description: &ProjectDescription) -> Result<Vec<evenhand::Outcome>> {
        self.setup.outcomes_in_turn(description, &setup::control(self.deadline)?)
    }

    /// Why a description could not be read; without words of it, where none are wanted.
    fn unread(&self, error: read::Error) -> Unread {
        let kind = error.kind();
        unread(kind, &failure::redacted(error.into(), self.no_quotes))
    }
}

fn unread(kind: &str, error: &anyhow::Error) -> Unread {
    let (message, help) = failure::words(error);
    Unread { kind: kind.to_owned(), message, help }
}

fn ours() -> Unread {
    let message = "the engine failed on this description".to_owned();
    Unread {
        kind: "our-fault".to_owned(),
        message,
        help: "please report it, with the description if you may".to_owned(),
    }
}

/// Why `line` failed, for people.
fn why(line: &Line) -> Option<String> {
    match &line.error {
        Some(error) => Some(error.message.clone()),
        None => failed(line).next().map(told),
    }
}

/// What the machine did not give for `line`.
fn host(line: &Line) -> Option<String> {
    failed(line).find(|failed| failed.error.kind == CallError::HOST).map(told)
}

fn failed(line: &Line) -> impl Iterator<Item = &Failed> {
    line.report.iter().flat_map(|report| &report.outcomes).filter_map(|outcome| match outcome {
        Outcome::Failed(failed) => Some(failed),
        _ => None,
    })
}

fn told(failed: &Failed) -> String {
    let name = failed.framework.as_ref().unwrap_or(&failed.source);
    format!("{name} {}", failed.error.message)
}

/// The digest of what all lines of a run have in common.
fn run_digest(setup: &Setup<'_>, args: &Batch) -> String {
    let mut parts = Parts::default();
    parts.add(LINE_SCHEMA).add(env!("CARGO_PKG_VERSION"));
    for plugin in setup.plugins() {
        parts.add("plugin").add(plugin.digest().as_str());
        for (id, value) in setup.given_to(plugin.framework()) {
            parts.add("setting").add(id).add(value);
        }
    }
    for (name, value, _) in setup.engine().limits().listed() {
        parts.add(name).add(value.to_string());
    }
    parts.add(if args.how.no_quotes { "no-quotes" } else { "quotes" });
    parts.add(if args.set_aside { "set-aside" } else { "no-set-aside" });
    parts.add(args.how.date.as_deref().unwrap_or_default());
    parts.digest()
}

/// What a digest is taken of: each part with its length before it, so that no two lists of
/// parts are the same bytes.
#[derive(Default)]
struct Parts(Vec<u8>);

impl Parts {
    fn add(&mut self, part: impl AsRef<[u8]>) -> &mut Self {
        self.0.extend((part.as_ref().len() as u64).to_le_bytes());
        self.0.extend(part.as_ref());
        self
    }

    fn digest(&self) -> String {
        Digest::of(&self.0).as_str().to_owned()
    }
}
