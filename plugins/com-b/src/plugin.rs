//! The plugin: statements become evidence of the six pages, and conclusions follow.

use core::cmp::Reverse;

use evenhand_sdk::{Assessment, Description, Framework, Item, Plugin, Refusal, Shortfall, Stance};

use crate::model::{Polarity, Reason, Statement, Subcomponent, Verdict};
use crate::wheel::Matrix;
use crate::{Mode, code};

mod evidence;
mod follows;
mod whole;
mod whose;

use whose::Whose;

static FRAMEWORK: Framework = evenhand_sdk::framework!();

/// COM-B as a plugin.
#[derive(Debug, Clone, Copy)]
pub struct ComB;

impl Plugin for ComB {
    fn describe() -> &'static Framework {
        &FRAMEWORK
    }

    fn assess(text: Description<'_>) -> Result<Assessment, Refusal> {
        let statements = statements(text);
        let matrix = matrix(text)?;
        let mut answer = Assessment::of(&FRAMEWORK);
        let whose = Whose::of(text);
        let items = rate(text, &statements, matrix, &whose, &mut answer);
        answer.summary(summary(&statements));
        follows::conclude(text, &statements, &items, matrix, &whose, &mut answer);
        Ok(answer)
    }
}

/// The statements that have a code.
fn statements(text: Description<'_>) -> Vec<Statement> {
    let mut found = match text.setting("read") {
        Some("statement") => whole::statements(text.reading()),
        _ => code(text.reading(), Mode::Prose),
    };
    found.retain(|statement| statement.code.is_some());
    found
}

fn matrix(text: Description<'_>) -> Result<Matrix, Refusal> {
    let Some(year) = text.setting("matrix") else { return Ok(Matrix::default()) };
    Matrix::of_year(year).ok_or_else(|| Refusal::InvalidSetting { id: "matrix".to_owned(), value: year.to_owned() })
}

/// The sub-component that `statement` is coded to.
fn first(statement: &Statement) -> Option<Subcomponent> {
    statement.code.as_ref().map(|code| code.first)
}

/// Rates each sub-component: those of its statements that count first, in the order of the
/// text, then what was set aside, the closest call first. Each statement's item is returned in its place.
fn rate(
    text: Description<'_>,
    statements: &[Statement],
    matrix: Matrix,
    whose: &Whose<'_>,
    answer: &mut Assessment,
) -> Vec<Option<Item>> {
    let mut items = vec![None; statements.len()];
    for of in Subcomponent::ALL {
        let rating = answer.rate(of.id());
        let own = statements.iter().enumerate().filter(|(_, statement)| first(statement) == Some(of));
        let (counting, mut aside): (Vec<_>, Vec<_>) =
            own.partition(|(_, statement)| statement.verdict.polarity().is_some());
        aside.sort_by_key(|(_, statement)| Reverse(statement.likely));
        let mut firm = false;
        for (at, statement) in counting.iter().chain(&aside) {
            let item = evidence::of(text, statement, matrix, whose);
            firm |= item.claim() == evidence::FIRM && !matches!(item.stance(), Stance::SetAside(_));
            items[*at] = Some(rating.add(item));
        }
        let told = counted(counting.iter().map(|(_, statement)| *statement));
        match (counting.is_empty(), firm) {
            (true, _) => rating.not_found(silence(aside.iter().map(|(_, statement)| *statement))),
            (false, true) => rating.described(format!("It is told of in {told}.")),
            (false, false) => {
                rating.partly(Shortfall::OnlyTouchedOn, format!("What is said may be so, no more: {told}."))
            }
        };
    }
    items
}

/// What is said where none of `aside` counts: some may be statements all the same.
fn silence<'s>(mut aside: impl Iterator<Item = &'s Statement>) -> &'static str {
    if aside.any(is_unsure) {
        "Nothing sure was found. What may be a statement is marked as unsure: look at it. That does not say that it \
         is adequate."
    } else {
        "Not mentioned. That does not say that it is adequate."
    }
}

/// Whether `statement` was set aside only because such words are seldom one.
fn is_unsure(statement: &Statement) -> bool {
    statement.verdict == Verdict::SetAside(Reason::Seldom)
}

/// How many of `statements` are barriers and how many facilitators, in words.
fn counted<'s>(statements: impl Iterator<Item = &'s Statement>) -> String {
    let (mut barriers, mut facilitators) = (0, 0);
    for statement in statements {
        match statement.verdict {
            Verdict::Counts(Polarity::Barrier) => barriers += 1,
            Verdict::Counts(Polarity::Facilitator) => facilitators += 1,
            Verdict::SetAside(_) => {}
        }
    }
    let words = [number(barriers, "barrier"), number(facilitators, "facilitator")];
    let there: Vec<String> = words.into_iter().flatten().collect();
    if there.is_empty() { "no barrier and no facilitator".to_owned() } else { there.join(" and ") }
}

fn number(of: usize, what: &str) -> Option<String> {
    match of {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{of} {what}s")),
    }
}

fn summary(statements: &[Statement]) -> String {
    let counting = || statements.iter().filter(|statement| statement.verdict.polarity().is_some());
    let told = |of: &Subcomponent| counting().any(|statement| first(statement) == Some(*of));
    let unsure = |of: &Subcomponent| statements.iter().any(|one| first(one) == Some(*of) && is_unsure(one));
    let (maybe, silent): (Vec<_>, Vec<_>) = Subcomponent::ALL.iter().filter(|of| !told(of)).partition(|of| unsure(of));
    let listed = |lead: &str, of: &[&Subcomponent]| {
        let titles: Vec<&str> = of.iter().map(|of| of.title()).collect();
        if titles.is_empty() { String::new() } else { format!(" {lead}: {}.", titles.join(", ")) }
    };
    let silent = listed("Nothing sure, so look", &maybe) + &listed("Not mentioned", &silent);
    let all = counted(counting());
    format!("{}{}.{silent}", all[..1].to_uppercase(), &all[1..])
}
