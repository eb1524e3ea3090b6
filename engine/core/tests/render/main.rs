//! The renderers on one description that meets everything they must lay out. Run with
//! `EVENHAND_BLESS=1` to rewrite the expected pages after reading what changed.

mod asked;
mod dangerous;
mod document;
mod explanation;
mod fixture;
mod opened;
mod qda;
mod second_reader;
mod sheet;
mod shown;
mod workbook;

use std::collections::BTreeSet;
use std::path::PathBuf;

use evenhand::model::assessment::Refusal;
use evenhand::model::framework::Framework;
use evenhand::model::report::{Found, Options, Outcome, Report};
use evenhand::model::{Claim, Level, SetAside, Shortfall};
use evenhand::render::{self, View, csv, framework_list, json, markdown, schema, text};
use fixture::{Fixture, TEXT};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

fn report(options: &Options) -> Report {
    report_of(&Fixture::new(), options)
}

fn report_of(fixture: &Fixture, options: &Options) -> Report {
    Report::new(
        &fixture.description,
        "sha256:0000000000000000000000000000000000000000000000000000000000000000",
        &fixture.found(),
        options,
    )
}

fn whole() -> Report {
    report(&Options { passed_date: Some("3 May 2026".into()), ..Options::default() })
}

fn without_words() -> Report {
    report(&Options { no_quotes: true, ..Options::default() })
}

fn golden(name: &str, actual: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/render").join(name);
    if std::env::var_os("EVENHAND_BLESS").is_some() {
        std::fs::write(&path, actual).expect("the folder of expected pages");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == actual, "{name} differs; EVENHAND_BLESS=1 rewrites it. Now:\n{actual}");
}

fn view(width: usize) -> View {
    View { width, ..View::default() }
}

#[test]
fn pages_are_as_expected() {
    let report = whole();
    golden("report.json", &json(&report).expect("JSON"));
    golden("report.md", &markdown(&report));
    golden("report.csv", &csv(&report).expect("CSV"));
    for width in [40, 80, 120] {
        golden(&format!("report-{width}.txt"), &text(&report, view(width)));
    }
    golden("report-ascii.txt", &text(&report, View { ascii: true, ..view(80) }));
    golden("no-quotes-80.txt", &text(&without_words(), view(80)));
    golden("report.schema.json", &schema());
}

#[test]
fn the_fixture_meets_every_level_shortfall_and_reason() {
    let report = whole();
    let ratings: Vec<_> = report
        .outcomes
        .iter()
        .flat_map(|o| match o {
            Outcome::Assessed(a) => a.ratings.as_slice(),
            _ => &[],
        })
        .collect();
    let levels: BTreeSet<Level> = ratings.iter().map(|r| r.level).collect();
    let shortfalls: BTreeSet<String> =
        ratings.iter().filter_map(|r| r.shortfall).map(|s: Shortfall| format!("{s:?}")).collect();
    let reasons: BTreeSet<String> = ratings
        .iter()
        .flat_map(|r| &r.evidence)
        .filter_map(|e| e.set_aside)
        .map(|s: SetAside| format!("{s:?}"))
        .collect();
    assert_eq!((levels.len(), shortfalls.len(), reasons.len()), (5, 4, 9));
}

/// The firmest words of a part make its mark; what was set aside makes none, and silence is
/// said. Only a domain that expects nothing has a grid.
#[test]
fn a_domain_that_expects_nothing_is_a_grid_of_its_parts() {
    let report = whole();
    let domains = report.outcomes.iter().flat_map(|outcome| match outcome {
        Outcome::Assessed(assessed) => assessed.domains.as_slice(),
        _ => &[],
    });
    let grids: Vec<_> = domains.filter_map(|domain| Some((domain.id.as_str(), domain.grid.as_ref()?))).collect();
    let [("bar", grid)] = grids.as_slice() else { panic!("{grids:?}") };
    let columns: Vec<_> = grid.columns.iter().map(|column| (column.part.as_deref(), column.title.as_str())).collect();
    let (plan, measures) = ((Some("plan-and-delivery"), "plan and delivery"), (Some("measures"), "measures"));
    assert_eq!(columns, [(Some("problem"), "problem"), plan, measures, (None, "elsewhere")]);
    let cells: Vec<_> = grid.rows.iter().map(|row| (row.criterion.as_str(), row.cells.as_slice())).collect();
    let time = [None, Some(Claim::Denied), None, None];
    let money = [Some(Claim::Planned), None, None, Some(Claim::Mentioned)];
    assert_eq!(cells, [("bar.time", &time[..]), ("bar.money", &money), ("bar.skill", &[None; 4])]);
    let line = "problem planned, elsewhere touched on; silent in plan and delivery, measures";
    let rows = "| money | planned | silent | silent | touched on |\n| skills | silent | silent | silent | silent |\n";
    assert!(markdown(&report).contains(rows));
    let table = csv(&report).expect("CSV");
    assert_eq!(table.matches(line).count(), 4, "beside each of its four items");
    assert!(text(&report, view(80)).contains("money           planned  silent             silent    touched on\n"));
    let narrow = text(&report, view(60));
    assert!(narrow.contains("money: problem planned") && !narrow.contains("skills: silent"), "{narrow}");
}

/// What a criterion says of itself is whole in its first row. A plugin may write 64 KiB of it
/// and point at twenty thousand places.
#[test]
fn a_long_rationale_is_long_in_one_row_of_the_table() {
    let mut report = whole();
    let rating = report.outcomes.iter_mut().find_map(|outcome| match outcome {
        Outcome::Assessed(assessed) => assessed.ratings.iter_mut().find(|rating| rating.evidence.len() > 1),
        _ => None,
    });
    let rating = rating.expect("a criterion with several items");
    let short = "r".repeat(1_000);
    rating.rationale = "r".repeat(60_000);
    rating.evidence = rating.evidence.iter().cycle().take(1_000).cloned().collect();
    let table = csv(&report).expect("CSV");
    assert_eq!(table.matches(&format!(",{},", "r".repeat(60_000))).count(), 1);
    assert_eq!(table.matches(&format!(",{short}…,")).count(), 999, "cut where it is longer");
    assert!(table.len() < 3_000_000, "{} bytes", table.len());
}

#[test]
fn a_hundred_kinds_of_label_have_a_column() {
    let mut report = whole();
    let Some(Outcome::Assessed(assessed)) = report.outcomes.first_mut() else { panic!("it was assessed") };
    let facet = assessed.facets[0].clone();
    for at in 0..20_000 {
        let mut another = facet.clone();
        another.id = format!("kind-{at}");
        assessed.facets.push(another);
    }
    let start = std::time::Instant::now();
    let table = csv(&report).expect("CSV");
    let heads = table.lines().next().expect("a header");
    assert_eq!(heads.matches("label: ").count(), 100);
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
}

#[test]
fn json_comes_back_as_the_same_report() {
    for report in [whole(), without_words()] {
        let text = json(&report).expect("JSON");
        let back: Report = serde_json::from_str(&text).expect("a report");
        assert_eq!(back, report);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()) && !text.contains('\u{202e}'));
    }
}

#[test]
fn json_has_what_the_schema_requires_and_nothing_it_does_not_know() {
    let schema: Value = serde_json::from_str(&schema()).expect("JSON");
    for report in [whole(), without_words()] {
        let value = serde_json::to_value(&report).expect("JSON");
        check(&schema, &schema, &value, "report").expect("the schema holds");
    }
    let mut wrong = serde_json::to_value(whole()).expect("JSON");
    wrong["outcomes"][0]["ratings"][0]["level"] = "excellent".into();
    assert!(check(&schema, &schema, &wrong, "report").is_err());
}

/// As much of JSON Schema as ours uses.
fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix("#/$defs/")) {
        return check(root, &root["$defs"][name], value, at);
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(choices) = schema[key].as_array() {
            let fails: Vec<String> = choices.iter().filter_map(|s| check(root, s, value, at).err()).collect();
            return if fails.len() < choices.len() { Ok(()) } else { Err(fails.join("; ")) };
        }
    }
    if let Some(values) = schema["enum"].as_array().filter(|values| !values.contains(value)) {
        return Err(format!("{at}: {value} is not one of {values:?}"));
    }
    if schema.get("const").is_some_and(|only| only != value) {
        return Err(format!("{at}: {value} is not {}", schema["const"]));
    }
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let types = &schema["type"];
    if !types.is_null() && types != name && !types.as_array().is_some_and(|all| all.contains(&name.into())) {
        return Err(format!("{at}: {name} is not {types}"));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        check(root, &schema["items"], item, &format!("{at}[{index}]"))?;
    }
    let Some(object) = value.as_object() else {
        return Ok(());
    };
    for key in schema["required"].as_array().into_iter().flatten() {
        let key = key.as_str().unwrap_or_default();
        object.get(key).ok_or_else(|| format!("{at}.{key} is missing"))?;
    }
    for (key, item) in object {
        let known = schema["properties"].get(key).or(schema.get("additionalProperties"));
        check(root, known.ok_or_else(|| format!("{at}.{key} is not known"))?, item, &format!("{at}.{key}"))?;
    }
    Ok(())
}

#[test]
fn without_quotes_no_word_of_the_description_is_left() {
    let report = without_words();
    let pages = [
        json(&report).expect("JSON"),
        markdown(&report),
        csv(&report).expect("CSV"),
        opened::Opened::of(&render::workbook(&report).expect("a workbook")).everything(),
        text(&report, view(80)),
        text(&report, view(40)),
    ];
    // The frameworks' and the report's own words; a word of theirs discloses nothing.
    let fixture = Fixture::new();
    let nobody =
        evenhand::ProjectDescription { text: String::new(), sections: Vec::new(), ..fixture.description.clone() };
    let mut own = json(&report).expect("JSON").to_lowercase();
    own.push_str(&markdown(&Report::new(&nobody, "", &[], &Options::default())).to_lowercase());
    let words =
        |t: &str| t.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(String::from).collect::<BTreeSet<_>>();
    for telling in [
        "Eastfield",
        "Damp",
        "Warm homes",
        "Café",
        "The Table",
        "young people",
        "inhaler",
        "140 homes",
        "HYPERLINK",
        "Odds",
        "tenants",
    ] {
        for page in &pages {
            assert!(!page.contains(telling), "{telling:?} is left in:\n{page}");
        }
    }
    let five: Vec<&str> = TEXT.split_whitespace().collect();
    for run in five.windows(3) {
        let run = run.join(" ");
        assert!(pages.iter().all(|page| !page.contains(&run)), "{run:?} is left");
    }
    assert!(words(&pages[0]).contains("start") && pages[0].contains("(left out: it repeats words of the description)"));
}

#[test]
fn every_line_of_the_terminal_view_fits() {
    for report in [whole(), without_words()] {
        for width in [0, 40, 57, 80, 120, 200] {
            for ascii in [false, true] {
                let page = text(&report, View { width, ascii, color: false });
                for line in page.lines() {
                    assert!(line.width() <= width.max(40), "{} columns at {width}: {line}", line.width());
                    assert_eq!(line, line.trim_end());
                }
            }
        }
    }
}

#[test]
fn weight_is_decoration() {
    let report = whole();
    let weighted = text(&report, View { color: true, ..View::default() });
    let bare = weighted.replace("\x1b[1m", "").replace("\x1b[2m", "").replace("\x1b[0m", "");
    assert_eq!(bare, text(&report, View::default()));
    assert!(!bare.contains('\x1b'));
}

#[test]
fn nothing_in_a_page_acts() {
    let report = whole();
    let pages = [markdown(&report), csv(&report).expect("CSV"), text(&report, view(80))];
    for page in &pages {
        assert!(page.chars().all(|c| c == '\n' || !c.is_control()), "a control character");
        assert!(!page.contains('\u{202e}') && page.contains("⟨U+202E⟩") && page.contains('␛'));
    }
    use pulldown_cmark::{Event, Options as Extensions, Parser, Tag};
    let mut tables = 0;
    for event in Parser::new_ext(&pages[0], Extensions::all()) {
        let acts = matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::FootnoteReference(_)
                | Event::InlineMath(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)
        );
        assert!(!acts, "{event:?}");
        tables += usize::from(matches!(event, Event::Start(Tag::Table(_))));
    }
    assert_eq!(tables, 3, "the grid and two at a glance, and none that a text made");
    let mut table = ::csv::Reader::from_reader(pages[1].trim_start_matches('\u{feff}').as_bytes());
    for row in table.records() {
        for cell in &row.expect("a row") {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    let plain = text(&report, View { ascii: true, ..View::default() });
    let foreign: String = plain.chars().filter(|c| !c.is_ascii()).collect();
    assert_eq!(foreign.replace('é', ""), "", "only letters of the description");
}

#[test]
fn the_table_has_a_row_for_every_criterion_and_outcome() {
    let page = csv(&whole()).expect("CSV");
    for expected in ["fair,act,act.travel,", "move,bar,bar.skill,", "move,,,,declined,", "broken.wasm,,,,failed,"] {
        assert!(page.contains(expected), "{expected} in\n{page}");
    }
}

#[test]
fn words_of_levels_follow_the_deciding_claim_and_the_domain() {
    let Outcome::Assessed(fair) = &whole().outcomes[0] else { panic!("assessed") };
    let Outcome::Assessed(mover) = &whole().outcomes[1] else { panic!("assessed") };
    let said = |of: &evenhand::model::report::Assessed, id: &str| {
        of.ratings.iter().find(|r| r.criterion == id).expect("a criterion").level_words.clone()
    };
    assert_eq!(said(fair, "act.power"), "described");
    assert_eq!(said(fair, "act.visits"), "described: planned");
    assert_eq!(said(fair, "end.share"), "not found by this reading");
    assert_eq!(said(mover, "bar.time"), "described");
    assert_eq!(said(mover, "bar.skill"), "not mentioned");
    assert_eq!(fair.ratings[4].evidence[0].claim, Claim::Planned);
    assert_eq!(fair.ratings[3].evidence[0].introduced_by, ["The Table decides:"]);
    let unanswered =
        |of: &evenhand::model::report::Assessed| of.domains.iter().map(|d| d.unanswered).collect::<Vec<_>>();
    assert_eq!(unanswered(fair), [false, false, true]);
    assert_eq!(unanswered(mover), [false, true, false]);
}

#[test]
fn a_framework_of_one_criterion_is_counted_as_one() {
    let mut fixture = Fixture::new();
    let framework = fixture.profile().0;
    let list = |framework: &Framework| framework_list([(framework, "bundled")], view(80));
    assert!(list(framework).contains("8 criteria in 3 domains; version"), "{}", list(framework));
    framework.criteria.truncate(1);
    framework.domains.truncate(1);
    assert!(list(framework).contains("1 criterion in 1 domain; version"), "{}", list(framework));
}

/// The reader of a report is told what to type.
#[test]
fn a_setting_that_is_missing_is_told_with_how_to_give_it() {
    let fixture = Fixture::new();
    let refusal = Refusal::MissingSetting("actor".into());
    let found = Found::Refused {
        framework: fixture.checklist(),
        refusal: &refusal,
        settings: &[],
        fuel: 0,
        plugin_digest: "sha256:0",
    };
    let report = Report::new(&fixture.description, "sha256:0", &[found], &Options::default());
    let page = text(&report, view(120));
    assert!(page.contains("--set fair.actor=VALUE") && page.contains("settings.fair.actor = \"VALUE\""), "{page}");
}

#[test]
fn no_page_grades() {
    let report = whole();
    for page in [markdown(&report), text(&report, View::default()), csv(&report).expect("CSV")] {
        let page = page.to_lowercase().replace("nothing is graded", "");
        for word in [" gap", "score", "grade", "traffic"] {
            assert!(!page.contains(word), "{word}");
        }
    }
}
