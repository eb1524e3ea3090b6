;; Takes all the memory that a plugin may have and writes to every byte of it.
(module
  (memory (export "memory") 1)
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
  (func (export "evenhand:framework/framework@0.1.0#describe") (result i32)
    (drop (memory.grow (i32.const 4095)))
    (memory.fill (i32.const 0) (i32.const 1) (i32.const 268435456))
    unreachable)
  (func (export "evenhand:framework/framework@0.1.0#assess")
    (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)
    unreachable))
