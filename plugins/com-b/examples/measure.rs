//! Measures the coder: `cargo run -p evenhand-com-b --release --example measure -- rows FILE.csv [--rows]`
//! for coded statements, `passages FILE.csv FOLDER [--rows]` for passages in reports.

use std::collections::BTreeMap;
use std::error::Error;

use evenhand::read::{self, Source};
use evenhand_com_b::{Mode, Statement, Verdict, code};
use evenhand_language::text::{Section, Sentence, Text};
use evenhand_language::{Block, Reading};

type Row = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rows = args.iter().any(|arg| arg == "--rows");
    match args.first().map(String::as_str) {
        Some("rows") => statements(&read_csv(&args[1])?, rows),
        Some("passages") => passages(&read_csv(&args[1])?, &args[2], rows)?,
        Some("show") => show(&args[1])?,
        _ => return Err("write: rows FILE.csv, passages FILE.csv FOLDER, or show FILE.md".into()),
    }
    Ok(())
}

fn read_csv(path: &str) -> Result<Vec<Row>, Box<dyn Error>> {
    Ok(csv::Reader::from_path(path)?.deserialize().collect::<Result<_, _>>()?)
}

/// The statement that `text` is.
fn one(text: &str) -> Option<(Statement, String)> {
    let whole = Sentence { span: 0..text.len() as u32, block: Block::Paragraph, paragraph: 0, introduced_by: vec![] };
    let section = Section { heading: "", depth: 0, text, sentences: vec![whole] };
    let text = Text { sections: vec![section], ..Text::default() };
    let found = code(&Reading::new(&text), Mode::Statement).into_iter().next()?;
    let cue = text.sections[0].text[found.cue.start as usize..found.cue.end as usize].to_owned();
    Some((found, cue))
}

fn statements(rows: &[Row], show: bool) {
    let (mut n, mut top1, mut top2, mut component, mut answered) = (0, 0, 0, 0, 0);
    let (mut signed, mut right, mut of_coded, mut right_of_coded) = (0, 0, 0, 0);
    let mut by: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in rows {
        let Some((found, cue)) = one(&row["text"]) else { continue };
        let first = found.code.as_ref().map_or("-", |code| code.first.id());
        let second = found.code.as_ref().and_then(|code| code.second).map_or("-", |second| second.id());
        let want = row["subcomponent"].as_str();
        let mut wrong = String::new();
        if !want.is_empty() && !want.contains(';') {
            n += 1;
            *by.entry((want.to_owned(), first.to_owned())).or_default() += 1;
            answered += usize::from(first != "-");
            top1 += usize::from(first == want);
            top2 += usize::from(first == want || second == want);
            component += usize::from(first.rsplit('_').next() == want.rsplit('_').next());
            if first != want {
                wrong = format!("{want} / {first}, {second}");
            }
        }
        if matches!(row["polarity"].as_str(), "barrier" | "facilitator") {
            // As `evenhand agree` has it: what has no code is no evidence, and on no side.
            let got = found.verdict.polarity().filter(|_| first != "-").map_or("-", |polarity| polarity.id());
            let agrees = usize::from(got == row["polarity"]);
            (signed, right) = (signed + 1, right + agrees);
            if !want.is_empty() && !want.contains(';') {
                (of_coded, right_of_coded) = (of_coded + 1, right_of_coded + agrees);
            }
            if got != row["polarity"] {
                wrong += &format!("  [{} / {got}]", row["polarity"]);
            }
        }
        if show && !wrong.is_empty() {
            println!("{wrong}\n      {} <{cue}>", row["text"]);
        }
    }
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    println!("{n} rows, {answered} answered");
    println!("top-1 {:.3}  top-2 {:.3}  component {:.3}", share(top1, n), share(top2, n), share(component, n));
    println!("polarity {:.3} of {signed}", share(right, signed));
    println!("polarity {:.3} of the {of_coded} with one code", share(right_of_coded, of_coded));
    for ((want, got), count) in by {
        println!("  {want:25} {got:25} {count}");
    }
}

/// Every statement that is found in a report.
fn show(path: &str) -> Result<(), Box<dyn Error>> {
    let description = read::description(Source::bytes(std::fs::read(path)?), read::Limits::default())?;
    let text = description.as_text();
    for s in code(&Reading::new(&text), Mode::Prose) {
        let whole = text.sections[s.section as usize].text;
        let cut = |span: &core::ops::Range<u32>| &whole[span.start as usize..span.end as usize];
        let first = s.code.as_ref().map_or("-", |code| code.first.id());
        let verdict = match s.verdict {
            Verdict::Counts(polarity) => polarity.id().to_owned(),
            Verdict::SetAside(reason) => format!("({})", reason.title()),
        };
        println!("{verdict:12} {first:24} <{}> {}", cut(&s.cue), cut(&s.span).replace('\n', " "));
    }
    Ok(())
}

fn passages(rows: &[Row], folder: &str, show: bool) -> Result<(), Box<dyn Error>> {
    let mut by: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    rows.iter().for_each(|row| by.entry(&row["input"]).or_default().push(row));
    for (input, rows) in by {
        let bytes = std::fs::read(format!("{folder}/{input}.md"))?;
        let description = read::description(Source::bytes(bytes), read::Limits::default())?;
        let text = description.as_text();
        let reading = Reading::new(&text);
        let found = code(&reading, Mode::Prose);
        // Places over all sections: a section's number and a byte.
        let mut hit = vec![false; found.len()];
        let (mut real, mut recalled, mut signs, mut codes, mut decoys, mut fooled) = (0, 0, 0, 0, 0, 0);
        for row in rows {
            let passage = row["passage"].as_str();
            let Some((section, start)) =
                text.sections.iter().enumerate().find_map(|(at, section)| Some((at, section.text.find(passage)?)))
            else {
                println!("not in the text: {passage}");
                continue;
            };
            let end = start + passage.len();
            let words: Vec<(u32, u32)> = reading
                .words
                .iter()
                .zip(&reading.sentence_of)
                .filter(|(word, line)| {
                    reading.sentences[**line as usize].section as usize == section
                        && word.start as usize >= start
                        && word.end as usize <= end
                })
                .map(|(word, _)| (word.start, word.end))
                .collect();
            let covered = |statement: &Statement| {
                let inside = |word: &&(u32, u32)| statement.span.start <= word.0 && word.1 <= statement.span.end;
                if statement.section as usize == section { words.iter().filter(inside).count() } else { 0 }
            };
            let counting = |statement: &Statement| matches!(statement.verdict, Verdict::Counts(_));
            let total: usize = found.iter().filter(|statement| counting(statement)).map(covered).sum();
            let best = found.iter().filter(|s| counting(s) && covered(s) > 0).max_by_key(|s| covered(s));
            let is_found = total * 2 >= words.len();
            let decoy = row["subcomponent"].is_empty();
            if decoy {
                decoys += 1;
                fooled += usize::from(is_found);
                if show && is_found {
                    println!("DECOY taken: {passage}");
                }
                continue;
            }
            for (at, statement) in found.iter().enumerate() {
                let len = reading.words.iter().zip(&reading.sentence_of).filter(|(word, line)| {
                    reading.sentences[**line as usize].section == statement.section
                        && statement.span.start <= word.start
                        && word.end <= statement.span.end
                });
                hit[at] |= covered(statement) * 2 >= len.count().min(words.len());
            }
            real += 1;
            recalled += usize::from(is_found);
            let polarity = best.and_then(|s| s.verdict.polarity()).map_or("-", |polarity| polarity.id());
            let first = best.and_then(|s| s.code.as_ref()).map_or("-", |code| code.first.id());
            if is_found {
                let right = polarity == row["polarity"] || row["polarity"] == "mixed";
                signs += usize::from(right);
                codes += usize::from(first == row["subcomponent"]);
                if show && (!right || first != row["subcomponent"]) {
                    println!("MISREAD {} {} / {first} {polarity}: {passage}", row["subcomponent"], row["polarity"]);
                }
            } else if show {
                println!("MISSED {} {}: {passage}", row["subcomponent"], row["polarity"]);
            }
        }
        let counting: Vec<usize> = (0..found.len()).filter(|&at| found[at].verdict.polarity().is_some()).collect();
        let precise = counting.iter().filter(|&&at| hit[at]).count();
        if show {
            for &at in counting.iter().filter(|&&at| !hit[at]) {
                let s = &found[at];
                let text = text.sections[s.section as usize].text;
                let cut = |span: &core::ops::Range<u32>| &text[span.start as usize..span.end as usize];
                println!("SPURIOUS {:?}: {} <{}>", s.verdict, cut(&s.span), cut(&s.cue));
            }
        }
        println!(
            "{input}: recall {recalled}/{real}, precision {precise}/{}, decoys taken {fooled}/{decoys}, polarity {signs}/{recalled}, code {codes}/{recalled}",
            counting.len()
        );
    }
    Ok(())
}
