import type { Track } from '../../track/track.ts';
import type { CarStates } from '../car-states.ts';
import type { ObjectStates } from '../object-states.ts';
import { Camera } from './camera.ts';
import { createCarFrame, frameOfCar } from './car-frame.ts';
import { Lidar, LIDAR, type LidarFacing } from './lidar.ts';
import { SceneryCache } from './scenery.ts';
import { DEEPRACER_MOUNTS, type SensorMounts } from './sensor-mounts.ts';

/** What one car's sensors show, to be drawn for a person. */
export interface CarSight {
  /** Luminance 0 … 255, [height × width] from the top left; overwritten by the next look. */
  readonly picture: Uint8Array;
  /** Where the lidar's rays end in the car's frame (forward, left) [m], [numRays × 2]; overwritten by the next look. */
  readonly lidarPoints: Float32Array;
}

interface CarSightOptions {
  /** Of the picture [pixels]; default 160 × 120. */
  readonly width?: number;
  readonly height?: number;
  readonly facing?: LidarFacing;
  /** Default: as on DeepRacer's car. */
  readonly mounts?: SensorMounts;
  /** Painted tracks to share. */
  readonly sceneries?: SceneryCache;
}

/** Looks through a car's camera and lidar at any size, apart from what its policy is given. */
export class CarSightViewer {
  readonly width: number;
  readonly height: number;
  readonly #camera: Camera;
  readonly #lidar: Lidar;
  readonly #sceneries: SceneryCache;
  readonly #frame = createCarFrame();
  readonly #scan = new Float64Array(LIDAR.numRays);
  readonly #sight: CarSight;

  constructor(options: CarSightOptions = {}) {
    const {
      width = 160,
      height = 120,
      facing = 'back',
      mounts = DEEPRACER_MOUNTS,
      sceneries = new SceneryCache(),
    } = options;
    this.width = width;
    this.height = height;
    this.#camera = new Camera(width, height, 0, mounts.camera);
    this.#lidar = new Lidar(facing, mounts.lidar.forward);
    this.#sceneries = sceneries;
    this.#sight = {
      picture: new Uint8Array(width * height),
      lidarPoints: new Float32Array(2 * LIDAR.numRays),
    };
  }

  /** What car `i` sees now. */
  look(track: Track, states: CarStates, objects: ObjectStates | null, i: number): CarSight {
    const { picture, lidarPoints } = this.#sight;
    frameOfCar(track, states, i, this.#frame);
    this.#camera.see(this.#sceneries.of(track), this.#frame, objects, i, picture);
    this.#lidar.scan(states, objects, i, this.#scan);
    for (let ray = 0; ray < LIDAR.numRays; ray++) {
      const angle = this.#lidar.angles[ray];
      lidarPoints[2 * ray] = this.#lidar.forward + this.#scan[ray] * Math.cos(angle);
      lidarPoints[2 * ray + 1] = this.#scan[ray] * Math.sin(angle);
    }
    return this.#sight;
  }
}
