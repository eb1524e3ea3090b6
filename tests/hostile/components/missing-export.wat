;; The interface without its functions.
(component
  (instance $framework)
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
