//! What the folder of a plugin in Rust cannot say on its pages: only the interpreter
//! would read it.

use super::Folder;
use crate::mistake::Mistake;
use crate::toml_file::place;

/// Checks that nothing stands there which the plugin's code never sees.
pub(super) fn check(folder: &Folder, mistakes: &mut Vec<Mistake>) {
    let text = folder.files.get("framework.toml").map_or("", String::as_str);
    let summary = &folder.framework.summary;
    if summary.get_ref() != "counts" {
        let help = "write summary = \"counts\", and sum up in the code with Assessment::summary";
        let line = place(text, summary.span().start).0;
        mistakes.push(Mistake::new("framework.toml", line, "a plugin in Rust sums up by itself", help));
    }
    if folder.files.contains_key("checks.toml") {
        let help = "leave the file out, and draw conclusions in the code with Assessment::conclude";
        mistakes.push(Mistake::new("checks.toml", 0, "a plugin in Rust draws its own conclusions", help));
    }
}
