import { describe, expect, it } from 'vitest';
import { WALK } from '../../../../src/lab/vision/brake-drive.ts';
import { BrakePilot } from '../../../../src/lab/vision/brake-pilot.ts';
import { driveAmongBoxes } from '../../../../src/lab/vision/brake-trial.ts';
import { CAMERA_CLASSES, type CameraClass } from '../../../../src/lab/vision/camera-classes.ts';
import { CAMERA_SIZE, CameraEye } from '../../../../src/lab/vision/camera-eye.ts';
import { Classifier } from '../../../../src/lab/vision/classifier.ts';
import { linearNetwork } from '../../../../src/lab/vision/classifier-network.ts';
import type { Pilot } from '../../../../src/race/pilot.ts';
import { RaceField } from '../../../../src/race/race-field.ts';
import { carSpecOf } from '../../../../src/sim/car-spec-of.ts';
import { STOCK_CAR } from '../../../../src/sim/cars.ts';
import { RaceWorld } from '../../../../src/sim/race-world.ts';
import { SceneryCache } from '../../../../src/sim/sensors/scenery.ts';
import { Track } from '../../../../src/track/track.ts';
import { trackFile } from '../../../contract/track-files.ts';

const car = carSpecOf(STOCK_CAR);
const track = new Track(trackFile('oval'));
const eye = new CameraEye(car.mounts.camera, new SceneryCache());

/** Always says the same. */
function sayer(name: CameraClass): Classifier {
  const network = linearNetwork(CAMERA_SIZE, CAMERA_CLASSES.length);
  const kernel = new Float32Array(CAMERA_SIZE.width * CAMERA_SIZE.height * CAMERA_CLASSES.length);
  const bias = Float32Array.from(CAMERA_CLASSES, (one) => (one === name ? 9 : 0));
  return new Classifier({ classes: CAMERA_CLASSES, network, weights: [kernel, bias] });
}

const straightOn = (speed: number): Pilot => ({
  decide: (_field, _i, out) => {
    out.steeringAngle = 0.1;
    out.steeringDegrees = 5.7;
    out.speed = speed;
    return 3;
  },
});

describe('the brake', () => {
  const decide = (says: CameraClass, speed: number, isOn = true) => {
    const field = new RaceField({ world: new RaceWorld({ track, numCars: 1, car }) });
    field.start(0, 0);
    const pilot = new BrakePilot(straightOn(speed), sayer(says), eye);
    pilot.isOn = isOn;
    const out = { steeringAngle: 0, steeringDegrees: 0, speed: 0 };
    expect(pilot.decide(field, 0, out)).toBe(3);
    return { ...out, seen: pilot.seen! };
  };

  it('slows the car to a walk for what is dangerous, and leaves the steering alone', () => {
    for (const danger of ['off-track', 'obstacle ahead'] as const) {
      const { speed, steeringAngle, seen } = decide(danger, 3);
      expect(speed).toBe(WALK);
      expect(steeringAngle).toBe(0.1);
      expect(seen.isBraking).toBe(true);
      expect(seen.picture).toHaveLength(CAMERA_SIZE.width * CAMERA_SIZE.height);
    }
  });

  it('does nothing on a clear road, for a car that walks already, or switched off', () => {
    expect(decide('left', 3).speed).toBe(3);
    expect(decide('obstacle ahead', 0.3).speed).toBe(0.3);
    const off = decide('obstacle ahead', 3, false);
    expect([off.speed, off.seen.isBraking]).toEqual([3, false]);
  });
});

describe('laps among boxes', () => {
  const drive = (pilot: () => Pilot) => driveAmongBoxes(pilot, { track, car, boxes: 4, laps: 3, seed: 1 });

  it('end as they end, at the speed that the car then had', () => {
    // Slightly to the left for ever: into the field or into a box.
    const { laps, crashes, offTracks, clean } = drive(() => straightOn(2));
    expect(laps).toBe(3);
    expect(crashes + offTracks).toBe(3);
    expect(clean).toBe(0);
  });

  it('are the same twice', () => {
    expect(drive(() => straightOn(2))).toEqual(drive(() => straightOn(2)));
  });
});
