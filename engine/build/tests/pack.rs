//! Packing: what is refused, what a packed component carries, and thousands of damaged
//! interpreters that must not make the packer fall over.

mod sample;

use std::fs;
use std::path::Path;

use evenhand_build::{Built, Folder, PackError, compile, component, is_built_from, pack, pack_bytes, source_of};
use wasmparser::{Validator, WasmFeatures};

const CELL: &str = r#"evenhand-cell-v1\00\00\00\00\00\00\00\00"#;

fn interpreter() -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins/prebuilt/interpreter.wasm")).expect("prebuilt")
}

fn folder() -> Folder {
    Folder::from_files(sample::files()).map_err(|wrong| wrong.to_string()).expect("the sample builds").0
}

fn built() -> Built {
    compile(&folder()).expect("the sample compiles")
}

fn is_valid(component: &[u8]) -> bool {
    Validator::new_with_features(WasmFeatures::default()).validate_all(component).is_ok()
}

/// A component of these core modules.
fn of(modules: &[&str]) -> Vec<u8> {
    let modules: String = modules.iter().map(|inside| format!("(core module {inside})")).collect();
    wat::parse_str(format!("(component {modules})")).expect("a component")
}

fn refused(module: &str) -> PackError {
    pack_bytes(&of(&[module]), &[7; 100]).expect_err("it is refused")
}

#[test]
fn a_plain_guest_is_filled() {
    let guest = of(&[&format!(r#"(memory 1 3) (data (i32.const 8) "before{CELL}")"#), "(memory 1)"]);
    let packed = pack_bytes(&guest, &[7; 100]).expect("it packs");
    assert!(is_valid(&packed));
    let at = packed.windows(16).position(|window| window == b"evenhand-cell-v1").expect("the cell") + 16;
    assert_eq!(packed[at..at + 8], [0, 0, 1, 0, 100, 0, 0, 0], "behind one page, a hundred bytes");
    assert!(packed.windows(100).any(|window| window == [7; 100]));
    assert_eq!(pack_bytes(&packed, &[7]), Err(PackError::Taken), "it is not packed into twice");
}

#[test]
fn other_guests_are_refused() {
    let cell = format!(r#"(data (i32.const 8) "{CELL}")"#);
    let one = format!("(memory 1) {cell}");
    assert_eq!(refused("(memory 1)"), PackError::Cells(0));
    assert_eq!(pack_bytes(&of(&[&one, &one]), &[7]), Err(PackError::Cells(2)));
    assert_eq!(refused(&format!("(memory 1) {cell} {cell}")), PackError::Segment);
    assert_eq!(refused(&format!("(memory 1) (memory 1) {cell}")), PackError::Memory);
    assert_eq!(refused(&format!(r#"(import "a" "b" (memory 1)) {cell}"#)), PackError::Memory);
    assert_eq!(refused(&format!(r#"(import "a" "b" (memory 1)) (memory 1) {cell}"#)), PackError::Memory);
    assert_eq!(refused(&format!("(memory 1 1) {cell}")), PackError::TooSmall { most: 1, needed: 2 });
    assert_eq!(refused(&format!("(memory 65536) {cell}")), PackError::TooSmall { most: 65_536, needed: 65_537 });
}

#[test]
fn memories_and_segments_of_another_kind_are_refused() {
    let cell = format!(r#"(data (i32.const 8) "{CELL}")"#);
    let wide = format!(r#"(memory i64 1) (data (i64.const 8) "{CELL}")"#);
    assert_eq!(refused(&wide), PackError::Segment, "64-bit addresses");
    assert_eq!(refused(&format!("(memory 1 2 shared) {cell}")), PackError::Memory);
    assert_eq!(refused(&format!(r#"(memory 1) (data "{CELL}")"#)), PackError::Segment, "passive");
    let global = format!(r#"(import "a" "b" (global i32)) (memory 1) (data (global.get 0) "{CELL}")"#);
    assert_eq!(refused(&global), PackError::Segment, "its place is not known");
    let sum = format!(r#"(memory 1) (data (i32.add (i32.const 4) (i32.const 4)) "{CELL}")"#);
    assert_eq!(refused(&sum), PackError::Segment, "its place is reckoned");
    assert_eq!(refused(r#"(memory 1) (data (i32.const 8) "evenhand-cell-v1\00\00")"#), PackError::Segment, "no fields");
}

#[test]
fn what_is_cut_short_or_no_component_is_refused() {
    let whole = interpreter();
    for cut in [0, 4, 7, 9, whole.len() / 2, whole.len() - 1] {
        let error = pack_bytes(&whole[..cut], &[7]).expect_err("it is refused");
        assert!(matches!(error, PackError::Damaged(_) | PackError::Cells(_)), "{cut}: {error}");
    }
    let module = wat::parse_str("(module (memory 1))").expect("a module");
    assert!(matches!(pack_bytes(&module, &[7]), Err(PackError::Damaged(_))));
}

#[test]
fn the_interpreter_carries_manifest_and_folder() {
    let (folder, built, interpreter) = (folder(), built(), interpreter());
    let bare = pack(&interpreter, &built, None).expect("it packs");
    let full = pack(&interpreter, &built, Some(folder.files())).expect("it packs");
    assert!(is_valid(&interpreter) && is_valid(&bare) && is_valid(&full));
    assert!(bare.windows(built.bytes.len()).any(|window| window == built.bytes));
    assert!(bare.windows(built.manifest.len()).any(|window| window == built.manifest.as_bytes()));
    assert_eq!(source_of(&bare), None);
    assert_eq!(source_of(&full).as_ref(), Some(folder.files()));
    let manifest: serde_json::Value = serde_json::from_str(&built.manifest).expect("JSON");
    assert_eq!((manifest["id"].as_str(), manifest["criteria"][0]["id"].as_str()), (Some("fair"), Some("s1.compare")));
    assert_eq!(component(&folder, &interpreter, false).expect("it packs").component, bare, "always the same bytes");
}

#[test]
fn a_component_is_or_is_not_built_from_a_folder() {
    let (folder, interpreter) = (folder(), interpreter());
    let other =
        Folder::from_files(sample::with(sample::PAGE, "Totals hide", "Totals often hide")).expect("it builds").0;
    for with_source in [false, true] {
        let packed = component(&folder, &interpreter, with_source).expect("it packs").component;
        assert_eq!(is_built_from(&packed, &folder, &interpreter), Ok(true));
        assert_eq!(is_built_from(&packed, &other, &interpreter), Ok(false));
        let mut changed = packed.clone();
        *changed.last_mut().expect("bytes") ^= 1;
        assert_eq!(is_built_from(&changed, &folder, &interpreter), Ok(false));
    }
}

/// A generator of numbers that are the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// Damages a guest: flips bytes, cuts it, repeats a piece, or moves one.
fn damage(guest: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = guest.to_vec();
    match chance.below(4) {
        0 => bytes.truncate(chance.below(guest.len())),
        1 => {
            for _ in 0..=chance.below(8) {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
        }
        kind => {
            let from = chance.below(guest.len());
            let piece = guest[from..(from + chance.below(400)).min(guest.len())].to_vec();
            let at = chance.below(guest.len());
            let end = if kind == 2 { at } else { (at + piece.len()).min(guest.len()) };
            bytes.splice(at..end, piece);
        }
    }
    bytes
}

/// Packs `rounds` damaged guests; how many of them packed.
fn survive(guest: &[u8], rounds: usize, seed: u64) -> usize {
    let mut chance = Chance(seed);
    let mut packed = 0;
    for _ in 0..rounds {
        if let Ok(component) = pack_bytes(&damage(guest, &mut chance), &[7; 300]) {
            packed += 1;
            let _ = is_valid(&component);
            let _ = source_of(&component);
        }
    }
    packed
}

#[test]
fn damaged_guests_never_make_the_packer_fall_over() {
    let small =
        of(&[&format!(r#"(memory 1 3) (global i32 (i32.const 9)) (data (i32.const 8) "ab{CELL}cd") (data "p")"#)]);
    let packed = survive(&small, 20_000, 0x9e37_79b9_7f4a_7c15);
    assert!((100..19_900).contains(&packed), "{packed} of the small ones packed: both ways are tried");
    let packed = survive(&interpreter(), 2_000, 0x2545_f491_4f6c_dd1d);
    assert!((100..1_990).contains(&packed), "{packed} interpreters packed");
}

#[test]
fn a_reason_is_one_line_also_where_the_parser_gives_several() {
    let mut guest = interpreter();
    let module = guest.windows(4).skip(8).position(|bytes| bytes == b"\0asm").expect("a module") + 8;
    guest[module + 2] ^= 1;
    let told = pack_bytes(&guest, &[7]).expect_err("its module is damaged").to_string();
    assert!(told.starts_with("the interpreter is damaged: ") && !told.contains('\n'), "{told}");
}

#[test]
fn damaged_folders_in_components_never_make_the_reader_fall_over() {
    let full = pack(&of(&[&format!(r#"(memory 1) (data (i32.const 8) "{CELL}")"#)]), &built(), Some(folder().files()));
    let full = full.expect("it packs");
    let mut chance = Chance(77);
    let read = (0..5_000).filter(|_| source_of(&damage(&full, &mut chance)).is_some()).count();
    assert!((1..5_000).contains(&read), "{read}");
}
