//! Whose barriers lead to what may serve: those of the actor that the person set.
//!
//! A COM-B analysis is of one actor's behaviour, so a barrier in which only others are named is
//! left out of what may serve, and said to be. One in which nobody is named stays.

use std::collections::BTreeMap;

use evenhand_sdk::language::lexicon::{List, Mark};
use evenhand_sdk::language::text::{Section, Sentence, Text};
use evenhand_sdk::language::{Actor, Block, Reading};
use evenhand_sdk::{Conclusion, ConclusionKind, Description, Item};

use super::evidence::actor;
use super::number;
use crate::model::{Polarity, Statement, Verdict};

/// The actor whose behaviour is analysed.
pub(super) struct Whose<'d> {
    reading: &'d Reading<'d>,
    /// Whether anybody is set.
    is_set: bool,
    /// The kinds of people that the setting names; none where no list has its words.
    kinds: Vec<&'static str>,
}

impl<'d> Whose<'d> {
    /// Whom the setting `actor` names.
    pub(super) fn of(text: Description<'d>) -> Self {
        let said = text.setting("actor").unwrap_or_default().trim();
        Self { reading: text.reading(), is_set: !said.is_empty(), kinds: kinds(said) }
    }

    /// Whether `statement` may be of this actor: it names nobody, or somebody of this kind.
    pub(super) fn takes(&self, statement: &Statement) -> bool {
        self.kinds.is_empty()
            || actor(statement).is_none_or(|named| self.kinds.contains(&named))
            || self.is_named(statement)
    }

    /// Whether `statement` names somebody of this kind anywhere: *fear of what patients would
    /// say kept nurses from asking* is the nurses'.
    fn is_named(&self, statement: &Statement) -> bool {
        let Statement { section, span, .. } = statement;
        let lines = self.reading.sentences.iter().filter(|line| line.section == *section);
        let marks = lines.flat_map(|line| self.reading.marks_in(&line.words));
        marks.filter(|mark| self.kinds.contains(&mark.list.id())).any(|mark| {
            let words = self.reading.span(&mark.words());
            span.start <= words.start && words.end <= span.end
        })
    }

    /// That statements name others: which are left out, or that all are mixed.
    pub(super) fn others(&self, statements: &[Statement], items: &[Option<Item>]) -> Option<Conclusion> {
        if self.kinds.is_empty() { self.several(statements, items) } else { self.left_out(statements, items) }
    }

    fn left_out(&self, statements: &[Statement], items: &[Option<Item>]) -> Option<Conclusion> {
        let barrier = |statement: &Statement| statement.verdict == Verdict::Counts(Polarity::Barrier);
        let by = by_actor(statements, items, |statement| barrier(statement) && !self.takes(statement));
        let all = number(by.values().map(Vec::len).sum(), "barrier")?;
        let says = format!(
            "The setting actor names {}. What may serve is drawn from the barriers in which they, or nobody, are \
             named. {all} of others led to nothing: {}. Look at each: what troubles others may keep the actor from it \
             too. Only kinds of people are told apart, so that nurses and doctors are both staff.",
            self.kinds.iter().map(|kind| in_words(kind)).collect::<Vec<_>>().join(" and "),
            counted(&by),
        );
        let kind = ConclusionKind::KindOfProject;
        let conclusion = Conclusion::new(kind, "barriers-of-others", "Barriers of others are left out", says);
        let ask = "Which of the barriers that are left out also stand in the way of whoever is to act, and how?";
        let lay = ["public", "carers"].iter().any(|kind| self.kinds.contains(kind));
        Some(conclusion.rests_on(by.into_values().flatten()).ask(if lay { "public-adviser" } else { "frontline" }, ask))
    }

    /// That statements name several kinds of actor.
    fn several(&self, statements: &[Statement], items: &[Option<Item>]) -> Option<Conclusion> {
        let by = by_actor(statements, items, |statement| statement.verdict.polarity().is_some());
        if by.len() < 2 {
            return None;
        }
        let unknown =
            if self.is_set { " No list has the words of the setting actor, so none is left out." } else { "" };
        let says = format!(
            "The statements name {}. Each is labelled with the actor that it names: read them apart, since what \
             stands in the way of one need not stand in the way of another.{unknown}",
            counted(&by)
        );
        let kind = ConclusionKind::KindOfProject;
        let conclusion = Conclusion::new(kind, "several-actors", "Several actors are named", says);
        let ask = "Whose behaviour has to change first for the others to follow?";
        Some(conclusion.rests_on(by.into_values().flatten()).ask("service-lead", ask))
    }
}

/// The kinds of people that `said` names, in order, each once: of *nurses who care for patients*
/// the nurses.
fn kinds(said: &str) -> Vec<&'static str> {
    const AFTER: &[&str] = &["who", "that", "which", "with", "of", "for", "caring", "looking", "working", "serving"];
    let end = u32::try_from(said.len()).unwrap_or(u32::MAX);
    let sentence = Sentence { span: 0..end, block: Block::Paragraph, paragraph: 1, introduced_by: Vec::new() };
    let section = Section { heading: "", depth: 0, text: said, sentences: vec![sentence] };
    let text = Text { sections: vec![section], ..Text::default() };
    let reading = Reading::new(&text);
    let kind = |mark: &Mark| match mark.list {
        // *women over 65*: in a text these may be anybody, as the actor they are the public.
        List::WhoPublic => Some(Actor::Public.id()),
        list => Actor::from_id(list.id()).map(Actor::id),
    };
    let end =
        reading.words.iter().position(|word| AFTER.contains(&word.folded.as_ref())).unwrap_or(reading.words.len());
    let mut kinds: Vec<&'static str> = reading.marks_in(&(0..end)).filter_map(kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// The items of the statements that `counts` lets through, by whom they name.
fn by_actor(
    statements: &[Statement],
    items: &[Option<Item>],
    counts: impl Fn(&Statement) -> bool,
) -> BTreeMap<&'static str, Vec<Item>> {
    let mut by: BTreeMap<&str, Vec<Item>> = BTreeMap::new();
    for (statement, item) in statements.iter().zip(items) {
        let Some(actor) = actor(statement).filter(|_| counts(statement)) else { continue };
        by.entry(actor).or_default().extend(*item);
    }
    by
}

fn counted(by: &BTreeMap<&str, Vec<Item>>) -> String {
    let named: Vec<String> = by.iter().map(|(actor, items)| format!("{} ({})", in_words(actor), items.len())).collect();
    named.join(", ")
}

/// A kind of actor as a sentence says it.
fn in_words(kind: &str) -> &str {
    if kind == "public" { "the public" } else { kind }
}
