import { BufferAttribute, BufferGeometry, Color, Mesh, MeshBasicMaterial } from 'three';
import type { Track } from '../track/track.ts';
import { CrossSections } from './cross-sections.ts';
import { ACROSS, acrossStrip, colorRow, CORNERS, joinRows } from './edged-strip.ts';

/** Above all that is drawn on the road, below the shadows of cars [m] */
const LIFT = 0.0155;
/** Width of the line, as a share of the world's radius so that it is seen on long tracks, too, and its bounds [m] */
const WIDTH = { share: 0.02, least: 0.1, most: 0.3 } as const;
/** Rows of vertices from border to border, so that the line follows a banked road. */
const ROWS = 5;

/** A line across the road at a place that is pointed at elsewhere. */
export class PlaceLine extends Mesh<BufferGeometry, MeshBasicMaterial> {
  constructor() {
    super(new BufferGeometry(), new MeshBasicMaterial({ vertexColors: true, polygonOffset: true }));
    this.material.polygonOffsetFactor = -3;
    this.material.polygonOffsetUnits = -3;
    this.visible = false;
    // After the trail, which it may cover.
    this.renderOrder = 5;
  }

  /**
   * @param lap share of the lap from the start line on, 0 … 1; null takes the line away
   * @param radius of the world around the track [m]
   * @param color as CSS
   */
  show(lap: number | null, track: Track, radius: number, color: string): void {
    this.geometry.dispose();
    this.geometry = lap === null ? new BufferGeometry() : buildLine(lap, track, radius, new Color(color));
    this.visible = lap !== null;
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

function buildLine(lap: number, track: Track, radius: number, color: Color): BufferGeometry {
  const { centre } = track;
  const { segment, t } = centre.at(lap * centre.length);
  const sections = new CrossSections(track);
  const [aheadX, aheadY] = [centre.directionX[segment], centre.directionY[segment]];
  const [left, right] = [sections.border(1, segment), sections.border(-1, segment)];
  const along = acrossStrip(Math.min(WIDTH.most, Math.max(WIDTH.least, WIDTH.share * radius)));
  const positions = new Float32Array(3 * ACROSS * ROWS);
  const colors = new Float32Array(3 * ACROSS * ROWS);
  const index = new Uint16Array(CORNERS * (ROWS - 1));
  for (let row = 0; row < ROWS; row++) {
    const lateral = right + (row / (ROWS - 1)) * (left - right);
    const [x, y, z] = sections.point(segment, t, lateral, LIFT);
    for (const [k, metres] of along.entries())
      positions.set([x - metres * aheadX, y - metres * aheadY, z], 3 * (ACROSS * row + k));
    colorRow(colors, row, color);
    if (row > 0) joinRows(index, row - 1, row - 1, row);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('color', new BufferAttribute(colors, 3));
  geometry.setIndex(new BufferAttribute(index, 1));
  return geometry;
}
