//! Whose barriers lead to what may serve: those of the actor that the person set.
//!
//! A COM-B analysis is of one actor's behaviour, so a barrier that names somebody else is
//! left out of what may serve, and said to be. One that names nobody stays.

use std::collections::BTreeMap;

use evenhand_sdk::language::lexicon::Mark;
use evenhand_sdk::language::text::{Section, Sentence, Text};
use evenhand_sdk::language::{Actor, Block, Reading};
use evenhand_sdk::{Conclusion, ConclusionKind, Description, Item};

use super::evidence::actor;
use super::number;
use crate::model::{Polarity, Statement, Verdict};

/// The actor whose behaviour is analysed.
pub(super) struct Whose {
    /// The kinds of people that the setting names; none where no list has its words.
    kinds: Vec<&'static str>,
}

impl Whose {
    /// Whom the setting `actor` names.
    pub(super) fn of(text: Description<'_>) -> Self {
        Self { kinds: kinds(text.setting("actor").unwrap_or_default()) }
    }

    /// Whether `statement` is of this actor, as far as its words tell.
    pub(super) fn takes(&self, statement: &Statement) -> bool {
        self.kinds.is_empty() || actor(statement).is_none_or(|named| self.kinds.contains(&named))
    }

    /// That statements name others: which are left out, or that all are mixed.
    pub(super) fn others(&self, statements: &[Statement], items: &[Option<Item>]) -> Option<Conclusion> {
        if self.kinds.is_empty() { several(statements, items) } else { self.left_out(statements, items) }
    }

    fn left_out(&self, statements: &[Statement], items: &[Option<Item>]) -> Option<Conclusion> {
        let barrier = |statement: &Statement| statement.verdict == Verdict::Counts(Polarity::Barrier);
        let by = by_actor(statements, items, |statement| barrier(statement) && !self.takes(statement));
        let all = number(by.values().map(Vec::len).sum(), "barrier")?;
        let says = format!(
            "What may serve is drawn from the barriers that name {}, as the setting actor does, and from those that \
             name nobody. {all} of others led to nothing: {}. Look at each, since what troubles others may keep the \
             actor from it too.",
            self.kinds.iter().map(|kind| called(kind)).collect::<Vec<_>>().join(" or "),
            counted(&by),
        );
        let kind = ConclusionKind::KindOfProject;
        let conclusion = Conclusion::new(kind, "barriers-of-others", "Barriers of others are left out", says);
        let ask = "Which of the barriers that are left out also stand in your way, and how?";
        Some(conclusion.rests_on(by.into_values().flatten()).ask("frontline", ask))
    }
}

/// The kinds of people that the words of `said` name, in order, each once.
fn kinds(said: &str) -> Vec<&'static str> {
    let end = u32::try_from(said.len()).unwrap_or(u32::MAX);
    let sentence = Sentence { span: 0..end, block: Block::Paragraph, paragraph: 1, introduced_by: Vec::new() };
    let section = Section { heading: "", depth: 0, text: said, sentences: vec![sentence] };
    let text = Text { title: "", stage: None, we: None, sections: vec![section] };
    let reading = Reading::new(&text);
    let kind = |mark: &Mark| Actor::from_id(mark.list.id()).map(Actor::id);
    let mut kinds: Vec<&'static str> = reading.marks_in(&(0..reading.words.len())).filter_map(kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// That statements name several kinds of actor.
fn several(statements: &[Statement], items: &[Option<Item>]) -> Option<Conclusion> {
    let by = by_actor(statements, items, |statement| statement.verdict.polarity().is_some());
    if by.len() < 2 {
        return None;
    }
    let says = format!(
        "The statements name {}. Each is labelled with the actor that it names: read them apart, since what stands in \
         the way of one need not stand in the way of another.",
        counted(&by)
    );
    let conclusion = Conclusion::new(ConclusionKind::KindOfProject, "several-actors", "Several actors are named", says);
    Some(
        conclusion
            .rests_on(by.into_values().flatten())
            .ask("service-lead", "Whose behaviour has to change first for the others to follow?"),
    )
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
    let named: Vec<String> = by.iter().map(|(actor, items)| format!("{} ({})", called(actor), items.len())).collect();
    named.join(", ")
}

/// A kind of actor as it is called in a sentence.
fn called(kind: &str) -> &str {
    match kind {
        "public" => "the public",
        "other" => "somebody else",
        kind => kind,
    }
}
