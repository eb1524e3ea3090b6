//! Many items on many threads, their results in the items' order, in bounded memory.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How often whoever waits for results is asked whether to go on.
const TICK: Duration = Duration::from_millis(100);

/// How many results may be under way or wait for an earlier one, for each thread.
const AHEAD: usize = 4;

/// What takes the results, in order, on the caller's thread.
pub trait Sink<R> {
    /// What may go wrong.
    type Error;

    /// Takes the next result.
    fn take(&mut self, result: R) -> Result<(), Self::Error>;

    /// Called now and then; `false` stops the work: what is under way is finished and taken.
    fn goes_on(&mut self) -> bool;
}

/// Does `work` on each of `items` on `threads` threads. Items are drawn only as results
/// are taken: however slow one is, a few for each thread are in memory at a time.
///
/// # Errors
/// The sink's own; nothing is drawn after it.
pub fn in_order<T: Send, R: Send, S: Sink<R>>(
    items: impl Iterator<Item = T> + Send,
    threads: usize,
    work: impl Fn(T) -> R + Sync,
    sink: &mut S,
) -> Result<(), S::Error> {
    let gate = Gate::new(items, threads * AHEAD);
    let (done, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (gate, work, done) = (&gate, &work, done.clone());
            scope.spawn(move || {
                let _closes = ClosesInPanic(gate);
                while let Some((at, item)) = gate.next() {
                    if done.send((at, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let _closes = Closes(&gate);
        let (mut waiting, mut next) = (BTreeMap::new(), 0);
        loop {
            match results.recv_timeout(TICK) {
                Ok((at, result)) => drop(waiting.insert(at, result)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            while let Some(result) = waiting.remove(&next) {
                sink.take(result)?;
                next += 1;
                gate.taken(next);
            }
            if !sink.goes_on() {
                gate.close();
            }
        }
    })
}

/// Hands items out, one after another, while there is room. Waiting for an item, which
/// may be long where somebody types them, holds nobody up who only wants to count.
struct Gate<I> {
    items: Mutex<(usize, I)>,
    state: Mutex<State>,
    room: Condvar,
    ahead: usize,
}

#[derive(Default)]
struct State {
    begun: usize,
    taken: usize,
    closed: bool,
}

impl<I: Iterator> Gate<I> {
    fn new(items: I, ahead: usize) -> Self {
        Self { items: Mutex::new((0, items)), state: Mutex::default(), room: Condvar::new(), ahead }
    }

    fn next(&self) -> Option<(usize, I::Item)> {
        let full = |state: &mut State| !state.closed && state.begun >= state.taken + self.ahead;
        let mut state = self.room.wait_while(self.state(), full).unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return None;
        }
        state.begun += 1;
        drop(state);
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        match items.1.next() {
            Some(item) => {
                items.0 += 1;
                Some((items.0 - 1, item))
            }
            None => {
                self.close();
                None
            }
        }
    }

    fn taken(&self, taken: usize) {
        self.state().taken = taken;
        self.room.notify_all();
    }
}

impl<I> Gate<I> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn close(&self) {
        self.state().closed = true;
        self.room.notify_all();
    }
}

/// Sends the workers home when the caller's part ends, however it ends.
struct Closes<'a, I>(&'a Gate<I>);

impl<I> Drop for Closes<'_, I> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// A result that never comes must not let the others wait for room.
struct ClosesInPanic<'a, I>(&'a Gate<I>);

impl<I> Drop for ClosesInPanic<'_, I> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    struct Kept {
        results: Vec<usize>,
        most: usize,
        fails_at: usize,
    }

    impl Sink<usize> for Kept {
        type Error = usize;

        fn take(&mut self, result: usize) -> Result<(), usize> {
            if result == self.fails_at {
                return Err(result);
            }
            self.results.push(result);
            Ok(())
        }

        fn goes_on(&mut self) -> bool {
            self.results.len() < self.most
        }
    }

    fn kept() -> Kept {
        Kept { results: Vec::new(), most: usize::MAX, fails_at: usize::MAX }
    }

    /// The first of every ten is slow, so that the others have to wait for it.
    fn unevenly(item: usize) -> usize {
        thread::sleep(Duration::from_micros(if item.is_multiple_of(10) { 3_000 } else { 50 }));
        item
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for threads in [1, 2, 8] {
            let mut sink = kept();
            in_order(0..200, threads, unevenly, &mut sink).expect("nothing fails");
            assert_eq!(sink.results, (0..200).collect::<Vec<_>>());
        }
    }

    #[test]
    fn few_are_drawn_before_they_are_needed() {
        let (drawn, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let items = (0..500).inspect(|_| _ = drawn.fetch_add(1, Ordering::Relaxed));
        struct Slow<'a>(&'a AtomicUsize, &'a AtomicUsize);
        impl Sink<usize> for Slow<'_> {
            type Error = ();
            fn take(&mut self, _: usize) -> Result<(), ()> {
                let ahead = self.0.load(Ordering::Relaxed) - self.1.fetch_add(1, Ordering::Relaxed);
                assert!(ahead <= 3 * AHEAD + 1, "{ahead} are in memory");
                Ok(())
            }
            fn goes_on(&mut self) -> bool {
                true
            }
        }
        in_order(items, 3, unevenly, &mut Slow(&drawn, &taken)).expect("nothing fails");
        assert_eq!(taken.into_inner(), 500);
    }

    #[test]
    fn a_sink_that_fails_ends_the_work() {
        let mut sink = Kept { fails_at: 5, ..kept() };
        assert_eq!(in_order(0.., 4, unevenly, &mut sink), Err(5));
        assert_eq!(sink.results, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn stopping_takes_what_was_under_way() {
        let mut sink = Kept { most: 20, ..kept() };
        in_order(0.., 4, unevenly, &mut sink).expect("nothing fails");
        assert!((20..40).contains(&sink.results.len()), "{}", sink.results.len());
        assert_eq!(sink.results, (0..sink.results.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_of_the_work_ends_it() {
        let work = |item| if item == 30 { std::panic::resume_unwind(Box::new("work")) } else { unevenly(item) };
        assert!(catch_unwind(AssertUnwindSafe(|| in_order(0.., 4, work, &mut kept()))).is_err());
    }
}
