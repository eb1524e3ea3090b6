//! The verb in a phrase: its form, and whether its subject is acted upon.
//!
//! Who does it is [`super::doer`]'s to say.

use super::cast::Cast;
use super::class::Class;
use super::phrase::Read;
use super::subject::Subject;
use crate::Words;
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;

/// The verb of a deed, as far as the doer is concerned.
pub(super) struct Deed {
    pub start: usize,
    pub main: usize,
    pub form: Form,
    pub passive: bool,
}

impl Cast<'_, '_, '_> {
    /// The verb of the deed in `focus`.
    pub(super) fn deed(&self, focus: &Words) -> Option<Deed> {
        let piece = self.piece(focus.start);
        let inside = |g: &&Group| focus.contains(&g.main);
        let groups = self.groups(&piece);
        let opens = |g: &&Group| !g.thin && (g.main == focus.start || g.words.start == focus.start);
        let best = groups
            .iter()
            .filter(inside)
            .find(opens)
            .or_else(|| groups.iter().filter(inside).find(|g| g.finite() && !g.thin))
            .or_else(|| groups.iter().filter(inside).find(|g| !g.thin))
            .filter(|g| self.class(g.main) == Class::Verb);
        let thin = groups.iter().filter(inside).find(|g| g.thin && g.finite() && g.words.start <= focus.start);
        let bare = focus.clone().find(|&i| self.may_be_verb(i, focus)).filter(|_| best.is_some() || thin.is_none());
        let bare = bare.or_else(|| self.unknown_verb(focus).filter(|_| best.is_none() && thin.is_none()));
        match (best, bare) {
            (Some(group), bare) if bare.is_none_or(|i| i >= group.words.start || group.finite()) => {
                Some(self.of_group(group))
            }
            (_, Some(i)) => Some(self.of_word(i)),
            (None, None) => groups.iter().filter(inside).find(|g| g.thin && g.finite()).map(|g| self.of_group(g)),
            (Some(group), None) => Some(self.of_group(group)),
        }
    }

    pub(super) fn of_group(&self, group: &Group) -> Deed {
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
        let described = i > self.piece(i).start && !self.broken(i) && self.tag(i - 1).any(Tags::DET);
        let noun = tag.any(Tags::NOUN) && i + 1 == focus.end && i > focus.start;
        verb && !described && !noun && self.noun(i).is_none() && self.group_at(i).is_none()
    }

    /// A word that no list knows, after people and before an object: *the board froze it*.
    fn unknown_verb(&self, focus: &Words) -> Option<usize> {
        let (at, low) = (focus.start, self.first(focus.start));
        let end = self.piece(at).end;
        if at == low || self.broken(at) || self.noun(at).is_some() || self.class(at) != Class::Noun {
            return None;
        }
        let people = match self.class(at - 1) {
            Class::Noun => self.noun(at - 1).is_some() || self.name(at - 1).is_some(),
            class => matches!(class, Class::Pronoun | Class::Relative),
        };
        let object =
            at + 1 < end && !self.broken(at + 1) && self.tag(at + 1).any(Tags::OPENS_NOUN.or(Tags::PREP).or(Tags::TO));
        (people && object && !self.tag(at).any(Tags::OPENS_NOUN)).then_some(at)
    }

    /// *interviews carried out*, *a leaflet printed by a shop*: a passive without its
    /// auxiliary.
    fn is_reduced(&self, start: usize, main: usize) -> bool {
        let piece = self.piece(main);
        if !self.tag(main).any(Tags::ED) {
            return false;
        }
        let next = main + 1;
        let by = (next..piece.end.min(next + 3)).find(|&i| self.word(i) == "by" && !self.broken(i));
        if by.is_some_and(|by| self.agent(by, piece.end).is_some() && !self.object_follows(next, by)) {
            return true;
        }
        let object = self.object_follows(next, piece.end);
        if object || start == piece.start || self.broken(start) && self.joined_passive(start).is_none() {
            return false;
        }
        match self.class(start - 1) {
            Class::Noun => match self.subject(start, 0) {
                Subject::Phrase(phrase) => self.read(&phrase) == Read::Thing,
                _ => false,
            },
            Class::And | Class::Join => self.joined_passive(start).is_some(),
            _ => false,
        }
    }

    /// The passive that *and* joins this participle to.
    fn joined_passive(&self, start: usize) -> Option<&Group> {
        let group = self.groups(&self.piece(start)).iter().rev().find(|g| g.words.end <= start && g.finite())?;
        let between = group.words.end..start;
        (group.passive && !between.clone().any(|i| self.class(i) == Class::Pronoun)).then_some(group)
    }

    fn object_follows(&self, from: usize, end: usize) -> bool {
        (from..end)
            .find(|&i| self.class(i) != Class::Adverb || self.broken(i))
            .is_some_and(|i| !self.broken(i) && matches!(self.class(i), Class::Noun | Class::Pronoun))
    }
}
