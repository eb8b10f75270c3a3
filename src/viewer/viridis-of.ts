import { Color } from 'three';
import { clamp } from '../math/scalar.ts';
import { VIRIDIS } from './viridis.ts';

/**
 * Colours of viridis for the 3D world, as a vertex attribute has them.
 * @param low has the darkest colour; so has whatever is less
 * @param high has the brightest colour; so has whatever is more. Where both are the same, everything has the middle one
 * @returns red, green and blue of each value, [values × 3]
 */
export function viridisOf(values: ArrayLike<number>, low: number, high: number): Float32Array {
  const stops = VIRIDIS.map((hex) => new Color(hex));
  const span = high - low;
  const color = new Color();
  const colors = new Float32Array(3 * values.length);
  for (let i = 0; i < values.length; i++) {
    const share = span > 0 ? clamp((values[i] - low) / span, 0, 1) : 0.5;
    const place = share * (stops.length - 1);
    const stop = Math.min(stops.length - 2, Math.floor(place));
    color.lerpColors(stops[stop], stops[stop + 1], place - stop).toArray(colors, 3 * i);
  }
  return colors;
}
