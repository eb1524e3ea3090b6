//! The command, as a person types it: what it prints, what it writes, how it ends.

mod agree;
mod assess;
mod authors;
mod bad_input;
mod batch;
mod cache;
mod explain;
mod find;
mod frameworks;
mod hostile;
mod lexicons;
mod outputs;
mod plugins;
mod prompts;
mod ratings;
mod rust_plugin;
mod shell;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the command came to.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project's folder")
}

pub(crate) fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_evenhand"));
    // What is compiled is kept for the other tests, and away from this user's own.
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled");
    command.args(args).current_dir(root()).env_remove("NO_COLOR").env("EVENHAND_CACHE_DIR", kept);
    command
}

pub(crate) fn run(args: &[&str]) -> Run {
    told(command(args).output().expect("the command starts"))
}

/// Runs with `input` on standard input.
pub(crate) fn run_with(args: &[&str], input: &[u8]) -> Run {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // The command may refuse without reading on.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    told(child.wait_with_output().expect("the command ends"))
}

fn told(output: std::process::Output) -> Run {
    Run {
        code: output.status.code().expect("an exit code"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A folder of its own for one test.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// Writes a file into `folder` and returns its path.
pub(crate) fn file(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a file in a temporary folder");
    path.to_str().expect("a UTF-8 path").to_owned()
}

pub(crate) const PHARMACY: &str = "examples/pharmacy-blood-pressure/description.md";
