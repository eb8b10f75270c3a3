import { type BufferGeometry, PerspectiveCamera, Vector3 } from 'three';
import { toDegrees } from '../math/angle.ts';
import type { Car } from '../sim/car.ts';
import type { IdealLap } from '../sim/ideal-lap/ideal-lap.ts';
import type { Track } from '../track/track.ts';
import { type FieldPicture, FRAMES_PER_SECOND, type LapPicture, POSE_SIZE } from '../workers/protocol.ts';
import { aimAt } from './camera/aim-at.ts';
import { CameraDirector } from './camera/camera-director.ts';
import { type CameraMode, type Subject, USUAL_FOV } from './camera/camera-pose.ts';
import { attachOrbitControls } from './camera/orbit-pointer.ts';
import { FleetPlayback } from './fleet-playback.ts';
import { FrameFence } from './frame-fence.ts';
import { LapTrail } from './lap-trail.ts';
import { magnification } from './magnification.ts';
import { QualityGovernor, type QualitySettings } from './quality-governor.ts';
import { RaceScene } from './race-scene.ts';
import { ReplayPlayback, type ReplaySource } from './replay-playback.ts';
import type { SceneTheme } from './scene-theme.ts';
import type { TrailScale } from './trail-scale.ts';
import { ViewerCanvas } from './viewer-canvas.ts';
export { WebGlUnavailableError } from './create-webgl-renderer.ts';

export interface RaceViewerOptions {
  readonly theme: SceneTheme['name'];
  /** Cut between cameras instead of flying. */
  readonly reducedMotion: boolean;
  /** The person took hold of the camera, or the graphics context went away or came back. */
  readonly onChange?: (viewer: RaceViewer) => void;
}

/** Far cars are drawn at least this long, CSS pixels. */
const READABLE = { hero: 18, fleet: 12 } as const;
const MAX_STEP = 0.1;
const NO_POSES = new Float32Array(0);
/** Once the quality is settled, every so many frames are measured, ms apart. */
const MEASURE_EVERY = 2000;

/** The 3D view: takes fleet frames, draws them at the display's pace, survives the loss of its graphics context. */
export class RaceViewer {
  /** The policy in view: frames of one car. */
  readonly hero: FleetPlayback;
  /** The cars that learn. */
  readonly fleet: FleetPlayback;
  /** The cars of a contest. Whoever drives one must not see it late: a frame, and what its arrival varies by, 0.1 s. */
  readonly contest = new FleetPlayback(undefined, undefined, 0.1);
  /** Whether the cars that learn are drawn, and where their episodes ended. */
  fleetShown = true;
  readonly #scene: RaceScene;
  readonly #camera = new PerspectiveCamera(toDegrees(USUAL_FOV), 1, 0.05, 400);
  readonly #director: CameraDirector;
  readonly #governor: QualityGovernor;
  readonly #options: RaceViewerOptions;
  readonly #resizing: ResizeObserver;
  readonly #detachControls: () => void;
  readonly #subject: Subject = { position: new Vector3(), heading: 0, pitch: 0, speed: 0 };
  readonly #canvas: ViewerCanvas;
  #request = 0;
  #lastTick: number | null = null;
  #lastMeasure = 0;
  readonly #fence = new FrameFence();
  readonly #trail = new LapTrail();
  /** Whether cars of a contest are shown, and which of them cameras follow. */
  #isContest = false;
  #followed = 0;
  #replay: ReplayPlayback | null = null;
  #isHeld = false;
  #isDisposed = false;

  /**
   * @param host filled with a canvas; its size decides the picture's
   * @throws WebGlUnavailableError
   */
  constructor(
    readonly host: HTMLElement,
    options: RaceViewerOptions,
  ) {
    this.#options = options;
    this.#governor = new QualityGovernor(globalThis.devicePixelRatio);
    this.#canvas = new ViewerCanvas(host, this.#governor.settings, () => this.#options.onChange?.(this));
    this.#scene = new RaceScene(options.theme);
    this.hero = new FleetPlayback(undefined, ({ poses, simTime }, isCut) => {
      this.#trail.reach(poses, isCut, Math.round(simTime * FRAMES_PER_SECOND));
      if (isCut) this.#director.cut();
    });
    this.fleet = new FleetPlayback((end) => this.#scene.marks.mark(end));
    this.#director = new CameraDirector(options.reducedMotion);
    this.#detachControls = attachOrbitControls(host, this.#director.orbit, () => this.#takeOver());
    this.#resizing = new ResizeObserver(() => this.#resize());
    this.#resizing.observe(host);
    this.#request = requestAnimationFrame(this.#tick);
  }

  /** Whether the graphics context is gone; whoever looks is told with `onChange`. */
  get contextLost(): boolean {
    return this.#canvas.isContextLost;
  }

  get cameraMode(): CameraMode {
    return this.#director.mode;
  }

  set cameraMode(mode: CameraMode) {
    this.#director.mode = mode;
    this.#options.onChange?.(this);
  }

  /** Where the camera stands. For tests. */
  get eye(): Vector3 {
    return this.#camera.position.clone();
  }

  get quality(): QualitySettings {
    return this.#governor.settings;
  }

  /** Whether the machine has other work, for example training, that drawing must not slow down. */
  set isBusy(isBusy: boolean) {
    this.#governor.isBusy = isBusy;
  }

  /** Keeps the size and quality of the picture, or no longer: a video has one size from its first frame to its last. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (!isHeld) this.#resize();
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas.renderer.domElement;
  }

  /** Number of live geometries and textures on the graphics card. */
  get memory(): { readonly geometries: number; readonly textures: number } {
    return this.#canvas.renderer.info.memory;
  }

  setTheme(theme: SceneTheme['name']): void {
    this.#scene.setTheme(theme);
  }

  /** Shows other cars. @param hero the solid one @param fleet those that learn */
  setCars(hero: Car, fleet: Car): void {
    this.#scene.setCars(hero, fleet);
  }

  /** Shows another track; cars, trail, ideal line and rewards of the last one are forgotten. */
  setTrack(track: Track): void {
    this.#scene.setTrack(track);
    this.#scene.showIdealLine(null);
    this.showPlace(null);
    this.showRewardField(null);
    this.showRewardRibbon(null);
    this.#director.frame(this.#scene.bounds!);
    this.#director.posts = this.#scene.posts;
    this.clearHero();
    this.fleet.clear();
  }

  /** Draws an ideal lap of the track on its road; null takes it away. */
  showIdealLine(lap: IdealLap | null): void {
    this.#scene.showIdealLine(lap);
  }

  /** What is drawn of the ideal lap; null while there is nothing. For tests. */
  get idealLine(): BufferGeometry | null {
    const { idealLine } = this.#scene;
    return idealLine.visible ? idealLine.geometry : null;
  }

  /** Paints a reward over the road; null takes it away. */
  showRewardField(picture: FieldPicture | null): void {
    this.#scene.rewardField.show(picture);
  }

  /** What is painted of a reward; null while there is nothing. For tests. */
  get rewardField(): BufferGeometry | null {
    const { rewardField } = this.#scene;
    return rewardField.visible ? rewardField.geometry : null;
  }

  /** Draws the reward along a driven lap; null takes it away. */
  showRewardRibbon(picture: LapPicture | null): void {
    this.#scene.showRewardRibbon(picture);
  }

  /** What is drawn of it; null while there is nothing. For tests. */
  get rewardRibbon(): BufferGeometry | null {
    const { rewardRibbon } = this.#scene;
    return rewardRibbon.visible ? rewardRibbon.geometry : null;
  }

  /** Draws a line across the road. @param lap share of it from the start line on, 0 … 1; null takes it away */
  showPlace(lap: number | null): void {
    this.#scene.showPlace(lap);
  }

  /** What is drawn of that; null while there is nothing. For tests. */
  get placeLine(): BufferGeometry | null {
    const { placeLine } = this.#scene;
    return placeLine.visible ? placeLine.geometry : null;
  }

  /** Shows where the solid car has driven in its last lap, in colours of a scale; null takes that away. */
  showTrail(scale: TrailScale | null): void {
    this.#scene.showTrail(scale);
  }

  /** Says what decisions of the solid car are worth, in its drive or in the replay. @param first of them, since it began */
  scoreTrail(of: 'drive' | 'replay', first: number, values: Float32Array): void {
    const trail = of === 'replay' ? this.#replay?.trail : this.#trail;
    trail?.score({ first, values });
  }

  /** What is drawn of the lap under way; null while no trail is shown. For tests. */
  get trail(): BufferGeometry | null {
    return this.#scene.trail.current?.geometry ?? null;
  }

  /**
   * Shows recorded drives in place of all cars that drive now, which go on unseen: the first as the solid car, two others as
   * ghosts. Null shows those again that drive.
   */
  showReplay(source: ReplaySource | null): void {
    this.#replay = source && new ReplayPlayback(source);
    this.#scene.showReplayEnds(this.#isContest ? null : (this.#replay?.ends ?? null));
    this.#director.cut();
  }

  /** Shows the cars of a contest, or of its replay, in place of all that drive now; none shows those again. */
  showContest(cars: readonly Car[]): void {
    this.#isContest = cars.length > 0;
    this.#scene.contestCars.show(cars);
    this.contest.clear();
    this.#trail.clear();
    this.follow(0);
  }

  /** Cameras follow another car of the contest. @param car its index */
  follow(car: number): void {
    this.#followed = car;
    this.#director.cut();
  }

  /** The car that cameras follow, as it is drawn, [POSE_SIZE]; empty while there is none. */
  get solid(): Float32Array {
    const at = this.#isContest ? this.#followed * POSE_SIZE : 0;
    return this.#shown.poses.subarray(at, at + POSE_SIZE);
  }

  /** What is drawn of the cars that drive, or drove. */
  get #shown(): FleetPlayback | ReplayPlayback {
    return this.#replay ?? (this.#isContest ? this.contest : this.hero);
  }

  /** The ghosts of the replay as they are drawn, [numGhosts × POSE_SIZE]. For tests. */
  get replayGhosts(): Float32Array {
    return this.#replay?.poses.subarray(POSE_SIZE) ?? NO_POSES;
  }

  /** Takes the solid car away, and its trail: another policy drives, or none. */
  clearHero(): void {
    this.hero.clear();
    this.#trail.clear();
    this.#director.cut();
  }

  /** Takes the fleet away, and the marks that it has left. */
  clearFleet(): void {
    this.fleet.clear();
    this.#scene.marks.clearMarks();
  }

  /** Shows all of the track again. */
  resetCamera(): void {
    if (this.#scene.bounds !== null) this.#director.frame(this.#scene.bounds);
    this.cameraMode = 'orbit';
  }

  /**
   * Draws one picture.
   * @param dt seconds since the last one
   */
  render(dt: number): void {
    const { bounds } = this.#scene;
    if (bounds === null || this.contextLost) return;
    const seconds = this.#moveCars(dt);
    this.#scene.marks.update(dt);
    this.#scene.replayMarks.update(dt);
    this.#director.update(bounds, this.#camera, dt);
    this.#scene.follow(this.#camera, this.solid, seconds);
    this.#scene.trail.draw(this.#replay?.trail ?? this.#trail);
    this.#canvas.renderer.render(this.#scene.scene, this.#camera);
  }

  dispose(): void {
    this.#isDisposed = true;
    cancelAnimationFrame(this.#request);
    this.#resizing.disconnect();
    this.#detachControls();
    this.#scene.dispose();
    this.#canvas.close();
  }

  /** @returns seconds that the solid car has driven since the last picture */
  #moveCars(dt: number): number {
    const isDriving = this.hero.advance(dt);
    const hasFleet = this.fleet.advance(dt);
    const replay = this.#replay;
    replay?.advance();
    if (replay?.isCut) this.#director.cut();
    const isContest = this.#isContest;
    const hasSolid = this.contest.advance(dt) || replay !== null || (isDriving && !isContest);
    this.#director.subject = hasSolid ? this.#subject : null;
    const magnify = this.#magnify(READABLE.fleet);
    const isFleetDrawn = this.fleetShown && !replay && !isContest;
    this.#scene.fleet.setPoses(isFleetDrawn ? this.fleet.poses : NO_POSES, hasFleet ? magnify : 1);
    this.#scene.marks.visible = isFleetDrawn;
    this.#scene.replayGhosts.setPoses(isContest ? NO_POSES : this.replayGhosts, magnify);
    const seconds = replay ? replay.elapsed : dt * (isContest ? this.contest : this.hero).rate;
    const near = this.#director.isClose ? this.#followed : null;
    this.#scene.contestCars.setPoses(this.#shown.poses, seconds, this.#magnify(READABLE.hero), near);
    this.#scene.hero.visible = hasSolid && !isContest;
    this.#scene.objects.show(this.#shown.objects, magnify);
    if (isDriving) this.#trail.follow(this.hero.poses);
    if (!hasSolid) return 0;
    aimAt(this.solid, this.#subject);
    if (isContest) return seconds;
    this.#scene.hero.setPose(this.solid, seconds, this.#magnify(READABLE.hero), near === null);
    return seconds;
  }

  /** Drawn size over true size for cars of at least so many CSS pixels in the middle of the picture; near ones need none. */
  #magnify(pixels: number): number {
    if (this.#director.isClose) return 1;
    return magnification(pixels, this.#camera, this.#scene.bounds!, this.host.clientHeight);
  }

  readonly #tick = (now: number): void => {
    this.#request = requestAnimationFrame(this.#tick);
    const { maxFps } = this.#governor.settings;
    const elapsed = this.#lastTick === null ? 0 : (now - this.#lastTick) / 1000;
    // Half a display frame of slack, or 30 fps on a 60 Hz display would become 20.
    if (this.#lastTick !== null && elapsed < 1 / maxFps - 0.008) return;
    if (this.#fence.isPending) return;
    this.#lastTick = now;
    this.#scene.buildNext();
    const start = performance.now();
    this.render(Math.min(MAX_STEP, elapsed));
    if (this.#scene.bounds === null || this.contextLost) return;
    this.#fence.place(this.#canvas.renderer.getContext() as WebGL2RenderingContext, () => {
      const measured = !this.#governor.settled || now - this.#lastMeasure > MEASURE_EVERY;
      if (this.#isDisposed || this.#isHeld || !measured) return;
      this.#lastMeasure = now;
      const before = this.#governor.settings;
      if (this.#governor.sample(performance.now() - start)) this.#applyQuality(before);
    });
  };

  #takeOver(): void {
    if (this.#director.mode === 'orbit') return;
    this.cameraMode = 'orbit';
  }

  #applyQuality(before: QualitySettings): void {
    const { settings } = this.#governor;
    if (settings.quality === before.quality) this.#canvas.renderer.setPixelRatio(settings.pixelRatio);
    else this.#canvas.replace(settings);
    this.#resize();
    void this.#decorate();
    this.#options.onChange?.(this);
  }

  /** Pictures that are drawn in full have more in them, which comes after the first ones. */
  async #decorate(): Promise<void> {
    const isFull = (): boolean => this.quality.quality === 'full' && !this.#isDisposed;
    this.#scene.decorate = null;
    if (!isFull()) return;
    const { RaceScenery } = await import('./scenery/race-scenery.ts');
    if (isFull()) this.#scene.decorate = (world) => new RaceScenery(world);
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.host;
    // Nothing is drawn where nobody sees it.
    cancelAnimationFrame(this.#request);
    if (clientWidth === 0 || clientHeight === 0) return;
    this.#request = requestAnimationFrame(this.#tick);
    if (this.#isHeld) return;
    this.#camera.aspect = clientWidth / clientHeight;
    this.#camera.updateProjectionMatrix();
    this.#canvas.renderer.setSize(clientWidth, clientHeight);
    this.render(0);
  }
}
