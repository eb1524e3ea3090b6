//! What a denial reaches, and what looks like one and is a deed.

use evenhand_language::Claim;

use crate::deed;

#[test]
fn a_refusal_is_a_decision() {
    assert_eq!(deed("The young people said no to the logo.", "said no"), Claim::Reported);
    assert_eq!(deed("Residents vetoed the second site.", "vetoed"), Claim::Reported);
    assert_eq!(deed("They did not choose what we would have chosen.", "did not choose"), Claim::Reported);
}

#[test]
fn what_was_put_right_counts() {
    let text = "Deaf tenants were not asked at first, which was wrong, and was put right with an interpreter.";
    assert_eq!(deed(text, "asked"), Claim::Reported);
}

#[test]
fn what_is_denied_of_somebody_is_not_denied_of_what_they_did() {
    for (text, phrase) in [
        ("The mothers who never joined the group told us what kept them away.", "told us"),
        (
            "Nine drivers who had never used the line were interviewed.",
            "drivers who had never used the line were interviewed",
        ),
        ("The porters saw nobody was using the bell.", "saw"),
        ("Before anything had been agreed, tenants were asked for their ideas.", "tenants were asked"),
        ("The paper sets out progress against the scheme that tenants drew.", "drew"),
    ] {
        assert_eq!(deed(text, phrase), Claim::Reported, "{text}");
    }
    for (text, phrase) in [
        ("The drivers who used the line were not interviewed.", "drivers who used the line were not interviewed"),
        ("We asked nobody about the bell.", "asked"),
        ("The board voted against asking tenants.", "asking tenants"),
        ("They settled it before anyone was asked.", "asked"),
    ] {
        assert_eq!(deed(text, phrase), Claim::Denied, "{text}");
    }
}
