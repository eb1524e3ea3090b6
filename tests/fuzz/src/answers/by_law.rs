//! The laws on answers, as the contract words them: for each, does it hold?

use std::collections::BTreeSet;

use evenhand::model::assessment::{Assessment, ConclusionKind, Evidence, Rating, Stance};
use evenhand::model::framework::{Expectation, Prompt};
use evenhand::model::{Claim, Level};

use super::Ground;

/// The first law that `answer` breaks, in the order in which they are checked.
pub fn first_broken(answer: &Assessment, ground: &Ground) -> Option<&'static str> {
    let of = Of { answer, ground };
    let laws: [(&str, bool); 15] = [
        ("answers-are-within-limits", of.lists().all(|length| length <= 5)),
        ("answers-are-plain", of.texts().iter().all(|text| text.len() <= 60 && !text.chars().any(acts))),
        ("every-criterion-is-rated-once", of.rated().eq(0..ground.framework.criteria.len())),
        ("spans-lie-in-the-text", of.evidence().all(|item| of.lies(item))),
        ("found-rests-on-support", of.all(|rating| !found(rating) || of.rests(rating))),
        ("partly-says-why", of.all(|rating| (rating.level == Level::Partly) == rating.shortfall.is_some())),
        (
            "not-done-rests-on-opposing",
            of.all(|rating| !is(rating, Level::SaidNotDone) || (opposes(rating) && !of.describes(rating.criterion))),
        ),
        ("not-found-has-no-support", of.all(|rating| !is(rating, Level::NotFound) || !supports(rating))),
        ("support-is-not-denied", of.supported_is_not_denied()),
        ("labels-are-declared", of.evidence().all(|item| item.labels.iter().all(|label| of.declares(label)))),
        ("prompts-are-for-declared-roles", of.prompts().all(|prompt| prompt.who == "lead")),
        ("unanswered-asks", of.unanswered_asks()),
        ("conclusions-have-ids", of.ids()),
        ("references-point-at-something", of.points()),
        (
            "wording-shows-its-words",
            of.answer
                .conclusions
                .iter()
                .all(|c| c.kind != ConclusionKind::Wording || !(c.evidence.is_empty() && c.more_evidence.is_empty())),
        ),
    ];
    laws.into_iter().find(|(_, holds)| !holds).map(|(law, _)| law)
}

struct Of<'a> {
    answer: &'a Assessment,
    ground: &'a Ground,
}

fn is(rating: &Rating, level: Level) -> bool {
    rating.level == level
}

fn found(rating: &Rating) -> bool {
    is(rating, Level::Described) || is(rating, Level::Partly)
}

fn supports(rating: &Rating) -> bool {
    rating.evidence.iter().any(|item| item.stance == Stance::Supports)
}

fn opposes(rating: &Rating) -> bool {
    rating.evidence.iter().any(|item| item.stance == Stance::Opposes)
}

fn asks(rating: &Rating) -> bool {
    rating.prompts.iter().any(|prompt| !prompt.ask.trim().is_empty())
}

/// Controls but line breaks, and what turns or parts text unseen.
fn acts(c: char) -> bool {
    c != '\n' && (c.is_control() || ['\u{2028}', '\u{202e}'].contains(&c))
}

impl<'a> Of<'a> {
    fn all(&self, holds: impl Fn(&Rating) -> bool) -> bool {
        self.answer.ratings.iter().all(holds)
    }

    fn rated(&self) -> impl Iterator<Item = usize> {
        self.answer.ratings.iter().map(|rating| rating.criterion)
    }

    fn evidence(&self) -> impl Iterator<Item = &'a Evidence> {
        let of_conclusions = self.answer.conclusions.iter().flat_map(|conclusion| &conclusion.more_evidence);
        self.answer.ratings.iter().flat_map(|rating| &rating.evidence).chain(of_conclusions)
    }

    fn prompts(&self) -> impl Iterator<Item = &'a Prompt> {
        let of_conclusions = self.answer.conclusions.iter().flat_map(|conclusion| &conclusion.prompts);
        self.answer.ratings.iter().flat_map(|rating| &rating.prompts).chain(of_conclusions)
    }

    fn lists(&self) -> impl Iterator<Item = usize> {
        let ratings = self.answer.ratings.iter().flat_map(|r| [r.evidence.len(), r.prompts.len()]);
        let conclusions = self.answer.conclusions.iter().flat_map(|c| {
            [c.criteria.len(), c.evidence.len(), c.more_evidence.len(), c.prompts.len(), c.sources.len()]
        });
        let labels = self.evidence().map(|item| item.labels.len());
        let own = [self.answer.ratings.len(), self.answer.conclusions.len()];
        own.into_iter().chain(ratings).chain(conclusions).chain(labels)
    }

    fn texts(&self) -> Vec<&'a str> {
        let mut texts = vec![self.answer.summary.as_str()];
        texts.extend(self.answer.ratings.iter().map(|rating| rating.rationale.as_str()));
        for conclusion in &self.answer.conclusions {
            texts.extend([conclusion.id.as_str(), &conclusion.title, &conclusion.text]);
            texts.extend(conclusion.sources.iter().map(String::as_str));
        }
        for item in self.evidence() {
            texts.push(&item.note);
            texts.extend(item.labels.iter().flat_map(|(facet, value)| [facet.as_str(), value]));
        }
        texts.extend(self.prompts().flat_map(|prompt| [prompt.ask.as_str(), &prompt.who]));
        texts
    }

    fn lies(&self, item: &Evidence) -> bool {
        let description = &self.ground.description;
        let Some(section) = description.sections.get(item.section) else { return false };
        let text = &description.text[section.span.clone()];
        let there = |part: &std::ops::Range<usize>| text.get(part.clone()).is_some_and(|words| !words.is_empty());
        there(&item.span)
            && there(&item.focus)
            && item.span.start <= item.focus.start
            && item.focus.end <= item.span.end
    }

    fn expects(&self, criterion: usize) -> Expectation {
        let framework = &self.ground.framework;
        let domain = framework.criteria.get(criterion).map(|criterion| &criterion.domain);
        let domain = framework.domains.iter().find(|known| Some(&known.id) == domain);
        domain.map_or(Expectation::Each, |domain| domain.expects)
    }

    fn describes(&self, criterion: usize) -> bool {
        self.expects(criterion).describes()
    }

    fn rests(&self, rating: &Rating) -> bool {
        supports(rating) || (self.describes(rating.criterion) && opposes(rating))
    }

    fn supported_is_not_denied(&self) -> bool {
        let apart =
            |items: &[Evidence]| !items.iter().any(|i| i.stance == Stance::Supports && i.claim == Claim::Denied);
        let ratings = self.all(|rating| self.describes(rating.criterion) || apart(&rating.evidence));
        let conclusions = self.answer.conclusions.iter().all(|conclusion| {
            conclusion.criteria.iter().any(|at| self.describes(*at)) || apart(&conclusion.more_evidence)
        });
        ratings && conclusions
    }

    fn declares(&self, (facet, value): &(String, String)) -> bool {
        facet == "actor" && (value == "public" || value == "staff")
    }

    fn unanswered_asks(&self) -> bool {
        let silent = |rating: &&Rating| is(rating, Level::NotFound) || is(rating, Level::SaidNotDone);
        let each =
            self.all(|rating| self.expects(rating.criterion) != Expectation::Each || !silent(&rating) || asks(rating));
        let any = |domain: &str| {
            let framework = &self.ground.framework;
            let of = |rating: &&Rating| framework.criteria.get(rating.criterion).is_some_and(|c| c.domain == domain);
            let ratings: Vec<&Rating> = self.answer.ratings.iter().filter(of).collect();
            let unanswered = ratings.iter().any(silent) && !ratings.iter().any(|rating| found(rating));
            !unanswered || ratings.iter().any(|rating| asks(rating))
        };
        each && any("power")
    }

    fn ids(&self) -> bool {
        let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let ids: Vec<&str> = self.answer.conclusions.iter().map(|conclusion| conclusion.id.as_str()).collect();
        let once: BTreeSet<&str> = ids.iter().copied().collect();
        once.len() == ids.len() && ids.iter().all(|id| id.split(['-', '.']).all(word))
    }

    fn points(&self) -> bool {
        self.answer.conclusions.iter().all(|conclusion| {
            let item = |(rating, item): &(usize, usize)| {
                self.answer.ratings.get(*rating).is_some_and(|rating| *item < rating.evidence.len())
            };
            conclusion.criteria.iter().all(|at| *at < self.ground.framework.criteria.len())
                && conclusion.evidence.iter().all(item)
                && conclusion.sources.iter().all(|source| source == "hall-2020")
        })
    }
}
