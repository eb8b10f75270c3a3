import { Color } from 'three';
import { clamp } from '../math/scalar.ts';
import { VIRIDIS } from './viridis.ts';

/**
 * A colour of viridis, for the 3D world.
 * @param share 0 … 1, dark blue to yellow; what lies outside has the colour of the nearer end
 */
export function viridisAt(share: number, out: Color): Color {
  const place = clamp(share, 0, 1) * (VIRIDIS.length - 1);
  const i = Math.min(VIRIDIS.length - 2, Math.floor(place));
  return out.set(VIRIDIS[i]).lerp(new Color(VIRIDIS[i + 1]), place - i);
}

/**
 * The same for many values, as a vertex attribute has it.
 * @param low has the darkest colour @param high the brightest; where all values are the same they have the middle one
 * @param out red, green and blue of each value, [values × 3]
 */
export function viridisOf(values: Float32Array, low: number, high: number, out: Float32Array): void {
  const color = new Color();
  const span = high - low;
  // A value's colour is read off a table: a field has thousands.
  const table = new Float32Array(3 * TABLE_SIZE);
  for (let i = 0; i < TABLE_SIZE; i++) viridisAt(i / (TABLE_SIZE - 1), color).toArray(table, 3 * i);
  for (const [i, value] of values.entries()) {
    const share = span > 0 ? clamp((value - low) / span, 0, 1) : 0.5;
    const at = 3 * Math.round(share * (TABLE_SIZE - 1));
    out[3 * i] = table[at];
    out[3 * i + 1] = table[at + 1];
    out[3 * i + 2] = table[at + 2];
  }
}

/** Finer than a display shows. */
const TABLE_SIZE = 1001;
