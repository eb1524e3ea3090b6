//! The boundary between the engine and plugins that somebody else wrote: what keeps the
//! contract comes through whole, and what breaks it, or tries to break out, is refused
//! with its reason while the plugins beside it are left alone.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod conformance;
mod hostile;
