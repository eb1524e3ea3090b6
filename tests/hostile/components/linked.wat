;; Two components in one that could pass each other strings for ever: the host copies
;; them, and no fuel is counted for it.
(component
  (component $inner
    (core module $guest
      (func (export "number") (result i32) i32.const 7))
    (core instance $guest (instantiate $guest))
    (func $number (result u32) (canon lift (core func $guest "number")))
    (export "number" (func $number)))
  (instance $inner (instantiate $inner))
  (alias export $inner "number" (func $number))
  (instance $framework
    (export "describe" (func $number))
    (export "assess" (func $number)))
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
