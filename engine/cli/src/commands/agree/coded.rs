//! Coders' codes, a row for each statement.

use std::path::Path;

use anyhow::{Context as _, Result};
use evenhand::agree::{Coded, CodedAgreement, Given, Miscoded, OfCodes};
use evenhand::model::assessment::{Assessment, Evidence, Rating, Stance};
use evenhand::model::framework::Framework;
use evenhand::read::{self, Format, Source};
use evenhand::{Plugin, ProjectDescription};

use super::{Reader, folded};
use crate::args::Agree;
use crate::commands::table::{Row, Table};
use crate::failure::Problem;

/// The setting, and its value, by which a framework is told that each text is one
/// statement that somebody has picked out already.
const ONE_STATEMENT: (&str, &str) = ("read", "statement");

/// The label by which evidence names the next likeliest criterion.
const SECOND: &str = "second";

/// What the codes of a column are.
#[derive(Clone, Copy)]
enum Kind {
    Criteria,
    Domains,
}

/// A statement's line, its words, its row, and what decided.
struct Read {
    line: u64,
    statement: String,
    coded: Coded,
    phrase: String,
    note: String,
}

/// Compares first codes, and sides, with those of the file `gold`.
pub fn compare(reader: &Reader, gold: &Path, code: &str, args: &Agree) -> Result<OfCodes> {
    let framework = reader.plugin.framework();
    let table = Table::read(gold)?;
    let (text, code) = (table.column(&args.text)?, table.column(code)?);
    let stance = args.stance.as_ref().map(|name| table.column(name)).transpose()?;
    let (mut kind, mut read, mut left_out) = (None, Vec::new(), 0);
    for row in table.rows() {
        let Some(code) = one(row.get(code)) else {
            left_out += 1;
            continue;
        };
        let kind = *kind.get_or_insert(kind_of(framework, &code, &row)?);
        let code = known(framework, kind, &code, &row)?;
        let stance = stance.map(|stance| side(row.get(stance), &row)).transpose()?.flatten();
        read.push(statement(reader, kind, &row, row.get(text), code, stance)?);
    }
    if read.is_empty() {
        return Err(Problem::new(format!("{} has no statement with one code", gold.display()), "look at --code").into());
    }
    let rows: Vec<Coded> = read.iter().map(|one| one.coded.clone()).collect();
    let wrong = |one: &&Read| !one.coded.within(1) || one.coded.stance_agrees() == Some(false);
    Ok(OfCodes {
        compared: reader.compared(),
        left_out,
        agreement: CodedAgreement::of(&rows),
        disagreements: args.rows.then(|| read.iter().filter(wrong).map(miscoded).collect()),
    })
}

/// The code of a cell that has one.
fn one(cell: &str) -> Option<String> {
    let several = cell.contains([';', '|', '+', ',', '/']);
    (!cell.is_empty() && !several).then(|| folded(cell))
}

fn ids(framework: &Framework, kind: Kind) -> Vec<String> {
    match kind {
        Kind::Criteria => framework.criteria.iter().map(|criterion| criterion.id.clone()).collect(),
        Kind::Domains => framework.domains.iter().map(|domain| domain.id.clone()).collect(),
    }
}

fn kind_of(framework: &Framework, code: &str, row: &Row<'_>) -> Result<Kind> {
    let kinds = [Kind::Criteria, Kind::Domains];
    let holds = |kind: &Kind| ids(framework, *kind).iter().any(|id| folded(id) == code);
    kinds.into_iter().find(holds).ok_or_else(|| {
        let help = format!(
            "its criteria are {}; its domains {}",
            ids(framework, Kind::Criteria).join(", "),
            ids(framework, Kind::Domains).join(", ")
        );
        row.problem(&format!("`{code}` is neither a criterion nor a domain of {}", framework.id), help).into()
    })
}

/// The framework's own spelling of `code`.
fn known(framework: &Framework, kind: Kind, code: &str, row: &Row<'_>) -> Result<String> {
    let ids = ids(framework, kind);
    ids.iter().find(|id| folded(id) == code).cloned().ok_or_else(|| {
        let what = match kind {
            Kind::Criteria => "criterion",
            Kind::Domains => "domain",
        };
        row.problem(
            &format!("`{code}` is no {what}, as the codes above it are"),
            format!("they are {}", ids.join(", ")),
        )
        .into()
    })
}

/// The side of a cell; none where it is empty or both.
fn side(cell: &str, row: &Row<'_>) -> Result<Option<String>> {
    match folded(cell).as_str() {
        "" | "mixed" | "both" | "neutral" => Ok(None),
        "barrier" | "opposes" => Ok(Some("barrier".to_owned())),
        "facilitator" | "enabler" | "supports" => Ok(Some("facilitator".to_owned())),
        other => {
            Err(row.problem(&format!("`{other}` is no side"), "write barrier, facilitator, mixed or nothing").into())
        }
    }
}

fn statement(
    reader: &Reader,
    kind: Kind,
    row: &Row<'_>,
    text: &str,
    code: String,
    stance: Option<String>,
) -> Result<Read> {
    if text.is_empty() {
        return Err(row.problem("there is no statement", "leave the row out, or give its words").into());
    }
    let source = Source::bytes(text).format(Format::Text);
    let description =
        read::description(source, read::Limits::default()).with_context(|| format!("line {}", row.line))?;
    let assessment = reader.read(&description, alone(&reader.plugin))?;
    let assessment = assessment.map_err(|why| row.problem(&why, "mend the plugin, or leave the row out"))?;
    let first = first(&assessment);
    let given = Given {
        codes: codes(reader.plugin.framework(), kind, &assessment),
        stance: first.map(|item| told(item.stance)),
    };
    Ok(Read {
        line: row.line,
        statement: text.to_owned(),
        coded: Coded { code, stance, given },
        phrase: first.map_or_else(String::new, |item| phrase(&description, item)),
        note: first.map_or_else(String::new, |item| item.note.clone()),
    })
}

/// The setting that makes the framework take a text for one statement, where it has it.
fn alone(plugin: &Plugin) -> Option<(&'static str, &'static str)> {
    let (id, value) = ONE_STATEMENT;
    let has = |setting: &&evenhand::model::framework::Setting| {
        setting.id == id && setting.choices.iter().any(|choice| choice == value)
    };
    plugin.framework().settings.iter().find(has).map(|_| ONE_STATEMENT)
}

/// Criteria with evidence that counts, those with most of it first.
fn found(assessment: &Assessment) -> Vec<(&Rating, Vec<&Evidence>)> {
    let with_items = assessment.ratings.iter().map(|rating| (rating, counting(rating)));
    let mut found: Vec<(&Rating, Vec<&Evidence>)> = with_items.filter(|(_, items)| !items.is_empty()).collect();
    found.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
    found
}

fn counting(rating: &Rating) -> Vec<&Evidence> {
    rating.evidence.iter().filter(|item| !matches!(item.stance, Stance::SetAside(_))).collect()
}

fn first(assessment: &Assessment) -> Option<&Evidence> {
    found(assessment).first().and_then(|(_, items)| items.first().copied())
}

/// The codes given, the likeliest first: the criterion with most evidence, the one that
/// its evidence names as second, the others.
fn codes(framework: &Framework, kind: Kind, assessment: &Assessment) -> Vec<String> {
    let found = found(assessment);
    let second = first(assessment).and_then(|item| item.labels.iter().find(|(facet, _)| facet == SECOND));
    let second = second.and_then(|(_, id)| framework.criteria.iter().position(|criterion| criterion.id == *id));
    let mut order: Vec<usize> = found.iter().map(|(rating, _)| rating.criterion).collect();
    if let Some(second) = second {
        order.retain(|criterion| *criterion != second || found[0].0.criterion == second);
        if !order.contains(&second) {
            order.insert(1, second);
        }
    }
    let mut codes: Vec<String> = Vec::new();
    for criterion in order.into_iter().map(|criterion| &framework.criteria[criterion]) {
        let code = match kind {
            Kind::Criteria => &criterion.id,
            Kind::Domains => &criterion.domain,
        };
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    codes
}

fn told(stance: Stance) -> String {
    if stance == Stance::Opposes { "barrier" } else { "facilitator" }.to_owned()
}

fn phrase(description: &ProjectDescription, item: &Evidence) -> String {
    description.quote(item.section, &item.focus).to_owned()
}

fn miscoded(one: &Read) -> Miscoded {
    Miscoded {
        line: one.line,
        statement: one.statement.clone(),
        code: one.coded.code.clone(),
        stance: one.coded.stance.clone(),
        given: one.coded.given.codes.clone(),
        given_stance: one.coded.given.stance.clone(),
        phrase: one.phrase.clone(),
        note: one.note.clone(),
    }
}
