;; Asks ten thousand times for more than its own maximum, which it never gets, then
;; traps: it holds a page all the time.
(module
  (memory (export "memory") 1 2)
  (global $left (mut i32) (i32.const 10000))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
  (func (export "evenhand:framework/framework@0.1.0#describe") (result i32)
    (loop
      (drop (memory.grow (i32.const 2)))
      (global.set $left (i32.sub (global.get $left) (i32.const 1)))
      (br_if 0 (global.get $left)))
    unreachable)
  (func (export "evenhand:framework/framework@0.1.0#assess")
    (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)
    unreachable))
