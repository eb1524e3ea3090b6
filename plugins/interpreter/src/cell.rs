//! The cell that the packer fills: where the framework stands in memory.
//!
//! The packer looks for [`MARKER`] among the guest's data, adds the framework's
//! bytes as a data segment behind the guest's own memory, and writes the segment's
//! address and length into the two fields after the marker.

/// The bytes by which the packer knows the cell.
pub const MARKER: [u8; 16] = *b"evenhand-cell-v1";

/// The marker, then an address and a length in bytes, little-endian.
#[repr(C, align(8))]
struct Cell {
    #[allow(dead_code, reason = "the packer looks for it; the guest never does")]
    marker: [u8; 16],
    address: u32,
    length: u32,
}

#[used]
static CELL: Cell = Cell { marker: MARKER, address: 0, length: 0 };

/// The bytes that were packed in; empty in an interpreter that nothing was packed
/// into.
#[must_use]
#[allow(unsafe_code, reason = "the packer is the only writer of the cell, and writes the place of its own segment")]
pub fn baked() -> &'static [u8] {
    let cell = &raw const CELL;
    // SAFETY: `cell` points at a live static. The read is volatile because the
    // packer changes the bytes after compilation.
    let cell = unsafe { cell.read_volatile() };
    if cell.length == 0 {
        return &[];
    }
    // SAFETY: a non-zero length was written by the packer, together with the address
    // of an active data segment of that length. The segment lies behind all memory
    // that the guest was linked with, so neither its data, its stack nor its heap
    // (which starts at the end of memory as it is at the start) overlaps it, and it
    // is never written.
    unsafe { core::slice::from_raw_parts(cell.address as usize as *const u8, cell.length as usize) }
}
