//! The codes: a framework, its domains, their criteria.

use super::guid::{Guid, Guids};
use super::note::{self, Note};
use crate::model::framework::{self, Expectation, Framework};
use crate::model::report::{Assessed, Domain, Rating, shortened};
use crate::render::visible::{visible, visible_lines};

/// A code, with those below it. Only criteria can be given to words.
#[derive(Debug)]
pub(super) struct Code {
    pub guid: Guid,
    pub name: String,
    pub about: String,
    /// The note that says what was found.
    pub note: Option<Guid>,
    pub below: Vec<Code>,
    pub is_criterion: bool,
}

/// A criterion that has a code.
pub(super) struct Criterion<'r> {
    pub code: Guid,
    pub assessed: &'r Assessed,
    pub rating: &'r Rating,
    /// Whether its quotations say in which part of the project they stand.
    pub parts: bool,
}

impl Criterion<'_> {
    /// `Who decides (ward/whose.public)`.
    pub fn name(&self) -> String {
        name(&self.rating.title, &[&self.assessed.framework, &self.rating.criterion])
    }
}

/// What is made of the frameworks.
#[derive(Default)]
pub(super) struct Codebook<'r> {
    /// The codes of the frameworks.
    pub codes: Vec<Code>,
    /// The criteria, in the order of the report.
    pub criteria: Vec<Criterion<'r>>,
    /// What was found, a note for each framework and criterion.
    pub notes: Vec<Note>,
}

impl<'r> Codebook<'r> {
    /// Adds `assessed`, with its pages where there are some. What only conclusions rest on has no code.
    pub fn add(&mut self, assessed: &'r Assessed, pages: Option<&Framework>, digest: &str, guids: &mut Guids) {
        let guid = guids.issue(&["framework", &assessed.framework]);
        let name = name(&assessed.title, &[&assessed.framework]);
        let own = Note {
            guid: guids.issue(&["note", digest, &assessed.framework]),
            name: name.clone(),
            text: note::of_framework(assessed),
        };
        let note = Some(own.guid.clone());
        self.notes.push(own);
        let mut left: Vec<&Rating> = assessed.ratings.iter().collect();
        let mut below = Vec::new();
        for domain in assessed.domains.iter().filter(|domain| domain.expects != Expectation::Grounds) {
            let (own, others): (Vec<&Rating>, Vec<&Rating>) =
                left.into_iter().partition(|rating| rating.domain == domain.id);
            left = others;
            let of = Of { assessed, domain, pages, digest };
            below.extend((!own.is_empty()).then(|| self.domain(&of, &own, guids)));
        }
        let about = pages.map(|pages| visible_lines(&pages.summary)).unwrap_or_default();
        self.codes.push(Code { guid, name, about, note, below, is_criterion: false });
    }

    fn domain(&mut self, of: &Of<'r, '_>, ratings: &[&'r Rating], guids: &mut Guids) -> Code {
        let (framework, domain) = (&of.assessed.framework, of.domain);
        let page = of.pages.and_then(|pages| pages.domains.iter().find(|page| page.id == domain.id));
        Code {
            guid: guids.issue(&["domain", framework, &domain.id]),
            name: name(&domain.title, &[framework, &domain.id]),
            about: page.map(|page| visible_lines(&page.summary)).unwrap_or_default(),
            note: None,
            below: ratings.iter().map(|rating| self.criterion(of, rating, guids)).collect(),
            is_criterion: false,
        }
    }

    fn criterion(&mut self, of: &Of<'r, '_>, rating: &'r Rating, guids: &mut Guids) -> Code {
        let (framework, id) = (&of.assessed.framework, &rating.criterion);
        let guid = guids.issue(&["criterion", framework, id]);
        let parts = of.domain.grid.is_some();
        let criterion = Criterion { code: guid.clone(), assessed: of.assessed, rating, parts };
        let name = criterion.name();
        let found = Note {
            guid: guids.issue(&["note", of.digest, framework, id]),
            name: format!("{name}: {}", visible(&rating.level_words)),
            text: note::of_criterion(rating),
        };
        let note = Some(found.guid.clone());
        self.notes.push(found);
        self.criteria.push(criterion);
        let page = of.pages.and_then(|pages| pages.criteria.iter().find(|page| page.id == *id));
        Code { guid, name, about: definition(rating, page), note, below: Vec::new(), is_criterion: true }
    }
}

/// Whose codes are made.
struct Of<'r, 'p> {
    assessed: &'r Assessed,
    domain: &'r Domain,
    pages: Option<&'p Framework>,
    digest: &'p str,
}

/// How much of a title is the name of a code, in code points: some programs take 256 for a name, and
/// the ids stand in it too.
const TITLE: usize = 100;

/// A title, and the ids by which the same thing is found in the other forms of a report. No two codes
/// have the same: programs that go by names would make one of them.
fn name(title: &str, ids: &[&str]) -> String {
    format!("{} ({})", shortened(&visible(title), TITLE), visible(&ids.join("/")))
}

/// What a coder goes by: the question, and what counts, as far as there is a page that says so.
fn definition(rating: &Rating, page: Option<&framework::Criterion>) -> String {
    let mut all = vec![visible_lines(&rating.question)];
    if let Some(page) = page {
        all.push(visible_lines(&page.why));
        let counts = [
            ("Counts when:", &page.counts_when),
            ("Counts partly:", &page.counts_partly),
            ("Does not count:", &page.does_not_count),
        ];
        let some = counts.iter().filter(|(_, text)| !text.is_empty());
        all.extend(some.map(|(lead, text)| format!("{lead} {}", visible_lines(text))));
    }
    all.retain(|text| !text.is_empty());
    all.join("\n\n")
}
