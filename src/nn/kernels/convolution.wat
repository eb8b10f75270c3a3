;; What a convolution needs beside the matrix multiplication: its patches, and the sums of a depthwise one. Float32, NHWC.
;;
;; The patch of an output pixel is the part of the image under the filter, flattened as [filterHeight × filterWidth × channels],
;; with zeros for what lies outside. One row per output pixel makes convolution a matrix multiplication ("im2col").
;;
;; All pointers are in bytes. Whole vectors are read, and written to `patches`, up to 12 bytes behind an array.
(module
  (import "env" "memory" (memory 1))

  ;; Whole vectors are written: whoever fills an array does so in order, and what is too much is overwritten or padding.
  (func $copy (param $from i32) (param $to i32) (param $count i32)
    (loop $next
      (if (i32.gt_s (local.get $count) (i32.const 0))
        (then
          (v128.store (local.get $to) (v128.load (local.get $from)))
          (local.set $from (i32.add (local.get $from) (i32.const 16)))
          (local.set $to (i32.add (local.get $to) (i32.const 16)))
          (local.set $count (i32.sub (local.get $count) (i32.const 4)))
          (br $next)))))

  (func $clear (param $to i32) (param $count i32)
    (loop $next
      (if (i32.gt_s (local.get $count) (i32.const 0))
        (then
          (v128.store (local.get $to) (v128.const i32x4 0 0 0 0))
          (local.set $to (i32.add (local.get $to) (i32.const 16)))
          (local.set $count (i32.sub (local.get $count) (i32.const 4)))
          (br $next)))))

  ;; to += from
  (func $add (export "add") (param $from i32) (param $to i32) (param $count i32)
    (loop $vectors
      (if (i32.ge_s (local.get $count) (i32.const 4))
        (then
          (v128.store (local.get $to) (f32x4.add (v128.load (local.get $to)) (v128.load (local.get $from))))
          (local.set $from (i32.add (local.get $from) (i32.const 16)))
          (local.set $to (i32.add (local.get $to) (i32.const 16)))
          (local.set $count (i32.sub (local.get $count) (i32.const 4)))
          (br $vectors))))
    (loop $rest
      (if (i32.gt_s (local.get $count) (i32.const 0))
        (then
          (f32.store (local.get $to) (f32.add (f32.load (local.get $to)) (f32.load (local.get $from))))
          (local.set $from (i32.add (local.get $from) (i32.const 4)))
          (local.set $to (i32.add (local.get $to) (i32.const 4)))
          (local.set $count (i32.sub (local.get $count) (i32.const 1)))
          (br $rest)))))

  ;; value limited to 0 … limit
  (func $clamp (param $value i32) (param $limit i32) (result i32)
    (local.set $value (select (local.get $value) (i32.const 0) (i32.gt_s (local.get $value) (i32.const 0))))
    (select (local.get $value) (local.get $limit) (i32.lt_s (local.get $value) (local.get $limit))))

  ;; Between one image [height × width × channels] and its patches [outHeight × outWidth × filterHeight × filterWidth × channels]:
  ;; `back` = 0 fills the patches from the image, `back` = 1 adds the patches to the image, from where they would come.
  (func (export "patches")
    (param $back i32) (param $image i32) (param $patches i32)
    (param $height i32) (param $width i32) (param $channels i32)
    (param $filterHeight i32) (param $filterWidth i32) (param $strideY i32) (param $strideX i32)
    (param $top i32) (param $left i32) (param $outHeight i32) (param $outWidth i32)
    (local $outY i32) (local $outX i32) (local $y i32) (local $x i32) (local $yEnd i32) (local $pixel i32)
    ;; Floats in a row of the filter: all, and those before, inside and behind the image.
    (local $row i32) (local $before i32) (local $inside i32) (local $behind i32)
    (local.set $row (i32.mul (local.get $filterWidth) (local.get $channels)))
    (loop $outRows
      (local.set $outX (i32.const 0))
      (loop $outColumns
        (local.set $x (i32.sub (i32.mul (local.get $outX) (local.get $strideX)) (local.get $left)))
        (local.set $before (call $clamp (i32.sub (i32.const 0) (local.get $x)) (local.get $filterWidth)))
        (local.set $behind (call $clamp
          (i32.sub (i32.add (local.get $x) (local.get $filterWidth)) (local.get $width))
          (i32.sub (local.get $filterWidth) (local.get $before))))
        (local.set $x (i32.add (local.get $x) (local.get $before)))
        (local.set $before (i32.mul (local.get $before) (local.get $channels)))
        (local.set $behind (i32.mul (local.get $behind) (local.get $channels)))
        (local.set $inside (i32.sub (i32.sub (local.get $row) (local.get $before)) (local.get $behind)))
        (local.set $y (i32.sub (i32.mul (local.get $outY) (local.get $strideY)) (local.get $top)))
        (local.set $yEnd (i32.add (local.get $y) (local.get $filterHeight)))
        (loop $filterRows
          ;; Unsigned, so that rows above the image are as far out as those below it.
          (if (i32.lt_u (local.get $y) (local.get $height))
            (then
              (local.set $pixel (i32.add (local.get $image) (i32.shl
                (i32.mul (i32.add (i32.mul (local.get $y) (local.get $width)) (local.get $x)) (local.get $channels))
                (i32.const 2))))
              (if (local.get $back)
                (then
                  (call $add
                    (i32.add (local.get $patches) (i32.shl (local.get $before) (i32.const 2)))
                    (local.get $pixel)
                    (local.get $inside)))
                (else
                  (call $clear (local.get $patches) (local.get $before))
                  (call $copy
                    (local.get $pixel)
                    (i32.add (local.get $patches) (i32.shl (local.get $before) (i32.const 2)))
                    (local.get $inside))
                  (call $clear
                    (i32.add (local.get $patches)
                      (i32.shl (i32.sub (local.get $row) (local.get $behind)) (i32.const 2)))
                    (local.get $behind)))))
            (else
              (if (i32.eqz (local.get $back)) (then (call $clear (local.get $patches) (local.get $row))))))
          (local.set $patches (i32.add (local.get $patches) (i32.shl (local.get $row) (i32.const 2))))
          (br_if $filterRows (i32.lt_s (local.tee $y (i32.add (local.get $y) (i32.const 1))) (local.get $yEnd))))
        (br_if $outColumns
          (i32.lt_s (local.tee $outX (i32.add (local.get $outX) (i32.const 1))) (local.get $outWidth))))
      (br_if $outRows
        (i32.lt_s (local.tee $outY (i32.add (local.get $outY) (i32.const 1))) (local.get $outHeight)))))

  ;; to += a · b, element by element
  (func $addProducts (param $a i32) (param $b i32) (param $to i32) (param $count i32)
    (loop $vectors
      (if (i32.ge_s (local.get $count) (i32.const 4))
        (then
          (v128.store (local.get $to) (f32x4.add
            (v128.load (local.get $to))
            (f32x4.mul (v128.load (local.get $a)) (v128.load (local.get $b)))))
          (local.set $a (i32.add (local.get $a) (i32.const 16)))
          (local.set $b (i32.add (local.get $b) (i32.const 16)))
          (local.set $to (i32.add (local.get $to) (i32.const 16)))
          (local.set $count (i32.sub (local.get $count) (i32.const 4)))
          (br $vectors))))
    (loop $rest
      (if (i32.gt_s (local.get $count) (i32.const 0))
        (then
          (f32.store (local.get $to) (f32.add
            (f32.load (local.get $to))
            (f32.mul (f32.load (local.get $a)) (f32.load (local.get $b)))))
          (local.set $a (i32.add (local.get $a) (i32.const 4)))
          (local.set $b (i32.add (local.get $b) (i32.const 4)))
          (local.set $to (i32.add (local.get $to) (i32.const 4)))
          (local.set $count (i32.sub (local.get $count) (i32.const 1)))
          (br $rest)))))

  ;; The sums of a depthwise convolution, for each row and each of the filter's taps: to[tap] += a[tap] · b, over all channels.
  ;; `aRow` and `toRow` lead from one row to the next; 0 uses the same taps for all rows.
  ;;
  ;; | `a`     | `b` | `to`    | sum                   |
  ;; |---------|-----|---------|-----------------------|
  ;; | patches | dy  | filter  | the filter's gradient |
  ;; | filter  | dy  | patches | the patches' gradient |
  (func (export "depthwise")
    (param $rows i32) (param $taps i32) (param $channels i32)
    (param $a i32) (param $aRow i32) (param $b i32) (param $to i32) (param $toRow i32)
    (local $pixel i32) (local $left i32) (local $aTap i32) (local $toTap i32)
    (local.set $pixel (i32.shl (local.get $channels) (i32.const 2)))
    (loop $eachRow
      (local.set $left (local.get $taps))
      (local.set $aTap (local.get $a))
      (local.set $toTap (local.get $to))
      (loop $eachTap
        (call $addProducts (local.get $aTap) (local.get $b) (local.get $toTap) (local.get $channels))
        (local.set $aTap (i32.add (local.get $aTap) (local.get $pixel)))
        (local.set $toTap (i32.add (local.get $toTap) (local.get $pixel)))
        (br_if $eachTap (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
      (local.set $a (i32.add (local.get $a) (local.get $aRow)))
      (local.set $b (i32.add (local.get $b) (local.get $pixel)))
      (local.set $to (i32.add (local.get $to) (local.get $toRow)))
      (br_if $eachRow (local.tee $rows (i32.sub (local.get $rows) (i32.const 1)))))))
