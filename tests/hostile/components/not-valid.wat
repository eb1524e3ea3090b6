;; Well formed, and not valid: the function leaves nothing where it promises a number.
(component
  (core module (func (result i32)))
  (instance $framework)
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
