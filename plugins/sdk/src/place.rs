//! Places in a description: what evidence is made from, and nothing else.

use core::fmt;
use core::ops::Range;

use evenhand_language::word::Word;
use evenhand_language::{Claim, Kind, Reckoned, SetAside, Who, Words};

use crate::description::{Description, Sentence};
use crate::evidence::{Evidence, Stance};

/// Words that stand in the description: a focus, and the span that is quoted with it.
#[derive(Clone)]
pub struct Place<'d> {
    of: Description<'d>,
    section: u32,
    span: Range<u32>,
    focus: Range<u32>,
    words: Words,
}

/// Why there is no such place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoSuchPlace {
    /// There is no such section.
    Section {
        /// The section that was named.
        section: u32,
        /// How many there are.
        of: usize,
    },
    /// The bytes are none, or not all of them lie in the section's text.
    Bytes {
        /// The bytes that were named.
        bytes: Range<u32>,
        /// How many the section has.
        of: usize,
    },
    /// A span starts or ends inside a character.
    InsideCharacter(Range<u32>),
    /// The focus does not lie within the span.
    Outside {
        /// The bytes of the focus.
        focus: Range<u32>,
        /// The bytes of the span.
        span: Range<u32>,
    },
    /// The words are none, or not all of them are there.
    Words {
        /// The words that were named.
        words: Words,
        /// How many the text has.
        of: usize,
    },
    /// The words stand in several sections.
    SeveralSections(Words),
}

impl fmt::Display for NoSuchPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section { section, of } => write!(f, "there is no section {section} among {of}, counted from 0"),
            Self::Bytes { bytes, of } => write!(f, "there are no bytes {bytes:?} in a section of {of} bytes"),
            Self::InsideCharacter(bytes) => write!(f, "the bytes {bytes:?} start or end inside a character"),
            Self::Outside { focus, span } => write!(f, "the focus {focus:?} does not lie within the span {span:?}"),
            Self::Words { words, of } => write!(f, "there are no words {words:?} in a text of {of} words"),
            Self::SeveralSections(words) => write!(f, "the words {words:?} stand in several sections"),
        }
    }
}

impl core::error::Error for NoSuchPlace {}

impl<'d> Place<'d> {
    pub(crate) fn of_words(of: Description<'d>, words: Words) -> Result<Self, NoSuchPlace> {
        let reading = of.reading;
        if words.is_empty() || words.end > reading.words.len() {
            return Err(NoSuchPlace::Words { words, of: reading.words.len() });
        }
        let (first, last) = (reading.line_of(&words), reading.line_of(&(words.end - 1..words.end)));
        if first.section != last.section {
            return Err(NoSuchPlace::SeveralSections(words));
        }
        let span = first.span.start..last.span.end;
        Ok(Self { of, section: first.section, span, focus: reading.span(&words), words })
    }

    pub(crate) fn of_bytes(
        of: Description<'d>,
        section: u32,
        span: Range<u32>,
        focus: Range<u32>,
    ) -> Result<Self, NoSuchPlace> {
        let sections = &of.reading.text.sections;
        let Some(text) = sections.get(section as usize).map(|section| section.text) else {
            return Err(NoSuchPlace::Section { section, of: sections.len() });
        };
        check(text, &span)?;
        check(text, &focus)?;
        if focus.start < span.start || focus.end > span.end {
            return Err(NoSuchPlace::Outside { focus, span });
        }
        let words = words_in(of, section, &focus);
        Ok(Self { of, section, span, focus, words })
    }

    pub(crate) fn of_sentence(of: Description<'d>, sentence: Sentence<'d>) -> Self {
        let line = &of.reading.sentences[sentence.number()];
        Self { of, section: line.section, span: line.span.clone(), focus: line.span.clone(), words: line.words.clone() }
    }

    /// The same focus, quoted with other bytes of its section's text.
    ///
    /// # Errors
    /// When there are no such bytes, or they do not hold the focus.
    pub fn quoted_with(self, span: Range<u32>) -> Result<Self, NoSuchPlace> {
        Self::of_bytes(self.of, self.section, span, self.focus)
    }

    /// The words in focus, as they are written.
    #[must_use]
    pub fn text(&self) -> &'d str {
        &self.section_text()[self.focus.start as usize..self.focus.end as usize]
    }

    /// What is quoted.
    #[must_use]
    pub fn quote(&self) -> &'d str {
        &self.section_text()[self.span.start as usize..self.span.end as usize]
    }

    fn section_text(&self) -> &'d str {
        self.of.reading.text.sections[self.section as usize].text
    }

    /// The section, counted from 0.
    #[must_use]
    pub fn section(&self) -> u32 {
        self.section
    }

    /// The bytes in focus, of the section's text.
    #[must_use]
    pub fn focus(&self) -> Range<u32> {
        self.focus.clone()
    }

    /// The bytes that are quoted, of the section's text.
    #[must_use]
    pub fn span(&self) -> Range<u32> {
        self.span.clone()
    }

    /// The words in focus, as they are compared and with the figures that they are.
    #[must_use]
    pub fn words(&self) -> &'d [Word<'d>] {
        &self.of.reading.words[self.words.clone()]
    }

    /// The words in focus: indexes into the reading's words.
    #[must_use]
    pub fn range(&self) -> Words {
        self.words.clone()
    }

    /// The sentence that the focus starts in; none where no word is in focus.
    #[must_use]
    pub fn sentence(&self) -> Option<Sentence<'d>> {
        let at = *self.of.reading.sentence_of.get(self.words.start).filter(|_| !self.words.is_empty())?;
        Some(Sentence::new(self.of, at as usize))
    }

    /// How firmly the text claims what is in focus, whether that counts, and which words
    /// decided.
    #[must_use]
    pub fn claim(&self, kind: Kind) -> Reckoned {
        self.of.claims().claim(&self.words, kind)
    }

    /// Who does the deed in focus.
    #[must_use]
    pub fn who(&self) -> Who {
        self.of.cast().who(&self.words)
    }

    /// Evidence as the language reads it: what is denied opposes, what does not count is
    /// set aside with the reason, and the rest supports.
    #[must_use]
    pub fn evidence(&self, kind: Kind) -> Evidence {
        let read = self.claim(kind);
        match (read.claim, read.set_aside) {
            (_, Some(reason)) => Evidence::new(self, Stance::SetAside(reason), read.claim),
            (Claim::Denied, None) => self.opposes(),
            (claim, None) => self.supports(claim),
        }
    }

    /// Evidence that supports its criterion, claimed so firmly.
    #[must_use]
    pub fn supports(&self, claim: Claim) -> Evidence {
        Evidence::new(self, Stance::Supports, claim)
    }

    /// Evidence that says the contrary: it is denied, or a barrier.
    /// [`Evidence::claimed`] changes how firmly it is claimed.
    #[must_use]
    pub fn opposes(&self) -> Evidence {
        Evidence::new(self, Stance::Opposes, Claim::Denied)
    }

    /// What looks like evidence and is not, with the reason.
    #[must_use]
    pub fn set_aside(&self, reason: SetAside) -> Evidence {
        Evidence::new(self, Stance::SetAside(reason), Claim::Mentioned)
    }
}

impl fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” at bytes {:?} of section {}", self.text(), self.focus, self.section)
    }
}

fn check(text: &str, bytes: &Range<u32>) -> Result<(), NoSuchPlace> {
    let (start, end) = (bytes.start as usize, bytes.end as usize);
    if start >= end || end > text.len() {
        return Err(NoSuchPlace::Bytes { bytes: bytes.clone(), of: text.len() });
    }
    match text.is_char_boundary(start) && text.is_char_boundary(end) {
        true => Ok(()),
        false => Err(NoSuchPlace::InsideCharacter(bytes.clone())),
    }
}

/// The words of a section that lie in `bytes`, in part or whole.
fn words_in(of: Description<'_>, section: u32, bytes: &Range<u32>) -> Words {
    let lines = &of.reading.sentences;
    let first = lines.partition_point(|line| line.section < section);
    let end = lines.partition_point(|line| line.section <= section);
    let (Some(first), Some(last)) = (lines[first..end].first(), lines[first..end].last()) else { return 0..0 };
    let words = &of.reading.words[first.words.start..last.words.end];
    let start = words.partition_point(|word| word.end <= bytes.start);
    let end = words.partition_point(|word| word.start < bytes.end).max(start);
    first.words.start + start..first.words.start + end
}
