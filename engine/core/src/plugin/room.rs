//! Room for calls, where they run in memory that was set aside: whoever came first is first.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::call::Control;
use super::error::CallError;

/// How long a call waits for room between two looks at its flag.
const LOOK: Duration = Duration::from_millis(10);

/// How many more calls have room. The runtime refuses one too many; so one too many waits,
/// and never comes to be taken for a failure of its plugin.
#[derive(Debug)]
pub(super) struct Room {
    queue: Mutex<Queue>,
    moved: Condvar,
}

/// One call's room, until it is dropped: after the call's store.
pub(super) struct Taken<'a>(&'a Room);

/// The room that is free, and the tickets of those that wait for some, in order. Without them
/// a caller that gives its room back and takes some again at once would be there before
/// another had woken, time after time.
#[derive(Debug)]
struct Queue {
    free: usize,
    waiting: VecDeque<u64>,
    next: u64,
}

impl Room {
    pub(super) fn new(at_once: usize) -> Self {
        let queue = Queue { free: at_once.max(1), waiting: VecDeque::new(), next: 0 };
        Self { queue: Mutex::new(queue), moved: Condvar::new() }
    }

    /// Room for one call, as soon as there is some and it is this caller's turn.
    pub(super) fn take(&self, control: &Control) -> Result<Taken<'_>, CallError> {
        let mut queue = self.queue();
        let ticket = queue.join();
        let turn = loop {
            if queue.is_turn(ticket) {
                queue.free -= 1;
                break Ok(());
            }
            if let Some(stop) = control.stop() {
                break Err(stop);
            }
            let time = control.left().map_or(LOOK, |left| left.min(LOOK));
            queue = self.moved.wait_timeout(queue, time).unwrap_or_else(PoisonError::into_inner).0;
        };
        queue.leave(ticket);
        // It may be the turn of the next.
        self.moved.notify_all();
        drop(queue);
        turn.map(|()| Taken(self))
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Queue {
    fn join(&mut self) -> u64 {
        let ticket = self.next;
        self.next += 1;
        self.waiting.push_back(ticket);
        ticket
    }

    fn is_turn(&self, ticket: u64) -> bool {
        self.free > 0 && self.waiting.front() == Some(&ticket)
    }

    fn leave(&mut self, ticket: u64) {
        self.waiting.retain(|waiting| *waiting != ticket);
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.0.queue().free += 1;
        self.0.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::Instant;

    use super::*;

    /// Waits until so many wait for room.
    fn until_waiting(room: &Room, many: usize) {
        while room.queue().waiting.len() != many {
            thread::yield_now();
        }
    }

    #[test]
    fn whoever_takes_again_at_once_comes_after_those_that_wait() {
        let (room, order) = (Room::new(1), Mutex::new(Vec::new()));
        let note = |name: &'static str| order.lock().expect("a list").push(name);
        for _ in 0..50 {
            thread::scope(|scope| {
                let first = room.take(&Control::default()).expect("room");
                for (waiting, name) in [(1, "one"), (2, "two")] {
                    let (room, note) = (&room, &note);
                    scope.spawn(move || {
                        let _taken = room.take(&Control::default()).expect("room");
                        note(name);
                    });
                    until_waiting(room, waiting);
                }
                drop(first);
                let _again = room.take(&Control::default()).expect("room");
                note("again");
            });
            assert_eq!(std::mem::take(&mut *order.lock().expect("a list")), ["one", "two", "again"]);
        }
    }

    #[test]
    fn whoever_stops_waiting_holds_up_nobody() {
        let room = Room::new(1);
        let flag = Arc::new(AtomicBool::new(false));
        let off = Control { called_off: Some(Arc::clone(&flag)), ..Control::default() };
        let first = room.take(&Control::default()).expect("room");
        thread::scope(|scope| {
            let stopped = scope.spawn(|| room.take(&off).map(drop));
            until_waiting(&room, 1);
            let next = scope.spawn(|| room.take(&Control::default()).map(drop));
            until_waiting(&room, 2);
            flag.store(true, Ordering::Relaxed);
            assert_eq!(stopped.join().expect("no panic"), Err(CallError::CalledOff));
            drop(first);
            assert_eq!(next.join().expect("no panic"), Ok(()));
        });
        assert!(room.queue().waiting.is_empty());
    }

    #[test]
    fn a_deadline_ends_the_waiting() {
        let room = Room::new(1);
        let _first = room.take(&Control::default()).expect("room");
        let deadline = Instant::now() + Duration::from_millis(3);
        let late = Control { deadline: Some(deadline), ..Control::default() };
        assert_eq!(room.take(&late).map(drop), Err(CallError::Deadline));
        assert!(Instant::now() >= deadline, "not before it");
        assert!(room.queue().waiting.is_empty());
    }
}
