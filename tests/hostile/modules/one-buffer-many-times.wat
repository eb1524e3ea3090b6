;; One facet with 2,000 values, each of them the same buffer of 64 KiB: 16 KB of memory
;; that would be 128 MB in the host.
(module
  (memory (export "memory") 2)
  ;; the facet: an id, a title, and the list of values at 4096
  (data (i32.const 256) "\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\00\10\00\00\d0\07\00\00")
  ;; the list of facets stands 84 bytes into the manifest
  (data (i32.const 1108) "\00\01\00\00\01\00\00\00")
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) unreachable)
  (func (export "evenhand:framework/framework@0.1.0#describe") (result i32)
    (local $at i32)
    (loop
      (i32.store offset=4096 (local.get $at) (i32.const 65536))
      (i32.store offset=4100 (local.get $at) (i32.const 65536))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if 0 (i32.lt_u (local.get $at) (i32.const 16000))))
    (i32.const 1024))
  (func (export "evenhand:framework/framework@0.1.0#assess")
    (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)
    unreachable))
