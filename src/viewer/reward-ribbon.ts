import { BufferAttribute, BufferGeometry, DoubleSide, Mesh, MeshBasicMaterial } from 'three';
import { clamp } from '../math/scalar.ts';
import type { LapPicture } from '../workers/protocol.ts';
import { viridisOf } from './viridis-of.ts';

/** Of its foot above the road; over a reward field [m] */
const LIFT = 0.015;
/** Width of the foot, and height of the highest place, as shares of the world's radius, within bounds [m] */
const FOOT = { share: 0.009, least: 0.05, most: 0.14 } as const;
const HEIGHT = { share: 0.07, least: 0.25, most: 1.2 } as const;
/** Height of the lowest place, as a share of the highest: a ribbon stands up everywhere. */
const LEAST_HEIGHT = 0.06;
/** Vertices per point: left and right of the foot, its middle, and the top. */
const ACROSS = 4;

/** The reward along a driven lap: a wall over the line, high and yellow where it is most, low and dark blue where it is least. */
export class RewardRibbon extends Mesh<BufferGeometry, MeshBasicMaterial> {
  constructor() {
    super(new BufferGeometry(), new MeshBasicMaterial({ vertexColors: true, side: DoubleSide }));
    this.material.polygonOffset = true;
    this.material.polygonOffsetFactor = -3;
    this.material.polygonOffsetUnits = -3;
    this.visible = false;
    this.renderOrder = 5;
  }

  /** @param picture null takes the ribbon away @param radius of the world around the track [m] */
  show(picture: LapPicture | null, radius: number): void {
    this.geometry.dispose();
    this.geometry = picture === null ? new BufferGeometry() : buildRibbon(picture, radius);
    this.visible = picture !== null;
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

/** The foot lies on the road, so that the ribbon is seen from straight above, too. */
function buildRibbon({ path, values, low, high }: LapPicture, radius: number): BufferGeometry {
  const numPoints = values.length;
  const half = clamp(FOOT.share * radius, FOOT.least, FOOT.most) / 2;
  const most = clamp(HEIGHT.share * radius, HEIGHT.least, HEIGHT.most);
  const own = viridisOf(values, low, high);
  const positions = new Float32Array(3 * ACROSS * numPoints);
  const colors = new Float32Array(3 * ACROSS * numPoints);
  const index: number[] = [];
  for (let i = 0; i < numPoints; i++) {
    const [before, after] = [Math.max(0, i - 1), Math.min(numPoints - 1, i + 1)];
    const dx = path[3 * after] - path[3 * before];
    const dy = path[3 * after + 1] - path[3 * before + 1];
    const length = Math.hypot(dx, dy);
    // A car that stands still has no direction; its place is a point.
    const [leftX, leftY] = length > 0 ? [(-dy / length) * half, (dx / length) * half] : [0, 0];
    const share = high > low ? clamp((values[i] - low) / (high - low), 0, 1) : 0.5;
    const height = most * (LEAST_HEIGHT + (1 - LEAST_HEIGHT) * share);
    const [x, y, z] = [path[3 * i], path[3 * i + 1], path[3 * i + 2] + LIFT];
    positions.set([x + leftX, y + leftY, z, x - leftX, y - leftY, z], 3 * ACROSS * i);
    positions.set([x, y, z, x, y, z + height], 3 * ACROSS * i + 6);
    const color = own.subarray(3 * i, 3 * i + 3);
    for (let k = 0; k < ACROSS; k++) colors.set(color, 3 * (ACROSS * i + k));
    if (i + 1 === numPoints) break;
    const [here, next] = [ACROSS * i, ACROSS * (i + 1)];
    index.push(here + 1, next + 1, next, here + 1, next, here);
    index.push(here + 2, next + 2, next + 3, here + 2, next + 3, here + 3);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('color', new BufferAttribute(colors, 3));
  geometry.setIndex(index);
  return geometry;
}
