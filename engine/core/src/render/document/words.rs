//! Words in XML that stay words, in runs that are set alike.

use std::borrow::Cow;
use std::mem;

use quick_xml::escape::partial_escape;

use crate::render::parts::held;

/// Words that are set alike.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    words: String,
    bold: bool,
    italic: bool,
}

/// The words of one paragraph or cell.
#[derive(Debug, Default)]
pub(super) struct Runs(Vec<Run>);

impl Runs {
    /// Adds `words`; a line end in them breaks the line.
    pub(super) fn add(&mut self, words: &str, bold: bool, italic: bool) {
        match self.0.last_mut() {
            Some(last) if (last.bold, last.italic) == (bold, italic) => last.words.push_str(words),
            _ => self.0.push(Run { words: words.to_owned(), bold, italic }),
        }
    }

    /// What was gathered; nothing is left.
    pub(super) fn take(&mut self) -> Self {
        mem::take(self)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is_bold(&self) -> bool {
        self.0.iter().all(|run| run.bold)
    }

    /// Whether they lead to what stands below, as all that begins in bold and all that is wholly in
    /// italics does in our pages: a level, a question, a note.
    pub(super) fn leads(&self) -> bool {
        self.0.first().is_some_and(|run| run.bold) || self.0.iter().all(|run| run.italic)
    }

    /// The words alone.
    pub(super) fn plain(&self) -> String {
        self.0.iter().map(|run| run.words.as_str()).collect()
    }

    /// The elements `w:r`.
    pub(super) fn push_xml(&self, xml: &mut String) {
        for run in &self.0 {
            xml.push_str("<w:r>");
            match (run.bold, run.italic) {
                (true, true) => xml.push_str("<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr>"),
                (true, false) => xml.push_str("<w:rPr><w:b/><w:bCs/></w:rPr>"),
                (false, true) => xml.push_str("<w:rPr><w:i/><w:iCs/></w:rPr>"),
                (false, false) => {}
            }
            for (nth, line) in run.words.split('\n').enumerate() {
                if nth > 0 {
                    xml.push_str("<w:br/>");
                }
                xml.push_str("<w:t xml:space=\"preserve\">");
                xml.push_str(&escaped(line));
                xml.push_str("</w:t>");
            }
            xml.push_str("</w:r>");
        }
    }
}

/// `words` as the text of an element. What XML cannot hold shows as its name: a single such
/// character, and Word opens none of the document.
pub(super) fn escaped(words: &str) -> Cow<'_, str> {
    match held(words) {
        Cow::Borrowed(words) => partial_escape(words),
        Cow::Owned(words) => Cow::Owned(partial_escape(words).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Runs, escaped};

    #[test]
    fn what_xml_cannot_hold_shows_as_its_name() {
        let all: String = (0..0x20).filter_map(char::from_u32).chain(['\u{fffe}', '\u{ffff}']).collect();
        let shown = escaped(&all);
        assert_eq!(shown.matches("⟨U+").count(), 32, "{shown}");
        assert!(shown.contains("\t\n") && shown.chars().all(|c| c >= ' ' || c == '\t' || c == '\n'));
        assert_eq!(escaped("<w:p/> & ]]> \u{1f600}"), "&lt;w:p/&gt; &amp; ]]&gt; \u{1f600}");
    }

    #[test]
    fn words_that_are_set_alike_are_one_run() {
        let mut runs = Runs::default();
        [("a ", false), ("b", false), ("c", true)].iter().for_each(|(words, bold)| runs.add(words, *bold, false));
        let mut xml = String::new();
        runs.push_xml(&mut xml);
        let bold = "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">c</w:t></w:r>";
        assert_eq!(xml, format!("<w:r><w:t xml:space=\"preserve\">a b</w:t></w:r>{bold}"));
        assert_eq!((runs.plain().as_str(), runs.is_bold()), ("a bc", false));
    }
}
