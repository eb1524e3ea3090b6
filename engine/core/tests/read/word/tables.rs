//! Tables that are forms or boxes, and cells that take more than one place.

use super::*;

const LONG: &str = "We asked the tenants of all four blocks what keeps the room from being used, in the hall and \
    at their doors, over three weeks in May and June; sixty of them told us that the stairs are the \
    reason, that nobody had ever asked, and that they would come if the door at the back was opened \
    for them in the mornings before the school run begins.";

#[test]
fn a_form_asks_in_its_first_column_and_each_question_opens_a_section() {
    let asked = |question: &str, answer: &str| row(&(cell("", &para(question)) + &cell("", answer)));
    let bold = format!("<w:p>{}</w:p>", run("<w:rPr><w:b/></w:rPr>", "Part B: the need"));
    let part = row(&cell("<w:gridSpan w:val=\"2\"/>", &bold));
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

#[test]
fn a_question_may_stand_above_its_answer_or_behind_its_number() {
    let wide = |text: &str| row(&cell("<w:gridSpan w:val=\"2\"/>", &para(text)));
    let form = table(
        &(wide("What is the need?")
            + &wide("Tenants decide the hours")
            + &row(&(cell("", &para("A")) + &cell("", &para(LONG))))),
    );
    assert_eq!(introduces(&described(&form), "Tenants decide the hours"), ["What is the need?"]);
    let asked = |number: &str, question: &str, answer: &str| {
        row(&[number, question, answer].map(|text| cell("", &para(text))).concat())
    };
    let form =
        table(&(asked("1.1", "What is the need?", LONG) + &asked("1.2", "Describe who was asked.", "Sixty tenants.")));
    assert_eq!(introduces(&described(&form), "Sixty tenants."), ["Describe who was asked."]);
    let guided = row(&(cell("", &(para("Who decides?") + &para("Most: 300 words.")))
        + &cell("", &(para(LONG) + &para("Tenants do.")))));
    let found = described(&table(&guided));
    assert_eq!(introduces(&found, "Tenants do."), ["Who decides?"]);
    assert!(!words(&found).contains(&"Most: 300 words.".to_owned()), "what a form says is not the team's");
}

#[test]
fn what_stands_below_a_form_is_no_part_of_its_last_answer() {
    let form = table(&row(&(cell("", &para("Who decides?")) + &cell("", &para(LONG)))));
    let money = table(
        &["Item|Cost|Paid by", "Tea|forty pounds|tenants"]
            .map(|cells| row(&cells.split('|').map(|text| cell("", &para(text))).collect::<String>()))
            .concat(),
    );
    let found = described(&(heading(1, "Plan") + &form + &money));
    assert_eq!(introduces(&found, "forty pounds"), ["Plan", "Cost", "Tea"]);
}

#[test]
fn a_row_over_all_columns_heads_those_below_it() {
    let of = |cells: [&str; 3]| row(&cells.map(|text| cell("", &para(text))).concat());
    let band = |text: &str| row(&cell("<w:gridSpan w:val=\"3\"/>", &para(text)));
    let rows = [
        band("What it costs"),
        of(["", "Year one", "Year two"]),
        of(["Tea", "forty", "fifty"]),
        band("Later"),
        of(["Rent", "nothing", "ten"]),
    ];
    let found = described(&table(&rows.concat()));
    assert_eq!(introduces(&found, "fifty"), ["What it costs", "Year two", "Tea"]);
    assert_eq!(introduces(&found, "ten"), ["Year two", "Later", "Rent"]);
}

#[test]
fn what_leads_in_inside_a_cell_introduces_what_follows_there() {
    let left = para("We did not:") + &item(0, "ask carers;") + &item(0, "train staff.");
    let rows = row(&["What", "Who", "How"].map(|text| cell("", &para(text))).concat())
        + &row(&(cell("", &para("Asking")) + &cell("", &left) + &cell("", &para("at doors"))));
    assert_eq!(introduces(&described(&table(&rows)), "train staff."), ["Who", "Asking", "We did not:"]);
}
