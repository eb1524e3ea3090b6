//! Measures the coder: `cargo run -p evenhand-com-b --release --example measure -- rows FILE.csv [--rows]`
//! for coded statements, `passages FILE.csv FOLDER [--rows]` for passages in reports.

use std::collections::BTreeMap;
use std::error::Error;

use evenhand::read::{self, Source};
use evenhand_com_b::{Mode, Statement, Verdict, code};
use evenhand_language::text::{Section, Sentence, Text};
use evenhand_language::{Block, Reading};

/// A row by its columns.
pub type Row = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rows = args.iter().any(|arg| arg == "--rows");
    match args.first().map(String::as_str) {
        Some("rows") => statements(&read_csv(&args[1])?, rows),
        Some("passages") => println!("{}", passages(&read_csv(&args[1])?, &args[2], rows)?),
        Some("show") => show(&args[1])?,
        _ => return Err("write: rows FILE.csv, passages FILE.csv FOLDER, or show FILE.md".into()),
    }
    Ok(())
}

/// The rows of a file.
///
/// # Errors
/// Where it cannot be read.
pub fn read_csv(path: &str) -> Result<Vec<Row>, Box<dyn Error>> {
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

/// How well the passages of a report, or of several, are found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Found {
    /// Passages that are marked.
    pub marked: usize,
    /// Of these, those that are found.
    pub found: usize,
    /// Of these, those on the right side.
    pub sides: usize,
    /// And those of the right sub-component.
    pub codes: usize,
    /// Passages that only look like statements.
    pub decoys: usize,
    /// Of these, those that are taken for some.
    pub taken: usize,
    /// Statements that count.
    pub counted: usize,
    /// Of these, those that are marked.
    pub right: usize,
}

impl std::ops::AddAssign for Found {
    fn add_assign(&mut self, of: Self) {
        self.marked += of.marked;
        self.found += of.found;
        self.sides += of.sides;
        self.codes += of.codes;
        self.decoys += of.decoys;
        self.taken += of.taken;
        self.counted += of.counted;
        self.right += of.right;
    }
}

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { marked, found, sides, codes, decoys, taken, counted, right } = self;
        write!(
            f,
            "found {found}/{marked}, right {right}/{counted}, decoys taken {taken}/{decoys}, side {sides}/{found}, \
             code {codes}/{found}"
        )
    }
}

/// Passages that are marked in reports; a row without a sub-component is a decoy, one
/// without a passage says that the report has none.
///
/// # Errors
/// Where a report cannot be read.
pub fn passages(rows: &[Row], folder: &str, show: bool) -> Result<Found, Box<dyn Error>> {
    let mut by: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    rows.iter().for_each(|row| by.entry(&row["input"]).or_default().push(row));
    let mut all = Found::default();
    for (input, rows) in by {
        let bytes = std::fs::read(format!("{folder}/{input}.md"))?;
        let description = read::description(Source::bytes(bytes), read::Limits::default())?;
        let text = description.as_text();
        let report = Report::new(&text);
        let found = report.compare(&rows, show);
        if show {
            println!("{input}: {found}");
        }
        all += found;
    }
    Ok(all)
}

/// A report, read.
struct Report<'t> {
    text: &'t Text<'t>,
    /// Each word, with its section and its bytes.
    words: Vec<(u32, core::ops::Range<u32>)>,
    /// The statements that count.
    counted: Vec<Statement>,
}

impl<'t> Report<'t> {
    fn new(text: &'t Text<'t>) -> Self {
        let reading = Reading::new(text);
        let section = |line: &u32| reading.sentences[*line as usize].section;
        let words = reading.words.iter().zip(&reading.sentence_of);
        let words = words.map(|(word, line)| (section(line), word.start..word.end)).collect();
        let mut counted = code(&reading, Mode::Prose);
        counted.retain(|statement| statement.verdict.polarity().is_some());
        Self { text, words, counted }
    }

    /// How many words lie in all of `spans`, which are of one section.
    fn words_in(&self, section: u32, spans: &[&core::ops::Range<u32>]) -> usize {
        let inside = |word: &core::ops::Range<u32>| spans.iter().all(|s| s.start <= word.start && word.end <= s.end);
        self.words.iter().filter(|(of, word)| *of == section && inside(word)).count()
    }

    /// Where `passage` stands, whatever white space is in it.
    fn place(&self, passage: &str) -> Option<(u32, core::ops::Range<u32>)> {
        let passage: Vec<&str> = passage.split_whitespace().collect();
        self.text.sections.iter().zip(0..).find_map(|(section, at)| {
            let own: String = section.text.replace('\n', " ");
            let start = own.find(&passage.join(" "))?;
            Some((at, start as u32..(start + passage.join(" ").len()) as u32))
        })
    }

    fn compare(&self, rows: &[&Row], show: bool) -> Found {
        let mut all = Found { counted: self.counted.len(), ..Found::default() };
        let mut hit = vec![false; self.counted.len()];
        for row in rows.iter().filter(|row| !row["passage"].is_empty()) {
            let Some((section, span)) = self.place(&row["passage"]) else {
                println!("not in the text: {}", row["passage"]);
                continue;
            };
            let own = self.words_in(section, &[&span]);
            let covers = |statement: &Statement| match statement.section == section {
                true => self.words_in(section, &[&span, &statement.span]),
                false => 0,
            };
            let covered: Vec<usize> = self.counted.iter().map(covers).collect();
            let is_found = covered.iter().sum::<usize>() * 2 >= own;
            if row["subcomponent"].is_empty() {
                all.decoys += 1;
                all.taken += usize::from(is_found);
                continue;
            }
            for (at, statement) in self.counted.iter().enumerate() {
                hit[at] |= covered[at] * 2 >= self.words_in(section, &[&statement.span]).min(own).max(1);
            }
            all.marked += 1;
            let best = (0..covered.len()).filter(|&at| covered[at] > 0).max_by_key(|&at| covered[at]);
            match best.filter(|_| is_found) {
                Some(best) => self.read_right(&self.counted[best], row, &mut all, show),
                None if show => println!("MISSED {} {}: {}", row["subcomponent"], row["polarity"], row["passage"]),
                None => {}
            }
        }
        all.right = hit.iter().filter(|hit| **hit).count();
        for (statement, _) in self.counted.iter().zip(&hit).filter(|(_, hit)| show && !**hit) {
            let whole = self.text.sections[statement.section as usize].text;
            let cut = |span: &core::ops::Range<u32>| &whole[span.start as usize..span.end as usize];
            println!("SPURIOUS {:?}: {} <{}>", statement.verdict, cut(&statement.span), cut(&statement.cue));
        }
        all
    }

    /// Counts a passage that was found.
    fn read_right(&self, statement: &Statement, row: &Row, all: &mut Found, show: bool) {
        let side = statement.verdict.polarity().map_or("-", |polarity| polarity.id());
        let first = statement.code.as_ref().map_or("-", |code| code.first.id());
        let right = row["polarity"] == "mixed" || side == row["polarity"];
        all.found += 1;
        all.sides += usize::from(right);
        all.codes += usize::from(first == row["subcomponent"]);
        if show && !(right && first == row["subcomponent"]) {
            println!("MISREAD {} {} / {first} {side}: {}", row["subcomponent"], row["polarity"], row["passage"]);
        }
    }
}
