//! Names told of by what stands beside them: between commas, in brackets, after
//! *called*, after *of*.
//!
//! What a verb says of a name is [`super`]'s to read.

use super::Define;
use crate::Words;
use crate::grammar::tags::Tags;
use crate::who::class::Class;
use crate::who::phrase::{Phrase, Read};
use crate::who::subject::Subject;

impl Define<'_, '_, '_, '_> {
    /// *the Riders' Panel, eight people …*; *the group (six tenants)*; and the other way
    /// round: *ten riders (the Riders' Panel)*, *a group called the Table*.
    pub(super) fn by_marks(&mut self, line: usize) {
        let cast = self.cast;
        let words = cast.text.reading.sentences[line].words.clone();
        let mut i = words.start;
        while i < words.end {
            let end = cast.piece(i).end;
            let chunk = cast.chunk_from(i, end);
            if chunk.is_empty() {
                if matches!(cast.word(i), "called" | "named" | "nicknamed" | "known") {
                    self.called(i, &cast.piece(i));
                }
                if matches!(cast.word(i), "themselves" | "itself") && i + 1 < end {
                    self.calls_itself(i, end);
                }
                i += 1;
                continue;
            }
            let after = chunk.end;
            if after < end && cast.broken(after) {
                self.beside(&chunk, after, end);
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
        let several = cast.tag(after).any(Tags::FIGURE) || matches!(cast.word(after), "made" | "all" | "mostly");
        let close = if several && !bracket { self.list_end(after, end) } else { close };
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
        let of = |i: &usize| matches!(cast.word(*i), "of" | "from");
        let from = match cast.word(after) {
            "made" | "drawn" => inner.clone().find(of).map_or(after, |of| of + 1),
            _ => after,
        };
        let makeup = cast.makeup(&(from..close));
        if !makeup.is_empty() {
            self.add(chunk, &makeup);
        }
    }

    /// Where a list of people that stands beside a name ends: before the verb.
    fn list_end(&self, after: usize, end: usize) -> usize {
        let cast = self.cast;
        (after + 1..end).find(|&k| cast.broken(k) && cast.class(k) == Class::Verb).unwrap_or(end)
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

    /// *five tenants, who call themselves the Damp Squad*.
    fn calls_itself(&mut self, at: usize, end: usize) {
        let cast = self.cast;
        let Some(group) = at.checked_sub(1).and_then(|before| cast.group_at(before)) else { return };
        let chunk = cast.chunk_from(at + 1, end);
        let calls = matches!(cast.word(group.main), "call" | "calls" | "called" | "calling" | "named");
        if !calls || chunk.is_empty() || !chunk.clone().any(|i| cast.capital(i)) {
            return;
        }
        if let Subject::Phrase(phrase) = cast.subject(group.words.start, 0)
            && let Read::People(actor, ..) = cast.read(&phrase)
        {
            self.name(&chunk, Some(actor), false, false);
        }
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
        if chunk.is_empty() || !named || start == words.start || cast.class(start - 1) != Class::Noun {
            return;
        }
        if let Subject::Phrase(phrase) = cast.noun_phrase(start, start, None, 0)
            && let Read::People(actor, ..) = cast.read(&phrase)
        {
            self.name(&chunk, Some(actor), false, false);
        }
    }

    /// *a crew of wheelchair users*: from here on, *the crew*.
    pub(super) fn groups_of(&mut self, line: usize) {
        let cast = self.cast;
        let words = cast.text.reading.sentences[line].words.clone();
        for noun in cast.nouns_in(&words).iter().filter(|noun| noun.group && noun.words.end < words.end) {
            let last = noun.words.end - 1;
            if cast.word(noun.words.end) != "of" {
                continue;
            }
            let stop = cast.piece(noun.words.end).end;
            let end = (noun.words.end..stop).find(|&k| cast.broken(k)).unwrap_or(stop);
            let makeup = cast.makeup(&(noun.words.end + 1..end));
            if let Some((actor, _)) = makeup.most() {
                self.name(&(last..last + 1), Some(actor), false, true);
            }
        }
    }
}
