//! CSV as RFC 4180 has it, whatever parts its cells, read a character at a time. A mark of byte
//! order is no part of it.

/// The records of `text` that are not empty lines, each with the line it starts on; `apart`
/// stands between cells, and the first line is `first`.
pub fn records(text: &str, apart: char, first: u64) -> Vec<(u64, Vec<String>)> {
    let mut records = Vec::new();
    let (mut record, mut field) = (Vec::new(), String::new());
    let (mut line, mut from, mut quoted, mut opened) = (first, first, false, false);
    let mut chars = text.strip_prefix('\u{feff}').unwrap_or(text).chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' if quoted => quoted = false,
            '"' if field.is_empty() && !opened => (quoted, opened) = (true, true),
            c if c == apart && !quoted => {
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

/// What a first line `sep=;` says that stands between cells, and the lines below it.
pub fn said(text: &str) -> Option<(char, &str)> {
    let (line, below) = text.strip_prefix('\u{feff}').unwrap_or(text).split_once('\n')?;
    let (key, value) = (line.get(..4)?, &line[4..]);
    let known = [",", ";", "|"].into_iter().find(|known| value.trim_ascii_end() == *known);
    let apart = known.or((value.trim_ascii().is_empty() && value.contains('\t')).then_some("\t"))?;
    key.eq_ignore_ascii_case("sep=").then_some((apart.chars().next()?, below))
}

/// What stands between cells: a comma, unless the first line has more semicolons or tabs.
pub fn apart(text: &str) -> char {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.split(['\r', '\n']).find(|line| line.contains(|c: char| !c.is_ascii_whitespace()));
    let many = |c: char| first.unwrap_or_default().matches(c).count();
    match (many(','), many(';'), many('\t')) {
        (commas, semicolons, tabs) if tabs > commas && tabs > semicolons => '\t',
        (commas, semicolons, _) if semicolons > commas => ';',
        _ => ',',
    }
}
