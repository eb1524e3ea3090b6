//! A folder's files each time that they have changed, found by looking.
//!
//! It looks at times and sizes a few times a second, which works the same on a network
//! drive, and for editors that save by putting a new file in the old one's place.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use evenhand_build::{Files, Mistakes, read_files, stamps};

/// How long it waits between two looks. A save is taken up when two looks in a row see
/// the same, so that half a file is never read.
const BETWEEN: Duration = Duration::from_millis(200);

/// What a folder's files are, first at once, then after each change; it never ends.
pub struct Poll {
    folder: PathBuf,
    seen: Option<BTreeMap<String, (Option<SystemTime>, u64)>>,
}

impl Poll {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, seen: None }
    }
}

impl Iterator for Poll {
    type Item = Result<Files, Mistakes>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut now = stamps(&self.folder);
        while self.seen.as_ref() == Some(&now) {
            thread::sleep(BETWEEN);
            now = stamps(&self.folder);
        }
        if self.seen.is_some() {
            loop {
                thread::sleep(BETWEEN);
                let again = stamps(&self.folder);
                if again == now {
                    break;
                }
                now = again;
            }
        }
        self.seen = Some(now);
        Some(read_files(&self.folder))
    }
}
