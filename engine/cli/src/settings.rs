//! What the command line and the description say to frameworks: settings, roles, and
//! the levels that `--fail-on` names.

use std::collections::BTreeMap;

use anyhow::Result;
use evenhand::ProjectDescription;
use evenhand::assess::nearest;
use evenhand::model::Level;
use evenhand::model::framework::Framework;

use crate::failure::Problem;
use crate::plugins;

/// Settings by framework.
pub type Settings = BTreeMap<String, BTreeMap<String, String>>;

/// `--set FRAMEWORK.SETTING=VALUE`.
///
/// # Errors
/// When the name has no framework, or that of none of `frameworks`.
pub fn given(set: &[(String, String)], frameworks: &[Framework]) -> Result<Settings> {
    let known: Vec<String> = frameworks.iter().map(|framework| framework.id.clone()).collect();
    let mut settings = Settings::new();
    for (name, value) in set {
        let Some((framework, setting)) = name.split_once('.') else {
            let has = |framework: &&Framework| framework.settings.iter().any(|one| one.id == name.replace('_', "-"));
            let help = match frameworks.iter().find(has) {
                Some(framework) => format!("did you mean {}.{name}={value}?", framework.id),
                None => "write --set FRAMEWORK.SETTING=VALUE".to_owned(),
            };
            return Err(Problem::new(format!("`{name}` names no setting of a framework"), help).into());
        };
        if !known.iter().any(|id| id == framework) {
            return Err(plugins::unknown(framework, &known).into());
        }
        settings.entry(framework.to_owned()).or_default().insert(setting.to_owned(), value.clone());
    }
    Ok(settings)
}

/// Checks what the description says to frameworks: those at hand must know it.
///
/// # Errors
/// When a framework or a role that it names is none of theirs.
pub fn check_description(description: &ProjectDescription, frameworks: &[Framework]) -> Result<()> {
    let ids: Vec<String> = frameworks.iter().map(|framework| framework.id.clone()).collect();
    if let Some(id) = description.settings.keys().find(|id| !ids.contains(id)) {
        return Err(
            anyhow::Error::from(plugins::unknown(id, &ids)).context("the front matter sets something for a framework")
        );
    }
    let mut roles: Vec<String> = frameworks.iter().flat_map(|f| &f.roles).map(|role| role.id.clone()).collect();
    roles.sort();
    roles.dedup();
    match description.roles.keys().find(|id| !roles.contains(id)) {
        None => Ok(()),
        Some(id) => {
            let help = match nearest(id, &roles) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the roles are {}", roles.join(", ")),
            };
            Err(Problem::new(format!("no framework has the role `{id}` that the front matter renames"), help).into())
        }
    }
}

/// A level that ends the run with 1: framework, criterion, level.
pub type FailOn = (String, String, Level);

/// `--fail-on FRAMEWORK/CRITERION=LEVEL`
///
/// # Errors
/// When it names no criterion of `frameworks`, or no level.
pub fn fail_on(asked: &[(String, String)], frameworks: &[Framework]) -> Result<Vec<FailOn>> {
    let one = |(name, level): &(String, String)| {
        let Some(level) = Level::from_id(level) else {
            let help = format!("the levels are {}", Level::ALL.map(Level::id).join(", "));
            return Err(Problem::new(format!("`{level}` is no level"), help));
        };
        let name = name.replace('_', "-");
        let named = name.split_once('/').map(|(framework, criterion)| (framework.to_owned(), criterion.to_owned()));
        let all: Vec<String> =
            frameworks.iter().flat_map(|f| f.criteria.iter().map(move |c| format!("{}/{}", f.id, c.id))).collect();
        match named {
            Some((framework, criterion)) if all.contains(&name) => Ok((framework, criterion, level)),
            _ => {
                let help = match nearest(&name, &all) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write --fail-on FRAMEWORK/CRITERION=LEVEL".to_owned(),
                };
                Err(Problem::new(format!("there is no criterion `{name}`"), help))
            }
        }
    };
    Ok(asked.iter().map(one).collect::<Result<_, _>>()?)
}
