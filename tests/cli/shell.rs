//! What a shell and a manual reader are told of the command.

use crate::run;

#[test]
fn shells_learn_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&["completions", shell]);
        assert_eq!(script.code, 0, "{}", script.err);
        for command in ["assess", "frameworks", "build", "inspect", "check", "test", "cache"] {
            assert!(script.out.contains(command), "{shell} does not know {command}");
        }
        assert!(!script.out.contains("prebuilt"), "{shell} offers what is hidden");
    }
    let unknown = run(&["completions", "cmd"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("bash"), "{}", unknown.err);
}

#[test]
fn there_is_a_page_for_the_whole_and_for_each_command() {
    let page = run(&["man"]);
    assert!(page.out.contains(".TH evenhand 1") && page.out.contains("Exit codes"), "{}", page.out);
    let page = run(&["man", "framework", "show"]);
    assert!(page.out.contains("evenhand framework show"), "{}", page.out);
    let none = run(&["man", "framework", "shwo"]);
    assert_eq!(none.code, 2);
    assert!(none.err.contains("there is no command `framework shwo`"), "{}", none.err);
}
