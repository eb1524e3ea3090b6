//! The names that a text defines for its own people and groups.
//!
//! *The Table is ten young people*; *our Riders' Panel, eight people who …*; *the
//! reference group (clinicians and managers)*; *a club of dads …*; and people whom it
//! tells about: *Colin looks after his brother*. Who is in them is read by
//! [`super::phrase`], and where they stand by [`stands`].

use super::cast::Cast;
use super::class::Class;
use super::makeup::Makeup;
use super::nouns::Sort;
use super::phrase::Phrase;
use super::subject::Subject;
use super::titles::is_title;
use crate::grammar::groups::Group;
use crate::grammar::tags::Tags;
use crate::lexicon::List;
use crate::word::Figure;
use crate::{Actor, Words};

pub(super) use stands::found;

use forms::Names;

mod beside;
mod forms;
mod person;
mod stands;

/// A name that the text has defined.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Its words as they are compared, and whether each is written with a capital.
    spelt: Vec<(String, bool)>,
    /// Where it is defined.
    pub words: Words,
    /// Who they are; none where several kinds are in it.
    pub actor: Option<Actor>,
    /// It is one person's.
    pub one: bool,
    /// It is a short form, and only means them after *the*, *this* or *our*.
    short: bool,
}

/// The names that the text defines, in order of their definitions.
pub(super) fn names(cast: &Cast<'_, '_, '_>) -> Vec<Name> {
    let mut define = Define { cast, names: Names::default() };
    for line in 0..cast.text.reading.sentences.len() {
        define.by_verb(line);
        define.by_marks(line);
        define.by_lives(line);
        define.groups_of(line);
        define.people(line);
        define.by_number(line);
    }
    for line in 0..cast.text.reading.sentences.len() {
        define.people_of_an_age(line);
    }
    define.names.shorten(cast);
    define.names.by_part();
    define.names.initials();
    define.names.all
}

/// Words after which a clause may be about somebody else.
const TOLD_OF_OTHERS: &[&str] = &["who", "whom", "whose", "which", "that", "where", "what", "how", "why", "whether"];

struct Define<'c, 'p, 'r, 't> {
    cast: &'c Cast<'p, 'r, 't>,
    names: Names,
}

impl Define<'_, '_, '_, '_> {
    fn add(&mut self, chunk: &Words, makeup: &Makeup) {
        let most = makeup.most();
        let group = self.cast.noun(chunk.end - 1).is_some_and(|noun| noun.group);
        if most.is_none() && !group && self.cast.is_name(chunk) {
            return; // One person of several kinds: [`person`] reads whom it names first.
        }
        let one = !group && most.as_ref().is_some_and(|(_, words)| !self.cast.is_plural(words.end - 1));
        self.name(chunk, most.map(|(actor, _)| actor), one, false);
    }

    fn name(&mut self, chunk: &Words, actor: Option<Actor>, one: bool, short: bool) {
        let cast = self.cast;
        let start = chunk.clone().find(|&i| !cast.tag(i).any(Tags::DET)).unwrap_or(chunk.end);
        if start >= chunk.end {
            return;
        }
        let first = cast.piece(start).start;
        let cased = |i: usize| cast.capital(i) && !short && !(i == first && cast.noun(i).is_some());
        let spelt: Vec<_> = (start..chunk.end).map(|i| (cast.word(i).to_owned(), cased(i))).collect();
        let name = Name { spelt, words: start..chunk.end, actor, one, short };
        if short { self.names.also(name) } else { self.names.first(name) }
    }

    /// *The Table is ten young people*; *X is made up of …*; *Colin looks after …*.
    fn by_verb(&mut self, line: usize) {
        let cast = self.cast;
        for group in
            cast.groups(&cast.text.reading.sentences[line].words).iter().filter(|g| g.finite() && g.not.is_none())
        {
            let phrase = match cast.subject(group.words.start, 0) {
                Subject::Phrase(phrase) => phrase,
                Subject::Pronoun(at, _) if matches!(cast.word(at), "it" | "they" | "they're") => {
                    let Some(phrase) = self.said_before(line) else { continue };
                    phrase
                }
                _ => continue,
            };
            let chunk = phrase.head.clone();
            let main = cast.word(group.main);
            if chunk.is_empty() || phrase.first < chunk.start || !self.nameable(&chunk, main == "means") {
                continue;
            }
            let stop = self.clause_end(group);
            if let Some(from) = self.definiens(group, stop) {
                let makeup = cast.makeup(&(from..stop));
                if let Some(actor) = makeup.first().filter(|_| self.is_person(&chunk)) {
                    self.name(&chunk, Some(actor), true, false);
                    continue;
                }
                if !makeup.is_empty() {
                    self.add(&chunk, &makeup);
                    continue;
                }
            }
            if cast.is_name(&chunk) && !cast.noun(chunk.end - 1).is_some_and(|noun| noun.group) {
                // *Rees will check where women who come to the clinic live*: their lives, not hers.
                let told = (group.words.end..stop).find(|&i| TOLD_OF_OTHERS.contains(&cast.word(i)));
                self.by_life(&chunk, &(group.words.start..told.unwrap_or(stop)));
            }
        }
    }

    /// Whether a name is one person's: *Aisha*, *Mrs Hussain*.
    fn is_person(&self, chunk: &Words) -> bool {
        let cast = self.cast;
        let titled = is_title(cast.word(chunk.start));
        let last = chunk.end - 1;
        let plain = chunk.len() == 1 && cast.noun(last).is_none() && !cast.is_plural(last);
        let be_one = matches!(cast.word_before(chunk.end, cast.piece(last).end), "is" | "was");
        titled || (plain && be_one && cast.is_name(chunk))
    }

    /// The subject of the sentence before, for *it is made up of …*.
    fn said_before(&self, line: usize) -> Option<Phrase> {
        let before = line.checked_sub(1)?;
        let group = self.cast.groups(&self.cast.sentence(before)).iter().find(|g| g.finite())?;
        match self.cast.subject(group.words.start, 0) {
            Subject::Phrase(phrase) => Some(phrase),
            _ => None,
        }
    }

    /// Where what a verb says of its subject starts, if it says who they are.
    fn definiens(&self, group: &Group, stop: usize) -> Option<usize> {
        let cast = self.cast;
        let main = cast.word(group.main);
        let after = group.words.end;
        let copula = group.thin && cast.tag(group.main).any(Tags::BE.or(Tags::WAS));
        if copula && cast.word_before(after, stop) == "what" {
            let call = (after..stop.min(after + 4)).find(|&i| matches!(cast.word(i), "call" | "called" | "calls"))?;
            return (call + 1 < stop).then_some(call + 1);
        }
        if copula && cast.word_before(after, stop) == "for" && group.words.start > 0 {
            let of_group = cast.noun(group.words.start - 1).is_some_and(|noun| noun.group);
            return (of_group && after + 1 < stop).then_some(after + 1);
        }
        let gathers = matches!(
            main,
            "means"
                | "mean"
                | "consists"
                | "consisted"
                | "consist"
                | "comprises"
                | "comprised"
                | "comprise"
                | "brings"
                | "bring"
                | "brought"
                | "unites"
                | "gathers"
                | "contains"
        ) || (group.passive && matches!(main, "made" | "composed" | "formed" | "drawn" | "comprised"));
        if !copula && !gathers {
            return None;
        }
        let light = |i: usize| {
            matches!(cast.word(i), "together" | "up" | "of" | "from" | "all" | "mostly" | "mainly" | "only" | "just")
                && (gathers || cast.class(i) == Class::Adverb)
        };
        let from = (after..stop).find(|&i| !light(i))?;
        let noun = cast.class(from) == Class::Noun && (!cast.broken(from) || gathers);
        noun.then_some(from)
    }

    /// What is told of a person's life: that the service is for them, that they care.
    fn by_life(&mut self, chunk: &Words, told: &Words) {
        if let Some(actor) = self.cast.signed_as(told) {
            self.name(chunk, Some(actor), true, false);
        }
    }

    /// *Maureen lives with …*, where the grammar sees no verb.
    fn by_lives(&mut self, line: usize) {
        let cast = self.cast;
        let words = &cast.text.reading.sentences[line].words;
        for mark in cast.text.reading.marks_in(words) {
            let at = mark.word as usize;
            let sign = matches!(mark.list, List::WhoCarersSign | List::WhoStaffSign | List::WhoPublicSign);
            if !sign || at == words.start {
                continue;
            }
            // *…, led by Joyce Bell, who lives on the estate*
            let end = if cast.word(at - 1) == "who" && at > words.start + 1 { at - 1 } else { at };
            let chunk = cast.chunk_before(end, cast.piece(at - 1).start);
            let person = !chunk.is_empty() && cast.noun(end - 1).is_none() && self.nameable(&chunk, false);
            let opens =
                |start: usize| start == words.start || cast.broken(start) || (end < at && cast.word(start - 1) == "by");
            if person && cast.is_name(&chunk) && opens(chunk.start) {
                self.by_life(&chunk, &mark.words());
            }
        }
    }

    /// Where the clause of `group` ends: before the next verb that is not in a relative.
    fn clause_end(&self, group: &Group) -> usize {
        let cast = self.cast;
        let piece = cast.piece(group.main);
        let end = piece.end;
        let next = cast.groups(&piece).iter().find(|g| {
            g.finite() && g.words.start >= group.words.end && {
                let low = g.words.start - 1;
                !matches!(cast.class(low), Class::Relative)
            }
        });
        let Some(next) = next else { return end };
        let cut = (group.words.end + 1..=next.words.start)
            .rev()
            .find(|&i| cast.broken(i) || matches!(cast.class(i), Class::And | Class::Join));
        cut.unwrap_or(end)
    }

    /// Whether a noun phrase can be a name, or a group that needs to be told of.
    fn nameable(&self, chunk: &Words, means: bool) -> bool {
        let cast = self.cast;
        let last = chunk.end - 1;
        let noun = cast.noun(last);
        if means || noun.is_some_and(|noun| noun.group) {
            return true;
        }
        let known = noun.is_some_and(|noun| matches!(noun.sort, Sort::Actor(_) | Sort::Vague));
        let known_vague = noun.is_some_and(|noun| noun.sort == Sort::Vague);
        let titled = is_title(cast.word(chunk.start));
        let bare = cast.tag(chunk.start).any(Tags::DET);
        let first = cast.piece(chunk.start).start;
        let date = |i: usize| cast.text.reading.words[i].figure.is(Figure::DATE);
        let capital = |i: usize| cast.capital(i) && !date(i) && !cast.tag(i).any(Tags::DET);
        let inner = chunk.clone().any(|i| i > first && capital(i));
        let opening = chunk.start == first && !bare && capital(first);
        let proper = chunk.len() > 1
            && chunk.clone().skip(usize::from(bare)).all(capital)
            && chunk.end - chunk.start > 1 + usize::from(bare);
        titled || (proper && known_vague) || (!known && (inner || (opening && chunk.clone().all(capital))))
    }
}
