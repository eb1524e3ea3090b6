//! Other ways in which a text calls those whom it has named: *RA*, *Hetty*, *Mrs Shaw*, *the
//! panel*.
//!
//! Who they are was told where they were named; a way to call them that could mean two kinds
//! of people means nobody.

use std::collections::BTreeMap;

use super::Name;
use crate::who::cast::Cast;
use crate::who::titles;

/// The names of a text, in order, each way to spell one once.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub all: Vec<Name>,
    places: BTreeMap<(Vec<(String, bool)>, bool), usize>,
}

impl Names {
    /// Adds a name; one that is known stays what it was.
    pub fn first(&mut self, name: Name) {
        if self.known(&name).is_none() {
            self.places.insert((name.spelt.clone(), name.short), self.all.len());
            self.all.push(name);
        }
    }

    /// Adds a way to call somebody; one that would mean two kinds of people means nobody.
    pub fn also(&mut self, name: Name) {
        match self.known(&name) {
            Some(known) if known.actor != name.actor => known.actor = None,
            Some(_) => {}
            None => self.first(name),
        }
    }

    /// Whether somebody is called so.
    pub fn knows(&self, spelt: Vec<(String, bool)>) -> bool {
        self.places.contains_key(&(spelt, false))
    }

    fn known(&mut self, name: &Name) -> Option<&mut Name> {
        let at = *self.places.get(&(name.spelt.clone(), name.short))?;
        self.all.get_mut(at)
    }

    /// *the panel* for *the Riders' Panel*, *the Table* for *the Kitchen Table*.
    pub fn shorten(&mut self, cast: &Cast<'_, '_, '_>) {
        for at in 0..self.all.len() {
            let name = self.all[at].clone();
            let last = name.words.end - 1;
            let group = cast.noun(last).is_some_and(|noun| noun.group);
            let named = !name.one && cast.capital(last) && cast.noun(last).is_none();
            if !name.short && name.words.len() > 1 && (group || named) {
                let spelt = vec![(cast.word(last).to_owned(), named)];
                self.also(Name { spelt, words: last..last + 1, one: false, short: true, ..name });
            }
        }
    }

    /// *Hetty* for *Hetty Shaw*, *Mrs Shaw* for *Mrs Hetty Shaw*.
    pub fn by_part(&mut self) {
        for at in 0..self.all.len() {
            let name = self.all[at].clone();
            let titled = titles::is_title(&name.spelt[0].0);
            let parts = &name.spelt[usize::from(titled)..];
            if !name.one || parts.len() < 2 || !name.spelt.iter().all(|(_, cased)| *cased) {
                continue;
            }
            let single = parts.iter().filter(|(word, _)| word.len() > 2).map(|part| vec![part.clone()]);
            let titles = if titled { vec![name.spelt[0].0.as_str()] } else { titles::PLAIN.to_vec() };
            let surname = &parts[parts.len() - 1];
            let formal = titles.iter().map(|title| vec![((*title).to_owned(), true), surname.clone()]);
            for spelt in single.chain(formal) {
                self.also(Name { spelt, ..name.clone() });
            }
        }
    }

    /// *RA* for *R. Amin (public partner)*, as minutes write.
    pub fn initials(&mut self) {
        for at in 0..self.all.len() {
            let name = self.all[at].clone();
            let parts = name.spelt.iter().map(|(word, _)| word.as_str()).filter(|word| !titles::is_title(word));
            let short: String = parts.filter_map(|word| word.chars().next()).collect();
            if name.one && (2..=3).contains(&short.chars().count()) && name.spelt.iter().all(|(_, cased)| *cased) {
                self.also(Name { spelt: vec![(short, true)], ..name });
            }
        }
    }
}
