//! The laws on what a plugin says of itself.

use std::collections::BTreeSet;

use evenhand::plugin::Broken;
use evenhand::plugin::laws::{at_load, check_framework, framework};

use super::case::{Case, prompt};

/// Two laws, of two arguments, that stand outside the list.
const TWICE: &str = "says-the-same-twice";
const CARRIES: &str = "carries-what-it-says";

fn checked(case: &Case) -> Result<(), Broken> {
    check_framework(&case.framework, &case.again, case.carried.as_deref(), &case.limits)
}

/// What breaks a law, and what is seen then.
type Breach = (&'static str, &'static str, fn(&mut Case));

const BREACHES: &[Breach] = &[
    ("lists-are-within-limits", "a list of 5 items, and the limit `items` is 4", |c| {
        c.limits.set("items", 4).then_some(()).unwrap()
    }),
    ("lists-are-within-limits", "a list of 6 items, and the limit `items` is 5", |c| {
        c.limits.set("items", 5);
        c.say(|f| f.criteria[0].prompts = vec![prompt(); 6]);
    }),
    ("lists-are-within-limits", "a list of 6 items, and the limit `items` is 5", |c| {
        c.limits.set("items", 5);
        c.say(|f| f.criteria[4].sources = vec!["hall-2020".into(); 6]);
    }),
    ("lists-are-within-limits", "a list of 6 items, and the limit `items` is 5", |c| {
        c.limits.set("items", 5);
        c.say(|f| f.facets[0].values = vec!["x".into(); 6]);
    }),
    ("lists-are-within-limits", "a list of 6 items, and the limit `items` is 5", |c| {
        c.limits.set("items", 5);
        c.say(|f| f.settings[0].choices = vec!["first".into(); 6]);
    }),
    ("texts-are-plain", "a text of 65537 bytes, and the limit `text` is 65536", |c| {
        c.say(|f| f.summary = "a".repeat(65_537))
    }),
    ("texts-are-plain", "a text of 65537 bytes, and the limit `text` is 65536", |c| {
        c.say(|f| f.facets[0].title = "a".repeat(65_537))
    }),
    ("texts-are-plain", "the control character U+001B", |c| c.say(|f| f.title = "Fair \u{1b}[2J".into())),
    ("texts-are-plain", "the control character U+0009", |c| c.say(|f| f.licence = "MIT\t".into())),
    ("texts-are-plain", "the control character U+009B", |c| c.say(|f| f.measured = Some("\u{9b}2J".into()))),
    ("texts-are-plain", "the control character U+202E", |c| {
        c.say(|f| f.sources[0].citation = "Hall \u{202e}0202".into())
    }),
    ("texts-are-plain", "the control character U+2028", |c| c.say(|f| f.sources[0].doi = Some("10.1\u{2028}".into()))),
    ("texts-are-plain", "the control character U+0000", |c| c.say(|f| f.domains[2].summary = "\0".into())),
    ("texts-are-plain", "the control character U+0007", |c| c.say(|f| f.criteria[1].does_not_count = "\u{7}".into())),
    ("texts-are-plain", "the control character U+000D", |c| {
        c.say(|f| f.criteria[1].prompts[0].ask = "Who?\r\n".into())
    }),
    ("texts-are-plain", "the control character U+007F", |c| c.say(|f| f.settings[0].choices.push("\u{7f}".into()))),
    ("texts-are-plain", "the control character U+0085", |c| c.say(|f| f.settings[0].summary.push('\u{85}'))),
    ("texts-are-plain", "the control character U+2067", |c| c.say(|f| f.facets[0].values.push("\u{2067}".into()))),
    ("texts-are-plain", "the control character U+E0041", |c| c.say(|f| f.roles[0].title.push('\u{e0041}'))),
    ("ids-are-lower-case-words", "\"Fair\" in the framework", |c| c.say(|f| f.id = "Fair".into())),
    ("ids-are-lower-case-words", "\"\" in the framework", |c| c.say(|f| f.id = String::new())),
    ("ids-are-lower-case-words", "\"de_cide\" in criteria", |c| c.say(|f| f.criteria[2].id = "de_cide".into())),
    ("ids-are-lower-case-words", "\"time-\" in criteria", |c| c.say(|f| f.criteria[4].id = "time-".into())),
    ("ids-are-lower-case-words", "\"the.\u{e9}dition\" in settings", |c| {
        c.say(|f| f.settings[0].id = "the.édition".into())
    }),
    ("ids-are-lower-case-words", "\"a..b\" in facets", |c| c.say(|f| f.facets[0].id = "a..b".into())),
    ("ids-are-short", "in criteria has 101 bytes, and an id may have 100", |c| {
        c.say(|f| f.criteria[2].id = "a".repeat(101))
    }),
    ("ids-are-short", "in facets has 60000 bytes", |c| c.say(|f| f.facets[0].id = "a".repeat(60_000))),
    ("ids-are-unique", "\"rota\" twice in criteria", |c| c.say(|f| f.criteria[3].id = "rota".into())),
    ("ids-are-unique", "\"reach\" twice in domains", |c| c.say(|f| f.domains.push(f.domains[0].clone()))),
    ("ids-are-unique", "\"hall-2020\" twice in sources", |c| c.say(|f| f.sources.push(f.sources[0].clone()))),
    ("ids-are-unique", "\"edition\" twice in settings", |c| c.say(|f| f.settings.push(f.settings[0].clone()))),
    ("ids-are-unique", "\"actor\" twice in facets", |c| c.say(|f| f.facets.push(f.facets[0].clone()))),
    ("ids-are-unique", "\"lead\" twice in roles", |c| c.say(|f| f.roles.push(f.roles[0].clone()))),
    ("ids-leave-out-the-framework", "\"fair.rota\" in criteria", |c| c.say(|f| f.criteria[0].id = "fair.rota".into())),
    ("ids-leave-out-the-framework", "\"fair-edition\" in settings", |c| {
        c.say(|f| f.settings[0].id = "fair-edition".into())
    }),
    ("criteria-name-what-is-declared", "\"rota\" names the domain \"nowhere\"", |c| {
        c.say(|f| f.criteria[0].domain = "nowhere".into())
    }),
    ("criteria-name-what-is-declared", "\"homes\" names the source \"hill-1999\"", |c| {
        c.say(|f| f.criteria[1].sources.push("hill-1999".into()));
    }),
    ("criteria-name-what-is-declared", "\"homes\" names the role \"nobody\"", |c| {
        c.say(|f| f.criteria[1].prompts[0].who = "nobody".into())
    }),
    ("has-something-to-ask", "no criteria", |c| c.say(|f| f.criteria.clear())),
    ("has-something-to-ask", "no title", |c| c.say(|f| f.title = " \n".into())),
    ("has-something-to-ask", "no question in \"time\"", |c| c.say(|f| f.criteria[4].question.clear())),
    ("has-something-to-ask", "an empty prompt in \"share\"", |c| c.say(|f| f.criteria[3].prompts[0].ask = " ".into())),
    ("defaults-are-choices", "\"third\" in \"edition\"", |c| c.say(|f| f.settings[0].default = Some("third".into()))),
    (TWICE, "gives the title \"Fairer repairs\" in place of \"Fair repairs\"", |c| {
        c.again.title = "Fairer repairs".into()
    }),
    (TWICE, "gives other `criteria`", |c| c.again.criteria.swap(0, 1)),
    (TWICE, "gives other `measured`", |c| c.again.measured = None),
    (CARRIES, "gives the version \"1.0-carried\" in place of \"1.0\"", |c| {
        c.carried = c.carried.take().map(|json| json.replace("\"1.0\"", "\"1.0-carried\""));
    }),
    (CARRIES, "gives other `domains`", |c| {
        c.carried = c.carried.take().map(|json| json.replace("\"none\"", "\"any\""));
    }),
    (CARRIES, "is no manifest", |c| c.carried = Some("{}".into())),
    (CARRIES, "is no manifest", |c| c.carried = Some("[".repeat(100_000))),
];

/// What comes near to breaking a law and does not.
const KEPT: &[fn(&mut Case)] = &[
    |_| (),
    |c| c.limits.set("items", 5).then_some(()).unwrap(),
    |c| c.say(|f| f.summary = "a".repeat(65_536)),
    |c| c.say(|f| f.summary = "Two\nlines, a joiner\u{200d} and a mark\u{200e}.".into()),
    |c| c.say(|f| f.criteria[0].id = "rota-2.first".into()),
    |c| c.say(|f| f.criteria[0].id = "a".repeat(100)),
    |c| c.say(|f| f.criteria[0].id = "fair".into()),
    |c| c.say(|f| f.criteria[0].id = "fairness".into()),
    |c| c.say(|f| f.criteria[0].id = "reach".into()),
    |c| c.say(|f| f.sources[0].id = "hall-2020".into()),
    |c| c.say(|f| f.criteria.iter_mut().for_each(|c| c.prompts.clear())),
    |c| c.say(|f| f.settings[0].default = None),
    |c| c.say(|f| (f.settings[0].default, f.settings[0].choices) = (Some("any text".into()), Vec::new())),
    |c| c.carried = None,
];

#[test]
fn a_breach_is_told_by_its_law_with_what_was_seen_and_by_no_other() {
    for (at, (law, seen, change)) in BREACHES.iter().enumerate() {
        let mut case = Case::new();
        change(&mut case);
        let broken = checked(&case).expect_err(&format!("breach {at} of {law} passes"));
        assert_eq!(broken.law, *law, "breach {at}: {broken}");
        assert!(broken.seen.contains(seen), "breach {at} of {law} says: {}", broken.seen);
        assert_eq!(broken.said, None, "a plugin that has read nothing has nothing to hide");
        let breaks =
            |(name, check): &(&'static str, framework::Law)| check(&case.framework, &case.limits).err().map(|_| *name);
        let others: Vec<_> = framework::LAWS.iter().filter_map(breaks).filter(|name| name != law).collect();
        assert!(others.is_empty(), "breach {at} of {law} breaks {others:?} too");
    }
}

#[test]
fn what_keeps_the_laws_passes() {
    for (at, change) in KEPT.iter().enumerate() {
        let mut case = Case::new();
        change(&mut case);
        assert_eq!(checked(&case), Ok(()), "case {at}");
    }
}

#[test]
fn every_law_has_a_breach_and_goes_by_its_name() {
    let laws: BTreeSet<&str> = at_load().collect();
    let broken: BTreeSet<&str> = BREACHES.iter().map(|(law, ..)| *law).collect();
    assert_eq!(laws, broken);
}

#[test]
fn errors_show_a_long_or_hostile_name_cut_and_escaped() {
    let mut case = Case::new();
    case.say(|f| f.criteria[0].domain = format!("\u{1b}[31m{}", "x".repeat(500)));
    let broken = checked(&case).unwrap_err();
    assert!(broken.seen.contains(r"\u{1b}[31mxxx") && broken.seen.len() < 150, "{}", broken.seen);
}

/// A framework as large as the limits allow is judged in a moment: nothing walks one
/// list for each item of another.
#[test]
fn a_framework_of_many_criteria_is_judged_quickly() {
    let mut case = Case::new();
    case.say(|f| {
        let many = |id: &str, at: usize| format!("{id}-{at}");
        f.domains = (0..20_000)
            .map(|at| {
                let mut d = f.domains[0].clone();
                d.id = many("d", at);
                d
            })
            .collect();
        f.sources = (0..20_000)
            .map(|at| {
                let mut s = f.sources[0].clone();
                s.id = many("s", at);
                s
            })
            .collect();
        f.criteria = (0..20_000)
            .map(|at| {
                let mut c = f.criteria[0].clone();
                (c.id, c.domain, c.sources) = (many("c", at), many("d", 19_999 - at), vec![many("s", 19_999); 20]);
                c
            })
            .collect();
    });
    let start = std::time::Instant::now();
    assert_eq!(checked(&case), Ok(()));
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
}
