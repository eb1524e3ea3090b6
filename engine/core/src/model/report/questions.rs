//! Which questions there are, and which are worth asking first.
//!
//! One rule serves the few at a report's foot and the sheet for a meeting. A question
//! that settles several things comes first; then one for each domain that has nothing;
//! then the first question of each criterion: what is partly there, what the text is
//! silent about, what it says was not done. Second questions come last, frameworks
//! take turns, and no role is among the first more than twice. Of what is there for
//! conclusions alone nobody is asked: the conclusions ask.

use std::collections::{BTreeMap, BTreeSet};

use super::sheet::{Reason, ToAsk};
use super::{Assessed, Conclusion, Evidence, Outcome, Prompt, Question, Questions, Rating, Stance};
use crate::model::framework::Expectation;
use crate::model::{Level, Shortfall};

/// How often one role is among the first at most.
const EACH_ROLE: usize = 2;

/// Where a question stands in the queue: the smallest is asked first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Turn {
    /// It settles one thing only.
    alone: bool,
    /// It does not open a domain that has nothing.
    opens_nothing: bool,
    nth_of_criterion: usize,
    step: u8,
    nth_of_framework: usize,
    framework: usize,
}

/// Counts all questions, and chooses up to `wanted` to take away first.
pub(super) fn choose(outcomes: &[Outcome], wanted: usize) -> Questions {
    let all = line_up(outcomes);
    let question = |to_ask: &ToAsk| Question {
        about: to_ask.about.first().map(|reason| reason.id.clone()).unwrap_or_default(),
        ask: to_ask.ask.clone(),
        who: to_ask.who.clone(),
        who_title: to_ask.who_title.clone(),
    };
    Questions { total: all.len(), first: first(&all, wanted).into_iter().map(question).collect() }
}

/// Up to `wanted` of `all`, which stand in their order.
pub(super) fn first(all: &[ToAsk], wanted: usize) -> Vec<&ToAsk> {
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    let mut first = Vec::new();
    for to_ask in all {
        let times = asked.entry(&to_ask.who).or_default();
        if first.len() < wanted && *times < EACH_ROLE {
            *times += 1;
            first.push(to_ask);
        }
    }
    first
}

/// Every question once, in the order in which they are worth asking.
pub(super) fn line_up(outcomes: &[Outcome]) -> Vec<ToAsk> {
    let mut queue: Vec<(Turn, ToAsk)> = Vec::new();
    // Where each stands, and what is known to ask it.
    let mut places: BTreeMap<(String, String), (usize, BTreeSet<String>)> = BTreeMap::new();
    for (framework, outcome) in outcomes.iter().enumerate() {
        let Outcome::Assessed(assessed) = outcome else { continue };
        for (turn, to_ask) in of_framework(framework, assessed) {
            let key = (to_ask.who.clone(), to_ask.ask.clone());
            match places.get_mut(&key) {
                Some((at, known)) => {
                    if let Some((earlier, same)) = queue.get_mut(*at) {
                        merge(earlier, same, known, turn, to_ask);
                    }
                }
                None => {
                    let known = to_ask.about.iter().map(|reason| reason.id.clone()).collect();
                    places.insert(key, (queue.len(), known));
                    queue.push((turn, to_ask));
                }
            }
        }
    }
    queue.sort_by_key(|(turn, _)| *turn);
    queue.into_iter().map(|(_, to_ask)| to_ask).collect()
}

/// The same question to the same people is asked once, for all its reasons.
fn merge(turn: &mut Turn, to_ask: &mut ToAsk, known: &mut BTreeSet<String>, other_turn: Turn, other: ToAsk) {
    *turn = (*turn).min(other_turn);
    let news = other.about.into_iter().filter(|reason| known.insert(reason.id.clone()));
    let news: Vec<Reason> = news.collect();
    turn.alone &= news.is_empty();
    to_ask.about.extend(news);
}

fn of_framework(framework: usize, assessed: &Assessed) -> Vec<(Turn, ToAsk)> {
    let mut queue = Vec::new();
    let mut opened: BTreeSet<&str> = BTreeSet::new();
    let mut taken: BTreeMap<(bool, bool, usize, u8), usize> = BTreeMap::new();
    let mut push = |alone, opens_nothing, step, nth_of_criterion, to_ask| {
        let nth_of_framework = taken.entry((alone, opens_nothing, nth_of_criterion, step)).or_default();
        let turn =
            Turn { alone, opens_nothing, step, nth_of_criterion, nth_of_framework: *nth_of_framework, framework };
        *nth_of_framework += 1;
        queue.push((turn, to_ask));
    };
    let empty = assessed.domains.iter().filter(|domain| domain.unanswered).map(|domain| domain.id.as_str());
    let empty: BTreeSet<&str> = empty.collect();
    let grounds = assessed.domains.iter().filter(|domain| domain.expects == Expectation::Grounds);
    let grounds: BTreeSet<&str> = grounds.map(|domain| domain.id.as_str()).collect();
    for rating in assessed.ratings.iter().filter(|rating| !grounds.contains(rating.domain.as_str())) {
        for (nth, prompt) in rating.prompts.iter().enumerate() {
            let opens = in_empty_domain(&empty, rating) && opened.insert(&rating.domain);
            push(true, !opens, step(rating.level), nth, to_ask(prompt, of_rating(&assessed.framework, rating)));
        }
    }
    for conclusion in &assessed.conclusions {
        for (nth, prompt) in conclusion.prompts.iter().enumerate() {
            let alone = conclusion.criteria.len() < 2;
            push(alone, true, LAST, nth, to_ask(prompt, of_conclusion(&assessed.framework, conclusion)));
        }
    }
    queue
}

fn in_empty_domain(empty: &BTreeSet<&str>, rating: &Rating) -> bool {
    matches!(rating.level, Level::NotFound | Level::SaidNotDone) && empty.contains(rating.domain.as_str())
}

const LAST: u8 = 3;

fn step(level: Level) -> u8 {
    match level {
        Level::Partly => 0,
        Level::NotFound => 1,
        Level::SaidNotDone => 2,
        Level::Described | Level::NotApplicable => LAST,
    }
}

fn to_ask(prompt: &Prompt, reason: Reason) -> ToAsk {
    let Prompt { ask, who, who_title } = prompt.clone();
    ToAsk { ask, who, who_title, about: vec![reason] }
}

fn of_rating(framework: &str, rating: &Rating) -> Reason {
    Reason {
        id: format!("{framework}/{}", rating.criterion),
        title: rating.title.clone(),
        level: Some(rating.level),
        level_words: Some(rating.level_words.clone()),
        missing: missing(rating),
        follows_up: counting(&rating.evidence),
    }
}

/// Which part is missing; of the other shortfalls the level's words say all. What was
/// set aside is no matter for a meeting.
fn missing(rating: &Rating) -> String {
    if rating.shortfall != Some(Shortfall::PartMissing) {
        return String::new();
    }
    rating
        .rationale
        .split_inclusive(". ")
        .filter(|sentence| !sentence.contains("set aside"))
        .collect::<String>()
        .trim_end()
        .to_string()
}

fn of_conclusion(framework: &str, conclusion: &Conclusion) -> Reason {
    Reason {
        id: format!("{framework}/{}", conclusion.id),
        title: conclusion.title.clone(),
        level: None,
        level_words: None,
        missing: conclusion.text.clone(),
        follows_up: counting(&conclusion.evidence),
    }
}

/// The most telling stands first; what was set aside is no sentence to follow up.
fn counting(evidence: &[Evidence]) -> Option<Evidence> {
    evidence.iter().find(|item| item.stance != Stance::SetAside).cloned()
}
