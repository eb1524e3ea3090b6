//! The assessment in a sentence: what was named, or counts as counts.

use evenhand_language::Level;

use crate::assess::Finding;
use crate::compiled::{Manifest, Rules, Summary};

/// Sums up the findings.
pub(crate) fn sum_up(manifest: &Manifest<'_>, rules: &Rules<'_>, findings: &[Finding]) -> String {
    match rules.summary {
        Summary::Counts => counts(manifest, findings),
        Summary::Leaning => leaning(manifest, rules, findings),
        Summary::Sentence(form) => fill(form, manifest, rules, findings),
    }
}

/// Of the criteria that something is expected of; a domain that only describes has nothing
/// to count.
fn counts(manifest: &Manifest<'_>, findings: &[Finding]) -> String {
    let describes = |id: &str| manifest.domains.iter().any(|domain| domain.id == id && domain.expects.describes());
    let all_describe = manifest.domains.iter().all(|domain| domain.expects.describes());
    let of_all = manifest.criteria.iter().zip(findings);
    let counted: Vec<Level> = of_all
        .filter(|(criterion, _)| all_describe || !describes(criterion.domain))
        .map(|(_, finding)| finding.rated.level)
        .collect();
    let count = |level| counted.iter().filter(|found| **found == level).count();
    let mut said = format!(
        "Of {} {}: {} described, {} partly, {} not found by this reading",
        counted.len(),
        if counted.len() == 1 { "criterion" } else { "criteria" },
        count(Level::Described),
        count(Level::Partly),
        count(Level::NotFound)
    );
    for (level, words) in [(Level::SaidNotDone, "said not done"), (Level::NotApplicable, "not applicable")] {
        if count(level) > 0 {
            said.push_str(&format!(", {} {words}", count(level)));
        }
    }
    said + "."
}

/// The type that is described; several are *mixed*, none is *unclear*.
fn leaning(manifest: &Manifest<'_>, rules: &Rules<'_>, findings: &[Finding]) -> String {
    let at = |level: Level| -> Vec<&str> {
        let all = manifest.criteria.iter().zip(&rules.phrases).zip(findings);
        let of_level = all.filter(|(_, finding)| finding.rated.level == level);
        of_level.map(|((criterion, phrase), _)| if phrase.is_empty() { criterion.title } else { phrase }).collect()
    };
    match (at(Level::Described).as_slice(), at(Level::Partly).as_slice()) {
        ([one], _) => format!("As read here, it leans to {one}."),
        ([], []) => "As read here, it is unclear which of these it is: none was found.".to_owned(),
        ([], partly) => {
            format!("As read here, it is unclear which of these it is; something is there of {}.", joined(partly))
        }
        (several, _) => format!("As read here, it is mixed: {}.", joined(several)),
    }
}

/// Fills each `{domain}` slot with the phrases of what is described there, else of
/// what is partly there, else *[not found]*.
fn fill(form: &str, manifest: &Manifest<'_>, rules: &Rules<'_>, findings: &[Finding]) -> String {
    let mut said = form.to_owned();
    for domain in &manifest.domains {
        let slot = ["{", domain.id, "}"].concat();
        let at = |level: Level| -> Vec<&str> {
            let of_domain = manifest.criteria.iter().zip(&rules.phrases).zip(findings);
            of_domain
                .filter(|((criterion, phrase), finding)| {
                    criterion.domain == domain.id && finding.rated.level == level && !phrase.is_empty()
                })
                .map(|((_, phrase), _)| *phrase)
                .collect()
        };
        let mut named = at(Level::Described);
        if named.is_empty() {
            named = at(Level::Partly);
        }
        said = said.replace(&slot, &joined(&named));
    }
    said
}

fn joined(named: &[&str]) -> String {
    match named {
        [] => "[not found]".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
