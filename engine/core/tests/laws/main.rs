//! The laws of the contract: each is kept by a whole answer, and broken by one change.

mod answer;
mod case;
mod framework;
