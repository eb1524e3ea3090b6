//! What files share that are zips of XML: Word documents, QDA projects.

mod archive;
mod held;

pub(super) use archive::archive;
pub(super) use held::held;
