;; C = A · B + bias for float32 matrices, with 128-bit SIMD.
;;
;; A may have any strides, so A and Aᵀ cost the same. B is copied once by `pack` into panels of eight columns,
;; which takes any strides too; the innermost loop then reads memory in order. A tile of 4 × 8 results stays in eight
;; vector registers during the whole sum, with two for B's columns, one for A's element and one for the product:
;; twelve of the sixteen that x86-64 has. Every element is summed in order of k, so results do not depend on the
;; other rows and are the same on every engine.
;;
;; All pointers and strides are in bytes; C is dense and row-major; m, n and k are at least 1.
(module
  (import "env" "memory" (memory 1))

  ;; Copies B [k × n] to `packed` [⌈n/8⌉ × k × 8], filling up the last panel with zeros.
  (func (export "pack")
    (param $k i32) (param $n i32) (param $b i32) (param $bRow i32) (param $bCol i32) (param $packed i32)
    (local $left i32) (local $width i32) (local $rows i32) (local $row i32) (local $lane i32) (local $from i32)
    (local.set $left (local.get $n))
    (loop $panels
      (local.set $width (select (i32.const 8) (local.get $left) (i32.gt_s (local.get $left) (i32.const 8))))
      (local.set $row (local.get $b))
      (local.set $rows (local.get $k))
      (loop $eachRow
        (if (i32.and (i32.eq (local.get $bCol) (i32.const 4)) (i32.eq (local.get $width) (i32.const 8)))
          (then
            (v128.store (local.get $packed) (v128.load (local.get $row)))
            (v128.store offset=16 (local.get $packed) (v128.load offset=16 (local.get $row))))
          (else
            (v128.store (local.get $packed) (v128.const i32x4 0 0 0 0))
            (v128.store offset=16 (local.get $packed) (v128.const i32x4 0 0 0 0))
            (local.set $lane (i32.const 0))
            (local.set $from (local.get $row))
            (loop $lanes
              (f32.store
                (i32.add (local.get $packed) (i32.shl (local.get $lane) (i32.const 2)))
                (f32.load (local.get $from)))
              (local.set $from (i32.add (local.get $from) (local.get $bCol)))
              (local.set $lane (i32.add (local.get $lane) (i32.const 1)))
              (br_if $lanes (i32.lt_s (local.get $lane) (local.get $width))))))
        (local.set $packed (i32.add (local.get $packed) (i32.const 32)))
        (local.set $row (i32.add (local.get $row) (local.get $bRow)))
        (br_if $eachRow (local.tee $rows (i32.sub (local.get $rows) (i32.const 1)))))
      (local.set $b (i32.add (local.get $b) (i32.shl (local.get $bCol) (i32.const 3))))
      (local.set $left (i32.sub (local.get $left) (i32.const 8)))
      (br_if $panels (i32.gt_s (local.get $left) (i32.const 0)))))

  ;; Copies `rows` × `columns` results of the 4 × 8 tile at `tile` into C: the edges of C, where a whole tile has no room.
  (func $storeEdge
    (param $tile i32) (param $c i32) (param $cRow i32) (param $rows i32) (param $columns i32)
    (local $column i32)
    (loop $eachRow
      (local.set $column (i32.const 0))
      (loop $eachColumn
        (f32.store
          (i32.add (local.get $c) (i32.shl (local.get $column) (i32.const 2)))
          (f32.load (i32.add (local.get $tile) (i32.shl (local.get $column) (i32.const 2)))))
        (local.set $column (i32.add (local.get $column) (i32.const 1)))
        (br_if $eachColumn (i32.lt_s (local.get $column) (local.get $columns))))
      (local.set $tile (i32.add (local.get $tile) (i32.const 32)))
      (local.set $c (i32.add (local.get $c) (local.get $cRow)))
      (br_if $eachRow (local.tee $rows (i32.sub (local.get $rows) (i32.const 1))))))

  ;; C [m × n] = A [m × k] · packed B + bias [n]; `bias` = 0 for none; `tile`: 128 bytes of scratch.
  (func (export "multiply")
    (param $m i32) (param $n i32) (param $k i32)
    (param $a i32) (param $aRow i32) (param $aCol i32)
    (param $packed i32) (param $bias i32) (param $c i32) (param $tile i32)
    (local $cRow i32) (local $columns i32) (local $rows i32) (local $rowsLeft i32) (local $whole i32)
    (local $aTile i32) (local $cTile i32) (local $out i32) (local $outRow i32) (local $count i32) (local $b i32)
    (local $a0 i32) (local $a1 i32) (local $a2 i32) (local $a3 i32)
    (local $b0 v128) (local $b1 v128) (local $s v128) (local $bias0 v128) (local $bias1 v128)
    (local $c00 v128) (local $c01 v128) (local $c10 v128) (local $c11 v128)
    (local $c20 v128) (local $c21 v128) (local $c30 v128) (local $c31 v128)
    (local.set $cRow (i32.shl (local.get $n) (i32.const 2)))
    (loop $panels
      (local.set $columns (select (i32.const 8) (local.get $n) (i32.gt_s (local.get $n) (i32.const 8))))
      (if (local.get $bias)
        (then
          (local.set $bias0 (v128.load (local.get $bias)))
          (local.set $bias1 (v128.load offset=16 (local.get $bias)))
          (local.set $bias (i32.add (local.get $bias) (i32.const 32)))))
      (local.set $aTile (local.get $a))
      (local.set $cTile (local.get $c))
      (local.set $rowsLeft (local.get $m))
      (loop $tiles
        (local.set $rows (select (i32.const 4) (local.get $rowsLeft) (i32.gt_s (local.get $rowsLeft) (i32.const 4))))
        ;; Rows beyond the last one are computed as copies of it and not stored.
        (local.set $a0 (local.get $aTile))
        (local.set $a1 (i32.add (local.get $a0)
          (select (local.get $aRow) (i32.const 0) (i32.gt_s (local.get $rows) (i32.const 1)))))
        (local.set $a2 (i32.add (local.get $a1)
          (select (local.get $aRow) (i32.const 0) (i32.gt_s (local.get $rows) (i32.const 2)))))
        (local.set $a3 (i32.add (local.get $a2)
          (select (local.get $aRow) (i32.const 0) (i32.gt_s (local.get $rows) (i32.const 3)))))
        (local.set $c00 (local.get $bias0)) (local.set $c01 (local.get $bias1))
        (local.set $c10 (local.get $bias0)) (local.set $c11 (local.get $bias1))
        (local.set $c20 (local.get $bias0)) (local.set $c21 (local.get $bias1))
        (local.set $c30 (local.get $bias0)) (local.set $c31 (local.get $bias1))
        (local.set $b (local.get $packed))
        (local.set $count (local.get $k))
        (loop $dot
          (local.set $b0 (v128.load (local.get $b)))
          (local.set $b1 (v128.load offset=16 (local.get $b)))
          (local.set $s (v128.load32_splat (local.get $a0)))
          (local.set $c00 (f32x4.add (local.get $c00) (f32x4.mul (local.get $s) (local.get $b0))))
          (local.set $c01 (f32x4.add (local.get $c01) (f32x4.mul (local.get $s) (local.get $b1))))
          (local.set $s (v128.load32_splat (local.get $a1)))
          (local.set $c10 (f32x4.add (local.get $c10) (f32x4.mul (local.get $s) (local.get $b0))))
          (local.set $c11 (f32x4.add (local.get $c11) (f32x4.mul (local.get $s) (local.get $b1))))
          (local.set $s (v128.load32_splat (local.get $a2)))
          (local.set $c20 (f32x4.add (local.get $c20) (f32x4.mul (local.get $s) (local.get $b0))))
          (local.set $c21 (f32x4.add (local.get $c21) (f32x4.mul (local.get $s) (local.get $b1))))
          (local.set $s (v128.load32_splat (local.get $a3)))
          (local.set $c30 (f32x4.add (local.get $c30) (f32x4.mul (local.get $s) (local.get $b0))))
          (local.set $c31 (f32x4.add (local.get $c31) (f32x4.mul (local.get $s) (local.get $b1))))
          (local.set $a0 (i32.add (local.get $a0) (local.get $aCol)))
          (local.set $a1 (i32.add (local.get $a1) (local.get $aCol)))
          (local.set $a2 (i32.add (local.get $a2) (local.get $aCol)))
          (local.set $a3 (i32.add (local.get $a3) (local.get $aCol)))
          (local.set $b (i32.add (local.get $b) (i32.const 32)))
          (br_if $dot (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
        (local.set $whole (i32.and
          (i32.eq (local.get $rows) (i32.const 4)) (i32.eq (local.get $columns) (i32.const 8))))
        (local.set $out (select (local.get $cTile) (local.get $tile) (local.get $whole)))
        (local.set $outRow (select (local.get $cRow) (i32.const 32) (local.get $whole)))
        (v128.store (local.get $out) (local.get $c00))
        (v128.store offset=16 (local.get $out) (local.get $c01))
        (local.set $out (i32.add (local.get $out) (local.get $outRow)))
        (v128.store (local.get $out) (local.get $c10))
        (v128.store offset=16 (local.get $out) (local.get $c11))
        (local.set $out (i32.add (local.get $out) (local.get $outRow)))
        (v128.store (local.get $out) (local.get $c20))
        (v128.store offset=16 (local.get $out) (local.get $c21))
        (local.set $out (i32.add (local.get $out) (local.get $outRow)))
        (v128.store (local.get $out) (local.get $c30))
        (v128.store offset=16 (local.get $out) (local.get $c31))
        (if (i32.eqz (local.get $whole))
          (then (call $storeEdge
            (local.get $tile) (local.get $cTile) (local.get $cRow) (local.get $rows) (local.get $columns))))
        (local.set $aTile (i32.add (local.get $aTile) (i32.shl (local.get $aRow) (i32.const 2))))
        (local.set $cTile (i32.add (local.get $cTile) (i32.shl (local.get $cRow) (i32.const 2))))
        (local.set $rowsLeft (i32.sub (local.get $rowsLeft) (i32.const 4)))
        (br_if $tiles (i32.gt_s (local.get $rowsLeft) (i32.const 0))))
      (local.set $packed (i32.add (local.get $packed) (i32.shl (local.get $k) (i32.const 5))))
      (local.set $c (i32.add (local.get $c) (i32.const 32)))
      (local.set $n (i32.sub (local.get $n) (i32.const 8)))
      (br_if $panels (i32.gt_s (local.get $n) (i32.const 0))))))
