//! A text's people, prepared once and asked for each phrase.
//!
//! Where the doer of a deed is looked for is [`super::doer`]'s to say.

use std::cell::Cell;

use super::class::{self, Class};
use super::define::{self, Name};
use super::first;
use super::nouns::{self, Noun};
use super::served;
use super::{Told, Who};
use crate::claim::Prepared;
use crate::grammar::groups::Group;
use crate::grammar::tags::Tags;
use crate::lexicon::List;
use crate::reading::Line;
use crate::text::Block;
use crate::{Actor, Reading, Words};

/// How many words are looked at together: more than any sentence of prose has.
const PIECE: usize = 160;
/// Marks that end a phrase.
const BREAKS: [char; 10] = [',', ';', ':', '(', ')', '|', '—', '–', '\n', '['];

/// The people of a text: make it once, ask it for each phrase.
#[derive(Debug)]
pub struct Cast<'p, 'r, 't> {
    pub(super) text: &'p Prepared<'r, 't>,
    pub(super) nouns: Vec<Noun>,
    /// For each word, the noun it is in, counted from 1; 0 is none.
    noun_of: Vec<u32>,
    pub(super) classes: Vec<Class>,
    /// Whether a mark that ends a phrase stands before each word.
    breaks: Vec<bool>,
    pub(super) names: Vec<Name>,
    /// For each word, the defined name it is in, counted from 1; 0 is none.
    name_of: Vec<u32>,
    /// Who *we* are, where the text says so, and the words that say it.
    pub(super) we: Option<(Actor, Option<Words>)>,
    /// Whether each word stands inside quotation marks.
    pub(super) quoted: Vec<bool>,
    /// The words for those whom the text says its project is for.
    pub(super) served: Vec<&'r str>,
    /// How many pronouns are being asked for, each for the one before.
    pub(super) pointing: Cell<u8>,
}

impl<'p, 'r, 't> Cast<'p, 'r, 't> {
    /// Finds the people that a text names, and the names that it defines.
    #[must_use]
    pub fn new(text: &'p Prepared<'r, 't>) -> Self {
        let all = text.reading.words.len();
        let nouns = nouns::nouns(text);
        let mut noun_of = vec![0; all];
        for (noun, number) in nouns.iter().zip(1..) {
            noun_of[noun.words.clone()].fill(number);
        }
        let classes = class::classes(text, &noun_of);
        let breaks = breaks(text.reading);
        let quoted = first::quoted(text.reading);
        let (names, name_of) = (Vec::new(), vec![0; all]);
        let mut cast = Self {
            text,
            nouns,
            noun_of,
            classes,
            breaks,
            names,
            name_of,
            we: None,
            quoted,
            served: Vec::new(),
            pointing: Cell::new(0),
        };
        cast.served = served::served(&cast);
        cast.names = define::names(&cast);
        cast.name_of = define::found(&cast);
        cast.we = first::who_we_are(&cast);
        cast
    }

    /// Who does the deed that `focus` names.
    #[must_use]
    pub fn who(&self, focus: &Words) -> Who {
        if focus.is_empty() || focus.end > self.text.reading.words.len() {
            return Who::unclear(None);
        }
        let end = focus.end.min(self.piece(focus.start).end);
        let who = self.doer(&(focus.start..end));
        if who.actor == Actor::Unclear { Who { told: Told::Nothing, ..who } } else { who }
    }

    /// The sentence that word `i` stands in.
    pub(super) fn line(&self, i: usize) -> &'r Line {
        &self.text.reading.sentences[self.line_at(i)]
    }

    /// The number of the sentence that word `i` stands in.
    pub(super) fn line_at(&self, i: usize) -> usize {
        self.text.reading.sentence_of[i] as usize
    }

    /// The first word of the sentence of word `i`, a list's number left out.
    pub(super) fn first(&self, i: usize) -> usize {
        let line = self.line(i);
        let start = self.piece(i).start;
        let marked = line.block == Block::ListItem
            && start == line.words.start
            && line.words.len() > 1
            && self.text.reading.words[start].raw.chars().all(|c| c.is_ascii_digit())
            && self.text.reading.after(start).starts_with(['.', ')']);
        (start + usize::from(marked)).min(i)
    }

    /// The sentence of word `i`; of one that is too long for prose, the piece around it.
    pub(super) fn piece(&self, i: usize) -> Words {
        let words = &self.line(i).words;
        let from = words.start + (i - words.start) / PIECE * PIECE;
        from..(from + PIECE).min(words.end)
    }

    /// The words of sentence `line`, or the last piece of them.
    pub(super) fn sentence(&self, line: usize) -> Words {
        let words = &self.text.reading.sentences[line].words;
        if words.is_empty() { words.clone() } else { self.piece(words.end - 1) }
    }

    /// The verb groups that start in `words`, of one sentence.
    pub(super) fn groups(&self, words: &Words) -> &'p [Group] {
        if words.is_empty() {
            return &[];
        }
        let all = &self.text.grammar.lines[self.line_at(words.start)].groups;
        let from = all.partition_point(|group| group.words.start < words.start);
        let to = all.partition_point(|group| group.words.start < words.end);
        &all[from..to]
    }

    /// The verb group that word `i` belongs to.
    pub(super) fn group_at(&self, i: usize) -> Option<&'p Group> {
        nouns::group_at(self.text, i)
    }

    /// Word `i` as it is compared.
    pub(super) fn word(&self, i: usize) -> &'r str {
        self.text.reading.words[i].folded.as_ref()
    }

    /// Word `i`, or nothing where `i` is past `end`.
    pub(super) fn word_before(&self, i: usize, end: usize) -> &'r str {
        if i < end { self.word(i) } else { "" }
    }

    pub(super) fn tag(&self, i: usize) -> Tags {
        self.text.grammar.tags[i]
    }

    pub(super) fn class(&self, i: usize) -> Class {
        self.classes[i]
    }

    /// Whether a mark that ends a phrase stands before word `i`.
    pub(super) fn broken(&self, i: usize) -> bool {
        self.breaks[i]
    }

    /// The noun that word `i` is in.
    pub(super) fn noun(&self, i: usize) -> Option<&Noun> {
        self.nouns.get((self.noun_of[i] as usize).checked_sub(1)?)
    }

    /// The defined name that word `i` is in.
    pub(super) fn name(&self, i: usize) -> Option<&Name> {
        self.names.get((self.name_of[i] as usize).checked_sub(1)?)
    }

    /// The nouns for people that start in `words`.
    pub(super) fn nouns_in(&self, words: &Words) -> &[Noun] {
        let from = self.nouns.partition_point(|noun| noun.words.start < words.start);
        let to = self.nouns.partition_point(|noun| noun.words.start < words.end);
        &self.nouns[from..to.max(from)]
    }

    /// Whether a phrase of `list` starts in `words`.
    pub(super) fn has(&self, list: List, words: &Words) -> bool {
        self.text.reading.marks_in(words).any(|mark| mark.list == list && mark.words().end <= words.end)
    }

    /// Whether word `i` is written with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.text.reading.words[i].raw.starts_with(char::is_uppercase)
    }

    /// Whether word `i` is a possessive.
    pub(super) fn possessive(&self, i: usize) -> bool {
        let raw = self.text.reading.words[i].raw;
        raw.ends_with("'s")
            || raw.ends_with("’s")
            || (raw.ends_with('s') && self.text.reading.after(i).starts_with(['\'', '’']))
    }

    /// The stretch of noun words that ends before `end`, from its article on.
    pub(super) fn chunk_before(&self, end: usize, low: usize) -> Words {
        let mut start = end;
        while start > low && self.class(start - 1) == Class::Noun {
            start -= 1;
            if self.broken(start) || self.quote_opens(start) {
                break;
            }
            if self.opens_chunk(start) && !(start > low && self.opens_chunk(start - 1)) {
                break;
            }
        }
        start..end
    }

    /// The stretch of noun words that starts at `start`, before `high`.
    pub(super) fn chunk_from(&self, start: usize, high: usize) -> Words {
        let mut end = start;
        while end < high
            && self.class(end) == Class::Noun
            && (end == start
                || !(self.broken(end)
                    || self.quote_opens(end)
                    || (self.opens_chunk(end) && !self.opens_chunk(end - 1))))
        {
            end += 1;
        }
        start..end
    }

    /// Whether a quotation mark stands before word `i`.
    fn quote_opens(&self, i: usize) -> bool {
        self.text.reading.before(i).contains(['"', '“', '”', '‘'])
    }

    fn opens_chunk(&self, i: usize) -> bool {
        self.noun(i).is_none_or(|noun| noun.words.start == i)
            && (self.tag(i).any(Tags::DET) || matches!(self.word(i), "her" | "both" | "that"))
    }
}

/// Whether a mark that ends a phrase stands before each word.
fn breaks(reading: &Reading<'_>) -> Vec<bool> {
    let mut breaks = vec![true; reading.words.len()];
    for line in &reading.sentences {
        for i in line.words.clone().skip(1) {
            let gap = reading.before(i);
            breaks[i] = gap.contains(BREAKS) || gap.contains(" - ");
        }
    }
    breaks
}
