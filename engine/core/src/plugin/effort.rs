//! What compiling a component would take, told from its bytes before it is compiled.
//!
//! Compiling takes no fuel and cannot be stopped, and what it takes is not told by a
//! component's size: fourteen kilobytes of loops in loops took eleven seconds of a core.
//! So what makes compiling slow or large is counted first. The figures were measured on
//! components made to be slow to compile; what a compiler makes of a program stays far
//! below them.

use wasmparser::{BlockType, ElementItems, FunctionBody, Operator, Parser, Payload, TypeRef};

use super::error::LoadError;
use super::limits::Limits;
use super::look::damaged;

/// The most loops in loops. Compiling takes the cube of it; programs have ten.
const LOOPS: u64 = 64;
/// The most functions, exports, imports, globals, types and segments of all modules
/// together: each takes a few kilobytes.
const DECLARED: u64 = 20_000;
/// The share of the limit `compiling` that one function may take, as a divisor: the
/// functions are compiled one by one, and what one takes in memory goes with its time.
const SHARE: u64 = 10;

/// Nanoseconds, about: of a function, of an operator, of an operator for each branch, of a
/// variable for each branch, of two variables for each loop.
const FUNCTION: u64 = 20_000;
const OPERATOR: u64 = 4_000;
const PASSED: u64 = 1;
const CARRIED: u64 = 500;
const JOINED: u64 = 2;

/// Refuses a component that would take too long to compile, or too much memory.
///
/// # Errors
/// When it would, or is damaged.
pub(super) fn admit(bytes: &[u8], limits: &Limits) -> Result<(), LoadError> {
    let mut counted = Counted::default();
    for payload in Parser::new(0).parse_all(bytes) {
        counted.count(payload.map_err(damaged)?, limits)?;
        if counted.declared > DECLARED {
            return Err(LoadError::Sprawling { what: "declarations", limit: DECLARED });
        }
        if counted.elements > limits.table_elements as u64 {
            return Err(LoadError::Sprawling { what: "elements of tables", limit: limits.table_elements as u64 });
        }
        let whole = counted.nanoseconds / 1_000;
        if whole > limits.compiling {
            return Err(LoadError::Compiling { what: "it", effort: whole, limit: limits.compiling });
        }
    }
    Ok(())
}

#[derive(Default)]
struct Counted {
    nanoseconds: u64,
    declared: u64,
    elements: u64,
    /// Parameters and results of each function type of the module.
    types: Vec<u64>,
}

impl Counted {
    fn count(&mut self, payload: Payload<'_>, limits: &Limits) -> Result<(), LoadError> {
        match payload {
            Payload::Version { .. } => self.types.clear(),
            Payload::TypeSection(section) => {
                for group in section {
                    for one in group.map_err(damaged)?.types() {
                        self.declared += 1;
                        self.types.push(match &one.composite_type.inner {
                            wasmparser::CompositeInnerType::Func(f) => (f.params().len() + f.results().len()) as u64,
                            _ => 0,
                        });
                    }
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    self.declared += 1;
                    if let TypeRef::Table(table) = import.map_err(damaged)?.ty {
                        within_table(table.initial, limits)?;
                    }
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.declared += 1;
                    within_table(table.map_err(damaged)?.ty.initial, limits)?;
                }
            }
            Payload::FunctionSection(section) => self.declared += u64::from(section.count()),
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

    fn function(&mut self, body: &FunctionBody<'_>, limits: &Limits) -> Result<(), LoadError> {
        let seen = Function::of(body, &self.types).map_err(damaged)?;
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
    use super::error::CallError;
    let (asked, limit) = (usize::try_from(asked).unwrap_or(usize::MAX), limits.table_elements);
    if asked > limit { Err(LoadError::Describe(CallError::Table { asked, limit })) } else { Ok(()) }
}

/// What of a function makes it slow to compile.
#[derive(Default)]
struct Function {
    operators: u64,
    branches: u64,
    loops: u64,
    deepest: u64,
    /// Locals and parameters that are named, and what is handed over at a branch.
    variables: u64,
}

impl Function {
    fn of(body: &FunctionBody<'_>, types: &[u64]) -> Result<Self, wasmparser::BinaryReaderError> {
        let mut seen = Self::default();
        let (mut open, mut depth, mut handed, mut highest) = (Vec::new(), 0u64, 0, 0);
        let mut locals = 0u64;
        for group in body.get_locals_reader()? {
            locals += u64::from(group?.0);
        }
        for operator in body.get_operators_reader()? {
            seen.operators += 1;
            let operator = operator?;
            if let Operator::Loop { blockty } | Operator::Block { blockty } | Operator::If { blockty } = operator
                && let BlockType::FuncType(of) = blockty
            {
                handed = types.get(of as usize).copied().unwrap_or(0).max(handed);
            }
            match operator {
                Operator::Loop { .. } => {
                    open.push(true);
                    depth += 1;
                    seen.loops += 1;
                    seen.branches += 1;
                    seen.deepest = seen.deepest.max(depth);
                }
                Operator::Block { .. } | Operator::If { .. } => {
                    open.push(false);
                    seen.branches += 1;
                }
                Operator::End => depth -= u64::from(open.pop().unwrap_or(false)),
                Operator::Br { .. } | Operator::BrIf { .. } | Operator::Else => seen.branches += 1,
                Operator::BrTable { targets } => seen.branches += u64::from(targets.len()) + 1,
                Operator::LocalGet { local_index }
                | Operator::LocalSet { local_index }
                | Operator::LocalTee { local_index } => highest = highest.max(u64::from(local_index) + 1),
                _ => {}
            }
        }
        seen.variables = highest.max(locals) + handed;
        Ok(seen)
    }

    /// About how long it takes one core to compile it.
    fn nanoseconds(&self) -> u64 {
        let Self { operators, branches, loops, variables, .. } = *self;
        let times = |a: u64, b: u64, each: u64| a.saturating_mul(b).saturating_mul(each);
        FUNCTION
            .saturating_add(times(operators, 1, OPERATOR))
            .saturating_add(times(operators, branches, PASSED))
            .saturating_add(times(variables, branches, CARRIED))
            .saturating_add(times(variables.saturating_mul(variables), loops, JOINED))
    }
}
