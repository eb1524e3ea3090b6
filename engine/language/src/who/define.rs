//! The names that a text defines for its own people and groups.
//!
//! *The Table is ten young people*; *our Riders' Panel, eight people who …*; *the
//! reference group (clinicians and managers)*; *a club of dads …*; and people whom it
//! tells about: *Colin looks after his brother*. Who is in them is read by
//! [`super::phrase`].

use std::collections::BTreeMap;

use super::cast::Cast;
use super::nouns::{Class, Sort};
use super::phrase::{Makeup, Phrase, Read};
use super::subject::Subject;
use crate::grammar::groups::Group;
use crate::grammar::tags::Tags;
use crate::lexicon::List;
use crate::word::Figure;
use crate::{Actor, Words};

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
    let mut define = Define { cast, names: Vec::new() };
    for line in 0..cast.text.reading.sentences.len() {
        define.by_verb(line);
        define.by_marks(line);
        define.groups_of(line);
    }
    define.shorten();
    define.names
}

/// For each word, the name it is in, counted from 1.
pub(super) fn found(cast: &Cast<'_, '_, '_>) -> Vec<u32> {
    let mut by_first: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, name) in cast.names.iter().enumerate() {
        by_first.entry(name.spelt[0].0.as_str()).or_default().push(index);
    }
    let mut name_of = vec![0; cast.text.reading.words.len()];
    for line in &cast.text.reading.sentences {
        let mut i = line.words.start;
        while i < line.words.end {
            let here = by_first.get(cast.word(i)).into_iter().flatten().copied();
            let met = here.filter(|&n| meets(cast, &cast.names[n], i, line.words.end));
            let Some(best) = met.max_by_key(|&n| (cast.names[n].spelt.len(), !cast.names[n].short)) else {
                i += 1;
                continue;
            };
            let end = i + cast.names[best].spelt.len();
            name_of[i..end].fill(best as u32 + 1);
            i = end;
        }
    }
    name_of
}

fn meets(cast: &Cast<'_, '_, '_>, name: &Name, at: usize, end: usize) -> bool {
    let spelt = name.spelt.len() <= end - at
        && name.spelt.iter().enumerate().all(|(k, (word, cased))| {
            cast.word(at + k) == word && (!cased || cast.capital(at + k)) && (k == 0 || !cast.broken(at + k))
        });
    if !spelt || !name.short {
        return spelt;
    }
    let low = cast.line(at).words.start;
    let points = at > low && matches!(cast.word(at - 1), "the" | "this" | "that" | "our" | "its" | "each");
    let goes_on = at + 1 < end && cast.class(at + 1) == Class::Noun && !cast.broken(at + 1);
    points && !goes_on
}

struct Define<'c, 'p, 'r, 't> {
    cast: &'c Cast<'p, 'r, 't>,
    names: Vec<Name>,
}

impl Define<'_, '_, '_, '_> {
    fn add(&mut self, chunk: &Words, makeup: &Makeup) {
        let most = makeup.most();
        let group = self.cast.noun(chunk.end - 1).is_some_and(|noun| noun.group);
        let one = !group && most.as_ref().is_some_and(|(_, words)| !self.cast.is_plural(words.end - 1));
        self.name(chunk, most.map(|(actor, _)| actor), one, false);
    }

    fn name(&mut self, chunk: &Words, actor: Option<Actor>, one: bool, short: bool) {
        let cast = self.cast;
        let start = chunk.clone().find(|&i| !cast.tag(i).any(Tags::DET)).unwrap_or(chunk.end);
        if start >= chunk.end {
            return;
        }
        let first = cast.line(start).words.start;
        let cased = |i: usize| cast.capital(i) && !short && !(i == first && cast.noun(i).is_some());
        let spelt: Vec<_> = (start..chunk.end).map(|i| (cast.word(i).to_owned(), cased(i))).collect();
        match self.names.iter_mut().find(|name| name.spelt == spelt && name.short == short) {
            Some(known) if known.actor != actor && short => known.actor = None,
            Some(_) => {}
            None => self.names.push(Name { spelt, words: start..chunk.end, actor, one, short }),
        }
    }

    /// *The Table is ten young people*; *X is made up of …*; *Colin looks after …*.
    fn by_verb(&mut self, line: usize) {
        let cast = self.cast;
        let end = cast.text.reading.sentences[line].words.end;
        for group in cast.groups(line).iter().filter(|g| g.finite() && g.not.is_none()) {
            let Subject::Phrase(phrase) = cast.subject(group.words.start, 0) else { continue };
            let chunk = phrase.head.clone();
            let main = cast.word(group.main);
            if chunk.is_empty() || phrase.first < chunk.start || !self.nameable(&chunk, main == "means") {
                continue;
            }
            let stop = self.clause_end(line, group, end);
            if let Some(from) = self.definiens(group, stop) {
                let makeup = cast.makeup(&(from..stop));
                if !makeup.is_empty() {
                    self.add(&chunk, &makeup);
                    continue;
                }
            }
            if cast.is_name(&chunk) && !cast.noun(chunk.end - 1).is_some_and(|noun| noun.group) {
                self.by_life(&chunk, &(group.words.start..stop));
            }
        }
    }

    /// Where what a verb says of its subject starts, if it says who they are.
    fn definiens(&self, group: &Group, stop: usize) -> Option<usize> {
        let cast = self.cast;
        let main = cast.word(group.main);
        let after = group.words.end;
        let copula = group.thin && cast.tag(group.main).any(Tags::BE.or(Tags::WAS));
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
        let signs = [
            (List::WhoCarersSign, Actor::Carers),
            (List::WhoStaffSign, Actor::Staff),
            (List::WhoPublicSign, Actor::Public),
        ];
        if let Some((_, actor)) = signs.into_iter().find(|(list, _)| self.cast.has(*list, told)) {
            self.name(chunk, Some(actor), true, false);
        }
    }

    /// Where the clause of `group` ends: before the next verb that is not in a relative.
    fn clause_end(&self, line: usize, group: &Group, end: usize) -> usize {
        let cast = self.cast;
        let next = cast.groups(line).iter().find(|g| {
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
        let titled = matches!(cast.word(chunk.start), "mr" | "mrs" | "ms" | "miss" | "dr" | "prof");
        let bare = cast.tag(chunk.start).any(Tags::DET);
        let first = cast.line(chunk.start).words.start;
        let date = |i: usize| cast.text.reading.words[i].figure.is(Figure::DATE);
        let capital = |i: usize| cast.capital(i) && !date(i) && !cast.tag(i).any(Tags::DET);
        let inner = chunk.clone().any(|i| i > first && capital(i));
        let opening = chunk.start == first && !bare && capital(first);
        titled || (!known && (inner || (opening && chunk.clone().all(capital))))
    }

    /// *the Riders' Panel, eight people …*; *the group (six tenants)*; and the other way
    /// round: *ten riders (the Riders' Panel)*, *a group called the Table*.
    fn by_marks(&mut self, line: usize) {
        let cast = self.cast;
        let words = cast.text.reading.sentences[line].words.clone();
        let mut i = words.start;
        while i < words.end {
            let chunk = cast.chunk_from(i, words.end);
            if chunk.is_empty() {
                if matches!(cast.word(i), "called" | "named" | "nicknamed" | "known") {
                    self.called(i, &words);
                }
                i += 1;
                continue;
            }
            let after = chunk.end;
            if after < words.end && cast.broken(after) {
                self.beside(&chunk, after, words.end);
            }
            i = chunk.end;
        }
    }

    fn beside(&mut self, chunk: &Words, after: usize, end: usize) {
        let cast = self.cast;
        let gap = cast.text.reading.before(after);
        let bracket = gap.contains('(');
        let colon = gap.contains(':');
        let close = (after + 1..end).find(|&k| {
            let mark = cast.text.reading.before(k);
            if bracket { mark.contains(')') } else { !colon && cast.broken(k) }
        });
        let close = close.unwrap_or(end);
        let inner = after..close;
        let whole = cast.chunk_from(after, close) == inner;
        let capital = inner.clone().any(|i| cast.capital(i));
        if bracket && whole && capital && self.nameable(&inner, false) {
            let before = Phrase { first: chunk.start, head: chunk.clone(), end: after, aside: None };
            let read = match cast.read(&before) {
                Read::Thing => self.phrase_before(after),
                read => read,
            };
            if let Read::People(actor, ..) = read {
                self.name(&inner, Some(actor), false, false);
                return;
            }
        }
        if !self.nameable(chunk, false) || !self.apposes(&inner, bracket || colon, close < end) {
            return;
        }
        let makeup = cast.makeup(&inner);
        if !makeup.is_empty() {
            self.add(chunk, &makeup);
        }
    }

    fn phrase_before(&self, at: usize) -> Read {
        match self.cast.subject(at, 0) {
            Subject::Phrase(phrase) => self.cast.read(&phrase),
            _ => Read::Thing,
        }
    }

    /// Whether what stands beside a name says who they are, and is no list.
    fn apposes(&self, inner: &Words, marked: bool, closed: bool) -> bool {
        let cast = self.cast;
        let first = cast.word(inner.start);
        if cast.class(inner.start) != Class::Noun && !matches!(first, "all" | "both" | "mostly" | "mainly" | "made") {
            return false;
        }
        let figure = cast.tag(inner.start).any(Tags::FIGURE);
        let opens = figure || matches!(first, "a" | "an" | "all" | "both" | "mostly" | "mainly" | "our" | "made");
        let the = first == "the" && closed && inner.end < cast.classes.len() && cast.class(inner.end) == Class::Verb;
        marked || opens || the
    }

    /// *ten riders called the Dial Club*, *a group known as …*.
    fn called(&mut self, verb: usize, words: &Words) {
        let cast = self.cast;
        let from = verb + 1 + usize::from(cast.word_before(verb + 1, words.end) == "as");
        if from >= words.end || verb == words.start {
            return;
        }
        let chunk = cast.chunk_from(from, words.end);
        let named = chunk.clone().any(|i| cast.capital(i)) || cast.broken(from);
        let start = cast.group_at(verb).map_or(verb, |group| group.words.start);
        if chunk.is_empty() || !named || start == words.start {
            return;
        }
        if let Subject::Phrase(phrase) = cast.subject(start, 0)
            && let Read::People(actor, ..) = cast.read(&phrase)
        {
            self.name(&chunk, Some(actor), false, false);
        }
    }

    /// *a crew of wheelchair users*: from here on, *the crew*.
    fn groups_of(&mut self, line: usize) {
        let cast = self.cast;
        let words = cast.text.reading.sentences[line].words.clone();
        for noun in cast.nouns_in(&words).iter().filter(|noun| noun.group && noun.words.end < words.end) {
            let last = noun.words.end - 1;
            if cast.word(noun.words.end) != "of" {
                continue;
            }
            let end = (noun.words.end..words.end).find(|&k| cast.broken(k)).unwrap_or(words.end);
            let makeup = cast.makeup(&(noun.words.end + 1..end));
            if let Some((actor, _)) = makeup.most() {
                self.name(&(last..last + 1), Some(actor), false, true);
            }
        }
    }

    /// *the panel* for *the Riders' Panel*.
    fn shorten(&mut self) {
        for at in 0..self.names.len() {
            let Name { words, actor, short, .. } = self.names[at].clone();
            let last = words.end - 1;
            if !short && words.len() > 1 && self.cast.noun(last).is_some_and(|noun| noun.group) {
                self.name(&(last..last + 1), actor, false, true);
            }
        }
    }
}

impl Cast<'_, '_, '_> {
    /// Whether a defined name starts at word `i`.
    pub(super) fn name_starts(&self, i: usize) -> bool {
        let low = self.line(i).words.start;
        self.name(i).is_some_and(|name| {
            name.spelt[0].0 == self.word(i)
                && (i == low || name.spelt.len() == 1 || self.name(i - 1).is_none_or(|n| n.spelt != name.spelt))
        })
    }
}
