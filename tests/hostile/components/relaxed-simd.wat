;; An instruction whose result depends on the machine.
(component
  (core module
    (func (param v128) (result v128) local.get 0 i32x4.relaxed_trunc_f32x4_s))
  (instance $framework)
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
