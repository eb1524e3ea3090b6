//! A criterion to rate texts by, as a page would have it.

use evenhand_language::claim::Prepared;
use evenhand_language::query::{Lists, Query};
use evenhand_language::rating::{Element, Expr, Hit, Level, Part, Rated, Readers, Rule, Strength, Tie};
use evenhand_language::rating::{judge, rate};
use evenhand_language::who::Cast;
use evenhand_language::{Actor, Kind, Reading, Text};

use super::fixture::one_section;

/// An element with its strong queries; the first of a criterion is its core.
pub fn element(
    name: &'static str,
    kind: Kind,
    tie: Tie,
    queries: &[&'static str],
) -> (Element<'static>, Vec<&'static str>) {
    let element = Element {
        name,
        core: false,
        kind,
        tie,
        background: false,
        hypothetical: false,
        one_of_many: false,
        actors: Vec::new(),
        with: None,
    };
    (element, queries.to_vec())
}

/// A criterion to rate texts by.
pub struct Criterion {
    pub rule: Rule<'static>,
    pub queries: Vec<(Query, Part)>,
}

impl Criterion {
    pub fn of(elements: Vec<(Element<'static>, Vec<&'static str>)>) -> Self {
        let all = (0..elements.len()).map(|at| Expr::Has(at as u8, 1)).collect();
        let mut rule = Rule { elements: Vec::new(), required: Expr::All(all), conditional: false, describes: false };
        let mut queries = Vec::new();
        for (at, (element, strong)) in elements.into_iter().enumerate() {
            rule.elements.push(Element { core: at == 0, ..element });
            for source in strong {
                let part = Part { criterion: 0, element: at as u8, strength: Strength::Strong };
                queries.push((Query::parse(source).expect("a query"), part));
            }
        }
        Self { rule, queries }
    }

    /// A deed that one of `actors` must do.
    pub fn deed_of(actors: &[Actor], queries: &[&'static str]) -> Self {
        let mut criterion = Self::of(vec![element("deed", Kind::Deed, Tie::Paragraph, queries)]);
        criterion.rule.elements[0].actors = actors.to_vec();
        criterion
    }

    pub fn with(mut self, strength: Strength, source: &str) -> Self {
        let part = Part { criterion: 0, element: 0, strength };
        self.queries.push((Query::parse(source).expect("a query"), part));
        self
    }

    pub fn requiring(mut self, required: Expr) -> Self {
        self.rule.required = required;
        self
    }

    pub fn rate(&self, text: &str) -> Rated {
        self.rate_whole(&one_section(text))
    }

    pub fn rate_whole(&self, text: &Text<'_>) -> Rated {
        let reading = Reading::new(text);
        let lists = Lists::built_in();
        let mut hits = Vec::new();
        for (query, part) in &self.queries {
            hits.extend(query.find(&lists, &reading).into_iter().map(|words| Hit { part: *part, words }));
        }
        let claims = Prepared::new(&reading);
        let cast = Cast::new(&claims);
        let items = judge(Readers { claims: &claims, cast: &cast }, &self.rule, &hits);
        rate(&reading, &self.rule, &items, &|_| true, true)
    }

    pub fn level(&self, text: &str) -> Level {
        self.rate(text).level
    }
}
