//! A workbook opened again: its parts, and the cells of its sheets as a spreadsheet reads them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// A workbook.
pub(crate) struct Opened {
    /// Its parts by name, which are all XML.
    pub(crate) parts: BTreeMap<String, String>,
    /// Its sheets, in their order.
    pub(crate) sheets: Vec<Sheet>,
}

/// A sheet.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) xml: String,
    /// Its rows that have cells, each from the first column to the last that has words.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A cell: its words, the kind that the file gives it, and how it is set.
#[derive(Clone, Default)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) kind: String,
    pub(crate) style: usize,
}

impl Opened {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("a part");
            let modified = file.last_modified().expect("a time");
            assert_eq!((modified.year(), modified.month(), modified.day()), (1980, 1, 1), "no clock was read");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            parts.insert(file.name().to_owned(), text);
        }
        let shared = parts.get("xl/sharedStrings.xml").map(|xml| strings(xml)).unwrap_or_default();
        let names = elements(&parts["xl/workbook.xml"], "sheet").into_iter().map(|sheet| attribute(&sheet, "name"));
        let sheet = |(at, name): (usize, String)| {
            let xml = parts[&format!("xl/worksheets/sheet{at}.xml")].clone();
            Sheet { name, rows: rows(&xml, &shared), xml }
        };
        Self { sheets: (1..).zip(names).map(sheet).collect(), parts }
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        self.sheets.iter().map(|sheet| sheet.name.as_str()).collect()
    }

    pub(crate) fn sheet(&self, name: &str) -> &Sheet {
        self.sheets.iter().find(|sheet| sheet.name == name).unwrap_or_else(|| panic!("no {name} in {:?}", self.names()))
    }

    /// Whether a cell stays words where somebody edits it.
    pub(crate) fn is_guarded(&self, cell: &Cell) -> bool {
        let styles = &self.parts["xl/styles.xml"];
        let own = styles.split("<cellXfs").nth(1).and_then(|rest| rest.split("<xf ").nth(cell.style + 1));
        own.expect("its style").contains("quotePrefix=\"1\"")
    }

    /// All that is written anywhere in it.
    pub(crate) fn everything(&self) -> String {
        self.parts.values().map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

impl Sheet {
    /// The words of the rows from the one on that starts with `head`.
    pub(crate) fn table(&self, head: &str) -> Vec<Vec<&str>> {
        let from = self.rows.iter().position(|row| row.first().is_some_and(|cell| cell.text == head));
        let rows = &self.rows[from.expect("the heads")..];
        rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
    }

    pub(crate) fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten()
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    let value = element.try_get_attribute(name).expect("an attribute");
    let raw = value.map(|value| String::from_utf8_lossy(&value.value).into_owned()).unwrap_or_default();
    quick_xml::escape::unescape(&raw).expect("entities").into_owned()
}

fn elements<'x>(xml: &'x str, name: &str) -> Vec<BytesStart<'x>> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return found,
            Event::Start(element) | Event::Empty(element) if element.name().as_ref() == name.as_bytes() => {
                found.push(element);
            }
            _ => {}
        }
    }
}

/// The strings that cells share.
fn strings(xml: &str) -> Vec<String> {
    let mut found = Vec::new();
    each(xml, |name, _, text| {
        if name == "si" {
            found.push(text.to_owned());
        }
    });
    found
}

fn rows(xml: &str, shared: &[String]) -> Vec<Vec<Cell>> {
    let mut rows: BTreeMap<usize, BTreeMap<usize, Cell>> = BTreeMap::new();
    each(xml, |name, element, text| {
        if name != "c" {
            return;
        }
        let place = attribute(element, "r");
        let (letters, row) = place.split_at(place.find(|c: char| c.is_ascii_digit()).expect("a row"));
        let column = letters.bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
        let kind = attribute(element, "t");
        let text = if kind == "s" { shared[text.parse::<usize>().expect("an index")].clone() } else { text.to_owned() };
        let style = attribute(element, "s").parse().unwrap_or_default();
        rows.entry(row.parse().expect("a row")).or_default().insert(column, Cell { text, kind, style });
    });
    let row = |cells: BTreeMap<usize, Cell>| {
        let last = cells.iter().rfind(|(_, cell)| !cell.text.is_empty()).map_or(0, |(at, _)| *at);
        (1..=last).map(|at| cells.get(&at).cloned().unwrap_or_default()).collect()
    };
    rows.into_values().map(row).collect()
}

/// Gives each element that ends to `take`: its name, its start and the text in it.
fn each(xml: &str, mut take: impl FnMut(&str, &BytesStart<'_>, &str)) {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<(BytesStart<'_>, String)> = Vec::new();
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return assert!(open.is_empty()),
            Event::Start(element) => open.push((element, String::new())),
            Event::Empty(element) => take(&String::from_utf8_lossy(element.name().as_ref()), &element, ""),
            Event::End(_) => {
                let (element, text) = open.pop().expect("its start");
                take(&String::from_utf8_lossy(element.name().as_ref()), &element, &text);
                push(&mut open, &text);
            }
            Event::Text(text) => push(&mut open, &text.decode().expect("UTF-8")),
            Event::GeneralRef(name) => {
                let name = name.decode().expect("UTF-8");
                push(&mut open, resolve_predefined_entity(&name).expect("an entity of XML"));
            }
            _ => {}
        }
    }
}

fn push(open: &mut [(BytesStart<'_>, String)], words: &str) {
    if let Some((_, text)) = open.last_mut() {
        text.push_str(words);
    }
}
