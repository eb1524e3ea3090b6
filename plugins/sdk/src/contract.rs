//! The way over the contract: what a plugin is given becomes a [`Description`], and what
//! it answers becomes the contract's records.
//!
//! It is compiled everywhere, so that a test can go the same way; only the exported
//! functions need wasm.

use core::marker::PhantomData;

use evenhand_language::text::{Section, Sentence};
use evenhand_language::{Actor, Block, Stage, Text};

use crate::bindings::exports::evenhand::framework::framework as wit;
use crate::description;
use crate::plugin::{Plugin, Refusal};

mod answer;
mod manifest;

/// A plugin behind the contract's two functions.
pub struct Exported<P>(PhantomData<P>);

impl<P: Plugin> wit::Guest for Exported<P> {
    fn describe() -> wit::Manifest {
        report_panics();
        manifest::of(P::describe())
    }

    fn assess(given: wit::ProjectDescription) -> Result<wit::Assessment, wit::Refusal> {
        report_panics();
        let text = text(&given);
        description::read(&text, &given.settings, |description| {
            if description.reading().words.is_empty() {
                return Err(wit::Refusal::TooLittleText);
            }
            P::assess(description).map(|assessment| answer::of(&assessment)).map_err(refusal)
        })
    }
}

/// Sends the message and the place of a panic out before it traps: afterwards nobody
/// can ask. In a native build a panic is told as any other.
fn report_panics() {
    #[cfg(target_arch = "wasm32")]
    std::panic::set_hook(Box::new(|panic| {
        let told = told(panic.payload_as_str(), panic.location());
        crate::bindings::evenhand::framework::diagnostics::report(&told);
    }));
}

/// `src/lib.rs:12:5: the message`
#[cfg(any(test, target_arch = "wasm32"))]
fn told(message: Option<&str>, place: Option<&std::panic::Location<'_>>) -> String {
    let message = message.unwrap_or("a panic without a message");
    match place {
        Some(place) => format!("{}:{}:{}: {message}", place.file(), place.line(), place.column()),
        None => message.to_owned(),
    }
}

fn refusal(from: Refusal) -> wit::Refusal {
    match from {
        Refusal::TooLittleText => wit::Refusal::TooLittleText,
        Refusal::MissingSetting(id) => wit::Refusal::MissingSetting(id),
        Refusal::InvalidSetting { id, value } => wit::Refusal::InvalidSetting((id, value)),
        Refusal::OutOfScope(why) => wit::Refusal::OutOfScope(why),
    }
}

fn text(from: &wit::ProjectDescription) -> Text<'_> {
    Text {
        title: &from.title,
        stage: from.stage.map(|stage| match stage {
            wit::Stage::Idea => Stage::Idea,
            wit::Stage::Design => Stage::Design,
            wit::Stage::Delivery => Stage::Delivery,
            wit::Stage::Evaluation => Stage::Evaluation,
            wit::Stage::Completed => Stage::Completed,
        }),
        we: from.we.map(actor),
        sections: from.sections.iter().map(section).collect(),
    }
}

fn actor(from: wit::Actor) -> Actor {
    match from {
        wit::Actor::Public => Actor::Public,
        wit::Actor::Carers => Actor::Carers,
        wit::Actor::Staff => Actor::Staff,
        wit::Actor::Commissioners => Actor::Commissioners,
        wit::Actor::Researchers => Actor::Researchers,
        wit::Actor::Developers => Actor::Developers,
        wit::Actor::Other => Actor::Other,
    }
}

fn section(from: &wit::Section) -> Section<'_> {
    let sentence = |from: &wit::Sentence| Sentence {
        span: from.span.start..from.span.end,
        block: match from.block {
            wit::Block::Heading => Block::Heading,
            wit::Block::Paragraph => Block::Paragraph,
            wit::Block::ListItem => Block::ListItem,
            wit::Block::TableCell => Block::TableCell,
            wit::Block::Quotation => Block::Quotation,
        },
        paragraph: from.paragraph,
        introduced_by: from.introduced_by.clone(),
    };
    let sentences = from.sentences.iter().map(sentence).collect();
    Section { heading: &from.heading, depth: from.depth, text: &from.text, sentences }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_with_its_place() {
        let here = std::panic::Location::caller();
        let said = told(Some("no such list"), Some(here));
        assert!(said.starts_with("plugins/sdk/src/contract.rs:") && said.ends_with(": no such list"), "{said}");
        assert_eq!(told(None, None), "a panic without a message");
    }
}
