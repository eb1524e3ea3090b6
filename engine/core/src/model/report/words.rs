//! The words that people see, decided in one place.
//!
//! British plain language. A level says how well a text describes something, so no
//! word here praises or blames; layout and symbols are the renderers'.

use super::{Domain, Evidence, Stance};
use crate::model::assessment::Refusal;
use crate::model::description::Notice;
use crate::model::framework::Expectation;
use crate::model::{Claim, Level, SetAside, Shortfall, Stage};

/// What every report opens with.
pub const ONE_DOCUMENT: &str = "This reads one document, not the project.";

/// What `not found` means, said once near the top.
pub const NOT_FOUND_MEANS: &str =
    "“Not found” means not found by this reading: the text is silent, or words it in a way that is not read.";

/// What stands before words that were set aside for `reason`: those that readers seldom counted
/// may count all the same.
#[must_use]
pub fn looks_similar(reason: Option<SetAside>) -> &'static str {
    match reason {
        Some(SetAside::SeldomCounted) => "unsure, look:",
        _ => "looks similar, is not:",
    }
}

/// What stands before words that speak against a rating that holds all the same.
pub const SAYS_OTHERWISE: &str = "the text also says:";

/// The level as people read it. `evidence` is the rating's own.
///
/// The claim of the words that stand first tells a plan. What is told as so is not called done:
/// pages ask for facts as often as for deeds.
#[must_use]
pub fn level(level: Level, shortfall: Option<Shortfall>, expects: Expectation, evidence: &[Evidence]) -> &'static str {
    match level {
        Level::Described => described(evidence),
        Level::Partly => match shortfall {
            Some(Shortfall::OnlyHoped) => "partly: hoped for",
            Some(Shortfall::PartMissing) => "partly: part is missing",
            Some(Shortfall::OnlyTouchedOn) => "partly: only touched on",
            Some(Shortfall::UnclearWho) => "partly: unclear who",
            Some(Shortfall::Doubtful) => "partly: doubtful",
            None => "partly",
        },
        Level::NotFound if expects.describes() && unsure(evidence) => "nothing sure",
        Level::NotFound if expects.describes() => "not mentioned",
        Level::NotFound => "not found by this reading",
        Level::SaidNotDone => "says it was not done",
        Level::NotApplicable => "does not apply",
    }
}

/// Whether words were set aside that may count all the same.
#[must_use]
pub fn unsure(evidence: &[Evidence]) -> bool {
    evidence.iter().any(|item| item.set_aside == Some(SetAside::SeldomCounted))
}

fn described(evidence: &[Evidence]) -> &'static str {
    let mut supporting = evidence.iter().filter(|e| e.stance == Stance::Supports).map(|e| e.claim);
    match supporting.find(|claim| *claim != Claim::Denied) {
        Some(Claim::Planned) => "described: planned",
        _ => "described",
    }
}

/// The level in the narrow column of a page that has said what `not found` means.
#[must_use]
pub fn short(level_words: &str) -> &str {
    level_words.strip_suffix(" by this reading").unwrap_or(level_words)
}

/// Why words that look like evidence are not.
#[must_use]
pub fn set_aside(reason: SetAside) -> &'static str {
    match reason {
        SetAside::OtherSense => "another meaning of the words",
        SetAside::OtherWork => "somebody else’s work",
        SetAside::Question => "asked or left open, not stated",
        SetAside::Heading => "a heading or a form’s wording",
        SetAside::Name => "part of a name",
        SetAside::StandardWording => "standard wording",
        SetAside::OnlyMentioned => "mentioned, and nothing is said of it",
        SetAside::OtherActor => "somebody else does it",
        SetAside::Elsewhere => "not where it would count",
        SetAside::SeldomCounted => "readers of such texts seldom counted it",
    }
}

/// How firmly words say what they say.
#[must_use]
pub fn claim(claim: Claim) -> &'static str {
    match claim {
        Claim::Mentioned => "mentioned",
        Claim::Intended => "hoped for",
        Claim::Planned => "planned",
        Claim::Reported => "done or so",
        Claim::Denied => "not done or not so",
    }
}

/// How words are read, as a remark on them.
#[must_use]
pub fn said_as(claim: Claim) -> &'static str {
    match claim {
        Claim::Mentioned => "only mentioned",
        Claim::Intended => "said as a hope",
        Claim::Planned => "said as a plan",
        Claim::Reported => "said as done, or as so",
        Claim::Denied => "said as not done, or as not so",
    }
}

/// Why an item of evidence counts or does not; as well said of several.
#[must_use]
pub fn because(item: &Evidence) -> String {
    let said = said_as(item.claim);
    match (item.stance, item.set_aside) {
        (Stance::Supports, _) => format!("counted: {said}"),
        (Stance::Opposes, _) => format!("counted against: {said}"),
        // Its note says which part it is and what is not beside it.
        (Stance::SetAside, None | Some(SetAside::Elsewhere)) => format!("set aside here ({said})"),
        (Stance::SetAside, Some(reason)) => format!("set aside: {} ({said})", set_aside(reason)),
    }
}

/// How firmly a part of a project names something, as a mark in a grid; silence is one.
#[must_use]
pub fn mark(cell: Option<Claim>) -> &'static str {
    match cell {
        None => "silent",
        Some(Claim::Mentioned) => "touched on",
        Some(Claim::Intended) => "hoped",
        Some(Claim::Planned) => "planned",
        Some(Claim::Reported) => "said",
        Some(Claim::Denied) => "said not",
    }
}

/// What evidence does for a rating.
#[must_use]
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "supports",
        Stance::Opposes => "opposes",
        Stance::SetAside => "set aside",
    }
}

/// How far a project has come.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Idea => "idea",
        Stage::Design => "design",
        Stage::Delivery => "delivery",
        Stage::Evaluation => "evaluation",
        Stage::Completed => "completed",
    }
}

/// What kind of reading a framework with these domains gives, going by those that expect
/// something.
#[must_use]
pub fn kind_of_reading(domains: &[Domain]) -> &'static str {
    let mut expecting = domains.iter().filter(|domain| !domain.expects.describes()).peekable();
    if expecting.peek().is_none() {
        "description, nothing is graded"
    } else if expecting.all(|domain| domain.expects == Expectation::Each) {
        "checklist, nothing is graded"
    } else {
        "profile, nothing is graded"
    }
}

/// So many criteria.
#[must_use]
pub fn criteria(n: usize) -> String {
    format!("{n} {}", if n == 1 { "criterion" } else { "criteria" })
}

/// A notice about the text.
#[must_use]
pub fn notice(notice: Notice) -> String {
    match notice {
        Notice::VeryShort(words) => {
            format!("This text has {words} words. Little can be found in so few, so silence says little.")
        }
        Notice::SettingsUnread(1) => {
            "The front matter has settings for a framework that did not read this text.".to_string()
        }
        Notice::SettingsUnread(frameworks) => {
            format!("The front matter has settings for {frameworks} frameworks that did not read this text.")
        }
        Notice::HardlyEnglish => "This text is hardly English, and it was read for English wording.".to_string(),
        Notice::ChangesAsAccepted => {
            "Tracked changes stand in this document. It was read as if all of them were accepted.".to_string()
        }
        Notice::WordsNotShown => "Words that are struck out or hidden in this document were not read.".to_string(),
        Notice::OptionsNotTicked => {
            "Options that are not ticked in this document were not read: they are the form's words.".to_string()
        }
        Notice::Pictures(1) => {
            "This document has a picture, a diagram or an inserted file. Words in it were not read.".to_string()
        }
        Notice::Pictures(pictures) => {
            format!("This document has {pictures} pictures, diagrams or inserted files. Words in them were not read.")
        }
    }
}

/// Why a framework declined, and what to do about it; `framework` is its id.
#[must_use]
pub fn refusal(refusal: &Refusal, framework: &str) -> (String, String) {
    match refusal {
        Refusal::TooLittleText => (
            "there is too little text to read".to_string(),
            "Give it a longer description, or leave this framework out.".to_string(),
        ),
        Refusal::MissingSetting(id) => (
            format!("it needs the setting “{id}”, which was not given"),
            format!(
                "Give it with --set {framework}.{id}=VALUE, or in the description’s front matter: \
                 settings.{framework}.{id} = \"VALUE\"."
            ),
        ),
        Refusal::InvalidSetting(id, value) if value.is_empty() => (
            format!("the setting “{id}” cannot have the value that was given"),
            format!("Choose another value for “{id}”."),
        ),
        Refusal::InvalidSetting(id, value) => {
            (format!("the setting “{id}” cannot be “{value}”"), format!("Choose another value for “{id}”."))
        }
        Refusal::OutOfScope(why) => (
            format!("it is not meant for this description: {why}"),
            "Nothing needs mending: leave this framework out for this description.".to_string(),
        ),
    }
}

/// Why a rating is only partly.
#[must_use]
pub fn shortfall(shortfall: Shortfall) -> &'static str {
    match shortfall {
        Shortfall::OnlyHoped => "hoped for",
        Shortfall::PartMissing => "part is missing",
        Shortfall::OnlyTouchedOn => "only touched on",
        Shortfall::UnclearWho => "unclear who",
        Shortfall::Doubtful => "doubtful",
    }
}
