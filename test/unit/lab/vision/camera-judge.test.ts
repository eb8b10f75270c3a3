import { describe, expect, it } from 'vitest';
import { CAMERA_CLASSES, LABEL_LIMITS } from '../../../../src/lab/vision/camera-classes.ts';
import { CameraJudge } from '../../../../src/lab/vision/camera-judge.ts';
import { poseOnRoad, type RoadPlace } from '../../../../src/reward/posed-params.ts';
import { carSpecOf } from '../../../../src/sim/car-spec-of.ts';
import { STOCK_CAR } from '../../../../src/sim/cars.ts';
import { ObjectStates } from '../../../../src/sim/object-states.ts';
import { BOX_SHAPE } from '../../../../src/sim/objects/object-shapes.ts';
import { ReversedTrack } from '../../../../src/track/reversed-track.ts';
import { parseTrackFile } from '../../../../src/track/track-file.ts';
import { Track } from '../../../../src/track/track.ts';

const car = carSpecOf(STOCK_CAR);
const WIDTH = 0.5;

/** Two straights of 8 m, joined by half circles: counter-clockwise, the first straight from (0, 0) along x. */
function stadium(radius: number): Track {
  const points: [number, number][] = [];
  const arc = (cx: number, from: number): void => {
    for (let k = 0; k < 40; k++) {
      const angle = from + (Math.PI * k) / 40;
      points.push([cx + radius * Math.cos(angle), radius + radius * Math.sin(angle)]);
    }
  };
  for (let k = 0; k < 40; k++) points.push([k * 0.2, 0]);
  arc(8, -Math.PI / 2);
  for (let k = 0; k < 40; k++) points.push([8 - k * 0.2, 2 * radius]);
  arc(0, Math.PI / 2);
  const file = { format: 'grad-prix-track', version: 1, id: 'stadium', name: 'Stadium', description: '' };
  return new Track(
    parseTrackFile(
      JSON.stringify({ ...file, width: { left: WIDTH, right: WIDTH }, centreLine: points }),
      'stadium',
    ),
  );
}

function boxAt(x: number, y: number): ObjectStates {
  const boxes = new ObjectStates(1, [BOX_SHAPE]);
  boxes.x[0] = x;
  boxes.y[0] = y;
  return boxes;
}

function told(track: Track, place: RoadPlace, boxes: ObjectStates | null = null): string | null {
  const { x, y, heading } = poseOnRoad(track, car, place);
  const label = new CameraJudge(track, car).labelAt(x, y, heading, boxes);
  return label === null ? null : CAMERA_CLASSES[label];
}

const track = stadium(1.5);
const onStraight = { s: 2, lateral: 0, turn: 0 };
/** A third of the way through the first half circle. */
const inBend = { s: 8 + Math.PI / 2, lateral: 0, turn: 0 };

describe('what the camera sees, by the truth', () => {
  it('is a straight, a bend to the left, and the other way round one to the right', () => {
    expect(told(track, onStraight)).toBe('straight');
    expect(told(track, { ...onStraight, lateral: 0.2, turn: 0.15 })).toBe('straight');
    expect(told(track, inBend)).toBe('left');
    expect(told(new ReversedTrack(track), { ...inBend, s: track.length - inBend.s })).toBe('right');
  });

  it('is nothing between the two: a bend that only begins, or is too gentle', () => {
    // Of 1.5 m radius: 24° take 0.63 m, so that the bend must begin at 0.57 m ahead.
    expect(told(track, { ...onStraight, s: 8 - 1 })).toBeNull();
    expect(told(track, { ...onStraight, s: 8 - 0.5 })).toBe('left');
    // 0.9 m of a circle of 3 m radius turn 17°.
    const gentle = stadium(3);
    expect(told(gentle, { ...inBend, s: 8 + 4 })).toBeNull();
  });

  it('is off the track with all wheels and well beyond the border, and nothing where only some wheels are off', () => {
    const beside = (lateral: number): string | null => told(track, { ...onStraight, lateral });
    expect(beside(-(WIDTH + LABEL_LIMITS.beyondFrom + 0.05))).toBe('off-track');
    expect(beside(-WIDTH)).toBeNull();
    expect(beside(-(WIDTH + LABEL_LIMITS.beyondFrom - 0.05))).toBeNull();
    expect(beside(-(WIDTH + LABEL_LIMITS.beyondTo + 0.05))).toBeNull();
  });

  it('is a box ahead near the lens, a road where the box is far or behind, and nothing between', () => {
    // The lens is about 2 m from the start of the track.
    expect(told(track, onStraight, boxAt(3.5, 0.2))).toBe('obstacle ahead');
    expect(told(track, inBend, boxAt(3.5, 0.2))).toBe('left');
    expect(told(track, onStraight, boxAt(4.5, 0))).toBeNull();
    expect(told(track, onStraight, boxAt(6, 0))).toBe('straight');
    expect(told(track, onStraight, boxAt(1, 0))).toBe('straight');
    // Its middle is beside the picture, a corner in it.
    expect(told(track, onStraight, boxAt(2.8, 0.6))).toBeNull();
  });

  it('is nothing where two are true at once', () => {
    const beside = { ...onStraight, lateral: -(WIDTH + 0.4) };
    expect(told(track, beside)).toBe('off-track');
    expect(told(track, beside, boxAt(3.2, -0.9))).toBeNull();
  });
});
