;; Tries to leave something for the next call wherever a module can: in a global, in its
;; memory, at the end of its memory, in a table, and in a data segment that it drops. It looks
;; there before it answers: a framework that finds anything is called "left" and not "a", and
;; declines because this is "left", and not because there is too little text.
(module
  (memory (export "memory") 1)
  (table $table 1 8 funcref)
  (global $global (mut i32) (i32.const 0))
  (data $dropped "x")
  (elem declare func $left)
  (data (i32.const 16) "a")
  (data (i32.const 32) "left")
  (data (i32.const 256)
    "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\02\00\00\00")
  (data (i32.const 320)
    "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00"
    "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00"
    "\08\00\00\00\00\00\00\00" "\08\00\00\00\00\00\00\00")
  ;; the manifest, as in sound.wat; its title stands at 1032
  (data (i32.const 1024)
    "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00" "\10\00\00\00\01\00\00\00"
    "\10\00\00\00\01\00\00\00" "\00\00\00\00\00\00\00\00\00\00\00\00" "\08\00\00\00\00\00\00\00"
    "\00\01\00\00\01\00\00\00" "\40\01\00\00\01\00\00\00" "\08\00\00\00\00\00\00\00" "\08\00\00\00\00\00\00\00"
    "\08\00\00\00\00\00\00\00")
  ;; too little text, and out of scope because of "left"
  (data (i32.const 2048) "\01\00\00\00\00")
  (data (i32.const 2064) "\01\00\00\00\03\00\00\00\20\00\00\00\04\00\00\00")

  ;; whether anything is left; a segment that was dropped traps
  (func $left (result i32)
    (memory.init $dropped (i32.const 4096) (i32.const 0) (i32.const 1))
    (i32.or (global.get $global)
      (i32.or (i32.load8_u (i32.const 5000))
        (i32.or (i32.ne (memory.size) (i32.const 1))
          (i32.or (i32.ne (table.size $table) (i32.const 1))
            (i32.eqz (ref.is_null (table.get $table (i32.const 0)))))))))
  (func $leave
    (global.set $global (i32.const 1))
    (i32.store8 (i32.const 5000) (i32.const 1))
    (drop (memory.grow (i32.const 1)))
    (table.set $table (i32.const 0) (ref.func $left))
    (drop (table.grow $table (ref.func $left) (i32.const 1)))
    (data.drop $dropped))

  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (i32.const 8192))
  (func (export "evenhand:framework/framework@0.1.0#describe") (result i32)
    (if (call $left) (then
      (i32.store (i32.const 1032) (i32.const 32))
      (i32.store (i32.const 1036) (i32.const 4))))
    (call $leave)
    (i32.const 1024))
  (func (export "evenhand:framework/framework@0.1.0#assess")
    (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32) (result i32)
    (local $answer i32)
    (local.set $answer (select (i32.const 2064) (i32.const 2048) (call $left)))
    (call $leave)
    (local.get $answer)))
