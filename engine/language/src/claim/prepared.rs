//! A reading cut into verb groups and clauses, and the order of the questions.

use super::asked::{Phrases, Sentences};
use super::{Claim, Kind, Reckoned, SetAside};
use super::{context, deny, fact, firm, mention, name, others, proposal, question, sense, standard};
use crate::grammar::Grammar;
use crate::grammar::clauses::Open;
use crate::grammar::groups::{Form, Group};
use crate::text::Block;
use crate::{Reading, Words};

pub(super) use place::Place;

mod place;

/// What all phrases of a text share: make it once, ask it for each phrase.
#[derive(Debug)]
pub struct Prepared<'r, 't> {
    pub(crate) reading: &'r Reading<'t>,
    pub(crate) grammar: Grammar,
    pub(super) others: Vec<others::Whose>,
    /// The text tells what it proposes in *would*, as some bids do.
    pub(super) bids: bool,
    /// What was asked before.
    asked: Phrases,
    /// Where each sentence instructs whoever fills in a form.
    pub(super) instructs: Sentences<Option<usize>>,
}

impl<'r, 't> Prepared<'r, 't> {
    /// Cuts every sentence of `reading` into verb groups and clauses.
    #[must_use]
    pub fn new(reading: &'r Reading<'t>) -> Self {
        let grammar = Grammar::new(reading);
        let bids = bids(reading, &grammar);
        let (asked, instructs) = (Phrases::new(reading.words.len()), Sentences::new(reading.sentences.len()));
        let mut prepared = Self { reading, grammar, others: Vec::new(), bids, asked, instructs };
        prepared.others = others::whose(&prepared);
        prepared
    }

    /// The reading that was cut.
    #[must_use]
    pub fn reading(&self) -> &'r Reading<'t> {
        self.reading
    }

    /// Reckons what the text does with the phrase `focus`, read as a `kind`.
    #[must_use]
    pub fn claim(&self, focus: &Words, kind: Kind) -> Reckoned {
        if let Some(known) = self.asked.known(focus, kind) {
            return known;
        }
        let reckoned = self.reckon(focus, kind);
        self.asked.keep(focus, kind, &reckoned);
        reckoned
    }

    /// Whether a sentence tells something of its own: it is not set aside as somebody
    /// else's work, a question, standard wording or a heading.
    #[must_use]
    pub fn speaks(&self, sentence: usize) -> bool {
        let words = &self.reading.sentences[sentence].words;
        if words.is_empty() {
            return false;
        }
        let groups = &self.grammar.lines[sentence].groups;
        let main = groups.iter().find(|group| group.finite()).map_or(words.start, |group| group.main);
        let of_others = [SetAside::OtherWork, SetAside::Question, SetAside::StandardWording, SetAside::Heading];
        let aside = self.place(&(main..main + 1)).and_then(|place| set_aside(&place, Kind::Deed));
        !aside.is_some_and(|(reason, _)| of_others.contains(&reason))
    }

    /// The words by which `denial`, words that say of something that it was not done, is of a
    /// part of it only; `None` where it is of all.
    #[must_use]
    pub fn denies_a_part(&self, denial: &Words) -> Option<Words> {
        self.place(denial).and_then(|place| deny::of_a_part(&place))
    }

    fn reckon(&self, focus: &Words, kind: Kind) -> Reckoned {
        let Some(place) = self.place(focus) else {
            return Reckoned { claim: Claim::Mentioned, set_aside: Some(SetAside::OnlyMentioned), because: None };
        };
        if let Some(answer) = context::answered_no(&place) {
            return Reckoned { claim: Claim::Denied, set_aside: None, because: Some(answer) };
        }
        let (mut claim, mut because) = match kind {
            Kind::Deed => deed(&place),
            Kind::Fact => fact::fact(&place),
        };
        let aside = set_aside(&place, kind);
        if let Some((reason, words)) = &aside {
            match reason {
                SetAside::Name | SetAside::Heading => claim = Claim::Mentioned,
                SetAside::Question => claim = question::presupposed(&place, claim),
                SetAside::StandardWording => claim = standard::softened(&place, claim),
                _ => {}
            }
            because = words.clone().or(because);
        }
        let set_aside =
            aside.map(|(reason, _)| reason).or((claim == Claim::Mentioned).then_some(SetAside::OnlyMentioned));
        Reckoned { claim, set_aside, because }
    }
}

/// Whether at least half of what a text's own clauses say is said in *would*, and next to
/// nothing in *will*.
fn bids(reading: &Reading<'_>, grammar: &Grammar) -> bool {
    let (mut would, mut will, mut other) = (0, 0, 0);
    for (line, parsed) in reading.sentences.iter().zip(&grammar.lines) {
        let own = |g: &&Group| {
            let open = parsed.clauses.all[parsed.clauses.of[g.main - line.words.start]].open;
            g.finite() && !g.thin && matches!(open, Open::Main | Open::Contrast)
        };
        for group in parsed.groups.iter().filter(own) {
            match group.form {
                Form::Weak if reading.words[group.words.start].folded == "would" => would += 1,
                Form::Will => will += 1,
                _ => other += 1,
            }
        }
    }
    would > 0 && will * 4 <= would && would >= other
}

/// What is claimed of a deed.
fn deed(place: &Place<'_, '_, '_>) -> (Claim, Option<Words>) {
    if let Some(refusal) = deny::refusal(place) {
        return (Claim::Reported, Some(refusal));
    }
    if let Some(words) = deny::but_for(place) {
        return (Claim::Reported, Some(words));
    }
    if let Some(words) = deny::unreal(place) {
        return (Claim::Denied, Some(words));
    }
    if let Some(words) = mention::supposed(place) {
        return (Claim::Mentioned, Some(words));
    }
    match deny::denied(place) {
        // *We want it in writing that no charge will be made* wishes, and denies nothing.
        deny::Verdict::Denied(words) if firm::wish(place).is_some_and(|wish| wish.end <= words.start) => {
            return (Claim::Mentioned, Some(words));
        }
        deny::Verdict::Denied(words) if deny::means_whom(place, &words) => {
            return (Claim::Mentioned, Some(words));
        }
        deny::Verdict::Denied(words) => {
            let part = deny::of_a_part(place).map(|part| (Claim::Mentioned, Some(part)));
            return part.unwrap_or((Claim::Denied, Some(words)));
        }
        deny::Verdict::Twice(words) => return firm::after_double(place, words),
        deny::Verdict::Condition(words) => return (Claim::Mentioned, Some(words)),
        deny::Verdict::No => {}
    }
    if let Some(words) = mention::mentioned(place) {
        return (Claim::Mentioned, Some(words));
    }
    if let Some(words) = proposal::proposed(place) {
        return (Claim::Intended, Some(words));
    }
    firm::firm(place)
}

fn set_aside(place: &Place<'_, '_, '_>, kind: Kind) -> Option<(SetAside, Option<Words>)> {
    if place.block() == Block::Heading {
        let asked = place.asked_outright();
        return Some((if asked { SetAside::Question } else { SetAside::Heading }, None));
    }
    if let Some(words) = name::part_of_name(place).filter(|_| kind == Kind::Deed) {
        return Some((SetAside::Name, Some(words)));
    }
    if let Some(words) = standard::instruction(place) {
        return Some((SetAside::StandardWording, Some(words)));
    }
    if let Some(words) = question::asked(place, kind) {
        return Some((SetAside::Question, Some(words)));
    }
    if let Some(words) = sense::other_sense(place) {
        return Some((SetAside::OtherSense, Some(words)));
    }
    if let Some(words) = standard::standard(place, kind) {
        return Some((SetAside::StandardWording, Some(words)));
    }
    others::others(place, kind).map(|words| (SetAside::OtherWork, Some(words)))
}
