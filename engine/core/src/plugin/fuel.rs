//! What an instruction costs in fuel: one unit, unless it takes the machine far longer.
//!
//! Some instructions call into the runtime, which takes a hundred times as long as an
//! addition. At one unit each, a loop that fills nothing held the host up for minutes with a
//! budget that lasts other programs seconds (`tests/hostile/slow.rs`).

use wasmtime::OperatorCost;

/// The cost of a call into the runtime, beside what it does for each byte or element.
const CALL: u8 = 100;

/// What each instruction costs.
pub(super) fn costs() -> OperatorCost {
    OperatorCost {
        MemoryGrow: CALL,
        MemoryFill: CALL,
        MemoryInit: CALL,
        TableGrow: CALL,
        TableFill: CALL,
        TableCopy: CALL,
        TableInit: CALL,
        // Into the runtime the first time only, or with a quick way for little.
        MemoryCopy: 10,
        RefFunc: 50,
        TableSet: 10,
        TableGet: 10,
        ..OperatorCost::new()
    }
}
