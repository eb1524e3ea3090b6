//! What opens others' work in a sentence: phrases, citations, places, other bodies.
//!
//! A phrase opens it where it acts or says where: *other trusts pay*, *by other trusts*.
//! Where something is done to it or for it, the work is ours: *shared with other trusts*.

use super::ours::{self, Ours};
use crate::claim::prepared::Prepared;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, holds};
use crate::{Reading, Words};

mod places;
mod scholars;

/// A sentence, and what the text says of itself.
struct Sentence<'a, 'r, 't> {
    text: &'a Prepared<'r, 't>,
    reading: &'r Reading<'t>,
    number: usize,
    words: Words,
    ours: &'a Ours<'a>,
}

/// What opens others' work in the sentence `number`.
pub(super) fn openers(text: &Prepared<'_, '_>, number: usize, ours: &Ours<'_>) -> Vec<Words> {
    let reading = text.reading;
    let words = reading.sentences[number].words.clone();
    let sentence = Sentence { text, reading, number, words, ours };
    let mut found: Vec<Words> = Vec::new();
    for mark in reading.marks_in(&sentence.words) {
        let words = mark.words();
        match mark.list {
            List::ClaimOthers if sentence.phrase_opens(&words) => found.push(words),
            List::ClaimPlace if sentence.place_opens(&words) => found.push(words),
            _ => {}
        }
    }
    found.extend(sentence.words.clone().find(|&i| citation(reading, i)).map(|i| i..i + 1));
    found.extend(sentence.words.clone().find(|&i| sentence.theirs(i)).map(|i| i..i + 1));
    if !ours::have_part(reading, &sentence.words) {
        found.extend(sentence.somebodys());
        found.extend(sentence.named_work());
        found.extend(sentence.there());
        found.extend(sentence.body_there());
        found.extend(sentence.project_of_theirs());
        found.extend(sentence.years_ago());
        found.extend(sentence.scholars());
    }
    found
}

impl<'r> Sentence<'_, 'r, '_> {
    fn word(&self, i: usize) -> &'r str {
        if self.words.contains(&i) { self.reading.words[i].folded.as_ref() } else { "" }
    }

    fn tag(&self, i: usize) -> Tags {
        if self.words.contains(&i) { self.text.grammar.tags[i] } else { Tags::default() }
    }

    fn broken(&self, i: usize) -> bool {
        i == self.words.start || self.reading.before(i).contains([',', ';', ':', '(', ')', '—', '–'])
    }

    /// Work that has a name of its own, or those who do it: *study*, *scheme*, *team*.
    fn is_work(&self, i: usize) -> bool {
        holds(List::ClaimDoer, self.word(i))
    }

    /// Work, or a body that does some.
    fn is_doer(&self, i: usize) -> bool {
        self.is_work(i) || holds(List::WhoBody, self.word(i))
    }

    /// Whether a name stands at word `i` that is not the project's own.
    fn stranger(&self, i: usize) -> bool {
        self.words.contains(&i) && ours::is_name(self.reading, i) && !self.is_own(i) && !self.names_public(i)
    }

    /// *The Youth Council*, *Harrow Tenants' Forum*: whoever is asked, and no other body at work.
    fn names_public(&self, i: usize) -> bool {
        let public = |i: usize| PUBLIC.contains(&self.word(i).trim_end_matches("'s").trim_end_matches('\''));
        (i..i + 3).take_while(|k| self.words.contains(k) && ours::is_name(self.reading, *k)).any(public)
    }

    fn is_own(&self, i: usize) -> bool {
        let word = self.word(i);
        self.ours.names.binary_search(&word).is_ok() || ours::titled(self.reading, word)
    }

    /// Whether a phrase of the list opens others' work where it stands.
    fn phrase_opens(&self, words: &Words) -> bool {
        let before = self.word(words.start.wrapping_sub(1));
        let after = words.end;
        match self.word(words.start) {
            "systematic" | "cochrane" | "meta" => self.acts(words) && !self.carried_out(after),
            "colleagues" | "researchers" if words.len() == 2 => self.stranger(after),
            "a" if self.word(after - 1) == "separate" => (after..after + NEAR).any(|i| self.is_work(i)),
            "a" if matches!(self.word(after - 1), "in" | "at" | "from")
                && matches!(self.word(after - 2), "team" | "group") =>
            {
                self.stranger(after) || self.tag(after).any(Tags::DET) && self.stranger(after + 1)
            }
            "of" => self.is_doer(words.start.wrapping_sub(1)),
            "for" => (after..after + NEAR).any(|i| self.is_work(i)),
            // *Two carers are authors of the report*: ours.
            "authors" => !self.tag(words.start.wrapping_sub(1)).any(Tags::BE.or(Tags::WAS)) && self.acts(words),
            // *By 8% in the ward and by 3% elsewhere*, *lower than elsewhere*: what ours is held against.
            "elsewhere" => {
                let figure = self.tag(words.start.wrapping_sub(1)).any(Tags::FIGURE);
                !MOVES.contains(&before) && !figure && !matches!(before, "than" | "as" | "and" | "or" | "cent")
            }
            "abroad" | "overseas" => {
                !MOVES.contains(&before) && (self.tag(after) == Tags::default() || self.is_doer(after))
            }
            "next" if words.len() == 2 && self.word(after - 1) == "door" => self.beside_doer(words),
            "down" | "up" | "across" | "over" | "along" | "miles" | "counties" | "county" | "boroughs" | "towns" => {
                matches!(
                    self.word(after - 1),
                    "england" | "scotland" | "wales" | "uk" | "country" | "britain" | "europe" | "nation"
                ) && !self.spreads(words.start)
                    || self.beside_doer(words)
            }
            "nationally" | "nationwide" | "countrywide" | "country" | "internationally" | "globally" | "worldwide" => {
                !self.spreads(words.start)
            }
            // *Its five neighbouring coves* are where we work.
            "neighbouring" if self.owned(words.start) => false,
            // *Neighbouring wards are merged* in a table of ours.
            "neighbouring" if matches!(self.word(after), "wards" | "areas" | "postcodes" | "streets" | "rows") => false,
            "and" | "et" | "unlike" | "before" | "not" | "no" | "nothing" | "in" | "around" => true,
            _ => self.acts(words) && !self.spreads(words.start),
        }
    }

    /// Whether a noun phrase acts, or says where or by whom: it is no object of what
    /// others do.
    fn acts(&self, words: &Words) -> bool {
        let mut start = words.start;
        while start > self.words.start
            && !self.broken(start)
            && (self.tag(start - 1).any(Tags::DET.or(Tags::FIGURE))
                || matches!(self.word(start - 1), "similar" | "nearby" | "local"))
        {
            start -= 1;
        }
        if start > self.words.start && matches!(self.word(start - 1), "unlike" | "than") {
            return false;
        }
        let parsed = &self.text.grammar.lines[self.number];
        let clause = |i: usize| parsed.clauses.of[i - self.words.start];
        let verb = parsed.groups.iter().rfind(|g| g.words.end <= start && clause(g.main) == clause(words.start));
        let Some(verb) = verb.filter(|_| start > self.words.start && !self.broken(start)) else { return true };
        match self.word(start.wrapping_sub(1)) {
            "for" | "to" | "with" | "from" | "than" | "between" | "among" | "alongside" | "like" | "against"
            | "about" => false,
            "of" => !matches!(self.word(start.wrapping_sub(2)), "part" | "member" | "members" | "site" | "arm"),
            "on" => !matches!(self.word(start.wrapping_sub(2)), "based" | "built" | "drawn" | "modelled"),
            _ => verb.words.end != start || verb.thin || READS.contains(&self.word(verb.main)),
        }
    }

    /// *Its five neighbouring coves*, *our neighbouring wards*.
    fn owned(&self, at: usize) -> bool {
        let owner = at.wrapping_sub(1 + usize::from(self.tag(at.wrapping_sub(1)).any(Tags::FIGURE)));
        matches!(self.word(owner), "its" | "our" | "their")
    }

    /// *A systematic review was carried out*: with nobody else named, by us.
    fn carried_out(&self, after: usize) -> bool {
        let parsed = &self.text.grammar.lines[self.number];
        let done = parsed.groups.iter().find(|g| g.finite() && g.words.start >= after).is_some_and(|g| {
            g.passive
                && matches!(
                    self.word(g.main),
                    "carried"
                        | "done"
                        | "completed"
                        | "conducted"
                        | "undertaken"
                        | "commissioned"
                        | "planned"
                        | "registered"
                        | "updated"
                        | "written"
                )
        });
        let by_name = self.words.clone().any(|i| self.word(i) == "by" && self.stranger(i + 1));
        done && !by_name && !self.words.clone().any(|i| citation(self.reading, i))
    }

    /// *The trust next door*, *the hospice down the road*, or at the sentence's head.
    fn beside_doer(&self, words: &Words) -> bool {
        words.start <= self.words.start + 1 || (words.start.saturating_sub(NEAR)..words.start).any(|i| self.is_doer(i))
    }

    /// *The findings were shared nationally*, *presented at the regional network*: what we found
    /// went there.
    fn spreads(&self, at: usize) -> bool {
        let stems = [
            "shar",
            "publish",
            "present",
            "disseminat",
            "spread",
            "recogni",
            "award",
            "circulat",
            "sent",
            "won",
            "meant",
            "intended",
        ];
        (at.saturating_sub(4).max(self.words.start)..at)
            .any(|i| stems.iter().any(|stem| self.word(i).starts_with(stem)))
    }

    /// *Theirs had a professor*; not *theirs was the idea*.
    fn theirs(&self, i: usize) -> bool {
        let verb = self.tag(i + 1).any(Tags::AUX.or(Tags::ED).or(Tags::VERB_S));
        self.word(i) == "theirs" && self.broken(i) && verb && self.word(i + 2) != "the"
    }
}

/// Words in the names of bodies in which the public sits.
const PUBLIC: &[&str] = &[
    "youth",
    "young",
    "tenants",
    "residents",
    "patients",
    "parents",
    "carers",
    "citizens",
    "pupils",
    "students",
    "learners",
];

/// How near a word for work stands to what makes it others'.
const NEAR: usize = 3;
/// Verbs whose object is others' work still: *they offered a study*, *staff read a report*.
const READS: &[&str] =
    &["offered", "offers", "read", "reads", "cite", "cites", "cited", "quoted", "saw", "knew", "found"];
/// Words after which *elsewhere* only says where people went or came from.
const MOVES: &[&str] = &[
    "go",
    "goes",
    "going",
    "gone",
    "went",
    "move",
    "moved",
    "moving",
    "live",
    "lived",
    "living",
    "trained",
    "born",
    "raised",
    "educated",
    "recruited",
    "worked",
    "working",
    "sent",
    "referred",
    "look",
    "looked",
    "from",
    "treated",
    "seen",
    "settled",
];

/// *(2019)*, *Marsh, 2014)*: a year in brackets after a capital.
fn citation(reading: &Reading<'_>, i: usize) -> bool {
    let word = &reading.words[i].folded;
    let year = word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit());
    if !year || i == 0 {
        return false;
    }
    let gap = reading.before(i);
    let named = reading.words[i - 1].raw.starts_with(|c: char| c.is_uppercase())
        || reading.words[i - 1].folded == "al"
        || reading.words[i - 1].folded == "colleagues";
    let report = reading.words.get(i + 1).is_some_and(|w| {
        matches!(w.folded.as_ref(), "survey" | "study" | "review" | "report" | "trial" | "audit" | "paper")
    });
    let owner = reading.words[i - 1].raw.ends_with("'s") || reading.words[i - 1].raw.ends_with("’s");
    if named && report && owner {
        return true;
    }
    named && (gap.contains('(') || gap.contains(',')) && reading.after(i).starts_with([')', ';', ','])
}
