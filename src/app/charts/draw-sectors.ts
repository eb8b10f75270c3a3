import type { SectorRow } from './sector-rows.ts';
import { NUM_SECTORS } from '../../training/sectors/sector-figures.ts';

/** Numbers per pixel. */
const RGBA = 4;

/**
 * Writes rows as RGBA, a pixel per sector, the oldest row on top; where no car came by it stays clear.
 * @param colors as CSS hex, of values from `low` to `high`
 * @returns [rows × NUM_SECTORS × 4]
 */
export function sectorPixels(
  rows: readonly SectorRow[],
  colors: readonly string[],
  { low, high }: { readonly low: number; readonly high: number },
): Uint8ClampedArray<ArrayBuffer> {
  const stops = colors.map(bytesOf);
  const pixels = new Uint8ClampedArray(rows.length * NUM_SECTORS * RGBA);
  for (const [r, { values }] of rows.entries()) {
    for (const [sector, value] of values.entries()) {
      if (value === null) continue;
      const place = (low === high ? 0.5 : (value - low) / (high - low)) * (stops.length - 1);
      const stop = Math.min(stops.length - 2, Math.floor(place));
      const at = (r * NUM_SECTORS + sector) * RGBA;
      for (let c = 0; c < 3; c++)
        pixels[at + c] = stops[stop][c] + (place - stop) * (stops[stop + 1][c] - stops[stop][c]);
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

function bytesOf(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
