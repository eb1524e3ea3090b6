//! Tables that are forms or boxes, and cells that take more than one place.

use super::*;

const LONG: &str = "We asked the tenants of all four blocks what keeps the room from being used, in the hall and \
    at their doors, over three weeks in May and June; sixty of them told us that the stairs are the \
    reason, that nobody had ever asked, and that they would come if the door at the back was opened \
    for them in the mornings before the school run begins.";

#[test]
fn a_form_asks_in_its_first_column_and_each_question_opens_a_section() {
    let asked = |question: &str, answer: &str| row(&(cell("", &para(question)) + &cell("", answer)));
    let part = row(&cell("<w:gridSpan w:val=\"2\"/>", &para("Part B: the need")));
    let answer = para(LONG) + &item(0, "Nobody pays.") + &para("That is all.");
    let form =
        table(&(part + &asked("3.1 Who was asked?", &answer) + &asked("Name of the group", &para("Fennel Road"))));
    let found = described(&(heading(1, "Application") + &form));
    let paths: Vec<String> = found.sections.iter().map(|section| section.path.join(" > ")).collect();
    let expected = [
        "Application",
        "Application > Part B: the need",
        "Application > 3.1 Who was asked?",
        "Application > Name of the group",
    ];
    assert_eq!(paths, expected);
    assert_eq!(introduces(&found, "Nobody pays."), ["Who was asked?"]);
    assert_eq!(introduces(&found, "Fennel Road"), ["Name of the group"]);
    // Prose below a form belongs to the section above it, so the form opens none.
    let found = described(&(heading(1, "Application") + &form + &para("We have read the rules.")));
    assert_eq!(found.sections.len(), 1);
    assert_eq!(introduces(&found, "Fennel Road"), ["Application", "Name of the group"]);
    assert_eq!(introduces(&found, "We have read the rules."), ["Application"]);
}

#[test]
fn a_table_of_one_column_is_a_box() {
    let boxed = table(&row(&cell("", &(heading(1, "Summary") + &para("Tenants decide.")))));
    let found = described(&boxed);
    assert_eq!(sentences(&found)[1], (1, Block::Paragraph, "Tenants decide.".to_owned()));
}

#[test]
fn cells_that_take_several_columns_or_rows_keep_the_others_in_place() {
    let head = row(&(cell("<w:gridSpan w:val=\"2\"/>", &para("Who")) + &cell("", &para("When"))));
    let first = row(&(cell("<w:vMerge w:val=\"restart\"/>", &para("Tenants"))
        + &cell("", &para("the hours"))
        + &cell("", &para("in May"))));
    let again = row(&(cell("<w:vMerge/>", "<w:p/>") + &cell("", &para("the days")) + &cell("", &para("in June"))));
    let gone = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell("", &para("Taken out")));
    let marked = head.replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>");
    let found = described(&table(&(marked + &first + &again + &gone)));
    assert_eq!(introduces(&found, "in June"), ["When", "Tenants"]);
    assert_eq!(introduces(&found, "the days"), ["Who", "Tenants"]);
    assert!(!found.text.contains("Taken out"));
}

#[test]
fn paragraphs_of_a_cell_are_lines_of_it() {
    let cells =
        [para("Money") + &para("and time"), para("Rent"), para("Pens")].map(|blocks| cell("", &blocks)).concat();
    let found = described(&table(&(row(&cells) + &row(&cells))));
    assert_eq!(words(&found)[..2], ["Money", "and time"]);
}

#[test]
fn a_table_with_headed_columns_is_no_form_however_long_its_cells() {
    let bold = |text: &str| cell("", &format!("<w:p>{}</w:p>", run("<w:rPr><w:b/></w:rPr>", text)));
    let risks = row(&(cell("", &para("Nobody comes")) + &cell("", &(para(LONG) + &item(0, "We knock again.")))));
    let found = described(&table(&(row(&(bold("Risk") + &bold("What we do"))) + &risks)));
    assert_eq!(introduces(&found, "We knock again."), ["What we do", "Nobody comes"]);
}
