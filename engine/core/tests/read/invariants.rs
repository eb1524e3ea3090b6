//! What holds of every description that is read.

use evenhand::ProjectDescription;

use crate::places;

/// Checks `read`; `bytes` are its file's, where the canonical text is the file.
pub fn check(read: &ProjectDescription, bytes: Option<&[u8]>) {
    if let Some(bytes) = bytes {
        let text = String::from_utf8(bytes.to_vec()).expect("UTF-8").replace("\r\n", "\n");
        assert_eq!(read.text, text.trim_start_matches('\u{feff}'), "canonical text");
    }
    let mut covered = vec![false; read.text.len()];
    let mut last = 0;
    for (i, section) in read.sections.iter().enumerate() {
        assert!(section.span.start >= last && section.span.end <= read.text.len(), "sections in order");
        if i > 0 {
            assert_eq!(section.span.start, last, "sections tile");
        }
        last = section.span.end;
        assert_eq!(usize::from(section.depth > 0), usize::from(!section.path.is_empty()));
        let text = read.section_text(i);
        let mut before = 0;
        for (at, sentence) in section.sentences.iter().enumerate() {
            let span = sentence.span.start as usize..sentence.span.end as usize;
            assert!(span.start >= before && span.end <= text.len(), "sentences in order: {:?}", read.text);
            assert!(
                text.get(span.clone()).is_some_and(|words| words.contains(char::is_alphanumeric)),
                "{:?}",
                read.text
            );
            assert!(
                sentence.introduced_by.windows(2).all(|pair| pair[0] < pair[1]),
                "outermost first: {:?}",
                read.text
            );
            assert!(sentence.introduced_by.iter().all(|&by| (by as usize) < at), "{:?}", read.text);
            before = span.end;
            covered[section.span.start + span.start..section.span.start + span.end].fill(true);
        }
        assert!(!section.sentences.is_empty(), "a section without words");
    }
    nothing_is_lost(&read.text, &covered);
    places::check(read);
}

/// Every letter and digit is in some sentence, but for what is no word of the team's.
fn nothing_is_lost(text: &str, covered: &[bool]) {
    let skip = exempt(text);
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() && !covered[at] && !skip[at] && !is_number(text, at) {
            let from = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            panic!("{:?} is lost in {:?} of {text:?}", c, text[from..].lines().next());
        }
    }
}

/// Whether the character at `at` is of the number of an item or a heading.
fn is_number(text: &str, at: usize) -> bool {
    let of_number = |c: char| c.is_ascii_alphanumeric() || ".()".contains(c);
    let start = text[..at].rfind(|c| !of_number(c)).map_or(0, |i| i + 1);
    let start = (start..=at).find(|&i| text.is_char_boundary(i)).unwrap_or(at);
    let end = text[at..].find(|c| !of_number(c)).map_or(text.len(), |i| at + i);
    let mark = text[start..end].trim_matches(['(', ')', '.']);
    let marked = mark.len() < end - start || mark.contains('.');
    let digits = mark.split('.').all(|part| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()));
    let roman = (1..=4).contains(&mark.len()) && mark.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    marked && (digits || roman || mark.len() == 1)
}

/// Front matter, comments, tags, link targets and labels, fence names, task marks.
fn exempt(text: &str) -> Vec<bool> {
    let mut skip = vec![false; text.len()];
    if let Some(rest) = text.strip_prefix("+++\n") {
        let end = rest.find("\n+++").map_or(0, |at| at + 8);
        skip[..end].fill(true);
    }
    for (open, close) in
        [("<!--", "-->"), ("](", ")"), ("[^", "]"), ("</", ">"), ("```", "\n"), ("[link]:", "\n"), ("[x", "]")]
    {
        for (start, _) in text.match_indices(open) {
            let end = text[start..].find(close).map_or(start + 1, |at| start + at + close.len());
            skip[start..end].fill(true);
        }
    }
    for (start, _) in text.match_indices('<') {
        let tag = text[start + 1..].starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some(end) = text[start..].find('>').filter(|_| tag) {
            skip[start..start + end].fill(true);
        }
    }
    skip
}
