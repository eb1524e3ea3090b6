;; Memory that threads share: what a plugin answers could depend on timing.
(component
  (core module (memory 1 1 shared))
  (instance $framework)
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
