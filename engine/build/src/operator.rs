//! AND, OR and NOT, as search engines read them, and what a query says instead.

/// Such a word in a query: its first byte, the word, and what to write. Between quotation
/// marks it is meant as it stands.
#[must_use]
pub fn operator(query: &str) -> Option<(usize, &'static str, &'static str)> {
    const WORDS: [(&str, &str); 3] = [
        ("AND", "write a ~6 b for both, at most six words apart"),
        ("OR", "write (a | b) for either"),
        ("NOT", "a query asks for no absence: set the wrong sense aside by a `close but no`"),
    ];
    let whole = |at: usize, word: &str| {
        let (before, after) = (&query[..at], &query[at + word.len()..]);
        let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '*' | '\'' | '’');
        // A query opens and closes an exact word with any of these.
        let marks = before.matches(['"', '“', '”']).count();
        !before.ends_with(joins) && !after.starts_with(joins) && marks.is_multiple_of(2)
    };
    let found = |(word, help): (&'static str, &'static str)| {
        let (at, _) = query.match_indices(word).find(|(at, _)| whole(*at, word))?;
        Some((at, word, help))
    };
    WORDS.into_iter().filter_map(found).min()
}

#[cfg(test)]
mod tests {
    use super::operator;

    #[test]
    fn words_of_search_engines_are_seen_where_they_are_meant_as_such() {
        let seen = |query| operator(query).map(|(at, word, _)| (at, word));
        assert_eq!(seen("rang OR wrote"), Some((5, "OR")));
        assert_eq!(seen("(rang AND wrote) OR called"), Some((6, "AND")));
        assert_eq!(seen("NOT online"), Some((0, "NOT")));
        for plain in ["not online", "\"OR\" staff", "“OR” staff", "“OR\" staff", "ORCID", "OR-tools", "RAND*", "{or}"]
        {
            assert_eq!(seen(plain), None, "{plain}");
        }
    }
}
