//! Components from scripts: the prebuilt puppet with what it is to do packed into it.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use evenhand::{Engine, Outcome, Plugin, ProjectDescription, Request, read};
use evenhand_puppet::{Misdeed, Script};
use toml::Value;

/// A file of this folder.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/conformance").join(name)
}

/// The folder of the prebuilt guests; `EVENHAND_PREBUILT` names another one.
pub fn prebuilt() -> PathBuf {
    let committed = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/prebuilt");
    std::env::var_os("EVENHAND_PREBUILT").map_or_else(committed, PathBuf::from)
}

/// The puppet's component, with nothing packed into it.
pub fn component() -> &'static [u8] {
    static COMPONENT: OnceLock<Vec<u8>> = OnceLock::new();
    COMPONENT.get_or_init(|| {
        std::fs::read(prebuilt().join("puppet.wasm")).expect("the puppet; plugins/prebuilt/rebuild.sh builds it")
    })
}

/// The component that keeps to `script`.
pub fn packed(script: &Script) -> Vec<u8> {
    let bytes = postcard::to_allocvec(script).expect("a script");
    evenhand_build::pack_bytes(component(), &bytes).expect("the puppet takes a script")
}

/// The file of the puppet that keeps the contract.
pub fn sound_toml() -> Value {
    toml::from_str(&std::fs::read_to_string(file("sound.toml")).expect("sound.toml")).expect("TOML")
}

/// The script of the puppet that keeps the contract.
pub fn sound() -> Script {
    sound_toml().try_into().expect("a script")
}

/// A sound puppet with another id, for standing beside a hostile one.
pub fn neighbour(id: &str) -> Script {
    let mut script = sound();
    script.manifest.id = id.to_owned();
    script
}

/// A puppet that does `misdeed` before it answers.
pub fn bad(misdeed: Misdeed) -> Script {
    let mut script = neighbour("bad");
    script.before_assess = misdeed;
    script
}

/// What the sound puppet answers about.
pub fn description() -> ProjectDescription {
    read::description(read::Source::path(file("sound.md")), read::Limits::default()).expect("sound.md")
}

/// A puppet that is loaded.
pub fn loaded(engine: &Engine, script: &Script) -> Plugin {
    engine.load(&packed(script)).expect("the puppet loads")
}

/// What `plugin` makes of the description.
pub fn outcome(engine: &Engine, plugin: Plugin) -> Outcome {
    engine.assess(&description(), &[Request::from(plugin)]).expect("no settings are given").remove(0)
}
