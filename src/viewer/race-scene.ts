import {
  Color,
  Fog,
  Mesh,
  MeshBasicMaterial,
  Scene,
  type InstancedMesh,
  type PerspectiveCamera,
} from 'three';
import type { Car } from '../sim/car.ts';
import type { IdealLap } from '../sim/ideal-lap/ideal-lap.ts';
import type { Track } from '../track/track.ts';
import type { LapPicture } from '../workers/protocol.ts';
import { type TracksidePost, tracksidePosts } from './camera/trackside-posts.ts';
import { carLookOf } from './car-look.ts';
import { ContestCars } from './contest-cars.ts';
import { EpisodeMarks } from './episode-marks.ts';
import type { EpisodeEnd } from './fleet-playback.ts';
import { buildGantryGeometry } from './gantry-geometry.ts';
import { GhostFleet } from './ghost-fleet.ts';
import { HeroCar } from './hero-car.ts';
import { IdealLine } from './ideal-line.ts';
import type { BakedLight } from './mesh-builder.ts';
import { PlaceLine } from './place-line.ts';
import { RaceObjects } from './race-objects.ts';
import { ReplayGhosts } from './replay-ghosts.ts';
import type { PlainWorld, RaceScenery } from './scenery/race-scenery.ts';
import { RewardField } from './reward-field.ts';
import { RewardRibbon } from './reward-ribbon.ts';
import { SCENE_THEMES, type SceneTheme } from './scene-theme.ts';
import { SkyDome } from './sky-dome.ts';
import { buildTerrainGeometry } from './terrain-geometry.ts';
import { TrackBounds } from './track-bounds.ts';
import { buildTrackGeometry } from './track-geometry.ts';
import { TrailLine } from './trail-line.ts';
import type { TrailScale } from './trail-scale.ts';
import { buildTreeGrove } from './tree-grove.ts';

const TREES = 90;
/** Where fog begins and hides all, and from how far it is seen like that, as shares of the world's radius. */
const FOG = { from: 2.2, to: 7, seenFrom: 2.6 } as const;
/** Low in the west. */
const SUN = [-0.72, -0.12, 0.6] as const;

/**
 * Everything that is drawn, and nothing about how: world, fleet, best car, what is in its way, marks, lines, rewards.
 * World frame with z to the sky.
 */
export class RaceScene {
  readonly scene = new Scene();
  readonly fleet: GhostFleet;
  readonly hero: HeroCar;
  readonly objects: RaceObjects;
  readonly marks: EpisodeMarks;
  readonly replayGhosts: ReplayGhosts;
  readonly contestCars: ContestCars;
  /** Where the drives of a replay ended. */
  readonly replayMarks: EpisodeMarks;
  readonly idealLine = new IdealLine();
  readonly rewardField = new RewardField();
  readonly rewardRibbon = new RewardRibbon();
  readonly trail = new TrailLine();
  readonly placeLine = new PlaceLine();
  readonly #sky: SkyDome;
  readonly #solid = new MeshBasicMaterial({ vertexColors: true });
  #theme: SceneTheme;
  #track: Track | null = null;
  #bounds: TrackBounds | null = null;
  #posts: readonly TracksidePost[] = [];
  #still: Mesh[] = [];
  #trees: InstancedMesh | null = null;
  /** Builds what decorates a world, where pictures are drawn in full. */
  #decorate: ((world: PlainWorld) => RaceScenery) | null = null;
  #world: PlainWorld | null = null;
  #scenery: RaceScenery | null = null;

  constructor(theme: SceneTheme['name']) {
    this.#theme = SCENE_THEMES[theme];
    this.#sky = new SkyDome(this.#theme, SUN);
    this.fleet = new GhostFleet(this.#theme);
    this.hero = new HeroCar(this.#theme);
    this.objects = new RaceObjects(this.#theme);
    this.marks = new EpisodeMarks(this.#theme);
    this.replayGhosts = new ReplayGhosts(this.#theme);
    this.contestCars = new ContestCars(this.#theme);
    this.replayMarks = new EpisodeMarks(this.#theme, Infinity);
    this.scene.background = new Color(this.#theme.skyHorizon);
    this.scene.add(this.#sky, this.fleet, this.hero, this.objects, this.marks);
    this.scene.add(this.replayGhosts, this.replayMarks, this.contestCars);
    this.scene.add(this.idealLine, this.rewardField, this.rewardRibbon, this.trail, this.placeLine);
  }

  /** What decorates this world and those that follow; null: nothing does. */
  set decorate(decorate: ((world: PlainWorld) => RaceScenery) | null) {
    this.#decorate = decorate;
    this.#redecorate();
  }

  get bounds(): TrackBounds | null {
    return this.#bounds;
  }

  /** Where cameras may stand beside the road of this track. */
  get posts(): readonly TracksidePost[] {
    return this.#posts;
  }

  setTheme(name: SceneTheme['name']): void {
    if (name === this.#theme.name) return;
    this.#theme = SCENE_THEMES[name];
    this.#sky.applyTheme(this.#theme);
    this.fleet.applyTheme(this.#theme);
    this.hero.applyTheme(this.#theme);
    this.objects.applyTheme(this.#theme);
    this.marks.applyTheme(this.#theme);
    this.replayGhosts.applyTheme(this.#theme);
    this.contestCars.applyTheme(this.#theme);
    this.replayMarks.applyTheme(this.#theme);
    this.scene.background = new Color(this.#theme.skyHorizon);
    if (this.#track !== null) this.setTrack(this.#track);
  }

  /** Shows other cars. @param hero the solid one @param fleet those that learn */
  setCars(hero: Car, fleet: Car): void {
    this.hero.setLook(carLookOf(hero));
    this.fleet.setLook(carLookOf(fleet));
  }

  /** Replaces the world by that of another track. */
  setTrack(track: Track): void {
    this.#clearWorld();
    const bounds = new TrackBounds(track);
    const theme = this.#theme;
    const light: BakedLight = {
      direction: SUN,
      sun: new Color(theme.sun).multiplyScalar(0.8),
      shade: new Color(theme.shade).multiplyScalar(0.9),
    };
    // What hides most is drawn first: pixels that are hidden already cost nothing.
    this.#still = [
      buildGantryGeometry(track, theme, light),
      buildTrackGeometry(track, theme, light),
      buildTerrainGeometry(bounds, theme, light),
    ].map((geometry, order) => {
      const mesh = new Mesh(geometry, this.#solid);
      mesh.renderOrder = order;
      return mesh;
    });
    this.#posts = tracksidePosts(track, bounds);
    this.#trees = buildTreeGrove(track, bounds, this.#posts, theme, light, TREES);
    this.scene.add(...this.#still, this.#trees);
    this.#world = { track, bounds, posts: this.#posts, trees: this.#trees, theme, light, solid: this.#solid };
    this.#redecorate();
    this.scene.fog = new Fog(new Color(theme.skyHorizon), FOG.from * bounds.radius, FOG.to * bounds.radius);
    this.marks.clearMarks();
    this.#track = track;
    this.#bounds = bounds;
  }

  /** Shows an ideal lap of this track, or none. */
  showIdealLine(lap: IdealLap | null): void {
    if (this.#track !== null) this.idealLine.show(lap, this.#track, this.#extent);
  }

  /** Shows the reward along a lap of this track, or none. */
  showRewardRibbon(picture: LapPicture | null): void {
    this.rewardRibbon.show(picture, this.#extent);
  }

  /** Shows where the solid car has driven, or no longer. */
  showTrail(scale: TrailScale | null): void {
    this.trail.show(scale, this.#extent);
  }

  /** Shows a place of the road. @param lap share of it from the start line on; null: none */
  showPlace(lap: number | null): void {
    if (this.#track !== null) this.placeLine.show(lap, this.#track, this.#extent, this.#theme.hero);
  }

  /** Marks where the drives of a replay ended; null: no longer. */
  showReplayEnds(ends: readonly EpisodeEnd[] | null): void {
    this.replayMarks.clearMarks();
    for (const end of ends ?? []) this.replayMarks.mark(end);
  }

  /** Builds a little more of what decorates the world. Call before pictures whose cost is measured. */
  buildNext(): void {
    this.#scenery?.buildNext();
  }

  /**
   * Keeps what surrounds the camera around it, and what the solid car leaves behind it. Call before drawing.
   * @param pose of that car, empty where there is none @param seconds that it has driven since the last picture
   */
  follow(camera: PerspectiveCamera, pose: Float32Array, seconds: number): void {
    this.#scenery?.follow(camera, pose, seconds);
    this.#sky.position.copy(camera.position);
    this.#sky.scale.setScalar(camera.far * 0.5);
    if (this.#bounds === null) return;
    const { x, y, radius } = this.#bounds;
    const { position } = camera;
    // From far away, as a tall window shows all of a track, it would stand in the fog itself.
    const distance = Math.hypot(position.x - x, position.y - y, position.z);
    const fog = this.scene.fog as Fog;
    const farther = Math.max(radius, distance / FOG.seenFrom);
    [fog.near, fog.far] = [FOG.from * farther, FOG.to * farther];
  }

  dispose(): void {
    this.#clearWorld();
    this.#solid.dispose();
    this.#sky.dispose();
    this.fleet.dispose();
    this.hero.dispose();
    this.objects.dispose();
    this.marks.dispose();
    this.replayGhosts.dispose();
    this.contestCars.dispose();
    this.replayMarks.dispose();
    this.idealLine.dispose();
    this.rewardField.dispose();
    this.rewardRibbon.dispose();
    this.trail.dispose();
    this.placeLine.dispose();
  }

  /** From the middle of the world to a corner of the track's bounding box [m] */
  get #extent(): number {
    return this.#bounds === null ? 0 : Math.hypot(this.#bounds.halfX, this.#bounds.halfY);
  }

  #redecorate(): void {
    if (this.#scenery !== null) this.scene.remove(this.#scenery);
    this.#scenery?.dispose();
    this.#scenery = this.#world && this.#decorate ? this.#decorate(this.#world) : null;
    if (this.#scenery !== null) this.scene.add(this.#scenery);
  }

  #clearWorld(): void {
    this.#world = null;
    this.#redecorate();
    for (const mesh of this.#still) {
      this.scene.remove(mesh);
      mesh.geometry.dispose();
    }
    this.#still = [];
    if (this.#trees === null) return;
    this.scene.remove(this.#trees);
    this.#trees.geometry.dispose();
    for (const material of [this.#trees.material].flat()) material.dispose();
    this.#trees.dispose();
    this.#trees = null;
  }
}
