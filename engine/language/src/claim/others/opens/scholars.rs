//! Others' work told by who studies, or by how long ago: *rural sociologists have
//! written*, *a survey of prisons some years back*.

use super::Sentence;
use crate::Words;
use crate::grammar::groups::Form;
use crate::lexicon::{List, holds};

/// How many words a subject may have before its verb.
const HEAD: usize = 6;

impl Sentence<'_, '_, '_> {
    /// *A survey of English prisons some years back …*: somebody's study, long done or
    /// far off.
    pub(super) fn years_ago(&self) -> Option<Words> {
        let first = self.head();
        let study = (first + 1..first + 4).find(|&i| is_study(self.word(i)))?;
        let some = matches!(self.word(first), "a" | "an" | "one" | "another");
        let about = matches!(self.word(study + 1), "of" | "in" | "among" | "by" | "from");
        let ago = |i: usize| {
            matches!(self.word(i), "years" | "decades" | "decade") && matches!(self.word(i + 1), "ago" | "back")
        };
        let abroad = holds(List::ClaimPlace, self.word(study + 2)) && self.stranger(study + 2);
        let learned = some && is_learned(self.word(study), self.word(study - 1)) && self.finds(study + 1);
        (learned || some && about && (abroad || (study..self.words.end).any(ago))).then_some(first..study + 2)
    }

    /// *A cohort study found that …*, with nothing between.
    fn finds(&self, at: usize) -> bool {
        let told = matches!(
            self.word(at),
            "found" | "finds" | "showed" | "shows" | "suggested" | "suggests" | "concluded" | "concludes" | "reported"
        );
        told && matches!(self.word(at + 1), "that" | "no" | "a" | "the" | "little" | "higher" | "lower")
    }

    /// *Rural sociologists have written …*: a bare field of study, in the perfect tense.
    pub(super) fn scholars(&self) -> Option<Words> {
        let first = self.words.start;
        let who = (first..self.words.end.min(first + HEAD)).find(|&i| holds(List::ClaimScholars, self.word(i)))?;
        let bare = !(first..who).any(|i| self.tag(i).any(crate::grammar::tags::Tags::OPENS_NOUN));
        let field = self.word(who) != "researchers" || who > first && holds(List::ClaimField, self.word(who - 1));
        let groups = &self.text.grammar.lines[self.number].groups;
        let verb = groups.iter().find(|g| g.finite() && g.words.start > who)?;
        let perfect = verb.form == Form::Perfect && verb.words.start - who <= HEAD && !verb.passive;
        (bare && field && perfect).then_some(first..who + 1)
    }

    /// The first word after *there is*, *and then there was*.
    pub(super) fn head(&self) -> usize {
        let first = self.words.start;
        let from = first + usize::from(matches!(self.word(first), "and" | "but" | "then" | "also"));
        match (self.word(from), self.word(from + 1)) {
            ("there", "is" | "was" | "are" | "were") => from + 2,
            // *There's a survey*: words are compared without their *'s*.
            ("there" | "there's", "the" | "a" | "an" | "one" | "another") => from + 1,
            _ => first,
        }
    }
}

/// A study such as journals print: *a review*, *a cohort study*; a survey may be ours.
fn is_learned(study: &str, kind: &str) -> bool {
    matches!(study, "review" | "trial")
        || study == "study"
            && matches!(
                kind,
                "cohort" | "qualitative" | "control" | "population" | "longitudinal" | "modelling" | "recent" | "large"
            )
}

fn is_study(word: &str) -> bool {
    matches!(word, "survey" | "study" | "trial" | "audit" | "review" | "evaluation" | "poll" | "census" | "inquiry")
}
