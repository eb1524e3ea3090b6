//! Where a statement may end inside a sentence.
//!
//! A sentence is cut where its sense may turn: at `;`, a dash, a colon, before *but*,
//! *although*, *while*, and at the comma that ends an opening *Although …*. Items of
//! a list are cut where the caller knows that it is one.

use evenhand_language::{Reading, Words};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub words: Words,
    /// It grants something that the main clause goes on from.
    pub conceded: bool,
    /// A colon stands before it.
    pub after_colon: bool,
}

/// The pieces of the sentence `line`.
pub(crate) fn pieces(reading: &Reading<'_>, line: &Words) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut open = Piece { words: line.start..line.start, conceded: false, after_colon: false };
    for i in line.clone() {
        let word = reading.words[i].folded.as_ref();
        let between = reading.before(i);
        let grants = matches!(word, "although" | "though" | "despite" | "whereas")
            || (word == "while" && (i == line.start || between.contains(',')));
        let comma_ends = open.conceded && between.contains(',') && open.words.start == line.start;
        let turns = grants || matches!(word, "but" | "however" | "conversely" | "yet") || opens_again(reading, i, line);
        let colon = between.contains(':');
        let hard =
            between.contains([';', '\u{2014}', ':']) || between.contains(" \u{2013} ") || between.contains(" - ");
        if i > line.start && (hard || comma_ends || turns) && i > open.words.start {
            open.words.end = i;
            found.push(open.clone());
            open = Piece { words: i..i, conceded: false, after_colon: colon };
        }
        if i == open.words.start {
            open.conceded = grants;
        }
    }
    open.words.end = line.end;
    if !open.words.is_empty() {
        found.push(open);
    }
    found
}

/// Whether word `i` opens a main clause after a comma: *…, and they felt …*.
fn opens_again(reading: &Reading<'_>, i: usize, line: &Words) -> bool {
    let folded = |at: usize| if at < line.end { reading.words[at].folded.as_ref() } else { "" };
    let subject = matches!(
        folded(i + 1),
        "they" | "he" | "she" | "we" | "it" | "i" | "there" | "afterwards" | "several" | "some" | "nobody"
    );
    matches!(folded(i), "and" | "so") && subject && reading.before(i).contains(',')
}

/// Where the list starts that `words` open: *the barriers were …*, *enablers included …*.
pub(crate) fn list_start(reading: &Reading<'_>, words: &Words) -> Option<usize> {
    const HEADS: [&str; 8] =
        ["barrier", "obstacle", "challenge", "hindrance", "facilitator", "enabler", "constraint", "driver"];
    let folded = |i: usize| reading.words[i].folded.as_ref();
    let head = words.clone().find(|&i| HEADS.iter().any(|head| folded(i).starts_with(head)))?;
    let verb = (head + 1..words.end.min(head + 6)).find(|&i| {
        matches!(folded(i), "include" | "included" | "includes" | "including" | "were" | "are" | "was" | "is")
    })?;
    Some(verb + 1).filter(|&start| start < words.end)
}

/// The items of a list that `words` are: cut at commas, and at the last *and* or *or*.
pub(crate) fn items(reading: &Reading<'_>, words: &Words) -> Vec<Words> {
    let mut found = Vec::new();
    let mut start = words.start;
    for i in words.clone().skip(1) {
        let and = matches!(reading.words[i].folded.as_ref(), "and" | "or");
        let comma = reading.before(i).contains(',');
        if comma {
            found.push(start..i);
            start = if and { i + 1 } else { i };
        }
    }
    found.push(start..words.end);
    found.retain(|item| !item.is_empty());
    let last_and = found
        .last()
        .and_then(|last| last.clone().skip(1).find(|&i| matches!(reading.words[i].folded.as_ref(), "and" | "or")));
    if let Some(and) = last_and
        && let Some(last) = found.pop()
    {
        found.push(last.start..and);
        found.push(and + 1..last.end);
    }
    found.retain(|item| !item.is_empty());
    found
}
