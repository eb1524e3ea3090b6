;; The right interface, of a version that this engine does not speak.
(component
  (instance $framework)
  (export "evenhand:framework/framework@0.2.0" (instance $framework)))
