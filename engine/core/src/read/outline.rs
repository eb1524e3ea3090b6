//! Sections and sentences as they are found, and what introduces what.
//!
//! The readers of the formats walk a file and say here what they meet: a heading, a
//! list, an item, a paragraph. Which bytes are which block is theirs to know; what
//! is a sentence of a block is `evenhand_language`'s.

use std::ops::Range;
use std::sync::Arc;

use evenhand_language::sentence::sentences;

use super::inline::Inline;
use super::mark::bracketed;
use super::opening::opening;
use crate::model::description::Section;
use crate::model::{Block, Sentence};
use frame::{Frame, Last, ending};

pub(super) use frame::Kind;

mod frame;

/// The most sentences that introduce another, of which the nearest are kept: its headings,
/// lead-ins, run-ins and header cells. Long bids have eight. Each sentence carries its own,
/// so a heading of a thousand sentences would otherwise be a thousand times its text.
pub(crate) const INTRODUCERS: usize = 16;

/// The sections found so far.
#[derive(Debug)]
pub(super) struct Outline<'t> {
    text: &'t str,
    body: usize,
    sections: Vec<Section>,
    above: Vec<(u8, Arc<str>)>,
    headings: Vec<u32>,
    units: u32,
    frames: Vec<Frame>,
}

impl<'t> Outline<'t> {
    /// Nothing found yet in `text`, whose body starts at byte `body`.
    pub fn new(text: &'t str, body: usize) -> Self {
        let body = text.len() - text[body..].trim_start().len();
        let frames = vec![Frame::new(Kind::Plain)];
        Self { text, body, sections: Vec::new(), above: Vec::new(), headings: Vec::new(), units: 0, frames }
    }

    /// The canonical text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The sections; each runs to the next, the last to the end of the text.
    pub fn finish(mut self) -> Vec<Section> {
        let ends = self.sections.iter().skip(1).map(|s| s.span.start).chain([self.text.len()]).collect::<Vec<_>>();
        for (section, end) in self.sections.iter_mut().zip(ends) {
            section.span.end = end;
        }
        self.sections
    }

    /// A heading at byte `start`: it opens a section, unless it stands in a list or
    /// a quotation, where it heads the blocks that follow.
    pub fn heading(&mut self, inline: &Inline, depth: u8, start: usize) {
        if !inline.says_something() {
            return;
        }
        let words = after_number(inline.plain())..inline.plain().len();
        if self.frames.len() > 1 {
            let unit = self.unit();
            let by = self.introducers();
            let said = self.say(inline, words, Block::Heading, unit, &by);
            let top = self.top();
            top.heads = said;
            top.last = None;
            return;
        }
        self.above.retain(|&(above, _)| above < depth);
        self.above.push((depth, inline.shown().into()));
        self.headings = Vec::new();
        self.units = 1;
        self.frames = vec![Frame::new(Kind::Plain)];
        self.open(depth, start);
        self.headings = self.say(inline, words, Block::Heading, 0, &[]);
    }

    /// Starts a list, an item, a quotation.
    pub fn enter(&mut self, kind: Kind) {
        let mut frame = Frame::new(kind);
        if matches!(kind, Kind::List | Kind::Quotation) {
            frame.introduced_by = self.top().lead_in(false);
        }
        if kind == Kind::List && self.frames.iter().all(|f| f.unit.is_none()) {
            frame.unit = Some(self.next_unit());
        }
        if !matches!(kind, Kind::Plain | Kind::Item) {
            self.interrupt();
        }
        self.frames.push(frame);
    }

    /// Ends what was entered last.
    pub fn leave(&mut self) {
        if self.frames.len() > 1 {
            self.frames.pop();
        }
    }

    /// Something that is not a paragraph: what follows is not introduced by what
    /// stands before. An item's sentence still introduces the lists in it.
    pub fn interrupt(&mut self) {
        let top = self.top();
        if top.kind != Kind::Item {
            top.last = None;
        }
    }

    /// A paragraph, or the words of an item.
    pub fn paragraph(&mut self, inline: &Inline) {
        if !inline.says_something() {
            return;
        }
        let unit = self.unit();
        let block = self.block();
        let lead = self.top().lead_in(true);
        let (mut run_in, mut last): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        let lines = inline.lines();
        let listed = lines.iter().filter(|line| bracketed(&inline.plain()[(*line).clone()]).is_some()).count() > 1;
        let mut items = None;
        for line in lines {
            let mut rest = line.clone();
            if let Some(mark) = bracketed(&inline.plain()[line.clone()]).filter(|_| listed) {
                let leads: Vec<u32> = run_in.iter().chain(last.last()).copied().collect();
                let (unit, leads) = items.get_or_insert_with(|| (self.unit(), leads));
                let by = [self.introducers(), lead.clone(), leads.clone()].concat();
                let block = if block == Block::Paragraph { Block::ListItem } else { block };
                self.say(inline, line.start + mark..line.end, block, *unit, &by);
                continue;
            }
            if let Some(open) = opening(inline, &line, block == Block::ListItem) {
                rest.start = open.span.end;
                if open.label {
                    self.top().heads.clear();
                }
                let by = [self.introducers(), lead.clone()].concat();
                let of = if open.label { Block::Heading } else { block };
                run_in = self.say(inline, open.span, of, unit, &by);
                if open.whole {
                    self.head(run_in.clone());
                    return;
                }
            }
            let by = [self.introducers(), lead.clone(), run_in.clone()].concat();
            last = self.say(inline, rest, block, unit, &by);
        }
        let sentences = run_in.into_iter().chain(last.last().copied()).collect();
        self.top().last = Some(Last { sentences, ending: ending(inline.plain()) });
    }

    /// What a table is introduced by, when it starts here.
    pub fn table(&mut self) -> Vec<u32> {
        let by = [self.introducers(), self.top().lead_in(false)].concat();
        self.interrupt();
        by
    }

    /// A cell of a table row.
    pub fn cell(&mut self, inline: &Inline, unit: u32, by: &[u32]) -> Vec<u32> {
        let (mut said, mut lead): (Vec<u32>, Vec<u32>) = (Vec::new(), Vec::new());
        for line in inline.lines() {
            let leads = inline.plain()[line.clone()].ends_with(':');
            let found = self.say(inline, line, Block::TableCell, unit, &[by, &lead].concat());
            if leads {
                lead = found.last().copied().into_iter().collect();
            }
            said.extend(found);
        }
        said
    }

    /// The number of a new paragraph, list or row of the section.
    pub fn next_unit(&mut self) -> u32 {
        self.units += 1;
        self.units - 1
    }

    /// Makes `sentences` head the blocks that follow in the same frame; in an item,
    /// they are also what introduces its lists.
    fn head(&mut self, sentences: Vec<u32>) {
        let top = self.top();
        top.last = None;
        top.heads = sentences;
    }

    /// Notes the sentences of `plain`, and returns those of them that may introduce others.
    fn say(&mut self, inline: &Inline, plain: Range<usize>, block: Block, unit: u32, by: &[u32]) -> Vec<u32> {
        let found = sentences(&inline.plain()[plain.clone()]);
        if self.sections.is_empty() && !found.is_empty() {
            self.open(0, self.body);
        }
        let Some(section) = self.sections.last_mut() else { return Vec::new() };
        let by = &by[by.len().saturating_sub(INTRODUCERS)..];
        let first = section.sentences.len();
        for found in found {
            let source = inline.source(plain.start + found.start..plain.start + found.end);
            let from = section.span.start;
            section.sentences.push(Sentence {
                span: (source.start - from) as u32..(source.end - from) as u32,
                block,
                paragraph: unit,
                introduced_by: by.to_vec(),
            });
        }
        let end = section.sentences.len();
        (end.saturating_sub(INTRODUCERS).max(first)..end).map(|index| index as u32).collect()
    }

    fn open(&mut self, depth: u8, start: usize) {
        let path = self.above.iter().map(|(_, heading)| Arc::clone(heading)).collect();
        self.sections.push(Section { path, depth, span: start..start, sentences: Vec::new() });
    }

    /// What introduces the next block, outermost first; a lead-in is not among it.
    fn introducers(&self) -> Vec<u32> {
        let mut by = self.headings.clone();
        for frame in &self.frames {
            by.extend(&frame.introduced_by);
            by.extend(&frame.heads);
        }
        by
    }

    fn block(&self) -> Block {
        let within = |kind| self.frames.iter().any(|frame| frame.kind == kind);
        if within(Kind::Quotation) {
            Block::Quotation
        } else if within(Kind::Item) {
            Block::ListItem
        } else {
            Block::Paragraph
        }
    }

    fn unit(&mut self) -> u32 {
        match self.frames.iter().find_map(|frame| frame.unit) {
            Some(unit) => unit,
            None => self.next_unit(),
        }
    }

    fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Kind::Plain));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }
}

/// Where a heading's words start after its number: "3. ", "1.2 ", "4) ". A number
/// is no word of the heading's sentence, though it is of its title.
fn after_number(heading: &str) -> usize {
    let start = heading.len() - heading.trim_start().len();
    let rest = &heading[start..];
    let number = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let mark = &rest[..number];
    let words = rest[number..].strip_prefix(')').unwrap_or(&rest[number..]);
    let numbered = mark.starts_with(|c: char| c.is_ascii_digit()) && (mark.contains('.') || rest[number..] != *words);
    let short = mark.split('.').all(|part| part.len() <= 2);
    if numbered && short && words.starts_with(char::is_whitespace) && words.contains(char::is_alphabetic) {
        heading.len() - words.trim_start().len()
    } else {
        0
    }
}
