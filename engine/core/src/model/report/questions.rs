//! Which questions to take away first.
//!
//! What is unanswered comes before what is partly there, silence before an honest
//! *not done*, a criterion's first question before its second; frameworks take turns,
//! and no role is asked more than twice.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assessed, Outcome, Prompt, Question, Questions, Rating};
use crate::model::Level;

/// How often one role is asked at most.
const EACH_ROLE: usize = 2;

/// Where a question stands in the queue: the smallest is asked first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    urgency: u8,
    nth_of_criterion: usize,
    nth_of_framework: usize,
    framework: usize,
}

/// Chooses up to `wanted` questions, and counts them all.
pub(super) fn choose(outcomes: &[Outcome], wanted: usize) -> Questions {
    let mut queue = Vec::new();
    for (index, outcome) in outcomes.iter().enumerate() {
        if let Outcome::Assessed(assessed) = outcome {
            line_up(&mut queue, index, assessed);
        }
    }
    queue.sort_by(|a, b| a.0.cmp(&b.0));
    let mut seen = BTreeSet::new();
    queue.retain(|(_, question)| seen.insert((question.who.clone(), question.ask.clone())));

    let total = queue.len();
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    let mut first = Vec::new();
    for (_, question) in queue {
        let times = asked.entry(question.who.clone()).or_default();
        if first.len() < wanted && *times < EACH_ROLE {
            *times += 1;
            first.push(question);
        }
    }
    Questions { total, first }
}

fn line_up(queue: &mut Vec<(Turn, Question)>, framework: usize, assessed: &Assessed) {
    let of_ratings = assessed.ratings.iter().map(|r| (urgency(assessed, r), &r.criterion, &r.prompts));
    let of_conclusions = assessed.conclusions.iter().map(|c| (4, &c.id, &c.prompts));
    let mut taken: BTreeMap<(u8, usize), usize> = BTreeMap::new();
    for (urgency, id, prompts) in of_ratings.chain(of_conclusions) {
        for (nth_of_criterion, prompt) in prompts.iter().enumerate() {
            let nth = taken.entry((urgency, nth_of_criterion)).or_default();
            let turn = Turn { urgency, nth_of_criterion, nth_of_framework: *nth, framework };
            *nth += 1;
            queue.push((turn, question(&assessed.framework, id, prompt)));
        }
    }
}

/// 0 is unanswered by silence, 1 said not to be done, 2 partly there, 3 the rest.
fn urgency(assessed: &Assessed, rating: &Rating) -> u8 {
    let domain = assessed.domains.iter().find(|d| d.id == rating.domain);
    let unanswered = rating.unanswered || domain.is_some_and(|d| d.unanswered);
    match rating.level {
        Level::NotFound if unanswered => 0,
        Level::SaidNotDone => 1,
        Level::Partly => 2,
        _ => 3,
    }
}

fn question(framework: &str, id: &str, prompt: &Prompt) -> Question {
    Question {
        about: format!("{framework}/{id}"),
        ask: prompt.ask.clone(),
        who: prompt.who.clone(),
        who_title: prompt.who_title.clone(),
    }
}
