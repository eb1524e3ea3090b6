//! What a plugin said of itself when it was asked, kept beside its code.
//!
//! A plugin is asked twice what it is when it is first seen. Under the same limits it
//! would say the same again, so one whose code is kept is not asked: that takes as long as
//! reading a text. The laws are checked each time all the same.

use serde::{Deserialize, Serialize};

use crate::model::framework::Framework;
use crate::plugin::Limits;

/// What a plugin said, and under which limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::plugin) struct Told {
    /// What it said.
    pub framework: Framework,
    /// The fuel that it took to say so.
    pub fuel: u64,
    /// The limits that held.
    limits: Vec<u64>,
}

impl Told {
    /// What a plugin said under `limits`.
    pub fn new(framework: &Framework, fuel: u64, limits: &Limits) -> Self {
        Self { framework: framework.clone(), fuel, limits: values(limits) }
    }

    /// Whether a plugin that is asked under `limits` would say this.
    pub fn holds_under(&self, limits: &Limits) -> bool {
        self.limits == values(limits)
    }

    /// None where `bytes` are of another form.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// As bytes; none where they would not be read back as the same.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let bytes = serde_json::to_vec(self).unwrap_or_default();
        if Self::read(&bytes).as_ref() == Some(self) { bytes } else { Vec::new() }
    }
}

fn values(limits: &Limits) -> Vec<u64> {
    limits.listed().into_iter().map(|(_, value, ..)| value).collect()
}
