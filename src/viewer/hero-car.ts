import { Group, Mesh, MeshBasicMaterial, Object3D, type BufferGeometry } from 'three';
import { POSE } from '../workers/protocol.ts';
import { buildBlobShadow } from './blob-shadow.ts';
import { BodyLean } from './body-lean.ts';
import { buildCarGeometry, buildPointerGeometry, buildWheelGeometry, WHEEL } from './car-geometry.ts';
import { type CarLook, isSameLook, STOCK_LOOK } from './car-look.ts';
import type { SceneTheme } from './scene-theme.ts';

/** Front left, front right, rear left, rear right. */
const CORNERS = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/** A solid car, the policy in view or one of a contest, with front wheels that steer and wheels that turn. */
export class HeroCar extends Group {
  readonly #body: Mesh;
  readonly #wheelGeometry: BufferGeometry = buildWheelGeometry();
  /** Of what wears the theme's colour: the pointer, and a body without colours of its own. */
  readonly #paint = new MeshBasicMaterial({ vertexColors: true });
  readonly #rubber = new MeshBasicMaterial({ vertexColors: true });
  readonly #shadow: { geometry: BufferGeometry; material: MeshBasicMaterial };
  readonly #hubs: readonly Object3D[];
  readonly #wheels: readonly Mesh[];
  readonly #pointer: Mesh;
  readonly #lean = new BodyLean();
  #look: CarLook = STOCK_LOOK;
  readonly #color: string | null;

  /** @param color null: that of the policy in view */
  constructor(theme: SceneTheme, color: string | null = null) {
    super();
    this.#color = color;
    this.#body = new Mesh(buildCarGeometry(false), this.#paint);
    this.add(this.#body);
    this.#wheels = CORNERS.map(() => new Mesh(this.#wheelGeometry, this.#rubber));
    this.#hubs = this.#wheels.map((wheel) => {
      const hub = new Object3D();
      hub.add(wheel);
      this.add(hub);
      return hub;
    });
    this.#placeWheels();
    this.#shadow = buildBlobShadow(theme.shadow);
    this.add(new Mesh(this.#shadow.geometry, this.#shadow.material));
    this.#pointer = new Mesh(buildPointerGeometry(), this.#paint);
    this.add(this.#pointer);
    this.visible = false;
    this.applyTheme(theme);
  }

  /** Makes it another car to look at. */
  setLook(look: CarLook): void {
    if (isSameLook(look, this.#look)) return;
    this.#look = look;
    this.#body.geometry.dispose();
    this.#body.geometry = buildCarGeometry(false, look);
    // What is painted already is drawn by the material that changes no colour.
    this.#body.material = look.colours === null ? this.#paint : this.#rubber;
    this.#placeWheels();
  }

  applyTheme(theme: SceneTheme): void {
    this.#paint.color.set(this.#color ?? theme.hero);
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
    this.#lean.follow(pose, dt);
    this.#body.rotation.set(this.#lean.roll, this.#lean.pitch, 0);
    // Rolling forwards (+x) turns the wheel about +y.
    const turn = (pose[POSE.speed] * dt) / WHEEL.radius;
    for (const wheel of this.#wheels) wheel.rotation.y += turn;
  }

  override dispose(): void {
    this.#body.geometry.dispose();
    this.#wheelGeometry.dispose();
    this.#pointer.geometry.dispose();
    this.#paint.dispose();
    this.#rubber.dispose();
    this.#shadow.geometry.dispose();
    this.#shadow.material.dispose();
  }

  #placeWheels(): void {
    const { axle, wheelY } = this.#look;
    for (const [i, [ahead, left]] of CORNERS.entries())
      this.#hubs[i].position.set(ahead * axle, left * wheelY, WHEEL.radius);
  }
}
