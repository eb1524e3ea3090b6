//! Where clauses begin and end, and how each hangs on another.
//!
//! A flat pass over a sentence with a small stack: enough to know how far a
//! negation or a condition reaches, and no grammar beyond that. A clause may be in
//! two pieces, around a relative clause that stands in it.

use super::groups::Group;
use super::tags::Tags;
use crate::{Reading, Words};

mod opens;

/// How a clause hangs on the one it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Open {
    /// Not at all, or by *and*, *;*, *:*.
    Main,
    /// *but*, *yet*, *however*, *whereas*.
    Contrast,
    /// *who*, *which*, *that* after a noun.
    Relative,
    /// *that* after a verb.
    That,
    /// *if*, *unless*, *provided*, an inverted *should*.
    Condition,
    /// *whether*.
    Whether,
    /// *when*, *while*, *because*, *so that*, *although* and their like.
    Circumstance,
    /// A phrase before or after its clause: *instead of …,*, *despite …,*.
    Phrase,
    /// *, not …*.
    Not,
    /// In brackets.
    Aside,
}

/// A clause.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    /// How it hangs on its parent.
    pub open: Open,
    /// The clause it belongs to.
    pub parent: Option<usize>,
    /// Its first word.
    pub first: usize,
    /// After its last word, other clauses inside it included.
    pub end: usize,
}

/// The clauses of a sentence, and the clause of each of its words.
#[derive(Debug, Default)]
pub(crate) struct Clauses {
    /// In order of their first words.
    pub all: Vec<Clause>,
    /// For each word of the sentence, from its first.
    pub of: Vec<usize>,
}

/// Divides the sentence `line`.
pub(crate) fn clauses(reading: &Reading<'_>, tags: &[Tags], line: &Words, groups: &[Group]) -> Clauses {
    let mut cutter = Cutter { reading, tags, line, groups, found: Clauses::default(), now: 0 };
    cutter.found.all.push(Clause { open: Open::Main, parent: None, first: line.start, end: line.end });
    for i in line.clone() {
        cutter.word(i);
        cutter.found.of.push(cutter.now);
        let mut at = Some(cutter.now);
        while let Some(clause) = at {
            cutter.found.all[clause].end = i + 1;
            at = cutter.found.all[clause].parent.filter(|&p| p < clause);
        }
    }
    cutter.found
}

struct Cutter<'a, 't> {
    reading: &'a Reading<'t>,
    tags: &'a [Tags],
    line: &'a Words,
    groups: &'a [Group],
    found: Clauses,
    now: usize,
}

impl Cutter<'_, '_> {
    fn text(&self, i: usize) -> &str {
        if self.line.contains(&i) { self.reading.words[i].folded.as_ref() } else { "" }
    }

    fn open(&mut self, open: Open, parent: Option<usize>, first: usize) {
        self.found.all.push(Clause { open, parent, first, end: first + 1 });
        self.now = self.found.all.len() - 1;
    }

    fn current(&self) -> &Clause {
        &self.found.all[self.now]
    }

    /// Whether a finite group of the clause at hand ends before `i`.
    fn has_verb(&self, i: usize) -> bool {
        self.groups
            .iter()
            .any(|g| g.finite() && g.words.end <= i && self.found.of.get(g.main - self.line.start) == Some(&self.now))
    }

    fn group_at(&self, i: usize) -> Option<&Group> {
        self.groups.iter().find(|g| g.words.start == i && g.finite())
    }

    /// Whether a finite group starts at `i`, adverbs skipped.
    fn verb_starts(&self, i: usize) -> bool {
        (i..self.line.end.min(i + 3))
            .take_while(|&k| k == i || self.tags[k - 1].any(Tags::ADVERB))
            .any(|k| self.group_at(k).is_some())
    }

    /// Whether a finite group starts after `i` and before the next mark or joining word.
    fn verb_follows(&self, i: usize) -> bool {
        for k in i..self.line.end.min(i + 16) {
            if k > i && self.reading.before(k).contains([',', ';', ':', '(', ')', '—', '–']) {
                return false;
            }
            if self.group_at(k).is_some() {
                return true;
            }
        }
        false
    }

    fn word(&mut self, i: usize) {
        let gap = self.reading.before(i);
        let start = i == self.line.start;
        if !start {
            self.marks(i, gap);
        }
        let comma = gap.contains(',') || start || gap.contains(['—', '–', ':', ';', '(']);
        if self.joins(i, comma, start) {
            return;
        }
        self.resumes(i, start);
    }

    /// What the marks before word `i` do.
    fn marks(&mut self, i: usize, gap: &str) {
        if gap.contains(')') && self.current().open == Open::Aside {
            self.now = self.current().parent.unwrap_or(0);
        }
        let dash = gap.contains(['—', '–']) || gap.contains(" - ");
        if gap.contains('(') {
            self.open(Open::Aside, Some(self.now), i);
        } else if gap.contains(';') || gap.contains('|') || ((gap.contains(':') || dash) && self.any_verb(i)) {
            self.open(Open::Main, None, i);
        } else if gap.contains(',') {
            self.comma(i);
        }
    }

    fn any_verb(&self, i: usize) -> bool {
        self.groups.iter().any(|g| g.finite() && g.words.end <= i)
    }

    /// A comma closes what it can close.
    fn comma(&mut self, i: usize) {
        let listing = matches!(self.text(i), "and" | "or");
        match self.current().open {
            Open::Relative | Open::Not | Open::That if !listing && self.current().first > self.line.start => {
                self.now = self.current().parent.unwrap_or(0);
            }
            Open::Condition | Open::Circumstance | Open::Phrase | Open::Whether => match self.current().parent {
                Some(parent) if !listing => self.now = parent,
                None if !listing || self.verb_follows(i) => {
                    let before = self.now;
                    self.open(Open::Main, None, i);
                    self.found.all[before].parent = Some(self.now);
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// Whether word `i` opens a clause, which is then opened.
    fn joins(&mut self, i: usize, comma: bool, start: bool) -> bool {
        let Some(open) = self.opener(i, comma, start) else {
            return false;
        };
        // An opener at the sentence's start has no clause to hang on yet.
        if start
            || (self.current().first == i
                && self.current().parent.is_none()
                && !matches!(open, Open::Main | Open::Contrast))
        {
            self.found.all[self.now].open = open;
            return true;
        }
        let parent = match open {
            Open::Main => None,
            Open::Contrast => None,
            _ => Some(self.now),
        };
        if !(self.current().first + 1 == i && matches!(self.text(i - 1), "and" | "but" | "or"))
            || open != self.current().open
        {
            self.open(open, parent, i);
        }
        true
    }

    fn tags_at(&self, i: usize) -> Tags {
        if self.line.contains(&i) { self.tags[i] } else { Tags::default() }
    }

    /// A relative or a condition that ends without a mark: its parent goes on.
    fn resumes(&mut self, i: usize, start: bool) {
        if start {
            return;
        }
        let group = self.group_at(i).is_some();
        let joined = matches!(self.text(i - 1), "and" | "or" | "but" | "then") || self.tags[i - 1].any(Tags::SUBJECT);
        match self.current().open {
            Open::Relative if group && !joined && self.has_verb(i) => {
                self.now = self.current().parent.unwrap_or(0);
            }
            Open::Condition | Open::Circumstance | Open::Phrase
                if self.tags[i].any(Tags::SUBJECT)
                    && self.current().first + 1 < i
                    && (self.has_verb(i) || self.current().open == Open::Phrase)
                    && self.verb_starts(i + 1)
                    && self.current().parent.is_none() =>
            {
                let before = self.now;
                self.open(Open::Main, None, i);
                self.found.all[before].parent = Some(self.now);
            }
            _ => {}
        }
    }
}
