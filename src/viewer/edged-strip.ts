import { Color } from 'three';

/** Vertices across a strip: the corners of edge, colour, edge; those in the middle double, because colours do not blend. */
export const ACROSS = 6;
/** Corners of the six triangles from one row of vertices to the next. */
export const CORNERS = 18;
/** Share of the width, on either side, of the edge that keeps dark colours apart from asphalt; how pale it is. */
const EDGE = { share: 0.2, paleness: 0.5 } as const;

/** Where the vertices of a row are, metres to the left of its middle. @param width of the strip, metres */
export function acrossStrip(width: number): readonly number[] {
  const half = width / 2;
  const inner = half * (1 - 2 * EDGE.share);
  return [half, inner, inner, -inner, -inner, -half];
}

/** Writes the colours of a row of vertices. @param out [rows × ACROSS × 3] */
export function colorRow(out: Float32Array, row: number, color: Color): void {
  const edge = new Color('white').lerp(color, 1 - EDGE.paleness);
  for (let k = 0; k < ACROSS; k++) (k === 2 || k === 3 ? color : edge).toArray(out, 3 * (ACROSS * row + k));
}

/** Writes the triangles from one row to another, which face the sky. @param out [strips × CORNERS] */
export function joinRows(out: Uint16Array | Uint32Array, at: number, row: number, next: number): void {
  for (const [k, strip] of [0, 2, 4].entries()) {
    const [a, b] = [ACROSS * row + strip, ACROSS * next + strip];
    out.set([a + 1, b + 1, b, a + 1, b, a], at * CORNERS + 6 * k);
  }
}
