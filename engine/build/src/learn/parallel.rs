//! The same reckoning for each of many numbers, on all cores.

use std::panic::resume_unwind;
use std::thread;

/// What `one` comes to for each number below `all`, on as many threads as there are cores.
pub(super) fn each<T: Send>(all: usize, one: &(impl Fn(usize) -> T + Sync)) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(all.max(1));
    let part = |thread: usize| -> Vec<(usize, T)> { (thread..all).step_by(threads).map(|at| (at, one(at))).collect() };
    let mut done: Vec<(usize, T)> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(move || part(thread))).collect();
        // What one thread could not do is missing in every column after it, so its panic is ours.
        running.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn columns_keep_their_order_on_any_number_of_threads() {
        assert_eq!(each(100, &|n| 2 * n), (0..100).map(|n| 2 * n).collect::<Vec<_>>());
        assert!(each(0, &|n| n).is_empty());
    }

    #[test]
    #[should_panic(expected = "the third column")]
    fn what_one_thread_cannot_do_is_never_left_out() {
        each(8, &|n| assert!(n != 2, "the third column"));
    }
}
