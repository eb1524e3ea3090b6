//! People by their names: what stands beside a name the first time, and how the text calls
//! them afterwards.
//!
//! *Hetty, 71, came*; *Gloria Nwosu (patient at the Mill)*; *our neighbour Bill*; *one of the
//! porters, Declan*; *Ines and her husband Luis, whose baby …*. Later it is *Hetty*,
//! *Gloria*, *Mrs Nwosu*. Of one whom nothing tells of, or whom two things tell of
//! differently, it stays unclear who they are. What a verb says of a name is [`super`]'s.

use super::{Define, Name};
use crate::grammar::tags::Tags;
use crate::text::Block;
use crate::who::cast::Cast;
use crate::who::class::Class;
use crate::who::phrase::{Phrase, Read};
use crate::who::subject::Subject;
use crate::who::titles::is_title;
use crate::word::{Figure, count};
use crate::{Actor, Words};

/// Words before the name of a place or a thing.
const PLACED: &[&str] = &["the", "in", "at", "from", "near", "to", "of", "for", "around", "across"];
/// Ages that are given in years beside a name.
const AGES: core::ops::RangeInclusive<u32> = 5..=105;
/// The most words of a name.
const LONGEST: usize = 4;

impl Define<'_, '_, '_, '_> {
    /// What stands beside each person's name in sentence `line`.
    pub(super) fn people(&mut self, line: usize) {
        let runs = self.runs(line);
        for (at, run) in runs.iter().enumerate() {
            let Some(actor) = self.beside_person(run) else { continue };
            self.person(run, actor);
            if self.told_of_all(run.end) {
                for other in joined_before(self.cast, &runs, at) {
                    self.person(&runs[other], actor);
                }
            }
        }
    }

    /// Those of whom nothing is told but their age: nobody gives that of staff.
    pub(super) fn people_of_an_age(&mut self, line: usize) {
        for run in self.runs(line) {
            if self.has_age(&run) && !self.names.knows(self.spelt(&run)) {
                self.person(&run, Actor::Public);
            }
        }
    }

    /// *Nine people with gout* are *the nine* from here on.
    pub(super) fn by_number(&mut self, line: usize) {
        let cast = self.cast;
        let words = cast.text.reading.sentences[line].words.clone();
        for noun in cast.nouns_in(&words).iter().filter(|noun| !noun.group && !noun.body) {
            let chunk = cast.chunk_before(noun.words.end, words.start);
            if !cast.is_plural(chunk.end - 1) {
                continue;
            }
            let Some(at) = chunk.clone().find(|&i| cast.tag(i).any(Tags::FIGURE)) else { continue };
            let Some(number) = count(cast.word(at)).filter(|number| (3..=40).contains(number)) else { continue };
            let until = (noun.words.end..words.end).find(|&i| cast.broken(i)).unwrap_or(words.end);
            let Read::People(actor, ..) = cast.read_one(&chunk, until) else { continue };
            for spelling in [cast.word(at).to_owned(), number.to_string()] {
                let spelt = vec![(spelling, false)];
                self.names.also(Name { spelt, words: chunk.clone(), actor: Some(actor), one: false, short: true });
            }
        }
    }

    fn person(&mut self, run: &Words, actor: Actor) {
        let spelt = self.spelt(run);
        self.names.also(Name { spelt, words: run.clone(), actor: Some(actor), one: true, short: false });
    }

    fn spelt(&self, run: &Words) -> Vec<(String, bool)> {
        run.clone().map(|i| (self.cast.word(i).to_owned(), true)).collect()
    }

    /// The names of sentence `line` that can be a person's.
    fn runs(&self, line: usize) -> Vec<Words> {
        let cast = self.cast;
        let own = &cast.text.reading.sentences[line];
        let mut found = Vec::new();
        let mut i = own.words.start;
        while i < own.words.end && own.block != Block::Heading {
            let end = self.run_end(i, own.words.end);
            let alone = end == i + 1 && i == own.words.start && cast.tag(i) != Tags::default();
            if end > i && !alone {
                found.push(i..end);
            }
            i = end.max(i + 1);
        }
        found
    }

    /// Where the name that starts at `start` ends; at `start` where none does.
    fn run_end(&self, start: usize, end: usize) -> usize {
        let cast = self.cast;
        let titled = usize::from(is_title(cast.word(start)) && cast.capital(start));
        if titled == 0
            && start > 0
            && cast.line_at(start - 1) == cast.line_at(start)
            && PLACED.contains(&cast.word(start - 1))
        {
            return start;
        }
        let goes_on = |i: &usize| self.is_given(*i) && (*i == start || !cast.broken(*i));
        let stop = (start + titled..end.min(start + LONGEST)).take_while(goes_on).last().map_or(start, |last| last + 1);
        if stop > start + titled { stop } else { start }
    }

    /// Whether word `i` is written as part of a person's name is.
    fn is_given(&self, i: usize) -> bool {
        let cast = self.cast;
        let raw = cast.text.reading.words[i].raw;
        let lower = raw.chars().skip(1).any(char::is_lowercase) || raw.chars().count() == 1;
        cast.capital(i)
            && lower
            && cast.noun(i).is_none()
            && !cast.possessive(i)
            && cast.text.reading.words[i].figure == Figure::default()
            && !cast.tag(i).any(Tags::DET.or(Tags::AUX))
            && !matches!(cast.class(i), Class::Pronoun | Class::Relative | Class::Join | Class::And | Class::Prep)
    }

    /// Who somebody is by what stands beside the name.
    fn beside_person(&self, run: &Words) -> Option<Actor> {
        self.cast.titled(run).or_else(|| self.after_person(run)).or_else(|| self.before_person(run))
    }

    /// *Carol, whose son …*; *Gloria Nwosu (patient at the Mill)*; *Barry Stott, retired fitter*.
    fn after_person(&self, run: &Words) -> Option<Actor> {
        let cast = self.cast;
        let inner = self.aside(run.end)?;
        let bracket = cast.text.reading.before(inner.start).contains('(');
        let from = inner.clone().find(|&i| !cast.tag(i).any(Tags::DET)).unwrap_or(inner.start);
        if cast.class(inner.start) == Class::Relative {
            let is =
                cast.possessive(inner.start) || matches!(cast.word_before(inner.start + 1, inner.end), "is" | "was");
            let named = if is { cast.makeup(&(inner.start + 1..inner.end)).first() } else { None };
            return named.or_else(|| cast.signed_as(&inner));
        }
        if cast.word(from) == "retired" {
            let job = cast.read_one(&cast.chunk_from(from + 1, inner.end), inner.end).actor();
            return (!matches!(job, Some(Actor::Staff | Actor::Researchers))).then_some(Actor::Public);
        }
        let chunk = cast.chunk_from(from, inner.end);
        let one = !chunk.is_empty() && !cast.is_plural(chunk.end - 1) && !self.lists(&inner);
        let read =
            if one { cast.read_one(&(inner.start.min(chunk.start)..chunk.end), inner.end).actor() } else { None };
        read.or_else(|| cast.signed_as(&inner).filter(|_| bracket || !self.lists(&inner)))
    }

    /// Whether an aside goes on with others: *Anna, Ben and two nurses*.
    fn lists(&self, inner: &Words) -> bool {
        let cast = self.cast;
        inner.clone().any(|i| cast.class(i) == Class::And) && cast.capital(inner.start)
    }

    /// What stands between the mark after a name and the next.
    fn aside(&self, at: usize) -> Option<Words> {
        let cast = self.cast;
        let end = cast.piece(at.checked_sub(1)?).end;
        let inner = cast.aside_after(at, end)?;
        let mark = cast.text.reading.before(at);
        if !mark.contains('(') {
            return Some(inner);
        }
        let close = (at + 1..end).find(|&i| cast.text.reading.before(i).contains(')')).unwrap_or(end);
        Some(at..close)
    }

    /// *Our neighbour Bill*; *one of the porters, Declan,*.
    fn before_person(&self, run: &Words) -> Option<Actor> {
        let cast = self.cast;
        let low = cast.first(run.start);
        if run.start == low {
            return None;
        }
        if !cast.broken(run.start) {
            let noun =
                cast.noun(run.start - 1).filter(|noun| noun.words.end == run.start && !noun.body && !noun.group)?;
            let head = cast.chunk_before(run.start, low);
            let one = !cast.is_plural(noun.words.end - 1);
            return one.then(|| cast.read_one(&head, run.start).actor()).flatten();
        }
        let comma = cast.text.reading.before(run.start).trim_end().ends_with([',', ':', '–', '—', '(']);
        let end = cast.piece(run.start).end;
        let closed = run.end == end || cast.broken(run.end) || cast.class(run.end) == Class::Verb;
        if !comma || !closed || !matches!(cast.class(run.start - 1), Class::Noun) {
            return None;
        }
        let Subject::Phrase(phrase) = cast.noun_phrase(run.start, run.start, None, 0) else { return None };
        let head = phrase.head.clone();
        let single = !cast.is_plural(head.end.checked_sub(1)?) && self.points(head.start);
        let one_of = head.clone().any(|i| cast.word(i) == "one") || self.one_of(&head, low);
        (single || one_of).then(|| cast.read(&Phrase { end: run.start, ..phrase }).actor()).flatten()
    }

    /// *one of the porters*, where the porters are the head.
    fn one_of(&self, head: &Words, low: usize) -> bool {
        let cast = self.cast;
        head.start >= low + 2 && cast.word(head.start - 1) == "of" && cast.word(head.start - 2) == "one"
    }

    fn points(&self, at: usize) -> bool {
        self.cast.tag(at).any(Tags::DET) || matches!(self.cast.word(at), "her" | "his" | "my" | "our" | "one")
    }

    /// Whether a relative clause from `at` on is said of all who are named before it.
    fn told_of_all(&self, at: usize) -> bool {
        let Some(inner) = self.aside(at) else { return false };
        let next = self.cast.word_before(inner.start + 1, inner.end);
        let many = matches!(next, "all" | "both" | "have" | "are" | "were" | "live" | "use" | "care" | "come" | "work");
        self.cast.word(inner.start) == "whose" || (self.cast.word(inner.start) == "who" && many)
    }

    /// *Kieran (17)*; *Hetty, 71,*; *aged 9, Kofi*.
    fn has_age(&self, run: &Words) -> bool {
        let cast = self.cast;
        let age = |i: usize| count(cast.word(i)).is_some_and(|age| AGES.contains(&age));
        let after = self.aside(run.end).is_some_and(|inner| {
            let from = inner.start + usize::from(matches!(cast.word(inner.start), "aged" | "age" | "now"));
            from + 1 == inner.end && age(from)
        });
        let low = cast.piece(run.start).start;
        let before = run.start >= low + 2 && cast.word(run.start - 2) == "aged" && age(run.start - 1);
        after || before
    }
}

/// The names that stand before the one at `at` in a list with it: *Ines and her husband Luis*.
fn joined_before(cast: &Cast<'_, '_, '_>, runs: &[Words], at: usize) -> Vec<usize> {
    let small = |i: usize| {
        cast.class(i) == Class::And || matches!(cast.word(i), "her" | "his" | "their") || cast.noun(i).is_some()
    };
    let joined = |&before: &usize| {
        let gap = runs[before].end..runs[before + 1].start;
        gap.len() <= 3 && gap.clone().all(small) && (!gap.is_empty() || cast.broken(gap.start))
    };
    (0..at).rev().take_while(joined).collect()
}
