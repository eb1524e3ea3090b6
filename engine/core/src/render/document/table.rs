//! Tables: with borders, a row of heads that each page repeats, and columns as wide as their words ask.

use super::page::Page;
use super::paragraph::Paragraph;
use super::words::Runs;

/// What a cell has beside its words, in twentieths of a point.
const BESIDE: usize = 240;

/// The longest word for which a column makes room, and the longest text by which it is weighed, in
/// twentieths of a point.
const LONGEST_WORD: usize = 2_000;
const LONGEST_TEXT: usize = 7_000;

/// In how many lines the longest cell may stand before the table asks for a page on its side.
const LINES: usize = 8;

/// Rows of cells; the first is the heads.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<Runs>>,
}

/// What the cells of a column ask for, in twentieths of a point: room for the longest word, and
/// for the longest text; and how long their texts are on the average, of those that have any.
#[derive(Debug, Clone, Copy)]
struct Asked {
    word: usize,
    text: usize,
    said: usize,
}

impl Table {
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(super) fn cell(&mut self, words: Runs) {
        if let Some(row) = self.rows.last_mut() {
            row.push(words);
        }
    }

    /// The page on which it can be read.
    pub(super) fn page(&self) -> Page {
        let widths = self.widths(Page::Upright.width());
        let asked = self.asked();
        let long = asked.iter().zip(widths).any(|(asked, width)| asked.text > LINES * width.saturating_sub(BESIDE));
        if long { Page::OnItsSide } else { Page::Upright }
    }

    /// The element `w:tbl`.
    pub(super) fn push_xml(&self, page: Page, xml: &mut String) {
        let (all, widths) = (page.width(), self.widths(page.width()));
        xml.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{all}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/>\
             <w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
             w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
        ));
        widths.iter().for_each(|width| xml.push_str(&format!("<w:gridCol w:w=\"{width}\"/>")));
        xml.push_str("</w:tblGrid>");
        for (nth, row) in self.rows.iter().enumerate() {
            xml.push_str("<w:tr><w:trPr><w:cantSplit/>");
            xml.push_str(if nth == 0 { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
            row.iter().zip(&widths).for_each(|(cell, width)| push_cell(cell, *width, nth == 0, xml));
            xml.push_str("</w:tr>");
        }
        xml.push_str("</w:tbl>");
    }

    /// The widths of the columns, which fill `page`. Short columns come first and have their texts
    /// in one line, as long as that is no more than their share. The others have room for their
    /// longest words, and part what is left by how much they say.
    fn widths(&self, page: usize) -> Vec<usize> {
        let asked = self.asked();
        let mut widths: Vec<usize> = asked.iter().map(|asked| asked.text).collect();
        let mut open: Vec<usize> = (0..asked.len()).collect();
        open.sort_by_key(|column| std::cmp::Reverse(asked[*column].text));
        let (mut left, mut words) = (page, asked.iter().map(|asked| asked.word).sum::<usize>());
        while let Some(Asked { text, word, .. }) = open.last().map(|column| asked[*column]) {
            if text > left / open.len() || words - word > left - text {
                break;
            }
            (left, words) = (left - text, words - word);
            open.pop();
        }
        if open.is_empty() {
            let more = left / widths.len().max(1);
            return widths.into_iter().map(|width| width + more).collect();
        }
        let said: usize = open.iter().map(|column| asked[*column].said).sum();
        for column in open {
            let Asked { word, said: own, .. } = asked[column];
            widths[column] = match left.checked_sub(words) {
                Some(more) => word + more * own / said,
                None => left * word / words,
            };
        }
        widths
    }

    fn asked(&self) -> Vec<Asked> {
        let columns = self.rows.first().map_or(0, Vec::len);
        (0..columns).map(|column| self.asked_by(column)).collect()
    }

    fn asked_by(&self, column: usize) -> Asked {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(Runs::plain);
        let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
        let words = cells.iter().flat_map(|cell| cell.split(char::is_whitespace));
        let words = words.flat_map(|word| word.split_inclusive('-'));
        let said: usize = cells.iter().map(|cell| length(cell).min(LONGEST_TEXT)).sum();
        Asked {
            word: words.map(length).max().unwrap_or(0).min(LONGEST_WORD) + BESIDE,
            text: cells.iter().map(|cell| length(cell)).max().unwrap_or(0) + BESIDE,
            said: said.div_ceil(cells.len().max(1)).max(1),
        }
    }
}

/// How long `words` are in a line of a table, about, in twentieths of a point: the letters of
/// Arial 10 come in a few widths, and the heads are bold.
fn length(words: &str) -> usize {
    let width = |c: char| match c {
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '(' | ')' | '-' => 70,
        'm' | 'w' | 'M' | 'W' | '…' | '—' => 180,
        c if c.is_uppercase() => 150,
        c if c.is_ascii() => 114,
        _ => 140,
    };
    words.chars().map(width).sum()
}

fn push_cell(words: &Runs, width: usize, head: bool, xml: &mut String) {
    xml.push_str(&format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"));
    if head {
        xml.push_str("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7E9EE\"/>");
    }
    xml.push_str("</w:tcPr>");
    let style = if head { "TableHeading" } else { "TableText" };
    Paragraph { style, ..Paragraph::default() }.push_xml(words, xml);
    xml.push_str("</w:tc>");
}

#[cfg(test)]
mod tests {
    use super::super::page::Page;
    use super::super::words::Runs;
    use super::Table;

    fn table(rows: &[&[&str]]) -> Table {
        let mut table = Table::default();
        for row in rows {
            table.row();
            for words in *row {
                let mut cell = Runs::default();
                cell.add(words, false, false);
                table.cell(cell);
            }
        }
        table
    }

    const LONG: &str = "two nurses will visit the homes between October and March, and the tenant keeps the plan";

    #[test]
    fn columns_fill_the_page_and_what_says_more_is_wider() {
        let page = Page::Upright.width();
        let widths = |rows: &[&[&str]]| table(rows).widths(page);
        let three =
            widths(&[&["asked", "in this text", "its words"], &["who decides about the money", "Described", LONG]]);
        assert!(three.iter().sum::<usize>() <= page && three.iter().sum::<usize>() > page - 3, "{three:?}");
        assert!(three[2] > three[0] && three[0] > three[1], "{three:?}");
        let short = widths(&[&["", "problem"], &["money", "silent"]]);
        assert!(short.iter().sum::<usize>() > page - 3, "{short:?}");
        let many = [["incomprehensibility"; 12].as_slice()];
        assert!(widths(&many).iter().sum::<usize>() <= page, "no wider than the page");
        assert_eq!(widths(&[]), Vec::<usize>::new());
    }

    #[test]
    fn a_table_that_cannot_be_read_upright_has_a_page_on_its_side() {
        assert_eq!(table(&[&["asked", "its words"], &["who decides", LONG]]).page(), Page::Upright);
        let longer = LONG.repeat(2);
        let row = ["psychological", "capability", "barrier", "training", longer.as_str(), "line 20"];
        let many = table(&[&["environmental"; 6], &row]);
        assert_eq!(many.page(), Page::OnItsSide);
    }
}
