//! [`evenhand_fuzz::document`] before a fuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| evenhand_fuzz::document::check(bytes));
