//! Whatever is thrown in, the invariants hold.

use evenhand::read::{self, Error, Format, Limits, Source};

use super::check;

const PIECES: &[&str] = &[
    "# Heading one\n",
    "## 2. Who decides?\n",
    "### 1.2 Wer *entscheidet*?\n",
    "Setext\n===\n",
    "Under\n---\n",
    "#\n",
    "\n",
    "\n\n",
    "Plain words end here. And again",
    " soft\nbreak ",
    "hard  \nbreak ",
    "slash\\\nbreak ",
    "- item one\n",
    "- item **two**\n",
    "  - nested é\n",
    "    deep\n",
    "1. first\n",
    "2) second\n",
    "10. tenth\n",
    "* star\n",
    "- [ ] to do\n",
    "- [x] done\n",
    "> quoted words\n",
    "> - quoted item\n",
    ">> twice\n",
    "**Run in.** After it. ",
    "**We do not.** Because.\n",
    "**Only bold**\n",
    "*Italic.* After.\n",
    "*Only italic*\n",
    "| a | b |\n|---|---|\n",
    "| c | d |\n",
    "| e |\n",
    "| f | g | h **i** |\n",
    "||\n",
    "`code x`",
    "``a ` b``",
    "```\nfenced words\n\nmore\n```\n",
    "    indented code\n",
    "<!-- gone -->",
    "<!-- gone\n\naway -->\n",
    "<div>kept</div>\n",
    "<br>",
    "[link](http://x.org/y)",
    "![alt](i.png)",
    "[^1]",
    "[^1]: note words\n",
    "&amp;",
    "\\*",
    "…",
    "“Quoted?” and on. ",
    "p<0.05 ",
    "£4,000",
    "\t",
    "\u{a0}",
    "語",
    "---\n",
    "***",
    "**",
    "_",
    "a:\n",
    "Ends so: ",
    "What for? ",
    "e.g. x ",
    "<",
    "|",
    "[",
    "](",
    "\u{2028}",
    "CAPITALS HERE\n",
    "• bullet\n",
    "– dash\n",
    "(a) letter\n",
    "+++\n",
];

/// A small generator of numbers (xorshift), so that every run is the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

#[test]
fn whatever_is_thrown_in_is_read() {
    let mut dice = Dice(0x5eed_1234_abcd_0001);
    for round in 0..30_000 {
        let count = 1 + dice.roll(14);
        let text: String = (0..count).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        let format = if round % 3 == 0 { Format::Text } else { Format::Markdown };
        match read::description(Source::bytes(text.as_str()).format(format), Limits::default()) {
            Ok(read) => check(&read, Some(text.as_bytes())),
            Err(
                Error::Empty { .. } | Error::UnclosedFrontMatter { .. } | Error::Syntax { .. } | Error::Yaml { .. },
            ) => {}
            Err(other) => panic!("{other:?} for {text:?}"),
        }
    }
}

#[test]
fn deep_nests_do_not_overflow() {
    for deep in ["> ", "- ", "[", "*", "<div>\n", "| "] {
        let text = format!("{}words", deep.repeat(50_000));
        let read = read::description(Source::bytes(text.clone()), Limits::default()).expect("words");
        assert!(read.words() > 0);
    }
}
