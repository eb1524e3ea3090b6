//! Where results go: standard output, or files that are whole or not there.

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use evenhand::render;
use evenhand_build::endings;

use crate::args::{Form, View, When};
use crate::failure::Problem;

/// Where one report goes, and in which form.
#[derive(Debug, PartialEq, Eq)]
pub struct Destination {
    /// The form.
    pub form: Form,
    /// The file; standard output where there is none.
    pub file: Option<PathBuf>,
}

impl Destination {
    /// How a page of text is set there.
    pub fn view(&self, asked: &View) -> render::View {
        if self.file.is_some() { view_on_paper(asked) } else { view(asked) }
    }

    /// Writes `page` there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, page: impl AsRef<[u8]>) -> Result<()> {
        match &self.file {
            Some(file) => write(file, page.as_ref()),
            None => print(page.as_ref()),
        }
    }
}

/// The one destination of a command that offers only some of the forms.
///
/// # Errors
/// When a file's ending says nothing, or the form is not offered.
pub fn destination(form: Option<Form>, file: Option<&Path>, offered: &[Form]) -> Result<Destination> {
    let names: Vec<&str> = offered.iter().map(|form| form.name()).collect();
    let named = file;
    let file = file.filter(|file| file.as_os_str() != "-");
    file.map_or(Ok(()), |file| check_ending(file, &names))?;
    let form = match (form, file) {
        (Some(form), _) => form,
        (None, Some(file)) => by_ending(file, &names)?,
        (None, None) => Form::Text,
    };
    if !offered.contains(&form) {
        let help = format!("give --format, or an ending, for one of {}", names.join(", "));
        return Err(Problem::new(format!("this cannot be written as {}", form.name()), help).into());
    }
    check_own_ending(form, named)?;
    Ok(Destination { form, file: file.map(Path::to_owned) })
}

/// Pairs the nth file with the nth form; a file without a form goes by its ending.
///
/// # Errors
/// When a file's ending says nothing, or several forms are left for standard output.
pub fn destinations(forms: &[Form], files: &[PathBuf]) -> Result<Vec<Destination>> {
    if files.is_empty() {
        return match forms {
            [] => Ok(vec![Destination { form: Form::Text, file: None }]),
            [form] => {
                check_own_ending(*form, None)?;
                Ok(vec![Destination { form: *form, file: None }])
            }
            _ => {
                let help = "give each --format an -o FILE of its own";
                Err(Problem::new("several formats cannot share standard output", help).into())
            }
        };
    }
    if forms.len() > files.len() {
        let message = format!("there are {} formats and {} output files", forms.len(), files.len());
        return Err(Problem::new(message, "give each --format an -o FILE of its own").into());
    }
    let pair = |(at, file): (usize, &PathBuf)| {
        let asked = forms.get(at).copied();
        asked.map_or(Ok(()), |form| check_own_ending(form, Some(file)))?;
        check_ending(file, &asked.map_or_else(|| Form::ALL.map(Form::name).to_vec(), |form| vec![form.name()]))?;
        let form = asked.map_or_else(|| by_ending(file, &Form::ALL.map(Form::name)), Ok)?;
        check_own_ending(form, Some(file))?;
        let to_stdout = file.as_os_str() == "-";
        Ok(Destination { form, file: (!to_stdout).then(|| file.clone()) })
    };
    apart(files, &[] as &[&Path])?;
    files.iter().enumerate().map(pair).collect()
}

/// Refuses outputs that would take the place of an input, or of each other.
///
/// # Errors
/// When one would.
pub fn apart(outputs: &[PathBuf], inputs: &[impl AsRef<Path>]) -> Result<()> {
    let mut places: Vec<PathBuf> = Vec::new();
    for output in outputs.iter().filter(|output| output.as_os_str() != "-") {
        let Some(place) = place(output) else { continue };
        let message = if places.contains(&place) {
            format!("{} is written twice, and the second would take the place of the first", output.display())
        } else if inputs.iter().any(|input| self::place(input.as_ref()).as_ref() == Some(&place)) {
            format!("{} is an input, and results would take its place", output.display())
        } else {
            places.push(place);
            continue;
        };
        return Err(Problem::new(message, "give another -o FILE").into());
    }
    Ok(())
}

/// The files of `folder`, as far as it can be listed.
pub fn files_of(folder: &Path) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).into_iter().flatten();
    listed.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect()
}

/// The plain file that `path` names, whether it is there yet or not; none for what can be
/// written to again and again. `-` is the file that standard input is read from, if it is one.
fn place(path: &Path) -> Option<PathBuf> {
    let path = if path.as_os_str() == "-" { Path::new("/dev/stdin") } else { path };
    match path.canonicalize() {
        Ok(there) => there.is_file().then_some(there),
        Err(_) => Some(folder(path).canonicalize().ok()?.join(path.file_name()?)),
    }
}

/// The folder that `path` stands in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// How files end that only programs of their own kind open, and what they are.
fn own_ending(form: Form) -> Option<(&'static str, &'static str)> {
    match form {
        Form::Docx => Some(("docx", "a Word document")),
        Form::Xlsx => Some(("xlsx", "a workbook")),
        Form::Qdpx => Some(("qdpx", "a QDA project")),
        Form::Text | Form::Json | Form::Markdown | Form::Csv => None,
    }
}

/// Refuses a Word document, a workbook or a QDA project where it would be of no use: on standard output unless
/// `-` asks for it (a screen cannot show it, and some shells change what passes through `>`),
/// and in a file that is called something else; and anything else in a file that is called one.
fn check_own_ending(form: Form, file: Option<&Path>) -> Result<()> {
    let own = own_ending(form);
    let Some(file) = file else {
        let Some((ending, what)) = own else { return Ok(()) };
        let help = format!("add -o report.{ending}, or -o - for standard output");
        return Err(Problem::new(format!("{what} needs a file"), help).into());
    };
    let Some(ending) = file.extension() else { return Ok(()) };
    match own {
        Some((wanted, what)) if !ending.eq_ignore_ascii_case(wanted) => {
            let message = format!("{} would be {what}, and is not called one", file.display());
            Err(Problem::new(message, format!("end the name in .{wanted}")).into())
        }
        Some(_) => Ok(()),
        None => {
            let called = |form: &Form| own_ending(*form).filter(|(own, _)| ending.eq_ignore_ascii_case(own));
            let Some((_, what)) = Form::ALL.iter().find_map(called) else { return Ok(()) };
            let message = format!("{} would not be {what}, but {}", file.display(), form.name());
            Err(Problem::new(message, "leave out --format, or end the name in something else").into())
        }
    }
}

/// Refuses an ending that says that the file is a spreadsheet's, a word processor's or a QDA
/// program's own, where none is written: it would not open, or open as something else. `names` are
/// the forms that are offered.
///
/// # Errors
/// When it has one.
pub fn check_ending(file: &Path, names: &[&str]) -> Result<()> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().into_owned()).unwrap_or_default();
    let (documents, workbooks) = (names.contains(&Form::Docx.name()), names.contains(&Form::Xlsx.name()));
    let written = [(documents, "docx"), (workbooks, "xlsx"), (names.contains(&Form::Qdpx.name()), "qdpx")];
    let (what, other, opens) = if written.iter().any(|(is, own)| *is && ending.eq_ignore_ascii_case(own)) {
        return Ok(());
    } else if endings::is_workbook(&ending) {
        let (what, other) = if workbooks { ("a workbook of another kind", "xlsx") } else { ("a workbook", "csv") };
        (what, other, "; Excel and others open it")
    } else if ending.eq_ignore_ascii_case("qdpx") {
        ("a QDA project", "csv", "")
    } else if endings::is_document(&ending) && documents {
        ("a document that is not Word's", "docx", "; Word and others open it")
    } else if endings::is_document(&ending) {
        ("a document of a word processor", "md", ", and paste what is in it into one")
    } else {
        return Ok(());
    };
    let form = if other == "md" { "markdown" } else { other };
    let help = match names.contains(&form) {
        true => format!("end the name in .{other}{opens}"),
        false => format!("add an ending for one of {}", names.join(", ")),
    };
    Err(Problem::new(format!("{} would be {what}, and none is written", file.display()), help).into())
}

fn by_ending(file: &Path, names: &[&str]) -> Result<Form> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("json") => Ok(Form::Json),
        Some("md" | "markdown") => Ok(Form::Markdown),
        Some("csv") => Ok(Form::Csv),
        Some("docx") => Ok(Form::Docx),
        Some("xlsx") => Ok(Form::Xlsx),
        Some("qdpx") => Ok(Form::Qdpx),
        Some("txt" | "text") => Ok(Form::Text),
        _ => {
            let message = format!("the ending of {} does not say a format", file.display());
            Err(Problem::new(message, format!("add --format with one of {}", names.join(", "))).into())
        }
    }
}

/// Writes `bytes` to standard output.
///
/// # Errors
/// When it cannot be written; a closed pipe is told apart where errors are told.
pub fn print(bytes: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).context("standard output cannot be written")
}

/// Writes words for people to standard output: names of files stand in them, and pages of
/// somebody else's, so nothing in them may move a cursor.
///
/// # Errors
/// When it cannot be written.
pub fn tell(text: &str) -> Result<()> {
    print(render::visible_lines(text).as_bytes())
}

/// Writes `bytes` to a new file beside `path` and puts it in its place.
///
/// # Errors
/// When the folder is not there or cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    write_as_it_comes(path, |to| to.write_all(bytes).with_context(|| format!("{} cannot be written", path.display())))
}

/// The same for what is too long to be held at once.
///
/// # Errors
/// When the folder is not there or cannot be written, or `written` fails.
pub fn write_as_it_comes(path: &Path, written: impl FnOnce(&mut dyn io::Write) -> Result<()>) -> Result<()> {
    let cannot = || format!("{} cannot be written", path.display());
    if path.is_dir() {
        return Err(Problem::new(format!("{} is a folder", path.display()), "name a file in it").into());
    }
    let into = folder(path);
    if !into.is_dir() {
        let message = format!("{} cannot be written: there is no folder {}", path.display(), into.display());
        return Err(Problem::new(message, "make it first, or name a folder that is there").into());
    }
    let mut beside = beside(path).with_context(cannot)?;
    let mut buffered = io::BufWriter::new(&mut beside);
    written(&mut buffered)?;
    buffered.flush().with_context(cannot)?;
    drop(buffered);
    beside.persist(path).map_err(|error| error.error).with_context(cannot)?;
    Ok(())
}

/// How open to others what is written to `path` shall be: as what stands there is, or as any
/// new file.
///
/// # Errors
/// When its folder cannot be written to.
pub fn permissions(path: &Path) -> io::Result<fs::Permissions> {
    Ok(beside(path)?.as_file().metadata()?.permissions())
}

/// A new file in the folder of `path`, as open to others as `path` is, or as any new file.
fn beside(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".evenhand-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder(path))?;
    if let Ok(there) = fs::metadata(path) {
        fs::set_permissions(file.path(), there.permissions())?;
    }
    Ok(file)
}

/// How standard output is set: a terminal's own columns where none are asked for, and
/// bold and dim where it can show them.
pub fn view(asked: &View) -> render::View {
    let own = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let color = match asked.color {
        When::Always => true,
        When::Never => false,
        When::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    render::View { width: asked.width.or_else(own).unwrap_or(80), ascii: asked.ascii, color }
}

/// How a file is set: no weight, and 80 columns unless asked.
pub fn view_on_paper(asked: &View) -> render::View {
    render::View { width: asked.width.unwrap_or(80), ascii: asked.ascii, color: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_document_or_workbook_is_written_whatever_its_maker() {
        for (name, what) in [
            ("report.docx", "a document"),
            ("report.PAGES", "a document"),
            ("levels.xlsx", "a workbook"),
            ("levels.numbers", "a workbook"),
        ] {
            let told = check_ending(Path::new(name), &["csv", "markdown"]).err().map(|error| error.to_string());
            assert!(told.as_deref().is_some_and(|told| told.contains(what)), "{name}: {told:?}");
        }
        assert!(check_ending(Path::new("report.md"), &["markdown"]).is_ok());
        assert!(check_ending(Path::new("report.XLSX"), &["csv", "xlsx"]).is_ok());
        assert!(check_ending(Path::new("report.xls"), &["csv", "xlsx"]).is_err());
    }

    #[test]
    fn an_output_takes_the_place_of_no_input_and_of_no_other_output() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("in.md"), "Tenants decide.").expect("a file");
        let input = at("in.md");
        let refused = |outputs: &[PathBuf]| apart(outputs, &[&input]).err().map(|error| error.to_string());
        assert_eq!(refused(&[at("out.md"), at("out.json"), "-".into(), "-".into()]), None);
        let told = refused(&[at("./in.md")]).expect("it is the input");
        assert!(told.contains("is an input, and results would take its place"), "{told}");
        let told = refused(&[at("new.json"), at("./new.json")]).expect("they are one file that is not there yet");
        assert!(told.contains("is written twice"), "{told}");
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&input, at("link.md")).expect("a link");
            assert!(refused(&[at("link.md")]).is_some(), "a link to the input");
            assert_eq!(refused(&["/dev/null".into(), "/dev/null".into()]), None);
        }
        let two = [at("a.json"), at("a.json")];
        assert!(destinations(&[], &two).is_err(), "two outputs of one command");
    }
}
