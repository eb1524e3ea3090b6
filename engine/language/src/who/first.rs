//! Who *we* and *I* are; see [`super`] for the rule.

use super::cast::Cast;
use super::class::Class;
use super::nouns::{Noun, Sort};
use super::phrase::{Phrase, Read};
use super::subject::Subject;
use super::{Told, Who};
use crate::lexicon::List;
use crate::text::Block;
use crate::{Actor, Reading, Words};

mod own;

/// Whether each word stands inside quotation marks; a quotation may run over
/// sentences, and ends with its block.
pub(crate) fn quoted(reading: &Reading<'_>) -> Vec<bool> {
    let mut quoted = vec![false; reading.words.len()];
    let (mut open, mut unit) = (false, None);
    for line in &reading.sentences {
        if unit != Some((line.unit, line.block)) {
            (open, unit) = (false, Some((line.unit, line.block)));
        }
        for i in line.words.clone() {
            open = toggled(open, reading.before(i));
            quoted[i] = open;
        }
        if let Some(last) = line.words.end.checked_sub(1).filter(|last| line.words.contains(last)) {
            open = toggled(open, reading.after(last));
        }
    }
    quoted
}

fn toggled(open: bool, marks: &str) -> bool {
    marks.chars().fold(open, |open, c| match c {
        '"' => !open,
        '“' => true,
        '”' => false,
        _ => open,
    })
}

/// Who *we* are, where the text says so of itself.
pub(super) fn who_we_are(cast: &Cast<'_, '_, '_>) -> Option<(Actor, Option<Words>)> {
    let reading = cast.text.reading;
    if let Some(actor) = reading.text.we {
        return Some((actor, None));
    }
    for line in &reading.sentences {
        for i in line.words.clone().filter(|&i| !cast.quoted[i] && line.block != Block::Quotation) {
            if let Some((actor, words)) = said_of_us(cast, i) {
                return Some((actor, Some(words)));
            }
        }
    }
    None
}

fn said_of_us(cast: &Cast<'_, '_, '_>, i: usize) -> Option<(Actor, Words)> {
    let end = cast.piece(i).end;
    let next = |k: usize| cast.word_before(i + k, end);
    if matches!(cast.word(i), "we" | "we've")
        && let Some(words) = own::condition(cast, i, end)
    {
        return Some((Actor::Public, words));
    }
    if let Some(words) = own::some_of_us(cast, i, end) {
        return Some((Actor::Public, words));
    }
    match (cast.word(i), next(1)) {
        ("we" | "i", "are" | "am" | "were") => of_people(cast, i + 2, end),
        ("i", "write") if next(2) == "for" => of_people(cast, i + 3, end),
        ("we're" | "i'm", _) => of_people(cast, i + 1, end),
        ("we", _) if i + 1 < end && cast.broken(i + 1) => {
            let close = (i + 2..end).find(|&k| cast.broken(k))?;
            of_people(cast, i + 1, close)
        }
        ("we", _) if i + 1 < end && cast.noun(i + 1).is_some_and(|noun| !noun.group) => {
            of_people(cast, i + 1, end.min(i + 3))
        }
        ("our", "study" | "trial" | "research") if next(2) == "team" => Some((Actor::Researchers, i..i + 3)),
        ("as", _) => {
            let we = (i + 1..end.min(i + 9)).find(|&k| matches!(cast.word(k), "we" | "i" | "we're" | "we've"))?;
            let compares = matches!(next(1), "many" | "much" | "well" | "soon" | "long" | "few" | "far" | "often");
            let other = (i + 1..we).any(|k| matches!(cast.class(k), Class::Verb | Class::Join | Class::Pronoun));
            if compares || other { None } else { of_people(cast, i + 1, we) }
        }
        ("this" | "our", "bid" | "application" | "proposal" | "project" | "plan" | "document" | "report" | "page") => {
            let by = (i + 2..end.min(i + 7)).find(|&k| matches!(cast.word(k), "from" | "by"))?;
            let comes = match cast.word(by) {
                "from" => matches!(cast.word(by - 1), "comes" | "came" | "is"),
                _ => matches!(
                    cast.word(by - 1),
                    "written" | "drafted" | "prepared" | "submitted" | "made" | "together" | "run" | "led" | "is"
                ),
            };
            if comes { of_people(cast, by + 1, end) } else { None }
        }
        _ => None,
    }
}

/// Whom a complement names: *a tenants' group*, *the community nursing team*.
fn of_people(cast: &Cast<'_, '_, '_>, from: usize, end: usize) -> Option<(Actor, Words)> {
    if from >= end || cast.class(from) != Class::Noun {
        return None;
    }
    let chunk = cast.chunk_from(from, end);
    let (first, head) = cast.all_joined(chunk, end);
    match cast.read(&Phrase { first, head, end, aside: None }) {
        Read::People(actor, words, _) => Some((actor, words)),
        Read::Loose(_) => cast.makeup(&(from..end)).most(),
        Read::Thing => None,
    }
}

impl Cast<'_, '_, '_> {
    /// *I*, *we've*: the people whose words they are.
    pub(super) fn is_first(&self, at: usize) -> bool {
        matches!(self.word(at).split('\'').next(), Some("we" | "us" | "i" | "me" | "ourselves"))
    }

    /// Who *we* or *I* at `at` is.
    pub(super) fn first_person(&self, at: usize, aside: Option<&Words>) -> Who {
        let line = self.line(at);
        if let Some((actor, words)) = aside.and_then(|aside| of_people(self, aside.start, aside.end)) {
            return Who { actor, words: Some(words), told: Told::Named };
        }
        let own = at + 1 < line.words.end && !self.broken(at + 1) && self.noun(at + 1).is_some();
        if own && let Some((actor, words)) = of_people(self, at + 1, line.words.end.min(at + 4)) {
            return Who { actor, words: Some(words), told: Told::Named };
        }
        if let Some(who) = self.us_on(at) {
            return who;
        }
        if self.quoted[at] || line.block == Block::Quotation {
            return self.speaker(at);
        }
        let single = matches!(self.word(at).split('\'').next(), Some("i" | "me"));
        if single && let Some(told) = own::told(self, at) {
            let (actor, words) = told.map_or((Actor::Unclear, None), |(actor, words)| (actor, Some(words)));
            return Who { actor, words, told: Told::Pronoun };
        }
        if let Some((actor, words)) = &self.we {
            // Whoever gave the text to be read said so.
            let told = if words.is_none() { Told::Named } else { Told::Pronoun };
            return Who { actor: *actor, words: words.clone(), told };
        }
        let words = Some(at..at + 1);
        if self.is_research(self.line_at(at)) {
            return Who { actor: Actor::Researchers, words, told: Told::Pronoun };
        }
        let people = |noun: &Noun| matches!(noun.sort, Sort::Actor(_)) && !noun.body;
        let speaks_of_others = self.nouns.iter().any(people);
        let team = matches!(self.word(at).split('\'').next(), Some("we" | "us" | "ourselves"));
        match speaks_of_others && team {
            true => Who { actor: Actor::Staff, words, told: Told::Pronoun },
            false => Who::unclear(words),
        }
    }

    /// *Us on the residents' panel*: who is on it, else whoever the text says *we* are.
    fn us_on(&self, at: usize) -> Option<Who> {
        let end = self.piece(at).end;
        let on = self.word(at) == "us" && matches!(self.word_before(at + 1, end), "on" | "in" | "from");
        let chunk = self.chunk_from(at + 2, end);
        if !on || self.broken(at + 1) || chunk.is_empty() {
            return None;
        }
        match self.read_one(&chunk, chunk.end) {
            Read::People(actor, words, told) => Some(Who { actor, words: Some(words), told }),
            _ if self.we.is_none() => Some(Who::unclear(Some(at..chunk.end))),
            _ => None,
        }
    }

    /// Whether a sentence is about researchers' own work.
    fn is_research(&self, line: usize) -> bool {
        let words = &self.sentence(line);
        self.has(List::WhoResearchSign, words)
    }

    /// Who says what is quoted at `at`.
    fn speaker(&self, at: usize) -> Who {
        let line = self.line_at(at);
        if let Some(who) = self.speaker_in(line) {
            return who;
        }
        let own = &self.text.reading.sentences[line];
        let beside = [line.checked_sub(1), Some(line + 1)];
        for other in beside.into_iter().flatten() {
            let near = self.text.reading.sentences.get(other);
            if near.is_some_and(|near| near.section == own.section && near.unit == own.unit)
                && let Some(who) = self.speaker_in(other)
            {
                return who;
            }
        }
        for &above in own.introduced_by.iter().rev() {
            if let Some(who) = self.speaker_in(above) {
                return who;
            }
        }
        self.signed(line).unwrap_or(Who::unclear(None))
    }

    /// *— Maureen, tenant*: the name under a block quotation.
    fn signed(&self, line: usize) -> Option<Who> {
        let own = &self.text.reading.sentences[line];
        if own.block != Block::Quotation {
            return None;
        }
        let last = self.text.reading.sentences[line..]
            .iter()
            .take_while(|other| other.unit == own.unit && other.block == own.block)
            .last()?;
        let dash = last.words.clone().rev().find(|&i| self.text.reading.before(i).contains(['—', '–', '-']))?;
        self.only_actor(&(dash..last.words.end))
    }

    /// The speaker that a sentence names outside its quotation.
    fn speaker_in(&self, line: usize) -> Option<Who> {
        let words = &self.sentence(line);
        for i in words.clone().filter(|&i| !self.quoted[i] && self.speaks(i)) {
            let after = i + 1;
            if after < words.end && !self.quoted[after] && self.class(after) == Class::Noun {
                let chunk = self.chunk_from(after, words.end);
                let end = (chunk.end..words.end).find(|&k| self.quoted[k]).unwrap_or(words.end);
                let tail = (chunk.end..end).find(|&k| self.broken(k)).unwrap_or(end);
                let aside = self.aside_after(tail, end);
                let (first, head) = (chunk.start, chunk);
                if let Read::People(actor, words, told) = self.read(&Phrase { first, head, end: tail, aside }) {
                    return Some(Who { actor, words: Some(words), told });
                }
            }
            let start = self.group_at(i).map_or(i, |group| group.words.start);
            match self.subject(start, 0) {
                Subject::Missing => {}
                Subject::Pronoun(at, _) if self.quoted[at] || self.is_first(at) => {}
                subject => {
                    let who = self.resolve(&subject, i);
                    if who.actor != Actor::Unclear {
                        return Some(Who { told: Told::Pronoun, ..who });
                    }
                }
            }
        }
        let outside = words.clone().find(|&i| !self.quoted[i])?;
        self.only_actor(&(outside..words.end)).filter(|_| words.clone().any(|i| self.quoted[i]))
    }

    /// The one kind of people that `range` names outside quotations.
    pub(super) fn only_actor(&self, range: &Words) -> Option<Who> {
        let mut found: Option<Who> = None;
        for noun in self.nouns_in(range).iter().filter(|noun| !self.quoted[noun.words.start]) {
            let head = self.chunk_before(noun.words.end, range.start);
            if let Read::People(actor, words, told) = self.read_one(&head, range.end) {
                match &found {
                    Some(known) if known.actor != actor => return None,
                    Some(_) => {}
                    None => found = Some(Who { actor, words: Some(words), told }),
                }
            }
        }
        found
    }
}
