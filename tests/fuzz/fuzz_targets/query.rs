//! [`evenhand_fuzz::query`] before a fuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| evenhand_fuzz::query::check(bytes));
