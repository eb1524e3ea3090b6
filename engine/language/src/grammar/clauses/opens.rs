//! Which words open a clause, and how it hangs on the one before.

use super::{Cutter, Open};
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;

/// Before *if* where it is *whether*.
const ASKS_IF: &[&str] = &["know", "see", "ask", "test", "asked", "wonder", "check", "tell", "say", "unclear", "sure"];
/// Before *that* where it tells what is so.
const SAYS_THAT: &[&str] = &["evidence", "sign", "indication", "proof", "idea", "hope", "doubt", "true", "clear"];
/// The same, unless a verb stands right behind *that*: *the proposal that won*.
const MAY_SAY_THAT: &[&str] = &["intention", "case", "likely", "unlikely", "held", "feeling", "proposal"];

impl Cutter<'_, '_> {
    /// How the clause that word `i` opens hangs on its own, if it opens one.
    pub(super) fn opener(&self, i: usize, comma: bool, start: bool) -> Option<Open> {
        let clause = self.verb_follows(i + 1);
        let next = self.text(i + 1);
        match self.text(i) {
            "but" | "yet" => (!start && (comma || clause) && next != "for" && !self.stays(i)).then_some(Open::Contrast),
            "however" | "whereas" | "nevertheless" => comma.then_some(Open::Contrast),
            "and" | "or" | "then" | "nor" => (!start && self.new_clause(i, comma)).then_some(Open::Main),
            "so" => self.so(i, comma, start, clause),
            "if" | "unless" | "provided" | "providing" | "assuming" | "supposing" => self.condition(i, start, clause),
            "should" | "were" => (start && clause).then_some(Open::Condition),
            "whether" => Some(Open::Whether),
            "although" | "though" | "because" | "when" | "whenever" | "while" | "whilst" | "where" | "until" => {
                clause.then_some(Open::Circumstance)
            }
            "once" | "since" | "as" | "after" | "before" => self.time(i, comma, start, clause),
            "despite" | "without" | "following" | "given" => (start && self.comma_ahead(i)).then_some(Open::Phrase),
            "instead" if !start => (next == "of").then_some(Open::Phrase),
            "rather" if !start => (next == "than").then_some(Open::Phrase),
            "instead" | "rather" => (matches!(next, "of" | "than") && self.comma_ahead(i)).then_some(Open::Phrase),
            "not" => (!start && self.reading.before(i).contains([',', '—', '–']) && self.contrast_not(i))
                .then_some(Open::Not),
            "who" | "which" | "whose" | "whom" => (!start).then_some(Open::Relative),
            "that" if !start => self.that(i, comma, clause),
            _ => None,
        }
    }

    /// *…, so we asked*; *so that they can come*; *… so a list would be signed*.
    fn so(&self, i: usize, comma: bool, start: bool, clause: bool) -> Option<Open> {
        let next = self.text(i + 1);
        if !start && self.new_clause(i, comma) {
            return Some(Open::Main);
        }
        let follows = !start && clause && self.has_verb(i) && self.tags_at(i + 1).any(Tags::DET) && next != "much";
        (next == "that" || follows).then_some(Open::Circumstance)
    }

    /// *if*, *unless*, *provided*; after *know* and its like *if* is *whether*.
    fn condition(&self, i: usize, start: bool, clause: bool) -> Option<Open> {
        let (word, next) = (self.text(i), self.text(i + 1));
        let plain = matches!(word, "if" | "unless");
        if plain && !start && ASKS_IF.contains(&self.text(i - 1)) {
            return Some(Open::Whether);
        }
        let within = word == "if" && matches!(next, "any" | "ever" | "possible" | "only");
        let verb = !plain && self.groups.iter().any(|g| g.main == i);
        (clause && !within && !verb).then_some(Open::Condition)
    }

    /// *once*, *since*, *as*, *after*, *before*: where a clause follows, and no noun alone.
    fn time(&self, i: usize, comma: bool, start: bool, clause: bool) -> Option<Open> {
        let (word, next) = (self.text(i), self.tags_at(i + 1));
        let opens = start || comma || next.any(Tags::SUBJECT) || (word == "since" && next.any(Tags::DET));
        let after = || word == "after" && !start && self.has_verb(i) && (i + 2..i + 5).any(|k| self.past_at(k));
        ((clause && opens) || after()).then_some(Open::Circumstance)
    }

    /// *evidence that it helps*, *the panel that chose*, *we know that it helps*.
    fn that(&self, i: usize, comma: bool, clause: bool) -> Option<Open> {
        let before = self.text(i - 1);
        if clause && SAYS_THAT.contains(&before) {
            return Some(Open::That);
        }
        if self.verb_starts(i + 1) && !comma {
            let it = |g: &Group| g.words.start > self.line.start && self.text(g.words.start - 1) == "it";
            let verb = self.groups.iter().any(|g| g.main == i - 1 && (!g.passive || it(g)));
            return Some(if verb { Open::That } else { Open::Relative });
        }
        let says = self.groups.iter().any(|g| g.words.end == i) || MAY_SAY_THAT.contains(&before);
        (clause && says).then_some(Open::That)
    }

    /// *After patients objected*: a finite verb with its own subject between.
    fn past_at(&self, i: usize) -> bool {
        self.group_at(i).is_some_and(|g| !matches!(g.form, Form::Participle))
            && !self.tags_at(i - 1).any(Tags::PREP.or(Tags::DET))
    }

    /// *nothing but*, *all but*, *not X but Y* within a noun phrase.
    fn stays(&self, i: usize) -> bool {
        matches!(self.text(i - 1), "nothing" | "all" | "anything" | "last")
    }

    fn comma_ahead(&self, i: usize) -> bool {
        (i + 1..self.line.end).any(|k| self.reading.before(k).contains(','))
    }

    /// *and* joins clauses where a verb, or a subject and its verb, follows it.
    fn new_clause(&self, i: usize, comma: bool) -> bool {
        if self.verb_starts(i + 1) {
            return self.any_verb(i);
        }
        let pronoun = self.tags_at(i + 1).any(Tags::SUBJECT);
        (pronoun || comma) && self.any_verb(i) && self.verb_follows(i + 1)
    }

    /// *, not the patients,*: what follows is no clause of its own.
    fn contrast_not(&self, i: usize) -> bool {
        !self.groups.iter().any(|g| g.not == Some(i)) || !self.verb_starts(i)
    }
}
