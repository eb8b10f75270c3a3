import {
  BufferGeometry,
  Color,
  Float32BufferAttribute,
  LineBasicMaterial,
  LineSegments,
  PerspectiveCamera,
  Scene,
  Vector3,
  type WebGLRenderer,
} from 'three';
import type { CarFile } from '../sim/car.ts';
import { POSE, POSE_SIZE } from '../workers/protocol.ts';
import { carLookOf } from './car-look.ts';
import { createWebGlRenderer } from './create-webgl-renderer.ts';
import { HeroCar } from './hero-car.ts';
import { SCENE_THEMES, type SceneTheme } from './scene-theme.ts';

/** Once round [s], and pictures a second: enough for something that turns slowly. */
const TURN = 16;
const FRAMES = 20;
/** Where the lens is ahead of the middle, and how far its view is drawn [m] */
const LENS_FORWARD = 0.145;
const REACH = 0.14;

/** One car that turns slowly, with what its camera sees as four lines: a picture of a car that is being built. */
export class CarPreview {
  readonly #host: HTMLElement;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(28, 1, 0.05, 10);
  readonly #car: HeroCar;
  readonly #view: LineSegments<BufferGeometry, LineBasicMaterial>;
  readonly #resizing: ResizeObserver;
  readonly #pose = new Float32Array(POSE_SIZE);
  readonly #isStill: boolean;
  #angle = 0.9;
  #request = 0;
  #last = 0;

  /**
   * @param host filled with a canvas of its size
   * @param isStill whether the car stands, for people who want nothing to move
   * @throws WebGlUnavailableError
   */
  constructor(host: HTMLElement, theme: SceneTheme['name'], isStill: boolean) {
    this.#host = host;
    this.#isStill = isStill;
    this.#renderer = createWebGlRenderer(
      { quality: 'full', pixelRatio: Math.min(2, devicePixelRatio) },
      true,
    );
    const colours = SCENE_THEMES[theme];
    this.#car = new HeroCar(colours);
    this.#view = new LineSegments(
      new BufferGeometry(),
      new LineBasicMaterial({ color: new Color(colours.hero), transparent: true, opacity: 0.75 }),
    );
    this.#scene.add(this.#car, this.#view);
    this.#pose[POSE.qw] = 1;
    this.#pose[POSE.steering] = 0.25;
    this.#pose[POSE.speed] = 0.08;
    host.append(this.#renderer.domElement);
    this.#resizing = new ResizeObserver(() => this.#resize());
    this.#resizing.observe(host);
    this.#request = requestAnimationFrame(this.#tick);
  }

  show(car: CarFile): void {
    this.#car.setLook(carLookOf(car));
    const { cameraHeight: height, cameraPitch: pitch, cameraFieldOfView: across } = car.values;
    const half = Math.tan(across / 2);
    const lens = new Vector3(LENS_FORWARD, 0, height);
    const axis = new Vector3(Math.cos(pitch), 0, -Math.sin(pitch));
    const down = new Vector3(-Math.sin(pitch), 0, -Math.cos(pitch));
    const corners = [
      [1, 1],
      [1, -1],
      [-1, -1],
      [-1, 1],
    ].map(([left, up]) =>
      axis
        .clone()
        .add(new Vector3(0, left * half, 0))
        .addScaledVector(down, -up * 0.75 * half)
        .setLength(REACH)
        .add(lens),
    );
    const mast = new Vector3(LENS_FORWARD, 0, 0.03);
    const lines = [
      mast,
      lens,
      ...corners.flatMap((corner, i) => [lens, corner, corner, corners[(i + 1) % corners.length]]),
    ];
    const geometry = new BufferGeometry();
    const places = lines.flatMap(({ x, y, z }) => [x, y, z]);
    geometry.setAttribute('position', new Float32BufferAttribute(places, 3));
    this.#view.geometry.dispose();
    this.#view.geometry = geometry;
    this.#draw(0);
  }

  dispose(): void {
    cancelAnimationFrame(this.#request);
    this.#resizing.disconnect();
    this.#car.dispose();
    this.#view.geometry.dispose();
    this.#view.material.dispose();
    this.#renderer.dispose();
    this.#renderer.forceContextLoss();
    this.#renderer.domElement.remove();
  }

  readonly #tick = (now: number): void => {
    this.#request = requestAnimationFrame(this.#tick);
    const seconds = (now - this.#last) / 1000;
    if (this.#isStill || seconds < 1 / FRAMES) return;
    this.#last = now;
    this.#draw(Math.min(seconds, 0.2));
  };

  #draw(seconds: number): void {
    this.#angle += (2 * Math.PI * seconds) / TURN;
    this.#car.setPose(this.#pose, seconds, 1, false);
    this.#camera.up.set(0, 0, 1);
    this.#camera.position.set(0.7 * Math.cos(this.#angle), 0.7 * Math.sin(this.#angle), 0.36);
    this.#camera.lookAt(0.02, 0, 0.07);
    this.#renderer.render(this.#scene, this.#camera);
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    if (width === 0 || height === 0) return;
    this.#renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    this.#renderer.setSize(width, height);
    this.#camera.aspect = width / height;
    this.#camera.updateProjectionMatrix();
    this.#draw(0);
  }
}
