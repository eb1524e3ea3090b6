//! Whether prose says that something works on somebody, or only names it.
//!
//! A report names budgets, teams and illnesses on every page. A statement says more: that
//! a thing helps or hinders, that it is not there, that it is good or bad, or what
//! somebody feels, knows or believes. What the project did, figures and proper names are
//! no influences, whatever words they hold.

use evenhand_language::{Reading, Words};

use crate::actor;
use crate::judge::Decided;
use crate::model::Subcomponent;
use crate::polarity::Signs;

/// How many words may stand between what a piece is about and the word that signs it.
const NEAR: usize = 2;
/// The weight from which a phrase of a list says by itself which way it works.
const FIRM: u8 = 5;
/// What several phrases of one sub-component must weigh to say so together, and what
/// their signs must come to.
const AGREED: f32 = 8.0;
const SUM_OF_AGREED: f32 = 1.2;
/// How many figures make a piece an account of figures.
const FIGURES: usize = 2;

/// Whether the piece `words`, which is about `decided`, says that it works on somebody.
pub(crate) fn works(reading: &Reading<'_>, words: &Words, decided: &Decided, signs: &Signs) -> bool {
    if is_name(reading, &decided.cue) {
        return false;
    }
    if signs.need || signs.overcome || signs.outright {
        return true;
    }
    let somebody = actor::speaks_of_others(reading, words);
    // *They believed that …*: what is believed stands in a clause of its own.
    let opens = reading.words[decided.cue.end - 1].folded == "that";
    let near = signs.marked.iter().any(|mark| is_near(mark, &decided.cue) || opens && mark.start >= decided.cue.end);
    let own = decided.sign != 0;
    if is_ours(reading, words) && !near {
        return false;
    }
    let phrase = own && decided.cue.len() > 1 && decided.cue_weight >= FIRM;
    let agreed =
        decided.weight >= AGREED && signs.sum.abs() >= if somebody { SUM_OF_AGREED } else { SUM_OF_AGREED * 1.75 };
    match decided.code.first {
        Subcomponent::PhysicalOpportunity | Subcomponent::SocialOpportunity => {
            (near || agreed || (phrase && somebody)) && figures(reading, words) < FIGURES
        }
        // An illness says who somebody is, until something is said of it.
        Subcomponent::PhysicalCapability => phrase || agreed || (near && somebody),
        Subcomponent::AutomaticMotivation => phrase || ((near || own) && somebody),
        // What is good of one word is said in passing: *they know*, *useful*.
        _ => phrase || ((near || decided.sign < 0) && somebody),
    }
}

/// Whether those who write are whom the piece is about: *we* opens it.
fn is_ours(reading: &Reading<'_>, words: &Words) -> bool {
    let opens = words.clone().take(2).map(|i| reading.words[i].folded.as_ref());
    opens.into_iter().any(|word| matches!(word, "we" | "we've" | "we'd" | "we're" | "our"))
}

fn is_near(mark: &Words, cue: &Words) -> bool {
    mark.start <= cue.end + NEAR && cue.start <= mark.end + NEAR
}

/// Whether `cue` is part of a name: a word of it has a capital that no beginning of a
/// sentence explains, and so has another beside it.
fn is_name(reading: &Reading<'_>, cue: &Words) -> bool {
    let line = &reading.line_of(cue).words;
    let capital = |i: usize| line.contains(&i) && reading.words[i].raw.starts_with(char::is_uppercase);
    let explained =
        |i: usize| i == line.start || reading.before(i).contains([':', '\u{201c}', '"', '\u{2018}', '|', '/']);
    let around = cue.start.saturating_sub(1)..cue.end + 1;
    cue.clone().any(|i| capital(i) && !explained(i)) && around.filter(|&i| capital(i)).count() > 1
}

fn figures(reading: &Reading<'_>, words: &Words) -> usize {
    words.clone().filter(|&i| reading.words[i].folded.starts_with(|c: char| c.is_ascii_digit())).count()
}
