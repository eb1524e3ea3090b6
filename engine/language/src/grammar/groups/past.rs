//! Verbs in the past with no auxiliary: *the panel chose*, *tenants asked to stay*.
//!
//! Many of their forms are participles, and some describe a noun. What stands before, and
//! whether the clause has or will have another verb, decide.

use super::{Form, Group, Scan, joins};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, holds};

impl Scan<'_, '_> {
    /// A past or participle without an auxiliary, unless it only describes a noun.
    pub(super) fn past(&self, i: usize, found: &[Group]) -> Option<Group> {
        let prev = if self.pronoun_ends(i) { Tags::SUBJECT } else { self.tag(i.wrapping_sub(1)) };
        let first = self.broken(i);
        let particle = matches!(self.word(i + 1), "out" | "back" | "off" | "up" | "over" | "down");
        let listed = i > self.line.start && (self.reading.before(i).contains(',') || self.word(i - 1) == "and");
        let next_opens =
            particle || self.tag(i + 1).any(Tags::OPENS_NOUN.or(Tags::PREP).or(Tags::TO)) || i + 1 == self.line.end;
        let resumes = self.resumes(i, found);
        if listed
            && !resumes
            && !holds(List::ClaimPast, self.word(i))
            && !found.iter().any(Group::finite)
            && !next_opens
            && !self.tag(i + 1).any(Tags::ADVERB)
        {
            return None;
        }
        let only_past = holds(List::ClaimPastOnly, self.word(i));
        let describes = !first
            && !only_past
            && (prev.any(Tags::DET.or(Tags::PREP).or(Tags::FIGURE)) || self.reading.words[i].hyphened)
            && !next_opens;
        let adjective = first && holds(List::ClaimAdjective, self.word(i)) && !next_opens;
        if describes
            || adjective
            || (!first
                && prev.any(Tags::DET)
                && !only_past
                && !matches!(self.word(i - 1), "each" | "most" | "many" | "few" | "several" | "some"))
        {
            return None;
        }
        let open = found.last().is_some_and(|g| g.finite() && !self.breaks_between(g.words.end, i));
        if self.wanted(i) {
            return Some(self.single(i, Form::Participle));
        }
        let subject = prev.any(Tags::SUBJECT) || resumes || self.ends_relative(i, found);
        let later = self.finite_follows(i + 1);
        let listed = first && i > self.line.start;
        let form = if !subject && !only_past && (open || later || listed) { Form::Participle } else { Form::Past };
        Some(self.single(i, form))
    }

    /// *We want it changed*: what is wanted of it, and nothing that it did.
    fn wanted(&self, i: usize) -> bool {
        let it = matches!(self.word(i - 1), "it" | "them" | "this" | "that" | "us" | "me" | "him" | "her");
        it && matches!(self.word(i.wrapping_sub(2)), "want" | "wants" | "wanted" | "need" | "needs" | "needed" | "like")
    }

    /// *Harold, a retired driver, acted as …*: the verb goes on after what its subject is.
    fn resumes(&self, i: usize, found: &[Group]) -> bool {
        let comma = |k: usize| k > self.line.start && self.reading.before(k).contains(',');
        let open = (self.line.start + 1..i).find(|&k| comma(k)).filter(|&k| k - self.line.start <= 4);
        let said = open.is_some_and(|open| {
            let once = !(open + 1..i).any(|k| self.broken(k));
            self.tag(open).any(Tags::DET) && once && self.reading.words[open - 1].raw.starts_with(char::is_uppercase)
        });
        comma(i) && said && !found.iter().any(Group::finite)
    }

    /// *The tenants who never came told us why*: the first verb after a relative clause, with its
    /// object, is that of the noun before *who*.
    fn ends_relative(&self, i: usize, found: &[Group]) -> bool {
        let Some((last, before)) = found.split_last().filter(|(last, _)| last.finite()) else { return false };
        let pronoun = last.words.start.checked_sub(1).filter(|&at| at > self.line.start);
        let relative = pronoun.filter(|&at| matches!(self.word(at), "who" | "which" | "that"));
        let next = self.tag(i + 1);
        let object = next.any(Tags::DET) || matches!(self.word(i + 1), "us" | "them" | "me" | "him" | "it" | "that");
        let whole = (last.words.end..=i).all(|k| !self.broken(k) && !matches!(self.word(k), "and" | "or" | "but"));
        let alone = |at: usize| before.iter().all(|g| !g.finite() || self.breaks_between(g.words.end, at - 1));
        object && whole && !self.broken(i + 1) && relative.is_some_and(alone)
    }

    /// *two of us went*, *no one came*: a pronoun of two words stands before word `i`.
    fn pronoun_ends(&self, i: usize) -> bool {
        matches!(
            (self.word(i.wrapping_sub(2)), self.word(i.wrapping_sub(1))),
            ("of", "us" | "them" | "you") | ("no" | "any" | "some" | "every", "one")
        )
    }

    /// An auxiliary follows before anything that could end the clause.
    fn finite_follows(&self, from: usize) -> bool {
        for k in from..self.line.end.min(from + 12) {
            // *The room used as a store was let*: what it is like stands between.
            let beside = matches!(self.word(k), "or" | "as" | "than" | "until");
            if self.broken(k) || (joins(self.word(k)) && !beside) {
                return false;
            }
            if self.tag(k).any(Tags::SUBJECT) {
                return false;
            }
            if self.tag(k).any(Tags::AUX)
                && !self.tag(k).any(Tags::BEEN)
                && self.word(k) != "having"
                && !self.noun_may(k)
            {
                return true;
            }
        }
        false
    }
}
