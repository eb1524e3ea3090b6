//! The pages of a plugin in Rust: the same pages, without what its code would never read.

use evenhand_build::{Files, Folder, describe};

const TOML: &str = "id = \"mine\"\ntitle = \"Mine\"\nabout = \"For a test.\"\nversion = \"0.1.0\"\nlicence = \"MIT\"\n\
                    summary = \"counts\"\n\n[[domains]]\nid = \"plan\"\ntitle = \"Plan\"\nsummary = \"What is to be done.\"\n\
                    expects = \"each\"\n\n[roles]\nlead = \"lead\"\n";
const PAGE: &str = "+++\ndomain = \"plan\"\norder = 1\n+++\n# When?\n\nIt matters.\n\n## Counts when\nA date.\n\n\
                    ## Counts partly\nA season.\n\n## Does not count\nA wish.\n\n## Element: date\n- ask lead: When?\n";

fn files() -> Files {
    let files = [("Cargo.toml", ""), ("framework.toml", TOML), ("criteria/when.md", PAGE)];
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}

fn with(path: &str, text: &str) -> Vec<String> {
    let mut files = files();
    files.insert(path.to_owned(), text.to_owned());
    let mistakes = Folder::from_files(files).expect_err("it does not build").0;
    mistakes.iter().map(|mistake| format!("{}:{}: {}", mistake.file, mistake.line, mistake.message)).collect()
}

#[test]
fn pages_need_no_query_and_no_core() {
    let (folder, _) = Folder::from_files(files()).map_err(|wrong| wrong.to_string()).expect("it is read");
    assert!(folder.is_code());
    let manifest = describe(&folder);
    let criterion = &manifest.criteria[0];
    assert_eq!((criterion.id, criterion.question, criterion.prompts[0].ask), ("when", "When?", "When?"));
    let mut alone = files();
    alone.remove("Cargo.toml");
    let wrong = Folder::from_files(alone).expect_err("without code, queries are needed").0;
    assert!(wrong.iter().any(|mistake| mistake.message.contains("nothing can meet the element")));
}

#[test]
fn what_the_code_would_never_read_is_refused() {
    let asks = "- ask lead: When?\n";
    assert_eq!(
        with("criteria/when.md", &PAGE.replace(asks, &format!("- strong: in #date\n{asks}"))),
        ["criteria/when.md:19: a query is never read by a plugin in Rust"]
    );
    assert_eq!(
        with("criteria/when.md", &PAGE.replace("order = 1\n", "order = 1\ndenied = [\"never\"]\n")),
        ["criteria/when.md:4: `denied` is never read by a plugin in Rust"]
    );
    assert_eq!(
        with("framework.toml", &TOML.replace("\"counts\"", "\"leaning\"")),
        ["framework.toml:6: a plugin in Rust sums up by itself"]
    );
    let facet = TOML.replace("[roles]", "[facets.side]\nbarrier = \"barrier*\"\n\n[roles]");
    assert_eq!(with("framework.toml", &facet), ["framework.toml:15: a query is never read by a plugin in Rust"]);
    assert_eq!(with("checks.toml", ""), ["checks.toml:0: a plugin in Rust draws its own conclusions"]);
}

/// The code gives labels, so their values stand without queries.
#[test]
fn a_label_that_code_gives_needs_no_query() {
    let mut files = files();
    let facet = TOML.replace("[roles]", "[facets.side]\nbarrier = \"\"\nfacilitator = \"\"\n\n[roles]");
    files.insert("framework.toml".to_owned(), facet);
    let (folder, _) = Folder::from_files(files.clone()).map_err(|wrong| wrong.to_string()).expect("it is read");
    assert_eq!(describe(&folder).facets[0].values, ["barrier", "facilitator"]);
    files.remove("Cargo.toml");
    let wrong = Folder::from_files(files).expect_err("without code, a label needs its query").0;
    assert!(wrong.iter().any(|mistake| mistake.file == "framework.toml" && mistake.line == 15), "{wrong:?}");
}

/// What cargo writes beside the pages, and what a plugin brings along, is no part of them.
#[test]
fn only_pages_and_cases_are_read_beside_code() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files() {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }
    for path in ["target/doc.md", "vendor/criteria/other.md", "README.md", "lists/notes.txt"] {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, [0xff]).expect("a file");
    }
    let (read, _) = Folder::read(folder.path()).map_err(|wrong| wrong.to_string()).expect("it is read");
    assert_eq!(read.files().keys().collect::<Vec<_>>(), ["Cargo.toml", "criteria/when.md", "framework.toml"]);
}
