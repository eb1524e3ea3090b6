;; An import of nothing but types is an import.
(component
  (import "evenhand:framework/types@0.1.0" (instance))
  (instance $framework)
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
