;; Built for wasm32-wasip2, which reaches for the environment.
(component
  (import "wasi:cli/environment@0.2.0"
    (instance (export "get-environment" (func (result (list (tuple string string)))))))
  (instance $framework)
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
