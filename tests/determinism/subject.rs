//! The examples, and the frameworks that come with the command.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use evenhand::ProjectDescription;
use evenhand::read::{self, Source};
use evenhand_build::Folder;

/// The examples that are descriptions.
const EXAMPLES: [&str; 3] = ["pharmacy-blood-pressure", "dementia-allotment", "digital-triage"];

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project's folder")
}

pub fn descriptions() -> Vec<ProjectDescription> {
    let path = |name: &str| root().join("examples").join(name).join("description.md");
    let read = |name| read::description(Source::path(path(name)), read::Limits::default()).expect("an example");
    EXAMPLES.into_iter().map(read).collect()
}

/// A prebuilt guest; `EVENHAND_PREBUILT` names another folder for them.
fn prebuilt(name: &str) -> Vec<u8> {
    let folder = std::env::var_os("EVENHAND_PREBUILT").map_or_else(|| root().join("plugins/prebuilt"), PathBuf::from);
    std::fs::read(folder.join(name)).expect("a prebuilt guest; plugins/prebuilt/rebuild.sh builds it")
}

/// Two frameworks that are pages, and one that is code.
pub fn components() -> [&'static [u8]; 3] {
    static COMPONENTS: OnceLock<[Vec<u8>; 3]> = OnceLock::new();
    let built = |name: &str| {
        let (folder, _) = Folder::read(&root().join("plugins").join(name)).unwrap_or_else(|wrong| panic!("{wrong}"));
        evenhand_build::component(&folder, &prebuilt("interpreter.wasm"), false).expect("a component").component
    };
    COMPONENTS.get_or_init(|| [built("ward"), built("hiat"), prebuilt("com-b.wasm")]).each_ref().map(Vec::as_slice)
}
