;; An import whose name clears the screen and turns the direction of what follows.
(component
  (import "\1b[2J\e2\80\aewasi:cli" (func)))
