import { Color, type BufferGeometry } from 'three';
import type { TrackBounds } from './track-bounds.ts';
import { MeshBuilder, type BakedLight, type Point } from './mesh-builder.ts';
import type { SceneTheme } from './scene-theme.ts';

const SECTORS = 72;
/** Rings as multiples of the inner ellipse's radii: flat inside 1, hills outside, the last one far in the haze. */
const RINGS = [0, 0.3, 0.55, 0.78, 1, 1.14, 1.3, 1.5, 1.74, 2.02, 2.36, 2.8, 3.4, 4.4, 7] as const;

/**
 * The land around a track: a plain at z = 0, where the simulator has its ground too, and low hills beyond it that only
 * the eye needs.
 */
export function buildTerrainGeometry(
  bounds: TrackBounds,
  theme: SceneTheme,
  light: BakedLight,
): BufferGeometry {
  const builder = new MeshBuilder(light);
  const low = new Color(theme.groundLow);
  const high = new Color(theme.groundHigh);
  const mixed = new Color();
  const point = (ring: number, sector: number): Point => {
    const angle = (2 * Math.PI * (sector + (ring % 2) / 2)) / SECTORS;
    const factor = RINGS[ring];
    const x = bounds.x + factor * bounds.radiusX * Math.cos(angle);
    const y = bounds.y + factor * bounds.radiusY * Math.sin(angle);
    return [x, y, hillHeight(bounds, x, y)];
  };
  const add = (ring: number, a: Point, b: Point, c: Point) => {
    const height = (a[2] + b[2] + c[2]) / (3 * hillTop(bounds));
    const grain = 0.5 + 0.5 * Math.sin(a[0] * 3.1 + b[1] * 2.3) * Math.sin(a[1] * 2.7 - c[0] * 1.9);
    mixed.lerpColors(low, high, Math.min(1, Math.min(0.25, 0.05 * ring) * grain + 1.1 * height));
    builder.triangle(a, b, c, mixed);
  };
  for (let ring = 0; ring + 1 < RINGS.length; ring++) {
    for (let k = 0; k < SECTORS; k++) {
      // Odd rings are turned by half a sector, so that the triangles are even and no spokes show.
      const inner = point(ring, k);
      const innerNext = point(ring, k + 1);
      const shift = ring % 2;
      const outer = point(ring + 1, k + shift);
      const outerBefore = point(ring + 1, k + shift - 1);
      if (ring > 0) add(ring, inner, outer, innerNext);
      add(ring, inner, outerBefore, outer);
    }
  }
  return builder.build();
}

/** Height of the scenery at a place, metres; 0 on and near the track. */
export function hillHeight(bounds: TrackBounds, x: number, y: number): number {
  const outside = bounds.factorAt(x, y) - 1;
  if (outside <= 0) return 0;
  const rise = Math.min(1, outside / 1.2);
  const u = (x - bounds.x) / bounds.radius;
  const v = (y - bounds.y) / bounds.radius;
  const waves =
    0.5 +
    0.28 * Math.sin(2.1 * u + 1.3) * Math.cos(1.7 * v - 0.4) +
    0.22 * Math.sin(4.3 * v + 2.9 * u) +
    0.1 * Math.cos(7.1 * u - 3.3 * v);
  return hillTop(bounds) * rise * rise * (3 - 2 * rise) * Math.max(0.06, waves);
}

function hillTop(bounds: TrackBounds): number {
  return 0.34 * bounds.radius;
}
