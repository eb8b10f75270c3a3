import { Color, Group, InstancedMesh, Matrix4, MeshBasicMaterial, Vector3, type BufferGeometry } from 'three';
import { OBJECT, OBJECT_SIZE, type ObjectsFrame } from '../workers/protocol.ts';
import { buildBlobShadow } from './blob-shadow.ts';
import { buildCarGeometry } from './car-geometry.ts';
import { MeshBuilder, type BakedLight } from './mesh-builder.ts';
import type { SceneTheme } from './scene-theme.ts';

/** As many as a race can have. */
const CAPACITY = 6;
/** A fixed light: boxes stand any way round, and their faces are to be told apart from all sides. */
const LIGHT: BakedLight = {
  direction: [-0.6, 0.35, 0.9],
  sun: new Color(0.66, 0.63, 0.58),
  shade: new Color(0.5, 0.5, 0.54),
};

/** What is in the way of the solid car: boxes in their true size, or bot cars. */
export class RaceObjects extends Group {
  readonly #boxes: InstancedMesh<BufferGeometry, MeshBasicMaterial>;
  readonly #bots: InstancedMesh<BufferGeometry, MeshBasicMaterial>;
  readonly #shadows: InstancedMesh<BufferGeometry, MeshBasicMaterial>;
  readonly #matrix = new Matrix4();
  readonly #shadowMatrix = new Matrix4();
  readonly #scale = new Vector3();

  constructor(theme: SceneTheme) {
    super();
    const paint = (): MeshBasicMaterial => new MeshBasicMaterial({ vertexColors: true });
    const shadow = buildBlobShadow(theme.shadow);
    this.#boxes = new InstancedMesh(buildBoxGeometry(theme), paint(), CAPACITY);
    this.#bots = new InstancedMesh(buildCarGeometry(true), paint(), CAPACITY);
    this.#shadows = new InstancedMesh(shadow.geometry, shadow.material, CAPACITY);
    for (const mesh of this.#meshes) {
      mesh.frustumCulled = false;
      mesh.count = 0;
    }
    this.add(...this.#meshes);
    this.applyTheme(theme);
  }

  /** How many are to be seen. */
  get numShown(): number {
    return this.#shadows.count;
  }

  applyTheme(theme: SceneTheme): void {
    this.#boxes.geometry.dispose();
    this.#boxes.geometry = buildBoxGeometry(theme);
    this.#bots.material.color.set(theme.bot);
  }

  /**
   * @param objects null for an empty road
   * @param magnify drawn size over true size of bot cars, so that far ones stay readable
   */
  show(objects: ObjectsFrame | null, magnify: number): void {
    const numObjects = objects === null ? 0 : objects.poses.length / OBJECT_SIZE;
    this.#boxes.count = objects?.kind === 'boxes' ? numObjects : 0;
    this.#bots.count = objects?.kind === 'bots' ? numObjects : 0;
    this.#shadows.count = numObjects;
    if (objects === null) return;
    const { kind, poses } = objects;
    for (let k = 0; k < numObjects; k++) {
      const at = k * OBJECT_SIZE;
      const [length, width, height] = [OBJECT.length, OBJECT.width, OBJECT.height].map((i) => poses[at + i]);
      const place = this.#matrix.makeRotationZ(poses[at + OBJECT.heading]);
      place.setPosition(poses[at + OBJECT.x], poses[at + OBJECT.y], poses[at + OBJECT.z]);
      // A shadow fits a car; around a box it has to be larger.
      if (kind === 'boxes') {
        const shadow = this.#shadowMatrix.copy(place).scale(this.#scale.set(3.4 * length, 4.7 * width, 1));
        this.#shadows.setMatrixAt(k, shadow);
        this.#boxes.setMatrixAt(k, place.scale(this.#scale.set(length, width, height)));
      } else {
        place.scale(this.#scale.setScalar(magnify));
        this.#shadows.setMatrixAt(k, place);
        this.#bots.setMatrixAt(k, place);
      }
    }
    for (const mesh of this.#meshes) mesh.instanceMatrix.needsUpdate = true;
  }

  override dispose(): void {
    for (const mesh of this.#meshes) {
      mesh.geometry.dispose();
      mesh.material.dispose();
      mesh.dispose();
    }
  }

  get #meshes(): readonly InstancedMesh<BufferGeometry, MeshBasicMaterial>[] {
    return [this.#boxes, this.#bots, this.#shadows];
  }
}

/** A carton of one metre each way, standing on the ground, with tape along its top and down its ends. */
function buildBoxGeometry({ box: [card, tape] }: SceneTheme): BufferGeometry {
  const builder = new MeshBuilder(LIGHT);
  builder.box([-0.5, -0.5, 0], [0.5, 0.5, 1], new Color(card));
  builder.box([-0.502, -0.09, 0.55], [0.502, 0.09, 1.004], new Color(tape));
  return builder.build();
}
