;; It has everything that a framework has, and a kind of handle: what stands behind a handle
;; is kept by the host, where no limit on a plugin's own memory counts it.
(component
  (type $handle (resource (rep i32)))
  (core func $new (canon resource.new $handle))
  (core module $guest
    (import "" "new" (func $new (param i32) (result i32)))
    (func (export "number") (result i32)
      (loop (drop (call $new (i32.const 7))) (br 0))
      unreachable))
  (core instance $made (instantiate $guest (with "" (instance (export "new" (func $new))))))
  (func $number (result u32) (canon lift (core func $made "number")))
  (instance $framework (export "describe" (func $number)) (export "assess" (func $number)))
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
