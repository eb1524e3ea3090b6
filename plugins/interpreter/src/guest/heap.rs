//! The guest's heap for small things, and its comparison of bytes, made for calls that are
//! short and end with their instance.
//!
//! Reading asks for many small blocks and few large ones. Small ones are carved from
//! chunks, and one that is freed waits in the list of its size; they are never joined, and
//! never given back, because the instance goes with all its memory after one call. Large
//! ones are the usual heap's, which joins what is freed, so that a list that grows does not
//! spread over ever new pages. Nothing here is inlined: code that is larger takes longer to
//! load.

#![allow(unsafe_code, reason = "an allocator hands out raw memory, and a symbol of the C runtime is replaced")]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::ptr::{copy_nonoverlapping, null_mut};
use std::alloc::System;

/// Small blocks are multiples of this in size, in bytes, and aligned to it.
const STEP: usize = 16;
/// The largest of them.
const SMALL: usize = 512;
/// What small blocks are carved from.
const CHUNK: usize = 16 << 10;

#[global_allocator]
static HEAP: Heap = Heap(UnsafeCell::new(State { free: [null_mut(); SMALL / STEP + 1], next: null_mut(), left: 0 }));

struct Heap(UnsafeCell<State>);

// SAFETY: the guest has one thread, and no function of `State` calls out.
unsafe impl Sync for Heap {}

struct State {
    /// For each multiple of `STEP`, the first free block of that size; a free block starts
    /// with the address of the next.
    free: [*mut u8; SMALL / STEP + 1],
    /// What is left of the chunk that is carved: where it starts, and how many bytes.
    next: *mut u8,
    left: usize,
}

/// How many steps a small block of this layout has; none where it is not small.
fn steps(layout: Layout) -> Option<usize> {
    let small = layout.size() <= SMALL && layout.align() <= STEP;
    small.then(|| layout.size().max(1).div_ceil(STEP))
}

impl State {
    /// A block of so many steps, or null where there is no more memory.
    #[inline(never)]
    fn take(&mut self, steps: usize) -> *mut u8 {
        let first = self.free[steps];
        if !first.is_null() {
            // SAFETY: a free block holds the address of the next.
            self.free[steps] = unsafe { first.cast::<*mut u8>().read() };
            return first;
        }
        let size = steps * STEP;
        if self.left < size {
            let Ok(chunk) = Layout::from_size_align(CHUNK, STEP) else { return null_mut() };
            // SAFETY: the layout has a size.
            self.next = unsafe { System.alloc(chunk) };
            self.left = if self.next.is_null() { 0 } else { CHUNK };
            if self.left == 0 {
                return null_mut();
            }
        }
        let block = self.next;
        // SAFETY: that many bytes are left behind `next`.
        self.next = unsafe { block.add(size) };
        self.left -= size;
        block
    }

    /// Takes a block of so many steps back.
    #[inline(never)]
    fn give(&mut self, block: *mut u8, steps: usize) {
        // SAFETY: who calls gives the block back; it has 16 bytes or more, and is aligned.
        unsafe { block.cast::<*mut u8>().write(self.free[steps]) };
        self.free[steps] = block;
    }
}

impl Heap {
    #[allow(clippy::mut_from_ref, reason = "one thread, and no caller keeps it")]
    fn state(&self) -> &mut State {
        // SAFETY: the guest has one thread, and each caller is done with it before another
        // asks for it.
        unsafe { &mut *self.0.get() }
    }
}

// SAFETY: a small block is handed out once until it is freed: it is carved from a chunk, or
// taken out of the list of its size. It has the size of its layout, rounded up to a step,
// and is aligned to a step, as its chunk is. Which blocks are small follows from the layout
// alone, so each goes back to where it came from; all others are the system's.
unsafe impl GlobalAlloc for Heap {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        match steps(layout) {
            Some(steps) => self.state().take(steps),
            // SAFETY: as the caller promises.
            None => unsafe { System.alloc(layout) },
        }
    }

    #[inline(never)]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let Some(steps) = steps(layout) else {
            // SAFETY: as the caller promises.
            return unsafe { System.alloc_zeroed(layout) };
        };
        let block = self.state().take(steps);
        if !block.is_null() {
            // SAFETY: the block has that many bytes.
            unsafe { block.write_bytes(0, layout.size()) };
        }
        block
    }

    #[inline(never)]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        match steps(layout) {
            Some(steps) => self.state().give(block, steps),
            // SAFETY: as the caller promises.
            None => unsafe { System.dealloc(block, layout) },
        }
    }

    #[inline(never)]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller promises that `size` and the alignment are a layout's.
        let new = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        match (steps(layout), steps(new)) {
            // SAFETY: as the caller promises.
            (None, None) => unsafe { System.realloc(block, layout, size) },
            (old, now) if old == now => block,
            _ => {
                // SAFETY: as the caller promises; the two blocks are as long as the smaller
                // size.
                unsafe {
                    let moved = self.alloc(new);
                    if !moved.is_null() {
                        copy_nonoverlapping(block, moved, layout.size().min(size));
                        self.dealloc(block, layout);
                    }
                    moved
                }
            }
        }
    }
}

/// Compares as the C function does, eight bytes at a time: the runtime's own goes byte by
/// byte, and texts are compared all the time.
///
/// # Safety
/// Both addresses must be readable for `len` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn memcmp(a: *const u8, b: *const u8, len: usize) -> i32 {
    let mut at = 0;
    while at + 8 <= len {
        // SAFETY: `at + 8` is within both.
        let (x, y) = unsafe { (a.add(at).cast::<u64>().read_unaligned(), b.add(at).cast::<u64>().read_unaligned()) };
        if x != y {
            return if x.swap_bytes() < y.swap_bytes() { -1 } else { 1 };
        }
        at += 8;
    }
    if at + 4 <= len {
        // SAFETY: `at + 4` is within both.
        let (x, y) = unsafe { (a.add(at).cast::<u32>().read_unaligned(), b.add(at).cast::<u32>().read_unaligned()) };
        if x != y {
            return if x.swap_bytes() < y.swap_bytes() { -1 } else { 1 };
        }
        at += 4;
    }
    while at < len {
        // SAFETY: `at` is within both.
        let (x, y) = unsafe { (*a.add(at), *b.add(at)) };
        if x != y {
            return i32::from(x) - i32::from(y);
        }
        at += 1;
    }
    0
}
