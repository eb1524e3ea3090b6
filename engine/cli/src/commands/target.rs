//! Which criterion a person means: `ward/why.local-solutions`, or `why.local-solutions`.

use evenhand::assess::nearest_few;
use evenhand::model::framework::Framework;

use crate::failure::Problem;
use crate::plugins;

/// A criterion of a framework, by their ids.
#[derive(Debug, PartialEq, Eq)]
pub struct Target {
    pub framework: String,
    pub criterion: String,
}

/// How many ids an error suggests.
const SUGGESTED: usize = 3;

/// The criterion of `frameworks` that `named` names.
///
/// # Errors
/// When it names none of them, or several.
pub fn resolve(named: &str, frameworks: &[Framework]) -> Result<Target, Problem> {
    let named = named.replace('_', "-");
    if let Some((framework, criterion)) = named.split_once('/') {
        return within(framework, criterion, frameworks);
    }
    if let Some(framework) = frameworks.iter().find(|framework| framework.id == named) {
        return Err(no_criterion(framework));
    }
    let having: Vec<&Framework> =
        frameworks.iter().filter(|framework| framework.criteria.iter().any(|c| c.id == named)).collect();
    match having.as_slice() {
        [one] => Ok(Target { framework: one.id.clone(), criterion: named }),
        [] => Err(unknown(&named, &named, frameworks)),
        several => {
            let ids: Vec<String> = several.iter().map(|framework| format!("{}/{named}", framework.id)).collect();
            Err(Problem::new(format!("several frameworks have a criterion `{named}`"), format!("write {}", or(&ids))))
        }
    }
}

fn within(framework: &str, criterion: &str, frameworks: &[Framework]) -> Result<Target, Problem> {
    let ids: Vec<String> = frameworks.iter().map(|framework| framework.id.clone()).collect();
    let Some(of) = frameworks.iter().find(|one| one.id == framework) else {
        return Err(plugins::unknown(framework, &ids));
    };
    if criterion.is_empty() {
        return Err(no_criterion(of));
    }
    if of.criteria.iter().any(|one| one.id == criterion) {
        return Ok(Target { framework: framework.to_owned(), criterion: criterion.to_owned() });
    }
    Err(unknown(&format!("{framework}/{criterion}"), criterion, std::slice::from_ref(of)))
}

fn no_criterion(of: &Framework) -> Problem {
    let some: Vec<String> = of.criteria.iter().take(SUGGESTED).map(|one| format!("{}/{}", of.id, one.id)).collect();
    let help = format!("name a criterion, such as {}; `evenhand framework show {}` has them all", or(&some), of.id);
    Problem::new(format!("`{}` is a framework, and a criterion is wanted", of.id), help)
}

/// Suggests ids that hold the word, then ids that are spelt much like it.
fn unknown(named: &str, criterion: &str, frameworks: &[Framework]) -> Problem {
    let of = |framework: &Framework, id: &str| format!("{}/{id}", framework.id);
    let all = || frameworks.iter().flat_map(|framework| framework.criteria.iter().map(move |one| (framework, &one.id)));
    let bare: Vec<String> = all().map(|(_, id)| id.clone()).collect();
    let mut near: Vec<&str> = bare.iter().map(String::as_str).filter(|id| id.contains(criterion)).collect();
    near.extend(nearest_few(criterion, &bare, SUGGESTED));
    let mut ids: Vec<String> = Vec::new();
    for (framework, id) in near.iter().flat_map(|near| all().filter(|(_, id)| id.as_str() == *near)) {
        if ids.len() < SUGGESTED && !ids.contains(&of(framework, id)) {
            ids.push(of(framework, id));
        }
    }
    let help = match ids.as_slice() {
        [] => "`evenhand framework show ID` has the criteria of a framework".to_owned(),
        near => format!("did you mean {}?", or(near)),
    };
    Problem::new(format!("there is no criterion `{named}`"), help)
}

/// `` `a`, `b` or `c` ``
fn or(ids: &[String]) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}
