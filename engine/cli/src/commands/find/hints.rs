//! What an author could try next. Every hint has been tried on the text before it is
//! given: none says "perhaps".

use evenhand::model::Claim;
use evenhand::model::occurrence::Occurrence;
use evenhand_language::query::{Lists, Query};

/// Where nothing met the query: words that are lists' names, and what each side of a
/// `~` or `>` meets alone. `count` tells how often a query is met.
pub fn of_none(query: &Query, lists: &Lists, count: &dyn Fn(&Query) -> usize) -> Vec<String> {
    let source = query.source();
    let braced = lists.names().filter_map(|name| {
        let other = Query::parse(&in_braces(source, name)?).ok()?;
        let places = Some(count(&other)).filter(|places| *places > 0)?;
        Some(format!("As the list {{{name}}} instead of the word “{name}” it is met: {}.", in_places(places)))
    });
    let mut hints: Vec<String> = braced.collect();
    let sides: Vec<Query> = sides(source).iter().filter_map(|side| Query::parse(side).ok()).collect();
    if sides.len() > 1 {
        let alone = sides.iter().map(|side| format!("{}: {}", side.source().trim(), in_places(count(side))));
        hints.push(format!("Alone, its sides are met so often: {}.", alone.collect::<Vec<_>>().join("; ")));
    }
    hints
}

/// Where something met it as a deed: how many of those that do not count as a deed are
/// asserted as a fact.
pub fn of_facts(as_deeds: &[Occurrence], as_facts: &[Occurrence]) -> Vec<String> {
    let counts =
        |found: &Occurrence| found.set_aside.is_none() && matches!(found.claim, Claim::Planned | Claim::Reported);
    let more = as_deeds.iter().zip(as_facts).filter(|(deed, fact)| !counts(deed) && counts(fact)).count();
    match more {
        0 => Vec::new(),
        1 => vec!["As a fact (--fact) one more of these would count.".to_owned()],
        n => vec![format!("As a fact (--fact) {n} more of these would count.")],
    }
}

fn in_places(n: usize) -> String {
    match n {
        0 => "nowhere".to_owned(),
        1 => "in 1 place".to_owned(),
        n => format!("in {n} places"),
    }
}

/// `source` with the word `name` written as a list wherever it stands by itself; nothing
/// where it does not.
fn in_braces(source: &str, name: &str) -> Option<String> {
    let part =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '*' | '{' | '}' | '#' | '"' | '\u{201c}' | '\u{201d}');
    let mut out = String::new();
    let mut rest = source;
    let mut found = false;
    while let Some(at) = rest.find(name) {
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        let alone = !out.chars().chain(before.chars()).next_back().is_some_and(part) && !after.starts_with(part);
        out.push_str(before);
        out.push_str(&if alone { format!("{{{name}}}") } else { name.to_owned() });
        found |= alone;
        rest = after;
    }
    found.then(|| out + rest)
}

/// The sides of the outermost `~` and `>`; one, where there are none or alternatives
/// stand beside them.
fn sides(source: &str) -> Vec<&str> {
    let (mut sides, mut from, mut depth, mut quoted) = (Vec::new(), 0, 0i32, false);
    for (at, c) in source.char_indices() {
        match c {
            '"' | '\u{201c}' | '\u{201d}' => quoted = !quoted,
            _ if quoted => {}
            '(' | '{' => depth += 1,
            ')' | '}' => depth -= 1,
            '|' if depth == 0 => return vec![source],
            '~' | '>' if depth == 0 => {
                sides.push(&source[from..at]);
                let digits = source[at + 1..].chars().take_while(char::is_ascii_digit).count();
                from = at + 1 + digits;
            }
            _ => {}
        }
    }
    sides.push(&source[from..]);
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_cut_at_its_outermost_links() {
        assert_eq!(sides("{public} ~6 (chose | decided ~2 on)"), ["{public} ", " (chose | decided ~2 on)"]);
        assert_eq!(sides("a ~6 b >12 \"c ~ d\""), ["a ", " b ", " \"c ~ d\""]);
        assert_eq!(sides("a ~6 b | c"), ["a ~6 b | c"]);
    }

    #[test]
    fn a_word_that_names_a_list_is_put_in_braces_only_by_itself() {
        assert_eq!(in_braces("public ~6 chose", "public").as_deref(), Some("{public} ~6 chose"));
        assert_eq!(in_braces("{public} ~6 (public* | \"public\")", "public"), None);
        assert_eq!(in_braces("(staff | public)", "public").as_deref(), Some("(staff | {public})"));
    }

    #[test]
    fn only_what_is_true_of_the_text_is_told() {
        let query = Query::parse("public ~6 chose").expect("a query");
        let lists = Lists::built_in();
        let met_as_list = |query: &Query| usize::from(query.source().contains("{public}"));
        let told = of_none(&query, &lists, &met_as_list).join("\n");
        assert!(told.contains("As the list {public}") && told.contains("in 1 place"), "{told}");
        assert!(told.contains("public: nowhere; chose: nowhere"), "{told}");
        let never = of_none(&query, &lists, &|_| 0).join("\n");
        assert!(!never.contains("As the list"), "{never}");
        assert!(of_none(&Query::parse("chose").expect("a query"), &lists, &|_| 0).is_empty());
    }
}
