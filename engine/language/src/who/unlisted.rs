//! Whom a noun phrase names that no list holds: by a count, a title, a trade's ending.
//!
//! Names that the text defines are read before, by [`super::phrase`].

use super::Told;
use super::cast::Cast;
use super::phrase::Read;
use super::titles::is_title;
use crate::grammar::tags::Tags;
use crate::{Actor, Words};

impl Cast<'_, '_, '_> {
    /// A head that no list names: a count, a trade by its ending, a person's name.
    pub(super) fn read_unlisted(&self, head: &Words, end: usize) -> Read {
        let last = head.end - 1;
        let word = self.word(last);
        if self.counts(last)
            && let Some(read) = self.inside(head.end, end)
        {
            return read;
        }
        if let Some(led) = self.noun(last).filter(|noun| noun.words.end <= head.end)
            && let Some(read) = self.led_by(head, led)
        {
            return read;
        }
        if self.is_served(last) {
            return Read::People(Actor::Public, last..head.end, Told::Named);
        }
        if let Some(actor) = trade(word) {
            return Read::People(actor, last..head.end, Told::Named);
        }
        if let Some(actor) = self.titled(head) {
            return Read::People(actor, head.clone(), Told::Named);
        }
        let people =
            matches!(word, "lot" | "ones" | "everyone" | "everybody" | "someone" | "somebody" | "anyone" | "anybody");
        if people && let Some(actor) = self.signed_as(&(head.end..end)) {
            return Read::People(actor, head.clone(), Told::Named);
        }
        let mister = is_title(self.word(head.start));
        if people || mister || self.is_name(head) { Read::Loose(head.clone()) } else { Read::Thing }
    }

    /// *Professor Lund*, *Sister Brennan*, *Nurse Adeyemi*.
    pub(super) fn titled(&self, head: &Words) -> Option<Actor> {
        let title = head.clone().find(|&i| !self.tag(i).any(Tags::DET))?;
        if title + 1 >= head.end || !self.is_name(&(title + 1..head.end)) {
            return None;
        }
        match self.word(title) {
            "professor" | "prof" => Some(Actor::Researchers),
            "sister" | "nurse" | "matron" | "midwife" => Some(Actor::Staff),
            "councillor" | "cllr" | "alderman" => Some(Actor::Commissioners),
            "pc" | "reverend" | "rev" | "imam" | "rabbi" | "canon" => Some(Actor::Other),
            _ => None,
        }
    }

    /// Whether every word of `head` is written as a name, and one does not open a sentence.
    pub(super) fn is_name(&self, head: &Words) -> bool {
        let named = head.clone().filter(|&i| !self.tag(i).any(Tags::DET));
        let date = |i: usize| self.text.reading.words[i].figure.is(crate::word::Figure::DATE);
        named.clone().next().is_some() && named.clone().all(|i| self.capital(i) && !date(i))
    }
}

/// Trades that their ending tells.
fn trade(word: &str) -> Option<Actor> {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let ends = |endings: &[&str]| endings.iter().any(|e| stem.len() > e.len() + 2 && stem.ends_with(e));
    if ends(&["ologist", "therapist", "nurse", "midwife", "officer", "worker", "manager", "clinician", "coordinator"]) {
        return Some(Actor::Staff);
    }
    let other =
        ends(&["smith", "wright", "monger", "shopkeeper", "grocer", "fitter", "plumber", "builder", "maker", "keeper"]);
    (other && stem != "decisionmaker").then_some(Actor::Other)
}
