//! What of one function makes it slow to compile, or large.

use wasmparser::{BinaryReaderError, BlockType, FunctionBody, Operator};

/// Nanoseconds, about: of a function, of a local, of an operator, of a value that is handed to
/// a call or comes back, of an operator for each branch, of a variable for each branch, of two
/// variables for each loop.
const FUNCTION: u64 = 20_000;
const LOCAL: u64 = 100;
const OPERATOR: u64 = 4_000;
const HANDED: u64 = 10_000;
const PASSED: u64 = 1;
const CARRIED: u64 = 500;
const JOINED: u64 = 2;

/// What a function of a module may name.
#[derive(Default)]
pub(super) struct Module {
    pub types: Vec<Signature>,
    /// The type of each function, those that are imported first.
    pub functions: Vec<u32>,
    /// The function whose code comes next.
    pub next: usize,
}

/// How many parameters and results a function type has.
#[derive(Default, Clone, Copy)]
pub(super) struct Signature {
    pub params: u64,
    pub results: u64,
}

impl Signature {
    pub fn values(self) -> u64 {
        self.params + self.results
    }
}

impl Module {
    pub fn of_type(&self, index: u32) -> Signature {
        self.types.get(index as usize).copied().unwrap_or_default()
    }

    pub fn of_function(&self, index: usize) -> Signature {
        self.functions.get(index).map_or_else(Signature::default, |of| self.of_type(*of))
    }
}

/// What of a function makes it slow to compile.
#[derive(Default)]
pub(super) struct Function {
    locals: u64,
    operators: u64,
    /// What is handed to calls and comes back, and what is returned.
    handed: u64,
    branches: u64,
    loops: u64,
    pub deepest: u64,
    /// Locals and parameters that are named, and what is handed over at a branch.
    variables: u64,
}

impl Function {
    pub fn of(body: &FunctionBody<'_>, own: Signature, module: &Module) -> Result<Self, BinaryReaderError> {
        let mut seen = Self::default();
        // A branch to the end of the function hands its results over.
        let (mut open, mut depth, mut handed, mut highest) = (Vec::new(), 0u64, own.results, 0);
        for group in body.get_locals_reader()? {
            seen.locals += u64::from(group?.0);
        }
        for operator in body.get_operators_reader()? {
            seen.operators += 1;
            let operator = operator?;
            if let Operator::Loop { blockty } | Operator::Block { blockty } | Operator::If { blockty } = operator
                && let BlockType::FuncType(of) = blockty
            {
                handed = module.of_type(of).values().max(handed);
            }
            seen.handed += passed(&operator, own, module);
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
        seen.variables = highest.max(seen.locals) + handed;
        Ok(seen)
    }

    /// About how long it takes one core to compile it.
    pub fn nanoseconds(&self) -> u64 {
        let Self { locals, operators, handed, branches, loops, variables, .. } = *self;
        let times = |a: u64, b: u64, each: u64| a.saturating_mul(b).saturating_mul(each);
        FUNCTION
            .saturating_add(times(locals, 1, LOCAL))
            .saturating_add(times(operators, 1, OPERATOR))
            .saturating_add(times(handed, 1, HANDED))
            .saturating_add(times(operators, branches, PASSED))
            .saturating_add(times(variables, branches, CARRIED))
            .saturating_add(times(variables.saturating_mul(variables), loops, JOINED))
    }
}

/// How many values `operator` hands to a function and takes back, or returns.
fn passed(operator: &Operator<'_>, own: Signature, module: &Module) -> u64 {
    match *operator {
        Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
            module.of_function(function_index as usize).values()
        }
        Operator::CallIndirect { type_index, .. }
        | Operator::ReturnCallIndirect { type_index, .. }
        | Operator::CallRef { type_index }
        | Operator::ReturnCallRef { type_index } => module.of_type(type_index).values(),
        Operator::Return => own.results,
        _ => 0,
    }
}
