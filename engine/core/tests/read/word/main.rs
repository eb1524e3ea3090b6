//! Word documents: what of their XML is a heading, an item, a cell, and what is not read.

use evenhand::ProjectDescription;
use evenhand::model::Block;
use evenhand::read::{self, Limits, Source};

use file::{File, cell, heading, item, numbered, para, row, run, styled, table};

mod damaged;
mod file;
mod tables;

/// The description in a document with this body.
fn described(body: &str) -> ProjectDescription {
    read(&File::of(body))
}

fn read(file: &File) -> ProjectDescription {
    let source = Source::bytes(file.zipped()).named("bid.docx");
    let found = read::description(source, Limits::default()).expect("a description");
    super::check(&found, None);
    assert!(!found.lines, "a Word document has no lines");
    found
}

/// The sentences: how deep their section is, what block they are, and their words.
fn sentences(found: &ProjectDescription) -> Vec<(u8, Block, String)> {
    let of = |(at, section): (usize, &evenhand::model::description::Section)| {
        let words =
            |span: &std::ops::Range<u32>| found.section_text(at)[span.start as usize..span.end as usize].to_owned();
        section.sentences.iter().map(|s| (section.depth, s.block, words(&s.span))).collect::<Vec<_>>()
    };
    found.sections.iter().enumerate().flat_map(of).collect()
}

fn words(found: &ProjectDescription) -> Vec<String> {
    sentences(found).into_iter().map(|(.., words)| words).collect()
}

/// What introduces the sentence of these words.
fn introduces(found: &ProjectDescription, wanted: &str) -> Vec<String> {
    for (at, section) in found.sections.iter().enumerate() {
        let words = |i: usize| {
            let span = &section.sentences[i].span;
            found.section_text(at)[span.start as usize..span.end as usize].to_owned()
        };
        if let Some(i) = (0..section.sentences.len()).find(|&i| words(i) == wanted) {
            return section.sentences[i].introduced_by.iter().map(|&by| words(by as usize)).collect();
        }
    }
    panic!("{wanted} is not there: {:?}", sentences(found));
}

#[test]
fn headings_items_and_paragraphs_are_told_by_their_styles() {
    let body = [
        styled("Title", "A warm room"),
        heading(1, "Who decides"),
        para("Tenants do. They meet on Mondays:"),
        item(0, "in the hall;"),
        item(1, "or on the stairs;"),
        item(0, "or by telephone."),
        heading(2, "Money"),
        styled("Quote", "Nobody asked us before."),
    ];
    let found = described(&body.concat());
    assert_eq!(found.title, "A warm room");
    let expected = [
        (1, Block::Heading, "A warm room"),
        (2, Block::Heading, "Who decides"),
        (2, Block::Paragraph, "Tenants do."),
        (2, Block::Paragraph, "They meet on Mondays:"),
        (2, Block::ListItem, "in the hall;"),
        (2, Block::ListItem, "or on the stairs;"),
        (2, Block::ListItem, "or by telephone."),
        (3, Block::Heading, "Money"),
        (3, Block::Quotation, "Nobody asked us before."),
    ];
    assert_eq!(sentences(&found), expected.map(|(depth, block, words)| (depth, block, words.to_owned())));
    assert_eq!(introduces(&found, "or by telephone."), ["Who decides", "They meet on Mondays:"]);
    assert_eq!(introduces(&found, "or on the stairs;").last().map(String::as_str), Some("in the hall;"));
    assert!(found.text.contains("# Who decides\n\nTenants do. They meet"), "{}", found.text);
    assert!(found.text.contains("- in the hall;\n  - or on the stairs;\n- or by"), "{}", found.text);
}

#[test]
fn words_that_word_cuts_into_runs_are_whole() {
    let runs =
        [run("", "Ten"), run("<w:rPr><w:noProof/></w:rPr>", "ants &amp; &#8220;own"), run("", "ers&#8221; chose.")];
    let found = described(&format!("<w:p>{}</w:p>", runs.concat()));
    assert_eq!(words(&found), ["Tenants & \u{201c}owners\u{201d} chose."]);
}

#[test]
fn what_the_page_does_not_show_is_not_read() {
    let tracked = "<w:p><w:r><w:t xml:space=\"preserve\">Tenants </w:t></w:r>\
        <w:del><w:r><w:delText>did not choose</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>chose</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> the </w:t></w:r>\
        <w:r><w:rPr><w:strike/></w:rPr><w:t>old </w:t></w:r>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret </w:t></w:r>\
        <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>rooms.</w:t></w:r></w:p>";
    let field = "<w:p><w:r><w:instrText>PAGEREF x</w:instrText></w:r><w:hyperlink><w:r><w:t>They meet.</w:t></w:r></w:hyperlink></w:p>";
    let contents = styled("TOC1", "Who decides 3");
    let control = "<w:sdt><w:sdtPr><w:alias w:val=\"Answer\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>We asked.</w:t></w:r></w:p>\
        </w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\
        <w:p><w:r><w:t>Click to enter text.</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    let picture = "<w:p><w:r><w:drawing><a:blip r:embed=\"rId4\"/></w:drawing></w:r></w:p>";
    let found = described(&[tracked, field, &contents, control, picture].concat());
    assert_eq!(words(&found), ["Tenants chose the rooms.", "They meet.", "We asked."]);
    let notices: Vec<String> = found.notices.iter().map(|notice| format!("{notice:?}")).collect();
    assert_eq!(notices, ["ChangesAsAccepted", "WordsNotShown", "Pictures(1)", "VeryShort(8)"]);
}

#[test]
fn a_text_box_stands_once_beside_its_paragraph() {
    let inside = para("In the box.");
    let boxed = format!(
        "<w:p><w:r><w:t>Before it.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{inside}\
         </w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent>\
         </v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    assert_eq!(words(&described(&(boxed + &para("Behind it.")))), ["Before it.", "In the box.", "Behind it."]);
}

#[test]
fn numbered_paragraphs_of_a_report_are_no_list() {
    let body = heading(1, "Report") + &numbered("Tenants chose the hours.") + &numbered("They chose the days.");
    assert!(sentences(&described(&body)).iter().skip(1).all(|(_, block, _)| *block == Block::Paragraph));
}

#[test]
fn a_note_stands_below_the_paragraph_that_points_to_it() {
    let body = "<w:p><w:r><w:t>Half were missed.</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
        .to_owned()
        + &para("We rang them.");
    let notes = format!(
        "<w:footnotes><w:footnote w:id=\"0\"/><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
        para("Of 41 in May.")
    );
    let found = read(&File::of(&body).with("word/footnotes.xml", &notes));
    assert_eq!(words(&found), ["Half were missed.", "Of 41 in May.", "We rang them."]);
}

#[test]
fn lines_in_bold_head_a_document_that_marks_no_heading() {
    let bold = |text: &str| format!("<w:p>{}</w:p>", run("<w:rPr><w:b/></w:rPr>", text));
    let body = bold("A warm room") + &para("We open it in winter.") + &bold("Who decides?") + &para("Tenants do.");
    let found = described(&body);
    assert_eq!(found.title, "A warm room");
    let depths: Vec<u8> = found.sections.iter().map(|section| section.depth).collect();
    assert_eq!(depths, [1, 2], "{:?}", words(&found));
    // Where headings are marked, a bold line is a label below them.
    let found = described(&(heading(1, "Plan") + &body));
    assert_eq!(found.sections.len(), 1);
}

#[test]
fn front_matter_stands_in_paragraphs_and_in_curled_quotation_marks() {
    let head =
        ["+++", "title = \u{201c}A warm room\u{201d}", "stage = \u{201c}design\u{201d}", "we = \"public\"", "+++"];
    let found = described(&(head.map(para).concat() + &para("We open it in winter.")));
    assert_eq!((found.title.as_str(), words(&found).len()), ("A warm room", 1));
    assert!(found.stage.is_some() && found.we.is_some());
    let one = "<w:p><w:r><w:t>+++</w:t><w:br/><w:t>title = \"Warm\"</w:t><w:br/><w:t>+++</w:t></w:r></w:p>".to_owned();
    assert_eq!(described(&(one + &para("We open it."))).title, "Warm");
}

#[test]
fn a_line_that_ends_on_purpose_ends_its_sentence() {
    let body = "<w:p><w:r><w:t>For: the board</w:t><w:br/><w:t>From: the team</w:t><w:br w:type=\"page\"/></w:r></w:p>";
    assert_eq!(words(&described(body)), ["For: the board", "From: the team"]);
}

#[test]
fn rows_and_cells_stand_in_a_table() {
    let rows = [["Who", "What they chose", "When"], ["Tenants", "the hours", "in May"]];
    let cells = |row_of: [&str; 3]| row(&row_of.map(|text| cell("", &para(text))).concat());
    let found = described(&(para("The table shows who chose:") + &table(&rows.map(cells).concat())));
    assert_eq!(introduces(&found, "the hours"), ["The table shows who chose:", "What they chose", "Tenants"]);
    assert!(
        found.text.ends_with("| Who | What they chose | When |\n| Tenants | the hours | in May |"),
        "{}",
        found.text
    );
}

#[test]
fn an_option_that_nobody_ticked_is_the_forms() {
    let boxed = |code: &str, words: &str| {
        format!("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"{code}\"/><w:t> {words}</w:t></w:r></w:p>")
    };
    let form = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/></w:checkBox></w:ffData></w:fldChar></w:r>\
        <w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t> Carers chose.</w:t></w:r></w:p>";
    let line = para("\u{2610} Tenants led \u{2612} Tenants advised");
    let found = described(&(boxed("F0A8", "Tenants chose.") + &boxed("F0FE", "Nobody chose.") + form + &line));
    assert_eq!(
        words(&found),
        ["\u{2612} Nobody chose.", "\u{2612} Tenants advised"].map(|words| words.to_owned()),
        "{}",
        found.text
    );
    assert!(found.notices.iter().any(|notice| format!("{notice:?}") == "OptionsNotTicked"));
}

#[test]
fn whole_sentences_are_no_heading_whatever_their_style() {
    let text =
        "Tenants were asked at their doors in May. They decided which of the rooms are let, and to whom they are let.";
    let found = described(&(heading(1, "Plan") + &heading(2, text)));
    assert!(sentences(&found).iter().skip(1).all(|(_, block, _)| *block == Block::Paragraph), "{}", found.text);
    let bold = |text: &str| format!("<w:p>{}</w:p>", run("<w:rPr><w:b/></w:rPr>", text));
    let found = described(&(bold("Who decides") + &bold("Forty tenants have chosen the hours")));
    assert_eq!(found.sections.len(), 1, "a statement in bold heads nothing: {}", found.text);
}

#[test]
fn bullets_that_somebody_typed_are_items() {
    let typed = ["We did not:", "\u{2022}\task tenants", "- train staff", "o\u{9}ring anybody"].map(para).concat();
    let found = described(&typed);
    assert_eq!(introduces(&found, "train staff"), ["We did not:"]);
    assert_eq!(introduces(&found, "ring anybody"), ["We did not:"]);
}

#[test]
fn fields_show_what_they_show() {
    let char = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let inner = char("begin")
        + "<w:r><w:instrText>MERGEFIELD x</w:instrText></w:r>"
        + &char("separate")
        + &run("", "male")
        + &char("end");
    let body =
        [run("", "Dear "), char("begin"), inner, run("", " = male"), char("separate"), run("", "Mr Low"), char("end")];
    assert_eq!(words(&described(&format!("<w:p>{}</w:p>", body.concat()))), ["Dear Mr Low"]);
}

#[test]
fn tabs_and_line_ends_of_the_file_are_none_of_the_page() {
    let body =
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>Tenants\ndecide.</w:t></w:r></w:p>";
    assert_eq!(described(body).text, "Tenants decide.");
}
