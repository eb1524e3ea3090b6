//! The doer of a deed, by the form of its verb.
//!
//! An active verb's doer is its subject, a passive's stands after *by*, a noun's is
//! whose it is or the subject of the verb above it. Finding subjects is
//! [`super::subject`]'s; who stands behind a pronoun [`super::pronoun`]'s.

use super::cast::Cast;
use super::nouns::Class;
use super::phrase::{Phrase, Read};
use super::subject::Subject;
use super::{Told, Who};
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::lexicon::{List, holds};
use crate::{Block, Words};

/// The verb of a deed, as far as the doer is concerned.
struct Deed {
    start: usize,
    main: usize,
    form: Form,
    passive: bool,
}

impl Cast<'_, '_, '_> {
    /// Who does the deed that `focus`, a stretch of one sentence, names.
    pub(super) fn doer(&self, focus: &Words) -> Who {
        let Some(deed) = self.deed(focus) else { return self.named_doer(focus) };
        if deed.passive {
            return match self.agent(deed.main + 1, self.passive_end(&deed)) {
                Some(who) => who,
                None if deed.start == deed.main => self.clipped_passive(&deed),
                None => Who::unclear(None),
            };
        }
        let subject = match deed.form {
            Form::To => self.controller(deed.start, 0),
            Form::Gerund => self.gerund(deed.start, 0),
            _ => self.subject(deed.start, 0),
        };
        match subject {
            Subject::Missing => self.introduced(self.line_at(deed.start), deed.start),
            told => self.resolve(&told, deed.start),
        }
    }

    /// Who a subject stands for.
    pub(super) fn resolve(&self, subject: &Subject, verb: usize) -> Who {
        match subject {
            Subject::Phrase(phrase) => match self.read(phrase) {
                Read::People(actor, words, told) => Who { actor, words: Some(words), told },
                Read::Loose(words) => self.loose(phrase, words),
                Read::Thing => Who::unclear(None),
            },
            Subject::Pronoun(at, aside) => self.stands_for(*at, aside.as_ref(), verb),
            Subject::Missing => Who::unclear(None),
        }
    }

    /// *The group* may point back, as a pronoun does.
    fn loose(&self, phrase: &Phrase, words: Words) -> Who {
        let points = matches!(self.word(phrase.head.start), "the" | "this" | "that" | "these" | "those" | "both");
        let short = phrase.head.len() == 2 && phrase.head.end == phrase.end;
        if points
            && short
            && let Some(who) = self.pointed_at(phrase.head.end - 1)
        {
            return who;
        }
        Who::unclear(Some(words))
    }

    /// The verb of the deed in `focus`.
    fn deed(&self, focus: &Words) -> Option<Deed> {
        let line = self.line_at(focus.start);
        let inside = |g: &&Group| focus.contains(&g.main);
        let groups = self.groups(line);
        let best = groups
            .iter()
            .filter(inside)
            .find(|g| g.finite() && !g.thin)
            .or_else(|| groups.iter().filter(inside).find(|g| !g.thin))
            .filter(|g| self.class(g.main) == Class::Verb);
        let bare = focus.clone().find(|&i| self.may_be_verb(i, focus));
        match (best, bare) {
            (Some(group), bare) if bare.is_none_or(|i| i >= group.words.start || group.finite()) => {
                Some(self.of_group(group))
            }
            (_, Some(i)) => Some(self.of_word(i)),
            (None, None) => groups.iter().filter(inside).find(|g| g.thin && g.finite()).map(|g| self.of_group(g)),
            (Some(group), None) => Some(self.of_group(group)),
        }
    }

    fn of_group(&self, group: &Group) -> Deed {
        let alone = group.words.start == group.main || !self.tag(group.words.start).any(Tags::AUX);
        let reduced = alone && self.is_reduced(group.words.start, group.main);
        Deed { start: group.words.start, main: group.main, form: group.form, passive: group.passive || reduced }
    }

    /// A verb that the grammar took for a noun: *set the fares*, *cut the rota*.
    fn of_word(&self, i: usize) -> Deed {
        let tag = self.tag(i);
        let form = if tag.any(Tags::ING) { Form::Gerund } else { Form::Past };
        Deed { start: i, main: i, form, passive: self.is_reduced(i, i) }
    }

    fn may_be_verb(&self, i: usize, focus: &Words) -> bool {
        let tag = self.tag(i);
        let verb = tag.any(Tags::BASE.or(Tags::ED).or(Tags::VERB_S).or(Tags::ING));
        let described = i > self.line(i).words.start && !self.broken(i) && self.tag(i - 1).any(Tags::DET);
        let noun = tag.any(Tags::NOUN) && i + 1 == focus.end && i > focus.start;
        verb && !described && !noun && self.noun(i).is_none() && self.group_at(i).is_none()
    }

    /// *interviews carried out*, *a leaflet printed by a shop*: a passive without its
    /// auxiliary.
    fn is_reduced(&self, start: usize, main: usize) -> bool {
        let line = self.line(main);
        if !self.tag(main).any(Tags::ED) {
            return false;
        }
        let next = main + 1;
        let by = (next..line.words.end.min(next + 3)).find(|&i| self.word(i) == "by" && !self.broken(i));
        if by.is_some_and(|by| self.agent(by, line.words.end).is_some() && !self.object_follows(next, by)) {
            return true;
        }
        let object = self.object_follows(next, line.words.end);
        if object || start == line.words.start || self.broken(start) && self.joined_passive(start).is_none() {
            return false;
        }
        match self.class(start - 1) {
            Class::Noun => {
                let chunk = self.chunk_before(start, line.words.start);
                let end = start;
                self.read(&Phrase { first: chunk.start, head: chunk, end, aside: None }) == Read::Thing
            }
            Class::And | Class::Join => self.joined_passive(start).is_some(),
            _ => false,
        }
    }

    /// The passive that *and* joins this participle to.
    fn joined_passive(&self, start: usize) -> Option<&Group> {
        let group = self.groups(self.line_at(start)).iter().rev().find(|g| g.words.end <= start && g.finite())?;
        let between = group.words.end..start;
        (group.passive && !between.clone().any(|i| self.class(i) == Class::Pronoun)).then_some(group)
    }

    fn object_follows(&self, from: usize, end: usize) -> bool {
        (from..end)
            .find(|&i| self.class(i) != Class::Adverb || self.broken(i))
            .is_some_and(|i| !self.broken(i) && matches!(self.class(i), Class::Noun | Class::Pronoun))
    }

    /// Where the words that may name a passive's agent end: before the next clause.
    fn passive_end(&self, deed: &Deed) -> usize {
        let line = self.line_at(deed.main);
        let end = self.line(deed.main).words.end;
        let next = self.groups(line).iter().find(|g| {
            g.words.start > deed.main
                && g.finite()
                && !(g.passive || g.words.len() == 1 && self.is_linked(g.words.start))
        });
        next.map_or(end, |g| g.words.start)
    }

    fn is_linked(&self, start: usize) -> bool {
        matches!(self.class(start - 1), Class::And | Class::Join | Class::Adverb) || self.broken(start)
    }

    /// Who stands after *by* in the words from `from` to `end`.
    pub(super) fn agent(&self, from: usize, end: usize) -> Option<Who> {
        let mut loose = None;
        for by in (from..end).filter(|&i| self.word(i) == "by") {
            let next = by + 1;
            if next >= end {
                break;
            }
            if self.class(next) == Class::Pronoun {
                return Some(self.stands_for(next, None, next));
            }
            let chunk = self.chunk_from(next, end);
            if chunk.is_empty() {
                continue;
            }
            let (first, head) = self.all_joined(chunk, end);
            let tail = (head.end..end).find(|&i| self.word(i) == "by" || self.broken(i)).unwrap_or(end);
            let aside = self.aside_after(tail, end);
            match self.read(&Phrase { first, head, end: tail, aside }) {
                Read::People(actor, words, told) => return Some(Who { actor, words: Some(words), told }),
                Read::Loose(words) => loose = loose.or(Some(Who::unclear(Some(words)))),
                Read::Thing => {}
            }
        }
        loose
    }

    /// What stands between this mark and the next.
    pub(super) fn aside_after(&self, at: usize, end: usize) -> Option<Words> {
        if at >= end || !self.broken(at) || matches!(self.class(at), Class::And | Class::Join) {
            return None;
        }
        let list = self.text.reading.before(at).contains(':');
        let close = (at + 1..end).find(|&i| !list && self.broken(i)).unwrap_or(end);
        Some(at..close)
    }

    /// *people with aphasia and a nurse*: the first head and the last.
    pub(super) fn all_joined(&self, chunk: Words, end: usize) -> (usize, Words) {
        let first = chunk.start;
        let mut head = chunk;
        while head.end + 1 < end && !self.broken(head.end + 1) {
            let list = self.broken(head.end) && self.class(head.end) == Class::Noun;
            let start = if self.class(head.end) == Class::And { head.end + 1 } else { head.end };
            if !list && start == head.end {
                break;
            }
            let next = self.chunk_from(start, end);
            let verb = next.end < end && self.class(next.end) == Class::Verb && !self.broken(next.end);
            if next.is_empty() || verb || self.read_one(&next, next.end) == Read::Thing {
                break;
            }
            head = next;
        }
        (first, head)
    }

    /// A passive with no auxiliary, in a list or a table that says who did it all.
    fn clipped_passive(&self, deed: &Deed) -> Who {
        let line = self.line(deed.main);
        if matches!(line.block, Block::ListItem | Block::TableCell) {
            return self.introduced_passive(self.line_at(deed.main));
        }
        Who::unclear(None)
    }

    /// The doer of what a noun names.
    fn named_doer(&self, focus: &Words) -> Who {
        let line = self.line_at(focus.start);
        let words = self.line(focus.start).words.clone();
        let after = (focus.end..words.end).find(|&i| self.broken(i) || self.class(i) == Class::Verb);
        if let Some(who) = self.agent(focus.end.saturating_sub(1), after.unwrap_or(words.end)) {
            return who;
        }
        let chunk = self.chunk_before(focus.end, words.start);
        if let Some(head) = self.owner_in(&chunk) {
            let end = head.end;
            let who = self.resolve(&Subject::Phrase(Phrase { first: head.start, head, end, aside: None }), focus.start);
            if who.told != Told::Nothing {
                return who;
            }
        }
        let groups = self.groups(line);
        let before = groups.iter().rev().find(|g| g.words.end <= focus.start);
        if let Some(group) = before {
            let deed = self.of_group(group);
            let subject = match group.form {
                _ if deed.passive => {
                    return self.agent(deed.main + 1, self.passive_end(&deed)).unwrap_or(Who::unclear(None));
                }
                Form::To => self.controller(group.words.start, 0),
                Form::Gerund => self.gerund(group.words.start, 0),
                _ => self.subject(group.words.start, 0),
            };
            return match subject {
                Subject::Missing => self.introduced(line, group.words.start),
                told => self.resolve(&told, focus.start),
            };
        }
        match groups.iter().find(|g| g.finite()) {
            Some(group) if group.passive => self.agent(group.main + 1, words.end).unwrap_or(Who::unclear(None)),
            Some(_) => Who::unclear(None),
            None => self.introduced(line, words.start),
        }
    }

    /// Whether word `i` is a verb of speech.
    pub(super) fn speaks(&self, i: usize) -> bool {
        holds(List::WhoSpeech, self.word(i))
    }
}
