//! How the framework reads a description. What it asks, and of whom, stands on its pages:
//! framework.toml and criteria/*.md.

use evenhand_sdk::{Assessment, Claim, Description, Evidence, Framework, Kind, Place, Plugin, Refusal, Shortfall};

static FRAMEWORK: Framework = evenhand_sdk::framework!();

/// Words for a time of the year that are no date.
const SEASONS: &[&str] = &["spring", "summer", "autumn"];

struct Exported;

impl Plugin for Exported {
    fn describe() -> &'static Framework {
        &FRAMEWORK
    }

    fn assess(text: Description<'_>) -> Result<Assessment, Refusal> {
        // Every criterion starts as not found; each page has one line here.
        let mut answer = Assessment::of(&FRAMEWORK);
        when(text, &mut answer);
        Ok(answer)
    }
}

evenhand_sdk::export!(Exported);

/// The criterion of criteria/when.md: does the text say when it will be done?
fn when(text: Description<'_>, answer: &mut Assessment) {
    // `evidence` reads a place as the language does: what is denied opposes, what is
    // only asked or somebody else's is set aside, the rest supports.
    let dates: Vec<Evidence> =
        text.find("#date").iter().map(|date| date.evidence(Kind::Fact).note("a date")).collect();
    let seasons: Vec<Place<'_>> = text.find(&format!("({})", SEASONS.join(" | ")));
    let rating = answer.rate("when");
    if dates.iter().any(|date| date.is_firm(Claim::Planned)) {
        rating.described("A date is named.");
    } else if dates.iter().any(|date| date.is_firm(Claim::Intended)) {
        rating.partly(Shortfall::OnlyHoped, "A date is named, and only hoped for.");
    } else if let Some(season) = seasons.first() {
        let season = season.supports(Claim::Intended).note("a season");
        rating.partly(Shortfall::PartMissing, "A season is named, and no date.").evidence([season]);
    }
    // What opposes or was set aside is shown too, so that a reader sees why.
    rating.evidence(dates);
}

/// These need no wasm: `cargo test`.
#[cfg(test)]
mod tests {
    use evenhand_sdk::{Draft, Level};

    use super::*;

    #[test]
    fn a_date_is_described() {
        let told = Draft::text("We will open the back room in May 2027.").assess::<Exported>().unwrap();
        assert_eq!(told.level("when"), Level::Described);
        assert_eq!(told.support("when"), ["May", "2027"]);
    }

    #[test]
    fn without_a_date_somebody_is_asked() {
        let told = Draft::text("We will open the back room.").assess::<Exported>().unwrap();
        assert_eq!(told.level("when"), Level::NotFound);
        assert_eq!(told.prompts("when")[0].who, "lead");
    }

    #[test]
    fn a_season_is_partly() {
        let told = Draft::text("We will open the back room in winter.").assess::<Exported>().unwrap();
        // This fails on purpose. To mend it, add "winter" to SEASONS at the top of this
        // file. When it passes, delete this comment.
        assert_eq!(told.level("when"), Level::Partly, "to mend this, add \"winter\" to SEASONS in src/lib.rs");
    }
}
