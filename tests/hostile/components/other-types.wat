;; Functions of the right names with other types.
(component
  (core module $guest
    (func (export "number") (result i32) i32.const 7))
  (core instance $guest (instantiate $guest))
  (func $number (result u32) (canon lift (core func $guest "number")))
  (instance $framework
    (export "describe" (func $number))
    (export "assess" (func $number)))
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
