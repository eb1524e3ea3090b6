//! Whom a noun names with the word before it: *tenant evaluators*, *night carers*, *the
//! lottery people*.

use super::Told;
use super::cast::Cast;
use super::nouns::{Noun, Sort};
use super::phrase::Read;
use crate::{Actor, Words};

/// Words that make a carer somebody who is paid to care.
const PAID: &[&str] =
    &["agency", "bank", "care", "day", "domiciliary", "home", "hospital", "night", "paid", "professional"];

impl Cast<'_, '_, '_> {
    /// Whom `noun` names where a word before it in `head` says more than it does.
    pub(super) fn qualified(&self, head: &Words, noun: &Noun) -> Option<Read> {
        let words = head.start..noun.words.end;
        let actor = match self.word(noun.words.end - 1) {
            "evaluator" | "evaluators" | "researcher" | "researchers" | "interviewers" | "auditors" => {
                self.lay(head, noun)
            }
            "carer" | "carers" if noun.words.len() == 1 => {
                let paid = noun.words.start > head.start && PAID.contains(&self.word(noun.words.start - 1));
                paid.then_some(Actor::Staff)
            }
            "member" | "members" | "people" if noun.words.len() == 1 => self.of_payers(head, noun),
            "trustee" | "trustees" if noun.words.len() == 1 => self.own_trustees(head, noun),
            _ => None,
        }?;
        Some(Read::People(actor, words, Told::Named))
    }

    /// *Patient researchers*, *tenant evaluators*: lay people who do the work.
    fn lay(&self, head: &Words, noun: &Noun) -> Option<Actor> {
        let before = self.nouns_in(&(head.start..noun.words.start)).last()?;
        let beside = before.words.end == noun.words.start && !self.possessive(before.words.end - 1);
        match before.sort {
            Sort::Actor(actor @ (Actor::Public | Actor::Carers)) if beside && !before.body => Some(actor),
            _ => None,
        }
    }

    /// *The lottery people*, *Harbour Authority committee members*.
    fn of_payers(&self, head: &Words, noun: &Noun) -> Option<Actor> {
        let body = |noun: &Noun| noun.sort == Sort::Actor(Actor::Commissioners);
        let before = self.nouns_in(&(head.start..noun.words.start));
        before.iter().any(body).then_some(Actor::Commissioners)
    }

    /// *Our trustees* answer for us; whose *the charity's trustees* are, the text may not tell.
    fn own_trustees(&self, head: &Words, noun: &Noun) -> Option<Actor> {
        let before = head.start..noun.words.start;
        let ours = self.nouns_in(&before).is_empty() && before.into_iter().any(|i| self.word(i) == "our");
        ours.then_some(Actor::Staff)
    }
}
