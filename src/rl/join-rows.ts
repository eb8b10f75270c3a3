/** Two arrays of rows side by side: [rows × (leftSize + rightSize)]. */
export function joinRows(
  left: Float32Array,
  leftSize: number,
  right: Float32Array,
  rightSize: number,
  rows: number,
): Float32Array {
  const width = leftSize + rightSize;
  const joined = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < leftSize; i++) joined[row * width + i] = left[row * leftSize + i]!;
    for (let i = 0; i < rightSize; i++) joined[row * width + leftSize + i] = right[row * rightSize + i]!;
  }
  return joined;
}
