//! The two little expression languages: `required` over elements, `when` over levels.

use evenhand_interpreter::compiled::{Compare, Grade, When};
use evenhand_language::rating::Expr;

/// Why an expression cannot be read: a column (code points, from 1) and a clause.
pub(crate) type Wrong = (usize, String);

/// Reads `comparison and (group or cause:2)`; `element` gives an element's index.
pub(crate) fn required(text: &str, element: &dyn Fn(&str) -> Option<u8>) -> Result<Expr, Wrong> {
    let mut parser = Parser::new(text);
    let leaf = |parser: &mut Parser<'_>| {
        let (at, word) = parser.next("the name of an element")?;
        let (name, times) = match word.split_once(':') {
            None => (word, Ok(1)),
            Some((name, times)) => (name, times.parse::<u8>()),
        };
        let times = times.ok().filter(|times| *times > 0);
        let times =
            times.ok_or_else(|| (at, format!("`{word}`: a number from 1 to 255 was expected after the colon")))?;
        let index = element(name).ok_or_else(|| (at, format!("there is no element `{name}` on this page")))?;
        Ok(Expr::Has(index, times))
    };
    let expr = either(&mut parser, &leaf, Expr::All, Expr::Any, None)?;
    parser.end()?;
    Ok(expr)
}

/// Reads `s2.barriers >= partly and not (s1.causes < described)`; `criterion` gives a
/// criterion's index. With `each`, a facet, `s2.barriers[FACET]` is the level for each of
/// its values.
pub(crate) fn when(text: &str, criterion: &dyn Fn(&str) -> Option<u16>, each: Option<&str>) -> Result<When, Wrong> {
    let mut parser = Parser::new(text);
    let leaf = |parser: &mut Parser<'_>| {
        let (at, word) = parser.next("the id of a criterion")?;
        let (name, of_value) = match word.split_once('[') {
            None => (word, false),
            Some((name, rest)) => (name, value_of(rest, each).map_err(|why| (at + name.chars().count(), why))?),
        };
        let index = criterion(name).ok_or_else(|| (at, format!("there is no criterion `{name}`")))?;
        let (at, sign) = parser.next("one of < <= = >= >")?;
        let compare = match sign {
            "<" => Compare::Less,
            "<=" => Compare::AtMost,
            "=" | "==" => Compare::Equal,
            ">=" => Compare::AtLeast,
            ">" => Compare::More,
            _ => return Err((at, format!("one of < <= = >= > was expected, not `{sign}`"))),
        };
        let (at, level) = parser.next("a level")?;
        let grade = match level {
            "not-found" | "absent" => Grade::Absent,
            "partly" => Grade::Partly,
            "described" => Grade::Described,
            _ => return Err((at, format!("not-found, partly or described was expected, not `{level}`"))),
        };
        Ok(if of_value { When::OfValue(index, compare, grade) } else { When::Level(index, compare, grade) })
    };
    let not = |inner| When::Not(Box::new(inner));
    let when = either(&mut parser, &leaf, When::All, When::Any, Some(&not))?;
    parser.end()?;
    Ok(when)
}

/// Checks what stands after the square bracket of `s2.barriers[dimension]`.
fn value_of(rest: &str, each: Option<&str>) -> Result<bool, String> {
    let facet = rest.strip_suffix(']').ok_or("the square bracket is not closed")?;
    match each {
        Some(each) if each == facet => Ok(true),
        Some(each) => Err(format!("the check is for each {each}, and not for each {facet}")),
        None => Err(format!("[{facet}] needs a line for-each = \"{facet}\" in the check")),
    }
}

/// The deepest bracket or `not`.
const DEEPEST: usize = 32;

type Leaf<'f, T> = &'f dyn Fn(&mut Parser<'_>) -> Result<T, Wrong>;
type Not<'f, T> = Option<&'f dyn Fn(T) -> T>;
type Join<T> = fn(Vec<T>) -> T;

fn either<T>(
    parser: &mut Parser<'_>,
    leaf: Leaf<'_, T>,
    all: Join<T>,
    any: Join<T>,
    not: Not<'_, T>,
) -> Result<T, Wrong> {
    let mut parts = vec![both(parser, leaf, all, any, not)?];
    while parser.eat("or") {
        parts.push(both(parser, leaf, all, any, not)?);
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { any(parts) })
}

fn both<T>(
    parser: &mut Parser<'_>,
    leaf: Leaf<'_, T>,
    all: Join<T>,
    any: Join<T>,
    not: Not<'_, T>,
) -> Result<T, Wrong> {
    let mut parts = vec![one(parser, leaf, all, any, not)?];
    while parser.eat("and") {
        parts.push(one(parser, leaf, all, any, not)?);
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { all(parts) })
}

fn one<T>(parser: &mut Parser<'_>, leaf: Leaf<'_, T>, all: Join<T>, any: Join<T>, not: Not<'_, T>) -> Result<T, Wrong> {
    if let Some(not_this) = not
        && parser.eat("not")
    {
        parser.deeper()?;
        let inner = one(parser, leaf, all, any, not)?;
        parser.depth -= 1;
        return Ok(not_this(inner));
    }
    if !parser.eat("(") {
        return leaf(parser);
    }
    parser.deeper()?;
    let inner = either(parser, leaf, all, any, not)?;
    parser.depth -= 1;
    if parser.eat(")") { Ok(inner) } else { Err((parser.column(), "a closing bracket was expected here".to_owned())) }
}

struct Parser<'t> {
    tokens: Vec<(usize, &'t str)>,
    at: usize,
    end: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Self {
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
            rest = &rest[start..];
            let at = text.len() - rest.len();
            let bracket = rest.starts_with(['(', ')']);
            let ends = |c: char| c.is_whitespace() || c == '(' || c == ')';
            let length = if bracket { 1 } else { rest.find(ends).unwrap_or(rest.len()) };
            tokens.push((text[..at].chars().count() + 1, &rest[..length]));
            rest = &rest[length..];
        }
        Self { tokens, at: 0, end: text.chars().count() + 1, depth: 0 }
    }

    fn column(&self) -> usize {
        self.tokens.get(self.at).map_or(self.end, |(column, _)| *column)
    }

    fn deeper(&mut self) -> Result<(), Wrong> {
        self.depth += 1;
        let too_deep = || Err((self.column(), "brackets and `not` stand too deep in each other".to_owned()));
        if self.depth > DEEPEST { too_deep() } else { Ok(()) }
    }

    fn eat(&mut self, token: &str) -> bool {
        let there = self.tokens.get(self.at).is_some_and(|(_, next)| *next == token);
        self.at += usize::from(there);
        there
    }

    fn next(&mut self, expected: &str) -> Result<(usize, &'t str), Wrong> {
        let found = self.tokens.get(self.at).copied();
        let found = found.filter(|(_, token)| !matches!(*token, "(" | ")" | "and" | "or"));
        self.at += usize::from(found.is_some());
        found.ok_or_else(|| (self.column(), format!("{expected} was expected here")))
    }

    fn end(&self) -> Result<(), Wrong> {
        match self.tokens.get(self.at) {
            None => Ok(()),
            Some((column, token)) => Err((*column, format!("`and`, `or` or the end was expected, not `{token}`"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(name: &str) -> Option<u8> {
        ["a", "b", "c"].iter().position(|known| *known == name).map(|at| at as u8)
    }

    #[test]
    fn and_binds_tighter_than_or() {
        let expr = required("a or b and c:2", &element).expect("an expression");
        assert_eq!(expr, Expr::Any(vec![Expr::Has(0, 1), Expr::All(vec![Expr::Has(1, 1), Expr::Has(2, 2)])]));
        let expr = required("(a or b) and c", &element).expect("an expression");
        assert_eq!(expr, Expr::All(vec![Expr::Any(vec![Expr::Has(0, 1), Expr::Has(1, 1)]), Expr::Has(2, 1)]));
    }

    #[test]
    fn a_mistake_has_its_column() {
        assert_eq!(required("a and d", &element).expect_err("wrong").0, 7);
        assert_eq!(required("a and", &element).expect_err("wrong").0, 6);
        assert_eq!(required("(a", &element).expect_err("wrong").0, 3);
        assert_eq!(required("a b", &element).expect_err("wrong").0, 3);
        assert!(when("x.y => partly", &|_| Some(0), None).expect_err("wrong").1.contains(">="));
    }

    #[test]
    fn depth_has_a_limit_and_length_has_none() {
        let beside = vec!["(a)"; 1000].join(" or ");
        assert!(required(&beside, &element).is_ok(), "a thousand brackets beside each other");
        assert!(required(&"(".repeat(100_000), &element).expect_err("deep").1.contains("too deep"));
        assert!(when(&"not ".repeat(100_000), &|_| Some(0), None).expect_err("deep").1.contains("too deep"));
        assert!(required("a:0", &element).expect_err("none").1.contains("from 1"));
        assert!(required("a:999", &element).expect_err("many").1.contains("from 1"));
    }

    #[test]
    fn conditions_compare_levels() {
        let found =
            when("not (x < partly) and y = described", &|id| Some(u16::from(id == "y")), None).expect("a condition");
        let not = When::Not(Box::new(When::Level(0, Compare::Less, Grade::Partly)));
        assert_eq!(found, When::All(vec![not, When::Level(1, Compare::Equal, Grade::Described)]));
    }

    #[test]
    fn a_level_may_be_that_of_each_value() {
        let read = |text: &str, each| when(text, &|id| Some(u16::from(id == "y")), each);
        let found = read("x[cause] >= partly and y < partly", Some("cause")).expect("a condition");
        let of_value = When::OfValue(0, Compare::AtLeast, Grade::Partly);
        assert_eq!(found, When::All(vec![of_value, When::Level(1, Compare::Less, Grade::Partly)]));
        for (text, each, column, why) in [
            ("x[cause] >= partly", None, 2, "for-each = \"cause\""),
            ("x[group] >= partly", Some("cause"), 2, "not for each group"),
            ("y < partly and x[cause >= partly", Some("cause"), 17, "not closed"),
        ] {
            let wrong = read(text, each).expect_err("wrong");
            assert_eq!(wrong.0, column, "{text}");
            assert!(wrong.1.contains(why), "{}", wrong.1);
        }
    }
}
