//! The laws of the contract: what a plugin says must hold before anybody sees it.
//!
//! Each law is a function that returns what was broken. [`framework`] has those on
//! what a plugin says of itself, [`assessment`] those on what it answers. A broken law
//! names the law and the value that was seen, never words of the description.

pub mod assessment;
pub mod framework;

use thiserror::Error;

use crate::model::assessment::{Assessment, Refusal};
use crate::model::description::ProjectDescription;
use crate::model::framework::Framework;
use crate::plugin::Limits;

/// A broken law.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("breaks the law `{law}`: {seen}")]
pub struct Broken {
    /// The law's name.
    pub law: &'static str,
    /// What was seen.
    pub seen: String,
}

/// What a law returns.
pub type Kept = Result<(), Broken>;

/// A broken `law`, with what was seen.
pub(crate) fn broken(law: &'static str, seen: impl Into<String>) -> Kept {
    Err(Broken { law, seen: seen.into() })
}

/// A text of a plugin, short and harmless enough to stand in an error.
pub(crate) fn shown(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    format!("{short:?}")
}

/// Checks what a plugin says of itself.
///
/// # Errors
/// The first law that is broken.
pub fn check_framework(framework: &Framework, again: &Framework, carried: Option<&str>, limits: &Limits) -> Kept {
    for (_, law) in framework::LAWS {
        law(framework, limits)?;
    }
    framework::says_the_same_twice(framework, again)?;
    framework::carries_what_it_says(framework, carried)
}

/// Checks what a plugin answered about `description`.
///
/// # Errors
/// The first law that is broken.
pub fn check_assessment(
    assessment: &Assessment,
    framework: &Framework,
    description: &ProjectDescription,
    limits: &Limits,
) -> Kept {
    let given = assessment::Given { assessment, framework, description, limits };
    for (_, law) in assessment::LAWS {
        law(&given)?;
    }
    Ok(())
}

/// Checks why a plugin declined.
///
/// # Errors
/// When it names a setting that it has not declared, or says nothing readable.
pub fn check_refusal(refusal: Refusal, framework: &Framework) -> Result<Refusal, Broken> {
    let declared = |id: &str| framework.settings.iter().any(|setting| setting.id == id);
    let seen = match &refusal {
        Refusal::MissingSetting(id) | Refusal::InvalidSetting(id, _) if !declared(id) => shown(id),
        Refusal::OutOfScope(why) if why.chars().any(char::is_control) => "control characters".to_owned(),
        _ => return Ok(refusal),
    };
    Err(Broken { law: "refuses-by-what-it-declares", seen })
}
