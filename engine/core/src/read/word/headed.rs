//! Headings that nobody marked as such: whoever writes in Word often makes a line bold.

use evenhand_language::sentence::states;

use super::super::mark::is_answer;
use super::super::opening::is_statement;
use super::block::{Block, Paragraph};
use super::styles::Role;

/// The most words of such a heading.
const WORDS: usize = 12;

/// Makes headings of the lines that stand alone in bold or capitals, where a document marks none.
pub(super) fn head(blocks: &mut [Block]) {
    let is = |block: &Block, role: fn(Role) -> bool| matches!(block, Block::Paragraph(one) if role(one.role));
    if blocks.iter().any(|block| is(block, |role| matches!(role, Role::Heading(_)))) {
        return;
    }
    let titled = blocks.iter().any(|block| is(block, |role| role == Role::Title));
    for (at, block) in blocks.iter_mut().enumerate() {
        if let Block::Paragraph(paragraph) = block
            && paragraph.role == Role::Text
            && heads(paragraph)
        {
            paragraph.role = if at == 0 && !titled { Role::Title } else { Role::Heading(1) };
        }
    }
}

/// Whether it stands alone like a heading.
fn heads(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters >= 3 && !text.chars().any(char::is_lowercase);
    let one_line = !text.trim().contains('\n');
    let says = is_answer(text.trim()) || is_statement(text.trim()) || states(text.trim());
    one_line && !says && paragraph.says_something() && paragraph.could_head(WORDS) && (paragraph.is_bold() || capitals)
}
