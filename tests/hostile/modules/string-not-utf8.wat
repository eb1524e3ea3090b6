;; Its id is not UTF-8.
(module
  (memory (export "memory") 1)
  (data (i32.const 16) "\ff\fe")
  (data (i32.const 1024) "\10\00\00\00\02\00\00\00")
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
  (func (export "evenhand:framework/framework@0.1.0#describe") (result i32)
    (i32.const 1024))
  (func (export "evenhand:framework/framework@0.1.0#assess")
    (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)
    unreachable))
