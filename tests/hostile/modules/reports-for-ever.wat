;; Reports a message of 32 KiB over and over: copying it takes the host time, and the
;; guest next to no fuel.
(module
  (import "evenhand:framework/diagnostics@0.1.0" "report" (func $report (param i32 i32)))
  (memory (export "memory") 1)
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
  (func (export "evenhand:framework/framework@0.1.0#describe") (result i32)
    (loop (call $report (i32.const 0) (i32.const 32768)) br 0) unreachable)
  (func (export "evenhand:framework/framework@0.1.0#assess")
    (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)
    unreachable))
