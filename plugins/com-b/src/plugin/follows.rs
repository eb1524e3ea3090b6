//! What follows from the statements: that the behaviour is not specified, and what may
//! serve where something is missing.

use evenhand_sdk::{Assessment, Conclusion, ConclusionKind, Description, Item};

use super::evidence::kebab;
use super::whose::Whose;
use super::{first, number};
use crate::model::{Statement, Subcomponent};
use crate::wheel::{APEASE, Called, Function, Matrix, Policy, called_for, policies};

/// Whom each question of APEASE is for, in their order.
const ASKED: [&str; APEASE.len()] =
    ["commissioner", "service-lead", "researcher", "public-adviser", "frontline", "public-adviser"];

/// Draws every conclusion; `items` are the statements' places in the ratings.
pub(super) fn conclude(
    text: Description<'_>,
    statements: &[Statement],
    items: &[Option<Item>],
    matrix: Matrix,
    whose: &Whose<'_>,
    answer: &mut Assessment,
) {
    unspecified(text).into_iter().for_each(|conclusion| answer.conclude(conclusion));
    whose.others(statements, items).into_iter().for_each(|conclusion| answer.conclude(conclusion));
    let called = called_for(statements, matrix, |statement| whose.takes(statement));
    for called in &called {
        answer.conclude(function(called, statements, items, matrix));
    }
    if !called.is_empty() {
        let functions: Vec<Function> = called.iter().map(|called| called.function).collect();
        answer.conclude(carried(&functions));
        answer.conclude(apease());
    }
}

/// That nothing says whose behaviour, or which, is analysed.
fn unspecified(text: Description<'_>) -> Option<Conclusion> {
    let missing = |id| text.setting(id).is_none_or(|said| said.trim().is_empty());
    let what = match (missing("actor"), missing("behaviour")) {
        (false, false) => return None,
        (true, true) => "Neither the actor nor the behaviour is set",
        (true, false) => "The actor is not set",
        (false, true) => "The behaviour is not set",
    };
    let says = format!(
        "COM-B is of one behaviour of one actor. {what}, so the statements below may belong to several, and barriers \
         to one may help with another. Say both with the settings actor and behaviour."
    );
    let conclusion = Conclusion::new(
        ConclusionKind::KindOfProject,
        "behaviour-not-specified",
        "The behaviour is not specified",
        says,
    );
    Some(conclusion.ask("service-lead", "Who is to do what differently, when and where?").source("michie2011"))
}

/// That a function may serve, and where.
fn function(called: &Called, statements: &[Statement], items: &[Option<Item>], matrix: Matrix) -> Conclusion {
    let function = called.function;
    let of = |sub: Subcomponent| called.barriers.iter().filter(|at| first(&statements[**at]) == Some(sub)).count();
    let there: Vec<Subcomponent> = Subcomponent::ALL.into_iter().filter(|sub| of(*sub) > 0).collect();
    let served: Vec<String> = there.iter().map(|sub| format!("{} ({})", sub.title(), of(*sub))).collect();
    let carriers: Vec<&str> = function.policies().iter().map(|policy| policy.title()).collect();
    let says = format!(
        "{}. It may serve {} of {}, by the matrix of {}. Policies that can carry it: {}.",
        function.meaning(),
        number(called.barriers.len(), "barrier").unwrap_or_default(),
        served.join(", "),
        matrix.citation(),
        carriers.join(", ").to_lowercase(),
    );
    let title = format!("{} may serve", function.title());
    let mut conclusion = Conclusion::new(ConclusionKind::WhatCouldHelp, &kebab(function.title()), title, says)
        .rests_on(called.barriers.iter().filter_map(|at| items[*at]))
        .source(source(matrix));
    for sub in there {
        conclusion = conclusion.about(&sub.id().replace('_', "-"));
    }
    conclusion
}

/// The id of the work that a matrix stands in.
const fn source(matrix: Matrix) -> &'static str {
    match matrix {
        Matrix::Y2011 => "michie2011",
        Matrix::Y2014 => "michie2014",
    }
}

/// The policy categories that may carry `functions`.
fn carried(functions: &[Function]) -> Conclusion {
    let carries = |policy: &Policy| {
        let those: Vec<&str> = functions
            .iter()
            .filter(|function| function.policies().contains(policy))
            .map(|function| function.title())
            .collect();
        format!("{} ({})", policy.title(), those.join(", ").to_lowercase())
    };
    let all: Vec<String> = policies(functions).iter().map(carries).collect();
    let says = format!("What may serve can be carried by {}.", all.join("; "));
    let kind = ConclusionKind::WhatCouldHelp;
    Conclusion::new(kind, "policy-categories", "Policies that can carry it", says)
        .source("michie2011")
        .source("michie2014")
}

/// The six questions that people ask of each option; nothing answers them here.
fn apease() -> Conclusion {
    let names: Vec<&str> = APEASE.iter().map(|criterion| criterion.title).collect();
    let says = format!(
        "Ask of each option before one is chosen: {}. The matrices say what may serve, not what will; these are for \
         people to judge, and are not scored.",
        names.join(", ").to_lowercase()
    );
    let start = Conclusion::new(ConclusionKind::WhatCouldHelp, "apease", "Six questions before choosing", says);
    APEASE.iter().zip(ASKED).fold(start.source("michie2014"), |conclusion, (criterion, who)| {
        conclusion.ask(who, format!("{}: {}", criterion.title, criterion.ask))
    })
}
