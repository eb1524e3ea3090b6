//! Verbs in the present with no auxiliary: *the panel picks*, *staff cook lunch*.
//!
//! Many of their forms are nouns as well. What stands before, what follows, and whether
//! the clause would have no verb without them decide.

use super::{Group, Scan, joins};
use crate::Words;
use crate::grammar::people;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, holds};
use crate::text::Block;
use crate::word::Figure;

/// What people are said to feel or lack, which is no deed of theirs: *carers need breaks*.
const STATES: &[&str] = &[
    "benefit",
    "deserve",
    "differ",
    "experience",
    "face",
    "fear",
    "know",
    "lack",
    "like",
    "matter",
    "mean",
    "mind",
    "need",
    "prefer",
    "require",
    "struggle",
    "suffer",
    "trust",
    "value",
    "vary",
    "want",
];

impl Scan<'_, '_> {
    /// Whether the third person at `i`, *picks* or *votes*, is a verb here.
    pub(super) fn third_person(&self, i: usize, found: &[Group]) -> bool {
        if i == self.line.start {
            return false;
        }
        let Some(end) = self.subject_end(i, i, found) else { return false };
        let prev = self.tag(end - 1);
        let year = prev.any(Tags::FIGURE) && self.word(end - 1).len() == 4;
        let noun_before = prev.any(Tags::DET.or(Tags::PREP).or(Tags::FIGURE).or(Tags::TO));
        if (!year && noun_before) || self.taken(i, found) {
            return false;
        }
        if !self.tag(i).any(Tags::NOUN) {
            return true;
        }
        if self.no_longer(i + 3).is_some() {
            return false; // *Home visits no longer happen.*
        }
        let next = self.tag(i + 1);
        let to_noun = next.any(Tags::TO) && !self.tag(i + 2).any(Tags::BASE.or(Tags::DET));
        let opens = next.any(Tags::OPENS_NOUN.or(Tags::TO))
            || matches!(self.word(i + 1), "that" | "all" | "both" | "how" | "whether" | "what");
        let object = opens && !to_noun && !self.broken(i + 1) && !prev.any(Tags::ED);
        // A sentence that would have no verb without it.
        let only = !prev.any(Tags::PLURAL.or(Tags::ED)) && i + 1 < self.line.end && !self.broken(i + 1);
        let any_other =
            found.iter().any(Group::finite) || (i + 1..self.line.end).any(|k| self.tag(k).any(Tags::AUX.or(Tags::ED)));
        object
            || (only && !any_other && !next.any(Tags::PREP) && !self.tag(i + 1).any(Tags::NOUN))
            || (only && self.is_one(end) && self.has_no_other(end, i, found))
    }

    /// Whether the base form at `i`, *pick* or *vote*, is a verb here.
    pub(super) fn plain(&self, i: usize, found: &[Group]) -> bool {
        let mut p = i;
        while p > self.line.start && self.tag(p - 1).any(Tags::ADVERB) && !self.broken(p) {
            p -= 1;
        }
        p = self.no_longer(p).unwrap_or(p);
        if self.reading.words[i].hyphened && p == i && i > self.line.start + 1 {
            p = i - 1; // *co-facilitate*, *re-run*
        }
        if p == self.line.start {
            return p == i && self.tag(i + 1).any(Tags::DET.or(Tags::SUBJECT));
        }
        let Some(end) = self.subject_end(p, i, found) else { return false };
        let prev = self.tag(end - 1);
        let pronoun = prev.any(Tags::SUBJECT) && !matches!(self.word(end - 1), "it" | "there" | "nothing" | "none");
        let next = self.tag(i + 1);
        let opens = next.any(Tags::OPENS_NOUN.or(Tags::TO).or(Tags::PREP).or(Tags::ADVERB)) || i + 1 == self.line.end;
        let hyphened = self.reading.words[i].hyphened;
        let many = prev.any(Tags::PLURAL) && !prev.any(Tags::ED);
        let no_other = || i + 1 < self.line.end && !self.broken(i + 1) && self.has_no_other(end, i, found);
        pronoun
            || (many && (opens || no_other()))
            || ((self.are_people(end) || (next.any(Tags::DET) && self.are_many(end)))
                && !hyphened
                && no_other()
                && !self.verb_later(i + 1, true))
    }

    /// *Befrienders on the stair ring every …*: a plural that opens its clause, and where.
    fn are_many(&self, end: usize) -> bool {
        let start = self.clause_start(end - 1);
        start + 2 < end
            && self.tag(start).any(Tags::PLURAL)
            && self.tag(start + 1).any(Tags::PREP)
            && !self.tag(end - 1).any(Tags::DET.or(Tags::PREP))
    }

    /// *Staff at Elm Lodge*, *people with asthma*: people, and where or with what.
    fn are_people(&self, end: usize) -> bool {
        let start = self.clause_start(end - 1);
        (start + 1..end.min(start + 5)).any(|k| {
            self.tag(k).any(Tags::PREP)
                && self.tag(k - 1).any(Tags::PLURAL)
                && k + 1 < end
                && people::end_at(self.reading, self.line, k)
                && !(start..k).any(|i| self.tag(i).any(Tags::PREP.or(Tags::TO)))
        })
    }

    /// A finite verb stands before word `i` in its own clause.
    fn taken(&self, i: usize, found: &[Group]) -> bool {
        found.last().is_some_and(|g| g.finite() && !self.breaks_between(g.words.end, i))
    }

    /// After the last word of the subject that stands before word `p`; an aside between
    /// them is left out: *Jo, a retired baker, gets …*.
    fn subject_end(&self, p: usize, verb: usize, found: &[Group]) -> Option<usize> {
        if !self.broken(p) {
            return Some(p);
        }
        let marks = |i: usize| self.reading.before(i).contains([',', '(', ')', '—', '–']);
        let open = (self.line.start + 1..p).rev().find(|&i| self.broken(i)).filter(|&open| marks(open) && marks(p))?;
        let inside = found.iter().filter(|g| g.finite() && g.words.start >= open).count();
        let relative = matches!(self.word(open), "who" | "whose" | "which" | "whom");
        let says_more = relative
            || self.tag(open).any(Tags::DET.or(Tags::FIGURE))
            || matches!(self.word(open), "both" | "all" | "half" | "mostly" | "mainly" | "none" | "one" | "aged");
        let before = self.clause_start(open - 1)..open;
        let bare = !found.iter().any(|g| g.finite() && before.contains(&g.main));
        let object = self.tag(verb + 1).any(Tags::OPENS_NOUN.or(Tags::TO).or(Tags::PREP).or(Tags::ADVERB));
        let headed = self.is_subject(&before) && !self.tag(open - 1).any(Tags::ED);
        (says_more && inside == usize::from(relative) && bare && object && headed).then_some(open)
    }

    /// Whether `words` can be a subject: people, a body, a name, or a noun with its article.
    fn is_subject(&self, words: &Words) -> bool {
        let name = |i: usize| self.reading.words[i].raw.starts_with(char::is_uppercase);
        !words.is_empty()
            && !self.tag(words.start).any(Tags::PREP.or(Tags::TO))
            && (people::end_at(self.reading, self.line, words.end)
                || self.tag(words.start).any(Tags::DET)
                || words.clone().all(name))
    }

    /// Where the clause that word `i` stands in starts.
    fn clause_start(&self, i: usize) -> usize {
        (self.line.start + 1..=i).rev().find(|&k| self.broken(k) || joins(self.word(k - 1))).unwrap_or(self.line.start)
    }

    /// Whether a group or a person named singly ends before word `end`: *the lunch club*,
    /// *the Plot*, *Jo*.
    fn is_one(&self, end: usize) -> bool {
        let start = self.clause_start(end.saturating_sub(1));
        if start >= end || !self.tag(start).any(Tags::DET) {
            return false;
        }
        let capital = self.reading.words[end - 1].raw.starts_with(char::is_uppercase);
        (capital && end > start + 1) || people::end_at(self.reading, self.line, end)
    }

    /// Whether the clause has a subject that ends before `end` and would have no verb
    /// without the word at `i`.
    fn has_no_other(&self, end: usize, i: usize, found: &[Group]) -> bool {
        let start = self.clause_start(end - 1);
        // *In winter residents*, and not *with staff support*.
        let dated =
            || (start + 1..end - 1).any(|k| self.reading.words[k].figure.is(Figure::DATE) || is_time(self.word(k)));
        let hung = self.tag(start).any(Tags::PREP.or(Tags::TO)) && !dated();
        if start >= end || hung || i + 1 >= self.line.end || self.taken(i, found) {
            return false;
        }
        let noun = self.is_noun_too(i);
        // *Staff survey results*: a word that stands before nouns as it is.
        if noun && matches!(self.word(end - 1), "staff" | "team" | "children" | "police") {
            return false;
        }
        let ends = self.reading.after(self.line.end - 1).contains(['.', '!', ';']);
        let statement = ends && self.reading.line_of(&(i..i + 1)).block != Block::Heading;
        (!noun || statement) && !STATES.contains(&self.word(i)) && !self.verb_later(i + 1, noun)
    }

    /// A verb's form that is a noun as often: *plan*, *votes*.
    fn is_noun_too(&self, i: usize) -> bool {
        self.tag(i).any(Tags::NOUN) || holds(List::ClaimNoun, &[self.word(i), "s"].concat())
    }

    /// Whether a finite verb follows from word `from` on, before the clause can end. Where
    /// the word before is `unsure`, a form that only may be a verb is one, and so is one
    /// after a comma or *and*: *the staff survey and the interviews were done*.
    fn verb_later(&self, from: usize, unsure: bool) -> bool {
        for k in from..self.line.end {
            let goes_over = unsure
                && (matches!(self.word(k), "and" | "or" | "who" | "which" | "that")
                    || (self.broken(k) && !self.reading.before(k).contains([';', ':']) && !joins(self.word(k))));
            let ends = self.broken(k) || joins(self.word(k)) || self.tag(k).any(Tags::SUBJECT);
            if ends && !goes_over {
                return false;
            }
            let (tag, next) = (self.tag(k), self.tag(k + 1));
            let described = self.tag(k - 1).any(Tags::DET.or(Tags::PREP).or(Tags::TO));
            let goes_on =
                k + 1 == self.line.end || next.any(Tags::OPENS_NOUN.or(Tags::PREP).or(Tags::TO).or(Tags::ADVERB));
            let aux = tag.any(Tags::AUX) && !tag.any(Tags::BEEN) && !self.noun_may(k);
            let past = tag.any(Tags::ED) && goes_on && !described;
            let plural = tag.any(Tags::BASE) && self.tag(k - 1).any(Tags::PLURAL) && goes_on;
            let third = tag.any(Tags::VERB_S) && !tag.any(Tags::NOUN) && !described && k > from && goes_on;
            if aux || plural || (unsure && (past || third)) {
                return true;
            }
        }
        false
    }
}

/// Words for a time that may stand before a subject without a comma.
pub(crate) fn is_time(word: &str) -> bool {
    matches!(
        word.strip_suffix('s').unwrap_or(word),
        "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "weekend"
            | "week"
            | "month"
            | "term"
            | "year"
            | "spring"
            | "summer"
            | "autumn"
            | "winter"
    )
}
