//! A reading cut into verb groups and clauses, and the order of the questions.

use super::asked::{Phrases, Sentences};
use super::{Claim, Kind, Reckoned, SetAside};
use super::{context, deny, fact, firm, mention, name, others, proposal, question, sense, standard};
use crate::grammar::clauses::{Clause, Open};
use crate::grammar::groups::{Form, Group};
use crate::grammar::tags::Tags;
use crate::grammar::{Grammar, Parsed};
use crate::lexicon::{List, Mark};
use crate::text::Block;
use crate::{Reading, Words};

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

/// A phrase, and where it stands.
#[derive(Clone)]
pub(super) struct Place<'p, 'r, 't> {
    pub text: &'p Prepared<'r, 't>,
    pub focus: Words,
    pub line: usize,
    pub sentence: Words,
    pub parsed: &'p Parsed,
    /// The clause of the phrase.
    pub clause: usize,
    /// The verb group that governs the phrase.
    pub verb: Option<usize>,
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

    pub(super) fn place<'p>(&'p self, focus: &Words) -> Option<Place<'p, 'r, 't>> {
        if focus.is_empty() || focus.end > self.reading.words.len() {
            return None;
        }
        let line = self.reading.sentence_of[focus.start] as usize;
        let sentence = self.reading.sentences[line].words.clone();
        let parsed = &self.grammar.lines[line];
        let focus = focus.start..focus.end.min(sentence.end);
        // Of the verbs inside, one of a clause that says who is meant comes last: *people who had
        // never been were asked*.
        let inside = |g: &Group| focus.contains(&g.main) && !g.thin && g.form != Form::Gerund;
        let says_who = |g: &Group| {
            let clause = &parsed.clauses.all[parsed.clauses.of[g.main - sentence.start]];
            clause.open == Open::Relative && clause.first > focus.start
        };
        let verb_inside = (parsed.groups.iter().position(|g| inside(g) && !says_who(g)))
            .or_else(|| parsed.groups.iter().position(inside));
        let anchor = verb_inside.map_or(focus.start, |g| parsed.groups[g].main);
        let clause = parsed.clauses.of[anchor - sentence.start];
        let mut place = Place { text: self, focus, line, sentence, parsed, clause, verb: None };
        place.verb = verb_inside.or_else(|| place.governing(clause));
        Some(place)
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
        deny::Verdict::Denied(words) if deny::means_whom(place, &words) || deny::but_some(place) => {
            return (Claim::Mentioned, Some(words));
        }
        deny::Verdict::Denied(words) => return (Claim::Denied, Some(words)),
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

impl<'p, 'r, 't> Place<'p, 'r, 't> {
    pub(super) fn reading(&self) -> &'r Reading<'t> {
        self.text.reading
    }

    pub(super) fn block(&self) -> Block {
        self.reading().sentences[self.line].block
    }

    pub(super) fn word(&self, i: usize) -> &'r str {
        if self.sentence.contains(&i) { self.reading().words[i].folded.as_ref() } else { "" }
    }

    pub(super) fn tag(&self, i: usize) -> Tags {
        if self.sentence.contains(&i) { self.text.grammar.tags[i] } else { Tags::default() }
    }

    pub(super) fn clause_of(&self, i: usize) -> usize {
        self.parsed.clauses.of[i - self.sentence.start]
    }

    pub(super) fn clause(&self, clause: usize) -> &'p Clause {
        &self.parsed.clauses.all[clause]
    }

    pub(super) fn group(&self) -> Option<&'p Group> {
        self.verb.map(|g| &self.parsed.groups[g])
    }

    /// The list's phrases that start in the sentence.
    pub(super) fn marks(&self, list: List) -> impl Iterator<Item = &'r Mark> {
        let line = self.sentence.clone();
        let tags = &self.text.grammar.tags;
        let named = move |mark: &Mark| name::is_hope(self.text.reading, tags, &line, mark.word as usize);
        self.text.reading.marks_of(self.line, list).filter(move |mark| !named(mark))
    }

    /// The list's phrases that start in the clause of the phrase.
    pub(super) fn marks_here(&self, list: List) -> impl Iterator<Item = &'r Mark> {
        self.marks(list).filter(move |mark| self.clause_of(mark.word as usize) == self.clause)
    }

    /// The raw sentence ends with a question mark, and the phrase is not in a statement
    /// that only quotes a question at its end.
    pub(super) fn asked_outright(&self) -> bool {
        let last = self.sentence.end - 1;
        self.reading().after(last).contains('?')
            && question::quoted_at_end(self).is_none_or(|from| self.focus.start >= from)
    }

    /// The clause and all it hangs on, from inside out; a relative clause stands alone.
    pub(super) fn chain(&self) -> Vec<usize> {
        let mut chain = vec![self.clause];
        let mut at = self.clause;
        while let Some(parent) = self.clause(at).parent {
            if chain.contains(&parent) || self.clause(at).open == Open::Relative {
                break;
            }
            chain.push(parent);
            at = parent;
        }
        chain
    }

    /// The group that governs the phrase from within `clause`: the nearest before it,
    /// or the clause's first finite one where the phrase is its subject.
    fn governing(&self, clause: usize) -> Option<usize> {
        let here = |g: &Group| self.clause_of(g.main) == clause;
        let groups = &self.parsed.groups;
        let before = groups.iter().rposition(|g| here(g) && g.words.start < self.focus.start);
        before
            .or_else(|| groups.iter().position(|g| here(g) && g.finite() && g.main >= self.focus.start))
            .or_else(|| groups.iter().position(|g| here(g) && g.main >= self.focus.start))
    }

    /// The finite group of `clause`: its last before the phrase, else its first.
    pub(super) fn finite_of(&self, clause: usize) -> Option<&'p Group> {
        let groups = &self.parsed.groups;
        let here = |g: &&Group| g.finite() && self.clause_of(g.main) == clause;
        groups.iter().filter(here).rfind(|g| g.words.start < self.focus.end).or_else(|| groups.iter().find(here))
    }

    /// The finite group whose tense decides: the governing one, or the one it hangs on.
    pub(super) fn tensed(&self) -> Option<&'p Group> {
        if let Some(own) = self.group().filter(|g| g.finite()) {
            return Some(own);
        }
        self.chain().into_iter().find_map(|clause| self.finite_of(clause))
    }

    /// Whether the phrase stands before the finite verb of its clause.
    pub(super) fn is_subject(&self) -> bool {
        self.finite_of(self.clause).is_some_and(|g| self.focus.start < g.words.start)
    }

    /// Whether a finite verb stands from word `from` on and before word `to`.
    pub(super) fn finite_between(&self, from: usize, to: usize) -> bool {
        self.parsed.groups.iter().any(|g| g.finite() && g.words.start >= from && g.main < to)
    }
}
