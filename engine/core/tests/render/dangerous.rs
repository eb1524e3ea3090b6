//! Nothing that a stranger writes acts in anything that is laid out: a table of dangerous
//! strings, each put into every field that can hold words, through every renderer. The
//! words may be a description's, a plugin's, a file's name or a setting.

use std::collections::BTreeSet;

use evenhand::ProjectDescription;
use evenhand::model::agree::{OfCodes, OfLevels};
use evenhand::model::framework::Framework;
use evenhand::model::occurrence::{Acting, Occurrence, Told};
use evenhand::model::report::{Explanation, Report, Sheet};
use evenhand::model::{Claim, SetAside};
use evenhand::render::{
    self, Search, View, agreement, coded_agreement, csv, explanation, framework, framework_list, json, markdown,
    search, search_json, second_reader, sheet, sheet_markdown, text, workbook,
};
use evenhand_language::Kind;
use pulldown_cmark::{Event, Options as Extensions, Parser};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json as value};

use crate::document::says_the_same;
use crate::fixture::{CHECKLIST, Fixture};
use crate::opened::Opened;
use crate::qda::texts_of_a_project;
use crate::{view, whole};

/// What acts somewhere if it is let through: in a terminal, a browser, a spreadsheet, a word
/// processor, a reader's eyes or a model.
const DANGEROUS: &[&str] = &[
    // Terminals.
    "a\u{1b}[2J\u{1b}[Hb",
    "a\u{1b}]0;title\u{7}b",
    "a\u{1b}]8;;http://e.example\u{1b}\\link\u{1b}]8;;\u{1b}\\b",
    "a\u{9b}31mb\u{9d}52;c;eA==\u{9c}",
    "a\rb\u{8}\u{8}c\u{7f}",
    "a\0b\u{b}c\u{c}d\u{85}e",
    "a\nerror: all is well\nb",
    // Direction, width and tags.
    "a\u{202e}b\u{202c}c\u{2066}d\u{2069}",
    "a\u{200e}b\u{200f}c\u{61c}d",
    "a\u{200b}b\u{2060}c\u{feff}d\u{ad}e",
    "a\u{e0041}\u{e0042}b\u{fff9}c\u{fffa}d\u{fffb}",
    "a\u{2028}b\u{2029}c",
    // What shows as nothing: selectors and fillers.
    "a\u{fe00}\u{fe01}b\u{e0100}\u{e01ef}c\u{180b}\u{180f}d",
    "a\u{34f}b\u{115f}\u{1160}c\u{17b4}\u{3164}\u{ffa0}d\u{1bca0}\u{1d173}\u{13430}e",
    // Browsers.
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;b&gt; &#60;i&#62;",
    "--><style>*{display:none}</style><!--",
    "<http://e.example> <a@e.example>",
    // Markdown.
    "[a](javascript:alert(1)) ![b](http://e.example/c.png)",
    "[a]: http://e.example \"b\"",
    "`rm -rf` ```` ``` ````",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "***",
    "a | b\n--- | ---",
    "===",
    "*a* _b_ **c** ~~d~~ $e$ ^f^",
    "[^1] www.e.example http://e.example",
    "+++",
    "\\",
    // Word processors.
    "</w:t></w:r></w:p><w:p><w:r><w:t>",
    "a ]]> b <?xml?> &#7; &amp;",
    "a\u{fffe}b\u{ffff}c",
    // Spreadsheets.
    "=HYPERLINK(\"http://e.example\")",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\u{ff1d}1+1",
    " =1+1",
    "a\",\"=1+1",
    "a;=1+1;\"=2+2\";@x",
    "'=1+1",
    // Workbooks.
    "<r><t>a</t></r>",
    "_x003D_1+1_x000D_",
    "]]></t></si><f>1+1</f>",
    "a\u{ffff}b\u{fffe}c",
];

/// A value, and the places in it that can hold any words.
struct Fields<T> {
    whole: Value,
    free: Vec<String>,
    of: std::marker::PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> Fields<T> {
    fn of(value: &T) -> Self {
        let mut whole = serde_json::to_value(value).expect("JSON");
        let (mut places, mut free) = (Vec::new(), Vec::new());
        strings(&whole, String::new(), &mut places);
        let all = places.len();
        for place in places {
            let before = std::mem::replace(whole.pointer_mut(&place).expect("a place"), value!("word"));
            if serde_json::from_value::<T>(whole.clone()).is_ok() {
                free.push(place);
            } else {
                *whole.pointer_mut(&place).expect("a place") = before;
            }
        }
        assert!(free.len() > 5 && 2 * free.len() > all, "{} of {all} fields", free.len());
        Self { whole, free, of: std::marker::PhantomData }
    }

    /// The value with `words` in every one of them.
    fn as_words(&self, words: &str) -> T {
        let mut whole = self.whole.clone();
        for place in &self.free {
            *whole.pointer_mut(place).expect("a place") = value!(words);
        }
        serde_json::from_value(whole).expect("the same shape")
    }
}

fn strings(value: &Value, at: String, found: &mut Vec<String>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::String(_) => found.push(at),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, one)| strings(one, format!("{at}/{n}"), found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(key, one)| strings(one, format!("{at}/{}", escaped(key)), found));
        }
        _ => {}
    }
}

/// Whether `c` acts in a terminal or unseen.
fn acts(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{180b}'..='\u{180f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0e}'
            | '\u{ffa0}' | '\u{13430}' | '\u{1bca0}' | '\u{1d173}' | '\u{e0000}'..='\u{e01ef}')
}

fn plain(page: &str, of: &str, words: &str) {
    let wrong = page.chars().find(|c| acts(*c));
    assert!(wrong.is_none(), "{of} lets {wrong:?} of {words:?} through");
}

fn on_terminals(of: &str, words: &str, page: impl Fn(View) -> String) {
    for width in [40, 80, 300] {
        let ascii = View { ascii: true, ..view(width) };
        plain(&page(view(width)), of, words);
        plain(&page(ascii), of, words);
    }
    // Weight is ours: without it nothing is left that acts.
    let weighted = page(View { color: true, ..view(80) });
    let ours = ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m"];
    plain(&ours.iter().fold(weighted, |page, code| page.replace(code, "")), of, words);
}

fn as_json(of: &str, words: &str, page: &str, is: &impl Serialize) {
    plain(page, of, words);
    let read: Value = serde_json::from_str(page).expect("JSON");
    assert_eq!(read, serde_json::to_value(is).expect("JSON"), "{of} with {words:?}");
}

/// What a reader of Markdown makes of a page, but for its words.
fn structure(page: &str) -> Vec<String> {
    let events = Parser::new_ext(page, Extensions::all() - Extensions::ENABLE_SMART_PUNCTUATION);
    events.filter(|event| !matches!(event, Event::Text(_))).map(|event| format!("{event:?}")).collect()
}

/// Words that do nothing and are as long, with their spaces in the same places: a phrase is
/// marked by where it stands.
fn alike(words: &str) -> String {
    words.chars().map(|c| if c.is_whitespace() { ' ' } else { 'w' }).collect()
}

fn has_structure(page: &str, expected: &[String], words: &str) {
    // Marks of our own around a phrase show as they are where Markdown takes no bold between
    // letters and signs; what may not be is more of it.
    let weight = |event: &String| event.contains("Strong") || event.contains("Emphasis");
    let count = |events: &[String]| events.iter().filter(|event| weight(event)).count();
    let found = structure(page);
    assert!(count(&found) <= count(expected), "{words:?} makes weight in Markdown");
    let [found, expected] = [found.as_slice(), expected]
        .map(|events| events.iter().filter(|event| !weight(event)).cloned().collect::<Vec<_>>());
    let other = (0..found.len().max(expected.len())).find(|at| found.get(*at) != expected.get(*at));
    let Some(at) = other else { return };
    let near = |all: &[String]| all[at.saturating_sub(6).min(all.len())..(at + 3).min(all.len())].join(" ");
    panic!("{words:?} acts in Markdown:\n{}\nin place of\n{}", near(&found), near(&expected));
}

fn cells_are_words(page: &str, rows: usize, words: &str) {
    let mut table = ::csv::Reader::from_reader(page.trim_start_matches('\u{feff}').as_bytes());
    let starts = |cell: &str| cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    // The columns of the table itself, and one for each kind of label.
    let columns = table.headers().expect("heads").len();
    assert!(columns >= 22, "{columns} columns");
    let mut seen = 0;
    for row in table.records() {
        let row = row.expect("rows of one length");
        assert_eq!(row.len(), columns);
        assert!(!row.iter().any(starts), "a cell starts a formula with {words:?}: {row:?}");
        seen += 1;
    }
    assert_eq!(seen, rows, "{words:?} makes rows");
    // Where a semicolon parts cells, quotation marks inside a line do not hold them together.
    for part in page.lines().flat_map(|line| line.split(';').skip(1)) {
        assert!(!starts(part.trim_start_matches('"')), "a part starts a formula with {words:?}: {part}");
    }
    plain(page.trim_start_matches('\u{feff}'), "the table", words);
}

fn sheets_are_words(report: &Report, words: &str) {
    let book = Opened::of(&workbook(report).expect("a workbook"));
    for (sheet, cell) in book.sheets.iter().flat_map(|sheet| sheet.cells().map(move |cell| (sheet, cell))) {
        plain(&cell.text, "the workbook", words);
        let is_number = cell.kind.is_empty() && cell.text.bytes().all(|byte| byte.is_ascii_digit());
        assert!(cell.kind == "s" || is_number, "{words:?} makes a cell of kind {:?} in {}", cell.kind, sheet.name);
        let starts = cell.text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
        assert!(!starts || book.is_guarded(cell), "{words:?} acts when {:?} is edited", cell.text);
    }
    let names: BTreeSet<String> = book.names().iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(names.len(), book.sheets.len(), "{words:?} takes the name of a sheet");
    for name in book.names() {
        plain(name, "the name of a sheet", words);
        assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']) && name.encode_utf16().count() <= 31, "{name:?}");
    }
    for (part, xml) in &book.parts {
        let acts = ["<f>", "<f ", "hyperlink", "<r>", "externalLink"].iter().find(|tag| xml.contains(**tag));
        assert!(acts.is_none(), "{words:?} makes {acts:?} in {part}");
    }
}

#[test]
fn no_words_act_in_a_report() {
    let report = Fields::of(&whole());
    let pages = Fields::of(Fixture::new().checklist());
    let harmless: Report = report.as_words("word");
    let rows = csv(&harmless).expect("CSV").lines().count() - 1;
    for words in DANGEROUS {
        let hostile = report.as_words(words);
        let expected = structure(&markdown(&report.as_words(&alike(words))));
        on_terminals("the terminal view", words, |view| text(&hostile, view));
        as_json("the report's JSON", words, &json(&hostile).expect("JSON"), &hostile);
        cells_are_words(&csv(&hostile).expect("CSV"), rows, words);
        sheets_are_words(&hostile, words);
        let page = markdown(&hostile);
        plain(&page, "Markdown", words);
        has_structure(&page, &expected, words);
        says_the_same(&page);
        let [acting, idle] = [words, "word"].map(|words| pages.as_words(words));
        for text in texts_of_a_project((&hostile, acting), (&harmless, idle)) {
            plain(&text, "a QDA project", words);
        }
    }
}

#[test]
fn no_words_act_in_a_sheet_of_questions_or_an_explanation() {
    let questions = Fields::of(&Sheet::new(&whole(), 5));
    let explained =
        Explanation::new(&whole(), Fixture::new().checklist(), CHECKLIST, "act.power").expect("a criterion");
    let explained = Fields::of(&explained);
    for words in DANGEROUS {
        let hostile: Sheet = questions.as_words(words);
        for all in [true, false] {
            on_terminals("the sheet", words, |view| sheet(&hostile, all, view));
        }
        as_json("the sheet's JSON", words, &json(&hostile).expect("JSON"), &hostile);
        let expected = structure(&sheet_markdown(&questions.as_words(&alike(words)), true));
        let page = sheet_markdown(&hostile, true);
        plain(&page, "the sheet's Markdown", words);
        has_structure(&page, &expected, words);
        says_the_same(&page);

        let hostile: Explanation = explained.as_words(words);
        on_terminals("the explanation", words, |view| explanation(&hostile, view));
        as_json("the explanation's JSON", words, &json(&hostile).expect("JSON"), &hostile);
    }
}

#[test]
fn no_words_act_in_a_frameworks_pages_or_a_prompt() {
    let fixture = Fixture::new();
    let checklist = Fields::of(fixture.checklist());
    for words in DANGEROUS {
        let hostile: Framework = checklist.as_words(words);
        on_terminals("a framework", words, |view| framework(&hostile, view));
        on_terminals("the list of frameworks", words, |view| framework_list([(&hostile, *words)], view));
        let description = ProjectDescription { text: (*words).to_owned(), ..fixture.description.clone() };
        let settings = [("edition".to_owned(), (*words).to_owned())];
        let prompt = second_reader(&hostile, &settings, &description).expect("a prompt");
        plain(&prompt.replace('\t', " "), "the prompt", words);
        plain(&render::second_reading_schema(&hostile), "the prompt's schema", words);
    }
}

#[test]
fn no_words_act_in_what_is_found_and_compared() {
    let share = value!({ "ratings": 3, "exact": 0.5, "first_choice": 0.5, "commonest": null, "kappa": null,
        "described": { "found": 1, "right": 1, "precision": 1.0, "expected": 1, "met": 1, "recall": 1.0 },
        "words": { "quoted": 2, "first": 1, "first_three": 1 } });
    let part = |mut part: Value| {
        part.as_object_mut().expect("a part").extend(share.as_object().expect("shares").clone());
        part
    };
    let levels: OfLevels = serde_json::from_value(value!({
        "schema": "s", "framework": "f", "version": "1", "plugin": "p", "inputs": 2, "rows_of_others": 1,
        "overall": share, "domains": [part(value!({ "id": "d", "title": "t" }))],
        "criteria": [part(value!({ "id": "c", "title": "t", "domain": "d" }))],
        "unread": [{ "input": "i", "why": "w" }],
        "rows": [{ "input": "i", "criterion": "c", "found": "l", "rationale": "r", "phrases": ["p"],
            "readers": [{ "reader": "r", "levels": ["l"], "quote": "q" }] }],
        "missed": { "untouched": [{ "input": "i", "criterion": "c", "level": "l", "quote": "q", "in_text": false }],
            "in_vain": [{ "input": "i", "criterion": "c", "found": "l", "phrases": ["p"] }] },
    }))
    .expect("levels");
    let codes: OfCodes = serde_json::from_value(value!({
        "schema": "s", "framework": "f", "version": "1", "plugin": "p", "left_out": 1, "rows": 2, "answered": 1,
        "top1": 0.5, "top2": 0.5, "macro_f1": null, "kappa": null, "stance_rows": 1, "stance_accuracy": 1.0,
        "confusion": [{ "coded": "c", "given": "g", "rows": 1 }],
        "disagreements": [{ "line": 3, "statement": "s", "code": "c", "stance": "s", "given": ["g"],
            "given_stance": "s", "phrase": "p", "note": "n" }],
    }))
    .expect("codes");
    let (levels, codes, place) = (Fields::of(&levels), Fields::of(&codes), whole_place());
    for words in DANGEROUS {
        let hostile: OfLevels = levels.as_words(words);
        on_terminals("agreement", words, |view| agreement(&hostile, view));
        as_json("agreement's JSON", words, &json(&hostile).expect("JSON"), &hostile);
        let hostile: OfCodes = codes.as_words(words);
        on_terminals("agreement about codes", words, |view| coded_agreement(&hostile, view));

        let own = || (*words).to_owned();
        let occurrence = Occurrence {
            quote: own(),
            sentence: own(),
            place: evenhand::model::report::Place { section: vec![own(), own()], ..place.clone() },
            claim: Claim::Planned,
            set_aside: Some(SetAside::Name),
            who: Some(Acting { kind: "public", words: Some(own()), told: Told::Alias }),
            introduced_by: vec![own()],
            within: 0..words.len(),
            because: Some(own()),
        };
        let (found, hints) = ([occurrence], [own()]);
        let one = Search { query: words, kind: Kind::Deed, text: (words, 7), found: &found, hints: &hints };
        on_terminals("what is found", words, |view| search(&one, view));
        as_json("what is found, as JSON", words, &search_json(&found).expect("JSON"), &found);
        let none = Search { found: &[], ..one };
        on_terminals("what is not found", words, |view| search(&none, view));
    }
}

fn whole_place() -> evenhand::model::report::Place {
    let places = serde_json::to_value(whole()).expect("JSON");
    let place = &places["outcomes"][0]["ratings"][0]["evidence"][0]["place"];
    serde_json::from_value(place.clone()).expect("a place")
}
