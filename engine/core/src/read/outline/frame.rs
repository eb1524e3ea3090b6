//! What blocks stand in, and what of it introduces the next of them.

/// What a block can stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Kind {
    /// The section itself, or something that changes nothing, such as a footnote.
    Plain,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A block quotation.
    Quotation,
}

/// Something that blocks stand in, from its start to its end.
#[derive(Debug)]
pub(super) struct Frame {
    pub kind: Kind,
    /// What introduces it from outside: a lead-in, a parent item's sentence.
    pub introduced_by: Vec<u32>,
    /// The run-in that heads its blocks from here on.
    pub heads: Vec<u32>,
    /// The paragraph that directly precedes the next block.
    pub last: Option<Last>,
    /// The number that all its blocks share, in a list.
    pub unit: Option<u32>,
}

/// A paragraph that the next block may be introduced by.
#[derive(Debug, Clone)]
pub(super) struct Last {
    /// Its run-in and its last sentence.
    pub sentences: Vec<u32>,
    pub ending: Ending,
}

/// How a paragraph ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Colon,
    /// With a question, without any stop, or with "as follows.".
    Open,
    Full,
}

impl Frame {
    pub fn new(kind: Kind) -> Self {
        Self { kind, introduced_by: Vec::new(), heads: Vec::new(), last: None, unit: None }
    }

    /// The preceding paragraph's last sentence, where it introduces the next block:
    /// any block after a colon; a list, a table or a quotation after a question or
    /// an unfinished sentence too; and whatever list stands in an item.
    pub fn lead_in(&self, to_paragraph: bool) -> Vec<u32> {
        let item = self.kind == Kind::Item;
        let leads = |last: &Last| match last.ending {
            Ending::Colon => true,
            Ending::Open => !to_paragraph,
            Ending::Full => item && !to_paragraph,
        };
        self.last.as_ref().filter(|last| leads(last)).map_or_else(Vec::new, |last| last.sentences.clone())
    }
}

/// How the paragraph `plain` ends.
pub(super) fn ending(plain: &str) -> Ending {
    let closers = ['"', '\'', '\u{2019}', '\u{201d}', ')', ']', '*', '_'];
    let plain = plain.trim_end().trim_end_matches(closers);
    if ["following.", "follows.", "below."].iter().any(|ending| plain.ends_with(ending)) {
        return Ending::Open;
    }
    match plain.chars().next_back() {
        Some(':') => Ending::Colon,
        Some('.' | '!' | '\u{2026}') => Ending::Full,
        _ => Ending::Open,
    }
}
