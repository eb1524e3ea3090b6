;; Asks the host for a function that it must not have.
(component
  (import "read-file" (func (param "path" string) (result string)))
  (instance $framework)
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
