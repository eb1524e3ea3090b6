//! What a description says of itself: title, stage, date, who *we* are, roles,
//! settings. In Markdown and plain text it is TOML between `+++` lines.
//!
//! A key that nothing reads is an error, since its author meant something by it.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::Error;
use super::page::Page;
use crate::model::{Actor, Stage};

/// The keys of the front matter.
pub(super) const KEYS: &[&str] = &["title", "stage", "date", "we", "roles", "settings"];
const STAGES: &[&str] = &["idea", "design", "delivery", "evaluation", "completed"];
const ACTORS: &[&str] = &["public", "carers", "staff", "commissioners", "researchers", "developers", "other"];
/// The line before and after the front matter.
pub(super) const FENCE: &str = "+++";

/// What the front matter says.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub title: Option<String>,
    pub stage: Option<Stage>,
    pub date: Option<String>,
    pub we: Option<Actor>,
    pub roles: BTreeMap<String, String>,
    pub settings: BTreeMap<String, BTreeMap<String, String>>,
}

/// The front matter of `page`, and the byte where the body starts. Empty lines may stand
/// above it.
pub(super) fn read(page: Page<'_>) -> Result<(Header, usize), Error> {
    let above = above(page.text);
    let mut lines = page.text[above..].split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    let start = above + first.len();
    if first.trim_end() == "---" && is_yaml(&page.text[start..]) {
        return Err(Error::Yaml { at: page.at(above) });
    }
    if first.trim_end() != FENCE {
        return Ok((Header::default(), 0));
    }
    let mut end = start;
    for line in lines {
        if line.trim_end() == FENCE {
            let header = header(page, start..end)?;
            return Ok((header, end + line.len()));
        }
        end += line.len();
    }
    Err(Error::UnclosedFrontMatter { at: page.at(above) })
}

/// Whether `text` starts with front matter.
pub(super) fn starts(text: &str) -> bool {
    text[above(text)..].starts_with(FENCE)
}

/// The bytes of the empty lines that `text` starts with.
fn above(text: &str) -> usize {
    text.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum()
}

fn header(page: Page<'_>, span: Range<usize>) -> Result<Header, Error> {
    let table = page.parse(span.clone())?;
    let mut header = Header::default();
    for (key, value) in page.entries(table.get_ref()) {
        if !header.take(page, span.start, key, value)? {
            return Err(page.unknown_key(span.start, key, KEYS));
        }
    }
    Ok(header)
}

/// Whether what follows a line `---` is YAML up to its closing line, rather than
/// Markdown below a rule.
fn is_yaml(rest: &str) -> bool {
    let mut keys = 0;
    for line in rest.lines() {
        let key = line.split(':').next().unwrap_or("");
        let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        match line.trim_end() {
            "---" | "..." => return keys > 0,
            "" => {}
            _ if plain && line.contains(':') => keys += 1,
            _ if line.starts_with([' ', '\t', '#', '-']) => {}
            _ => return false,
        }
    }
    false
}

impl Header {
    /// Takes one entry; `false` if its key is not one of [`KEYS`]. Places in the
    /// entry are counted from byte `base` of the page.
    pub fn take(
        &mut self,
        page: Page<'_>,
        base: usize,
        key: &Spanned<impl AsRef<str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<bool, Error> {
        let place = base + value.span().start;
        match key.get_ref().as_ref() {
            "title" => {
                self.title = Some(page.string(base, "title", value)?.trim().to_owned()).filter(|t| !t.is_empty())
            }
            "date" => self.date = Some(date(page, base, value)?),
            "stage" => {
                let id = page.string(base, "stage", value)?;
                let stage = stage(id).ok_or_else(|| page.unknown_choice(place, "stage", id, STAGES))?;
                self.stage = Some(stage);
            }
            "we" => {
                let id = page.string(base, "we", value)?;
                let known = ACTORS.contains(&id).then(|| Actor::from_id(id)).flatten();
                self.we = Some(known.ok_or_else(|| page.unknown_choice(place, "we", id, ACTORS))?);
            }
            "roles" => {
                const SHAPE: &str = "a table of role names and texts: public-adviser = \"young people\"";
                self.roles = page.strings(base, "roles", value, SHAPE)?;
            }
            "settings" => self.settings = settings(page, base, value)?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn stage(id: &str) -> Option<Stage> {
    Some(match id {
        "idea" => Stage::Idea,
        "design" => Stage::Design,
        "delivery" => Stage::Delivery,
        "evaluation" => Stage::Evaluation,
        "completed" => Stage::Completed,
        _ => return None,
    })
}

/// A date can be TOML's own or a text.
fn date(page: Page<'_>, base: usize, value: &Spanned<DeValue<'_>>) -> Result<String, Error> {
    match value.get_ref() {
        DeValue::Datetime(date) => Ok(date.to_string()),
        DeValue::String(date) => Ok(date.trim().to_owned()),
        _ => Err(page.wrong_shape(base + value.span().start, "date", "a date: 2025-03-31, or \"March 2025\"")),
    }
}

fn settings(
    page: Page<'_>,
    base: usize,
    value: &Spanned<DeValue<'_>>,
) -> Result<BTreeMap<String, BTreeMap<String, String>>, Error> {
    const SHAPE: &str = "a table for each framework: [settings.ward], then name = \"value\" lines";
    let Some(frameworks): Option<&DeTable<'_>> = value.get_ref().as_table() else {
        return Err(page.wrong_shape(base + value.span().start, "settings", SHAPE));
    };
    let mut all = BTreeMap::new();
    for (framework, values) in page.entries(frameworks) {
        let id = page.id(base, framework)?;
        all.insert(id, page.strings(base, framework.get_ref(), values, SHAPE)?);
    }
    Ok(all)
}
