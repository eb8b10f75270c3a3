import { Group, Mesh, MeshBasicMaterial, Object3D, type BufferGeometry } from 'three';
import { POSE } from '../workers/protocol.ts';
import { buildBlobShadow } from './blob-shadow.ts';
import { buildCarGeometry, buildPointerGeometry, buildWheelGeometry, CAR } from './car-geometry.ts';
import type { SceneTheme } from './scene-theme.ts';

/** The one solid car: the policy in view, with front wheels that steer and wheels that turn. */
export class HeroCar extends Group {
  readonly #bodyGeometry: BufferGeometry = buildCarGeometry(false);
  readonly #wheelGeometry: BufferGeometry = buildWheelGeometry();
  readonly #paint = new MeshBasicMaterial({ vertexColors: true });
  readonly #rubber = new MeshBasicMaterial({ vertexColors: true });
  readonly #shadow: { geometry: BufferGeometry; material: MeshBasicMaterial };
  readonly #hubs: readonly Object3D[];
  readonly #wheels: readonly Mesh[];
  readonly #pointer: Mesh;

  constructor(theme: SceneTheme) {
    super();
    this.add(new Mesh(this.#bodyGeometry, this.#paint));
    const corners = [
      [CAR.axle, CAR.wheelY],
      [CAR.axle, -CAR.wheelY],
      [-CAR.axle, CAR.wheelY],
      [-CAR.axle, -CAR.wheelY],
    ] as const;
    this.#wheels = corners.map(() => new Mesh(this.#wheelGeometry, this.#rubber));
    this.#hubs = corners.map(([x, y], i) => {
      const hub = new Object3D();
      hub.position.set(x, y, CAR.wheelRadius);
      hub.add(this.#wheels[i]);
      this.add(hub);
      return hub;
    });
    this.#shadow = buildBlobShadow(theme.shadow);
    this.add(new Mesh(this.#shadow.geometry, this.#shadow.material));
    this.#pointer = new Mesh(buildPointerGeometry(), this.#paint);
    this.add(this.#pointer);
    this.visible = false;
    this.applyTheme(theme);
  }

  applyTheme(theme: SceneTheme): void {
    this.#paint.color.set(theme.hero);
  }

  /**
   * @param pose one car's pose, [POSE_SIZE]
   * @param dt seconds since the last call, for the turning of the wheels
   * @param magnify drawn size over true size
   * @param pointer show where it is, for cameras far away
   */
  setPose(pose: Float32Array, dt: number, magnify: number, pointer: boolean): void {
    this.visible = true;
    this.#pointer.visible = pointer;
    this.position.set(pose[POSE.x], pose[POSE.y], pose[POSE.z]);
    this.quaternion.set(pose[POSE.qx], pose[POSE.qy], pose[POSE.qz], pose[POSE.qw]);
    this.scale.setScalar(magnify);
    this.#hubs[0].rotation.z = pose[POSE.steering]!;
    this.#hubs[1].rotation.z = pose[POSE.steering]!;
    // Rolling forwards (+x) turns the wheel about +y.
    const turn = (pose[POSE.speed] * dt) / CAR.wheelRadius;
    for (const wheel of this.#wheels) wheel.rotation.y += turn;
  }

  override dispose(): void {
    this.#bodyGeometry.dispose();
    this.#wheelGeometry.dispose();
    this.#pointer.geometry.dispose();
    this.#paint.dispose();
    this.#rubber.dispose();
    this.#shadow.geometry.dispose();
    this.#shadow.material.dispose();
  }
}
