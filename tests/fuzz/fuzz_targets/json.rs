//! [`evenhand_fuzz::json`] before a fuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| evenhand_fuzz::json::check(bytes));
