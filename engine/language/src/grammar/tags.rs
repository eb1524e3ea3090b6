//! What a word can be in a sentence: function words and forms of verbs.
//!
//! Closed classes are told by the word, open ones by its form and the lists of
//! verbs. Which of its possible parts a word plays is for [`super::groups`].

use crate::lexicon::{List, holds};
use crate::word::{Figure, Word};

/// The parts that a word can play, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tags(u32);

impl Tags {
    /// A form of *be* in the present.
    pub const BE: Self = Self(1);
    /// A form of *be* in the past.
    pub const WAS: Self = Self(1 << 1);
    /// *be*, *been*, *being*.
    pub const BEEN: Self = Self(1 << 2);
    /// *have*, *has*.
    pub const HAVE: Self = Self(1 << 3);
    /// *had*.
    pub const HAD: Self = Self(1 << 4);
    /// *do*, *does*.
    pub const DO: Self = Self(1 << 5);
    /// *did*.
    pub const DID: Self = Self(1 << 6);
    /// *will*, *shall*.
    pub const WILL: Self = Self(1 << 7);
    /// *may*, *might*, *could*, *would*, *should*.
    pub const WEAK: Self = Self(1 << 8);
    /// *can*, *must*.
    pub const CAN: Self = Self(1 << 9);
    /// Negates the verb group that it stands in.
    pub const NOT: Self = Self(1 << 10);
    /// A determiner, a possessive or a quantifier.
    pub const DET: Self = Self(1 << 11);
    /// A pronoun that is a subject.
    pub const SUBJECT: Self = Self(1 << 12);
    /// A preposition.
    pub const PREP: Self = Self(1 << 13);
    /// A word that can be the base form of a verb.
    pub const BASE: Self = Self(1 << 14);
    /// A third person singular of a verb.
    pub const VERB_S: Self = Self(1 << 15);
    /// A past or a participle.
    pub const ED: Self = Self(1 << 16);
    /// An -ing form.
    pub const ING: Self = Self(1 << 17);
    /// A verb's form that is usually a noun.
    pub const NOUN: Self = Self(1 << 18);
    /// An adverb that can stand inside a verb group.
    pub const ADVERB: Self = Self(1 << 19);
    /// *to*.
    pub const TO: Self = Self(1 << 20);
    /// A plural noun, by its ending or because it is a common one.
    pub const PLURAL: Self = Self(1 << 21);
    /// A figure.
    pub const FIGURE: Self = Self(1 << 22);
    /// Any auxiliary.
    pub const AUX: Self = Self(0x3ff);
    /// Anything that opens a noun phrase.
    pub const OPENS_NOUN: Self = Self(Self::DET.0 | Self::SUBJECT.0 | Self::FIGURE.0);

    /// Whether the word can play any of `parts`.
    pub const fn any(self, parts: Self) -> bool {
        self.0 & parts.0 != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The part of a figure, where `word` is one.
pub(crate) fn figure(word: &Word<'_>) -> Tags {
    if word.figure == Figure::default() { Tags::default() } else { Tags::FIGURE }
}

/// The parts that `word` can play by how it is written.
pub(crate) fn tags(word: &Word<'_>) -> Tags {
    let folded = word.folded.as_ref();
    let mut tags = closed(folded).or(clipped(word));
    if tags.any(Tags::AUX) || tags.any(Tags::DET) || tags.any(Tags::SUBJECT) || tags.any(Tags::PREP) {
        return tags;
    }
    if holds(List::ClaimAdverb, folded) || (folded.len() > 4 && folded.ends_with("ly") && !folded.ends_with("family")) {
        tags = tags.or(Tags::ADVERB);
    }
    tags.or(verb(folded)).or(plural(word))
}

fn closed(word: &str) -> Tags {
    match word {
        "is" | "are" | "am" | "we're" | "they're" | "you're" | "i'm" => Tags::BE,
        "isn't" | "aren't" | "ain't" => Tags::BE.or(Tags::NOT),
        "was" | "were" => Tags::WAS,
        "wasn't" | "weren't" => Tags::WAS.or(Tags::NOT),
        "be" | "been" | "being" => Tags::BEEN,
        "have" | "has" | "having" => Tags::HAVE,
        "haven't" | "hasn't" => Tags::HAVE.or(Tags::NOT),
        "had" => Tags::HAD,
        "hadn't" => Tags::HAD.or(Tags::NOT),
        "do" | "does" => Tags::DO,
        "don't" | "doesn't" => Tags::DO.or(Tags::NOT),
        "did" => Tags::DID,
        "didn't" => Tags::DID.or(Tags::NOT),
        "will" | "shall" => Tags::WILL,
        "won't" | "shan't" => Tags::WILL.or(Tags::NOT),
        "may" | "might" | "could" | "would" | "should" | "ought" => Tags::WEAK,
        "mightn't" | "couldn't" | "wouldn't" | "shouldn't" => Tags::WEAK.or(Tags::NOT),
        "can" | "must" => Tags::CAN,
        "can't" | "cannot" | "mustn't" => Tags::CAN.or(Tags::NOT),
        "not" | "never" | "neither" => Tags::NOT,
        "the" | "a" | "an" | "this" | "these" | "those" | "each" | "every" | "some" | "any" | "no" | "our" | "your"
        | "their" | "his" | "its" | "my" | "such" | "another" | "many" | "several" | "few" | "most" | "whose" => {
            Tags::DET
        }
        "we" | "they" | "i" | "you" | "he" | "she" | "it" | "there" | "who" | "which" | "everyone" | "everybody"
        | "nobody" | "someone" | "anyone" | "that" | "nothing" | "none" => Tags::SUBJECT,
        "us" | "them" | "him" | "me" => Tags::DET,
        "her" => Tags::DET,
        "to" => Tags::TO,
        "of" | "in" | "on" | "at" | "by" | "for" | "with" | "from" | "into" | "about" | "between" | "among"
        | "through" | "during" | "without" | "within" | "under" | "over" | "against" | "towards" | "upon"
        | "across" | "per" | "via" | "despite" | "than" | "until" | "onto" | "around" | "near" => Tags::PREP,
        _ => Tags::default(),
    }
}

/// Auxiliaries that are written as the end of a pronoun.
fn clipped(word: &Word<'_>) -> Tags {
    let folded = word.folded.as_ref();
    if folded.ends_with("'ll") {
        return Tags::WILL.or(Tags::SUBJECT);
    }
    if folded.ends_with("'ve") {
        return Tags::HAVE.or(Tags::SUBJECT);
    }
    if folded.ends_with("'d") {
        return Tags::WEAK.or(Tags::SUBJECT);
    }
    let possessive = word.raw.ends_with("'s") || word.raw.ends_with("’s");
    let pronoun =
        matches!(folded, "it" | "that" | "there" | "he" | "she" | "who" | "what" | "here" | "nobody" | "everyone");
    if possessive && pronoun { Tags::BE.or(Tags::SUBJECT) } else { Tags::default() }
}

fn plural(word: &Word<'_>) -> Tags {
    let folded = word.folded.as_ref();
    let common = matches!(folded, "people" | "women" | "men" | "children" | "staff" | "team" | "mums" | "police");
    let possessive = word.raw.ends_with(['\'', '’']) || word.raw.ends_with("'s") || word.raw.ends_with("’s");
    let ends = folded.len() > 3 && folded.ends_with('s') && !folded.ends_with("ss") && !folded.ends_with("us");
    if (common || ends) && !possessive { Tags::PLURAL } else { Tags::default() }
}

fn verb(word: &str) -> Tags {
    let mut tags = Tags::default();
    if holds(List::ClaimVerb, word) {
        tags = tags.or(Tags::BASE);
    }
    if holds(List::ClaimNoun, word) {
        tags = tags.or(Tags::NOUN);
    }
    if holds(List::ClaimPast, word) || past(word) {
        tags = tags.or(Tags::ED);
    } else if word.strip_suffix("ing").is_some_and(any_base) {
        tags = tags.or(Tags::ING);
    } else if third_person(word) {
        tags = tags.or(Tags::VERB_S);
    }
    tags
}

fn past(word: &str) -> bool {
    let known = |stem: &str| any_base(stem) || holds(List::ClaimVerb, &[stem, "e"].concat());
    match word.strip_suffix("ed") {
        Some(stem) if word.len() <= 4 => known(stem),
        Some(stem) => {
            known(stem)
                || !matches!(
                    word,
                    "hundred"
                        | "indeed"
                        | "speed"
                        | "breed"
                        | "exceed"
                        | "proceed"
                        | "succeed"
                        | "sacred"
                        | "naked"
                        | "seed"
                )
        }
        _ => false,
    }
}

fn third_person(word: &str) -> bool {
    let is = |stem: &str| holds(List::ClaimVerb, stem);
    word.strip_suffix('s').is_some_and(is)
        || word.strip_suffix("es").is_some_and(is)
        || word.strip_suffix("ies").is_some_and(|stem| is(&[stem, "y"].concat()))
}

/// Whether `stem` is a verb as it stands, with an *e*, with its last letter once,
/// or with *y* for *i*.
fn any_base(stem: &str) -> bool {
    let is = |stem: &str| holds(List::ClaimVerb, stem);
    let once = stem.len() > 3 && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2];
    is(stem)
        || is(&[stem, "e"].concat())
        || (once && stem.is_ascii() && is(&stem[..stem.len() - 1]))
        || stem.strip_suffix('i').is_some_and(|stem| is(&[stem, "y"].concat()))
}
