//! `evenhand batch`: many descriptions, a line of JSON for each, in their order.
//!
//! `inputs` finds what is read, `work` makes a line of one, `order` does it on many threads,
//! `results` and `earlier` keep the lines in files that are the run's `own`, `progress` tells.

use std::iter;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Context as _, Result};
use evenhand::model::batch::Status;
use evenhand::render;
use evenhand::{Control, Engine};

use crate::args::Batch;
use crate::failure::{self, Problem};
use crate::setup::{self, Setup};
use crate::{cache, exit};

mod bounded;
mod earlier;
mod ids;
mod inputs;
mod order;
mod own;
mod pattern;
mod progress;
mod results;
mod rows;
mod work;

use earlier::Earlier;
use inputs::{Inputs, Item};
use progress::Progress;
use results::Results;
use work::{Done, Work};

/// Reads them all; the exit code says whether all went well, not what was found.
///
/// # Errors
/// When the person must mend something first, or the lines cannot be written.
pub fn run(args: &Batch) -> Result<u8> {
    let threads = args.threads.or_else(|| thread::available_parallelism().ok()).map_or(1, usize::from);
    let stopped = stopped()?;
    let mut inputs = Inputs::find(args)?;
    let count = inputs.count()?;
    if count == Some(0) {
        let help = "a file of rows needs some below its header";
        return Err(Problem::new("there is no description in the inputs", help).into());
    }
    let part = inputs::part(count.unwrap_or(u64::MAX), args.shard);
    let loading = Control { called_off: Some(Arc::clone(&stopped)), ..setup::control(args.how.deadline)? };
    let work = match setup(args, threads, &loading).and_then(|setup| Work::prepare(setup, args)) {
        Err(error) if stopped.load(Ordering::Relaxed) => {
            failure::tell(&error);
            return Ok(exit::STOPPED);
        }
        prepared => prepared?,
    };
    let mut progress = Progress::new(count.map(|_| part.end - part.start), args.quiet);
    let remarks = remarks(&inputs);
    let mut results = Results::open(args.output.as_deref(), args.resume)?;
    let mut items: Items = Box::new(inputs.stream(part));
    let earlier = match go_on(args, &mut results, &work, &mut items, &mut progress) {
        Ok(earlier) => earlier,
        Err(error) => {
            results.leave();
            return Err(error);
        }
    };
    let mut running = Running { results, progress, stopped };
    let ended = order::in_order(items, threads, |item| done(&work, &earlier, item), &mut running);
    running.progress.clear();
    match ended {
        Ok(()) => running.end(args, &remarks),
        Err(error) => {
            running.results.leave();
            Err(error)
        }
    }
}

type Items = Box<dyn Iterator<Item = Item> + Send>;

/// Becomes true at the first Ctrl-C, or when a scheduler asks for an end; the second ends
/// the process at once.
fn stopped() -> Result<Arc<AtomicBool>> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let stopped = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register_conditional_shutdown(signal, i32::from(exit::STOPPED), Arc::clone(&stopped))
            .and_then(|_| signal_hook::flag::register(signal, Arc::clone(&stopped)))
            .context("Ctrl-C cannot be waited for")?;
    }
    Ok(stopped)
}

/// The plugins, in an engine whose memory is set aside beforehand where that can be; a
/// plugin that does not fit into it is no worse for that.
fn setup<'a>(args: &'a Batch, threads: usize, loading: &Control) -> Result<Setup<'a>> {
    let prepare = |engine: Engine| {
        Setup::prepare(&args.how, engine.loading_under(loading.clone()), |_| Ok(args.framework.clone()))
    };
    let sandbox = &args.how.plugins.sandbox;
    let pooled = prepare(cache::engine_for_many(sandbox, threads)?)?;
    match pooled.engine().is_pooled() && pooled.unloaded().next().is_some() {
        true => prepare(cache::engine(sandbox)?),
        false => Ok(pooled),
    }
}

/// Keeps what an earlier run left, where this one goes on with it: passes over the `items`
/// whose lines are there, and returns the lines that can be taken later.
fn go_on(
    args: &Batch,
    results: &mut Results,
    work: &Work<'_>,
    items: &mut Items,
    progress: &mut Progress,
) -> Result<Earlier> {
    let (true, Results::File(unfinished)) = (args.resume, results) else { return Ok(Earlier::default()) };
    let mut drawn = None;
    let earlier = unfinished.keep(&work.run, |head| {
        let Some(ready) = items.next().map(|item| work.ready(item)) else { return false };
        let fits = ready.result == head.result;
        match fits {
            true => progress.count(head.status, true, head.error.as_ref().map(|error| error.message.as_str())),
            false => drawn = Some(ready.into_item()),
        }
        progress.tell();
        fits
    })?;
    let rest = std::mem::replace(items, Box::new(iter::empty()));
    *items = Box::new(drawn.into_iter().chain(rest));
    Ok(earlier)
}

/// The line of `item`: one of earlier where it is there, else made now.
fn done(work: &Work<'_>, earlier: &Earlier, item: Item) -> Done {
    let ready = work.ready(item);
    match earlier.take(&ready.result) {
        Some(line) => Done { line, status: Status::Assessed, why: None, kept: true, host: None },
        None => work.done(ready),
    }
}

/// What the end should mention of the inputs.
fn remarks(inputs: &Inputs) -> Vec<String> {
    let mut remarks = Vec::new();
    if !inputs.left_alone.is_empty() {
        let kinds = inputs.left_alone.iter().map(|(ending, count)| format!("{count} {ending}"));
        remarks.push(format!("left alone in the folders: {}", kinds.collect::<Vec<_>>().join(", ")));
    }
    if inputs.named_again > 0 {
        remarks.push(format!("named more than once, and read once: {}", inputs.named_again));
    }
    let (same, id) = &inputs.same_id;
    if *same > 0 {
        let id: String = id.chars().take(SHOWN).collect();
        remarks
            .push(format!("rows that have the id of a row before them: {same}, the first `{}`", render::visible(&id)));
    }
    remarks
}

/// The most characters of an id that a remark shows.
const SHOWN: usize = 60;

/// A run that goes on.
struct Running {
    results: Results,
    progress: Progress,
    stopped: Arc<AtomicBool>,
}

impl order::Sink<Done> for Running {
    type Error = anyhow::Error;

    /// A failure of the machine is no result: it would be the same for those that follow,
    /// and another one tomorrow.
    fn take(&mut self, done: Done) -> Result<()> {
        if let Some(host) = done.host {
            let help = "nothing is written of it; with fewer --threads, or when this is mended, --resume goes on";
            return Err(Problem::new(host, help).into());
        }
        self.results.write(&done.line)?;
        self.progress.count(done.status, done.kept, done.why.as_deref());
        Ok(())
    }

    fn goes_on(&mut self) -> bool {
        self.progress.tell();
        !self.stopped.load(Ordering::Relaxed)
    }
}

impl Running {
    fn end(self, args: &Batch, remarks: &[String]) -> Result<u8> {
        let Self { results, progress, stopped } = self;
        let was_stopped = stopped.load(Ordering::Relaxed) && !progress.is_whole();
        let mut remarks = remarks.to_vec();
        if was_stopped {
            remarks.push(match results.unfinished() {
                Some(path) => format!("stopped; {} has what is done, and --resume goes on", path.display()),
                None => "stopped; with -o FILE, --resume could go on".to_owned(),
            });
            results.leave();
        } else {
            results.finish()?;
        }
        if !args.quiet {
            eprint!("{}", progress.summary(&remarks));
        }
        Ok(match was_stopped {
            true => exit::STOPPED,
            false if progress.any_failed() => exit::SOME,
            false => exit::DONE,
        })
    }
}
