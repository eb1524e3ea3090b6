//! Where a phrase stands: its sentence, its clause and the verb that governs it, and what
//! can be asked from there.

use super::super::{name, question};
use super::Prepared;
use crate::grammar::Parsed;
use crate::grammar::clauses::{Clause, Open};
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, Mark};
use crate::text::Block;
use crate::{Reading, Words};

/// A phrase, and where it stands.
#[derive(Clone)]
pub(in crate::claim) struct Place<'p, 'r, 't> {
    pub text: &'p Prepared<'r, 't>,
    pub focus: Words,
    pub line: usize,
    pub sentence: Words,
    pub parsed: &'p Parsed,
    /// The clause of the phrase.
    pub clause: usize,
    /// The verb group that governs the phrase.
    pub verb: Option<usize>,
}

impl<'r, 't> Prepared<'r, 't> {
    /// Where the phrase `focus` stands; `None` where it is no phrase of the text.
    pub(in crate::claim) fn place<'p>(&'p self, focus: &Words) -> Option<Place<'p, 'r, 't>> {
        if focus.is_empty() || focus.end > self.reading.words.len() {
            return None;
        }
        let line = self.reading.sentence_of[focus.start] as usize;
        let sentence = self.reading.sentences[line].words.clone();
        let parsed = &self.grammar.lines[line];
        let focus = focus.start..focus.end.min(sentence.end);
        // Of the verbs inside, one of a clause that says who is meant comes last: *people who had
        // never been were asked*.
        let inside = |g: &Group| focus.contains(&g.main) && !g.thin && g.form != Form::Gerund;
        let says_who = |g: &Group| {
            let clause = &parsed.clauses.all[parsed.clauses.of[g.main - sentence.start]];
            clause.open == Open::Relative && clause.first > focus.start
        };
        let verb_inside = (parsed.groups.iter().position(|g| inside(g) && !says_who(g)))
            .or_else(|| parsed.groups.iter().position(inside));
        let anchor = verb_inside.map_or(focus.start, |g| parsed.groups[g].main);
        let clause = parsed.clauses.of[anchor - sentence.start];
        let mut place = Place { text: self, focus, line, sentence, parsed, clause, verb: None };
        place.verb = verb_inside.or_else(|| place.governing(clause));
        Some(place)
    }
}

impl<'p, 'r, 't> Place<'p, 'r, 't> {
    pub fn reading(&self) -> &'r Reading<'t> {
        self.text.reading
    }

    pub fn block(&self) -> Block {
        self.reading().sentences[self.line].block
    }

    pub fn word(&self, i: usize) -> &'r str {
        if self.sentence.contains(&i) { self.reading().words[i].folded.as_ref() } else { "" }
    }

    pub fn tag(&self, i: usize) -> Tags {
        if self.sentence.contains(&i) { self.text.grammar.tags[i] } else { Tags::default() }
    }

    pub fn clause_of(&self, i: usize) -> usize {
        self.parsed.clauses.of[i - self.sentence.start]
    }

    pub fn clause(&self, clause: usize) -> &'p Clause {
        &self.parsed.clauses.all[clause]
    }

    pub fn group(&self) -> Option<&'p Group> {
        self.verb.map(|g| &self.parsed.groups[g])
    }

    /// The list's phrases that start in the sentence.
    pub fn marks(&self, list: List) -> impl Iterator<Item = &'r Mark> {
        let line = self.sentence.clone();
        let tags = &self.text.grammar.tags;
        let named = move |mark: &Mark| name::is_hope(self.text.reading, tags, &line, mark.word as usize);
        self.text.reading.marks_of(self.line, list).filter(move |mark| !named(mark))
    }

    /// The list's phrases that start in the clause of the phrase.
    pub fn marks_here(&self, list: List) -> impl Iterator<Item = &'r Mark> {
        self.marks(list).filter(move |mark| self.clause_of(mark.word as usize) == self.clause)
    }

    /// The raw sentence ends with a question mark, and the phrase is not in a statement
    /// that only quotes a question at its end.
    pub fn asked_outright(&self) -> bool {
        let last = self.sentence.end - 1;
        self.reading().after(last).contains('?')
            && question::quoted_at_end(self).is_none_or(|from| self.focus.start >= from)
    }

    /// The clause and all it hangs on, from inside out; a relative clause stands alone.
    pub fn chain(&self) -> Vec<usize> {
        let mut chain = vec![self.clause];
        let mut at = self.clause;
        while let Some(parent) = self.clause(at).parent {
            if chain.contains(&parent) || self.clause(at).open == Open::Relative {
                break;
            }
            chain.push(parent);
            at = parent;
        }
        chain
    }

    /// The group that governs the phrase from within `clause`: the nearest before it,
    /// or the clause's first finite one where the phrase is its subject.
    fn governing(&self, clause: usize) -> Option<usize> {
        let here = |g: &Group| self.clause_of(g.main) == clause;
        let groups = &self.parsed.groups;
        let before = groups.iter().rposition(|g| here(g) && g.words.start < self.focus.start);
        before
            .or_else(|| groups.iter().position(|g| here(g) && g.finite() && g.main >= self.focus.start))
            .or_else(|| groups.iter().position(|g| here(g) && g.main >= self.focus.start))
    }

    /// The finite group of `clause`: its last before the phrase, else its first.
    pub fn finite_of(&self, clause: usize) -> Option<&'p Group> {
        let groups = &self.parsed.groups;
        let here = |g: &&Group| g.finite() && self.clause_of(g.main) == clause;
        groups.iter().filter(here).rfind(|g| g.words.start < self.focus.end).or_else(|| groups.iter().find(here))
    }

    /// The finite group whose tense decides: the governing one, or the one it hangs on.
    pub fn tensed(&self) -> Option<&'p Group> {
        if let Some(own) = self.group().filter(|g| g.finite()) {
            return Some(own);
        }
        self.chain().into_iter().find_map(|clause| self.finite_of(clause))
    }

    /// Whether the phrase stands before the finite verb of its clause.
    pub fn is_subject(&self) -> bool {
        self.finite_of(self.clause).is_some_and(|g| self.focus.start < g.words.start)
    }

    /// Whether a finite verb stands from word `from` on and before word `to`.
    pub fn finite_between(&self, from: usize, to: usize) -> bool {
        self.parsed.groups.iter().any(|g| g.finite() && g.words.start >= from && g.main < to)
    }
}
