//! What a rating and a conclusion rest on, in Markdown: each sentence once, its phrases bold.

use super::alike::Alike;
use super::emphasis::unmarked;
use super::layout::{barriers_lead, capital, flagged_words, lead_in, says_otherwise};
use super::markdown::Doc;
use super::markdown_escape::literal;
use super::quotation::{Around, Quotation, gather, labels};
use crate::model::Level;
use crate::model::report::{Conclusion, ConclusionKind, Evidence, Place, Prompt, Rating, Stance, words};

pub(super) fn criterion(doc: &mut Doc, rating: &Rating, alike: &Alike<'_>, around: Around<'_>) {
    doc.block(&format!("#### {}", literal(&rating.title)));
    doc.block(&format!("**{}** ({})", literal(&capital(&rating.level_words)), literal(&rating.criterion)));
    doc.block(&format!("*{}*", literal(&rating.question)));
    doc.block(&literal(&rating.rationale));
    let shown = shown(rating, alike);
    for (nth, said) in shown.iter().enumerate() {
        let leads = nth == 0 || said.first.stance == shown[0].first.stance;
        let before = match said.first.stance {
            Stance::SetAside => words::looks_similar(said.first.set_aside),
            _ if !leads && speaks_against(rating, said) => words::SAYS_OTHERWISE,
            _ => "",
        };
        quotation(doc, said, before, around);
    }
    match counting(&rating.evidence) - counting(shown.iter().flat_map(|said| said.items.iter().copied())) {
        0 => {}
        1 => doc.block("One more place bears on it; the CSV and the JSON have it."),
        more => doc.block(&format!("{more} more places bear on it; the CSV and the JSON have them.")),
    }
    ask(doc, &rating.prompts);
}

/// Whether a sentence denies what others support, or supports what the text says was not done.
fn speaks_against(rating: &Rating, said: &Quotation<'_>) -> bool {
    rating.level == Level::SaidNotDone || said.any(|item| says_otherwise(item, &rating.evidence))
}

/// How many items count, for or against.
fn counting<'e>(evidence: impl IntoIterator<Item = &'e Evidence>) -> usize {
    evidence.into_iter().filter(|item| item.stance != Stance::SetAside).count()
}

/// Of each stance the first few sentences: what decides stands first.
fn shown<'r>(rating: &'r Rating, alike: &Alike<'r>) -> Vec<Quotation<'r>> {
    let evidence = &rating.evidence;
    let mut sides = [Stance::Supports, Stance::Opposes];
    if rating.level == Level::SaidNotDone || barriers_lead(evidence) {
        sides.reverse();
    }
    let of = |stance: Stance, most: usize| {
        gather(evidence.iter().filter(move |item| item.stance == stance)).into_iter().take(most)
    };
    let all: Vec<Quotation<'_>> = of(sides[0], 3).chain(of(sides[1], 2)).chain(alike.under(rating).cloned()).collect();
    let supports =
        |place: &Place| all.iter().any(|said| said.first.stance == Stance::Supports && said.first.place == *place);
    // What supports a rating is not shown again as what else the text says.
    let shows = |said: &&Quotation<'_>| said.first.stance != Stance::Opposes || !supports(&said.first.place);
    all.iter().filter(shows).cloned().collect()
}

/// A quotation with what introduces it; under it where it stands and what it is.
fn quotation(doc: &mut Doc, said: &Quotation<'_>, before: &str, around: Around<'_>) {
    let quote = marked(said).map(|quote| format!("{}“{quote}”", literal_lead(said.first)));
    let before = (!before.is_empty()).then(|| format!("*{}*", capital(before)));
    let reason = said.first.set_aside.map(|r| format!("({})", words::set_aside(r)));
    let above: Vec<String> = [before, quote, reason].into_iter().flatten().collect();
    let mut under = vec![format!("— {}", literal(&around.place_long(said.first)))];
    let finer = [said.notes(), labels(&said.items, around)];
    under.extend(finer.iter().filter(|words| !words.is_empty()).map(|words| literal(words)));
    let under = under.join("; ");
    if above.is_empty() {
        doc.block(&format!("> {under}"));
    } else {
        doc.block(&format!("> {}\n>\n> {under}", above.join(" ")));
    }
}

/// The quotation with the phrases that were found in bold; none where words are left out.
fn marked(said: &Quotation<'_>) -> Option<String> {
    let space = |there: bool| if there { " " } else { "" };
    let piece = |(words, is_phrase): (&str, bool)| {
        let (words, bold) = (unmarked(words), if is_phrase { "**" } else { "" });
        let (left, right) = (words.starts_with(char::is_whitespace), words.ends_with(char::is_whitespace));
        match literal(words.trim()) {
            words if words.is_empty() => " ".to_owned(),
            words => format!("{}{bold}{words}{bold}{}", space(left), space(right)),
        }
    };
    let marked: String = said.pieces()?.into_iter().map(piece).collect();
    Some(marked.trim().to_owned())
}

fn literal_lead(item: &Evidence) -> String {
    let lead = literal(&lead_in(item));
    if lead.is_empty() { lead } else { format!("{lead} ") }
}

/// A project's own names for its roles are of any number and kind, so no article.
pub(super) fn ask<'p>(doc: &mut Doc, prompts: impl IntoIterator<Item = &'p Prompt>) {
    doc.list(prompts.into_iter().map(|p| format!("Question for {}: {}", literal(&p.who_title), literal(&p.ask))));
}

pub(super) fn conclusion(doc: &mut Doc, conclusion: &Conclusion, around: Around<'_>) {
    doc.block(&format!("#### {}", literal(&conclusion.title)));
    doc.block(&literal(&conclusion.text));
    if !conclusion.criteria.is_empty() {
        doc.block(&format!("About: {}", literal(&conclusion.criteria.join(", "))));
    }
    if conclusion.kind == ConclusionKind::Wording {
        conclusion.evidence.iter().for_each(|item| doc.block(&format!("> {}", flagged(item, around).join("\n>\n> "))));
    } else {
        rests_on(doc, &conclusion.evidence, around);
    }
    ask(doc, &conclusion.prompts);
}

/// How many sentences a conclusion quotes again.
const QUOTED: usize = 3;

fn rests_on(doc: &mut Doc, evidence: &[Evidence], around: Around<'_>) {
    let said = gather(evidence.iter());
    said.iter().take(QUOTED).for_each(|said| quotation(doc, said, "", around));
    match said.len().saturating_sub(QUOTED) {
        0 => {}
        1 => doc.block("It rests on one more sentence; the CSV and the JSON have it."),
        more => doc.block(&format!("It rests on {more} more sentences; the CSV and the JSON have them.")),
    }
}

/// Flagged words with what to say instead, their sentence, and where it stands.
fn flagged(item: &Evidence, around: Around<'_>) -> Vec<String> {
    let quote =
        item.quote.as_ref().map(|quote| format!("{}“{}”", literal_lead(item), literal(&unmarked(quote.trim()))));
    let words = Some(format!("**{}**", literal(&flagged_words(item))));
    [words, quote, Some(format!("— {}", literal(&around.place_long(item))))].into_iter().flatten().collect()
}
