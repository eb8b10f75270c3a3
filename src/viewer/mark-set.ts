import { DynamicDrawUsage, InstancedMesh, Matrix4, MeshBasicMaterial, type BufferGeometry } from 'three';

/** Equal flat marks on the ground that shrink away with age; the oldest gives way when all are in use. */
export class MarkSet {
  readonly material: MeshBasicMaterial;
  readonly mesh: InstancedMesh;
  readonly #places: Float32Array;
  readonly #ages: Float32Array;
  readonly #matrix = new Matrix4();
  #next = 0;

  /**
   * @param geometry lies in the xy plane around the origin
   * @param lifetime seconds until a mark is gone; Infinity: it stays
   */
  constructor(
    readonly geometry: BufferGeometry,
    color: string,
    readonly capacity: number,
    readonly lifetime: number,
  ) {
    this.material = new MeshBasicMaterial({ color, transparent: true, opacity: 0.85, depthWrite: false });
    this.mesh = new InstancedMesh(geometry, this.material, capacity);
    this.mesh.instanceMatrix.setUsage(DynamicDrawUsage);
    this.mesh.frustumCulled = false;
    this.mesh.count = 0;
    this.#places = new Float32Array(3 * capacity);
    this.#ages = new Float32Array(capacity).fill(Infinity);
  }

  /** Number of marks that are still to be seen. */
  get count(): number {
    return this.mesh.count;
  }

  put(x: number, y: number, z: number): void {
    this.#places.set([x, y, z], 3 * this.#next);
    this.#ages[this.#next] = 0;
    this.#next = (this.#next + 1) % this.capacity;
  }

  /** Ages all marks by `dt` seconds. */
  update(dt: number): void {
    let alive = 0;
    for (let i = 0; i < this.capacity; i++) {
      if (this.#ages[i] >= this.lifetime) continue;
      this.#ages[i] += dt;
      const rest = 1 - this.#ages[i] / this.lifetime;
      if (rest <= 0) continue;
      const size = Math.min(1, 2 * rest);
      this.#matrix.makeScale(size, size, 1);
      this.#matrix.setPosition(this.#places[3 * i], this.#places[3 * i + 1], this.#places[3 * i + 2]);
      this.mesh.setMatrixAt(alive++, this.#matrix);
    }
    this.mesh.count = alive;
    this.mesh.instanceMatrix.needsUpdate = true;
  }

  clear(): void {
    this.#ages.fill(Infinity);
    this.mesh.count = 0;
  }

  dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
    this.mesh.dispose();
  }
}
