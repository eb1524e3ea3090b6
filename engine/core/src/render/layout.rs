//! What several layouts share: how a place, a quotation and a number are set in words.
//!
//! Nothing here escapes; each format does that last, for itself.

use super::emphasis::unmarked;
use crate::model::framework::Expectation;
use crate::model::report::{Assessed, Counts, Domain, Evidence, Outcome, Place, Prompt, Rating, Report, Stance, words};
use crate::model::{Claim, Level, SetAside};

/// `1204` as `1,204`.
pub(super) fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 section`, `9 sections`.
pub(super) fn count(n: usize, one: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{} {one}{plural}", number(n as u64))
}

/// `paragraph 3`; a heading is none, and the title has no heading over it.
pub(super) fn paragraph(headings: &[String], place: &Place) -> String {
    match place.paragraph {
        0 if headings.is_empty() => "title".to_string(),
        0 => "heading".to_string(),
        n => format!("paragraph {n}"),
    }
}

/// The first words of a heading, enough to find it by.
pub(super) fn brief(heading: &str) -> String {
    const LONGEST: usize = 32;
    if heading.chars().count() <= LONGEST {
        return heading.to_string();
    }
    let cut: String = heading.chars().take(LONGEST).collect();
    format!("{}…", cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]))
}

/// `Background › Plan, paragraph 3, line 12`.
pub(super) fn place_in_full(headings: &[String], place: &Place) -> String {
    let here = paragraph(headings, place);
    let over = headings.join(" › ");
    let over = if over.is_empty() { over } else { format!("{over}, ") };
    format!("{over}{here}{}", line(place))
}

/// `, line 12`, where the file has lines.
pub(super) fn line(place: &Place) -> String {
    if place.line == 0 { String::new() } else { format!(", line {}", place.line) }
}

/// The headings over `place`, but the title of the whole, which a page has said.
pub(super) fn headings<'p>(place: &'p Place, title: Option<&str>) -> &'p [String] {
    match place.section.split_first() {
        Some((first, rest)) if title == Some(first.as_str()) => rest,
        _ => &place.section,
    }
}

/// `“hard to reach” (say instead: …)`: flagged words; only the rest where words are left out.
pub(super) fn flagged_words(item: &Evidence) -> String {
    match &item.focus {
        Some(focus) => format!("“{}” ({})", unmarked(focus.trim()), item.note),
        None => item.note.clone(),
    }
}

/// The quotation without marks; empty where words are left out.
pub(super) fn bare_quote(item: &Evidence) -> String {
    item.quote.clone().unwrap_or_default()
}

/// What introduces a quotation, as what stands before it: `The Table decides: `.
pub(super) fn lead_in(item: &Evidence) -> String {
    introduction(&item.introduced_by)
}

/// The same, from the sentences that introduce.
pub(super) fn introduction(introduced_by: &[String]) -> String {
    let mut out = String::new();
    for introduction in introduced_by {
        out.push_str(&unmarked(introduction));
        if !introduction.ends_with([':', '?', '.', '!', ';', ',']) {
            out.push(':');
        }
        out.push(' ');
    }
    out
}

/// Whether an item denies what others support. What opposes and is no denial, as a barrier, is no
/// contradiction of what helps.
pub(super) fn says_otherwise(item: &Evidence, evidence: &[Evidence]) -> bool {
    let denies = item.stance == Stance::Opposes && item.claim == Claim::Denied;
    denies && evidence.iter().any(|e| e.stance == Stance::Supports)
}

/// Whether it was set aside for what it says, and not for where it stands: a part that
/// nothing beside it completes looks like nothing to a reader, and so do headings and single words.
pub(super) fn looks_alike(item: &Evidence) -> bool {
    let idle = matches!(item.set_aside, Some(SetAside::Elsewhere | SetAside::Heading));
    let brief = item.quote.as_ref().is_some_and(|quote| quote.split_whitespace().count() < 3);
    item.stance == Stance::SetAside && !idle && !brief
}

/// Whether what opposes comes first: where it denies nothing, and is more than what supports.
pub(super) fn barriers_lead(evidence: &[Evidence]) -> bool {
    let barriers = evidence.iter().filter(|e| e.stance == Stance::Opposes && e.claim != Claim::Denied).count();
    barriers > evidence.iter().filter(|e| e.stance == Stance::Supports).count()
}

/// All questions of a criterion in one cell: `commissioner: Which …? / team: …`.
pub(super) fn prompts_in_one(prompts: &[Prompt]) -> String {
    let all = prompts.iter().map(|p| format!("{}: {}", p.who_title, p.ask));
    all.collect::<Vec<_>>().join(" / ")
}

/// `3 described · 1 partly · 2 not found`, leaving out what there is none of.
pub(super) fn counts(counts: &Counts) -> String {
    let named = [
        (counts.described, "described"),
        (counts.partly, "partly"),
        (counts.not_found, "not found"),
        (counts.said_not_done, "said not done"),
        (counts.not_applicable, "does not apply"),
    ];
    let some = named.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}"));
    some.collect::<Vec<_>>().join(" · ")
}

/// A domain's ratings, as a page sets them: some in full, some named in one line.
pub(super) struct Set<'a> {
    pub full: Vec<&'a Rating>,
    pub not_found: Vec<&'a Rating>,
    pub not_applicable: Vec<&'a Rating>,
}

/// A checklist shows every criterion; a profile or a description shows what was
/// named or is unsure, and the rest in a line.
pub(super) fn set_of<'a>(assessed: &'a Assessed, domain: &Domain) -> Set<'a> {
    let mut set = Set { full: Vec::new(), not_found: Vec::new(), not_applicable: Vec::new() };
    for rating in assessed.ratings.iter().filter(|r| r.domain == domain.id) {
        match rating.level {
            Level::NotApplicable => set.not_applicable.push(rating),
            Level::NotFound if domain.expects.describes() && words::unsure(&rating.evidence) => set.full.push(rating),
            Level::NotFound if domain.expects != Expectation::Each => set.not_found.push(rating),
            _ => set.full.push(rating),
        }
    }
    set
}

/// The titles of `ratings`, in one line.
pub(super) fn titles(ratings: &[&Rating]) -> String {
    ratings.iter().map(|r| r.title.as_str()).collect::<Vec<_>>().join(", ")
}

/// `words` with a capital first.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What `report` was made by: the engine and the description, then a line for each framework with
/// its plugin, fuel and settings. A plugin that failed has none.
pub(super) fn made_by(report: &Report) -> Vec<String> {
    let run = format!("evenhand {}, description {}", report.engine.version, report.description.digest);
    let plugins = report.outcomes.iter().filter_map(|outcome| {
        let (name, version, plugin, fuel, settings) = match outcome {
            Outcome::Assessed(a) => (&a.framework, &a.version, &a.plugin, a.fuel, &a.settings),
            Outcome::Refused(r) => (&r.framework, &r.version, &r.plugin, r.fuel, &r.settings),
            Outcome::Failed(_) => return None,
        };
        let with: String = settings
            .iter()
            .map(|(id, value)| format!(", {id}: {}", value.as_deref().unwrap_or("(left out)")))
            .collect();
        Some(format!("{name} {version}, {plugin}, fuel {}{with}", number(fuel)))
    });
    [run].into_iter().chain(plugins).collect()
}
