//! What is told on standard error while many are read, and at the end.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use evenhand::model::batch::Status;
use evenhand::render::visible;

/// How often a line on a terminal is renewed, and how often a line is added elsewhere.
const ON_TERMINAL: Duration = Duration::from_millis(200);
const ELSEWHERE: Duration = Duration::from_secs(60);

/// How many failures are told by name.
const NAMED: usize = 5;

/// How many there are, how many are done, and how.
pub struct Progress {
    total: Option<u64>,
    began: Instant,
    told: Instant,
    terminal: bool,
    quiet: bool,
    kept: u64,
    done: u64,
    some_failed: u64,
    failed: u64,
    first: Vec<String>,
}

impl Progress {
    /// Starts counting, of `total` where that is known.
    pub fn new(total: Option<u64>, quiet: bool) -> Self {
        let (began, terminal) = (Instant::now(), io::stderr().is_terminal());
        let told = began;
        Self { total, began, told, terminal, quiet, kept: 0, done: 0, some_failed: 0, failed: 0, first: Vec::new() }
    }

    /// Counts one more, and why it failed where it did.
    pub fn count(&mut self, status: Status, kept: bool, why: Option<&str>) {
        self.done += 1;
        self.kept += u64::from(kept);
        self.some_failed += u64::from(status == Status::SomeFailed);
        self.failed += u64::from(status == Status::Failed);
        if let Some(why) = why.filter(|_| self.first.len() < NAMED) {
            self.first.push(visible(why));
        }
    }

    /// Whether any failed.
    pub fn any_failed(&self) -> bool {
        self.failed + self.some_failed > 0
    }

    /// Whether all are done, as far as it is known how many there are.
    pub fn is_whole(&self) -> bool {
        self.total == Some(self.done)
    }

    /// Tells how far it is, if it was not told lately.
    pub fn tell(&mut self) {
        let often = if self.terminal { ON_TERMINAL } else { ELSEWHERE };
        if self.quiet || self.told.elapsed() < often {
            return;
        }
        self.told = Instant::now();
        let line = self.line();
        // Nothing can be done where it cannot be told.
        let _ = match self.terminal {
            true => write!(io::stderr(), "\r{line}\x1b[K"),
            false => writeln!(io::stderr(), "{line}"),
        };
    }

    fn line(&self) -> String {
        let of = self.total.map(|total| format!(" of {}", thousands(total))).unwrap_or_default();
        let mut parts = vec![format!("{}{of}", thousands(self.done))];
        let rate = self.rate();
        if rate > 0.0 {
            parts.push(format!("{} a second", shown_rate(rate)));
            if let Some(total) = self.total {
                let left = total.saturating_sub(self.done) as f64 / rate;
                parts.push(format!("about {} left", duration(Duration::from_secs_f64(left))));
            }
        }
        parts.push(match self.failed + self.some_failed {
            0 => "none failed".to_owned(),
            count => format!("{} failed", thousands(count)),
        });
        parts.join(" · ")
    }

    /// Descriptions a second, without those that were there already.
    fn rate(&self) -> f64 {
        (self.done - self.kept) as f64 / self.began.elapsed().as_secs_f64().max(1e-3)
    }

    /// Clears the line of a terminal, so that something else can be told.
    pub fn clear(&self) {
        if self.terminal && !self.quiet {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    /// What came of all of them; `more` are remarks for the end.
    pub fn summary(&self, more: &[String]) -> String {
        let read = self.done - self.kept;
        let of = match self.total {
            Some(total) if total != self.done => format!(" of {}", thousands(total)),
            _ => String::new(),
        };
        let mut said = format!(
            "{}{of} {}: {} assessed",
            thousands(self.done),
            if of.is_empty() && self.done == 1 { "description" } else { "descriptions" },
            thousands(self.done - self.failed - self.some_failed)
        );
        if self.some_failed > 0 {
            said.push_str(&format!(", {} with a plugin that failed", thousands(self.some_failed)));
        }
        if self.failed > 0 {
            said.push_str(&format!(", {} not assessed", thousands(self.failed)));
        }
        let rate = self.rate();
        said.push_str(&format!("\n  {} read in {}", thousands(read), duration(self.began.elapsed())));
        if read > 0 {
            said.push_str(&format!(", {} a second", shown_rate(rate)));
        }
        if self.kept > 0 {
            said.push_str(&format!("; {} were there already", thousands(self.kept)));
        }
        said.push('\n');
        for why in &self.first {
            said.push_str(&format!("  failed: {why}\n"));
        }
        let unnamed = (self.failed + self.some_failed) as usize - self.first.len();
        if unnamed > 0 {
            said.push_str(&format!("  and {} more, whose lines say why\n", thousands(unnamed as u64)));
        }
        more.iter().for_each(|remark| said.push_str(&format!("  {remark}\n")));
        said
    }
}

fn shown_rate(rate: f64) -> String {
    if rate < 10.0 { format!("{rate:.1}") } else { thousands(rate as u64) }
}

/// `1,234,567`
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// To the second, the minute or the hour, as it matters.
fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) if seconds < 10 => format!("{:.1} s", time.as_secs_f64()),
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_times_are_read_at_a_glance() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
        let times = [2, 41, 125, 7_500].map(Duration::from_secs);
        assert_eq!(times.map(duration), ["2.0 s", "41 s", "2 min 5 s", "2 h 5 min"]);
    }

    #[test]
    fn a_summary_tells_what_failed_and_what_was_there() {
        let mut progress = Progress::new(Some(1_200), true);
        (0..1_000).for_each(|at| progress.count(Status::Assessed, at < 400, None));
        (0..8).for_each(|at| progress.count(Status::Failed, false, Some(&format!("{at}.md is\u{1b}[2J not text"))));
        progress.count(Status::SomeFailed, false, Some("ward used all of its fuel"));
        let said = progress.summary(&["a remark".to_owned()]);
        assert!(
            said.starts_with(
                "1,009 of 1,200 descriptions: 1,000 assessed, 1 with a plugin that failed, 8 not assessed\n"
            )
        );
        assert!(said.contains("  609 read in ") && said.contains("; 400 were there already\n"), "{said}");
        assert!(said.contains("  failed: 0.md is␛[2J not text\n") && said.contains("  and 4 more, "), "{said}");
        assert!(said.ends_with("  a remark\n"));
        assert!(progress.line().starts_with("1,009 of 1,200 · ") && progress.line().ends_with(" · 9 failed"));
    }
}
