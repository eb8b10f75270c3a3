import { Color } from 'three';
import { ColorScale } from './color-scale.ts';
import { VIRIDIS } from './viridis.ts';

/**
 * Colours of viridis for the 3D world, as a vertex attribute has them.
 * @param low has the darkest colour; so has whatever is less
 * @param high has the brightest colour; so has whatever is more. Where both are the same, everything has the middle one
 * @returns red, green and blue of each value, [values × 3]
 */
export function viridisOf(values: ArrayLike<number>, low: number, high: number): Float32Array {
  const scale = new ColorScale(VIRIDIS);
  const color = new Color();
  const colors = new Float32Array(3 * values.length);
  for (let i = 0; i < values.length; i++) scale.at(values[i], low, high, color).toArray(colors, 3 * i);
  return colors;
}
