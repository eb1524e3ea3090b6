//! Between the contract's types and the engine's: one place, both ways.

use std::ops::Range;

use super::bindings::exports::evenhand::framework::framework as wit;
use crate::model::assessment::{Assessment, Conclusion, ConclusionKind, Evidence, Rating, Refusal, Stance};
use crate::model::description::ProjectDescription;
use crate::model::framework::{Criterion, Domain, Expectation, Facet, Framework, Prompt, Role, Setting, Source};
use crate::model::{Actor, Block, Claim, Level, SetAside, Shortfall, Stage};
pub use digest::digest;

mod digest;

/// A description as a guest receives it.
pub(super) fn description(from: &ProjectDescription, settings: &[(String, String)]) -> wit::ProjectDescription {
    let section = |(index, section): (usize, &crate::model::description::Section)| wit::Section {
        heading: section.path.last().map(|heading| heading.to_string()).unwrap_or_default(),
        depth: section.depth,
        text: from.section_text(index).to_owned(),
        sentences: section.sentences.iter().map(sentence).collect(),
    };
    wit::ProjectDescription {
        title: from.title.clone(),
        stage: from.stage.map(stage),
        we: from.we.and_then(actor),
        sections: from.sections.iter().enumerate().map(section).collect(),
        settings: settings.to_vec(),
    }
}

fn sentence(from: &crate::model::Sentence) -> wit::Sentence {
    wit::Sentence {
        span: wit::Span { start: from.span.start, end: from.span.end },
        block: match from.block {
            Block::Heading => wit::Block::Heading,
            Block::Paragraph => wit::Block::Paragraph,
            Block::ListItem => wit::Block::ListItem,
            Block::TableCell => wit::Block::TableCell,
            Block::Quotation => wit::Block::Quotation,
        },
        paragraph: from.paragraph,
        introduced_by: from.introduced_by.clone(),
    }
}

fn stage(from: Stage) -> wit::Stage {
    match from {
        Stage::Idea => wit::Stage::Idea,
        Stage::Design => wit::Stage::Design,
        Stage::Delivery => wit::Stage::Delivery,
        Stage::Evaluation => wit::Stage::Evaluation,
        Stage::Completed => wit::Stage::Completed,
    }
}

fn actor(from: Actor) -> Option<wit::Actor> {
    Some(match from {
        Actor::Public => wit::Actor::Public,
        Actor::Carers => wit::Actor::Carers,
        Actor::Staff => wit::Actor::Staff,
        Actor::Commissioners => wit::Actor::Commissioners,
        Actor::Researchers => wit::Actor::Researchers,
        Actor::Developers => wit::Actor::Developers,
        Actor::Other => wit::Actor::Other,
        Actor::Unclear => return None,
    })
}

/// What a framework says of itself.
pub(super) fn framework(from: wit::Manifest) -> Framework {
    Framework {
        id: from.id,
        title: from.title,
        version: from.version,
        summary: from.summary,
        licence: from.licence,
        measured: from.measured,
        sources: from.sources.into_iter().map(|s| Source { id: s.id, citation: s.citation, doi: s.doi }).collect(),
        domains: from.domains.into_iter().map(domain).collect(),
        criteria: from.criteria.into_iter().map(criterion).collect(),
        settings: from.settings.into_iter().map(setting).collect(),
        facets: from.facets.into_iter().map(|f| Facet { id: f.id, title: f.title, values: f.values }).collect(),
        roles: from.roles.into_iter().map(|r| Role { id: r.id, title: r.title }).collect(),
    }
}

fn domain(from: wit::Domain) -> Domain {
    let expects = match from.expects {
        wit::Expectation::Each => Expectation::Each,
        wit::Expectation::Any => Expectation::Any,
        wit::Expectation::None => Expectation::None,
        wit::Expectation::Grounds => Expectation::Grounds,
    };
    Domain { id: from.id, title: from.title, summary: from.summary, expects }
}

fn criterion(from: wit::Criterion) -> Criterion {
    Criterion {
        id: from.id,
        domain: from.domain,
        title: from.title,
        question: from.question,
        why: from.why,
        counts_when: from.counts_when,
        counts_partly: from.counts_partly,
        does_not_count: from.does_not_count,
        prompts: from.prompts.into_iter().map(prompt).collect(),
        sources: from.sources,
    }
}

fn setting(from: wit::Setting) -> Setting {
    Setting {
        id: from.id,
        title: from.title,
        summary: from.summary,
        required: from.required,
        default: from.default,
        choices: from.choices,
    }
}

fn prompt(from: wit::Prompt) -> Prompt {
    Prompt { ask: from.ask, who: from.who }
}

/// What a framework answered.
pub(super) fn assessment(from: wit::Assessment) -> Assessment {
    Assessment {
        summary: from.summary,
        ratings: from.ratings.into_iter().map(rating).collect(),
        conclusions: from.conclusions.into_iter().map(conclusion).collect(),
    }
}

fn rating(from: wit::Rating) -> Rating {
    Rating {
        criterion: from.criterion as usize,
        level: match from.level {
            wit::Level::Described => Level::Described,
            wit::Level::Partly => Level::Partly,
            wit::Level::NotFound => Level::NotFound,
            wit::Level::SaidNotDone => Level::SaidNotDone,
            wit::Level::NotApplicable => Level::NotApplicable,
        },
        shortfall: from.shortfall.map(|shortfall| match shortfall {
            wit::Shortfall::OnlyHoped => Shortfall::OnlyHoped,
            wit::Shortfall::PartMissing => Shortfall::PartMissing,
            wit::Shortfall::OnlyTouchedOn => Shortfall::OnlyTouchedOn,
            wit::Shortfall::UnclearWho => Shortfall::UnclearWho,
            wit::Shortfall::Doubtful => Shortfall::Doubtful,
        }),
        rationale: from.rationale,
        evidence: from.evidence.into_iter().map(evidence).collect(),
        prompts: from.prompts.into_iter().map(prompt).collect(),
    }
}

fn evidence(from: wit::Evidence) -> Evidence {
    Evidence {
        section: from.section as usize,
        span: range(from.span),
        focus: range(from.focus),
        stance: match from.stance {
            wit::Stance::Supports => Stance::Supports,
            wit::Stance::Opposes => Stance::Opposes,
            wit::Stance::SetAside(reason) => Stance::SetAside(set_aside(reason)),
        },
        claim: match from.claim {
            wit::Claim::Mentioned => Claim::Mentioned,
            wit::Claim::Intended => Claim::Intended,
            wit::Claim::Planned => Claim::Planned,
            wit::Claim::Reported => Claim::Reported,
            wit::Claim::Denied => Claim::Denied,
        },
        labels: from.labels.into_iter().map(|label| (label.facet, label.value)).collect(),
        note: from.note,
    }
}

fn range(from: wit::Span) -> Range<usize> {
    from.start as usize..from.end as usize
}

fn set_aside(from: wit::SetAsideReason) -> SetAside {
    match from {
        wit::SetAsideReason::OtherSense => SetAside::OtherSense,
        wit::SetAsideReason::OtherWork => SetAside::OtherWork,
        wit::SetAsideReason::Question => SetAside::Question,
        wit::SetAsideReason::Heading => SetAside::Heading,
        wit::SetAsideReason::Name => SetAside::Name,
        wit::SetAsideReason::StandardWording => SetAside::StandardWording,
        wit::SetAsideReason::OnlyMentioned => SetAside::OnlyMentioned,
        wit::SetAsideReason::OtherActor => SetAside::OtherActor,
        wit::SetAsideReason::Elsewhere => SetAside::Elsewhere,
        wit::SetAsideReason::SeldomCounted => SetAside::SeldomCounted,
    }
}

fn conclusion(from: wit::Conclusion) -> Conclusion {
    Conclusion {
        id: from.id,
        kind: match from.kind {
            wit::ConclusionKind::Consistency => ConclusionKind::Consistency,
            wit::ConclusionKind::Wording => ConclusionKind::Wording,
            wit::ConclusionKind::KindOfProject => ConclusionKind::KindOfProject,
            wit::ConclusionKind::WhatCouldHelp => ConclusionKind::WhatCouldHelp,
        },
        title: from.title,
        text: from.text,
        criteria: from.criteria.into_iter().map(|at| at as usize).collect(),
        evidence: from.evidence.into_iter().map(|to| (to.rating as usize, to.item as usize)).collect(),
        more_evidence: from.more_evidence.into_iter().map(evidence).collect(),
        prompts: from.prompts.into_iter().map(prompt).collect(),
        sources: from.sources,
    }
}

/// Why a framework declined.
pub(super) fn refusal(from: wit::Refusal) -> Refusal {
    match from {
        wit::Refusal::TooLittleText => Refusal::TooLittleText,
        wit::Refusal::MissingSetting(id) => Refusal::MissingSetting(id),
        wit::Refusal::InvalidSetting((id, value)) => Refusal::InvalidSetting(id, value),
        wit::Refusal::OutOfScope(why) => Refusal::OutOfScope(why),
    }
}
