//! How much address space is set aside for calls, where many are made.
//!
//! Nothing of one call is left for the next: the runtime puts back what a memory was
//! before it is used again, by writing over the first part of it and giving the rest
//! back to the system.

use wasmtime::PoolingAllocationConfig;

use super::error::{CallError, LoadError};
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

/// Why a component that is whole has no place in the pool. The runtime's words are all there
/// is, and a test holds each of them to a component that brings it about.
pub(super) fn does_not_fit(limits: &Limits, reason: &str) -> Option<LoadError> {
    let asked = |before: &str| {
        let digits = reason.split_once(before)?.1.split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse::<usize>().ok()
    };
    let call = if let Some(asked) = asked("has a minimum byte size of ") {
        CallError::Memory { asked, limit: limits.memory }
    } else if let Some(asked) = asked("has a minimum element size of ") {
        CallError::Table { asked, limit: limits.table_elements }
    } else if let Some(asked) = asked("defined memories count of ") {
        CallError::Count { what: "memories", asked, limit: limits.memories }
    } else if let Some(asked) = asked("defined tables count of ") {
        CallError::Count { what: "tables", asked, limit: limits.tables }
    } else {
        let too_much = reason.contains("which exceeds the configured maximum of ");
        return too_much.then(|| LoadError::DoesNotFit(reason.to_owned()));
    };
    Some(LoadError::Describe(call))
}
