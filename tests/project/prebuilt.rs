//! The prebuilt components are what their locks say, built from today's sources.

use evenhand_build::lock::{Guest, Lock, digest};

use crate::root;

const REBUILD: &str = "rebuild them with plugins/prebuilt/rebuild.sh and commit what it writes";

#[test]
fn the_locks_match_components_and_sources() {
    let folder = root().join("plugins/prebuilt");
    for guest in Guest::ALL {
        let name = guest.name();
        let lock = Lock::read(&folder.join(format!("{name}.lock"))).expect("a lock");
        let component = std::fs::read(folder.join(format!("{name}.wasm"))).expect("a component");
        assert_eq!(lock.component, digest(&component), "{name}.wasm is not what its lock says; {REBUILD}");
        let sources = guest.sources_digest(&root()).expect("the sources");
        assert_eq!(lock.sources, sources, "{name}.wasm was built from other sources; {REBUILD}");
    }
}

/// No path of the machine that built them stands in them.
#[test]
fn no_path_of_a_machine_stands_in_them() {
    for guest in Guest::ALL {
        let component =
            std::fs::read(root().join(format!("plugins/prebuilt/{}.wasm", guest.name()))).expect("a component");
        let own = [root().to_str().map(str::to_owned), std::env::var("HOME").ok().map(|home| home + "/")];
        let usual = ["/home/", "/Users/", "registry/src"].map(|path| Some(path.to_owned()));
        for path in own.into_iter().chain(usual).flatten() {
            let found = component.windows(path.len()).any(|window| window == path.as_bytes());
            assert!(!found, "{} holds {path}", guest.name());
        }
    }
}
