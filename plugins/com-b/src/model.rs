//! What the coder speaks of: components, domains, polarity, statements.

use core::ops::Range;

use evenhand_language::Actor;

/// What a behaviour needs (Michie, van Stralen and West 2011).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Component {
    /// Being able to.
    Capability,
    /// Being let or helped to by the surroundings.
    Opportunity,
    /// Wanting to.
    Motivation,
}

impl Component {
    /// The component's word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Capability => "capability",
            Self::Opportunity => "opportunity",
            Self::Motivation => "motivation",
        }
    }
}

/// The two halves of each component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subcomponent {
    /// Bodily skill, strength, stamina, health.
    PhysicalCapability,
    /// Knowledge, mental skill, memory, self-regulation.
    PsychologicalCapability,
    /// Time, money, places, tools, rules.
    PhysicalOpportunity,
    /// What other people and culture permit or cue.
    SocialOpportunity,
    /// Beliefs, intentions, goals, role.
    ReflectiveMotivation,
    /// Feelings, habit, reward.
    AutomaticMotivation,
}

impl Subcomponent {
    /// All six, in the order of the framework.
    pub const ALL: [Self; 6] = [
        Self::PhysicalCapability,
        Self::PsychologicalCapability,
        Self::PhysicalOpportunity,
        Self::SocialOpportunity,
        Self::ReflectiveMotivation,
        Self::AutomaticMotivation,
    ];

    /// The sub-component's word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::PhysicalCapability => "physical_capability",
            Self::PsychologicalCapability => "psychological_capability",
            Self::PhysicalOpportunity => "physical_opportunity",
            Self::SocialOpportunity => "social_opportunity",
            Self::ReflectiveMotivation => "reflective_motivation",
            Self::AutomaticMotivation => "automatic_motivation",
        }
    }

    /// The sub-component's words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::PhysicalCapability => "physical capability",
            Self::PsychologicalCapability => "psychological capability",
            Self::PhysicalOpportunity => "physical opportunity",
            Self::SocialOpportunity => "social opportunity",
            Self::ReflectiveMotivation => "reflective motivation",
            Self::AutomaticMotivation => "automatic motivation",
        }
    }

    /// The component that it is half of.
    #[must_use]
    pub const fn component(self) -> Component {
        match self {
            Self::PhysicalCapability | Self::PsychologicalCapability => Component::Capability,
            Self::PhysicalOpportunity | Self::SocialOpportunity => Component::Opportunity,
            Self::ReflectiveMotivation | Self::AutomaticMotivation => Component::Motivation,
        }
    }
}

/// The domains of the Theoretical Domains Framework, version 2 (Cane and others 2012).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the title says it")]
pub enum Domain {
    Knowledge,
    Skills,
    MemoryAttentionAndDecisionProcesses,
    BehaviouralRegulation,
    SocialInfluences,
    EnvironmentalContextAndResources,
    SocialProfessionalRoleAndIdentity,
    BeliefsAboutCapabilities,
    Optimism,
    BeliefsAboutConsequences,
    Intentions,
    Goals,
    Reinforcement,
    Emotion,
}

impl Domain {
    /// The domain's canonical name.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Knowledge => "Knowledge",
            Self::Skills => "Skills",
            Self::MemoryAttentionAndDecisionProcesses => "Memory, attention and decision processes",
            Self::BehaviouralRegulation => "Behavioural regulation",
            Self::SocialInfluences => "Social influences",
            Self::EnvironmentalContextAndResources => "Environmental context and resources",
            Self::SocialProfessionalRoleAndIdentity => "Social/professional role and identity",
            Self::BeliefsAboutCapabilities => "Beliefs about capabilities",
            Self::Optimism => "Optimism",
            Self::BeliefsAboutConsequences => "Beliefs about consequences",
            Self::Intentions => "Intentions",
            Self::Goals => "Goals",
            Self::Reinforcement => "Reinforcement",
            Self::Emotion => "Emotion",
        }
    }
}

/// One of the eighteen decision rules, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule(pub u8);

impl Rule {
    /// What the rule tells apart, in a few words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self.0 {
            1 => "knowing or believing",
            2 => "skill or confidence",
            3 => "resources",
            4 => "guideline or system",
            5 => "communication",
            6 => "people",
            7 => "role and intention",
            8 => "feeling",
            9 => "habit or routine",
            10 => "reward",
            11 => "body or mind",
            12 => "training",
            13 => "trust",
            14 => "preconceptions",
            15 => "culture",
            16 => "language",
            17 => "complexity",
            _ => "by its list alone",
        }
    }
}

/// Which way an influence works on the behaviour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Polarity {
    /// It lowers the chance of the behaviour.
    Barrier,
    /// It raises it.
    Facilitator,
}

impl Polarity {
    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Barrier => "barrier",
            Self::Facilitator => "facilitator",
        }
    }
}

/// Why words that look like an influence are none here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// It is what the study could not do.
    StudyLimitation,
    /// It is how something was found out.
    Method,
    /// It is what nobody has found out yet.
    ResearchGap,
    /// It is how often an illness is found, or what else is known beforehand.
    Background,
    /// It is who is in a group.
    Members,
    /// It is wording that any text carries.
    Boilerplate,
    /// It is what came of the behaviour.
    Benefit,
    /// It is a plan or a recommendation.
    Plan,
    /// What stands above it is about something else.
    Heading,
    /// It is asked, not said.
    Question,
    /// It is said not to stand in the way.
    Negated,
    /// It was expected, and is not said to have happened.
    Foretold,
    /// Readers of such words seldom took them for a statement.
    Seldom,
    /// It has no direction, or both.
    NoDirection,
}

impl Reason {
    /// The reason as a clause that follows "set aside:".
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::StudyLimitation => "a limitation of the study",
            Self::Method => "how it was found out",
            Self::ResearchGap => "a gap in research",
            Self::Background => "background, not said to hinder or help",
            Self::Members => "a list of who is in it",
            Self::Boilerplate => "standard wording",
            Self::Benefit => "an outcome, not an influence",
            Self::Plan => "a plan or a recommendation",
            Self::Heading => "its heading or column is about something else",
            Self::Question => "asked, not said",
            Self::Negated => "said not to stand in the way",
            Self::Foretold => "expected, not found",
            Self::Seldom => "unsure, such words are seldom a statement",
            Self::NoDirection => "no direction is given",
        }
    }
}

/// What a statement comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It counts, and works this way.
    Counts(Polarity),
    /// It does not count.
    SetAside(Reason),
}

impl Verdict {
    /// The polarity of what counts.
    #[must_use]
    pub const fn polarity(self) -> Option<Polarity> {
        match self {
            Self::Counts(polarity) => Some(polarity),
            Self::SetAside(_) => None,
        }
    }
}

/// A code: a sub-component with the runner-up and what decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The sub-component.
    pub first: Subcomponent,
    /// The next best, where there is one.
    pub second: Option<Subcomponent>,
    /// Whether the two are nearly as good: people would differ here.
    pub close: bool,
    /// The domain, where the cue is of one.
    pub domain: Option<Domain>,
    /// The rule that the cue goes by.
    pub rule: Rule,
    /// The word list that the cue is of, a file of `lists/cues`.
    pub list: &'static str,
}

/// Who is named, in the text's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The kind of actor.
    pub actor: Actor,
    /// The words: bytes of the section's text.
    pub span: Range<u32>,
}

/// A statement of an influence, or something that looks like one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The section it stands in, counted from 0.
    pub section: u32,
    /// The sentence it stands in, counted over the whole text.
    pub sentence: usize,
    /// The statement: bytes of the section's text.
    pub span: Range<u32>,
    /// The words that decided what it is about: bytes of the section's text.
    pub cue: Range<u32>,
    /// What it is about; `None` where no cue is strong enough.
    pub code: Option<Code>,
    /// Whether it counts, and which way.
    pub verdict: Verdict,
    /// How likely its words make it a statement, of a thousand; 0 where they were not weighed.
    pub likely: u16,
    /// The words that decided the polarity, where any did: bytes of the section's
    /// text, or of its heading where `inherited`.
    pub sign: Option<Range<u32>>,
    /// Whether a heading or a lead-in decided the polarity.
    pub inherited: bool,
    /// Whether it was overcome: it stood in the way, and does not now.
    pub overcome: bool,
    /// Whether it is said as a need, so that the thing is not there now.
    pub need: bool,
    /// Who is named in it, or above it.
    pub actor: Option<Named>,
}
