//! What a plugin may use.

/// Limits that every call of a plugin runs under. All can be set; the defaults are
/// meant for frameworks of a few hundred criteria and descriptions of a few hundred
/// pages.
///
/// They hold for each call of a plugin by itself: ten calls at a time may take ten times
/// [`Limits::memory`], beside what the host keeps of each description
/// ([`read::Limits`](crate::read::Limits)). Where memory comes on demand, each call also
/// reserves 4 GiB of address space for each memory of the plugin, of which only what is used
/// is ever paid for; that matters where a process may have only so much (`ulimit -v`).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Fuel of one call: one unit for each WebAssembly instruction, and more for those that
    /// call into the runtime. It is the
    /// deterministic budget: the same plugin and text use the same. 2,000,000,000.
    pub fuel: u64,
    /// Linear memory of one call, in bytes, all memories together. 256 MiB.
    pub memory: usize,
    /// Elements of one table, and of all that fills tables. All tables of a component have as
    /// many as `tables` of these. 20,000.
    pub table_elements: usize,
    /// Core instances of one call. 32.
    pub instances: usize,
    /// Memories of one call, and of all modules of a component. 4.
    pub memories: usize,
    /// Tables of one call. 16.
    pub tables: usize,
    /// The stack of one call, in bytes. 512 KiB. It is the engine's, fixed when the
    /// engine is made.
    pub stack: usize,
    /// A component, in bytes. 16 MiB, some sixteen times a bundled one.
    pub component: usize,
    /// The code of any one function, in bytes: compiling takes no fuel, and takes far
    /// longer for one large function than for many small ones. 128 KiB.
    pub function: usize,
    /// What compiling a component may take, told from its bytes before it is compiled: about
    /// a microsecond of one core for each unit. One function may take a tenth of it.
    /// 30,000,000.
    pub compiling: u64,
    /// What one call may return, in bytes, counted while it is taken over, however
    /// often it names the same buffer. 32 MiB.
    pub returned: usize,
    /// Items of any one list that a call returns: criteria, ratings, evidence of a
    /// rating, conclusions. 20,000.
    pub items: usize,
    /// Any one text that a call returns, in bytes. 64 KiB.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            fuel: 2_000_000_000,
            memory: 256 << 20,
            table_elements: 20_000,
            instances: 32,
            memories: 4,
            tables: 16,
            stack: 512 << 10,
            component: 16 << 20,
            function: 128 << 10,
            compiling: 30_000_000,
            returned: 32 << 20,
            items: 20_000,
            text: 64 << 10,
        }
    }
}

impl Limits {
    /// The limits by name, with their values and units, in a fixed order.
    #[must_use]
    pub fn listed(&self) -> Vec<(&'static str, u64, &'static str)> {
        vec![
            ("fuel", self.fuel, "units"),
            ("memory", self.memory as u64, "bytes"),
            ("table-elements", self.table_elements as u64, "elements"),
            ("instances", self.instances as u64, "instances"),
            ("memories", self.memories as u64, "memories"),
            ("tables", self.tables as u64, "tables"),
            ("stack", self.stack as u64, "bytes"),
            ("component", self.component as u64, "bytes"),
            ("function", self.function as u64, "bytes"),
            ("compiling", self.compiling, "units"),
            ("returned", self.returned as u64, "bytes"),
            ("items", self.items as u64, "items"),
            ("text", self.text as u64, "bytes"),
        ]
    }

    /// Sets the limit of this name; `false` where there is none of it.
    pub fn set(&mut self, name: &str, value: u64) -> bool {
        let size = usize::try_from(value).unwrap_or(usize::MAX);
        match name {
            "fuel" => self.fuel = value,
            "memory" => self.memory = size,
            "table-elements" => self.table_elements = size,
            "instances" => self.instances = size,
            "memories" => self.memories = size,
            "tables" => self.tables = size,
            "stack" => self.stack = size,
            "component" => self.component = size,
            "function" => self.function = size,
            "compiling" => self.compiling = value,
            "returned" => self.returned = size,
            "items" => self.items = size,
            "text" => self.text = size,
            _ => return false,
        }
        true
    }
}
