//! Everything that crosses the boundary, both ways, is what was sent.

use std::collections::BTreeMap;
use std::fmt::Debug;

use evenhand::model::assessment::Assessment;
use evenhand::model::framework::Framework;
use evenhand::model::{Actor, Block, Stage};
use evenhand::{Engine, ProjectDescription, Request, plugin};
use evenhand_puppet::contract as wit;
use evenhand_puppet::{Answer, Misdeed, Script};

use super::puppet::{self, description, loaded, outcome, sound};

/// The words of a value that is laid out for debugging, without the names of types: the
/// two sides name their types and their fields' containers differently, and nothing else.
fn words(value: &impl Debug) -> Vec<String> {
    let shown = format!("{value:?}");
    let word = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '/');
    shown.split(|c| !word(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn answered(engine: &Engine, script: &Script) -> Assessment {
    outcome(engine, loaded(engine, script)).result.expect("it keeps the laws").expect("it assesses")
}

#[test]
fn a_framework_comes_through_as_it_was_said() {
    let engine = Engine::new().unwrap();
    let script = sound();
    let framework: Framework = loaded(&engine, &script).framework().clone();
    let wit::Manifest {
        id,
        title,
        version,
        summary,
        licence,
        measured,
        sources,
        domains,
        criteria,
        settings,
        facets,
        roles,
    } = script.manifest;
    assert_eq!(
        (
            &framework.id,
            &framework.title,
            &framework.version,
            &framework.summary,
            &framework.licence,
            &framework.measured
        ),
        (&id, &title, &version, &summary, &licence, &measured)
    );
    for (host, guest) in framework.sources.iter().zip(&sources) {
        assert_eq!((&host.id, &host.citation, &host.doi), (&guest.id, &guest.citation, &guest.doi));
    }
    for (host, guest) in framework.domains.iter().zip(&domains) {
        assert_eq!((&host.id, &host.title, &host.summary), (&guest.id, &guest.title, &guest.summary));
        assert_eq!(words(&host.expects).last(), words(&guest.expects).last());
    }
    for (host, guest) in framework.criteria.iter().zip(&criteria) {
        assert_eq!(
            (&host.id, &host.domain, &host.title, &host.question),
            (&guest.id, &guest.domain, &guest.title, &guest.question)
        );
        assert_eq!(
            (&host.why, &host.counts_when, &host.counts_partly),
            (&guest.why, &guest.counts_when, &guest.counts_partly)
        );
        assert_eq!((&host.does_not_count, &host.sources), (&guest.does_not_count, &guest.sources));
        assert_eq!(host.prompts.len(), guest.prompts.len());
        for (host, guest) in host.prompts.iter().zip(&guest.prompts) {
            assert_eq!((&host.ask, &host.who), (&guest.ask, &guest.who));
        }
    }
    for (host, guest) in framework.settings.iter().zip(&settings) {
        assert_eq!((&host.id, &host.title, &host.summary), (&guest.id, &guest.title, &guest.summary));
        assert_eq!((host.required, &host.default, &host.choices), (guest.required, &guest.default, &guest.choices));
    }
    for (host, guest) in framework.facets.iter().zip(&facets) {
        assert_eq!((&host.id, &host.title, &host.values), (&guest.id, &guest.title, &guest.values));
    }
    for (host, guest) in framework.roles.iter().zip(&roles) {
        assert_eq!((&host.id, &host.title), (&guest.id, &guest.title));
    }
    let counts = [sources.len(), domains.len(), criteria.len(), settings.len(), facets.len(), roles.len()];
    let f = &framework;
    let lengths = [f.sources.len(), f.domains.len(), f.criteria.len(), f.settings.len(), f.facets.len(), f.roles.len()];
    assert_eq!(lengths, counts);
}

#[test]
fn an_answer_comes_through_as_it_was_given() {
    let engine = Engine::new().unwrap();
    let script = sound();
    let assessment = answered(&engine, &script);
    let Answer::Assessment(given) = &script.answer else { panic!("the sound puppet assesses") };
    assert_eq!(assessment.summary, given.summary);
    assert_eq!(assessment.ratings.len(), given.ratings.len());
    for (host, guest) in assessment.ratings.iter().zip(&given.ratings) {
        assert_eq!((host.criterion, &host.rationale), (guest.criterion as usize, &guest.rationale));
        assert_eq!(words(&host.level).last(), words(&guest.level).last());
        assert_eq!(words(&host.shortfall).last(), words(&guest.shortfall).last());
        assert_eq!((host.prompts.len(), host.evidence.len()), (guest.prompts.len(), guest.evidence.len()));
        for (host, guest) in host.evidence.iter().zip(&guest.evidence) {
            assert_eq!(host.section, guest.section as usize);
            assert_eq!(host.span, guest.span.start as usize..guest.span.end as usize);
            assert_eq!(host.focus, guest.focus.start as usize..guest.focus.end as usize);
            assert_eq!(words(&host.stance).last(), words(&guest.stance).last());
            assert_eq!(words(&host.claim).last(), words(&guest.claim).last());
            assert_eq!(host.note, guest.note);
            let labels: Vec<_> = guest.labels.iter().map(|l| (l.facet.clone(), l.value.clone())).collect();
            assert_eq!(host.labels, labels);
        }
    }
    let (host, guest) = (&assessment.conclusions[0], &given.conclusions[0]);
    assert_eq!(
        (&host.id, &host.title, &host.text, &host.sources),
        (&guest.id, &guest.title, &guest.text, &guest.sources)
    );
    assert_eq!(host.criteria, [0, 3]);
    assert_eq!(host.evidence, [(0, 0)]);
    assert_eq!(description().quote(0, &assessment.ratings[0].evidence[0].focus), "hope to share");
}

/// Every value of every enumeration, one after the other.
#[test]
fn every_code_comes_through() {
    use wit::{Claim, ConclusionKind, SetAsideReason as Aside, Shortfall, Stance};
    let engine = Engine::new().unwrap();
    let mut script = sound();
    let Answer::Assessment(answer) = &mut script.answer else { panic!("the sound puppet assesses") };
    let item = answer.ratings[2].evidence[0].clone();
    let asides = [
        Aside::OtherSense,
        Aside::OtherWork,
        Aside::Question,
        Aside::Heading,
        Aside::Name,
        Aside::StandardWording,
        Aside::OnlyMentioned,
        Aside::OtherActor,
        Aside::Elsewhere,
        Aside::SeldomCounted,
    ];
    let claims = [Claim::Mentioned, Claim::Intended, Claim::Planned, Claim::Reported, Claim::Denied];
    let stances = asides.map(Stance::SetAside).into_iter().chain([Stance::Supports, Stance::Opposes]);
    let items = stances.enumerate().map(|(at, stance)| {
        let claim = if at < 9 { claims[at % claims.len()] } else { Claim::Planned };
        wit::Evidence { stance, claim, ..item.clone() }
    });
    answer.ratings[2].evidence = items.collect();
    let kinds = [
        ConclusionKind::Consistency,
        ConclusionKind::Wording,
        ConclusionKind::KindOfProject,
        ConclusionKind::WhatCouldHelp,
    ];
    let conclusion = answer.conclusions[0].clone();
    let with_kind = |(at, kind)| wit::Conclusion { id: format!("c-{at}"), kind, ..conclusion.clone() };
    answer.conclusions = kinds.into_iter().enumerate().map(with_kind).collect();
    let sent = answer.clone();
    let got = answered(&engine, &script);
    for (host, guest) in got.ratings[2].evidence.iter().zip(&sent.ratings[2].evidence) {
        assert_eq!(words(&host.stance).last(), words(&guest.stance).last());
        assert_eq!(words(&host.claim).last(), words(&guest.claim).last());
    }
    for (host, guest) in got.conclusions.iter().zip(&sent.conclusions) {
        assert_eq!(words(&host.kind).last(), words(&guest.kind).last());
    }
    for shortfall in [
        Shortfall::OnlyHoped,
        Shortfall::PartMissing,
        Shortfall::OnlyTouchedOn,
        Shortfall::UnclearWho,
        Shortfall::Doubtful,
    ] {
        let mut script = sound();
        let Answer::Assessment(answer) = &mut script.answer else { panic!("the sound puppet assesses") };
        answer.ratings[0].shortfall = Some(shortfall);
        assert_eq!(words(&answered(&engine, &script).ratings[0].shortfall).last(), words(&shortfall).last());
    }
}

/// What the guest was given, told by the guest itself.
fn echoed(engine: &Engine, description: &ProjectDescription, settings: BTreeMap<String, String>) -> String {
    let plugin = loaded(engine, &puppet::bad(Misdeed::Echo));
    let outcome = engine.assess(description, &[Request { plugin, settings }]).unwrap().remove(0);
    outcome.result.expect("it keeps the laws").expect("it assesses").summary
}

#[test]
fn a_guest_is_given_the_description_and_nothing_else() {
    let engine = Engine::new().unwrap();
    let description = description();
    let span = |s: &evenhand::model::Sentence| wit::Span { start: s.span.start, end: s.span.end };
    let sentence = |s: &evenhand::model::Sentence| wit::Sentence {
        span: span(s),
        block: if s.block == Block::Heading { wit::Block::Heading } else { wit::Block::Paragraph },
        paragraph: s.paragraph,
        introduced_by: s.introduced_by.clone(),
    };
    let section = &description.sections[0];
    let expected = wit::ProjectDescription {
        title: "Café".into(),
        stage: None,
        we: None,
        sections: vec![wit::Section {
            heading: "Café".into(),
            depth: 1,
            text: description.section_text(0).into(),
            sentences: section.sentences.iter().map(sentence).collect(),
        }],
        settings: vec![("edition".into(), "second".into())],
    };
    assert_eq!(section.sentences.len(), 4);
    let given = BTreeMap::from([("edition".to_owned(), "second".to_owned())]);
    assert_eq!(echoed(&engine, &description, given), format!("{expected:?}"));
}

#[test]
fn every_stage_actor_and_block_is_given() {
    let engine = Engine::new().unwrap();
    let mut description = description();
    for stage in [Stage::Idea, Stage::Design, Stage::Delivery, Stage::Evaluation, Stage::Completed] {
        description.stage = Some(stage);
        assert!(echoed(&engine, &description, BTreeMap::new()).contains(&format!("::{stage:?})")), "{stage:?}");
    }
    let actors = [
        Actor::Public,
        Actor::Carers,
        Actor::Staff,
        Actor::Commissioners,
        Actor::Researchers,
        Actor::Developers,
        Actor::Other,
    ];
    for actor in actors {
        description.we = Some(actor);
        assert!(echoed(&engine, &description, BTreeMap::new()).contains(&format!("Actor::{actor:?})")), "{actor:?}");
    }
    description.we = Some(Actor::Unclear);
    assert!(echoed(&engine, &description, BTreeMap::new()).contains("we: None"));
    for block in [Block::Heading, Block::Paragraph, Block::ListItem, Block::TableCell, Block::Quotation] {
        description.sections[0].sentences[1].block = block;
        description.sections[0].sentences[1].introduced_by = vec![0, 2];
        let echo = echoed(&engine, &description, BTreeMap::new());
        assert!(echo.contains(&format!("Block::{block:?}, paragraph: 1, introduced-by: [0, 2]")), "{block:?}: {echo}");
    }
}

/// The digest is of all that a guest receives but settings, and of nothing else.
#[test]
fn the_digest_is_of_what_a_guest_receives() {
    let base = description();
    let digest = |change: fn(&mut ProjectDescription)| {
        let mut changed = base.clone();
        change(&mut changed);
        plugin::digest(&changed)
    };
    let same = digest(|_| ());
    let changes: [fn(&mut ProjectDescription); 9] = [
        |d| d.title.push('!'),
        |d| d.stage = Some(Stage::Idea),
        |d| d.we = Some(Actor::Staff),
        |d| d.text = d.text.replace("rota", "data"),
        |d| d.sections[0].path[0] = "Another".into(),
        |d| d.sections[0].depth = 2,
        |d| drop(d.sections[0].sentences.pop()),
        |d| d.sections[0].sentences[1].paragraph = 7,
        |d| {
            d.sections[0].sentences.clear();
            d.sections[0].depth = 2;
        },
    ];
    let mut seen: Vec<_> = changes.into_iter().map(digest).chain([same.clone()]).collect();
    seen.push(digest(|d| d.sections[0].sentences.clear()));
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), count, "two descriptions have one digest");
    let kept: [fn(&mut ProjectDescription); 3] = [
        |d| d.date = Some("May".into()),
        |d| drop(d.settings.insert("fair".into(), BTreeMap::new())),
        |d| drop(d.roles.insert("lead".into(), "Mo".into())),
    ];
    assert!(kept.into_iter().all(|change| digest(change) == same));
}
