//! What opens others' work in a sentence: phrases, citations, places, other bodies.
//!
//! A phrase opens it where it acts or says where: *other trusts pay*, *by other trusts*.
//! Where something is done to it or for it, the work is ours: *shared with other trusts*.

use super::ours;
use crate::claim::prepared::Prepared;
use crate::grammar::tags::Tags;
use crate::lexicon::{List, holds};
use crate::{Reading, Words};

/// A sentence, and the names that are the project's own.
struct Sentence<'a, 'r, 't> {
    text: &'a Prepared<'r, 't>,
    reading: &'r Reading<'t>,
    number: usize,
    words: Words,
    names: &'a [&'a str],
}

/// What opens others' work in the sentence `number`.
pub(super) fn openers(text: &Prepared<'_, '_>, number: usize, names: &[&str]) -> Vec<Words> {
    let reading = text.reading;
    let words = reading.sentences[number].words.clone();
    let sentence = Sentence { text, reading, number, words, names };
    let mut found: Vec<Words> = Vec::new();
    for mark in reading.marks_in(&sentence.words) {
        let words = mark.words();
        match mark.list {
            List::ClaimOthers if sentence.phrase_opens(&words) => found.push(words),
            List::ClaimPlace if sentence.place_opens(&words) => found.push(words),
            _ => {}
        }
    }
    found.extend(sentence.words.clone().find(|&i| citation(reading, i)).map(|i| i..i + 1));
    found.extend(sentence.words.clone().find(|&i| sentence.theirs(i)).map(|i| i..i + 1));
    if !ours::have_part(reading, &sentence.words) {
        found.extend(sentence.somebodys());
        found.extend(sentence.named_work());
        found.extend(sentence.there());
    }
    found
}

impl<'r> Sentence<'_, 'r, '_> {
    fn word(&self, i: usize) -> &'r str {
        if self.words.contains(&i) { self.reading.words[i].folded.as_ref() } else { "" }
    }

    fn tag(&self, i: usize) -> Tags {
        if self.words.contains(&i) { self.text.grammar.tags[i] } else { Tags::default() }
    }

    fn broken(&self, i: usize) -> bool {
        i == self.words.start || self.reading.before(i).contains([',', ';', ':', '(', ')', '—', '–'])
    }

    /// Work that has a name of its own, or those who do it: *study*, *scheme*, *team*.
    fn is_work(&self, i: usize) -> bool {
        holds(List::ClaimDoer, self.word(i))
    }

    /// Work, or a body that does some.
    fn is_doer(&self, i: usize) -> bool {
        self.is_work(i) || holds(List::WhoBody, self.word(i))
    }

    /// Whether a name stands at word `i` that is not the project's own.
    fn stranger(&self, i: usize) -> bool {
        self.words.contains(&i) && ours::is_name(self.reading, i) && !self.is_own(i)
    }

    fn is_own(&self, i: usize) -> bool {
        let word = self.word(i);
        self.names.binary_search(&word).is_ok() || ours::titled(self.reading, word)
    }

    /// Whether a phrase of the list opens others' work where it stands.
    fn phrase_opens(&self, words: &Words) -> bool {
        let before = self.word(words.start.wrapping_sub(1));
        let after = words.end;
        match self.word(words.start) {
            "systematic" | "cochrane" | "meta" => self.acts(words) && !self.carried_out(after),
            "colleagues" | "researchers" if words.len() == 2 => self.stranger(after),
            "a" if self.word(after - 1) == "separate" => (after..after + NEAR).any(|i| self.is_work(i)),
            "a" if matches!(self.word(after - 1), "in" | "at" | "from")
                && matches!(self.word(after - 2), "team" | "group") =>
            {
                self.stranger(after) || self.tag(after).any(Tags::DET) && self.stranger(after + 1)
            }
            "of" => self.is_doer(words.start - 1),
            "for" => (after..after + NEAR).any(|i| self.is_work(i)),
            "elsewhere" => !MOVES.contains(&before),
            "abroad" | "overseas" => {
                !MOVES.contains(&before) && (self.tag(after) == Tags::default() || self.is_doer(after))
            }
            "next" if words.len() == 2 && self.word(after - 1) == "door" => self.beside_doer(words),
            "down" | "up" | "across" | "over" | "along" | "miles" | "counties" | "county" | "boroughs" | "towns" => {
                matches!(
                    self.word(after - 1),
                    "england" | "scotland" | "wales" | "uk" | "country" | "britain" | "europe" | "nation"
                ) && !self.spreads(words.start)
                    || self.beside_doer(words)
            }
            "nationally" | "nationwide" | "countrywide" | "country" | "internationally" | "globally" | "worldwide" => {
                !self.spreads(words.start)
            }
            "and" | "et" | "unlike" | "before" | "not" | "no" | "nothing" | "in" | "around" => true,
            _ => self.acts(words),
        }
    }

    /// Whether a noun phrase acts, or says where or by whom: it is no object of what
    /// others do.
    fn acts(&self, words: &Words) -> bool {
        let mut start = words.start;
        while start > self.words.start
            && !self.broken(start)
            && (self.tag(start - 1).any(Tags::DET.or(Tags::FIGURE))
                || matches!(self.word(start - 1), "similar" | "nearby" | "local"))
        {
            start -= 1;
        }
        if start > self.words.start && matches!(self.word(start - 1), "unlike" | "than") {
            return false;
        }
        let parsed = &self.text.grammar.lines[self.number];
        let clause = |i: usize| parsed.clauses.of[i - self.words.start];
        let verb = parsed.groups.iter().rfind(|g| g.words.end <= start && clause(g.main) == clause(words.start));
        let Some(verb) = verb.filter(|_| start > self.words.start && !self.broken(start)) else { return true };
        match self.word(start - 1) {
            "for" | "to" | "with" | "from" | "than" | "between" | "among" | "alongside" | "like" | "against"
            | "about" => false,
            "of" => !matches!(self.word(start - 2), "part" | "member" | "members" | "site" | "arm"),
            "on" => !matches!(self.word(start - 2), "based" | "built" | "drawn" | "modelled"),
            _ => verb.words.end != start || verb.thin,
        }
    }

    /// *A systematic review was carried out*: with nobody else named, by us.
    fn carried_out(&self, after: usize) -> bool {
        let parsed = &self.text.grammar.lines[self.number];
        let done = parsed.groups.iter().find(|g| g.finite() && g.words.start >= after).is_some_and(|g| {
            g.passive
                && matches!(
                    self.word(g.main),
                    "carried"
                        | "done"
                        | "completed"
                        | "conducted"
                        | "undertaken"
                        | "commissioned"
                        | "planned"
                        | "registered"
                        | "updated"
                        | "written"
                )
        });
        let by_name = self.words.clone().any(|i| self.word(i) == "by" && self.stranger(i + 1));
        done && !by_name && !self.words.clone().any(|i| citation(self.reading, i))
    }

    /// *The trust next door*, *the hospice down the road*, or at the sentence's head.
    fn beside_doer(&self, words: &Words) -> bool {
        words.start <= self.words.start + 1 || (words.start.saturating_sub(NEAR)..words.start).any(|i| self.is_doer(i))
    }

    /// *The findings were shared nationally*: what we found went there.
    fn spreads(&self, at: usize) -> bool {
        let stems =
            ["shar", "publish", "present", "disseminat", "spread", "recogni", "award", "circulat", "sent", "won"];
        (at.saturating_sub(4).max(self.words.start)..at)
            .any(|i| stems.iter().any(|stem| self.word(i).starts_with(stem)))
    }

    /// *Theirs had a professor*; not *theirs was the idea*.
    fn theirs(&self, i: usize) -> bool {
        let verb = self.tag(i + 1).any(Tags::AUX.or(Tags::ED).or(Tags::VERB_S));
        self.word(i) == "theirs" && self.broken(i) && verb && self.word(i + 2) != "the"
    }

    /// A place or body opens others' work at the head of the sentence, or before a
    /// study, a team or another doer of its own.
    fn place_opens(&self, words: &Words) -> bool {
        let last = words.end - 1;
        if ours::speak(self.reading, &self.words) || self.is_own(last) || self.pays(words.end) {
            return false;
        }
        let after = words.end + usize::from(matches!(self.word(words.end), "based" | "led" | "run" | "wide"));
        let doer = self.is_work(after) || (self.is_doer(after) || self.is_doer(after + 1)) && self.names_people(words);
        // A bare place name acts on its own only as the subject.
        if words.len() == 1 && ours::is_name(self.reading, words.start) && !doer {
            return words.start == self.words.start;
        }
        if words.start > self.words.start + 1 && self.word(words.start - 2) == "by" {
            return false;
        }
        let early = words.start <= self.words.start + 2 && !self.word(words.start).starts_with("in");
        words.start == self.words.start
            || early
            || doer
            || (words.start > self.words.start && self.is_work(words.start - 1))
    }

    /// *NHS England will fund the second year*: who pays for our work.
    fn pays(&self, after: usize) -> bool {
        let next = self.text.grammar.lines[self.number].groups.iter().find(|g| g.finite() && g.words.start >= after);
        let stems = ["fund", "pay", "paid", "commission", "award", "grant", "approv", "agree"];
        next.is_some_and(|g| g.words.start == after && stems.iter().any(|stem| self.word(g.main).starts_with(stem)))
    }

    /// *Scottish*, *Norwegian*: a word that says of whom, not where.
    fn names_people(&self, words: &Words) -> bool {
        let word = self.word(words.end - 1);
        words.len() == 1 && ["an", "ish", "ian", "ch", "ese", "lsh"].iter().any(|end| word.ends_with(end))
    }

    /// *A pilot in Cumbria*, *one trust in Kent*: somebody's, somewhere, at the head.
    fn somebodys(&self) -> Option<Words> {
        let first = self.words.start;
        if !self.some(first) {
            return None;
        }
        let named = |i: &usize| {
            matches!(self.word(*i), "in" | "from" | "at" | "near") && self.stranger(i + 1) && self.is_doer(i - 1)
        };
        (first + 1..self.words.end.min(first + 6)).find(named).map(|i| first..i + 2)
    }

    fn some(&self, i: usize) -> bool {
        matches!(self.word(i), "a" | "an" | "one" | "two" | "three" | "several" | "some" | "another")
    }

    /// *A New Zealand team*, *the Felby-based scheme*; *the Marlow scheme*, in a text that
    /// says *we*; *a Harrogate charity has …*.
    fn named_work(&self) -> Option<Words> {
        let first = self.words.start;
        let mut after = first + 1;
        while after < first + 4 && self.stranger(after) {
            after += 1;
        }
        if after == first + 1 {
            return None;
        }
        let based = matches!(self.word(after), "based" | "led" | "run");
        let doer = after + usize::from(based);
        let wanted = match self.word(first) {
            "the" => self.is_work(doer) && self.word(doer) != "team" && (based || self.text_says_we()),
            _ if self.some(first) => {
                self.is_work(doer) || self.is_doer(doer) && matches!(self.word(doer + 1), "has" | "have" | "had")
            }
            _ => false,
        };
        wanted.then_some(first..doer + 1)
    }

    fn text_says_we(&self) -> bool {
        (0..self.reading.words.len()).any(|i| ours::is_we(self.reading, i))
    }

    /// *On the Skarrow Estate they had …*, *over in Felby …*.
    fn there(&self) -> Option<Words> {
        let first = self.words.start;
        let over = matches!(self.word(first), "over" | "up" | "down" | "out" | "across");
        let preposition = first + usize::from(over);
        if !matches!(self.word(preposition), "in" | "on" | "at") {
            return None;
        }
        let name = preposition + 1 + usize::from(self.word(preposition + 1) == "the");
        let end = (name..self.words.end).find(|&i| !ours::is_name(self.reading, i)).unwrap_or(self.words.end);
        let strange = name < end && (name..end).all(|i| self.stranger(i) || holds(List::WhoBody, self.word(i)));
        (strange && (over || self.word(end) == "they")).then_some(first..end)
    }
}

/// How near a word for work stands to what makes it others'.
const NEAR: usize = 3;
/// Words after which *elsewhere* only says where people went or came from.
const MOVES: &[&str] = &[
    "go",
    "goes",
    "going",
    "gone",
    "went",
    "move",
    "moved",
    "moving",
    "live",
    "lived",
    "living",
    "trained",
    "born",
    "raised",
    "educated",
    "recruited",
    "worked",
    "working",
    "sent",
    "referred",
    "look",
    "looked",
    "from",
    "treated",
    "seen",
    "settled",
];

/// *(2019)*, *Marsh, 2014)*: a year in brackets after a capital.
fn citation(reading: &Reading<'_>, i: usize) -> bool {
    let word = &reading.words[i].folded;
    let year = word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit());
    if !year || i == 0 {
        return false;
    }
    let gap = reading.before(i);
    let named = reading.words[i - 1].raw.starts_with(|c: char| c.is_uppercase())
        || reading.words[i - 1].folded == "al"
        || reading.words[i - 1].folded == "colleagues";
    let report = reading.words.get(i + 1).is_some_and(|w| {
        matches!(w.folded.as_ref(), "survey" | "study" | "review" | "report" | "trial" | "audit" | "paper")
    });
    let owner = reading.words[i - 1].raw.ends_with("'s") || reading.words[i - 1].raw.ends_with("’s");
    if named && report && owner {
        return true;
    }
    named && (gap.contains('(') || gap.contains(',')) && reading.after(i).starts_with([')', ';', ','])
}
