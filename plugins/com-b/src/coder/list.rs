//! Items of lists and cells of tables, of which what stands above says that they are barriers,
//! or facilitators.

use evenhand_language::reading::Line;
use evenhand_language::{Block, Words};

use super::{Coder, Read};
use crate::clause::{self, Piece};
use crate::gate::{self, Above};
use crate::judge::{self, Decided};
use crate::lexicon::{Hit, within};
use crate::{polarity, words};

impl<'a> Coder<'a, '_> {
    /// What the lead-in of an item is about, where it names an influence itself: *lack of time:*,
    /// and not *barriers to the strength class:*. What names a row says nothing of its cells.
    pub(super) fn lead_in(&self, line: &Line) -> Option<Decided> {
        let sentences = line.introduced_by.iter().rev().map(|&at| &self.reading.sentences[at]);
        sentences.filter(|above| above.block != Block::TableCell).find_map(|above| {
            let hits: Vec<&'a Hit> = within(self.hits, &above.words).collect();
            let cues = judge::cues(&hits);
            let decided = judge::decide(&cues, None)?;
            let signed = cues.iter().any(|cue| cue.words == decided.cue && cue.sign != 0);
            let turned = polarity::signs(self.reading, &hits, &cues).turned.contains(&decided.cue);
            (signed || turned).then_some(decided)
        })
    }

    /// The whole of `line`, of which what stands above gives the side, by whatever its words say:
    /// no list has a phrase for it.
    pub(super) fn by_own_words(&self, above: Above, line: &Line) -> Read {
        let hits: Vec<&'a Hit> = within(self.hits, &line.words).collect();
        let leaning = words::leaning(self.reading, &line.words);
        let decided = judge::decide(&judge::cues(&hits), leaning.as_ref());
        Read { decided, ..self.piece(&line.words, above, line) }
    }

    /// The items of a list, of all of which `above` holds.
    pub(super) fn list(&self, piece: &Piece, above: Above) -> Vec<Read> {
        let items = clause::items(self.reading, &piece.words);
        let line =
            Line { block: Block::ListItem, introduced_by: Vec::new(), ..self.reading.line_of(&piece.words).clone() };
        items.iter().map(|item| self.piece(item, above, &line)).collect()
    }

    /// The items of a list that `piece` itself opens: *barriers included …*.
    pub(super) fn opened(&self, piece: &Piece) -> Option<Vec<Read>> {
        let start = clause::list_start(self.reading, &piece.words)?;
        let above = self.opens_list(&(piece.words.start..start))?;
        let items = Piece { words: start..piece.words.end, ..piece.clone() };
        let reads = self.list(&items, above);
        reads.iter().any(|read| read.decided.is_some()).then_some(reads)
    }

    /// What `words` say of the list that follows, where they say that it is one of barriers or
    /// of facilitators.
    pub(super) fn opens_list(&self, words: &Words) -> Option<Above> {
        let lead = gate::lead(self.hits, words);
        lead.polarity.map(|_| Above { out: None, ..lead })
    }
}
