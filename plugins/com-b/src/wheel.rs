//! The Behaviour Change Wheel: which interventions may serve what is missing, and
//! which policies may carry them. Two published versions of the first matrix exist.
//!
//! Matrix of 2011: Michie, van Stralen and West, Implementation Science 6:42, table 2.
//! Matrix of 2014: Michie, Atkins and West, *The Behaviour Change Wheel*. Policies:
//! the former's table 3 and the latter.

use crate::model::{Polarity, Statement, Subcomponent, Verdict};

/// A kind of intervention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Function {
    /// Raising knowledge or understanding.
    Education,
    /// Moving feelings or stirring to act by communication.
    Persuasion,
    /// Making people expect a reward.
    Incentivisation,
    /// Making people expect a cost or a punishment.
    Coercion,
    /// Building skills.
    Training,
    /// Rules that cut the chance to do it, or its competitor.
    Restriction,
    /// Changing the physical or social setting.
    EnvironmentalRestructuring,
    /// Giving an example to copy.
    Modelling,
    /// Giving means, or taking obstacles away, beyond the others.
    Enablement,
}

impl Function {
    /// All nine, in the order of the book.
    pub const ALL: [Self; 9] = [
        Self::Education,
        Self::Persuasion,
        Self::Incentivisation,
        Self::Coercion,
        Self::Training,
        Self::Restriction,
        Self::EnvironmentalRestructuring,
        Self::Modelling,
        Self::Enablement,
    ];

    /// The function's name.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Education => "Education",
            Self::Persuasion => "Persuasion",
            Self::Incentivisation => "Incentivisation",
            Self::Coercion => "Coercion",
            Self::Training => "Training",
            Self::Restriction => "Restriction",
            Self::EnvironmentalRestructuring => "Environmental restructuring",
            Self::Modelling => "Modelling",
            Self::Enablement => "Enablement",
        }
    }

    /// What it means, as a sentence without its full stop.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Education => "Raising knowledge or understanding",
            Self::Persuasion => "Moving feelings or stirring to act by communication",
            Self::Incentivisation => "Making people expect a reward",
            Self::Coercion => "Making people expect a cost or a punishment",
            Self::Training => "Building skills",
            Self::Restriction => "Rules that cut the chance to do it, or its competitor",
            Self::EnvironmentalRestructuring => "Changing the physical or social setting",
            Self::Modelling => "Giving an example to copy",
            Self::Enablement => "Giving means, or taking obstacles away, beyond the others",
        }
    }

    /// The policy categories that may carry it.
    #[must_use]
    pub const fn policies(self) -> &'static [Policy] {
        use Policy::{
            Communication as Comm, Fiscal, Guidelines as Guide, Legislation as Law, Planning, Regulation as Rules,
            Service,
        };
        match self {
            Self::Education | Self::Persuasion => &[Comm, Guide, Rules, Law, Service],
            Self::Incentivisation | Self::Coercion => &[Comm, Guide, Fiscal, Rules, Law, Service],
            Self::Training => &[Guide, Fiscal, Rules, Law, Service],
            Self::Restriction => &[Guide, Rules, Law],
            Self::EnvironmentalRestructuring => &[Guide, Fiscal, Rules, Law, Planning],
            Self::Modelling => &[Comm, Service],
            Self::Enablement => &[Guide, Fiscal, Rules, Law, Planning, Service],
        }
    }
}

/// A category of policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Policy {
    /// Mass or digital media.
    Communication,
    /// Documents that recommend or mandate practice.
    Guidelines,
    /// Taxes and duties.
    Fiscal,
    /// Rules or principles without law.
    Regulation,
    /// Law.
    Legislation,
    /// Designing or controlling the physical or social environment.
    Planning,
    /// Delivering a service.
    Service,
}

impl Policy {
    /// All seven.
    pub const ALL: [Self; 7] = [
        Self::Communication,
        Self::Guidelines,
        Self::Fiscal,
        Self::Regulation,
        Self::Legislation,
        Self::Planning,
        Self::Service,
    ];

    /// The category's name.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Communication => "Communication and marketing",
            Self::Guidelines => "Guidelines",
            Self::Fiscal => "Fiscal measures",
            Self::Regulation => "Regulation",
            Self::Legislation => "Legislation",
            Self::Planning => "Environmental and social planning",
            Self::Service => "Service provision",
        }
    }
}

/// Which publication's matrix is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Matrix {
    /// The paper of 2011.
    Y2011,
    /// The guide of 2014, which practitioners hold in their hands.
    #[default]
    Y2014,
}

impl Matrix {
    /// The matrix of the year that `year` is written as.
    #[must_use]
    pub fn of_year(year: &str) -> Option<Self> {
        match year {
            "2011" => Some(Self::Y2011),
            "2014" => Some(Self::Y2014),
            _ => None,
        }
    }

    /// What a report says it went by.
    #[must_use]
    pub const fn citation(self) -> &'static str {
        match self {
            Self::Y2011 => "Michie, van Stralen and West 2011, table 2",
            Self::Y2014 => "Michie, Atkins and West 2014",
        }
    }

    /// The interventions that may serve where `missing` stands in the way.
    #[must_use]
    pub const fn functions(self, missing: Subcomponent) -> &'static [Function] {
        use Function::{
            Coercion, Education, Enablement, EnvironmentalRestructuring as Setting, Incentivisation, Modelling,
            Persuasion, Restriction, Training,
        };
        match (missing, self) {
            (Subcomponent::PhysicalCapability, _) => &[Training, Enablement],
            (Subcomponent::PsychologicalCapability, _) => &[Education, Training, Enablement],
            (Subcomponent::PhysicalOpportunity, Self::Y2011) => &[Restriction, Setting, Enablement],
            (Subcomponent::PhysicalOpportunity, Self::Y2014) => &[Training, Restriction, Setting, Enablement],
            (Subcomponent::SocialOpportunity, Self::Y2011) => &[Restriction, Setting, Enablement],
            (Subcomponent::SocialOpportunity, Self::Y2014) => &[Restriction, Setting, Modelling, Enablement],
            (Subcomponent::ReflectiveMotivation, _) => &[Education, Persuasion, Incentivisation, Coercion],
            (Subcomponent::AutomaticMotivation, Self::Y2011) => {
                &[Persuasion, Incentivisation, Coercion, Setting, Modelling, Enablement]
            }
            (Subcomponent::AutomaticMotivation, Self::Y2014) => {
                &[Persuasion, Incentivisation, Coercion, Training, Setting, Modelling, Enablement]
            }
        }
    }
}

/// A question of APEASE, asked of every option by people, and never scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apease {
    /// The criterion's name.
    pub title: &'static str,
    /// The question.
    pub ask: &'static str,
}

/// The six questions of APEASE.
pub const APEASE: [Apease; 6] = [
    Apease { title: "Affordability", ask: "Can it be paid for, for everyone it is meant for?" },
    Apease {
        title: "Practicability",
        ask: "Can it be delivered as designed, here, by the people and in the time there are?",
    },
    Apease {
        title: "Effectiveness and cost-effectiveness",
        ask: "How much will it change in this setting, and is that worth what it costs?",
    },
    Apease { title: "Acceptability", ask: "Will the people it is for, the staff and those who decide accept it?" },
    Apease { title: "Side-effects and safety", ask: "What else may follow from it, wanted or not?" },
    Apease { title: "Equity", ask: "Will it narrow or widen the gaps between groups?" },
];

/// A function, and the statements that call for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The function.
    pub function: Function,
    /// The barriers that it may serve: indexes into the statements given.
    pub barriers: Vec<usize>,
}

/// The functions that the barriers among `statements` call for, in the order of the
/// book. Facilitators, what was set aside, and what `takes` leaves out call for nothing.
#[must_use]
pub fn called_for(statements: &[Statement], matrix: Matrix, takes: impl Fn(&Statement) -> bool) -> Vec<Called> {
    let barrier = |statement: &&Statement| statement.verdict == Verdict::Counts(Polarity::Barrier) && takes(statement);
    let calls = |function: Function, statement: &Statement| {
        statement.code.as_ref().is_some_and(|code| matrix.functions(code.first).contains(&function))
    };
    let called = Function::ALL.map(|function| {
        let all = statements.iter().enumerate();
        let barriers = all.filter(|(_, s)| barrier(s) && calls(function, s)).map(|(at, _)| at).collect();
        Called { function, barriers }
    });
    called.into_iter().filter(|called| !called.barriers.is_empty()).collect()
}

/// The policy categories that may carry `functions`, in order, each once.
#[must_use]
pub fn policies(functions: &[Function]) -> Vec<Policy> {
    let carries = |policy: &Policy| functions.iter().any(|function| function.policies().contains(policy));
    Policy::ALL.into_iter().filter(carries).collect()
}
