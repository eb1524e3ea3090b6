//! Plain text: paragraphs between blank lines, bullets, and lines that head them.
//!
//! Nothing marks a heading in plain text, so a line is taken for one only where it
//! stands alone and reads like one. Sections and sentences are [`super::outline`]'s.

use super::inline::Inline;
use super::outline::{Kind, Outline};
use line::{Line, Mark, lines};

mod line;

/// Reads the outline's text from byte `body` on.
pub(super) fn read(outline: &mut Outline<'_>, body: usize) {
    let groups = lines(outline.text(), body);
    let mut walk = Walk { outline, lists: Vec::new(), leaf: Inline::default(), first: true, numbered: None };
    for (i, group) in groups.iter().enumerate() {
        walk.group(group, groups.get(i + 1).map(Vec::as_slice));
    }
    walk.leave_lists(0);
}

struct Walk<'o, 't> {
    outline: &'o mut Outline<'t>,
    /// The indents of the lists that are open, outermost first.
    lists: Vec<usize>,
    leaf: Inline,
    /// Nothing was read yet: the next heading is the title.
    first: bool,
    /// The depth of the number that the group before started with, as an item.
    numbered: Option<usize>,
}

impl Walk<'_, '_> {
    /// Lines with no blank line between them.
    fn group(&mut self, group: &[Line<'_>], next: Option<&[Line<'_>]>) {
        let mut rest = group;
        if let Some(depth) = self.heading_depth(group, next) {
            self.leave_lists(0);
            let line = &group[0];
            let mut inline = Inline::default();
            let words = line.text.trim_start_matches(['#', ' ']);
            inline.push(words, line.start + line.text.len() - words.len());
            self.outline.heading(&inline, depth, line.start);
            rest = if group.get(1).is_some_and(Line::is_underline) { &group[2..] } else { &group[1..] };
            self.numbered = None;
        }
        self.first = false;
        let longest = longest(rest);
        for (i, line) in rest.iter().enumerate() {
            self.line(line, i.checked_sub(1).map(|before| &rest[before]), longest);
        }
        self.flush();
        if let Some(first) = rest.first() {
            self.numbered = first.number();
        }
    }

    fn line(&mut self, line: &Line<'_>, before: Option<&Line<'_>>, longest: usize) {
        let after_item = before.is_none_or(|before| before.mark().is_some() || before.text.ends_with(':'));
        let marked = match line.mark() {
            Some(Mark::Bullet(length)) => Some(length),
            Some(Mark::Dash(length) | Mark::Number(length)) if after_item || !self.lists.is_empty() => Some(length),
            _ => None,
        };
        if let Some(length) = marked {
            self.flush();
            self.item(line.indent);
            self.leaf.push(&line.text[length..], line.start + length);
            return;
        }
        let continues = before.is_some() || self.lists.last().is_some_and(|&indent| line.indent > indent);
        if !continues {
            self.leave_lists(0);
        }
        if let Some(before) = before {
            self.leaf.push("\n", before.start + before.text.len());
            if before.ends_on_purpose(line, longest) {
                self.leaf.end_line();
            }
        }
        self.leaf.push(line.text, line.start);
    }

    /// Starts an item at `indent`, in the list that is open there or in a new one.
    fn item(&mut self, indent: usize) {
        while self.lists.last().is_some_and(|&open| open > indent + 1) && self.lists.len() > 1 {
            self.leave_list();
        }
        if self.lists.last().is_some_and(|&open| open + 1 >= indent || (open > indent)) {
            self.outline.leave();
        } else {
            self.outline.enter(Kind::List);
            self.lists.push(indent);
        }
        self.outline.enter(Kind::Item);
    }

    fn leave_lists(&mut self, keep: usize) {
        while self.lists.len() > keep {
            self.leave_list();
        }
    }

    fn leave_list(&mut self) {
        self.flush();
        self.lists.pop();
        self.outline.leave();
        self.outline.leave();
    }

    fn flush(&mut self) {
        let leaf = std::mem::take(&mut self.leaf);
        self.outline.paragraph(&leaf);
    }

    /// How deep the heading stands that `group` starts with, if it does.
    fn heading_depth(&self, group: &[Line<'_>], next: Option<&[Line<'_>]>) -> Option<u8> {
        let line = group.first()?;
        let depth = if self.first { 1 } else { 2 };
        if group.get(1).is_some_and(Line::is_underline) || (line.is_capitals() && !line.is_item()) {
            return Some(depth);
        }
        let hashes = line.text.len() - line.text.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) && line.text[hashes..].starts_with(' ') {
            return Some(hashes as u8);
        }
        if let Some(depth) = asked_above(group) {
            return Some(depth);
        }
        let next = next?.first()?;
        if group.len() > 1 || !line.could_head() {
            return None;
        }
        if let Some(numbers) = line.number() {
            let listed = self.numbered == Some(numbers) || next.number() == Some(numbers);
            return (!listed).then_some(1 + numbers.min(5) as u8);
        }
        let in_item = self.lists.last().is_some_and(|&indent| line.indent > indent);
        (line.mark().is_none() && !in_item).then_some(depth)
    }
}

/// How deep the question of a form stands that `group` starts with, its answer right below:
/// "4. How will you know?" over "We will ask them."
fn asked_above(group: &[Line<'_>]) -> Option<u8> {
    let [line, answer, ..] = group else { return None };
    let depth = line.number()?;
    let apart = line.is_question() || (line.could_head() && line.ends_on_purpose(answer, longest(group)));
    let answered = answer.number() != Some(depth);
    (apart && answered).then_some(1 + depth.min(5) as u8)
}

/// The longest line, in characters: what the text was wrapped at.
fn longest(group: &[Line<'_>]) -> usize {
    group.iter().map(|line| line.text.chars().count()).max().unwrap_or(0)
}
