//! Whom a noun phrase names: by its head, what follows it, and who is in a group.
//!
//! Which phrase is the doer's is [`super::subject`]'s to find.

use super::Told;
use super::cast::Cast;
use super::nouns::{Class, Noun, Sort};
use crate::grammar::tags::Tags;
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

/// How many people of each kind a stretch names.
#[derive(Debug, Default)]
pub(super) struct Makeup {
    counts: Vec<(Actor, u32, Words)>,
}

impl Makeup {
    fn add(&mut self, actor: Actor, number: u32, words: Words) {
        match self.counts.iter_mut().find(|(known, ..)| *known == actor) {
            Some(count) => count.1 += number,
            None => self.counts.push((actor, number, words)),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Of whom most are; people and those who care for them count together.
    pub fn most(&self) -> Option<(Actor, Words)> {
        let all: u32 = self.counts.iter().map(|count| count.1).sum();
        let over_half = |n: u32| n * 2 > all;
        if let Some((actor, _, words)) = self.counts.iter().find(|count| over_half(count.1)) {
            return Some((*actor, words.clone()));
        }
        let lay = |count: &&(Actor, u32, Words)| matches!(count.0, Actor::Public | Actor::Carers);
        let together: u32 = self.counts.iter().filter(lay).map(|count| count.1).sum();
        let first = self.counts.iter().filter(lay).max_by_key(|count| (count.1, count.0 == Actor::Public))?;
        over_half(together).then(|| (first.0, first.2.clone()))
    }
}

impl Cast<'_, '_, '_> {
    /// Whom `phrase` names; phrases joined by *and* must agree.
    pub(super) fn read(&self, phrase: &Phrase) -> Read {
        let whole = self.read_joined(phrase);
        match &phrase.aside {
            Some(aside) if whole.actor().is_none() => match self.makeup(aside).most() {
                Some((actor, words)) => Read::People(actor, words, Told::Named),
                None if self.has(List::WhoPublicSign, aside) => Read::People(Actor::Public, aside.clone(), Told::Named),
                None => whole,
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
            Some((actor, words)) if makeup.counts.len() == 1 || actor <= Actor::Carers => {
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
        if noun.open || noun.sort == Sort::Vague {
            if let Some(read) = self.said_after(noun, end) {
                return read;
            }
            if matches!(self.word(noun.words.start), "member" | "members" | "representatives" | "reps" | "leaders") {
                match self.inside(noun.words.end, end) {
                    Some(Read::Thing) | None => {}
                    Some(read) => return read,
                }
            }
        }
        if let Some(read) = self.led_by(head, noun) {
            return read;
        }
        match noun.sort {
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
    fn said_after(&self, noun: &Noun, end: usize) -> Option<Read> {
        let tail = noun.words.end..end;
        let signs = [
            (List::WhoCarersSign, Actor::Carers),
            (List::WhoStaffSign, Actor::Staff),
            (List::WhoPublicSign, Actor::Public),
        ];
        let known = match noun.sort {
            Sort::Actor(Actor::Public) | Sort::Vague => true,
            Sort::Actor(Actor::Staff) => return None,
            _ => false,
        };
        let (_, actor) = signs.into_iter().find(|(list, _)| known && self.has(*list, &tail))?;
        Some(Read::People(actor, noun.words.start..end.min(noun.words.end + 12), Told::Named))
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
    fn led_by(&self, head: &Words, noun: &Noun) -> Option<Read> {
        let led = (head.start + 1..noun.words.start + 1).find(|&i| {
            i < head.end
                && matches!(self.word(i), "run" | "led" | "owned" | "controlled" | "governed" | "driven" | "only")
                && self.text.reading.words[i].hyphened
        })?;
        let leader = self.noun(led - 1)?;
        let Sort::Actor(actor) = leader.sort else { return None };
        Some(Read::People(actor, leader.words.clone(), Told::Named))
    }

    /// A group is who is in it: *of …*; else who it is called after; else its own kind.
    fn read_group(&self, noun: &Noun, head: &Words, end: usize) -> Read {
        if let Some(read) = self.inside(noun.words.end, end).filter(|read| read.actor().is_some()) {
            return read;
        }
        if let Some(read) = self.led_by(head, noun) {
            return read;
        }
        let own = match noun.sort {
            Sort::Actor(actor) => Some((actor, noun.words.clone())),
            _ => None,
        };
        let before = self.nouns_in(&(head.start..noun.words.start));
        let called = before.last().filter(|called| called.words.end == noun.words.start);
        let called = called.and_then(|called| match called.sort {
            Sort::Actor(actor) => Some((actor, called.words.clone())),
            _ => None,
        });
        let (first, second) = if self.word(noun.words.end - 1) == "team" { (own, called) } else { (called, own) };
        match first.or(second) {
            Some((actor, words)) => Read::People(actor, words, Told::Named),
            None => self.said_after(noun, end).unwrap_or_else(|| Read::Loose(noun.words.clone())),
        }
    }

    /// Whom *of …* after a word that only counts or groups names.
    fn inside(&self, after: usize, end: usize) -> Option<Read> {
        let opens = self.word_before(after, end);
        let skip = match opens {
            "of" => 1,
            "drawn" | "consisting" | "made" => {
                (after..end.min(after + 4)).find(|&i| matches!(self.word(i), "of" | "from")).map(|i| i + 1 - after)?
            }
            "comprising" => 1,
            _ => return None,
        };
        let makeup = self.makeup(&(after + skip..end));
        if let Some((actor, words)) = makeup.most() {
            return Some(Read::People(actor, words, Told::Named));
        }
        let chunk = self.chunk_from(after + skip, end);
        Some(if chunk.is_empty() { Read::Thing } else { self.read_one(&chunk, end) })
    }

    /// A head that no list names: a count, a trade by its ending, a person's name.
    fn read_unlisted(&self, head: &Words, end: usize) -> Read {
        let last = head.end - 1;
        let word = self.word(last);
        let counts = self.tag(last).any(Tags::FIGURE.or(Tags::DET))
            || matches!(word, "all" | "both" | "half" | "rest" | "one" | "most" | "others" | "remainder" | "those");
        if counts && let Some(read) = self.inside(head.end, end) {
            return read;
        }
        if let Some(led) = self.noun(last).filter(|noun| noun.words.end <= head.end)
            && let Some(read) = self.led_by(head, led)
        {
            return read;
        }
        if let Some(actor) = trade(word) {
            return Read::People(actor, last..head.end, Told::Named);
        }
        let tail = head.end..end;
        let titled = matches!(self.word(head.start), "mr" | "mrs" | "ms" | "miss" | "dr" | "prof");
        if titled || self.is_name(head) {
            return Read::Loose(head.clone());
        }
        let people = self.class(last) == Class::Pronoun || matches!(word, "lot" | "ones");
        match self.has(List::WhoPublicSign, &tail) && people {
            true => Read::People(Actor::Public, head.clone(), Told::Named),
            false => Read::Thing,
        }
    }

    /// Whether every word of `head` is written as a name, and one does not open a sentence.
    pub(super) fn is_name(&self, head: &Words) -> bool {
        let named = head.clone().filter(|&i| !self.tag(i).any(Tags::DET));
        let date = |i: usize| self.text.reading.words[i].figure.is(crate::word::Figure::DATE);
        named.clone().next().is_some() && named.clone().all(|i| self.capital(i) && !date(i))
    }

    /// How many people of each kind `range` names, those that others hang on left out.
    pub(super) fn makeup(&self, range: &Words) -> Makeup {
        let mut makeup = Makeup::default();
        let mut i = range.start;
        let mut hangs = false;
        while i < range.end {
            let chunk = self.chunk_from(i, range.end);
            if chunk.is_empty() {
                let opens = self.class(i) == Class::Prep && self.word(i) != "of";
                hangs = opens || matches!(self.class(i), Class::Verb | Class::Relative) || (hangs && self.goes_on(i));
                i += 1;
                continue;
            }
            hangs = hangs && !self.broken(chunk.start);
            if !hangs {
                let until = self.next_top(chunk.end, range.end);
                if let Read::People(actor, words, _) = self.read_one(&chunk, until) {
                    makeup.add(actor, self.count(&chunk), words);
                    // *residents of the ward*: what follows hangs on them.
                    hangs = self.word_before(chunk.end, range.end) == "of";
                    i = chunk.end + usize::from(hangs);
                    continue;
                }
            }
            i = chunk.end;
        }
        makeup
    }

    fn goes_on(&self, i: usize) -> bool {
        !(self.broken(i) || (self.class(i) == Class::And && self.opens_next(i + 1)))
    }

    /// *and one engineer*, *and the link worker*: a new member, not part of the last.
    fn opens_next(&self, i: usize) -> bool {
        i < self.classes.len() && self.tag(i).any(Tags::FIGURE.or(Tags::DET))
            || self.word_before(i, self.classes.len()) == "a"
    }

    /// Where the next member of a list of people starts.
    fn next_top(&self, from: usize, end: usize) -> usize {
        (from..end).find(|&i| self.class(i) == Class::And && self.opens_next(i + 1) || self.broken(i)).unwrap_or(end)
    }

    /// How many a noun phrase stands for: its figure, one, or a few.
    fn count(&self, chunk: &Words) -> u32 {
        let figure = chunk.clone().find_map(|i| number(self.word(i)));
        let plural = self.is_plural(chunk.end - 1);
        figure.unwrap_or(if plural { 3 } else { 1 })
    }

    /// Whether word `i` is a plural noun.
    pub(super) fn is_plural(&self, i: usize) -> bool {
        let word = self.word(i);
        let irregular = matches!(
            word,
            "people"
                | "women"
                | "men"
                | "children"
                | "folk"
                | "staff"
                | "youth"
                | "police"
                | "clergy"
                | "public"
                | "those"
                | "management"
        );
        irregular
            || word.ends_with("women")
            || word.ends_with("men")
            || (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"))
    }
}

/// A small number in words or digits.
fn number(word: &str) -> Option<u32> {
    let words = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let said = words.iter().zip(1..).find(|(name, _)| **name == word).map(|(_, n)| n);
    said.or_else(|| word.parse().ok().filter(|n| *n < 1000))
}

/// Trades that their ending tells.
fn trade(word: &str) -> Option<Actor> {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let ends = |endings: &[&str]| endings.iter().any(|e| stem.len() > e.len() + 2 && stem.ends_with(e));
    if ends(&["ologist", "therapist", "nurse", "midwife", "officer", "worker", "manager", "clinician", "coordinator"]) {
        return Some(Actor::Staff);
    }
    let other =
        ends(&["smith", "wright", "monger", "shopkeeper", "grocer", "fitter", "plumber", "builder", "maker", "keeper"]);
    (other && stem != "decisionmaker").then_some(Actor::Other)
}
