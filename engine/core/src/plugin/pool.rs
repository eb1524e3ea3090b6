//! How much address space is set aside for calls, where many are made.
//!
//! Nothing of one call is left for the next: the runtime puts back what a memory was
//! before it is used again, by writing over the first part of it and giving the rest
//! back to the system.

use wasmtime::PoolingAllocationConfig;

use super::limits::Limits;

/// How much of a memory is written over, and not given back, after a call, in bytes: about
/// what a framework uses on a long description. Giving it back and being given it anew for
/// each call costs more.
const KEPT: usize = 4 << 20;

/// A pool for `at_once` calls at a time, each as large as `limits` allow.
pub(super) fn pool(limits: &Limits, at_once: usize) -> PoolingAllocationConfig {
    let of_each = |of_one: usize| u32::try_from(at_once.max(1).saturating_mul(of_one)).unwrap_or(u32::MAX);
    let most = |limit: usize| u32::try_from(limit).unwrap_or(u32::MAX);
    let mut pool = PoolingAllocationConfig::default();
    pool.total_component_instances(of_each(1))
        .total_core_instances(of_each(limits.instances))
        .total_memories(of_each(limits.memories))
        .total_tables(of_each(limits.tables))
        .total_stacks(of_each(1))
        .max_memories_per_module(most(limits.memories))
        .max_tables_per_module(most(limits.tables))
        .max_memory_size(limits.memory)
        .table_elements(limits.table_elements)
        .linear_memory_keep_resident(KEPT)
        .table_keep_resident(KEPT);
    pool
}
