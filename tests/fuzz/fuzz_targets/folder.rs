//! [`evenhand_fuzz::folder`] before a fuzzer.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| evenhand_fuzz::folder::check(bytes));
