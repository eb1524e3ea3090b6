//! The guest's heap and its comparison of bytes, made for calls that are short and end
//! with their instance.
//!
//! An instance answers one call and is dropped with all its memory, so nothing is ever
//! given back to the host, and blocks are not joined: a block is a power of two in size,
//! and one that is freed waits in the list of its size. Whatever is on top grows in place.
//! Memory that was never used is zero, so it is not cleared again.

#![allow(unsafe_code, reason = "an allocator hands out raw memory, and a symbol of the C runtime is replaced")]

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size};
use core::cell::UnsafeCell;
use core::ptr::{copy_nonoverlapping, null_mut};

/// A page of linear memory, in bytes.
const PAGE: usize = 1 << 16;
/// How many pages memory grows by at least: each growth is a call of the host.
const GROWTH: usize = 16;
/// The smallest block, in bytes. Every block is aligned to as much.
const SMALLEST: usize = 16;

#[global_allocator]
static HEAP: Heap = Heap(UnsafeCell::new(State { free: [null_mut(); 32], top: 0, end: 0 }));

struct Heap(UnsafeCell<State>);

// SAFETY: the guest has one thread, and no function of `State` calls out.
unsafe impl Sync for Heap {}

struct State {
    /// For each power of two, the first free block of that size; a free block starts with
    /// the address of the next.
    free: [*mut u8; 32],
    /// From here on nothing was ever used.
    top: usize,
    /// Where linear memory ends.
    end: usize,
}

/// The power of two that a block of `size` bytes takes.
const fn power(size: usize) -> usize {
    let size = if size < SMALLEST { SMALLEST } else { size };
    (usize::BITS - (size - 1).leading_zeros()) as usize
}

impl State {
    /// Memory that was never used, or null where there is no more.
    fn fresh(&mut self, size: usize, align: usize) -> *mut u8 {
        if self.top == 0 {
            // What the packer added lies below the end of memory as it is at the start.
            self.top = memory_size(0) * PAGE;
            self.end = self.top;
        }
        let start = self.top.next_multiple_of(align);
        if self.reaches(start, size) { start as *mut u8 } else { null_mut() }
    }

    /// Moves the top to `size` bytes behind `start`, and tells whether there was room.
    fn reaches(&mut self, start: usize, size: usize) -> bool {
        let Some(top) = start.checked_add(size) else { return false };
        if top > self.end {
            let needed = (top - self.end).div_ceil(PAGE);
            let pages = if needed < GROWTH { GROWTH } else { needed };
            if memory_grow(0, pages) == usize::MAX {
                return false;
            }
            self.end += pages * PAGE;
        }
        self.top = top;
        true
    }
}

impl Heap {
    #[allow(clippy::mut_from_ref, reason = "one thread, and no caller keeps it")]
    fn state(&self) -> &mut State {
        // SAFETY: the guest has one thread, and nobody keeps what is returned beyond a
        // function of this module, none of which calls another that asks for it.
        unsafe { &mut *self.0.get() }
    }
}

// SAFETY: a block is handed out once until it is freed: it comes from the never used top,
// or is taken out of its list. It has the size that its layout asks for, or more, and
// its alignment: 16 for every block of a list, because the top starts at a page and moves
// by multiples of 16; a layout that asks for more is never put into a list.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let (state, power) = (self.state(), power(layout.size()));
        let first = state.free[power & 31];
        if first.is_null() || layout.align() > SMALLEST {
            return state.fresh(1 << power, layout.align().max(SMALLEST));
        }
        // SAFETY: a free block holds the address of the next.
        state.free[power & 31] = unsafe { first.cast::<*mut u8>().read() };
        first
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        let power = power(layout.size());
        if self.state().free[power & 31].is_null() || layout.align() > SMALLEST {
            return self.state().fresh(1 << power, layout.align().max(SMALLEST));
        }
        // SAFETY: as the caller promises.
        let block = unsafe { self.alloc(layout) };
        // SAFETY: the block is `layout.size()` bytes long, and it is not null.
        unsafe { block.write_bytes(0, layout.size()) };
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if layout.align() <= SMALLEST {
            let first = &mut self.state().free[power(layout.size()) & 31];
            // SAFETY: the caller gives the block back; it is 16 bytes or more, and aligned.
            unsafe { block.cast::<*mut u8>().write(*first) };
            *first = block;
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let (old, new) = (power(layout.size()), power(size));
        // One that shrinks may be freed into the list of a smaller size.
        if new <= old {
            return block;
        }
        let state = self.state();
        let on_top = block as usize + (1 << old) == state.top;
        if on_top && state.reaches(block as usize, 1 << new) {
            return block;
        }
        // SAFETY: the caller promises that `size` and the alignment are of a layout.
        let moved = unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
        if !moved.is_null() {
            // SAFETY: both blocks are as long as the smaller size, and they are two blocks.
            unsafe {
                copy_nonoverlapping(block, moved, layout.size().min(size));
                self.dealloc(block, layout);
            }
        }
        moved
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
