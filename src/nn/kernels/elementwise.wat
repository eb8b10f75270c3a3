;; Float32 loops over whole arrays, four elements at a time with 128-bit SIMD: activations, column sums, norms, Adam.
;;
;; Arrays need no particular length or alignment. The last, partial vector is read whole (the up to 12 bytes behind the
;; array only have to exist) and stored lane by lane. All pointers are in bytes; every count is at least 1.
(module
  (import "env" "memory" (memory 1))

  ;; Stores the first `count` (1 … 3) lanes.
  (func $storeLanes (param $to i32) (param $value v128) (param $count i32)
    (v128.store32_lane 0 (local.get $to) (local.get $value))
    (if (i32.gt_s (local.get $count) (i32.const 1))
      (then (v128.store32_lane offset=4 1 (local.get $to) (local.get $value))))
    (if (i32.gt_s (local.get $count) (i32.const 2))
      (then (v128.store32_lane offset=8 2 (local.get $to) (local.get $value)))))

  ;; to = tanh(from): the rational minimax approximation x·P(x²)/Q(x²) of Eigen (Eigen/src/Core/MathFunctionsImpl.h),
  ;; within 4e-7 of the true value. Beyond ±7.9 tanh is ±1 in float32, and NaN stays NaN.
  (func (export "tanh") (param $count i32) (param $from i32) (param $to i32)
    (local $x v128) (local $x2 v128) (local $p v128) (local $q v128)
    (loop $next
      (local.set $x (f32x4.max
        (f32x4.min (v128.load (local.get $from)) (v128.const f32x4 7.90531110763549805 7.90531110763549805 7.90531110763549805 7.90531110763549805))
        (v128.const f32x4 -7.90531110763549805 -7.90531110763549805 -7.90531110763549805 -7.90531110763549805)))
      (local.set $x2 (f32x4.mul (local.get $x) (local.get $x)))
      (local.set $p (f32x4.add
        (f32x4.mul (local.get $x2) (v128.const f32x4 -2.76076847742355e-16 -2.76076847742355e-16 -2.76076847742355e-16 -2.76076847742355e-16))
        (v128.const f32x4 2.00018790482477e-13 2.00018790482477e-13 2.00018790482477e-13 2.00018790482477e-13)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $x2))
        (v128.const f32x4 -8.60467152213735e-11 -8.60467152213735e-11 -8.60467152213735e-11 -8.60467152213735e-11)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $x2))
        (v128.const f32x4 5.12229709037114e-08 5.12229709037114e-08 5.12229709037114e-08 5.12229709037114e-08)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $x2))
        (v128.const f32x4 1.48572235717979e-05 1.48572235717979e-05 1.48572235717979e-05 1.48572235717979e-05)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $x2))
        (v128.const f32x4 6.37261928875436e-04 6.37261928875436e-04 6.37261928875436e-04 6.37261928875436e-04)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $x2))
        (v128.const f32x4 4.89352455891786e-03 4.89352455891786e-03 4.89352455891786e-03 4.89352455891786e-03)))
      (local.set $p (f32x4.mul (local.get $p) (local.get $x)))
      (local.set $q (f32x4.add
        (f32x4.mul (local.get $x2) (v128.const f32x4 1.19825839466702e-06 1.19825839466702e-06 1.19825839466702e-06 1.19825839466702e-06))
        (v128.const f32x4 1.18534705686654e-04 1.18534705686654e-04 1.18534705686654e-04 1.18534705686654e-04)))
      (local.set $q (f32x4.add (f32x4.mul (local.get $q) (local.get $x2))
        (v128.const f32x4 2.26843463243900e-03 2.26843463243900e-03 2.26843463243900e-03 2.26843463243900e-03)))
      (local.set $q (f32x4.add (f32x4.mul (local.get $q) (local.get $x2))
        (v128.const f32x4 4.89352518554385e-03 4.89352518554385e-03 4.89352518554385e-03 4.89352518554385e-03)))
      (local.set $p (f32x4.div (local.get $p) (local.get $q)))
      (if (i32.lt_s (local.get $count) (i32.const 4))
        (then (return (call $storeLanes (local.get $to) (local.get $p) (local.get $count)))))
      (v128.store (local.get $to) (local.get $p))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 4))))))

  ;; dz = dy · (1 − y²): back through y = tanh(z).
  (func (export "tanhGradient") (param $count i32) (param $dy i32) (param $y i32) (param $dz i32)
    (local $value v128)
    (loop $next
      (local.set $value (v128.load (local.get $y)))
      (local.set $value (f32x4.mul
        (v128.load (local.get $dy))
        (f32x4.sub (v128.const f32x4 1 1 1 1) (f32x4.mul (local.get $value) (local.get $value)))))
      (if (i32.lt_s (local.get $count) (i32.const 4))
        (then (return (call $storeLanes (local.get $dz) (local.get $value) (local.get $count)))))
      (v128.store (local.get $dz) (local.get $value))
      (local.set $dy (i32.add (local.get $dy) (i32.const 16)))
      (local.set $y (i32.add (local.get $y) (i32.const 16)))
      (local.set $dz (i32.add (local.get $dz) (i32.const 16)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 4))))))

  ;; to = max(0, from); NaN stays NaN.
  (func (export "relu") (param $count i32) (param $from i32) (param $to i32)
    (local $value v128)
    (loop $next
      (local.set $value (f32x4.max (v128.const f32x4 0 0 0 0) (v128.load (local.get $from))))
      (if (i32.lt_s (local.get $count) (i32.const 4))
        (then (return (call $storeLanes (local.get $to) (local.get $value) (local.get $count)))))
      (v128.store (local.get $to) (local.get $value))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 4))))))

  ;; dz = y > 0 ? dy : 0: back through y = max(0, z).
  (func (export "reluGradient") (param $count i32) (param $dy i32) (param $y i32) (param $dz i32)
    (local $value v128)
    (loop $next
      (local.set $value (v128.and
        (v128.load (local.get $dy))
        (f32x4.gt (v128.load (local.get $y)) (v128.const f32x4 0 0 0 0))))
      (if (i32.lt_s (local.get $count) (i32.const 4))
        (then (return (call $storeLanes (local.get $dz) (local.get $value) (local.get $count)))))
      (v128.store (local.get $dz) (local.get $value))
      (local.set $dy (i32.add (local.get $dy) (i32.const 16)))
      (local.set $y (i32.add (local.get $y) (i32.const 16)))
      (local.set $dz (i32.add (local.get $dz) (i32.const 16)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 4))))))

  ;; to [columns] = the sums down the columns of from [rows × columns].
  (func (export "columnSums") (param $rows i32) (param $columns i32) (param $from i32) (param $to i32)
    (local $row i32) (local $count i32) (local $stride i32) (local $sum v128)
    (local.set $stride (i32.shl (local.get $columns) (i32.const 2)))
    (loop $next
      (local.set $sum (v128.const f32x4 0 0 0 0))
      (local.set $row (local.get $from))
      (local.set $count (local.get $rows))
      (loop $down
        (local.set $sum (f32x4.add (local.get $sum) (v128.load (local.get $row))))
        (local.set $row (i32.add (local.get $row) (local.get $stride)))
        (br_if $down (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
      (if (i32.lt_s (local.get $columns) (i32.const 4))
        (then (return (call $storeLanes (local.get $to) (local.get $sum) (local.get $columns)))))
      (v128.store (local.get $to) (local.get $sum))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $next (local.tee $columns (i32.sub (local.get $columns) (i32.const 4))))))

  ;; The sum of squares, in float64.
  (func (export "sumOfSquares") (param $count i32) (param $from i32) (result f64)
    (local $sum f64) (local $x f64)
    (loop $next
      (local.set $x (f64.promote_f32 (f32.load (local.get $from))))
      (local.set $sum (f64.add (local.get $sum) (f64.mul (local.get $x) (local.get $x))))
      (local.set $from (i32.add (local.get $from) (i32.const 4)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $sum))

  ;; One step of Adam (Kingma & Ba 2014, arXiv:1412.6980, algorithm 1) on `weights`, `m` and `v` in place.
  ;; `scale` multiplies the gradient first (clipping); `rate` = α/(1 − β₁ᵗ) and `root` = 1/(1 − β₂ᵗ) correct the bias.
  (func (export "adam")
    (param $count i32) (param $weights i32) (param $gradient i32) (param $m i32) (param $v i32)
    (param $scale f32) (param $beta1 f32) (param $beta2 f32) (param $rate f32) (param $root f32) (param $epsilon f32)
    (local $g v128) (local $newM v128) (local $newV v128) (local $newWeights v128)
    (loop $next
      (local.set $g (f32x4.mul (v128.load (local.get $gradient)) (f32x4.splat (local.get $scale))))
      (local.set $newM (f32x4.add
        (f32x4.mul (v128.load (local.get $m)) (f32x4.splat (local.get $beta1)))
        (f32x4.mul (local.get $g) (f32x4.splat (f32.sub (f32.const 1) (local.get $beta1))))))
      (local.set $newV (f32x4.add
        (f32x4.mul (v128.load (local.get $v)) (f32x4.splat (local.get $beta2)))
        (f32x4.mul
          (f32x4.mul (local.get $g) (local.get $g))
          (f32x4.splat (f32.sub (f32.const 1) (local.get $beta2))))))
      (local.set $newWeights (f32x4.sub
        (v128.load (local.get $weights))
        (f32x4.div
          (f32x4.mul (local.get $newM) (f32x4.splat (local.get $rate)))
          (f32x4.add
            (f32x4.sqrt (f32x4.mul (local.get $newV) (f32x4.splat (local.get $root))))
            (f32x4.splat (local.get $epsilon))))))
      (if (i32.lt_s (local.get $count) (i32.const 4))
        (then
          (call $storeLanes (local.get $m) (local.get $newM) (local.get $count))
          (call $storeLanes (local.get $v) (local.get $newV) (local.get $count))
          (return (call $storeLanes (local.get $weights) (local.get $newWeights) (local.get $count)))))
      (v128.store (local.get $m) (local.get $newM))
      (v128.store (local.get $v) (local.get $newV))
      (v128.store (local.get $weights) (local.get $newWeights))
      (local.set $weights (i32.add (local.get $weights) (i32.const 16)))
      (local.set $gradient (i32.add (local.get $gradient) (i32.const 16)))
      (local.set $m (i32.add (local.get $m) (i32.const 16)))
      (local.set $v (i32.add (local.get $v) (i32.const 16)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 4)))))))
