;; The right interface, with diagnostics of another version.
(component
  (import "evenhand:framework/diagnostics@0.9.0" (instance (export "report" (func (param "message" string)))))
  (instance $framework)
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
