//! What a plugin answers, as the contract says it.

use evenhand_language::{Claim, Level, SetAside, Shortfall};

use crate::assessment::{Assessment, Item, Prompt, Rating};
use crate::bindings::exports::evenhand::framework::framework as wit;
use crate::conclusion::{Conclusion, ConclusionKind};
use crate::evidence::{Evidence, Stance};

pub(super) fn of(from: &Assessment) -> wit::Assessment {
    wit::Assessment {
        summary: from.summed_up(),
        ratings: from.ratings.iter().map(|rating| rate(from, rating)).collect(),
        conclusions: from.conclusions.iter().map(|conclusion| conclude(from, conclusion)).collect(),
    }
}

fn rate(all: &Assessment, from: &Rating) -> wit::Rating {
    wit::Rating {
        criterion: from.place as u32,
        level: match from.level {
            Level::Described => wit::Level::Described,
            Level::Partly => wit::Level::Partly,
            Level::NotFound => wit::Level::NotFound,
            Level::SaidNotDone => wit::Level::SaidNotDone,
            Level::NotApplicable => wit::Level::NotApplicable,
        },
        shortfall: from.shortfall.map(|shortfall| match shortfall {
            Shortfall::OnlyHoped => wit::Shortfall::OnlyHoped,
            Shortfall::PartMissing => wit::Shortfall::PartMissing,
            Shortfall::OnlyTouchedOn => wit::Shortfall::OnlyTouchedOn,
            Shortfall::UnclearWho => wit::Shortfall::UnclearWho,
            Shortfall::Doubtful => wit::Shortfall::Doubtful,
        }),
        rationale: from.rationale.clone(),
        evidence: from.evidence.iter().map(evidence).collect(),
        prompts: all.prompts(from.place).into_iter().map(prompt).collect(),
    }
}

fn prompt(from: Prompt) -> wit::Prompt {
    wit::Prompt { ask: from.ask, who: from.who }
}

fn evidence(from: &Evidence) -> wit::Evidence {
    let bytes = |bytes: &core::ops::Range<u32>| wit::Span { start: bytes.start, end: bytes.end };
    wit::Evidence {
        section: from.section,
        span: bytes(&from.span),
        focus: bytes(&from.focus),
        stance: match from.stance {
            Stance::Supports => wit::Stance::Supports,
            Stance::Opposes => wit::Stance::Opposes,
            Stance::SetAside(reason) => wit::Stance::SetAside(set_aside(reason)),
        },
        claim: match from.claim {
            Claim::Mentioned => wit::Claim::Mentioned,
            Claim::Intended => wit::Claim::Intended,
            Claim::Planned => wit::Claim::Planned,
            Claim::Reported => wit::Claim::Reported,
            Claim::Denied => wit::Claim::Denied,
        },
        labels: from
            .labels
            .iter()
            .map(|(facet, value)| wit::Label { facet: facet.clone(), value: value.clone() })
            .collect(),
        note: from.note.clone(),
    }
}

fn set_aside(from: SetAside) -> wit::SetAsideReason {
    match from {
        SetAside::OtherSense => wit::SetAsideReason::OtherSense,
        SetAside::OtherWork => wit::SetAsideReason::OtherWork,
        SetAside::Question => wit::SetAsideReason::Question,
        SetAside::Heading => wit::SetAsideReason::Heading,
        SetAside::Name => wit::SetAsideReason::Name,
        SetAside::StandardWording => wit::SetAsideReason::StandardWording,
        SetAside::OnlyMentioned => wit::SetAsideReason::OnlyMentioned,
        SetAside::OtherActor => wit::SetAsideReason::OtherActor,
        SetAside::Elsewhere => wit::SetAsideReason::Elsewhere,
        SetAside::SeldomCounted => wit::SetAsideReason::SeldomCounted,
    }
}

fn conclude(all: &Assessment, from: &Conclusion) -> wit::Conclusion {
    let item = |item: &Item| wit::EvidenceRef { rating: item.rating as u32, item: item.item as u32 };
    wit::Conclusion {
        id: from.id.clone(),
        kind: match from.kind {
            ConclusionKind::Consistency => wit::ConclusionKind::Consistency,
            ConclusionKind::Wording => wit::ConclusionKind::Wording,
            ConclusionKind::KindOfProject => wit::ConclusionKind::KindOfProject,
            ConclusionKind::WhatCouldHelp => wit::ConclusionKind::WhatCouldHelp,
        },
        title: from.title.clone(),
        text: from.text.clone(),
        criteria: from.criteria.iter().map(|id| all.framework.place(id) as u32).collect(),
        evidence: from.items.iter().map(item).collect(),
        more_evidence: from.more.iter().map(evidence).collect(),
        prompts: from.prompts.iter().cloned().map(prompt).collect(),
        sources: from.sources.clone(),
    }
}
