import { type CameraMount, DEEPRACER_CAMERA } from './camera-optics.ts';
import { LIDAR } from './lidar.ts';

/** Where on a car its sensors are, whether it carries them or not. */
export interface SensorMounts {
  readonly camera: CameraMount;
  readonly lidar: {
    /** Ahead of the wheelbase's middle [m] */
    readonly forward: number;
  };
}

/** As on DeepRacer's car. */
export const DEEPRACER_MOUNTS: SensorMounts = {
  camera: DEEPRACER_CAMERA,
  lidar: { forward: LIDAR.forward },
};
