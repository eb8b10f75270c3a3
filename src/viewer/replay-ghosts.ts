import {
  type BufferGeometry,
  DataTexture,
  Group,
  Mesh,
  MeshBasicMaterial,
  Sprite,
  SpriteMaterial,
} from 'three';
import { POSE, POSE_SIZE } from '../workers/protocol.ts';
import { buildBlobShadow } from './blob-shadow.ts';
import { buildCarGeometry } from './car-geometry.ts';
import type { SceneTheme } from './scene-theme.ts';

const OPACITY = 0.8;
/** The sign over a car: its height above the ground, its size [m], and the pixels of its picture, a side. */
const SIGN = { height: 0.26, size: 0.13, pixels: 32 } as const;

/** Whether a point belongs to a sign; u and v from −1 to 1. A ghost's sign is as in its caption: square, then round. */
const SHAPES: readonly ((u: number, v: number) => boolean)[] = [
  (u, v) => Math.max(Math.abs(u), Math.abs(v)) < 0.82,
  (u, v) => Math.hypot(u, v) < 0.95,
];

/** One ghost with what is its own. */
class Ghost extends Group {
  readonly paint = new MeshBasicMaterial({ vertexColors: true, transparent: true, opacity: OPACITY });
  readonly sign: SpriteMaterial;

  constructor(body: BufferGeometry, shadow: Mesh, shape: (typeof SHAPES)[number]) {
    super();
    const car = new Mesh(body, this.paint);
    car.renderOrder = 1;
    this.sign = new SpriteMaterial({ map: pictureOf(shape), transparent: true, depthWrite: false });
    const sign = new Sprite(this.sign);
    sign.position.z = SIGN.height;
    sign.scale.setScalar(SIGN.size);
    sign.renderOrder = 5;
    this.add(shadow, car, sign);
  }

  override dispose(): void {
    this.paint.dispose();
    this.sign.map?.dispose();
    this.sign.dispose();
  }
}

/** The drives of a replay beside its first: half transparent cars, told apart by colour and by the sign over each. */
export class ReplayGhosts extends Group {
  readonly #body = buildCarGeometry(true);
  readonly #shadow: ReturnType<typeof buildBlobShadow>;
  readonly #ghosts: readonly Ghost[];

  constructor(theme: SceneTheme) {
    super();
    const shadow = buildBlobShadow(theme.shadow * 0.7);
    this.#shadow = shadow;
    this.#ghosts = SHAPES.map(
      (shape) => new Ghost(this.#body, new Mesh(shadow.geometry, shadow.material), shape),
    );
    this.add(...this.#ghosts);
    this.setPoses(new Float32Array(0), 1);
    this.applyTheme(theme);
  }

  applyTheme({ replay }: SceneTheme): void {
    for (const [i, { paint, sign }] of this.#ghosts.entries()) {
      paint.color.set(replay[i]);
      sign.color.set(replay[i]);
    }
  }

  /**
   * @param poses [numGhosts × POSE_SIZE], of two at most; none hides them all
   * @param magnify drawn size over true size
   */
  setPoses(poses: Float32Array, magnify: number): void {
    for (const [i, ghost] of this.#ghosts.entries()) {
      const at = i * POSE_SIZE;
      ghost.visible = at < poses.length;
      if (!ghost.visible) continue;
      ghost.position.set(poses[at + POSE.x], poses[at + POSE.y], poses[at + POSE.z]);
      ghost.quaternion.set(
        poses[at + POSE.qx],
        poses[at + POSE.qy],
        poses[at + POSE.qz],
        poses[at + POSE.qw],
      );
      ghost.scale.setScalar(magnify);
    }
  }

  override dispose(): void {
    for (const ghost of this.#ghosts) ghost.dispose();
    this.#body.dispose();
    this.#shadow.geometry.dispose();
    this.#shadow.material.dispose();
  }
}

function pictureOf(shape: (typeof SHAPES)[number]): DataTexture {
  const { pixels } = SIGN;
  const data = new Uint8Array(4 * pixels * pixels).fill(255);
  for (let row = 0; row < pixels; row++) {
    for (let column = 0; column < pixels; column++) {
      const [u, v] = [column, row].map((at) => (2 * (at + 0.5)) / pixels - 1);
      if (!shape(u, v)) data[4 * (row * pixels + column) + 3] = 0;
    }
  }
  const picture = new DataTexture(data, pixels, pixels);
  picture.needsUpdate = true;
  return picture;
}
