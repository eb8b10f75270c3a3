import { describe, expect, it } from 'vitest';
import { pictureOf } from '../../../../src/race/observers/observer.ts';
import { createObserver } from '../../../../src/race/observers/create-observer.ts';
import {
  checkSensorSpec,
  SensorSpecError,
  STATE_SENSORS,
} from '../../../../src/race/observers/sensor-spec.ts';

describe('the sensors of a car', () => {
  it('are understood as a list, as text and as a whole', () => {
    expect(checkSensorSpec(['state'], 'test')).toEqual(STATE_SENSORS);
    expect(checkSensorSpec('state', 'test')).toEqual(STATE_SENSORS);
    expect(checkSensorSpec(STATE_SENSORS, 'test')).toEqual(STATE_SENSORS);
    const spec = checkSensorSpec(
      { sensors: ['STEREO_CAMERAS', 'SECTOR_LIDAR'], camera: { width: 160, height: 120 } },
      'test',
    );
    expect(spec.sensors).toEqual(['stereo_cameras', 'sector_lidar']);
    expect(spec.camera).toEqual({ width: 160, height: 120, frames: 1 });
  });

  it.each(['observation', 'FRONT_FACING_CAMERA', 'LEFT_CAMERA', 'front_camera'])(
    'know %s as the front camera',
    (name) => {
      expect(checkSensorSpec([name], 'test').sensors).toEqual(['front_camera']);
    },
  );

  it.each([
    [[], 'sensors: must have at least one sensor'],
    [
      ['radar'],
      'sensors: must be among state, front_camera, stereo_cameras, lidar, sector_lidar, discretized_sector_lidar (found "radar")',
    ],
    [['state', 'state'], 'sensors: must not have a sensor twice (found "state")'],
    [
      ['front_camera', 'stereo_cameras'],
      'sensors: must have at most one camera (found "front_camera, stereo_cameras")',
    ],
    [
      ['state', 'lidar', 'sector_lidar'],
      'sensors: must have at most one lidar (found "lidar, sector_lidar")',
    ],
    [['lidar'], 'sensors: must have state or a camera: a lidar does not see the road (found "lidar")'],
    [7, 'sensors: must be sensors (found 7)'],
    [{ sensors: [3] }, 'sensors.0: must be the name of a sensor (found 3)'],
    [{ sensors: ['state'], radar: 1 }, 'radar: is not a setting of sensors'],
    [
      { sensors: ['front_camera'], camera: { width: 32, height: 16, frames: 5 } },
      'camera.frames: must be a whole number from 1 to 4 (found 5)',
    ],
    [
      { sensors: ['state'], camera: { width: 2, height: 30 } },
      'camera.width: must be a whole number from 8 to 640 (found 2)',
    ],
    [
      { sensors: ['state'], lidar_config: { num_sectors: 7 } },
      'lidar_config.num_sectors: must divide the 64 rays evenly (found 7)',
    ],
    [
      { sensors: ['state'], lidar_config: { clipping_dist: 0.1 } },
      'lidar_config.clipping_dist: must be a distance from 0.15 to 12 m (found 0.1)',
    ],
  ])('are refused in one line: %j', (input, message) => {
    const check = (): unknown => checkSensorSpec(input, 'policy.json');
    expect(check).toThrow(SensorSpecError);
    expect(check).toThrow(new SensorSpecError('policy.json', 'x', 'y').message.replace('x: y', message));
  });

  it('stand one after the other in an observation, the picture first', () => {
    const observer = createObserver(
      checkSensorSpec(
        {
          sensors: ['state', 'stereo_cameras', 'discretized_sector_lidar'],
          camera: { width: 32, height: 16 },
          lidar_config: { num_sectors: 4, num_values_per_sector: 5 },
        },
        'test',
      ),
    );
    const { space, parts } = observer;
    expect(parts).toEqual([
      { sensor: 'stereo_cameras', offset: 0, shape: [16, 32, 2] },
      { sensor: 'state', offset: 1024, shape: [26] },
      { sensor: 'discretized_sector_lidar', offset: 1024 + 26, shape: [20] },
    ]);
    expect(pictureOf(observer)).toEqual({ height: 16, width: 32, channels: 2 });
    expect(space.low).toHaveLength(1024 + 26 + 20);
    expect([space.low[1023], space.low[1024], space.high[1024 + 26]]).toEqual([-1, -Infinity, 1]);
    const withLidar = createObserver(checkSensorSpec(['state', 'lidar'], 'test'));
    expect(pictureOf(withLidar)).toBeNull();
    const lidar = withLidar.space;
    expect([lidar.low[26], lidar.high[26]]).toEqual([0.15, 1]);
  });
});
