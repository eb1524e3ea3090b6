//! The word lists, compiled, and what of them stands in a text.

use evenhand_language::query::Table;
use evenhand_language::{Reading, Words};

use crate::model::{Domain, Rule, Subcomponent};
use crate::silent;

/// What a list is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It says what a statement is about.
    Cue,
    /// It says which way a statement works.
    Sign(Sign),
    /// It says what is left out.
    Gate(Gate),
}

/// The lists of `lists/signs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Bad,
    Barrier,
    Both,
    Deficit,
    Done,
    Facilitator,
    Foretold,
    Good,
    InSoManyWords,
    Need,
    Negated,
    Negator,
    Nothing,
    Overcome,
    Reducer,
    Short,
    Trouble,
}

/// The lists of `lists/gate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gate {
    Background,
    Benefit,
    Boilerplate,
    ColumnOut,
    HeadingBarrier,
    HeadingNegated,
    HeadingOut,
    HeadingPlan,
    HeadingTask,
    Members,
    Method,
    Plan,
    ResearchGap,
    StudyLimitation,
}

/// A file of `lists/`.
#[derive(Debug)]
pub(crate) struct List {
    pub id: &'static str,
    pub kind: Kind,
    pub first: Option<Subcomponent>,
    pub second: Option<Subcomponent>,
    pub domain: Option<Domain>,
    pub rule: Rule,
    /// Which way the bare thing is read, where nothing else tells.
    pub lean: i8,
}

impl List {
    /// Whether its phrases only point somewhere, for statements in which nothing better
    /// stands. In prose they stand in every sentence.
    pub(crate) fn is_weak(&self) -> bool {
        self.id.starts_with("weak-")
    }
}

/// A line of a list.
struct Entry {
    list: u8,
    sign: i8,
    leans: bool,
    weight: u8,
}

include!(concat!(env!("OUT_DIR"), "/lists.rs"));
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/cues.table"));

/// A phrase of a list, found in a text.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    pub words: Words,
    pub list: &'static List,
    pub sign: i8,
    /// Which way the bare thing is read, where nothing else tells.
    pub lean: i8,
    pub weight: u8,
}

/// Every phrase of every list in `reading`, in order of their first words.
pub(crate) fn hits(reading: &Reading<'_>) -> Vec<Hit> {
    let mut found = Vec::new();
    // The table was compiled by the build script, so it opens.
    if let Ok(table) = Table::open(TABLE) {
        table.scan(reading, &mut |number, words| {
            let entry = &ENTRIES[number as usize];
            let list = &LISTS[entry.list as usize];
            let lean = if entry.leans { -1 } else { list.lean };
            let hit = Hit { words, list, sign: entry.sign, lean, weight: entry.weight };
            if list.kind != Kind::Cue || !silent::is_silent_hit(reading, &hit) {
                found.push(hit);
            }
        });
    }
    found.sort_by(|a, b| (a.words.start, b.words.end, b.weight).cmp(&(b.words.start, a.words.end, a.weight)));
    found
}

/// The hits of `all` (in order) that lie within `words`.
pub(crate) fn within<'h>(all: &'h [Hit], words: &Words) -> impl Iterator<Item = &'h Hit> {
    let from = all.partition_point(|hit| hit.words.start < words.start);
    let end = words.end;
    all[from..].iter().take_while(move |hit| hit.words.start < end).filter(move |hit| hit.words.end <= end)
}
