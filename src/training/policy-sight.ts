import type { SensorView } from '../race/observers/observer.ts';
import type { SensorSpec } from '../race/observers/sensor-spec.ts';
import { CarSightViewer } from '../sim/sensors/car-sight.ts';
import { BINARY_SECTORS, LIDAR_CLIP } from '../sim/sensors/lidar-sectors.ts';
import type { SceneryCache } from '../sim/sensors/scenery.ts';
import type { SensorMounts } from '../sim/sensors/sensor-mounts.ts';

/** What is to be seen from a car, for people. */
export interface Sight {
  readonly width: number;
  readonly height: number;
  /** Luminance 0 … 255, [height × width] from the top left. */
  readonly picture: Uint8Array;
  /** Null for a policy without a lidar. */
  readonly lidar: LidarSight | null;
}

export interface LidarSight {
  /** Where rays end in the car's frame (forward, left) [m], [rays × 2] */
  readonly points: Float32Array;
  /** Beyond it the policy is told of nothing [m] */
  readonly range: number;
}

/** Without a camera of the policy's own, people are shown what one of this size would see [pixels] */
const USUAL_PICTURE = { width: 160, height: 120 };

/** Looks out of the car of one policy: through its camera at its size, or through one that it does not have. */
export class PolicySight {
  readonly #viewer: CarSightViewer;
  readonly #range: number | null;

  /**
   * @param sceneries painted tracks to share with the policy's own observer
   * @param mounts where on the car they are
   */
  constructor(sensors: SensorSpec, sceneries: SceneryCache, mounts: SensorMounts) {
    const hasCamera = sensors.sensors.some((name) => name === 'front_camera' || name === 'stereo_cameras');
    this.#viewer = new CarSightViewer({
      ...(hasCamera ? sensors.camera : USUAL_PICTURE),
      facing: sensors.lidar_config.facing,
      mounts,
      sceneries,
    });
    this.#range = lidarRange(sensors);
  }

  /** @returns arrays of its own, free to be transferred */
  look({ track, states, objects }: SensorView): Sight {
    const { picture, lidarPoints } = this.#viewer.look(track, states, objects, 0);
    const { width, height } = this.#viewer;
    const lidar = this.#range === null ? null : { points: lidarPoints.slice(), range: this.#range };
    return { width, height, picture: picture.slice(), lidar };
  }
}

function lidarRange({ sensors, lidar_config }: SensorSpec): number | null {
  if (sensors.includes('lidar')) return LIDAR_CLIP;
  if (sensors.includes('sector_lidar')) return BINARY_SECTORS.distance;
  return sensors.includes('discretized_sector_lidar') ? lidar_config.clipping_dist : null;
}
