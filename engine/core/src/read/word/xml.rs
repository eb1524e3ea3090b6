//! XML as Word writes it: elements by their names without prefixes, and text.
//!
//! No entity is followed but XML's own five and characters by their number, so nothing that
//! a file declares can grow.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::Fault;

/// The most elements that one stands in. Word's own tables in tables have some forty.
const DEPTH: usize = 512;

const NO_XML: Fault = Fault::Broken("a part of it is not XML");

/// What hears of elements and text, in the order of a part.
pub(super) trait Listener {
    /// An element starts; one that is empty ends at once.
    fn start(&mut self, element: &Element<'_>) -> Result<(), Fault>;
    /// Text that stands directly in the element which started last and has not ended.
    fn text(&mut self, _text: &str) -> Result<(), Fault> {
        Ok(())
    }
    /// The element that started last ends.
    fn end(&mut self) -> Result<(), Fault> {
        Ok(())
    }
}

/// An element that starts.
pub(super) struct Element<'e> {
    start: BytesStart<'e>,
}

impl Element<'_> {
    /// Its name, without its prefix; empty where it is no UTF-8.
    pub fn name(&self) -> &str {
        let name = self.start.local_name().into_inner();
        std::str::from_utf8(name).unwrap_or_default()
    }

    /// The value of the attribute `name`, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.start.attributes().flatten().find(|a| a.key.local_name().as_ref() == name.as_bytes())?;
        let value = std::str::from_utf8(&found.value).ok()?;
        quick_xml::escape::unescape(value).ok().map(Cow::into_owned)
    }

    /// The value of `val`.
    pub fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Whether a property is on: it is where it stands without a value.
    pub fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Tells `listener` of everything in `xml`.
pub(super) fn walk(xml: &str, listener: &mut impl Listener) -> Result<(), Fault> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| NO_XML)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEPTH {
                    return Err(Fault::Broken("what is in it is nested too deeply"));
                }
                listener.start(&Element { start })?;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                listener.end()?;
            }
            Event::Text(text) => listener.text(&text.decode().map_err(|_| NO_XML)?)?,
            Event::CData(text) => listener.text(&text.decode().map_err(|_| NO_XML)?)?,
            Event::GeneralRef(reference) => {
                if let Some(character) = character(&reference) {
                    listener.text(character.encode_utf8(&mut [0; 4]))?;
                }
            }
            Event::Eof if depth > 0 => return Err(NO_XML),
            Event::Eof => return Ok(()),
            // An empty element is told as a start and an end.
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The character that `reference` stands for, if it is one that XML itself knows.
fn character(reference: &BytesRef<'_>) -> Option<char> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten();
    }
    let name = reference.decode().ok()?;
    quick_xml::escape::resolve_xml_entity(&name)?.chars().next()
}
