import { Color, InstancedMesh, Matrix4, MeshBasicMaterial, type BufferGeometry } from 'three';
import { Rng } from '../math/rng.ts';
import type { Track } from '../track/track.ts';
import type { TracksidePost } from './camera/trackside-posts.ts';
import { MeshBuilder, type BakedLight, type Point } from './mesh-builder.ts';
import type { SceneTheme } from './scene-theme.ts';
import { hillHeight } from './terrain-geometry.ts';
import type { TrackBounds } from './track-bounds.ts';

/** Trees keep this far from the centre line, metres. */
const CLEARANCE = 1.05;
/** And their leaves this far from cameras beside the road, metres. */
const VIEW = 0.5;
const SIDES = 6;

/** Trees on the hills and a few inside the loop; the same track always has the same trees. None stands before a camera's lens. */
export function buildTreeGrove(
  track: Track,
  bounds: TrackBounds,
  posts: readonly TracksidePost[],
  theme: SceneTheme,
  light: BakedLight,
  count: number,
): InstancedMesh {
  const rng = new Rng(7 + track.id.length * 131 + track.centre.numPoints);
  const mesh = new InstancedMesh(
    treeGeometry(theme, light),
    new MeshBasicMaterial({ vertexColors: true }),
    count,
  );
  const matrix = new Matrix4();
  const tint = new Color();
  let placed = 0;
  for (let attempt = 0; attempt < count * 30 && placed < count; attempt++) {
    const factor = 0.35 + 1.75 * Math.sqrt(rng.uniform());
    const angle = 2 * Math.PI * rng.uniform();
    const x = bounds.x + factor * bounds.radiusX * Math.cos(angle);
    const y = bounds.y + factor * bounds.radiusY * Math.sin(angle);
    const size = Math.sqrt(bounds.radius / 5) * (0.5 + 0.55 * rng.uniform());
    if (track.project(x, y).distance < CLEARANCE + 0.25 * size) continue;
    if (posts.some((post) => Math.hypot(post.x - x, post.y - y) < VIEW + 0.26 * size)) continue;
    matrix.makeScale(size, size, size * (0.85 + 0.4 * rng.uniform()));
    matrix.setPosition(x, y, hillHeight(bounds, x, y) - 0.02);
    mesh.setMatrixAt(placed, matrix);
    mesh.setColorAt(placed, tint.setScalar(0.85 + 0.3 * rng.uniform()));
    placed++;
  }
  mesh.count = placed;
  mesh.computeBoundingSphere();
  return mesh;
}

/** One tree, 1 m high: a trunk and two cones. */
function treeGeometry(theme: SceneTheme, light: BakedLight): BufferGeometry {
  const builder = new MeshBuilder(light);
  builder.box([-0.035, -0.035, 0], [0.035, 0.035, 0.25], new Color(theme.trunk));
  cone(builder, 0.26, 0.16, 0.68, new Color(theme.foliage[0]));
  cone(builder, 0.19, 0.48, 1, new Color(theme.foliage[1]));
  return builder.build();
}

function cone(builder: MeshBuilder, radius: number, z0: number, z1: number, color: Color): void {
  const tip: Point = [0, 0, z1];
  const rim = (k: number): Point => {
    const angle = (2 * Math.PI * k) / SIDES;
    return [radius * Math.cos(angle), radius * Math.sin(angle), z0];
  };
  for (let k = 0; k < SIDES; k++) builder.triangle(rim(k), rim(k + 1), tip, color);
}
