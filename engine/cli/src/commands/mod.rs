//! The commands: each reads what it is given, asks the library, and prints.

pub mod agree;
pub mod assess;
pub mod batch;
pub mod build;
pub mod cache;
pub mod check;
pub mod explain;
pub mod find;
pub mod frameworks;
pub mod inspect;
pub mod learn;
pub mod levels;
pub mod new;
pub mod prebuilt;
pub mod prompts;
pub mod shell;
mod slip;
mod table;
pub mod target;
pub mod test;

use anyhow::Result;
use evenhand::agree::{OfCodes, OfLevels};
use evenhand::model::batch::Line;
use evenhand::model::report::{Explanation, Report, Sheet};
use evenhand::model::second_reading::SecondReading;
use evenhand::render::schema_of;

use crate::args::Shape;
use crate::{exit, output};

/// `evenhand schema`
pub fn schema(of: Shape) -> Result<u8> {
    let schema = match of {
        Shape::Report => schema_of::<Report>(),
        Shape::Explanation => schema_of::<Explanation>(),
        Shape::Prompts => schema_of::<Sheet>(),
        Shape::Batch => schema_of::<Line>(),
        Shape::SecondReading => schema_of::<SecondReading>(),
        Shape::Agreement => schema_of::<OfLevels>(),
        Shape::CodedAgreement => schema_of::<OfCodes>(),
    };
    output::print(schema.as_bytes())?;
    Ok(exit::DONE)
}
