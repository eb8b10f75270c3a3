import { SceneryCache } from '../../sim/sensors/scenery.ts';
import { DEEPRACER_MOUNTS, type SensorMounts } from '../../sim/sensors/sensor-mounts.ts';
import { StateObserver } from './state-observer.ts';
import { CameraObserver } from './camera-observer.ts';
import { FrameStack } from './frame-stack.ts';
import { JoinedObserver } from './joined-observer.ts';
import { LidarObserver } from './lidar-observer.ts';
import type { Observer } from './observer.ts';
import { CAMERAS, type SensorName, type SensorSpec } from './sensor-spec.ts';

/**
 * The observer of a car with the sensors of `spec`; a camera's picture comes first, the others follow in their order.
 * @param sceneries painted tracks to share with other observers: painting one takes tens of milliseconds
 * @param mounts where on the car they are
 */
export function createObserver(
  spec: SensorSpec,
  sceneries = new SceneryCache(),
  mounts = DEEPRACER_MOUNTS,
): Observer {
  const isCamera = (sensor: SensorName): boolean => CAMERAS.includes(sensor);
  const ordered = [...spec.sensors.filter(isCamera), ...spec.sensors.filter((name) => !isCamera(name))];
  const observers = ordered.map((sensor) => create(sensor, spec, sceneries, mounts));
  return observers.length === 1 ? observers[0] : new JoinedObserver(observers);
}

function create(
  sensor: SensorName,
  spec: SensorSpec,
  sceneries: SceneryCache,
  mounts: SensorMounts,
): Observer {
  switch (sensor) {
    case 'state':
      return new StateObserver();
    case 'front_camera':
    case 'stereo_cameras': {
      const camera = new CameraObserver(sensor, spec.camera, sceneries, mounts.camera);
      return spec.camera.frames === 1 ? camera : new FrameStack(camera, spec.camera.frames);
    }
    default:
      return new LidarObserver(sensor, spec.lidar_config, mounts.lidar.forward);
  }
}
