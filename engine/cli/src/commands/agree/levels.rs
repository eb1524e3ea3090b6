//! Readers' levels, a row for each description, criterion and reader.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result};
use evenhand::ProjectDescription;
use evenhand::agree::{
    Cell, Disagreement, InVain, LevelAgreement, Missed, OfLevels, OfPart, Quoted, Said, Unread, Untouched,
};
use evenhand::model::Level;
use evenhand::model::assessment::{Evidence, Rating, Stance};
use evenhand::model::framework::Framework;
use evenhand::read::{self, Source};

use super::Reader;
use super::readings::{self, Given};
use crate::args::Agree;

/// A criterion as it was read here, beside what readers gave.
struct Compared {
    input: String,
    cell: Cell,
    rating: Rating,
    phrases: Vec<String>,
    given: Vec<Given>,
    /// For each of `given`, whether its quotation stands in the text, and whether a phrase touches it.
    quoted: Vec<(bool, bool)>,
}

/// Compares levels with those of the file `ratings`, over the descriptions of `inputs`.
pub fn compare(reader: &Reader, ratings: &Path, inputs: &Path, args: &Agree) -> Result<OfLevels> {
    let framework = reader.plugin.framework();
    let ids: Vec<&str> = framework.criteria.iter().map(|criterion| criterion.id.as_str()).collect();
    let (readings, remarks) = readings::read(ratings, &framework.id, &ids)?;
    remarks.tell(&framework.id);
    let (mut compared, mut unread, mut count) = (Vec::new(), Vec::new(), 0);
    for (input, path, given) in readings::descriptions(inputs, readings)? {
        let description = read::description(Source::path(&path), read::Limits::default())
            .with_context(|| path.display().to_string())?;
        match reader.read(&description, None)? {
            Ok(assessment) => {
                count += 1;
                compared.extend(cells(framework, &input, &description, assessment.ratings, given));
            }
            Err(why) => unread.push(Unread { input, why }),
        }
    }
    let of = |holds: &dyn Fn(&Compared) -> bool| {
        LevelAgreement::of(compared.iter().filter(|one| holds(one)).map(|one| &one.cell))
    };
    let domains = framework.domains.iter().map(|domain| {
        let criteria: Vec<&str> =
            framework.criteria.iter().filter(|c| c.domain == domain.id).map(|c| c.id.as_str()).collect();
        let agreement = of(&|one| criteria.contains(&one.cell.criterion.as_str()));
        OfPart { id: domain.id.clone(), title: domain.title.clone(), domain: None, agreement }
    });
    let criteria = framework.criteria.iter().map(|criterion| {
        let agreement = of(&|one| one.cell.criterion == criterion.id);
        OfPart {
            id: criterion.id.clone(),
            title: criterion.title.clone(),
            domain: Some(criterion.domain.clone()),
            agreement,
        }
    });
    Ok(OfLevels {
        compared: reader.compared(),
        inputs: count,
        rows_of_others: remarks.of_others(),
        overall: of(&|_| true),
        domains: domains.filter(|part| part.agreement.ratings > 0).collect(),
        criteria: criteria.filter(|part| part.agreement.ratings > 0).collect(),
        unread,
        rows: args.rows.then(|| compared.iter().filter(|one| !one.cell.agrees()).map(disagreement).collect()),
        missed: args.missed.then(|| missed(&compared)),
    })
}

/// The ratings of one description that readers rated too.
fn cells(
    framework: &Framework,
    input: &str,
    description: &ProjectDescription,
    ratings: Vec<Rating>,
    mut given: BTreeMap<usize, Vec<Given>>,
) -> Vec<Compared> {
    let rated = ratings.into_iter().filter_map(|rating| Some((given.remove(&rating.criterion)?, rating)));
    let compared = |(given, rating): (Vec<Given>, Rating)| Compared {
        input: input.to_owned(),
        cell: Cell {
            criterion: framework.criteria[rating.criterion].id.clone(),
            found: rating.level,
            readers: given.iter().map(|one| one.levels.clone()).collect(),
            words: words(description, &rating, &given),
        },
        phrases: phrases(description, &rating),
        quoted: given.iter().map(|one| touched_by(description, &rating, one)).collect(),
        rating,
        given,
    };
    rated.map(compared).collect()
}

/// The phrases that count, each once.
fn phrases(description: &ProjectDescription, rating: &Rating) -> Vec<String> {
    let mut phrases = Vec::new();
    for item in rating.evidence.iter().filter(|item| is_phrase(item) && !matches!(item.stance, Stance::SetAside(_))) {
        let phrase = description.quote(item.section, &item.focus).to_owned();
        if !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    phrases
}

/// Whether a quotation of `given` stands in the text, and whether a phrase of `rating` lies
/// in one.
fn touched_by(description: &ProjectDescription, rating: &Rating, given: &Given) -> (bool, bool) {
    let quotes = given.quotes().map(|quote| touched(description, rating, quote));
    quotes.fold((false, false), |(there, lies), (in_text, touched)| (there || in_text, lies || touched))
}

/// Whether an item is a phrase in a sentence: a sentence that is meant as a whole is none.
fn is_phrase(item: &Evidence) -> bool {
    item.focus != item.span
}

/// Whether `quote` stands in the text, and whether any phrase of `rating` lies in it.
fn touched(description: &ProjectDescription, rating: &Rating, quote: &str) -> (bool, bool) {
    let places: Vec<Place> = places(description, quote).collect();
    let lies = |item: &Evidence| is_phrase(item) && places.iter().any(|place| holds(place, item));
    (!places.is_empty(), rating.evidence.iter().any(lies))
}

/// A section, and bytes of its text.
type Place = (usize, Range<usize>);

/// Where `quote` stands in the text.
fn places<'d>(description: &'d ProjectDescription, quote: &'d str) -> impl Iterator<Item = Place> + 'd {
    (0..description.sections.len()).filter(|_| !quote.is_empty()).flat_map(move |section| {
        let found = description.section_text(section).match_indices(quote);
        found.map(move |(start, _)| (section, start..start + quote.len()))
    })
}

/// Whether a phrase lies in a place.
fn holds((section, place): &Place, item: &Evidence) -> bool {
    item.section == *section && item.focus.start < place.end && place.start < item.focus.end
}

/// Where the words that readers quote stand among the sentences that `rating` shows.
fn words(description: &ProjectDescription, rating: &Rating, given: &[Given]) -> Quoted {
    let finds = given.iter().filter(|one| one.levels.first().is_some_and(|level| there(*level)));
    let quoted: Vec<Place> = finds.flat_map(Given::quotes).flat_map(|quote| places(description, quote)).collect();
    if quoted.is_empty() || !there(rating.level) {
        return Quoted::Nothing;
    }
    let mut shown: Vec<Place> = Vec::new();
    for item in rating.evidence.iter().filter(|item| item.stance == Stance::Supports) {
        let sentence = (item.section, item.span.clone());
        if !shown.contains(&sentence) {
            shown.push(sentence);
        }
    }
    let meets = |(section, shown): &Place| {
        quoted.iter().any(|(of, place)| of == section && shown.start < place.end && place.start < shown.end)
    };
    shown.iter().position(meets).map_or(Quoted::Nowhere, Quoted::After)
}

fn disagreement(one: &Compared) -> Disagreement {
    let said = |given: &Given| Said {
        reader: given.reader.clone(),
        levels: given.levels.iter().map(|level| level.id().to_owned()).collect(),
        quote: given.quote.clone(),
    };
    Disagreement {
        input: one.input.clone(),
        criterion: one.cell.criterion.clone(),
        found: one.cell.found.id().to_owned(),
        rationale: one.rating.rationale.clone(),
        phrases: one.phrases.clone(),
        readers: one.given.iter().map(said).collect(),
    }
}

/// Whether a level says that something is there.
fn there(level: Level) -> bool {
    matches!(level, Level::Described | Level::Partly)
}

fn missed(compared: &[Compared]) -> Missed {
    let untouched = compared.iter().flat_map(|one| {
        let passed_over = one.given.iter().zip(&one.quoted).filter(|(given, (_, touched))| {
            !touched && !given.quote.is_empty() && given.levels.first().is_some_and(|level| there(*level))
        });
        passed_over.map(|(given, (in_text, _))| Untouched {
            input: one.input.clone(),
            criterion: one.cell.criterion.clone(),
            level: given.levels.first().map_or("", |level| level.id()).to_owned(),
            quote: given.quote.clone(),
            in_text: *in_text,
        })
    });
    let empty =
        |one: &&Compared| there(one.cell.found) && !one.cell.readers.iter().flatten().any(|level| there(*level));
    let in_vain = compared.iter().filter(empty).map(|one| InVain {
        input: one.input.clone(),
        criterion: one.cell.criterion.clone(),
        found: one.cell.found.id().to_owned(),
        phrases: one.phrases.clone(),
    });
    Missed { untouched: untouched.collect(), in_vain: in_vain.collect() }
}
