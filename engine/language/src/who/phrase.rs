//! Whom a noun phrase names: by its head, what follows it, and who is in a group.
//!
//! Which phrase is the doer's is [`super::subject`]'s to find.

use super::Told;
use super::cast::Cast;
use super::makeup::Makeup;
use super::nouns::{Noun, Sort};
use crate::lexicon::{List, holds};
use crate::{Actor, Words};

/// A noun phrase: its head words, and all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its first word; before the head where phrases are joined by *and*.
    pub first: usize,
    /// The noun words of its (last) head.
    pub head: Words,
    /// After the last word that can say something about the head.
    pub end: usize,
    /// What stands between commas or brackets after it.
    pub aside: Option<Words>,
}

/// Whom a phrase names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Read {
    /// People of one kind.
    People(Actor, Words, Told),
    /// People or a body, and the text does not tell of which kind.
    Loose(Words),
    /// Nothing that can act, or nothing known.
    Thing,
}

impl Read {
    pub fn actor(&self) -> Option<Actor> {
        match self {
            Self::People(actor, ..) => Some(*actor),
            _ => None,
        }
    }
}

impl Cast<'_, '_, '_> {
    /// Whom `phrase` names; phrases joined by *and* must agree.
    pub(super) fn read(&self, phrase: &Phrase) -> Read {
        let whole = self.read_joined(phrase);
        match &phrase.aside {
            Some(aside) if whole.actor().is_none() => match self.makeup(aside).most() {
                Some((actor, words)) => Read::People(actor, words, Told::Named),
                None => match self.signed_as(aside) {
                    Some(actor) => Read::People(actor, aside.clone(), Told::Named),
                    None => whole,
                },
            },
            _ => whole,
        }
    }

    fn read_joined(&self, phrase: &Phrase) -> Read {
        let last = self.read_one(&phrase.head, phrase.end);
        if phrase.first >= phrase.head.start {
            return last;
        }
        let mut makeup = Makeup::default();
        if let Read::People(actor, words, _) = &last {
            makeup.add(*actor, 1, words.clone());
        }
        let mut i = phrase.first;
        let mut loose = matches!(last, Read::Loose(_));
        while i < phrase.head.start {
            let chunk = self.chunk_from(i, phrase.head.start);
            if chunk.is_empty() {
                i += 1;
                continue;
            }
            match self.read_one(&chunk, chunk.end) {
                Read::People(actor, words, _) => makeup.add(actor, 1, words),
                Read::Loose(_) => loose = true,
                Read::Thing => {}
            }
            i = chunk.end;
        }
        match makeup.most() {
            Some((actor, words)) if makeup.is_one_kind() || actor <= Actor::Carers => {
                Read::People(actor, words, Told::Named)
            }
            _ if loose || !makeup.is_empty() => Read::Loose(phrase.first..phrase.head.end),
            _ => last,
        }
    }

    /// Whom one head names; `end` is after what can say something about it.
    pub(super) fn read_one(&self, head: &Words, end: usize) -> Read {
        let head = self.without_tail(head);
        if head.is_empty() {
            return Read::Thing;
        }
        let last = head.end - 1;
        if let Some(name) = self.name(last) {
            let words = name.words.clone();
            return name.actor.map_or(Read::Loose(head.clone()), |actor| Read::People(actor, words, Told::Alias));
        }
        match self.noun(last).filter(|noun| noun.words.end == head.end) {
            Some(noun) => self.read_noun(noun, &head, end),
            None => self.read_unlisted(&head, end),
        }
    }

    /// The head without words that only point: *the mums concerned*.
    fn without_tail(&self, head: &Words) -> Words {
        let mut end = head.end;
        while end > head.start + 1 && matches!(self.word(end - 1), "concerned" | "involved" | "present" | "themselves")
        {
            end -= 1;
        }
        head.start..end
    }

    fn read_noun(&self, noun: &Noun, head: &Words, end: usize) -> Read {
        if noun.group {
            return self.read_group(noun, head, end);
        }
        if let Some(read) = self.sent_by(noun, end) {
            return read;
        }
        if noun.open || noun.sort == Sort::Vague {
            if let Some(read) = self.said_after(noun, end) {
                return read;
            }
            if matches!(self.word(noun.words.start), "member" | "members" | "representatives" | "reps" | "leaders") {
                match self.inside(noun.words.end, end) {
                    Some(Read::People(Actor::Other, words, told)) if self.is_joined(words.end - 1) => {
                        return Read::People(Actor::Public, words, told);
                    }
                    Some(Read::Loose(words)) if !self.is_club(words.end - 1) => return Read::Loose(words),
                    Some(read @ Read::People(..)) => return read,
                    _ => {}
                }
            }
        }
        if let Some(read) = self.led_by(head, noun).or_else(|| self.qualified(head, noun)) {
            return read;
        }
        match noun.sort {
            Sort::Actor(Actor::Other) if self.is_served(noun.words.end - 1) => {
                Read::People(Actor::Public, noun.words.clone(), Told::Named)
            }
            Sort::Actor(actor) => {
                Read::People(self.before_body(noun, head).unwrap_or(actor), noun.words.clone(), Told::Named)
            }
            _ => match self.owner(noun, head) {
                Some((actor, words)) => Read::People(actor, words, Told::Named),
                None => Read::Loose(noun.words.clone()),
            },
        }
    }

    /// What the words after an open noun say of who its people are.
    pub(super) fn said_after(&self, noun: &Noun, end: usize) -> Option<Read> {
        let tail = noun.words.end..end;
        let open = matches!(noun.sort, Sort::Actor(Actor::Public) | Sort::Vague | Sort::Group);
        let actor = self.signed_as(&tail).filter(|_| open)?;
        Some(Read::People(actor, noun.words.start..end.min(noun.words.end + 12), Told::Named))
    }

    /// *The man from the council*: one person who comes from a body is the body's.
    fn sent_by(&self, noun: &Noun, end: usize) -> Option<Read> {
        let one =
            matches!(self.word(noun.words.end - 1), "man" | "woman" | "lady" | "gentleman" | "person" | "girl" | "lad");
        if !one || self.word_before(noun.words.end, end) != "from" {
            return None;
        }
        let body = self
            .nouns_in(&(noun.words.end + 1..end))
            .first()
            .filter(|body| holds(List::WhoBody, self.word(body.words.end - 1)))?;
        let read = match body.sort {
            Sort::Actor(Actor::Public | Actor::Carers) => return None,
            Sort::Actor(actor) => Read::People(actor, noun.words.start..body.words.end, Told::Named),
            Sort::Vague | Sort::Group => Read::Loose(noun.words.start..body.words.end),
        };
        Some(read)
    }

    /// What `words` tell of the people they are said of: that they care, work, or come.
    pub(super) fn signed_as(&self, words: &Words) -> Option<Actor> {
        let signs = [
            (List::WhoCarersSign, Actor::Carers),
            (List::WhoStaffSign, Actor::Staff),
            (List::WhoPublicSign, Actor::Public),
        ];
        let inside = self.text.reading.marks_in(words).filter(|mark| mark.words().end <= words.end);
        inside.filter_map(|mark| signs.iter().find(|(list, _)| *list == mark.list)).map(|(_, actor)| *actor).next()
    }

    /// Whether a group is one that people join for themselves.
    fn is_club(&self, i: usize) -> bool {
        ["club", "choir", "society", "gang", "congregation", "association", "class", "community", "crew"]
            .contains(&self.word(i))
    }

    /// Whether a body is one that people belong to: *members of the mosque*.
    fn is_joined(&self, i: usize) -> bool {
        matches!(
            self.word(i),
            "mosque"
                | "mosques"
                | "church"
                | "churches"
                | "temple"
                | "temples"
                | "gurdwara"
                | "synagogue"
                | "chapel"
                | "club"
                | "clubs"
                | "diocese"
                | "parish"
                | "shed"
                | "gym"
        )
    }

    /// *The charity's trustees*: a loose noun that a body owns is read by its owner only
    /// where the body is known to be of people: *the tenants' representatives*.
    fn owner(&self, noun: &Noun, head: &Words) -> Option<(Actor, Words)> {
        let before = self.nouns_in(&(head.start..noun.words.start));
        let owner = before.last().filter(|owner| owner.words.end == noun.words.start)?;
        match owner.sort {
            Sort::Actor(actor @ (Actor::Public | Actor::Carers)) => Some((actor, owner.words.clone())),
            Sort::Actor(Actor::Staff) if !holds(List::WhoBody, self.word(owner.words.end - 1)) => {
                Some((Actor::Staff, owner.words.clone()))
            }
            _ => None,
        }
    }

    /// *The hospital's architect* works for the hospital; *the council's contractor* does not.
    fn before_body(&self, noun: &Noun, head: &Words) -> Option<Actor> {
        let bought = ["contractor", "contractors", "supplier", "auditor", "auditors", "agency", "firm", "company"];
        if noun.sort != Sort::Actor(Actor::Other) || bought.contains(&self.word(noun.words.end - 1)) {
            return None;
        }
        let before = self.nouns_in(&(head.start..noun.words.start));
        let body = before.last().filter(|body| body.words.end == noun.words.start)?;
        let body_word = self.word(body.words.end - 1);
        let runs = matches!(body.sort, Sort::Actor(Actor::Staff | Actor::Commissioners));
        (runs && holds(List::WhoBody, body_word)).then_some(Actor::Staff)
    }

    /// *A patient-run charity*, *a tenant-led group*.
    pub(super) fn led_by(&self, head: &Words, noun: &Noun) -> Option<Read> {
        let led = (head.start + 1..noun.words.start + 1).find(|&i| {
            i < head.end
                && matches!(self.word(i), "run" | "led" | "owned" | "controlled" | "governed" | "driven" | "only")
                && self.text.reading.words[i].hyphened
        })?;
        let leader = self.noun(led - 1)?;
        let Sort::Actor(actor) = leader.sort else { return None };
        Some(Read::People(actor, leader.words.clone(), Told::Named))
    }
}
