//! What crosses to a guest and comes back, for whichever crate's bindings of the contract:
//! each macro stands where these are in scope as `wit`. The engine's own way over the contract
//! stays within it and is of its own bindings, so that what is timed beside it is not it.

/// Writes `given`.
macro_rules! given {
    () => {
        /// The description as a guest receives it.
        pub fn given(from: &evenhand::ProjectDescription) -> wit::ProjectDescription {
            use evenhand::model::{Block, Sentence, Stage, description};

            let sentence = |from: &Sentence| wit::Sentence {
                span: wit::Span { start: from.span.start, end: from.span.end },
                block: match from.block {
                    Block::Heading => wit::Block::Heading,
                    Block::Paragraph => wit::Block::Paragraph,
                    Block::ListItem => wit::Block::ListItem,
                    Block::TableCell => wit::Block::TableCell,
                    Block::Quotation => wit::Block::Quotation,
                },
                paragraph: from.paragraph,
                introduced_by: from.introduced_by.clone(),
            };
            let section = |(index, section): (usize, &description::Section)| wit::Section {
                heading: section.path.last().map(|heading| heading.to_string()).unwrap_or_default(),
                depth: section.depth,
                text: from.section_text(index).to_owned(),
                sentences: section.sentences.iter().map(sentence).collect(),
            };
            let stage = |stage| match stage {
                Stage::Idea => wit::Stage::Idea,
                Stage::Design => wit::Stage::Design,
                Stage::Delivery => wit::Stage::Delivery,
                Stage::Evaluation => wit::Stage::Evaluation,
                Stage::Completed => wit::Stage::Completed,
            };
            wit::ProjectDescription {
                title: from.title.clone(),
                stage: from.stage.map(stage),
                we: None,
                sections: from.sections.iter().enumerate().map(section).collect(),
                settings: Vec::new(),
            }
        }
    };
}

/// Writes `told`.
macro_rules! told {
    () => {
        /// A line for each criterion: its id, the level, why, and the notes of its evidence.
        /// `ids` are those of the criteria.
        pub fn told(ids: &[impl AsRef<str>], assessment: &wit::Assessment) -> String {
            let line = |rating: &wit::Rating| {
                let notes: Vec<&str> = rating.evidence.iter().map(|evidence| evidence.note.as_str()).collect();
                let level = match rating.level {
                    wit::Level::Described => "described",
                    wit::Level::Partly => "partly",
                    wit::Level::NotFound => "not-found",
                    wit::Level::SaidNotDone => "said-not-done",
                    wit::Level::NotApplicable => "not-applicable",
                };
                let id = ids[rating.criterion as usize].as_ref();
                format!("{id}\t{level}\t{}\t{}\n", rating.rationale, notes.join("|"))
            };
            assessment.ratings.iter().map(line).collect()
        }
    };
}
