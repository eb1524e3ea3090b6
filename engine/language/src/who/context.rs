//! Who acts where the sentence does not say: lead-ins, headings, questions, tables.

use super::cast::Cast;
use super::class::Class;
use super::phrase::{Phrase, Read};
use super::subject::Subject;
use super::{Told, Who};
use crate::grammar::groups::Form;
use crate::grammar::tags::Tags;
use crate::text::Block;
use crate::{Actor, Words};

/// Words of a column's header that say that its cells name who acts: the plainest, and then those
/// that name people whatever they do.
const WHO: [&[&str]; 2] = [PLAINLY, PEOPLE];
const PLAINLY: &[&str] = &[
    "who",
    "whom",
    "whose",
    "lead",
    "leads",
    "led",
    "by",
    "responsible",
    "responsibility",
    "owner",
    "owned",
    "actor",
    "decider",
];
const PEOPLE: &[&str] = &["person", "people", "group", "team", "role", "party", "organisation"];

/// Words of a header whose cells name others than who acts: *asked for by*.
const NOT_DONE: &[&str] = &["asked", "requested", "suggested", "proposed", "raised", "funded", "paid", "support"];

impl Cast<'_, '_, '_> {
    /// Who acts in a sentence that has no subject of its own.
    pub(super) fn introduced(&self, line: usize, verb: usize) -> Who {
        let own = &self.text.reading.sentences[line];
        if own.block == Block::TableCell {
            return self.in_table(line);
        }
        let first = (own.words.start..verb).all(|i| matches!(self.class(i), Class::Adverb | Class::Join | Class::And));
        if !first && own.block == Block::Heading {
            return Who::unclear(None);
        }
        for &above in own.introduced_by.iter().rev() {
            let heads = self.text.reading.sentences[above].block == Block::Heading;
            let who = if heads { self.headed(above) } else { self.led_in(above) };
            if let Some(who) = who {
                return introduced(who);
            }
        }
        Who::unclear(None)
    }

    /// Who acts in a passive with no auxiliary, in a list or a table.
    pub(super) fn introduced_passive(&self, line: usize) -> Who {
        let own = &self.text.reading.sentences[line];
        if own.block == Block::TableCell {
            return self.in_table(line);
        }
        let lead = own.introduced_by.last().map(|&above| self.sentence(above));
        let agent = lead.filter(|words| !words.is_empty()).and_then(|words| self.agent(words.start, words.end));
        agent.map_or(Who::unclear(None), introduced)
    }

    /// Whether a sentence ends with a question mark.
    fn is_asked(&self, line: usize) -> bool {
        let words = &self.sentence(line);
        !words.is_empty() && self.text.reading.after(words.end - 1).contains('?')
    }

    /// Whom a lead-in makes the doer of what it introduces.
    fn led_in(&self, line: usize) -> Option<Who> {
        let words = self.sentence(line);
        if words.is_empty() {
            return None;
        }
        if let Some(who) = self.agent(words.start, words.end) {
            return Some(who);
        }
        if self.is_asked(line) {
            return self.headed(line);
        }
        let groups = self.groups(&words);
        let last = words.end - 1;
        let subject = if self.word(last) == "to" && last > words.start {
            self.controller(last, 0)
        } else {
            match groups.iter().rev().find(|g| g.finite() || g.form == Form::To) {
                Some(group) if group.form == Form::To => self.controller(group.words.start, 0),
                Some(group) if !group.passive => self.subject(group.words.start, 0),
                Some(_) => return None,
                None => return self.fragment(&words).or_else(|| self.headed(line)),
            }
        };
        match &subject {
            Subject::Missing => None,
            Subject::Phrase(phrase) if self.read(phrase) == Read::Thing => None,
            told => Some(self.resolve(told, words.end)),
        }
    }

    /// The first people that a line without a verb names, not after a preposition.
    pub(super) fn fragment(&self, words: &Words) -> Option<Who> {
        let mut i = words.start;
        while i < words.end {
            let chunk = self.chunk_from(i, words.end);
            if chunk.is_empty() {
                if self.class(i) == Class::Pronoun && i + 1 < words.end {
                    let who = self.stands_for(i, None, words.end);
                    return (who.actor != Actor::Unclear).then_some(who);
                }
                i += 1;
                continue;
            }
            let hangs = i > words.start && self.class(i - 1) == Class::Prep && !self.broken(i);
            if !hangs {
                let (first, head) = self.all_joined(chunk.clone(), words.end);
                let end = (head.end..words.end).find(|&k| self.broken(k)).unwrap_or(words.end);
                let aside = self.aside_after(end, words.end);
                match self.read(&Phrase { first, head, end, aside }) {
                    Read::People(actor, words, told) => return Some(Who { actor, words: Some(words), told }),
                    Read::Loose(words) if self.noun(words.start).is_some() => return Some(Who::unclear(Some(words))),
                    _ => {}
                }
            }
            i = chunk.end;
        }
        None
    }

    /// Whom a heading makes the doer of a sentence without a subject.
    fn headed(&self, line: usize) -> Option<Who> {
        let words = self.sentence(line);
        if words.is_empty() {
            return None;
        }
        let mut found: Option<Who> = None;
        for i in words.clone() {
            let named = self.name(i).and_then(|name| name.actor).map(|actor| (actor, i..i + 1, Told::Alias));
            let noun = self.noun(i).filter(|noun| noun.words.end == i + 1 && named.is_none());
            let read = noun.and_then(|noun| {
                let head = self.chunk_before(noun.words.end, words.start);
                let part = self.possessive(i)
                    && matches!(
                        self.word_before(i + 1, words.end),
                        "part" | "role" | "work" | "job" | "say" | "decisions"
                    );
                let whole = part
                    || noun.words.end == words.end
                    || self.class(noun.words.end) != Class::Noun
                    || self.tag(noun.words.end).any(Tags::VERB_S)
                    || self.broken(noun.words.end);
                match self.read_one(&head, words.end) {
                    Read::People(actor, _, told) if whole && !self.only_object(&head, &words) => {
                        Some((actor, head, told))
                    }
                    _ => None,
                }
            });
            if let Some((actor, words, told)) = named.or(read) {
                match &found {
                    Some(known) if known.actor != actor => return None,
                    Some(_) => {}
                    None => found = Some(Who { actor, words: Some(words), told }),
                }
            }
        }
        found
    }

    /// *Working with patients*, *Involving carers*: others do it to them or with them.
    fn only_object(&self, head: &Words, words: &Words) -> bool {
        if head.start == words.start {
            return false;
        }
        let before = head.start - 1;
        let word = self.word(before);
        match self.class(before) {
            Class::Prep if matches!(word, "by" | "from") => false,
            Class::Prep if word == "of" => {
                let noun = self.word(before.saturating_sub(1).max(words.start));
                !matches!(noun, "role" | "part" | "work" | "contribution" | "input" | "decisions" | "influence" | "say")
            }
            Class::Prep => true,
            Class::Verb => self.group_at(before).is_some_and(|g| !self.is_asked(self.line_at(before)) && !g.thin),
            _ => false,
        }
    }

    /// Who acts in a row: the cell that says who, the column, the row's own header.
    fn in_table(&self, line: usize) -> Who {
        let own = &self.text.reading.sentences[line];
        let sentences = &self.text.reading.sentences;
        let same_row = |&other: &usize| {
            let cell = &sentences[other];
            cell.unit == own.unit && cell.section == own.section && cell.block == Block::TableCell
        };
        let low = (0..line).rev().take_while(same_row).last().unwrap_or(line);
        let row: Vec<usize> = (low..sentences.len()).take_while(same_row).filter(|&other| other != line).collect();
        let column = |cell: usize| {
            let above = sentences[cell].introduced_by.iter().copied();
            above.rev().find(|&head| sentences[head].block == Block::TableCell && sentences[head].unit != own.unit)
        };
        for wanted in WHO {
            let says_who = |cell: &&usize| {
                column(**cell).is_some_and(|head| {
                    let says = |words: &[&str]| self.sentence(head).any(|i| words.contains(&self.word(i)));
                    says(wanted) && !says(NOT_DONE)
                })
            };
            if let Some(&cell) = row.iter().find(says_who) {
                return self.fragment(&self.sentence(cell)).map_or(Who::unclear(None), introduced);
            }
        }
        if let Some(who) = column(line).and_then(|head| self.headed(head)) {
            return introduced(who);
        }
        let mut found: Option<Who> = None;
        for &cell in &row {
            if !self.groups(&self.sentence(cell)).iter().any(|g| g.finite())
                && let Some(who) = self.fragment(&self.sentence(cell)).filter(|who| who.actor != Actor::Unclear)
            {
                if found.as_ref().is_some_and(|known| known.actor != who.actor) {
                    return Who::unclear(None);
                }
                found = found.or(Some(who));
            }
        }
        found.map_or(Who::unclear(None), introduced)
    }

    /// Who is the answer to the *who* of a question.
    pub(super) fn answer(&self, line: usize) -> Who {
        let sentences = &self.text.reading.sentences;
        let next = (line + 1..sentences.len()).find(|&l| !sentences[l].words.is_empty());
        let Some(next) = next.filter(|&l| sentences[l].section == sentences[line].section && !self.is_asked(l)) else {
            return Who::unclear(None);
        };
        let words = self.sentence(next);
        if matches!(self.word(words.start), "nobody" | "no" | "none" | "only" | "just")
            && let Some(who) = self.all_but(words.start + 1, words.end)
        {
            return introduced(who);
        }
        let from = words.clone().find(|&i| matches!(self.word(i), "by" | "from") && i + 1 < words.end);
        let group = self.groups(&self.sentence(next)).iter().find(|g| g.finite());
        let found = match (group, from) {
            (Some(group), Some(from)) if group.passive => self.only_actor(&(from..words.end)),
            (Some(group), _) if !group.passive => {
                let told = self.subject(group.words.start, 0);
                Some(self.resolve(&told, group.words.start)).filter(|who| who.actor != Actor::Unclear)
            }
            _ => self.fragment(&words),
        };
        found.map_or(Who::unclear(None), introduced)
    }
}

fn introduced(who: Who) -> Who {
    match who.told {
        Told::Nothing => who,
        _ => Who { told: Told::Introduced, ..who },
    }
}
