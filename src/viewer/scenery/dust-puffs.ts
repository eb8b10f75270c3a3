import {
  BufferGeometry,
  DynamicDrawUsage,
  Float32BufferAttribute,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  Quaternion,
  Vector3,
} from 'three';

const MOST = 48;
/** How long one is seen [s], how large it becomes and how far it rises [m] */
const LIFE = 0.75;
const SIZE = 0.11;
const RISE = 0.1;
const SIDES = 7;

/** Dust behind a car beside the road: flat puffs that look at the camera, grow and go. */
export class DustPuffs extends InstancedMesh<BufferGeometry, MeshBasicMaterial> {
  /** Of each: where it began. */
  readonly #places = Array.from({ length: MOST }, () => new Vector3());
  /** Seconds since then. */
  readonly #ages = new Float32Array(MOST).fill(LIFE);
  readonly #matrix = new Matrix4();
  readonly #place = new Vector3();
  readonly #scale = new Vector3();
  #next = 0;

  constructor(color: string) {
    super(
      discGeometry(),
      new MeshBasicMaterial({ color, transparent: true, opacity: 0.4, depthWrite: false }),
      MOST,
    );
    this.instanceMatrix.setUsage(DynamicDrawUsage);
    this.frustumCulled = false;
    this.renderOrder = 6;
    this.visible = false;
  }

  raise(x: number, y: number, z: number): void {
    this.#places[this.#next].set(x, y, z);
    this.#ages[this.#next] = 0;
    this.#next = (this.#next + 1) % MOST;
    this.visible = true;
  }

  /** @param seconds since the last picture @param facing how the camera is turned */
  update(seconds: number, facing: Quaternion): void {
    if (!this.visible) return;
    let isAny = false;
    for (const [k, place] of this.#places.entries()) {
      const age = (this.#ages[k] += seconds) / LIFE;
      isAny ||= age < 1;
      // It spreads fast and is blown away slowly.
      const size = age < 1 ? SIZE * Math.sqrt(age + 0.05) * (1 - age * age) : 0;
      this.#place.copy(place).setZ(place.z + RISE * age);
      this.#matrix.compose(this.#place, facing, this.#scale.setScalar(size));
      this.setMatrixAt(k, this.#matrix);
    }
    this.instanceMatrix.needsUpdate = true;
    this.visible = isAny;
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
    super.dispose();
  }
}

function discGeometry(): BufferGeometry {
  const corners = Array.from({ length: SIDES + 1 }, (_, k) => (2 * Math.PI * k) / SIDES);
  const positions = corners
    .slice(1)
    .flatMap((angle, k) => [
      0,
      0,
      0,
      Math.cos(corners[k]),
      Math.sin(corners[k]),
      0,
      Math.cos(angle),
      Math.sin(angle),
      0,
    ]);
  return new BufferGeometry().setAttribute('position', new Float32BufferAttribute(positions, 3));
}
