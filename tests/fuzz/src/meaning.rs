//! What a text does with a phrase, and who acts: an answer for every phrase of every
//! text, that rests on words of it, and the same whichever way it is asked for.

use evenhand::read::{self, Format, Limits, Source};
use evenhand_language::claim::Prepared;
use evenhand_language::who::{Cast, Told};
use evenhand_language::{Actor, Kind, Reading, Words};

use crate::dice::Dice;
use crate::reading::PIECES;

/// Words that the rules about claims and actors look for.
const WORDS: &[&str] = &[
    "we ",
    "residents ",
    "the nurses ",
    "carers ",
    "they ",
    "who ",
    "nobody ",
    "it ",
    "staff and tenants ",
    "The Table ",
    "I ",
    "chose ",
    "will ",
    "would ",
    "hope to ",
    "did not ",
    "never ",
    "have been ",
    "was ",
    "were asked ",
    "decided by ",
    "by ",
    "may ",
    "if ",
    "whether ",
    "plan to ",
    "said no to ",
    "is ",
    "aren't ",
    "no ",
    "not ",
    "without ",
    "to ",
    "visit ",
    "report ",
    "asked ",
    "recommend ",
    "should ",
    "according to ",
    "a study of ",
    "the budget ",
    "20 ",
    "in May 2025 ",
    "£40 ",
    "and ",
    "but ",
    "that ",
    ", ",
    "; ",
    ": ",
    ". ",
    "? ",
    "\n\n",
    "\n- ",
    "# ",
    "**",
    "“",
    "”",
    "(",
    ")",
    "Who decides? ",
    "References\n\n",
    "called ",
    "The panel (ten tenants) ",
    "of them ",
    "half of ",
    "those ",
    "their ",
    "our ",
    "each other ",
    "led by ",
    "-",
    "| a | b |\n|---|---|\n| c | d |\n",
    "et al. ",
    "funded by ",
    "with ",
    "for ",
    "must ",
    "used to ",
    "agreed to ",
    "refused ",
    "me ",
    "us ",
    "she ",
    "them ",
    "told ",
    "said ",
    "says ",
    "everyone ",
    "one of us ",
    "Hetty ",
    "Mrs Shaw ",
    "whose ",
    "\n\n> ",
    "\n\n## ",
    "as a tenant ",
    "ourselves ",
];

/// The most phrases of one text that are asked about.
const MOST: usize = 60;

/// Asks about phrases of a text that the bytes make.
pub fn check(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let step = 1 + dice.below(5);
    let text = match dice.below(4) {
        0 => String::from_utf8_lossy(dice.rest()).into_owned(),
        1 => dice.soup(PIECES),
        _ => dice.soup(WORDS),
    };
    let source = Source::bytes(text).format(Format::Markdown);
    let Ok(description) = read::description(source, Limits::default()) else { return };
    let text = description.as_text();
    let reading = Reading::new(&text);
    let claims = Prepared::new(&reading);
    let cast = Cast::new(&claims);
    for line in &reading.sentences {
        assert!(line.words.end <= reading.words.len());
    }
    let starts = (0..reading.words.len()).step_by(step).take(MOST);
    for (start, wide) in starts.zip([1, 2, 1, 4].into_iter().cycle()) {
        let end = reading.sentences[reading.sentence_of[start] as usize].words.end.min(start + wide);
        about(&reading, &claims, &cast, &(start..end));
    }
}

fn about(reading: &Reading<'_>, claims: &Prepared<'_, '_>, cast: &Cast<'_, '_, '_>, focus: &Words) {
    let lies = |words: &Words| assert!(words.start < words.end && words.end <= reading.words.len(), "{words:?}");
    for kind in [Kind::Deed, Kind::Fact] {
        let reckoned = claims.claim(focus, kind);
        assert_eq!(claims.claim(focus, kind), reckoned, "asked twice");
        reckoned.because.iter().for_each(lies);
    }
    let who = cast.who(focus);
    assert_eq!(cast.who(focus), who, "asked twice");
    who.words.iter().for_each(lies);
    assert!(who.told != Told::Nothing || who.actor == Actor::Unclear, "nothing told, and {:?} acts", who.actor);
    assert!(who.actor == Actor::Unclear || who.words.is_some() || who.told != Told::Named, "{who:?}");
    // Asking whom a denial means must not fail either.
    let _ = cast.means(focus, &[Actor::Public, Actor::Carers]);
}
