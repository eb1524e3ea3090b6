//! The published JSON: what can be read as a report, a sheet, an explanation or figures of
//! agreement is written and read again as the same, byte for byte.

use std::fmt::Debug;
use std::sync::OnceLock;

use evenhand::agree::{OfCodes, OfLevels};
use evenhand::model::report::{Explanation, Report, Sheet};
use evenhand::render::{self, View};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::dice::Dice;

/// A report of one of the examples, as it was printed.
const EXAMPLE: &str = include_str!("../../../examples/digital-triage/ward.json");

const STRINGS: &[&str] = &[
    "",
    "assessed",
    "failed",
    "refused",
    "described",
    "not-found",
    "partly",
    "supports",
    "set-aside",
    "\u{1b}[2J",
    "\u{202e}",
    "\u{2028}",
    "é🙂",
    "\"\\/",
    "evenhand/report/v1",
    "sha256:0",
    "=1+1",
    "\n",
    "heading",
    "reported",
    "each",
    "none",
    "consistency",
    "idea",
    "\u{0}",
    "\u{e0041}",
    "\u{7f}",
];

/// Reads the bytes, or an example changed as they say, in every shape that is published.
pub fn check(bytes: &[u8]) {
    let mut dice = Dice::new(bytes);
    let text = if dice.below(4) == 0 { String::from_utf8_lossy(dice.rest()).into_owned() } else { changed(&mut dice) };
    if let Some(report) = twice::<Report>(&text) {
        // A report that somebody has kept, or written, can be laid out.
        let page = render::text(&report, View { width: 70, ascii: true, color: false });
        let pages = [page, render::markdown(&report), render::csv(&report).expect("CSV")];
        assert!(pages.iter().all(|page| page.ends_with('\n')));
        twice::<Sheet>(&render::json(&Sheet::new(&report, 5)).expect("JSON")).expect("a sheet's JSON is a sheet");
    }
    twice::<Sheet>(&text);
    twice::<Explanation>(&text);
    twice::<OfLevels>(&text);
    twice::<OfCodes>(&text);
}

fn twice<T: Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) -> Option<T> {
    let first: T = serde_json::from_str(text).ok()?;
    let json = render::json(&first).expect("what was read can be written");
    let second: T = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error} in {json}"));
    assert_eq!(second, first, "read again");
    assert_eq!(render::json(&second).expect("JSON"), json, "the same bytes");
    Some(first)
}

/// The example with one outcome of a few ratings, and some values changed.
fn changed(dice: &mut Dice<'_>) -> String {
    static SMALL: OnceLock<Value> = OnceLock::new();
    let mut value = SMALL.get_or_init(small).clone();
    while !dice.is_done() {
        change(&mut value, dice);
    }
    value.to_string()
}

fn small() -> Value {
    let mut value: Value = serde_json::from_str(EXAMPLE).expect("the example");
    let mut list = |pointer: &str, most: usize| {
        let list = value.pointer_mut(pointer).and_then(Value::as_array_mut);
        list.unwrap_or_else(|| panic!("the example has {pointer}")).truncate(most);
    };
    list("/outcomes/0/ratings", 4);
    list("/outcomes/0/domains", 2);
    list("/questions/first", 2);
    assert!(twice::<Report>(&value.to_string()).is_some(), "a shorter report is a report");
    value
}

/// Goes down by the dice, and changes what is there.
fn change(value: &mut Value, dice: &mut Dice<'_>) {
    let stop = dice.below(8) == 0;
    match value {
        Value::Array(items) if !stop && !items.is_empty() => {
            let at = dice.below(items.len());
            change(&mut items[at], dice);
        }
        Value::Object(fields) if !stop && !fields.is_empty() => {
            let at = dice.below(fields.len());
            if let Some((_, field)) = fields.iter_mut().nth(at) {
                change(field, dice);
            }
        }
        Value::Array(items) if dice.coin() => {
            let copy = items.first().cloned();
            items.extend(copy);
        }
        Value::Object(fields) if dice.coin() => {
            let key = fields.keys().nth(dice.below(fields.len().max(1))).cloned();
            key.iter().for_each(|key| drop(fields.remove(key)));
        }
        value => *value = other(dice),
    }
}

fn other(dice: &mut Dice<'_>) -> Value {
    match dice.below(6) {
        0 => Value::Null,
        1 => Value::Bool(dice.coin()),
        2 => Value::from(dice.below(70_000)),
        3 => Value::from([0.1, 1e300, -0.0, 0.1 + 0.2, 18_446_744_073_709_551_615.0][dice.below(5)]),
        4 => Value::Array(Vec::new()),
        _ => Value::from(dice.of(STRINGS)),
    }
}
