//! From pages to a rating, without a sandbox: what a folder says is what the interpreter
//! does with a description.

mod conclusions;
mod labels;
#[path = "../sample/mod.rs"]
mod sample;

use evenhand_build::{Files, Folder, compile};
use evenhand_interpreter::compiled::Compiled;
use evenhand_interpreter::{assess, contract as wit, describe};

/// Builds `files` and assesses a text of one section; `\n` starts a new paragraph.
fn read(files: Files, settings: &[(&str, &str)], text: &str) -> wit::Assessment {
    assessed_with(files, settings, vec![section(text)])
}

fn assessed(files: Files, sections: Vec<wit::Section>) -> wit::Assessment {
    assessed_with(files, &[], sections)
}

fn assessed_with(files: Files, settings: &[(&str, &str)], sections: Vec<wit::Section>) -> wit::Assessment {
    let folder = Folder::from_files(files).map_err(|wrong| wrong.to_string()).expect("it builds").0;
    let built = compile(&folder).expect("it compiles");
    let compiled = Compiled::open(&built.bytes).expect("it opens");
    let own = |(id, value): &(&str, &str)| ((*id).to_owned(), (*value).to_owned());
    let description = wit::ProjectDescription {
        title: "A project".to_owned(),
        stage: None,
        we: None,
        sections,
        settings: settings.iter().map(own).collect(),
    };
    assess(&compiled, &description).expect("it reads").expect("it is assessed")
}

fn section(text: &str) -> wit::Section {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (paragraph, block) in text.split('\n').enumerate() {
        for span in evenhand_language::sentence::sentences(block) {
            let span = wit::Span { start: (start + span.start) as u32, end: (start + span.end) as u32 };
            let block = wit::Block::Paragraph;
            sentences.push(wit::Sentence { span, block, paragraph: paragraph as u32, introduced_by: Vec::new() });
        }
        start += block.len() + 1;
    }
    wit::Section { heading: String::new(), depth: 0, text: text.to_owned(), sentences }
}

fn levels(found: &wit::Assessment) -> Vec<wit::Level> {
    found.ratings.iter().map(|rating| rating.level).collect()
}

fn asked(rating: &wit::Rating) -> Vec<(&str, &str)> {
    rating.prompts.iter().map(|prompt| (prompt.who.as_str(), prompt.ask.as_str())).collect()
}

use wit::Level::{Described, NotApplicable, NotFound, Partly, SaidNotDone};

const COMPARED: &str = "We compared uptake between women and men in March.";
const ASKED: &str = "Our team interviewed forty tenants in our survey in March.";

#[test]
fn describe_says_what_the_pages_say() {
    let folder = Folder::from_files(sample::files()).expect("it builds").0;
    let built = compile(&folder).expect("it compiles");
    let said = describe(&Compiled::open(&built.bytes).expect("it opens")).expect("it is readable");
    let ids: Vec<_> = said.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    assert_eq!(ids, ["s1.compare", "s1.ask", "s2.any"], "by their order, not their names");
    let page = &said.criteria[0];
    assert_eq!((page.title.as_str(), page.question.as_str()), ("a comparison", "Are groups compared?"));
    assert_eq!((page.why.as_str(), page.counts_when.as_str()), ("Totals hide gaps.", "Groups are compared."));
    assert_eq!(page.sources, ["book2020"]);
    assert_eq!(page.prompts.len(), 3);
    assert_eq!(
        (said.settings[0].default.as_deref(), said.facets[0].title.as_str(), said.roles.len()),
        (Some("old"), "day", 2)
    );
    assert_eq!(said.facets[0].values, ["weekday", "weekend"], "as they are written");
    assert_eq!(said.domains[1].expects, wit::Expectation::Any);
}

#[test]
fn what_is_said_is_described_and_fills_the_sentence() {
    let found = read(sample::files(), &[], &format!("{COMPARED}\n{ASKED}"));
    assert_eq!(levels(&found), [Described, Described, Described]);
    assert_eq!(found.summary, "It wants a comparison and asking people and one or more.");
    assert!(found.ratings.iter().all(|rating| rating.prompts.is_empty()), "what is described asks nothing");
    assert!(found.conclusions.is_empty());
}

#[test]
fn silence_asks_and_leaves_a_gap_in_the_sentence() {
    let found = read(sample::files(), &[], "The bus stops outside.");
    assert_eq!(levels(&found), [NotFound, NotApplicable, NotFound]);
    assert_eq!(found.summary, "It wants [not found] and [not found].");
    assert_eq!(asked(&found.ratings[0]), [("analyst", "Whom will you compare?")], "the core's question");
    assert_eq!(asked(&found.ratings[1]), [], "what does not apply asks nothing");
    assert_eq!(asked(&found.ratings[2]), [("analyst", "What will you start with?")], "the domain expects one");
}

#[test]
fn a_denial_of_the_page_is_a_refusal() {
    let found = read(sample::files(), &[], "There will be no subgroups in this work.");
    assert_eq!(levels(&found)[0], SaidNotDone);
    assert!(matches!(found.ratings[0].evidence[0].stance, wit::Stance::Opposes));
    assert!(!found.ratings[0].prompts.is_empty());
}

#[test]
fn look_alikes_are_set_aside_for_the_reason_and_in_the_words_of_the_page() {
    let found = read(sample::files(), &[], "We compared prices and outcomes in March.");
    let item = &found.ratings[0].evidence[0];
    assert!(matches!(item.stance, wit::Stance::SetAside(wit::SetAsideReason::OtherSense)));
    assert_eq!(item.note, "a price");
    assert_eq!(levels(&found)[0], NotFound);
}

/// *Looks similar, is not* shows one of them: that which would have counted, were it not so.
#[test]
fn what_a_query_met_is_told_before_what_only_looks_alike() {
    let found = read(sample::files(), &[], "Prices were compared. We compared prices and outcomes in March.");
    let quoted: Vec<u32> = found.ratings[0].evidence.iter().map(|item| item.span.start).collect();
    assert!(quoted.len() > 1 && quoted[0] > 0 && quoted.contains(&0), "{quoted:?}");
}

#[test]
fn weak_words_only_touch_on_it() {
    let found = read(sample::files(), &[], "We worked on the gap in March.");
    assert_eq!((found.ratings[0].level, found.ratings[0].shortfall), (Partly, Some(wit::Shortfall::OnlyTouchedOn)));
}

#[test]
fn a_missing_part_is_asked_after() {
    let named = sample::with(sample::PAGE, "comparison and (measure or group)", "comparison and group");
    let found = read(named, &[], "We compared access between two sites in March.");
    assert_eq!((found.ratings[0].level, found.ratings[0].shortfall), (Partly, Some(wit::Shortfall::PartMissing)));
    assert_eq!(asked(&found.ratings[0]), [("commissioner", "Which group matters most?")]);
}

#[test]
fn a_missing_part_is_named_as_it_is_called() {
    let mut files = sample::with(sample::PAGE, "comparison and (measure or group)", "comparison and group:2");
    let page = files.get_mut(sample::PAGE).expect("the page");
    *page = page.replacen(
        "## Element: group (fact, same section)\n",
        "## Element: group (fact, same section)\n- called: group that is compared\n",
        1,
    );
    let none = read(files.clone(), &[], "We compared access between two sites in March.");
    let told = "Found: comparison. Not found with it: group that is compared (2 different ones).";
    assert_eq!(none.ratings[0].rationale, told);
    let one = read(files, &[], "We compared access between women and others in March.");
    assert!(one.ratings[0].rationale.ends_with("Not found with it: a second group that is compared."), "{one:?}");
}

#[test]
fn a_setting_switches_an_element_on() {
    let files = || sample::with(sample::PAGE, "comparison and (measure or group)", "comparison and measure");
    let text = "We compared access between women and men in March.";
    assert_eq!(levels(&read(files(), &[("edition", "old")], text))[0], Described);
    let with = read(files(), &[("edition", "new")], text);
    assert_eq!(levels(&with)[0], Partly);
    assert_eq!(asked(&with.ratings[0]), [("analyst", "What will you measure?")]);
    let uptake = "We compared uptake between women and men in March.";
    assert_eq!(levels(&read(files(), &[("edition", "new")], uptake))[0], Described);
}

#[test]
fn an_expression_may_count_and_choose() {
    let files = || {
        let files = sample::with(sample::PAGE, "comparison and (measure or group)", "group:2 or (measure and group)");
        let mut files = files;
        let page = files.get_mut(sample::PAGE).expect("the page");
        *page = page.replace("fact, edition = new", "fact");
        files
    };
    let two = "We compared access between women and older people in March.";
    assert_eq!(levels(&read(files(), &[], two))[0], Described, "two groups");
    let one = "We compared access between women and others in March.";
    assert_eq!(levels(&read(files(), &[], one))[0], Partly, "one group and no measure");
    let both = "We compared uptake between women and others in March.";
    assert_eq!(levels(&read(files(), &[], both))[0], Described, "one group and a measure");
}

#[test]
fn ties_hold_elements_together() {
    let apart = "We compared access between two sites in March.\nThe clinic serves women.";
    for (tie, level) in
        [("same section", Described), ("anywhere", Described), ("same paragraph", Partly), ("same clause", Partly)]
    {
        let named = sample::with(sample::PAGE, "comparison and (measure or group)", "comparison and group");
        let mut files = named;
        let page = files.get_mut(sample::PAGE).expect("the page");
        *page = page.replace("fact, same section", &format!("fact, {tie}"));
        assert_eq!(levels(&read(files, &[], apart))[0], level, "{tie}");
    }
}

#[test]
fn only_the_named_actors_count() {
    let files = || sample::with("criteria/s1.ask.md", "applies-when = [\"survey*\"]\n", "");
    assert_eq!(levels(&read(files(), &[], ASKED))[1], Described);
    let commissioners = "The commissioners interviewed forty tenants in March.";
    let found = read(files(), &[], commissioners);
    assert_eq!(levels(&found)[1], NotFound);
    let stance = found.ratings[1].evidence[0].stance;
    assert!(matches!(stance, wit::Stance::SetAside(wit::SetAsideReason::OtherActor)));
}

#[test]
fn what_a_pronoun_alone_tells_is_not_said_to_be_untold() {
    let files = || sample::with("criteria/s1.ask.md", "applies-when = [\"survey*\"]\n", "");
    let alone = read(files(), &[], "We met the tenants. We interviewed some of them.");
    let told =
        "Found: asking; only a pronoun, a name or a heading tells who does it, and nothing beside it bears that out.";
    assert_eq!((levels(&alone)[1], alone.ratings[1].rationale.as_str()), (Partly, told));
    assert!(asked(&alone.ratings[1])[0].1.starts_with("Only a pronoun"), "{alone:?}");
    let borne_out = read(files(), &[], "We met the tenants. We interviewed 40 of them.");
    assert_eq!(levels(&borne_out)[1], Described);
}

#[test]
fn a_question_that_two_parts_share_is_asked_once() {
    let shared = "- ask commissioner: Which group matters most?";
    let files = sample::with(sample::PAGE, "- ask analyst: What will you measure?", shared);
    let found = read(files, &[("edition", "new")], "We compared access between two sites in March.");
    assert_eq!(asked(&found.ratings[0]), [("commissioner", "Which group matters most?")]);
}

#[test]
fn background_lets_the_work_of_others_count() {
    let text = "Smith et al. (2019) compared uptake between women and men.";
    assert_eq!(levels(&read(sample::files(), &[], text))[0], NotFound);
    let background = sample::with(sample::PAGE, "(core, deed)", "(core, deed, background)");
    assert_eq!(levels(&read(background, &[], text))[0], Described);
}

#[test]
fn a_check_draws_its_conclusion() {
    let found = read(sample::files(), &[], ASKED);
    assert_eq!(levels(&found)[..2], [NotFound, Described]);
    let drawn = &found.conclusions[0];
    assert_eq!((drawn.id.as_str(), drawn.sources.as_slice()), ("asked-not-compared", &["book2020".to_owned()][..]));
    assert_eq!((drawn.criteria.as_slice(), drawn.prompts.len()), (&[1, 0][..], 1));
    assert_eq!((drawn.evidence[0].rating, found.conclusions.len()), (1, 1));
}

#[test]
fn at_least_counts_what_is_described() {
    let two = || sample::with("criteria/s2.any.md", "n = 1", "n = 2");
    assert_eq!(levels(&read(two(), &[], &format!("{COMPARED}\n{ASKED}")))[2], Described);
    let one = read(two(), &[], COMPARED);
    assert_eq!((one.ratings[2].level, one.ratings[2].shortfall), (Partly, Some(wit::Shortfall::PartMissing)));
    assert_eq!(one.ratings[2].evidence.len(), 1, "it rests on what decided the other");
    assert_eq!(levels(&read(two(), &[], "The bus stops outside."))[2], NotFound);
}

#[test]
fn what_a_domain_expects_decides_what_silence_means() {
    let asks = |expects: &str, text: &str| -> Vec<usize> {
        let mut files = sample::with("framework.toml", "expects = \"each\"", &format!("expects = \"{expects}\""));
        let page = files.get_mut("criteria/s1.ask.md").expect("the page");
        *page = page.replace("applies-when = [\"survey*\"]\n", "");
        read(files, &[], text).ratings.iter().take(2).map(|rating| rating.prompts.len()).collect()
    };
    assert_eq!(asks("each", "The bus stops outside."), [1, 1]);
    assert_eq!(asks("any", "The bus stops outside."), [1, 1]);
    assert_eq!(asks("none", "The bus stops outside."), [0, 0]);
    assert_eq!(asks("each", COMPARED), [0, 1]);
    assert_eq!(asks("any", COMPARED), [0, 0], "one is enough");
}

#[test]
fn a_domain_that_expects_nothing_finds_in_denials_too() {
    let files = sample::with("framework.toml", "expects = \"each\"", "expects = \"none\"");
    let found = read(files, &[], "There will be no subgroups among women in this work.");
    assert_eq!((found.ratings[0].level, found.ratings[0].shortfall), (Described, None));
}

/// A section with a heading of this depth, and one sentence below it.
fn headed(heading: &str, depth: u8, sentence: &str) -> wit::Section {
    let text = format!("{heading}\n{sentence}");
    let end = heading.len() as u32;
    let line = |start, end, block, paragraph, introduced_by| wit::Sentence {
        span: wit::Span { start, end },
        block,
        paragraph,
        introduced_by,
    };
    let sentences = vec![
        line(0, end, wit::Block::Heading, 0, Vec::new()),
        line(end + 1, text.len() as u32, wit::Block::Paragraph, 1, vec![0]),
    ];
    wit::Section { heading: heading.to_owned(), depth, text, sentences }
}

#[test]
fn evidence_says_which_part_of_the_project_it_stands_in() {
    let parts = "[parts]\nproblem = [\"background\", \"why we\"]\nmeasurement = [\"Evaluation\"]\n\n[roles]\n";
    let files = sample::with("framework.toml", "[roles]\n", parts);
    let folder = Folder::from_files(files).map_err(|wrong| wrong.to_string()).expect("it builds").0;
    let built = compile(&folder).expect("it compiles");
    let compiled = Compiled::open(&built.bytes).expect("it opens");
    let facet = describe(&compiled).expect("it says what it is").facets.pop().expect("a facet");
    assert_eq!(
        (facet.id.as_str(), facet.values.as_slice()),
        ("part", ["problem".to_owned(), "measurement".to_owned()].as_slice()),
        "in the order in which they are written"
    );
    let said = "We compared uptake between women and men.";
    let sections = vec![
        headed("Why we began", 1, said),
        headed("A question of numbers", 2, said),
        headed("4. The evaluation", 1, said),
        headed("Thanks", 1, said),
    ];
    let description =
        wit::ProjectDescription { title: String::new(), stage: None, we: None, sections, settings: Vec::new() };
    let found = assess(&compiled, &description).expect("it reads").expect("it is assessed");
    let mut seen = std::collections::BTreeMap::new();
    for item in found.ratings.iter().flat_map(|rating| &rating.evidence) {
        let label = item.labels.first().map(|label| (label.facet.as_str(), label.value.as_str()));
        seen.insert(item.section, label);
    }
    let problem = Some(("part", "problem"));
    assert_eq!(seen[&0], problem);
    assert_eq!(seen[&1], problem, "a section stands in the part of the heading above it");
    assert_eq!(seen[&2], Some(("part", "measurement")));
    assert_eq!(seen[&3], None, "no heading tells");
}

#[test]
fn a_typology_says_what_it_leans_to_or_that_it_is_mixed_or_unclear() {
    let files = || sample::with("framework.toml", "\"It wants {s1} and {s2}.\"", "\"leaning\"");
    let nothing = read(files(), &[], "The bus stops here.");
    assert!(nothing.summary.contains("unclear"), "{}", nothing.summary);
    let one = read(files(), &[], "We compared uptake between women and men.");
    let described = one.ratings.iter().filter(|rating| rating.level == Described).count();
    let expected = if described > 1 { "mixed" } else { "leans to a comparison" };
    assert!(one.summary.contains(expected), "{}", one.summary);
}

const FLAGS: &str = "[[check]]\nid = \"wording\"\nflag = [\"hard to reach = whom services do not reach\", \
                     \"hard to reach (group* | people) = people whom services do not reach\", \"the elderly = older \
                     people\"]\ntitle = \"Words to think again about\"\ntext = \"They blame.\"\n";

fn flagged(text: &str) -> Vec<(String, String)> {
    let found = read(sample::and("checks.toml", FLAGS), &[], text);
    let of = |item: &wit::Evidence| {
        assert!(matches!((item.stance, item.claim), (wit::Stance::Supports, wit::Claim::Mentioned)));
        (text[item.focus.start as usize..item.focus.end as usize].to_owned(), item.note.clone())
    };
    match found.conclusions.as_slice() {
        [] => Vec::new(),
        [one] => {
            assert_eq!((one.id.as_str(), one.kind), ("wording", wit::ConclusionKind::Wording));
            assert!(one.criteria.is_empty() && one.evidence.is_empty() && one.prompts.is_empty());
            one.more_evidence.iter().map(of).collect()
        }
        more => panic!("{more:?}"),
    }
}

#[test]
fn wording_is_flagged_with_what_to_say_instead() {
    let text = "We did not ask hard-to-reach groups. The elderly came.\nOthers are hard to reach.";
    let found = flagged(text);
    let words: Vec<(&str, &str)> = found.iter().map(|(words, note)| (words.as_str(), note.as_str())).collect();
    assert_eq!(
        words,
        [
            ("hard-to-reach groups", "say instead: people whom services do not reach"),
            ("The elderly", "say instead: older people"),
            ("hard to reach", "say instead: whom services do not reach"),
        ],
        "in order, and of those that share words the longest"
    );
}

#[test]
fn wording_that_is_quoted_or_objected_to_is_not_flagged() {
    for text in
        ["The form calls them hard to reach.", "They say \u{201c}hard to reach\u{201d}.", "Who is hard to reach?"]
    {
        assert_eq!(flagged(text), [], "{text}");
    }
}

#[test]
fn a_flag_changes_no_level() {
    let text = format!("{COMPARED} The elderly came.\n{ASKED}");
    let with = read(sample::and("checks.toml", FLAGS), &[], &text);
    let without = read(sample::and("checks.toml", ""), &[], &text);
    assert_eq!(levels(&with), levels(&without));
    assert_eq!((with.conclusions.len(), with.summary), (1, without.summary));
}
