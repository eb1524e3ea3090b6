//! What lies in a folder on a disk: files that cannot be read, and those that never would be.

use std::fs;

use evenhand_build::Folder;

use crate::sample::files;

#[test]
fn files_that_cannot_be_read_are_all_named() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("framework.toml"), "id = 1").expect("written");
    fs::write(folder.path().join("a.md"), b"one\ntwo \xff").expect("written");
    fs::write(folder.path().join("b.txt"), vec![b'a'; (4 << 20) + 1]).expect("written");
    let found = Folder::read(folder.path()).expect_err("it does not build").0;
    let told: Vec<_> = found.iter().map(|m| (m.file.as_str(), m.line)).collect();
    assert_eq!(told, [("a.md", 2), ("b.txt", 0)]);
    assert!(found[0].message.contains("UTF-8") && found[1].help.contains("split"));
    let nowhere = Folder::read(&folder.path().join("none")).expect_err("nothing is there").0;
    assert!(nowhere[0].message.contains("not a framework folder"));
}

#[test]
fn a_page_that_would_never_be_read_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("written");
    };
    for (name, text) in files() {
        write(&name, text.as_bytes());
    }
    for left in ["criteria/~$s1.ask.md", "criteria/.#s1.ask.md", "criteria/s1.ask.md~", "lists/.DS_Store"] {
        write(left, b"\x00\x01 mine");
    }
    write("notes.docx", b"PK\x03\x04");
    Folder::read(folder.path()).expect("what is no page is no matter");
    write("criteria/came.docx", b"PK\x03\x04 and so on");
    write("criteria/went.md.txt", b"a page");
    write("lists/ways.md", b"ring*");
    let found = Folder::read(folder.path()).expect_err("pages are not read").0;
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    let page = folder.path().join("criteria/came.docx").display().to_string();
    assert!(told[1].starts_with(&format!("{page}: is not read: pages end in .md\n  help: save it as")), "{told:?}");
    assert!(told[2].contains("call it went.md") && told[0].contains("lists end in .txt"), "{told:?}");
}

#[test]
fn a_page_that_is_no_text_is_told_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("framework.toml"), "id = 1").expect("written");
    fs::write(folder.path().join("a.md"), b"\xff\xfe+\0+\0+\0").expect("written");
    fs::write(folder.path().join("a-unmarked.md"), b"+\0+\0+\0\n\0o\0n\0e\0").expect("written");
    fs::write(folder.path().join("b.md"), b"PK\x03\x04 word/document.xml").expect("written");
    fs::write(folder.path().join("c.md"), b"one\nIt costs \xa35 a week").expect("written");
    let found = Folder::read(folder.path()).expect_err("it does not build").0;
    let told: Vec<_> = found.iter().map(|m| (m.file.as_str(), m.line, m.message.as_str())).collect();
    let [unmarked, utf16, word, windows] = told[..] else { panic!("{told:?}") };
    assert!(
        unmarked.2.contains("UTF-16") && utf16.2.contains("UTF-16") && found[1].help.contains("not \"Unicode\""),
        "{found:?}"
    );
    assert!(word.2.contains("office document") && found[2].help.contains("plain text"), "{found:?}");
    assert_eq!((windows.0, windows.1), ("c.md", 2));
    assert!(windows.2.contains("Windows-1252") && found[3].help.contains("UTF-8"), "{found:?}");
}
