;; Diagnostics that could be read from.
(component
  (import "evenhand:framework/diagnostics@0.1.0" (instance (export "read" (func (result string)))))
  (instance $framework)
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
