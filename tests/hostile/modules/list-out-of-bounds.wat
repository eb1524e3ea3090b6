;; Says that it has two thousand million domains.
(module
  (memory (export "memory") 1)
  ;; the list of domains stands 60 bytes into the manifest
  (data (i32.const 1084) "\10\00\00\00\ff\ff\ff\7f")
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
  (func (export "evenhand:framework/framework@0.1.0#describe") (result i32)
    (i32.const 1024))
  (func (export "evenhand:framework/framework@0.1.0#assess")
    (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)
    unreachable))
