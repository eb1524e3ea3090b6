//! Agreement with people, for a terminal: a line a part, then what was asked for.

use super::layout::count;
use super::page::{Entry, Page, Weight};
use super::text::{View, brief};
use crate::model::agree::{Compared, Disagreement, LevelAgreement, Miscoded, Missed, OfCodes, OfLevels, Words};

/// The columns of the table of levels, after the name of the part; the last two are as wide as
/// their numbers.
const HEAD: &str = "    n  exact first common  kappa";
/// How wide the last two are at the least.
const LEAST: usize = 7;

/// `of` for a terminal.
#[must_use]
pub fn agreement(of: &OfLevels, view: View) -> String {
    let mut page = Page::new(view.width.max(40), view.ascii, view.color);
    title(&mut page, &of.compared, &format!("beside readers of {}", count(of.inputs, "description")));
    let name = of.criteria.iter().map(|part| part.id.len()).max().unwrap_or(0).max("all".len()) + 2;
    page.blank();
    let [right, met] = shares(&of.overall).map(|share| LEAST.max(share.len() + 2));
    let cells = |of: &LevelAgreement| {
        let [of_found, of_expected] = shares(of);
        format!("{}{of_found:>right$}{of_expected:>met$}", numbers(of))
    };
    page.table_line("", name, &format!("{HEAD}{:>right$}{:>met$}", "right", "found"));
    for domain in &of.domains {
        page.table_line(&domain.id, name, &cells(&domain.agreement));
        for criterion in of.criteria.iter().filter(|part| part.domain.as_ref() == Some(&domain.id)) {
            page.table_line(&criterion.id, name, &cells(&criterion.agreement));
        }
    }
    page.table_line("all", name, &cells(&of.overall));
    page.blank();
    page.text(0, EXPLAINED);
    page.text(0, &quoted(&of.overall.words));
    if of.rows_of_others > 0 {
        page.text(
            0,
            &format!("{} name criteria of other frameworks and were passed over.", count(of.rows_of_others, "row")),
        );
    }
    for unread in &of.unread {
        page.text(0, &format!("{} was not read: {}.", unread.input, unread.why));
    }
    of.rows.iter().flatten().for_each(|row| disagreement(&mut page, row));
    of.missed.iter().for_each(|found| missed(&mut page, found));
    page.finish()
}

/// What the columns are, in words.
const EXPLAINED: &str = "exact: a level that any reader would take. first: the first reader's first choice. \
common: what each criterion's commonest level alone would get. kappa: quadratic, over absent, partly and described, \
against the nearer reader. right: of how many that are found to be described, a reader would say so. found: of how \
many that every reader calls described first, that many were found.";

/// Whether the sentences shown are those that readers quote; nothing where none are quoted.
fn quoted(words: &Words) -> String {
    if words.quoted == 0 {
        return String::new();
    }
    format!(
        "Of {} in which both find something, and a reader quotes it, the first sentence shown has words of a reader's \
         quotation in {}, and one of the first three in {}.",
        count(words.quoted, "rating"),
        words.first,
        words.first_three
    )
}

fn numbers(of: &LevelAgreement) -> String {
    let [exact, first, commonest, kappa] = [of.exact, of.first_choice, of.commonest, of.kappa].map(number);
    format!("{:>5}{exact:>7}{first:>6}{commonest:>7}{kappa:>7}", of.ratings)
}

/// Of those found to be described, how many are; of those that are, how many were found.
fn shares(of: &LevelAgreement) -> [String; 2] {
    let described = &of.described;
    [format!("{}/{}", described.right, described.found), format!("{}/{}", described.met, described.expected)]
}

/// Two places, which is as far as such numbers can be trusted.
fn number(number: Option<f64>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| format!("{number:.2}"))
}

fn title(page: &mut Page, compared: &Compared, what: &str) {
    let text = format!("{} {} {what}", compared.framework, compared.version);
    page.entry(Entry { text: &text, weight: Weight::Bold, ..Entry::default() });
    page.text(0, &format!("plugin {}", brief(&compared.plugin)));
}

fn disagreement(page: &mut Page, row: &Disagreement) {
    page.blank();
    let text = format!("{} {}: found {}", row.input, row.criterion, row.found);
    page.entry(Entry { text: &text, weight: Weight::Bold, ..Entry::default() });
    page.text_hanging(2, 4, &row.rationale);
    if !row.phrases.is_empty() {
        page.text_hanging(2, 4, &format!("found {}", few(&row.phrases)));
    }
    for said in &row.readers {
        let who = if said.reader.is_empty() { "a reader" } else { &said.reader };
        let quote = if said.quote.is_empty() { String::new() } else { format!(" “{}”", said.quote) };
        page.text_hanging(2, 4, &format!("{who}: {}{quote}", said.levels.join(" or ")));
    }
}

/// The first few phrases; those that decided stand first.
fn few(phrases: &[String]) -> String {
    const SHOWN: usize = 6;
    let shown: Vec<String> = phrases.iter().take(SHOWN).map(|phrase| format!("“{phrase}”")).collect();
    match phrases.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

fn missed(page: &mut Page, missed: &Missed) {
    page.blank();
    let text = format!("{} that no phrase touched", count(missed.untouched.len(), "quotation"));
    page.entry(Entry { text: &text, weight: Weight::Bold, ..Entry::default() });
    for one in &missed.untouched {
        let absent = if one.in_text { "" } else { " (not in the text as it is quoted)" };
        page.text_hanging(2, 4, &format!("{} {} {}: “{}”{absent}", one.input, one.criterion, one.level, one.quote));
    }
    page.blank();
    let text = format!("{} found where every reader found nothing", count(missed.in_vain.len(), "rating"));
    page.entry(Entry { text: &text, weight: Weight::Bold, ..Entry::default() });
    for one in &missed.in_vain {
        page.text_hanging(2, 4, &format!("{} {} {}: {}", one.input, one.criterion, one.found, few(&one.phrases)));
    }
}

/// `of` for a terminal.
#[must_use]
pub fn coded_agreement(of: &OfCodes, view: View) -> String {
    let mut page = Page::new(view.width.max(40), view.ascii, view.color);
    let counted = &of.agreement;
    title(&mut page, &of.compared, &format!("beside coders of {}", count(counted.rows, "statement")));
    page.blank();
    let line = |page: &mut Page, name: &str, value: String| page.table_line(name, 32, &format!("{value:>7}"));
    line(&mut page, "given a code", format!("{}", counted.answered));
    line(&mut page, "first code is the coders'", number(counted.top1));
    line(&mut page, "first or second code is", number(counted.top2));
    line(&mut page, "macro-F1", number(counted.macro_f1));
    line(&mut page, "Cohen's kappa", number(counted.kappa));
    line(&mut page, "with one side", format!("{}", counted.stance_rows));
    line(&mut page, "same side", number(counted.stance_accuracy));
    page.blank();
    page.text(
        0,
        &format!("An abstention is a wrong answer. {} no code, or several, and were left out.", have(of.left_out)),
    );
    confusion(&mut page, of);
    of.disagreements.iter().flatten().for_each(|row| miscoded(&mut page, row));
    page.finish()
}

fn have(rows: usize) -> String {
    if rows == 1 { "1 row has".to_owned() } else { format!("{rows} rows have") }
}

/// Each of the coders' codes with what it was given, the commonest first.
fn confusion(page: &mut Page, of: &OfCodes) {
    let mut codes: Vec<&str> = of.agreement.confusion.iter().map(|one| one.coded.as_str()).collect();
    codes.dedup();
    page.blank();
    for code in codes {
        let mut given: Vec<_> = of.agreement.confusion.iter().filter(|one| one.coded == code).collect();
        given.sort_by_key(|one| std::cmp::Reverse(one.rows));
        let told: Vec<String> =
            given.iter().map(|one| format!("{} {}", one.given.as_deref().unwrap_or("none"), one.rows)).collect();
        page.text_hanging(0, 4, &format!("{code} was given: {}", told.join(", ")));
    }
}

fn miscoded(page: &mut Page, row: &Miscoded) {
    page.blank();
    let side = |stance: &Option<String>| stance.as_ref().map_or_else(String::new, |stance| format!(", {stance}"));
    let given = if row.given.is_empty() { "nothing".to_owned() } else { row.given.join(", then ") };
    let text = format!("line {}: “{}”", row.line, row.statement);
    page.entry(Entry { text: &text, ..Entry::default() });
    page.text_hanging(2, 4, &format!("coders: {}{}", row.code, side(&row.stance)));
    page.text_hanging(2, 4, &format!("given: {given}{}", side(&row.given_stance)));
    if !row.phrase.is_empty() {
        page.text_hanging(
            2,
            4,
            &format!(
                "by “{}”{}",
                row.phrase,
                if row.note.is_empty() { String::new() } else { format!(": {}", row.note) }
            ),
        );
    }
}
