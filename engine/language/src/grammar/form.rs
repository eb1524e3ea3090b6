//! What the form of a verb group says about when and how surely.
//!
//! It is told by the auxiliaries and the main verb alone; finding them is for
//! [`super::groups`].

use super::tags::Tags;

/// What the form of a verb group says about when and how surely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// *held*, *were held*, *had been holding*.
    Past,
    /// *have held*, *has been running*.
    Perfect,
    /// *are holding*, *is being run*.
    Going,
    /// *holds*, *is held*.
    Present,
    /// *will hold*, *is to hold*, *are going to hold*.
    Will,
    /// *may*, *might*, *could*, *would*, *should hold*.
    Weak,
    /// *can hold*, *must hold*, *have to hold*.
    Can,
    /// *to hold*.
    To,
    /// *holding*, with no auxiliary.
    Gerund,
    /// *held*, after the noun that it describes.
    Participle,
}

/// The form of a group with the auxiliaries `seen`; `verb` is whether a main verb follows
/// them, `ing` whether it is an -ing form, `being` whether the last auxiliary is *being*.
pub(super) fn form(seen: Tags, verb: bool, ing: bool, being: bool) -> Form {
    if seen.any(Tags::WILL) {
        return Form::Will;
    }
    if seen.any(Tags::WEAK) {
        return Form::Weak;
    }
    if seen.any(Tags::CAN) {
        return Form::Can;
    }
    if seen.any(Tags::WAS.or(Tags::HAD).or(Tags::DID)) {
        return Form::Past;
    }
    if seen.any(Tags::HAVE) && (verb || seen.any(Tags::BEEN)) {
        return Form::Perfect;
    }
    if ing || being {
        return if seen.any(Tags::BE) || !being { Form::Going } else { Form::Gerund };
    }
    if seen.any(Tags::BE.or(Tags::HAVE).or(Tags::DO)) { Form::Present } else { Form::Participle }
}
