import {
  DynamicDrawUsage,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  Quaternion,
  Vector3,
  type BufferGeometry,
} from 'three';
import { POSE, POSE_SIZE } from '../workers/protocol.ts';
import { buildBlobShadow } from './blob-shadow.ts';
import { buildCarGeometry } from './car-geometry.ts';
import { type CarLook, isSameLook, STOCK_LOOK } from './car-look.ts';
import type { SceneTheme } from './scene-theme.ts';

const OPACITY = 0.72;

/** The cars that learn: many at once, half transparent, drawn with two calls. */
export class GhostFleet extends Group {
  #body: BufferGeometry = buildCarGeometry(true);
  #look: CarLook = STOCK_LOOK;
  readonly #paint = new MeshBasicMaterial({ vertexColors: true, transparent: true, opacity: OPACITY });
  readonly #shadow: { geometry: BufferGeometry; material: MeshBasicMaterial };
  #cars: InstancedMesh | null = null;
  #shadows: InstancedMesh | null = null;
  readonly #matrix = new Matrix4();
  readonly #position = new Vector3();
  readonly #rotation = new Quaternion();
  readonly #scale = new Vector3();

  constructor(theme: SceneTheme) {
    super();
    this.#shadow = buildBlobShadow(theme.shadow * 0.7);
    this.applyTheme(theme);
  }

  /** Makes them other cars to look at; their paint stays the theme's, which says that they learn. */
  setLook(look: CarLook): void {
    if (isSameLook(look, this.#look)) return;
    this.#look = look;
    this.#body.dispose();
    this.#body = buildCarGeometry(true, look);
    if (this.#cars !== null) this.#cars.geometry = this.#body;
  }

  applyTheme(theme: SceneTheme): void {
    this.#paint.color.set(theme.ghost);
  }

  /**
   * @param poses [numCars × POSE_SIZE]; none hides the fleet
   * @param magnify drawn size over true size, so that far cars stay readable
   */
  setPoses(poses: Float32Array, magnify: number): void {
    const count = poses.length / POSE_SIZE;
    this.#reserve(count);
    const [cars, shadows] = [this.#cars, this.#shadows];
    if (cars === null || shadows === null) return;
    this.#scale.setScalar(magnify);
    for (let car = 0; car < count; car++) {
      const at = car * POSE_SIZE;
      this.#position.set(poses[at + POSE.x], poses[at + POSE.y], poses[at + POSE.z]);
      this.#rotation.set(poses[at + POSE.qx], poses[at + POSE.qy], poses[at + POSE.qz], poses[at + POSE.qw]);
      this.#matrix.compose(this.#position, this.#rotation, this.#scale);
      cars.setMatrixAt(car, this.#matrix);
      shadows.setMatrixAt(car, this.#matrix);
    }
    for (const mesh of [cars, shadows]) {
      mesh.count = count;
      mesh.instanceMatrix.needsUpdate = true;
    }
  }

  override dispose(): void {
    this.#release();
    this.#body.dispose();
    this.#paint.dispose();
    this.#shadow.geometry.dispose();
    this.#shadow.material.dispose();
  }

  #reserve(count: number): void {
    if (count <= (this.#cars?.instanceMatrix.count ?? 0)) {
      if (this.#cars !== null) this.#cars.count = count;
      if (this.#shadows !== null) this.#shadows.count = count;
      return;
    }
    this.#release();
    this.#shadows = new InstancedMesh(this.#shadow.geometry, this.#shadow.material, count);
    this.#cars = new InstancedMesh(this.#body, this.#paint, count);
    this.#cars.renderOrder = 1;
    for (const mesh of [this.#shadows, this.#cars]) {
      mesh.frustumCulled = false;
      mesh.instanceMatrix.setUsage(DynamicDrawUsage);
      this.add(mesh);
    }
  }

  #release(): void {
    for (const mesh of [this.#cars, this.#shadows]) {
      if (mesh === null) continue;
      this.remove(mesh);
      mesh.dispose();
    }
    this.#cars = null;
    this.#shadows = null;
  }
}
