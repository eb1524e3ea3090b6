//! The interpreter run natively, and what it answers in the engine's own types, so that
//! the engine's laws can be asked about it without a sandbox.

use evenhand::ProjectDescription;
use evenhand::model::assessment::{Assessment, Conclusion, ConclusionKind, Evidence, Rating, Stance};
use evenhand::model::framework::Prompt;
use evenhand::model::{Block, Claim, Level, SetAside, Shortfall};
use evenhand_interpreter::contract as wit;

/// The description as a guest receives it.
#[must_use]
pub fn given(from: &ProjectDescription) -> wit::ProjectDescription {
    let section = |(at, section): (usize, &evenhand::model::description::Section)| wit::Section {
        heading: from.heading(at).to_owned(),
        depth: section.depth,
        text: from.section_text(at).to_owned(),
        sentences: section.sentences.iter().map(sentence).collect(),
    };
    let sections = from.sections.iter().enumerate().map(section).collect();
    wit::ProjectDescription { title: from.title.clone(), stage: None, we: None, sections, settings: Vec::new() }
}

fn sentence(from: &evenhand::model::Sentence) -> wit::Sentence {
    let block = match from.block {
        Block::Heading => wit::Block::Heading,
        Block::Paragraph => wit::Block::Paragraph,
        Block::ListItem => wit::Block::ListItem,
        Block::TableCell => wit::Block::TableCell,
        Block::Quotation => wit::Block::Quotation,
    };
    let span = wit::Span { start: from.span.start, end: from.span.end };
    wit::Sentence { span, block, paragraph: from.paragraph, introduced_by: from.introduced_by.clone() }
}

/// The answer in the engine's types.
#[must_use]
pub fn assessment(from: wit::Assessment) -> Assessment {
    let ratings = from.ratings.into_iter().map(rating).collect();
    let conclusions = from.conclusions.into_iter().map(conclusion).collect();
    Assessment { summary: from.summary, ratings, conclusions }
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
        span: from.span.start as usize..from.span.end as usize,
        focus: from.focus.start as usize..from.focus.end as usize,
        stance: match from.stance {
            wit::Stance::Supports => Stance::Supports,
            wit::Stance::Opposes => Stance::Opposes,
            wit::Stance::SetAside(reason) => Stance::SetAside(reason_of(reason)),
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

fn reason_of(from: wit::SetAsideReason) -> SetAside {
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

fn prompt(from: wit::Prompt) -> Prompt {
    Prompt { ask: from.ask, who: from.who }
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
        criteria: from.criteria.into_iter().map(|criterion| criterion as usize).collect(),
        evidence: from.evidence.into_iter().map(|at| (at.rating as usize, at.item as usize)).collect(),
        more_evidence: from.more_evidence.into_iter().map(evidence).collect(),
        prompts: from.prompts.into_iter().map(prompt).collect(),
        sources: from.sources,
    }
}
