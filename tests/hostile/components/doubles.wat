;; Five components in each other, each made twice by the next: thirty-two of the innermost.
;; With thirty of them it would be more than a thousand million, in five hundred bytes, and
;; all of them are put together before any of it runs.
(component
  (component $five
    (component $four
      (component $three
        (component $two
          (component $one
            (core module $empty)
            (core instance (instantiate $empty)))
          (instance (instantiate $one))
          (instance (instantiate $one)))
        (instance (instantiate $two))
        (instance (instantiate $two)))
      (instance (instantiate $three))
      (instance (instantiate $three)))
    (instance (instantiate $four))
    (instance (instantiate $four)))
  (instance (instantiate $five))
  (instance (instantiate $five))
  (instance $framework)
  (export "evenhand:framework/framework@0.1.0" (instance $framework)))
