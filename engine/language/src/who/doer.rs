//! The doer of a deed, by the form of its verb.
//!
//! An active verb's doer is its subject, a passive's stands after *by*, a noun's is
//! whose it is or the subject of the verb above it. Finding subjects is
//! [`super::subject`]'s; who stands behind a pronoun [`super::pronoun`]'s.

use super::cast::Cast;
use super::class::Class;
use super::deed::Deed;
use super::phrase::{Phrase, Read};
use super::subject::Subject;
use super::{Told, Who};
use crate::grammar::groups::Form;
use crate::lexicon::{List, holds};
use crate::{Block, Words};

impl Cast<'_, '_, '_> {
    /// Who does the deed that `focus`, a stretch of one sentence, names.
    pub(super) fn doer(&self, focus: &Words) -> Who {
        if let Some(who) = self.prompted(focus) {
            return who;
        }
        let Some(deed) = self.deed(focus) else { return self.named_doer(focus) };
        if let Some(who) = self.came_from(&deed) {
            return who;
        }
        if self.receives(deed.main) {
            // *Patients received a call from the nurse*: whoever gives it acts.
            return self.named_after("from", deed.main + 1, self.passive_end(&deed)).unwrap_or(Who::unclear(None));
        }
        if deed.passive {
            let agent = self.agent(deed.main + 1, self.passive_end(&deed));
            return match agent.or_else(|| self.made_with(&deed)) {
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

    /// *Receives a booklet*, *gets a call*; to get a say or a vote is more.
    fn receives(&self, main: usize) -> bool {
        let end = self.piece(main).end;
        match self.word(main) {
            "receive" | "receives" | "received" | "receiving" => true,
            "get" | "gets" => {
                let thing = self.word_before(main + 2, end);
                matches!(self.word_before(main + 1, end), "a" | "an" | "their" | "the" | "two" | "three")
                    && !matches!(thing, "say" | "vote" | "veto" | "seat" | "final" | "last" | "choice" | "chance")
            }
            _ => false,
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
        let words = self.piece(focus.start);
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
        let groups = self.groups(&words);
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
