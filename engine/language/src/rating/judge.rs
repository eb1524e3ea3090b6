//! What a query's hit is worth to an element: its claim, who acts, and whether it
//! counts.
//!
//! It asks [`crate::claim`] and [`crate::who`] and joins their answers with what the
//! element wants. Which level follows from all hits together is [`super::rate`]'s.

use super::rule::{Element, Part, Rule, Strength};
use crate::Words;
use crate::claim::{Claim, Kind, Prepared, SetAside};
use crate::text::Actor;
use crate::who::{Cast, Told, Who};

/// What judges ask of a text; both are prepared once, for all criteria.
#[derive(Debug, Clone, Copy)]
pub struct Readers<'p, 'r, 't> {
    /// What the text does with a phrase.
    pub claims: &'p Prepared<'r, 't>,
    /// Who does what it names.
    pub cast: &'p Cast<'p, 'r, 't>,
}

/// A place where a query of a criterion was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What the query stands for.
    pub part: Part,
    /// The words that met it.
    pub words: Words,
}

/// A hit, judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The element: an index into the rule's.
    pub element: u8,
    /// The words that met the query.
    pub words: Words,
    /// What the query says by its place on the page.
    pub strength: Strength,
    /// How firmly the text claims them.
    pub claim: Claim,
    /// What they are worth.
    pub worth: Worth,
    /// Who acts, where the element asks.
    pub who: Option<Who>,
    /// The note of a `close but no` query: an index.
    pub note: Option<u16>,
    /// How much its sentence says the criterion, by what readers' ratings taught: of two ways
    /// to the same level, the one that rests on the more telling is taken. Nothing where
    /// nothing was taught.
    pub telling: i32,
}

/// What a judged hit is worth to its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Worth {
    /// It names the deed or fact, and the text claims it.
    Strong,
    /// It names the deed, and who does it is not told.
    Unclear,
    /// It only touches the topic.
    Weak,
    /// It denies.
    Denies,
    /// It looks like the element, and is not.
    SetAside(SetAside),
}

impl Item {
    /// Whether it was not set aside.
    #[must_use]
    pub fn counts(&self) -> bool {
        !matches!(self.worth, Worth::SetAside(_))
    }

    /// Whether the text plans it, reports it or, for a fact, asserts it.
    #[must_use]
    pub fn is_firm(&self) -> bool {
        matches!(self.claim, Claim::Planned | Claim::Reported)
    }

    /// Whether who acts was taken from beside the clause: an alias, a pronoun, a
    /// heading or a lead-in.
    #[must_use]
    pub fn from_context(&self) -> bool {
        let told = self.who.as_ref().map(|who| who.told);
        matches!(told, Some(Told::Alias | Told::Pronoun | Told::Introduced))
    }
}

/// Judges the hits of one criterion: an item each, in order of their place, the
/// same words once for an element.
#[must_use]
pub fn judge(readers: Readers<'_, '_, '_>, rule: &Rule<'_>, hits: &[Hit]) -> Vec<Item> {
    let beside = Beside::new(hits);
    let mut items: Vec<Item> = hits.iter().filter_map(|hit| judge_hit(readers, rule, hit, &beside)).collect();
    items.sort_by_key(|item| (item.element, item.words.start, item.words.end));
    let mut kept = keep_the_telling(items);
    kept.sort_by_key(|item| (item.words.start, item.words.end, item.element));
    kept
}

/// Of items of one element that share words, the one that tells most.
fn keep_the_telling(items: Vec<Item>) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    for item in items {
        match kept.last_mut() {
            Some(last) if last.element == item.element && overlaps(&last.words, &item.words) => {
                if rank(&item) < rank(last) {
                    *last = item;
                }
            }
            _ => kept.push(item),
        }
    }
    kept
}

/// The hits of a criterion by what they say of hits that share words with them.
struct Beside<'h> {
    /// Those that name an element's deed or touch on it.
    named: Vec<&'h Hit>,
    /// Those that only look like it.
    alike: Vec<(&'h Hit, SetAside, u16)>,
}

impl<'h> Beside<'h> {
    fn new(hits: &'h [Hit]) -> Self {
        let (mut named, mut alike) = (Vec::new(), Vec::new());
        for hit in hits {
            match hit.part.strength {
                Strength::Strong | Strength::Weak => named.push(hit),
                Strength::CloseBut(reason, note) => alike.push((hit, reason, note)),
                Strength::Denied | Strength::AppliesWhen => {}
            }
        }
        Self { named, alike }
    }

    /// Whether `hit` is not about words that also name its element.
    fn stands_alone(&self, hit: &Hit) -> bool {
        !self.named.iter().any(|other| shares(other, hit))
    }

    /// The `close but no` query of the same element that covers part of `hit`.
    fn look_alike(&self, hit: &Hit) -> Option<(SetAside, u16)> {
        self.alike.iter().find(|(other, ..)| shares(other, hit)).map(|(_, reason, note)| (*reason, *note))
    }
}

/// Whether two hits are of one element and share words.
fn shares(a: &Hit, b: &Hit) -> bool {
    a.part.element == b.part.element && overlaps(&a.words, &b.words)
}

fn judge_hit(readers: Readers<'_, '_, '_>, rule: &Rule<'_>, hit: &Hit, beside: &Beside<'_>) -> Option<Item> {
    let element = rule.elements.get(hit.part.element as usize)?;
    let kind = element.kind;
    match hit.part.strength {
        Strength::Strong | Strength::Weak => {
            if let Some((reason, note)) = beside.look_alike(hit) {
                return Some(set_aside(hit, Claim::Mentioned, reason, Some(note)));
            }
            Some(judge_named(readers, element, hit))
        }
        Strength::CloseBut(reason, note) => {
            let claim = || readers.claims.claim(&hit.words, kind).claim;
            beside.stands_alone(hit).then(|| set_aside(hit, claim(), reason, Some(note)))
        }
        Strength::Denied => Some(judge_denial(readers, rule, hit)),
        Strength::AppliesWhen => None,
    }
}

fn judge_named(readers: Readers<'_, '_, '_>, element: &Element<'_>, hit: &Hit) -> Item {
    let mut reckoned = readers.claims.claim(&hit.words, element.kind);
    // *No internet* touches on its topic; the negation is in its own words.
    let own = |words: &Words| hit.words.start <= words.start && words.end <= hit.words.end;
    if hit.part.strength == Strength::Weak
        && reckoned.claim == Claim::Denied
        && reckoned.because.as_ref().is_some_and(own)
    {
        reckoned = readers.claims.claim(&hit.words, Kind::Fact);
    }
    // *The app may widen the gap*: a risk is named by being feared.
    if element.hypothetical && element.kind == Kind::Fact && reckoned.claim == Claim::Intended {
        reckoned.claim = Claim::Reported;
    }
    let background = element.background && reckoned.set_aside == Some(SetAside::OtherWork);
    if let Some(reason) = reckoned.set_aside.filter(|_| !background) {
        return set_aside(hit, reckoned.claim, reason, None);
    }
    let (acts, who) = who_acts(readers, element, &hit.words);
    let worth = match (acts, reckoned.claim, hit.part.strength) {
        (Acts::Another, _, strength) if strength != Strength::Weak => Worth::SetAside(SetAside::OtherActor),
        (_, Claim::Mentioned, _) => Worth::SetAside(SetAside::OnlyMentioned),
        (Acts::Untold, Claim::Denied, Strength::Strong) if !readers.cast.means(&hit.words, &element.actors) => {
            Worth::SetAside(SetAside::OtherActor)
        }
        (_, Claim::Denied, _) => Worth::Denies,
        (_, _, Strength::Weak) => Worth::Weak,
        (Acts::Untold, ..) => Worth::Unclear,
        (Acts::Wanted | Acts::Another, ..) => Worth::Strong,
    };
    Item { who, ..item(hit, reckoned.claim, worth) }
}

/// A phrasing that itself says that the deed was not done: it denies unless it is
/// asked, hoped away, named or somebody else's.
fn judge_denial(readers: Readers<'_, '_, '_>, rule: &Rule<'_>, hit: &Hit) -> Item {
    let reckoned = readers.claims.claim(&hit.words, Kind::Fact);
    let mut item = match reckoned.set_aside {
        Some(reason) => set_aside(hit, reckoned.claim, reason, None),
        None if readers.claims.denies_a_part(&hit.words).is_some() => {
            set_aside(hit, Claim::Mentioned, SetAside::OnlyMentioned, None)
        }
        None => item(hit, Claim::Denied, Worth::Denies),
    };
    item.element = rule.core();
    item
}

enum Acts {
    Wanted,
    Untold,
    Another,
}

fn who_acts(readers: Readers<'_, '_, '_>, element: &Element<'_>, words: &Words) -> (Acts, Option<Who>) {
    if element.actors.is_empty() {
        return (Acts::Wanted, None);
    }
    let who = readers.cast.who(words);
    let acts = match who.actor {
        Actor::Unclear => Acts::Untold,
        actor if element.actors.contains(&actor) => Acts::Wanted,
        _ => Acts::Another,
    };
    (acts, Some(who))
}

fn set_aside(hit: &Hit, claim: Claim, reason: SetAside, note: Option<u16>) -> Item {
    Item { note, ..item(hit, claim, Worth::SetAside(reason)) }
}

fn item(hit: &Hit, claim: Claim, worth: Worth) -> Item {
    let Part { element, strength, .. } = hit.part;
    Item { element, words: hit.words.clone(), strength, claim, worth, who: None, note: None, telling: 0 }
}

/// Whether two stretches share a word.
#[must_use]
pub fn overlaps(a: &Words, b: &Words) -> bool {
    a.start < b.end && b.start < a.end
}

/// How much an item tells, the most first. A denial goes before a deed, because where
/// two readings are possible the lower is taken; the page's own wording of a denial goes
/// before any, and a topic's denial only before the topic.
fn rank(item: &Item) -> u8 {
    match (item.worth, item.strength) {
        (Worth::Denies, Strength::Denied) => 0,
        (Worth::Denies, Strength::Strong) => 1,
        (Worth::Strong, _) => 2,
        (Worth::Unclear, _) => 3,
        (Worth::Denies, _) => 4,
        (Worth::Weak, _) => 5,
        (Worth::SetAside(_), _) => 6,
    }
}
