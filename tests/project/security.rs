//! Every promise of `engine/SECURITY.md` names the test that proves it, and there is one.

use std::fs;

use crate::root;

/// `` `name` `` … in [words](path): each name stands in that file as a test or a law.
#[test]
fn every_promise_names_a_test_that_there_is() {
    let page = fs::read_to_string(root().join("engine/SECURITY.md")).expect("the page");
    let mut proved = 0;
    for sentence in page.split('\n').flat_map(|line| line.split_inclusive(".rs)")) {
        let Some((before, path)) = sentence.strip_suffix(')').and_then(|rest| rest.rsplit_once("](")) else { continue };
        let file = root().join("engine").join(path);
        let code = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
        for name in before.split('`').skip(1).step_by(2).filter(|name| name.contains('_') && !name.contains(' ')) {
            assert!(code.contains(&format!("fn {name}(")), "{path} has no {name}");
            proved += 1;
        }
    }
    assert!(proved > 20, "only {proved} promises name a test");
}
