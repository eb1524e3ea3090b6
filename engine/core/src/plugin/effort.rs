//! What compiling a component would take, told from its bytes before it is compiled.
//!
//! Compiling takes no fuel and cannot be stopped, and what it takes is not told by a
//! component's size: fourteen kilobytes of loops in loops took eleven seconds of a core.
//! So what makes compiling slow or large is counted first. The figures were measured on
//! components made to be slow to compile; what a compiler makes of a program stays far
//! below them.

use wasmparser::{CompositeInnerType, ElementItems, FunctionBody, Parser, Payload, TypeRef};

use super::error::{CallError, LoadError};
use super::limits::Limits;
use super::look::damaged;
use function::{Function, Module, Signature};

mod function;

/// The most loops in loops. Compiling takes the cube of it; programs have ten.
const LOOPS: u64 = 64;
/// The most functions, exports, imports, globals, types and segments of all modules
/// together: each takes a few kilobytes.
const DECLARED: u64 = 20_000;
/// The share of the limit `compiling` that one function may take, as a divisor: the
/// functions are compiled one by one, and what one takes in memory goes with its time.
const SHARE: u64 = 10;

/// Nanoseconds, about, of a parameter or result: of each type, and of each function.
const SIGNATURE: u64 = 15_000;

/// Refuses a component that would take too long to compile, or too much memory.
///
/// # Errors
/// When it would, or is damaged.
pub(super) fn admit(bytes: &[u8], limits: &Limits) -> Result<(), LoadError> {
    let mut counted = Counted::default();
    for payload in Parser::new(0).parse_all(bytes) {
        counted.count(payload.map_err(damaged)?, limits)?;
        counted.within(limits)?;
    }
    Ok(())
}

/// What is counted of all modules together, and what is known of the one that is read.
#[derive(Default)]
struct Counted {
    nanoseconds: u64,
    declared: u64,
    /// Elements of segments of tables.
    elements: u64,
    /// The first size of every table.
    tables: u64,
    memories: usize,
    module: Module,
}

impl Counted {
    fn within(&self, limits: &Limits) -> Result<(), LoadError> {
        // An image is made of every memory and every table, whether or not a call has it.
        if self.memories > limits.memories {
            let (asked, limit) = (self.memories, limits.memories);
            return Err(LoadError::Describe(CallError::Count { what: "memories", asked, limit }));
        }
        let segments = limits.table_elements as u64;
        let tables = segments.saturating_mul(limits.tables as u64);
        let counts = [
            ("declarations", self.declared, DECLARED),
            ("elements of tables", self.elements, segments),
            ("elements in all tables", self.tables, tables),
        ];
        if let Some((what, _, limit)) = counts.into_iter().find(|(_, counted, limit)| counted > limit) {
            return Err(LoadError::Sprawling { what, limit });
        }
        match self.nanoseconds / 1_000 {
            whole if whole > limits.compiling => {
                Err(LoadError::Compiling { what: "it", effort: whole, limit: limits.compiling })
            }
            _ => Ok(()),
        }
    }

    fn count(&mut self, payload: Payload<'_>, limits: &Limits) -> Result<(), LoadError> {
        match payload {
            Payload::Version { .. } => self.module = Module::default(),
            Payload::TypeSection(section) => {
                for group in section {
                    for one in group.map_err(damaged)?.types() {
                        self.declared += 1;
                        self.function_type(&one.composite_type.inner);
                    }
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    self.declared += 1;
                    match import.map_err(damaged)?.ty {
                        TypeRef::Table(table) => within_table(table.initial, limits)?,
                        TypeRef::Func(of) => self.declares(of),
                        _ => {}
                    }
                }
                self.module.next = self.module.functions.len();
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.declared += 1;
                    let initial = table.map_err(damaged)?.ty.initial;
                    within_table(initial, limits)?;
                    self.tables = self.tables.saturating_add(initial);
                }
            }
            Payload::MemorySection(section) => self.memories += section.count() as usize,
            Payload::FunctionSection(section) => {
                for of in section {
                    self.declared += 1;
                    self.declares(of.map_err(damaged)?);
                }
            }
            Payload::GlobalSection(section) => self.declared += u64::from(section.count()),
            Payload::ExportSection(section) => self.declared += u64::from(section.count()),
            Payload::DataSection(section) => self.declared += u64::from(section.count()),
            Payload::ElementSection(section) => {
                for segment in section {
                    self.declared += 1;
                    self.elements += u64::from(match segment.map_err(damaged)?.items {
                        ElementItems::Functions(items) => items.count(),
                        ElementItems::Expressions(_, items) => items.count(),
                    });
                }
            }
            Payload::CodeSectionEntry(body) => self.function(&body, limits)?,
            _ => {}
        }
        Ok(())
    }

    /// A type of functions. The runtime makes code of its own for each: how the host calls it.
    fn function_type(&mut self, inner: &CompositeInnerType) {
        let signature = match inner {
            CompositeInnerType::Func(f) => {
                Signature { params: f.params().len() as u64, results: f.results().len() as u64 }
            }
            _ => Signature::default(),
        };
        self.nanoseconds = self.nanoseconds.saturating_add(signature.values() * SIGNATURE);
        self.module.types.push(signature);
    }

    /// A function of this type: another may make a way into it for the host.
    fn declares(&mut self, of: u32) {
        let values = self.module.of_type(of).values();
        self.nanoseconds = self.nanoseconds.saturating_add(values * SIGNATURE);
        self.module.functions.push(of);
    }

    fn function(&mut self, body: &FunctionBody<'_>, limits: &Limits) -> Result<(), LoadError> {
        let own = self.module.of_function(self.module.next);
        self.module.next += 1;
        let seen = Function::of(body, own, &self.module).map_err(damaged)?;
        if seen.deepest > LOOPS {
            return Err(LoadError::Sprawling { what: "loops in loops", limit: LOOPS });
        }
        let (own, limit) = (seen.nanoseconds(), limits.compiling / SHARE);
        if own / 1_000 > limit {
            return Err(LoadError::Compiling { what: "one of its functions", effort: own / 1_000, limit });
        }
        self.nanoseconds = self.nanoseconds.saturating_add(own);
        Ok(())
    }
}

/// The same as the store says when such a table is made, since the compiler makes an image
/// of it before.
fn within_table(asked: u64, limits: &Limits) -> Result<(), LoadError> {
    let (asked, limit) = (usize::try_from(asked).unwrap_or(usize::MAX), limits.table_elements);
    if asked > limit { Err(LoadError::Describe(CallError::Table { asked, limit })) } else { Ok(()) }
}
