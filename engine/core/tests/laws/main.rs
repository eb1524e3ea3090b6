//! The laws of the contract: each is kept by a whole answer, and broken by one change.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod answer;
mod case;
mod framework;
