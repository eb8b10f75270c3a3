import type { BufferGeometry, Mesh, MeshBasicMaterial } from 'three';
import { GANTRY } from '../gantry-geometry.ts';
import { SHOULDER } from '../../track/track.ts';
import type { CrossSections } from '../cross-sections.ts';
import type { Point } from '../mesh-builder.ts';
import { hillHeight } from '../terrain-geometry.ts';
import type { TrackBounds } from '../track-bounds.ts';
import type { Stand } from './grandstand.ts';
import { GroundShadows } from './ground-shadows.ts';
import { RoadsideFrame } from './roadside-frame.ts';
import { CROWN, type TreePlace } from './tree-places.ts';

/** A road that is higher by this on one side leans, metres. */
const LEVEL = 0.01;

/** What stands still throws these: trees, the gantry, the stand. */
export function buildStillShadows(
  sections: CrossSections,
  bounds: TrackBounds,
  trees: readonly TreePlace[],
  stand: Stand | null,
  { sun, darkness }: { readonly sun: Point; readonly darkness: number },
): Mesh<BufferGeometry, MeshBasicMaterial> {
  const shadows = new GroundShadows(sun);
  for (const { x, y, width, height } of trees) {
    const foot = hillHeight(bounds, x, y);
    const rim = Array.from({ length: 8 }, (_, i): Point => {
      const angle = (Math.PI * i) / 4;
      const radius = CROWN.radius * width;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle), foot + CROWN.height * height];
    });
    // On a hill it is bent only between its corners: a little over the ground, which is bent otherwise.
    const heightAt = (u: number, v: number): number => hillHeight(bounds, u, v) + Math.min(foot, 0.04);
    shadows.add([...rim, [x, y, foot + height]], foot, heightAt);
  }
  addGantry(shadows, sections);
  if (stand !== null) {
    const { frame, length, side, depth, height } = stand;
    shadows.add(boxOf(frame, [-length / 2, 0, 0], [length / 2, side * depth, height]), frame.z);
  }
  return shadows.build(darkness);
}

/** Only over a road that is level across: elsewhere a flat shadow would float, or be under it. */
function addGantry(shadows: GroundShadows, sections: CrossSections): void {
  const [right, left] = [sections.border(-1, 0) - SHOULDER * 0.6, sections.border(1, 0) + SHOULDER * 0.6];
  const frame = new RoadsideFrame(sections, 0, 0);
  if (Math.abs(sections.height(0, 0, left) - sections.height(0, 0, right)) > LEVEL) return;
  const { post, clearance, beam } = GANTRY;
  const top = clearance + beam.height;
  shadows.add(boxOf(frame, [-post / 2, right - post, 0], [post / 2, right, top]), frame.z);
  shadows.add(boxOf(frame, [-post / 2, left, 0], [post / 2, left + post, top]), frame.z);
  shadows.add(boxOf(frame, [-beam.depth / 2, right, clearance], [beam.depth / 2, left, top]), frame.z);
}

/** The corners of a box by two opposite ones. */
function boxOf(frame: RoadsideFrame, a: Point, b: Point): Point[] {
  const corners: Point[] = [];
  for (const forward of [a[0], b[0]])
    for (const left of [a[1], b[1]]) for (const up of [a[2], b[2]]) corners.push(frame.at(forward, left, up));
  return corners;
}
