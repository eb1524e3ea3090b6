//! The laws on what a plugin answers, and on why it declines.

use std::collections::BTreeSet;

use evenhand::model::assessment::{ConclusionKind, Refusal, Stance};
use evenhand::model::{Claim, Level, SetAside, Shortfall};
use evenhand::plugin::laws::{REFUSES, assessment, check_assessment, check_refusal, of_answers};
use evenhand::plugin::{Broken, CallError, Limits};

use super::case::{Case, TEXT, conclusion, item, prompt};

fn checked(case: &Case) -> Result<(), Broken> {
    check_assessment(&case.answer, &case.framework, &case.description, &case.limits)
}

/// What breaks a law, and what is seen then.
type Breach = (&'static str, &'static str, fn(&mut Case));

fn span(case: &mut Case, rating: usize, span: std::ops::Range<usize>) {
    let item = &mut case.answer.ratings[rating].evidence[0];
    (item.span, item.focus) = (span.clone(), span);
}

const BREACHES: &[Breach] = &[
    ("answers-are-within-limits", "a list of 5 items, and the limit `items` is 4", |c| {
        c.limits.set("items", 4).then_some(()).unwrap()
    }),
    ("answers-are-within-limits", "a list of 6 items, and the limit `items` is 5", |c| {
        c.limits.set("items", 5);
        let twin = c.answer.ratings[0].evidence[0].clone();
        c.answer.ratings[0].evidence = vec![twin; 6];
    }),
    ("answers-are-within-limits", "a list of 6 items, and the limit `items` is 5", |c| {
        c.limits.set("items", 5);
        c.answer.ratings[0].evidence[0].labels = vec![("actor".into(), "staff".into()); 6];
    }),
    ("answers-are-within-limits", "a list of 6 items, and the limit `items` is 5", |c| {
        c.limits.set("items", 5);
        c.answer.ratings[4].prompts = vec![prompt(); 6];
    }),
    ("answers-are-within-limits", "a list of 6 items, and the limit `items` is 5", |c| {
        c.limits.set("items", 5);
        c.answer.conclusions[0].evidence = vec![(0, 0); 6];
    }),
    ("answers-are-within-limits", "a list of 6 items, and the limit `items` is 5", |c| {
        c.limits.set("items", 5);
        c.answer.conclusions = (0..6).map(|at| conclusion(&format!("c{at}"))).collect();
    }),
    ("answers-are-plain", "a text of 65537 bytes, and the limit `text` is 65536", |c| {
        c.answer.summary = "a".repeat(65_537)
    }),
    ("answers-are-plain", "the control character U+001B", |c| c.answer.ratings[3].rationale = "\u{1b}]0;x\u{7}".into()),
    ("answers-are-plain", "the control character U+0008", |c| c.answer.ratings[0].evidence[0].note = "\u{8}".into()),
    ("answers-are-plain", "the control character U+202D", |c| {
        c.answer.ratings[0].prompts[0].ask = "Who\u{202d}?".into()
    }),
    ("answers-are-plain", "the control character U+009D", |c| c.answer.conclusions[0].text = "\u{9d}".into()),
    ("answers-are-plain", "the control character U+0000", |c| c.answer.conclusions[0].title = "\0".into()),
    ("answers-are-plain", "the control character U+000B", |c| {
        c.answer.conclusions[0].more_evidence[0].note = "\u{b}".into()
    }),
    ("every-criterion-is-rated-once", "4 ratings of 5 criteria", |c| drop(c.answer.ratings.pop())),
    ("every-criterion-is-rated-once", "6 ratings of 5 criteria", |c| {
        c.answer.ratings.push(c.answer.ratings[4].clone())
    }),
    ("every-criterion-is-rated-once", "criterion 1 in place 2", |c| c.answer.ratings[2].criterion = 1),
    ("every-criterion-is-rated-once", "criterion 4294967295 in place 4", |c| {
        c.answer.ratings[4].criterion = u32::MAX as usize
    }),
    ("spans-lie-in-the-text", "item 0 of rating 0 in section 1 of 1", |c| c.answer.ratings[0].evidence[0].section = 1),
    ("spans-lie-in-the-text", "item 0 of rating 0 at 5..5, in a section of 93 bytes", |c| span(c, 0, 5..5)),
    ("spans-lie-in-the-text", "item 0 of rating 1 at 20..10", |c| span(c, 1, std::ops::Range { start: 20, end: 10 })),
    ("spans-lie-in-the-text", "item 0 of rating 2 at 90..94", |c| span(c, 2, 90..94)),
    ("spans-lie-in-the-text", "item 0 of rating 2 at 4294967294..4294967295", |c| {
        span(c, 2, 4_294_967_294..4_294_967_295)
    }),
    ("spans-lie-in-the-text", "item 0 of rating 4 at 0..6", |c| span(c, 4, 0..6)),
    ("spans-lie-in-the-text", "item 0 of rating 4 at 6..8", |c| span(c, 4, 6..8)),
    ("spans-lie-in-the-text", "the focus 8..23 outside its span 9..22", |c| {
        (c.answer.ratings[2].evidence[0].span, c.answer.ratings[2].evidence[0].focus) = (9..22, 8..23);
    }),
    ("quotations-are-within-limits", "and the limit `returned` is 2000", |c| {
        c.limits.set("returned", 2_000);
        let twin = c.answer.ratings[0].evidence[0].clone();
        c.answer.ratings[0].evidence = vec![twin; 9];
    }),
    ("quotations-are-within-limits", "and the limit `returned` is 4000", |c| {
        c.limits.set("returned", 4_000);
        c.answer.conclusions[0].evidence = vec![(0, 0); 20];
    }),
    ("quotations-are-within-limits", "and the limit `returned` is 10000", |c| {
        c.limits.set("returned", 10_000);
        c.answer.ratings[4].prompts = vec![prompt(); 40];
    }),
    ("quotations-are-within-limits", "and the limit `returned` is 10000", |c| {
        c.limits.set("returned", 10_000);
        let who = c.answer.ratings[1].prompts[0].who.clone();
        let role = c.framework.roles.iter_mut().find(|role| role.id == who).unwrap();
        role.title = "r".repeat(9_900);
    }),
    ("quotations-are-within-limits", "and the limit `returned` is 10000", |c| {
        c.limits.set("returned", 10_000);
        c.description.sections[0].path = vec!["h".repeat(10_000).into(); 6];
        let twin = c.answer.ratings[0].evidence[0].clone();
        c.answer.ratings[0].evidence = vec![twin; 8];
    }),
    ("quotations-are-within-limits", "and the limit `returned` is 10000", |c| {
        c.limits.set("returned", 10_000);
        c.answer.conclusions[0].criteria = vec![0; 300];
    }),
    ("spans-lie-in-the-text", "item 0 of conclusion 0 at 91..95", |c| {
        c.answer.conclusions[0].more_evidence[0].focus = 91..95;
    }),
    ("found-rests-on-support", "decide without support", |c| c.answer.ratings[2].evidence.clear()),
    ("found-rests-on-support", "rota without support", |c| c.answer.ratings[0].evidence[0].stance = Stance::Opposes),
    ("found-rests-on-support", "time without support", |c| {
        c.answer.ratings[4].evidence[0].stance = Stance::SetAside(SetAside::Heading);
    }),
    ("partly-says-why", "rota is Partly with no shortfall", |c| c.answer.ratings[0].shortfall = None),
    ("partly-says-why", "decide is Described with the shortfall UnclearWho", |c| {
        c.answer.ratings[2].shortfall = Some(Shortfall::UnclearWho);
    }),
    ("not-done-rests-on-opposing", "homes without an opposing item", |c| c.answer.ratings[1].evidence.clear()),
    ("not-done-rests-on-opposing", "time in a domain that expects nothing", |c| {
        c.answer.ratings[4].level = Level::SaidNotDone
    }),
    ("not-found-has-no-support", "share with a supporting item", |c| {
        c.answer.ratings[3].evidence.push(item("Tenants", Stance::Supports, Claim::Reported));
    }),
    ("support-is-not-denied", "item 0 of decide", |c| c.answer.ratings[2].evidence[0].claim = Claim::Denied),
    ("support-is-not-denied", "item 0 of conclusion 0", |c| {
        c.answer.conclusions[0].more_evidence[0].claim = Claim::Denied
    }),
    ("labels-are-declared", "a label of item 0 of rating 0 that is not declared", |c| {
        c.answer.ratings[0].evidence[0].labels[0].0 = "mood".into();
    }),
    ("labels-are-declared", "a label of item 0 of conclusion 0 that is not declared", |c| {
        c.answer.conclusions[0].more_evidence[0].labels[0].1 = "tenants".into();
    }),
    ("labels-are-declared", "a label of item 0 of rating 0 that is not declared", |c| {
        c.framework.facets[0].values.clear()
    }),
    ("prompts-are-for-declared-roles", "prompt 0 of rating 1 is for a role that is not declared", |c| {
        c.answer.ratings[1].prompts[0].who = "tenants".into();
    }),
    ("prompts-are-for-declared-roles", "prompt 0 of conclusion 0 is for a role", |c| {
        c.answer.conclusions[0].prompts[0].who = "Lead".into();
    }),
    ("unanswered-asks", "homes is unanswered and asks nothing", |c| c.answer.ratings[1].prompts.clear()),
    ("unanswered-asks", "homes is unanswered and asks nothing", |c| c.answer.ratings[1].prompts[0].ask = " ".into()),
    ("unanswered-asks", "the domain power is unanswered and asks nothing", |c| {
        (c.answer.ratings[2].level, c.answer.ratings[2].evidence) = (Level::NotFound, Vec::new());
    }),
    ("unanswered-asks", "the domain power is unanswered and asks nothing", |c| {
        (c.answer.ratings[2].level, c.answer.ratings[2].evidence) = (Level::NotApplicable, Vec::new());
    }),
    ("conclusions-have-ids", "the id of conclusion 0 is not lower-case words", |c| {
        c.answer.conclusions[0].id = "Hope only".into()
    }),
    ("conclusions-have-ids", "the id of conclusion 0 has 101 bytes, and an id may have 100", |c| {
        c.answer.conclusions[0].id = "a".repeat(101)
    }),
    ("conclusions-have-ids", "conclusion 1 has an id that stands before", |c| {
        c.answer.conclusions.push(conclusion("hope-only"));
    }),
    ("references-point-at-something", "conclusion 0 points at criterion 5", |c| {
        c.answer.conclusions[0].criteria.push(5)
    }),
    ("references-point-at-something", "conclusion 0 points at item 1 of rating 0", |c| {
        c.answer.conclusions[0].evidence.push((0, 1))
    }),
    ("references-point-at-something", "conclusion 0 points at item 0 of rating 5", |c| {
        c.answer.conclusions[0].evidence.push((5, 0))
    }),
    ("references-point-at-something", "conclusion 0 points at a source that is not declared", |c| {
        c.answer.conclusions[0].sources.push("tenants".into());
    }),
    ("wording-shows-its-words", "conclusion 0 is about wording and shows none", |c| {
        let wording = &mut c.answer.conclusions[0];
        wording.kind = ConclusionKind::Wording;
        (wording.evidence, wording.more_evidence) = (Vec::new(), Vec::new());
    }),
];

/// What comes near to breaking a law and does not.
const KEPT: &[fn(&mut Case)] = &[
    |_| (),
    |c| c.limits.set("items", 5).then_some(()).unwrap(),
    |c| c.answer.summary = "a".repeat(65_536),
    |c| c.answer.ratings[0].rationale = "Two\nlines.".into(),
    |c| (c.answer.conclusions[0].kind, c.answer.conclusions[0].evidence) = (ConclusionKind::Wording, Vec::new()),
    // The two bytes of a letter, and the whole section.
    |c| span(c, 0, 5..7),
    |c| span(c, 0, 0..TEXT.len()),
    |c| c.answer.ratings[2].evidence.push(item("homes", Stance::SetAside(SetAside::OtherSense), Claim::Denied)),
    // Silence in a domain that is answered, or expects nothing, need not ask.
    |c| (c.answer.ratings[4].level, c.answer.ratings[4].evidence) = (Level::NotFound, Vec::new()),
    |c| c.answer.ratings[3].level = Level::NotApplicable,
    // One prompt is enough for a domain that expects any.
    |c| {
        (c.answer.ratings[2].level, c.answer.ratings[2].evidence) = (Level::NotFound, Vec::new());
        c.answer.ratings[3].prompts.push(prompt());
    },
    // Where nothing applies, nothing is unanswered.
    |c| {
        for rating in &mut c.answer.ratings[2..4] {
            (rating.level, rating.evidence) = (Level::NotApplicable, Vec::new());
        }
    },
    |c| (c.answer.ratings[1].level, c.answer.ratings[1].prompts) = (Level::NotApplicable, Vec::new()),
    // Support may be denied where a domain expects nothing, and in what is said of it.
    |c| c.answer.ratings[4].evidence[0].stance = Stance::Supports,
    |c| {
        c.answer.conclusions[0].more_evidence[0].claim = Claim::Denied;
        c.answer.conclusions[0].criteria = vec![4];
    },
    |c| c.answer.conclusions.clear(),
    |c| c.answer.conclusions.push(conclusion("hope-only-2")),
];

#[test]
fn a_breach_is_told_by_its_law_with_what_was_seen_and_by_no_other() {
    for (at, (law, seen, change)) in BREACHES.iter().enumerate() {
        let mut case = Case::new();
        change(&mut case);
        let broken = checked(&case).expect_err(&format!("breach {at} of {law} passes"));
        assert_eq!(broken.law, *law, "breach {at}: {broken}");
        assert!(broken.seen.contains(seen), "breach {at} of {law} says: {}", broken.seen);
        // A missing rating leaves more than one law with nothing to look at.
        if *law != "every-criterion-is-rated-once" && !law.ends_with("limits") {
            let given = assessment::Given::new(&case.answer, &case.framework, &case.description, &case.limits);
            let breaks = |(name, check): &(&'static str, assessment::Law)| check(&given).err().map(|_| *name);
            let others: Vec<_> = assessment::LAWS.iter().filter_map(breaks).filter(|name| name != law).collect();
            assert!(others.is_empty(), "breach {at} of {law} breaks {others:?} too");
        }
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
fn every_law_has_a_breach() {
    let laws: BTreeSet<&str> = of_answers().collect();
    let broken: BTreeSet<&str> = BREACHES.iter().map(|(law, ..)| *law).collect();
    assert_eq!(laws, broken);
}

/// Whatever a plugin writes into its answer may be the description's words.
#[test]
fn errors_keep_what_a_plugin_wrote_apart() {
    let secret = "Tenants decide what is mended";
    let leaks: &[fn(&mut Case, String)] = &[
        |c, words| c.answer.ratings[0].evidence[0].labels[0].0 = words,
        |c, words| c.answer.ratings[0].evidence[0].labels[0].1 = words,
        |c, words| c.answer.ratings[0].prompts[0].who = words,
        |c, words| c.answer.conclusions[0].id = words,
        |c, words| c.answer.conclusions[0].sources[0] = words,
        |c, words| c.answer.summary = words + "\u{1b}",
        |c, words| c.answer.ratings[0].rationale = words.repeat(10_000),
    ];
    for (at, leak) in leaks.iter().enumerate() {
        let mut case = Case::new();
        leak(&mut case, secret.to_owned());
        let error = CallError::Law(checked(&case).unwrap_err());
        assert!(!format!("{error} {}", error.help()).contains("decide"), "leak {at}: {error}");
        let plain = error.kind() == "answers-are-plain";
        assert!(plain || error.said().concat().contains(secret), "leak {at}: who asks is told");
    }
}

#[test]
fn a_refusal_names_what_is_declared_in_plain_text() {
    let framework = Case::new().framework;
    let refused = |refusal: Refusal| check_refusal(refusal, &framework, &Limits::default());
    let edition = || "edition".to_owned();
    for kept in [
        Refusal::TooLittleText,
        Refusal::MissingSetting(edition()),
        Refusal::InvalidSetting(edition(), "third".into()),
        Refusal::OutOfScope("It is about\nsomething else.".into()),
    ] {
        assert_eq!(refused(kept.clone()), Ok(kept));
    }
    for (broken, seen) in [
        (Refusal::MissingSetting("mood".into()), "a setting that is not declared"),
        (Refusal::InvalidSetting("mood".into(), "x".into()), "a setting that is not declared"),
        (Refusal::InvalidSetting(edition(), "\u{1b}[2J".into()), "the control character U+001B"),
        (
            Refusal::InvalidSetting(edition(), "x".repeat(65_537)),
            "a text of 65537 bytes, and the limit `text` is 65536",
        ),
        (Refusal::OutOfScope("\u{202e}".into()), "the control character U+202E"),
        (Refusal::OutOfScope("x".repeat(65_537)), "a text of 65537 bytes"),
        (Refusal::OutOfScope(" ".into()), "out of scope without a reason"),
    ] {
        let broken = refused(broken).unwrap_err();
        assert_eq!(broken.law, REFUSES);
        assert!(broken.seen.contains(seen), "{broken}");
    }
}

/// An answer as large as the limits allow is judged in a moment.
#[test]
fn an_answer_of_many_items_is_judged_quickly() {
    let mut case = Case::new();
    let facets = (0..20_000).map(|at| {
        let mut facet = case.framework.facets[0].clone();
        facet.id = format!("f-{at}");
        facet.values = (0..20).map(|at| format!("v-{at}")).collect();
        facet
    });
    case.framework.facets = facets.collect();
    case.framework.domains = (0..20_000)
        .map(|at| {
            let mut domain = case.framework.domains[1].clone();
            domain.id = format!("d-{at}");
            domain
        })
        .collect();
    let (criterion, rating) = (case.framework.criteria[2].clone(), case.answer.ratings[2].clone());
    case.framework.criteria.clear();
    case.answer.ratings.clear();
    for at in 0..20_000 {
        let (mut criterion, mut rating) = (criterion.clone(), rating.clone());
        (criterion.id, criterion.domain, rating.criterion) = (format!("c-{at}"), format!("d-{}", 19_999 - at), at);
        rating.evidence[0].labels = vec![("f-19999".into(), "v-19".into()); 20];
        case.framework.criteria.push(criterion);
        case.answer.ratings.push(rating);
    }
    case.answer.conclusions.clear();
    let start = std::time::Instant::now();
    assert_eq!(checked(&case), Ok(()));
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
}
