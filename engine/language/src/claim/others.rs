//! Other people's work: opened by a citation, another body or another place, and
//! carried through its paragraph until the text says *we*, *our* or *this project*.
//!
//! What opens it is [`opens`]'s and [`headed`]'s to say, what makes words ours [`ours`]'s.

use super::Kind;
use super::prepared::{Place, Prepared};
use crate::grammar::clauses::Open;
use crate::text::Block;
use crate::{Reading, Words};

mod headed;
mod opens;
mod ours;

/// Whose work a sentence tells of.
#[derive(Debug, Clone, Default)]
pub(super) struct Whose {
    /// The words in it that open others' work.
    opened: Vec<Words>,
    /// The words of an earlier sentence of the paragraph that opened others' work.
    carried: Option<Words>,
    /// The heading of the list of sources that it stands in.
    sources: Option<Words>,
}

/// Whose work each sentence tells of.
pub(super) fn whose(text: &Prepared<'_, '_>) -> Vec<Whose> {
    let ours = ours::Ours::new(text.reading);
    let mut all = Vec::with_capacity(text.reading.sentences.len());
    let mut carried: Option<Words> = None;
    let mut unit = u32::MAX;
    let mut headed = headed::Headed::default();
    // What a list stands under holds for each of its items; what an item says, not for the next.
    let mut above: Option<Words> = None;
    for (number, line) in text.reading.sentences.iter().enumerate() {
        headed.enter(text.reading, number);
        if line.unit != unit {
            carried = headed.others(text.reading, number);
            above.clone_from(&carried);
            unit = line.unit;
        }
        if line.block == Block::ListItem && opens_line(text.reading, number) {
            carried.clone_from(&above);
        }
        let by_us = ours::speak(text.reading, &line.words);
        if by_us || ours::labels(text.reading, &line.words) || line.words.clone().any(|i| ours::is_we(text.reading, i))
        {
            carried = None;
        }
        let opened = opens::openers(text, number, &ours);
        let whose = Whose { opened, carried: carried.clone(), sources: headed.sources(text.reading, number) };
        let goes_on = |words: &&Words| {
            !by_us && !ours::tells_of_us(text.reading, &line.words, words) && !only_why(text, number, words)
        };
        if let Some(words) = whose.opened.iter().find(goes_on) {
            carried = Some(words.clone());
        }
        all.push(whose);
    }
    all
}

/// Whether the words only tell why, or when, something else is so: *we waited, because another
/// scheme had lost its results*. What comes next is of that, and not of the other scheme.
fn only_why(text: &Prepared<'_, '_>, number: usize, words: &Words) -> bool {
    let clauses = &text.grammar.lines[number].clauses;
    let clause = &clauses.all[clauses.of[words.start - text.reading.sentences[number].words.start]];
    clause.open == Open::Circumstance && clause.parent.is_some()
}

/// Whether a sentence is the first of its line of the text.
fn opens_line(text: &Reading<'_>, number: usize) -> bool {
    let line = &text.sentences[number];
    let Some(last) = number.checked_sub(1).map(|last| &text.sentences[last]) else { return true };
    last.section != line.section || {
        let between = text.section_text(line).get(last.span.end as usize..line.span.start as usize);
        between.is_none_or(|between| between.contains('\n'))
    }
}

/// The words that make the phrase others' work.
pub(super) fn others(place: &Place<'_, '_, '_>, kind: Kind) -> Option<Words> {
    let whose = &place.text.others[place.line];
    if whose.sources.is_some() {
        return whose.sources.clone();
    }
    let told_of_us = |w: &Words| kind == Kind::Fact && ours::tells_of_us(place.reading(), &place.sentence, w);
    // *In the old service 902 came*: how it was here before, and nobody else's figure.
    let earlier = |w: &Words| kind == Kind::Fact && place.reading().words[w.start].folded == "old";
    let counts = |w: &&Words| !only_names(place, w) && !told_of_us(w) && !earlier(w);
    let carried = whose.carried.as_ref().filter(|w| !earlier(w));
    match whose.opened.iter().filter(counts).find(|w| near(place, w.start)) {
        Some(words) => (!ours::acts(place) && !ours::is_done_for(place, words)).then(|| words.clone()),
        None => whose.opened.iter().filter(counts).find(|w| goes_on(place, w)).cloned().or_else(|| carried.cloned()),
    }
}

/// Whether word `i` stands in the phrase's clause, in one that it hangs on, or in one
/// that says more of its nouns.
fn near(place: &Place<'_, '_, '_>, i: usize) -> bool {
    let chain = place.chain();
    let clause = place.clause_of(i);
    let of_noun = match place.clause(clause).open {
        Open::Circumstance | Open::Condition | Open::Whether | Open::Contrast => false,
        // *We will use a card that other trusts use*: whose the card is, and not whose deed.
        Open::Relative => !follows_verb(place, clause),
        _ => true,
    };
    chain.contains(&clause)
        || (of_noun && place.clause(clause).parent.is_some_and(|parent| chain.contains(&parent)))
        || place.clause(place.clause).parent == Some(clause)
}

/// Whether a clause stands behind the verb of the phrase's own, so that it says more of what that
/// verb is done to.
fn follows_verb(place: &Place<'_, '_, '_>, clause: usize) -> bool {
    place.tensed().is_some_and(|g| place.clause_of(g.main) == place.clause && g.words.end <= place.clause(clause).first)
}

/// The phrase only names others' work: *previous studies*.
fn only_names(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    let inside = words.start >= place.focus.start && words.end <= place.focus.end;
    inside && place.focus.len() <= words.len() + 1
}

/// *Another trust paid its panel, and they met weekly*; *… and will meet weekly*: a
/// later clause that is theirs.
fn goes_on(place: &Place<'_, '_, '_>, words: &Words) -> bool {
    if words.start >= place.focus.start {
        return false;
    }
    let between = words.end..place.focus.end;
    let theirs = |i: usize| matches!(place.word(i), "they" | "their" | "theirs" | "it" | "its");
    let joined = || {
        let verb = place.tensed().filter(|g| place.clause_of(g.main) == place.clause && g.words.start > words.end);
        verb.is_some_and(|g| matches!(place.word(g.words.start - 1), "and" | "or" | "then"))
    };
    let told = between.clone().any(|i| theirs(i) && place.clause_of(i) == place.clause) || joined();
    told && !(words.end..place.focus.start).any(|i| ours::is_we(place.reading(), i) || place.word(i) == "us")
}
