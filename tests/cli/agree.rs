//! `evenhand agree`: a framework beside readers' levels, and beside coders' codes.

use std::path::Path;

use serde_json::Value;

use crate::{Run, file, folder, run};

/// Two criteria in two domains, so that what a text gets can be told beforehand.
pub(crate) fn framework(folder: &Path) -> String {
    let source = folder.join("talk");
    std::fs::create_dir_all(source.join("criteria")).expect("a folder");
    file(&source, "README.md", "# Talk\n");
    file(&source, "framework.toml", FRAMEWORK);
    file(&source.join("criteria"), "asking.md", page("people", 10, "asking", "(asked | ask)"));
    file(&source.join("criteria"), "paying.md", page("money", 20, "paying", "(paid | pay)"));
    let component = folder.join("talk.wasm").display().to_string();
    let built = run(&["build", &source.display().to_string(), "-o", &component]);
    assert_eq!(built.code, 0, "{}", built.err);
    component
}

const FRAMEWORK: &str = r#"
id = "talk"
title = "Talk"
about = "Whether people ask, and whether they pay."
version = "1.0.0"
licence = "MIT"
summary = "counts"

[[domains]]
id = "people"
title = "People"
summary = "What they do."
expects = "each"

[[domains]]
id = "money"
title = "Money"
summary = "What it costs."
expects = "each"

[roles]
team = "the team"
"#;

fn page(domain: &str, order: u32, title: &str, query: &str) -> String {
    format!(
        "+++\ndomain = \"{domain}\"\norder = {order}\ntitle = \"{title}\"\n+++\n# Is there {title}?\n\nIt matters.\n\n\
         ## Counts when\nIt is done.\n\n## Counts partly\nIt is hoped for.\n\n## Does not count\nThe word alone.\n\n\
         ## Element: it (core, deed)\n- strong: {query}\n- ask team: Who does?\n"
    )
}

pub(crate) fn inputs(folder: &Path) -> String {
    let inputs = folder.join("texts");
    std::fs::create_dir_all(&inputs).expect("a folder");
    file(&inputs, "a.md", "# A\n\nTenants asked for a bench in May 2025. We hope that the council will pay for it.\n");
    file(&inputs, "b.txt", "Nothing of the kind. The warden paid for three lamps in June.\n");
    inputs.display().to_string()
}

pub(crate) const RATINGS: &str = "input,criterion,reader,level,quote\n\
    a,asking,one,described,asked for a bench\n\
    a,asking,two,partly/described,asked for a bench\n\
    a,paying,one,described,We hope that the council\n\
    a,paying,two,described,the council will pay\n\
    b,asking,one,partly,Nothing of the kind\n\
    b,paying,one,not-found,\n\
    b,whose.public,one,not-found,\n";

pub(crate) fn agree(of: &[&str]) -> Run {
    run(&[&["agree", "--framework", "talk"], of].concat())
}

fn json(of: &[&str]) -> Value {
    let told = agree(&[of, &["--format", "json"]].concat());
    assert_eq!((told.code, told.err.as_str()), (0, ""));
    serde_json::from_str(&told.out).expect("JSON")
}

#[test]
fn levels_are_counted_by_domain_by_criterion_and_over_all() {
    let folder = folder();
    let (talk, texts) = (framework(folder.path()), inputs(folder.path()));
    let ratings = file(folder.path(), "ratings.csv", RATINGS);
    let told = json(&["--plugin", &talk, "--ratings", &ratings, "--inputs", &texts]);
    assert_eq!((&told["schema"], &told["framework"]), (&"evenhand/agreement/v1".into(), &"talk".into()));
    assert_eq!((told["inputs"].as_u64(), told["rows_of_others"].as_u64()), (Some(2), Some(1)));
    let all = &told["overall"];
    // a/asking is described, a/paying only hoped, b/asking not found, b/paying described in vain.
    assert_eq!((all["ratings"].as_u64(), all["exact"].as_f64()), (Some(4), Some(0.25)));
    assert_eq!(all["first_choice"].as_f64(), Some(0.25));
    let described = &all["described"];
    assert_eq!((described["found"].as_u64(), described["right"].as_u64()), (Some(2), Some(1)));
    assert_eq!(described["precision"].as_f64(), Some(0.5));
    assert_eq!((described["expected"].as_u64(), described["met"].as_u64()), (Some(1), Some(0)));
    let domains: Vec<_> =
        told["domains"].as_array().expect("domains").iter().map(|one| (&one["id"], &one["exact"])).collect();
    assert_eq!(domains, [(&"people".into(), &Value::from(0.5)), (&"money".into(), &Value::from(0.0))]);
    assert!(told.get("rows").is_none() && told.get("missed").is_none(), "{told:#}");
}

#[test]
fn rows_say_which_phrases_decided_and_missed_what_was_passed_over() {
    let folder = folder();
    let (talk, texts) = (framework(folder.path()), inputs(folder.path()));
    let ratings = file(folder.path(), "ratings.csv", RATINGS);
    let told = json(&["--plugin", &talk, "--ratings", &ratings, "--inputs", &texts, "--rows", "--missed"]);
    let rows = told["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 3, "{rows:#?}");
    assert_eq!((&rows[0]["criterion"], &rows[0]["found"]), (&"paying".into(), &"partly".into()));
    assert_eq!(rows[0]["phrases"], serde_json::json!(["pay"]));
    assert_eq!(rows[0]["readers"][1]["quote"], "the council will pay");
    let untouched: Vec<&Value> =
        told["missed"]["untouched"].as_array().expect("a list").iter().map(|one| &one["quote"]).collect();
    assert_eq!(untouched, ["We hope that the council", "Nothing of the kind"]);
    let vain = &told["missed"]["in_vain"];
    assert_eq!((&vain[0]["input"], &vain[0]["phrases"]), (&"b".into(), &serde_json::json!(["paid"])));
}

#[test]
fn the_table_fits_a_terminal_and_explains_its_columns() {
    let folder = folder();
    let (talk, texts) = (framework(folder.path()), inputs(folder.path()));
    let ratings = file(folder.path(), "ratings.csv", RATINGS);
    let told = agree(&["--plugin", &talk, "--ratings", &ratings, "--inputs", &texts]);
    assert!(told.out.starts_with("talk 1.0.0 beside readers of 2 descriptions\n"), "{}", told.out);
    assert!(told.out.contains("\nall         4   0.25"), "{}", told.out);
    assert!(told.out.contains("exact: a level that any reader would take."), "{}", told.out);
    assert!(told.out.lines().all(|line| line.chars().count() <= 80), "{}", told.out);
}

const GOLD: &str = "id,text,code,part,side\n\
    1,They asked twice.,asking,people,facilitator\n\
    2,He paid for three lamps.,asking,people,barrier\n\
    3,The lift is slow.,paying,money,barrier\n\
    4,Nobody ever asked them.,asking,people,barrier\n\
    5,They asked and they paid.,asking;paying,people,mixed\n";

#[test]
fn an_abstention_is_a_wrong_answer_and_a_side_is_compared_apart() {
    let folder = folder();
    let talk = framework(folder.path());
    let gold = file(folder.path(), "gold.csv", GOLD);
    let told = json(&["--plugin", &talk, "--gold", &gold, "--code", "code", "--stance", "side", "--rows"]);
    assert_eq!(
        (told["rows"].as_u64(), told["answered"].as_u64(), told["left_out"].as_u64()),
        (Some(4), Some(3), Some(1))
    );
    assert_eq!((told["top1"].as_f64(), told["top2"].as_f64()), (Some(0.5), Some(0.5)));
    assert_eq!((told["stance_rows"].as_u64(), told["stance_accuracy"].as_f64()), (Some(4), Some(0.5)));
    let wrong = told["disagreements"].as_array().expect("a list");
    let lines: Vec<_> = wrong.iter().map(|one| one["line"].as_u64()).collect();
    assert_eq!(lines, [Some(3), Some(4)]);
    assert_eq!((&wrong[0]["given"], &wrong[0]["phrase"]), (&serde_json::json!(["paying"]), &"paid".into()));
    let abstained = serde_json::json!({ "coded": "paying", "given": null, "rows": 1 });
    assert!(told["confusion"].as_array().expect("a list").contains(&abstained), "{told:#}");
}

#[test]
fn codes_may_be_domains() {
    let folder = folder();
    let talk = framework(folder.path());
    let gold = file(folder.path(), "gold.csv", GOLD);
    let told = json(&["--plugin", &talk, "--gold", &gold, "--code", "part"]);
    assert_eq!((told["rows"].as_u64(), told["top1"].as_f64()), (Some(5), Some(0.6)));
    assert_eq!((told["stance_rows"].as_u64(), &told["stance_accuracy"]), (Some(0), &Value::Null));
}

#[test]
fn what_must_be_mended_is_told_with_its_line() {
    let folder = folder();
    let (talk, texts) = (framework(folder.path()), inputs(folder.path()));
    let tried = |name: &str, content: &str| {
        let path = file(folder.path(), name, content);
        let told = agree(&["--plugin", &talk, "--ratings", &path, "--inputs", &texts]);
        assert_eq!((told.code, told.out.as_str()), (2, ""), "{name}");
        told.err
    };
    let level = tried("level.csv", "input,criterion,level\na,asking,describd\n");
    assert!(
        level.contains("level.csv:2: `describd` is no level") && level.contains("did you mean `described`?"),
        "{level}"
    );
    // As a spreadsheet on Windows saves it, with a note of two lines and an empty line.
    let saved = "input,criterion,level,note\r\na,asking,partly,\"one\r\ntwo\"\r\n\r\na,paying,describd,\r\n";
    let windows = tried("windows.csv", saved);
    assert!(windows.contains("windows.csv:5: `describd` is no level"), "{windows}");
    let column = tried("column.csv", "input,criteria,level\na,asking,described\n");
    assert!(column.contains("no column `criterion`") && column.contains("did you mean `criteria`?"), "{column}");
    let text = tried("text.csv", "input,criterion,level\nz,asking,described\n");
    assert!(text.contains("no description called z") && text.contains("z.md"), "{text}");
    let other = tried("other.csv", "input,criterion,level\na,whose.public,described\n");
    assert!(other.contains("no row of") && other.contains("asking"), "{other}");
    file(Path::new(&texts), "a.txt", "Another text of that name.\n");
    let twice = tried("twice.csv", "input,criterion,level\na,asking,described\n");
    assert!(twice.contains("several files called a") && twice.contains("the ending too"), "{twice}");
    let gold = file(folder.path(), "gold.csv", "text,code\nThey asked.,begging\n");
    let told = agree(&["--plugin", &talk, "--gold", &gold, "--code", "code"]);
    assert!(told.err.contains("gold.csv:2: `begging` is neither a criterion nor a domain of talk"), "{}", told.err);
}

#[test]
fn one_of_the_two_forms_is_needed() {
    let told = run(&["agree", "--framework", "ward"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("--ratings"), "{}", told.err);
}

#[test]
fn what_too_few_descriptions_teach_is_nothing_and_says_so() {
    let folder = folder();
    framework(folder.path());
    let (source, inputs) = (folder.path().join("talk").display().to_string(), inputs(folder.path()));
    let ratings = file(folder.path(), "ratings.csv", "input,criterion,level\na,asking,described\nb,asking,not-found\n");
    let learned = run(&["learn", &source, "--ratings", &ratings, "--inputs", &inputs]);
    assert_eq!(learned.code, 2, "{}", learned.err);
    assert!(learned.err.contains("2, and 38 are needed") && learned.err.contains("rate 38"), "{}", learned.err);
    assert!(!folder.path().join("talk/learned.txt").exists());
}

/// Enough are rated by either criterion, and too few are left of either where neighbours are.
#[test]
fn what_cannot_be_tried_out_is_not_learned_and_says_so() {
    let folder = folder();
    framework(folder.path());
    let (source, texts) = (folder.path().join("talk").display().to_string(), folder.path().join("many"));
    std::fs::create_dir_all(&texts).expect("a folder");
    let mut ratings = "input,criterion,level,quote\n".to_owned();
    for n in 0..80 {
        file(&texts, &format!("t{n:02}.md"), "# A street\n\nTenants asked for a bench in May. It rained.\n");
        let criterion = if n < 40 { "asking" } else { "paying" };
        ratings.push_str(&format!("t{n:02},{criterion},described,Tenants asked for a bench in May\n"));
    }
    let ratings = file(folder.path(), "apart.csv", ratings);
    let told = run(&["learn", &source, "--ratings", &ratings, "--inputs", &texts.display().to_string()]);
    assert_eq!((told.code, told.out.as_str()), (2, ""), "{}", told.err);
    assert!(told.err.contains("24 are left") && told.err.contains("30 are needed"), "{}", told.err);
    assert!(told.err.contains("help: rate descriptions from all over the alphabet"), "{}", told.err);
    assert!(!folder.path().join("talk/learned.txt").exists());
}

#[test]
fn ratings_teach_and_a_dry_run_writes_nothing() {
    let folder = folder();
    framework(folder.path());
    let source = folder.path().join("talk").display().to_string();
    let texts = folder.path().join("many");
    std::fs::create_dir_all(&texts).expect("a folder");
    let mut ratings = "input,criterion,level,quote\n".to_owned();
    for n in 0..40 {
        let (what, level) =
            if n % 2 == 0 { ("a bench by the school", "described") } else { ("the way home", "not-found") };
        let said = format!("Tenants asked for {what} in May");
        file(&texts, &format!("t{n:02}.md"), format!("# Street {n}\n\n{said}. It rained.\n"));
        let quote = if level == "described" { said.as_str() } else { "" };
        ratings.push_str(&format!("t{n:02},asking,{level},{quote}\n"));
    }
    ratings.push_str("t00,whose.public,described,\nt00,Is there a bench?,described,\n");
    let unquoted = ratings.replace("Tenants asked", "Somebody asked");
    let unquoted = file(folder.path(), "unquoted.csv", unquoted);
    let told = run(&["learn", &source, "--ratings", &unquoted, "--inputs", &texts.display().to_string()]);
    assert_eq!(told.code, 2, "{}", told.out);
    assert!(told.err.contains("no reader's words are found"), "{}", told.err);
    let ratings = file(folder.path(), "many.csv", ratings);
    let args = ["learn", &source, "--ratings", &ratings, "--inputs", &texts.display().to_string()];
    let dry = run(&[&args[..], &["--dry-run"]].concat());
    assert_eq!(dry.code, 0, "{}", dry.err);
    assert!(dry.out.contains("the pages alone") && dry.out.contains("0.50 (20 of 40)"), "{}", dry.out);
    assert!(dry.out.ends_with("learned.txt: not written (--dry-run)\n"), "{}", dry.out);
    assert!(dry.err.contains("1 row names no criterion of talk, nor of a bundled framework"), "{}", dry.err);
    assert!(dry.out.contains("\n1 row names a criterion of another framework"), "not both: {}", dry.out);
    assert!(!folder.path().join("talk/learned.txt").exists());
    // What was learned before may be damaged; it is learned anew.
    file(&folder.path().join("talk"), "learned.txt", "sure 60\n<<<<<<< mine\n");
    let again = run(&args);
    assert!(again.code == 0 && !again.err.contains("learned.txt"), "{}", again.err);
    let component = folder.path().join("taught.wasm").display().to_string();
    assert_eq!(run(&["build", &source, "-o", &component]).code, 0);
    let read = |set: &str| {
        let text = texts.join("t01.md").display().to_string();
        run(&["assess", &text, "--plugin", &component, "--framework", "talk", "--set", set]).out
    };
    let with = read("talk.learned=on");
    assert!(with.contains("partly: doubtful") && !with.contains("● described"), "{with}");
    assert!(read("talk.learned=off").contains("● described"), "{}", read("talk.learned=off"));
}

#[test]
fn a_plugin_that_is_not_there_is_told_and_not_replaced() {
    let folder = folder();
    let inputs = inputs(folder.path());
    let ratings = file(folder.path(), "ratings.csv", "input,criterion,level\na,s1.causes,described\n");
    let args = ["agree", "--framework", "hiat", "--plugin", "gone.wasm", "--ratings", &ratings, "--inputs", &inputs];
    let told = run(&args);
    assert_eq!(told.code, 2, "{}", told.out);
    assert!(told.err.contains("gone.wasm"), "{}", told.err);
}
