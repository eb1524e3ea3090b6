//! CSV as RFC 4180 has it, read a character at a time; a mark of byte order is no part of it.

/// The records of `text` that are not empty lines, each with the line it starts on.
pub fn records(text: &str) -> Vec<(u64, Vec<String>)> {
    let mut records = Vec::new();
    let (mut record, mut field) = (Vec::new(), String::new());
    let (mut line, mut from, mut quoted, mut opened) = (1, 1, false, false);
    let mut chars = text.strip_prefix('\u{feff}').unwrap_or(text).chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' if quoted => quoted = false,
            '"' if field.is_empty() && !opened => (quoted, opened) = (true, true),
            ',' if !quoted => {
                record.push(std::mem::take(&mut field));
                opened = false;
            }
            '\n' | '\r' if !quoted => {
                if !(record.is_empty() && field.is_empty() && !opened) {
                    record.push(std::mem::take(&mut field));
                    records.push((from, std::mem::take(&mut record)));
                }
                opened = false;
                line += u64::from(c == '\n');
                from = line;
            }
            c => {
                line += u64::from(c == '\n');
                field.push(c);
            }
        }
    }
    if !(record.is_empty() && field.is_empty() && !opened) {
        record.push(field);
        records.push((from, record));
    }
    records
}
