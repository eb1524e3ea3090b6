;; Never says where what it is given may be put.
(module
  (memory (export "memory") 1)
  (data (i32.const 16) "a")
  ;; a domain: id, title and summary are "a", and it expects nothing
  (data (i32.const 256)
    "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\02\00\00\00")
  ;; a criterion: eight texts that are "a", no prompts, no sources
  (data (i32.const 320)
    "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00"
    "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00"
    "\08\00\00\00\00\00\00\00" "\08\00\00\00\00\00\00\00")
  ;; the manifest: five texts, no measure, no sources, one domain, one criterion, no
  ;; settings, no facets, no roles
  (data (i32.const 1024)
    "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00"
    "\10\00\00\00\01\00\00\00" "\00\00\00\00\00\00\00\00\00\00\00\00" "\08\00\00\00\00\00\00\00"
    "\00\01\00\00\01\00\00\00" "\40\01\00\00\01\00\00\00" "\08\00\00\00\00\00\00\00" "\08\00\00\00\00\00\00\00"
    "\08\00\00\00\00\00\00\00")
  ;; an answer: it declines, for there is too little text
  (data (i32.const 2048) "\01\00\00\00\00")
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (loop br 0) unreachable)
  (func (export "evenhand:framework/framework@0.1.0#describe") (result i32) (i32.const 1024))
  (func (export "evenhand:framework/framework@0.1.0#assess")
    (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)
    (i32.const 2048)))
