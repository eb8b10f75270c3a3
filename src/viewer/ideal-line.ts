import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Float32BufferAttribute,
  Mesh,
  MeshBasicMaterial,
} from 'three';
import { clamp } from '../math/scalar.ts';
import type { IdealLap } from '../sim/ideal-lap/ideal-lap.ts';
import type { Track } from '../track/track.ts';
import { ACROSS, acrossStrip, colorRow, CORNERS, joinRows } from './edged-strip.ts';
import { viridisOf } from './viridis-of.ts';

/** Above the road, its paint and its start line, below the shadows of cars [m] */
const LIFT = 0.013;
/** Width of the line, as a share of the world's radius so that long tracks show it, too, and its bounds [m] */
const WIDTH = { share: 0.012, least: 0.065, most: 0.16 } as const;

/** The ideal lap on the road: a ribbon in the colours of its speeds, slowest dark blue, fastest yellow. */
export class IdealLine extends Mesh<BufferGeometry, MeshBasicMaterial> {
  constructor() {
    const material = new MeshBasicMaterial({ vertexColors: true, polygonOffset: true });
    material.polygonOffsetFactor = -1;
    material.polygonOffsetUnits = -1;
    super(new BufferGeometry(), material);
    this.visible = false;
    // After the ground, which it covers.
    this.renderOrder = 4;
  }

  /** @param lap null takes the line away @param radius of the world around the track [m] */
  show(lap: IdealLap | null, track: Track, radius: number): void {
    this.geometry.dispose();
    this.geometry = lap === null ? new BufferGeometry() : buildRibbon(lap, track, radius);
    this.visible = lap !== null;
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

function buildRibbon(lap: IdealLap, track: Track, radius: number): BufferGeometry {
  const numPoints = lap.x.length;
  const across = acrossStrip(clamp(WIDTH.share * radius, WIDTH.least, WIDTH.most));
  const positions: number[] = [];
  const colors = new Float32Array(3 * ACROSS * numPoints);
  const index = new Uint32Array(CORNERS * numPoints);
  const slowest = lap.speed.reduce((a, b) => Math.min(a, b));
  const fastest = lap.speed.reduce((a, b) => Math.max(a, b));
  const own = viridisOf(lap.speed, slowest, fastest);
  const color = new Color();
  for (let i = 0; i < numPoints; i++) {
    const before = (i + numPoints - 1) % numPoints;
    const next = (i + 1) % numPoints;
    const dx = lap.x[next] - lap.x[before];
    const dy = lap.y[next] - lap.y[before];
    const scale = 1 / Math.hypot(dx, dy);
    const { segment, t } = track.centre.at((i * track.length) / numPoints);
    for (const left of across) {
      const height = track.surface.isFlat ? 0 : track.surface.heightAt(segment, t, lap.offset[i] + left);
      positions.push(lap.x[i] - dy * scale * left, lap.y[i] + dx * scale * left, height + LIFT);
    }
    colorRow(colors, i, color.fromArray(own, 3 * i));
    joinRows(index, i, i, next);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  geometry.setAttribute('color', new BufferAttribute(colors, 3));
  geometry.setIndex(new BufferAttribute(index, 1));
  return geometry;
}
