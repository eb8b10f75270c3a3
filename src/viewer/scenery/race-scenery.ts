import {
  Group,
  type InstancedMesh,
  Mesh,
  type MeshBasicMaterial,
  type Object3D,
  type PerspectiveCamera,
} from 'three';
import { Rng } from '../../math/rng.ts';
import type { Track } from '../../track/track.ts';
import type { TracksidePost } from '../camera/trackside-posts.ts';
import { CrossSections } from '../cross-sections.ts';
import { type BakedLight, MeshBuilder } from '../mesh-builder.ts';
import type { SceneTheme } from '../scene-theme.ts';
import type { TrackBounds } from '../track-bounds.ts';
import { bendsOf } from './bends.ts';
import { addDistanceBoards } from './distance-boards.ts';
import { FreeGround } from './free-ground.ts';
import { addGrandstand, type Stand } from './grandstand.ts';
import { addHoardings } from './hoardings.ts';
import { SCENERY_THEMES } from './scenery-theme.ts';
import { SkySights } from './sky-sights.ts';
import { buildStillShadows } from './still-shadows.ts';
import { treePlacesOf } from './tree-places.ts';
import { buildTyreWalls } from './tyre-walls.ts';
import { WheelTraces } from './wheel-traces.ts';

/** The plain world that is decorated. */
export interface PlainWorld {
  readonly track: Track;
  readonly bounds: TrackBounds;
  readonly posts: readonly TracksidePost[];
  readonly trees: InstancedMesh;
  readonly theme: SceneTheme;
  readonly light: BakedLight;
  /** Draws vertex colours as they are; the world's own. */
  readonly solid: MeshBasicMaterial;
}

/**
 * What makes a world worth looking at and tells nothing: tyre walls, boards, a stand, shadows, a sky, what tyres leave behind.
 * Comes after the first picture, a part at a time, and only where pictures are drawn in full. The same track always has the same.
 */
export class RaceScenery extends Group {
  /** What is yet to be built. */
  readonly #pending: (() => void)[];
  #sky: SkySights | null = null;
  #traces: WheelTraces | null = null;
  readonly #onDispose: (() => void)[] = [];

  constructor({ track, bounds, posts, trees, theme, light, solid }: PlainWorld) {
    super();
    const own = SCENERY_THEMES[theme.name];
    const rng = new Rng(11 + track.id.length * 131 + track.centre.numPoints);
    const sections = new CrossSections(track);
    const bends = bendsOf(sections);
    const places = treePlacesOf(trees);
    const ground = new FreeGround(track, bounds, posts, places);
    const builder = new MeshBuilder(light);
    let stand: Stand | null = null;
    this.#pending = [
      () => (stand = addGrandstand(builder, sections, ground, own, rng)),
      () => {
        addDistanceBoards(builder, sections, bends, ground, own);
        addHoardings(builder, sections, bends, ground, own);
        const { geometry } = this.#show(new Mesh(builder.build(), solid));
        this.#onDispose.push(() => geometry.dispose());
      },
      () => {
        const walls = this.#show(buildTyreWalls(sections, bends, ground, own, light, solid));
        this.#onDispose.push(
          () => walls.geometry.dispose(),
          () => walls.dispose(),
        );
      },
      () => {
        const look = { sun: light.direction, darkness: own.shadow };
        const { geometry, material } = this.#show(buildStillShadows(sections, bounds, places, stand, look));
        this.#onDispose.push(
          () => geometry.dispose(),
          () => material.dispose(),
        );
      },
      () => {
        const sky = (this.#sky = this.#show(new SkySights(own, light.direction, rng)));
        const traces = (this.#traces = this.#show(new WheelTraces(track, own)));
        this.#onDispose.push(
          () => sky.dispose(),
          () => traces.dispose(),
        );
      },
    ];
  }

  /** Builds the next part: all at once would hold the page up. @returns whether there is more to be built */
  buildNext(): boolean {
    this.#pending.shift()?.();
    return this.#pending.length > 0;
  }

  /** Call before every picture. @param pose of the solid car, empty where there is none @param seconds that it drove since the last */
  follow(camera: PerspectiveCamera, pose: Float32Array, seconds: number): void {
    this.#sky?.position.copy(camera.position);
    this.#sky?.scale.setScalar(camera.far * 0.48);
    this.#traces?.follow(pose, seconds, camera.quaternion);
  }

  override dispose(): void {
    for (const dispose of this.#onDispose) dispose();
  }

  #show<T extends Object3D>(part: T): T {
    this.add(part);
    return part;
  }
}
