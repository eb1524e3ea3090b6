//! One description, read once, against all criteria of the framework.

use evenhand_language::claim::Prepared;
use evenhand_language::learned::Odds;
use evenhand_language::query::Table;
use evenhand_language::rating::{self, Hit, Item, Level, Rated, Readers, Rule, Strength, Worth};
use evenhand_language::who::Cast;
use evenhand_language::{Claim, Kind, Reading, Text, Words};

use crate::compiled::{AtLeast, Compiled, LEARNED, Manifest, Mark, Rules, Unreadable};
use crate::conclusions::Ground;
use crate::contract as wit;
use crate::given::text_of;
use crate::labels::{Named, Value};
use crate::taught::{self, Offer, Taught, Weighing};
use crate::{conclusions, evidence, project_parts, prompts, rationale, summary, wording};

/// A criterion's rating before it is put into words.
pub(crate) struct Finding {
    /// The judged hits, in order of their place.
    pub items: Vec<Item>,
    /// What follows from them.
    pub rated: Rated,
    /// The values of facets that each hit names.
    pub values: Vec<Vec<Value>>,
    /// How likely readers find it, where they taught anything of it.
    pub odds: Option<Odds>,
    /// What readers' ratings changed about it.
    pub taught: Option<Taught>,
    /// So many of the last hits are sentences that they point at.
    pub pointed: usize,
}

impl Finding {
    /// Whether the core has an actor that is told only beside its clause, with nothing that bears
    /// it out: so that it is `unclear-who` though somebody is named.
    pub(crate) fn stands_alone(&self) -> bool {
        let core = self.rated.decided.first().map(|&at| &self.items[at]);
        self.rated.untold.is_empty() && core.is_some_and(|core| core.worth == Worth::Strong && core.from_context())
    }
}

/// Assesses `description` by a compiled framework.
///
/// # Errors
/// When the framework cannot be read. A refusal is an answer, not an error.
pub fn assess(
    compiled: &Compiled<'_>,
    description: &wit::ProjectDescription,
) -> Result<Result<wit::Assessment, wit::Refusal>, Unreadable> {
    let manifest = compiled.manifest()?;
    let rules = compiled.rules()?;
    let table = Table::open(compiled.queries).map_err(|_| Unreadable::Damaged)?;
    let text = text_of(description);
    let reading = Reading::new(&text);
    if reading.words.is_empty() {
        return Ok(Err(wit::Refusal::TooLittleText));
    }
    let claims = Prepared::new(&reading);
    let met = meet(&reading, &rules, &table);
    let active = active(&description.settings);
    let mut judged = judge(&claims, &rules, &met);
    let learned = rules.learned.as_ref().filter(|_| !left_out(&description.settings));
    let weighing = learned.and_then(|learned| Weighing::of(&claims, learned, &mut judged));
    let named = Named::new(&reading, &met);
    let mut findings = rate(&claims, &rules, &met, &named, judged, &active);
    if let Some(weighing) = &weighing {
        weighing.settle(&claims, &rules, &mut findings);
    }
    let parts = project_parts::of_sections(&reading, &rules);
    let ratings = ratings(&reading, &manifest, &rules, &parts, &findings);
    let flagged = wording::flag(&claims, &rules, &met, &parts);
    let summary = summary::sum_up(&manifest, &rules, &findings);
    let ground = Ground {
        reading: &reading,
        manifest: &manifest,
        rules: &rules,
        findings: &findings,
        active: &active,
        named: &named,
        weighing,
    };
    let conclusions = conclusions::draw(&ground, &ratings, flagged);
    Ok(Ok(wit::Assessment { summary, ratings, conclusions }))
}

/// Whether what was learned is left out by a setting.
fn left_out(settings: &[(String, String)]) -> bool {
    settings.iter().any(|(id, value)| (id.as_str(), value.as_str()) == LEARNED)
}

/// What a text offers to learn from: what the pages alone say of it, and its sentences as
/// they are weighed.
///
/// # Errors
/// When the framework cannot be read.
pub fn offer(compiled: &Compiled<'_>, text: &Text<'_>, settings: &[(String, String)]) -> Result<Offer, Unreadable> {
    let rules = compiled.rules()?;
    let table = Table::open(compiled.queries).map_err(|_| Unreadable::Damaged)?;
    let reading = Reading::new(text);
    let claims = Prepared::new(&reading);
    let met = meet(&reading, &rules, &table);
    let active = active(settings);
    let findings = rate(&claims, &rules, &met, &Named::new(&reading, &met), judge(&claims, &rules, &met), &active);
    Ok(taught::offer(&claims, &findings))
}

/// Which elements are asked for with these settings.
fn active(settings: &[(String, String)]) -> impl Fn(&Rule<'_>, u8) -> bool + '_ {
    |rule, element| {
        let with = rule.elements.get(usize::from(element)).and_then(|element| element.with);
        with.is_none_or(|(id, value)| settings.iter().any(|(key, set)| key == id && set == value))
    }
}

/// Whether an element of a rule is asked for with the settings that hold.
pub(crate) type Active<'a> = &'a dyn Fn(&Rule<'_>, u8) -> bool;

/// The hits of every criterion, judged.
fn judge(claims: &Prepared<'_, '_>, rules: &Rules<'_>, met: &Met) -> Vec<Vec<Item>> {
    let cast = Cast::new(claims);
    let readers = Readers { claims, cast: &cast };
    rules.criteria.iter().zip(&met.hits).map(|(rule, hits)| rating::judge(readers, rule, hits)).collect()
}

/// What follows from them.
fn rate(
    claims: &Prepared<'_, '_>,
    rules: &Rules<'_>,
    met: &Met,
    named: &Named,
    judged: Vec<Vec<Item>>,
    active: Active<'_>,
) -> Vec<Finding> {
    let of_criterion = |((rule, hits), items): ((&Rule<'_>, &Vec<Hit>), Vec<Item>)| {
        let active = |element: u8| active(rule, element);
        let rated = rating::rate(claims.reading(), rule, &items, &active, applies(claims, rule, hits));
        let values = items.iter().map(|item| named.of(claims.reading(), &item.words)).collect();
        Finding { items, rated, values, odds: None, taught: None, pointed: 0 }
    };
    let mut findings: Vec<Finding> = rules.criteria.iter().zip(&met.hits).zip(judged).map(of_criterion).collect();
    for counted in &rules.at_least {
        count(&mut findings, counted);
    }
    findings
}

/// Where a text meets the framework's queries.
pub(crate) struct Met {
    /// The hits of every criterion.
    pub hits: Vec<Vec<Hit>>,
    /// Where queries are met that are no criterion's.
    pub marks: Vec<(Mark, Words)>,
}

/// Meets every query in one pass over the text.
fn meet(reading: &Reading<'_>, rules: &Rules<'_>, table: &Table<'_>) -> Met {
    let mut hits: Vec<Vec<Hit>> = rules.criteria.iter().map(|_| Vec::new()).collect();
    let mut marks = Vec::new();
    table.scan(reading, &mut |query, words| {
        let from = rules.marks.partition_point(|(of, _)| *of < query);
        let of_query = rules.marks[from..].iter().take_while(|(of, _)| *of == query);
        marks.extend(of_query.map(|(_, mark)| (*mark, words.clone())));
        let from = rules.parts.partition_point(|(of, _)| *of < query);
        for (_, part) in rules.parts[from..].iter().take_while(|(of, _)| *of == query) {
            if let Some(of_criterion) = hits.get_mut(usize::from(part.criterion)) {
                of_criterion.push(Hit { part: *part, words: words.clone() });
            }
        }
    });
    Met { hits, marks }
}

/// Whether the project has a deed of the kind that the criterion is about.
fn applies(claims: &Prepared<'_, '_>, rule: &Rule<'_>, hits: &[Hit]) -> bool {
    let has_it = |hit: &Hit| {
        let reckoned = claims.claim(&hit.words, Kind::Deed);
        reckoned.set_aside.is_none() && matches!(reckoned.claim, Claim::Planned | Claim::Reported)
    };
    !rule.conditional || hits.iter().any(|hit| hit.part.strength == Strength::AppliesWhen && has_it(hit))
}

/// Rates a criterion by how many of some others are described; it rests on what
/// decided theirs.
fn count(findings: &mut [Finding], counted: &AtLeast) {
    let described: Vec<usize> = counted
        .of
        .iter()
        .map(|&of| usize::from(of))
        .filter(|&of| findings.get(of).is_some_and(|finding| finding.rated.level == Level::Described))
        .collect();
    let level = match described.len() {
        0 => Level::NotFound,
        n if n >= usize::from(counted.n) => Level::Described,
        _ => Level::Partly,
    };
    let mut items: Vec<(Item, Vec<Value>)> = Vec::new();
    for &of in &described {
        let finding = &findings[of];
        let first = finding.rated.decided.first();
        items.extend(first.map(|&at| (Item { element: 0, ..finding.items[at].clone() }, finding.values[at].clone())));
    }
    items.sort_by_key(|(item, _)| (item.words.start, item.words.end));
    let (items, values): (Vec<Item>, Vec<Vec<Value>>) = items.into_iter().unzip();
    let decided = (0..items.len()).collect();
    let shortfall = (level == Level::Partly).then_some(rating::Shortfall::PartMissing);
    if let Some(finding) = findings.get_mut(usize::from(counted.criterion)) {
        let rated = Rated::plain(level, shortfall, decided);
        *finding = Finding { items, rated, values, odds: None, taught: None, pointed: 0 };
    }
}

fn ratings(
    reading: &Reading<'_>,
    manifest: &Manifest<'_>,
    rules: &Rules<'_>,
    parts: &[Option<&str>],
    findings: &[Finding],
) -> Vec<wit::Rating> {
    let answered = prompts::answered_domains(manifest, findings);
    let rate = |(index, finding): (usize, &Finding)| {
        let (rule, criterion) = (&rules.criteria[index], &manifest.criteria[index]);
        wit::Rating {
            criterion: index as u32,
            level: level(finding.rated.level),
            shortfall: finding.rated.shortfall.map(shortfall),
            rationale: rationale::put(rule, finding),
            evidence: evidence::cut(reading, manifest, rules, parts, rule, finding),
            prompts: prompts::ask(manifest, criterion, rule, finding, &answered),
        }
    };
    findings.iter().enumerate().map(rate).collect()
}

fn level(from: Level) -> wit::Level {
    match from {
        Level::Described => wit::Level::Described,
        Level::Partly => wit::Level::Partly,
        Level::NotFound => wit::Level::NotFound,
        Level::SaidNotDone => wit::Level::SaidNotDone,
        Level::NotApplicable => wit::Level::NotApplicable,
    }
}

fn shortfall(from: rating::Shortfall) -> wit::Shortfall {
    match from {
        rating::Shortfall::OnlyHoped => wit::Shortfall::OnlyHoped,
        rating::Shortfall::PartMissing => wit::Shortfall::PartMissing,
        rating::Shortfall::OnlyTouchedOn => wit::Shortfall::OnlyTouchedOn,
        rating::Shortfall::UnclearWho => wit::Shortfall::UnclearWho,
        rating::Shortfall::Doubtful => wit::Shortfall::Doubtful,
    }
}
