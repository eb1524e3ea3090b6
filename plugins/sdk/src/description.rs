//! The description that is assessed, to be looked at and not changed.
//!
//! Places in it are [`Place`]s; what a place is worth is the plugin's to say.

use core::cell::OnceCell;
use core::ops::Range;

use evenhand_language::claim::Prepared;
use evenhand_language::query::{Lists, Query};
use evenhand_language::who::Cast;
use evenhand_language::{Actor, Block, Reading, Stage, Text, Words};

use crate::place::{NoSuchPlace, Place};

/// A project description, read into sections, sentences and words.
///
/// It is a handle that costs nothing to copy.
#[derive(Clone, Copy)]
pub struct Description<'d> {
    pub(crate) reading: &'d Reading<'d>,
    claims: &'d OnceCell<Prepared<'d, 'd>>,
    cast: &'d OnceCell<Cast<'d, 'd, 'd>>,
    settings: &'d [(String, String)],
}

/// A section: its text starts with its heading.
#[derive(Clone, Copy)]
pub struct Section<'d> {
    of: Description<'d>,
    index: usize,
}

/// A sentence, a heading, an item or a table's cell.
#[derive(Clone, Copy)]
pub struct Sentence<'d> {
    of: Description<'d>,
    index: usize,
}

/// Reads `text` and lets `ask` look at it.
///
/// This is how a test or another program puts a text before a plugin's own functions;
/// `settings` are what the person chose.
pub fn read<T>(text: &Text<'_>, settings: &[(String, String)], ask: impl FnOnce(Description<'_>) -> T) -> T {
    let reading = Reading::new(text);
    let (claims, cast) = (OnceCell::new(), OnceCell::new());
    ask(Description { reading: &reading, claims: &claims, cast: &cast, settings })
}

impl<'d> Description<'d> {
    /// The title; it is context, and never evidence.
    #[must_use]
    pub fn title(&self) -> &'d str {
        self.reading.text.title
    }

    /// How far the project has come, where the description says so.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.reading.text.stage
    }

    /// Who *we* are in this text, where it is said; else the project's own team.
    #[must_use]
    pub fn we(&self) -> Option<Actor> {
        self.reading.text.we
    }

    /// What the person chose for a setting, or its default.
    #[must_use]
    pub fn setting(&self, id: &str) -> Option<&'d str> {
        self.settings.iter().find(|(key, _)| key == id).map(|(_, value)| value.as_str())
    }

    /// The sections, in order.
    pub fn sections(&self) -> impl Iterator<Item = Section<'d>> + use<'d> {
        let of = *self;
        (0..of.reading.text.sections.len()).map(move |index| Section { of, index })
    }

    /// The sentences of all sections, in order.
    pub fn sentences(&self) -> impl Iterator<Item = Sentence<'d>> + use<'d> {
        let of = *self;
        (0..of.reading.sentences.len()).map(move |index| Sentence { of, index })
    }

    /// The words themselves, for the functions of `evenhand_language`.
    #[must_use]
    pub fn reading(&self) -> &'d Reading<'d> {
        self.reading
    }

    /// What the text claims of its phrases; worked out when it is first asked.
    #[must_use]
    pub fn claims(&self) -> &'d Prepared<'d, 'd> {
        self.claims.get_or_init(|| Prepared::new(self.reading))
    }

    /// Who acts in the text; worked out when it is first asked.
    #[must_use]
    pub fn cast(&self) -> &'d Cast<'d, 'd, 'd> {
        self.cast.get_or_init(|| Cast::new(self.claims()))
    }

    /// Every place that meets a query, in order: `"#date"`, `"(ring* | phone*) ~4 desk"`.
    /// How queries are written stands in `evenhand_language::query`; `{public}`,
    /// `{staff}` and the other lists of actors can be named.
    ///
    /// # Panics
    /// When it is no query: the message says where and why.
    #[must_use]
    #[track_caller]
    pub fn find(&self, query: &str) -> Vec<Place<'d>> {
        // In no closure, so that the panic names the caller's line.
        let read = match Query::parse(query) {
            Ok(read) => read,
            Err(mistake) => panic!("`{query}` is no query: {mistake}"),
        };
        let lists = if read.lists().is_empty() { Lists::new() } else { Lists::built_in() };
        self.find_with(&read, &lists)
    }

    /// The same, of a query that was read before, and with lists of your own.
    #[must_use]
    pub fn find_with(&self, query: &Query, lists: &Lists) -> Vec<Place<'d>> {
        query.find(lists, self.reading).into_iter().filter_map(|words| self.place(words).ok()).collect()
    }

    /// The place of some words: indexes into [`Reading::words`], end exclusive. It is
    /// quoted with its sentence.
    ///
    /// # Errors
    /// When there are no such words, or they stand in several sections.
    pub fn place(&self, words: Words) -> Result<Place<'d>, NoSuchPlace> {
        Place::of_words(*self, words)
    }

    /// The place at `focus`, to be quoted with `span` around it. Both are **bytes** of
    /// the section's text, not code points: start inclusive, end exclusive.
    ///
    /// # Errors
    /// When a span is empty, ends outside the section's text or inside a character,
    /// or the focus does not lie within the span.
    pub fn place_at(&self, section: u32, span: Range<u32>, focus: Range<u32>) -> Result<Place<'d>, NoSuchPlace> {
        Place::of_bytes(*self, section, span, focus)
    }
}

impl<'d> Section<'d> {
    /// Its number, from 0.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.index as u32
    }

    /// The words of its heading; empty where it has none.
    #[must_use]
    pub fn heading(&self) -> &'d str {
        self.of.reading.text.sections[self.index].heading
    }

    /// How deep its heading stands: 1 is the top, 0 is no heading.
    #[must_use]
    pub fn depth(&self) -> u8 {
        self.of.reading.text.sections[self.index].depth
    }

    /// Its text with its marks; places count its bytes.
    #[must_use]
    pub fn text(&self) -> &'d str {
        self.of.reading.text.sections[self.index].text
    }

    /// Its sentences, in order.
    pub fn sentences(&self) -> impl Iterator<Item = Sentence<'d>> + use<'d> {
        let number = self.number();
        self.of.sentences().filter(move |sentence| sentence.section().number() == number)
    }
}

impl<'d> Sentence<'d> {
    pub(crate) fn new(of: Description<'d>, index: usize) -> Self {
        Self { of, index }
    }

    fn line(&self) -> &'d evenhand_language::reading::Line {
        &self.of.reading.sentences[self.index]
    }

    /// Its number in the whole text, from 0.
    #[must_use]
    pub fn number(&self) -> usize {
        self.index
    }

    /// The section that it stands in.
    #[must_use]
    pub fn section(&self) -> Section<'d> {
        Section { of: self.of, index: self.line().section as usize }
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &'d str {
        let span = &self.line().span;
        &self.of.reading.section_text(self.line())[span.start as usize..span.end as usize]
    }

    /// Its bytes in the section's text.
    #[must_use]
    pub fn span(&self) -> Range<u32> {
        self.line().span.clone()
    }

    /// The kind of block that it stands in.
    #[must_use]
    pub fn block(&self) -> Block {
        self.line().block
    }

    /// The number of its paragraph, list or table row in the whole text: sentences that
    /// share it stand together.
    #[must_use]
    pub fn paragraph(&self) -> u32 {
        self.line().unit
    }

    /// What introduces it, outermost first: its heading, a lead-in, a table's headers.
    pub fn introduced_by(&self) -> impl Iterator<Item = Sentence<'d>> + use<'d> {
        let of = self.of;
        self.line().introduced_by.iter().map(move |&index| Sentence { of, index })
    }

    /// Its words, each as a place.
    pub fn words(&self) -> impl Iterator<Item = Place<'d>> + use<'d> {
        let of = self.of;
        self.line().words.clone().filter_map(move |at| of.place(at..at + 1).ok())
    }

    /// The sentence as a place.
    #[must_use]
    pub fn place(&self) -> Place<'d> {
        Place::of_sentence(self.of, *self)
    }
}
