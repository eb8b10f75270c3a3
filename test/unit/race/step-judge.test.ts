import { describe, expect, it } from 'vitest';
import { Episode } from '../../../src/race/episode.ts';
import { StepJudge } from '../../../src/race/step-judge.ts';
import { paramsFromRow, type RewardParams, ROW_SIZE } from '../../../src/reward/step-params.ts';
import { CLUB_CAR } from '../../../src/sim/car-spec.ts';
import { CarStates } from '../../../src/sim/car-states.ts';
import { createProjection, type Projection } from '../../../src/track/projection.ts';
import { ReversedTrack } from '../../../src/track/reversed-track.ts';
import { Track } from '../../../src/track/track.ts';
import { trackFile } from '../../contract/track-files.ts';
import { boxTrack } from '../track/ring-track.ts';

/** Starts in the middle of the lower straight, along +x; half a road is 0.4 m. */
const box = new Track(boxTrack());

interface Pose {
  readonly x: number;
  readonly y: number;
  /** Degrees. */
  readonly heading?: number;
}

/** The params of a car at a pose, with commands that are easy to tell from measurements. */
function paramsAt({ x, y, heading = 0 }: Pose, track = box): RewardParams & { allWheelsOff: boolean } {
  const states = new CarStates(2);
  states.x[1] = x;
  states.y[1] = y;
  states.heading[1] = (heading * Math.PI) / 180;
  states.speed[1] = 9;
  states.steeringAngle[1] = 9;
  const judge = new StepJudge(track, CLUB_CAR).look(states, 1);
  const episode = new Episode();
  episode.start(0, judge);
  episode.advance(judge);
  const rows = new Float64Array(ROW_SIZE + 3);
  judge.writeParams(rows, 3, episode, { steeringDegrees: -12.5, steeringAngle: 0, speed: 2.25 }, 7.5);
  const courses = [{ trackLength: track.length, waypoints: track.waypoints }];
  const context = { numCars: 2, numObjects: 0, courses };
  return { ...paramsFromRow(rows, 3, context, 0), allWheelsOff: judge.allWheelsOff };
}

describe('params of a step', () => {
  it('are taken at the front point, 0.14 m ahead of the car', () => {
    expect(paramsAt({ x: 1, y: 0.05, heading: 90 })).toMatchObject({
      x: expect.closeTo(1, 12) as number,
      y: expect.closeTo(0.19, 12) as number,
    });
    const { x, y, distance_from_center, projection_distance } = paramsAt({ x: 1, y: 0.1 });
    expect(x).toBeCloseTo(1.14, 12);
    expect(y).toBeCloseTo(0.1, 12);
    expect(distance_from_center).toBeCloseTo(0.1, 12);
    expect(projection_distance).toBeCloseTo(1.14, 12);
  });

  it('have 0.14 m of progress at a standing start', () => {
    expect(paramsAt({ x: 0, y: 0 }).progress).toBeCloseTo((100 * 0.14) / box.length, 12);
  });

  it('give the heading in degrees, (-180, 180]', () => {
    for (const heading of [0, 37, -90, 179, 180]) {
      expect(paramsAt({ x: 0, y: 0, heading }).heading).toBeCloseTo(heading, 12);
    }
  });

  it('give what was commanded, not what was measured', () => {
    expect(paramsAt({ x: 0, y: 0 })).toMatchObject({ speed: 2.25, steering_angle: -12.5 });
  });

  it('count steps from the pinned first one and tell the time', () => {
    expect(paramsAt({ x: 0, y: 0 })).toMatchObject({ steps: 2, sim_time: 7.5 });
  });

  it('measure the track', () => {
    const { track_length, track_width, waypoints } = paramsAt({ x: 1, y: 0.2 });
    expect(track_length).toBe(box.length);
    expect(track_width).toBeCloseTo(0.8, 12);
    expect(waypoints).toHaveLength(box.centre.numPoints + 1);
    expect(waypoints.at(-1)).toEqual(waypoints[0]);
  });

  it('measure the width between the border points nearest to the centre line, not across it', () => {
    const file = boxTrack();
    // The left border rises along y = 0.3 + 0.1 x over the first 3 m.
    const left = file.centreLine.map((_, i) => 0.3 + 0.1 * 0.25 * Math.min(i, 12));
    const track = new Track({ ...file, width: { left, right: 0.4 } });
    const foot = 0.45 / 1.01;
    const expected = Math.hypot(0.1 * foot, foot + 0.4);
    for (const y of [-0.3, 0, 0.2]) {
      expect(paramsAt({ x: 1.5 - 0.14, y }, track).track_width).toBeCloseTo(expected, 12);
    }
  });

  it.each([
    ['left', 0.05, true],
    ['right', -0.05, false],
  ])('know which side is %s of the driving direction', (_side, y, isLeft) => {
    expect(paramsAt({ x: 1, y }).is_left_of_center).toBe(isLeft);
    const backwards = new Track({ ...boxTrack(), centreLine: boxTrack().centreLine.toReversed() });
    expect(paramsAt({ x: 1, y, heading: 180 }, backwards).is_left_of_center).toBe(!isLeft);
  });

  it('judge wheels by their centres: 0.08 m beside the middle, 0.0825 m before and behind it', () => {
    const wheels = (y: number, heading = 0) => {
      const { all_wheels_on_track, is_offtrack, allWheelsOff } = paramsAt({ x: 1, y, heading });
      expect(is_offtrack).toBe(allWheelsOff);
      return { all_wheels_on_track, is_offtrack };
    };
    expect(wheels(0.319)).toEqual({ all_wheels_on_track: true, is_offtrack: false });
    expect(wheels(0.321)).toEqual({ all_wheels_on_track: false, is_offtrack: false });
    expect(wheels(0.479)).toEqual({ all_wheels_on_track: false, is_offtrack: false });
    expect(wheels(0.481)).toEqual({ all_wheels_on_track: false, is_offtrack: true });
    expect(wheels(-0.321)).toEqual({ all_wheels_on_track: false, is_offtrack: false });
    expect(wheels(-0.481)).toEqual({ all_wheels_on_track: false, is_offtrack: true });
    expect(wheels(0.317, 90)).toEqual({ all_wheels_on_track: true, is_offtrack: false });
    expect(wheels(0.318, 90)).toEqual({ all_wheels_on_track: false, is_offtrack: false });
  });

  it('have nothing to say about objects, crashes and reversed tracks', () => {
    expect(paramsAt({ x: 0, y: 0 })).toMatchObject({
      is_reversed: false,
      is_crashed: false,
      closest_objects: [0, 0],
      objects_location: [],
      objects_distance: [],
      objects_speed: [],
      object_in_camera: false,
    });
  });
});

describe('closest_waypoints', () => {
  const n = box.centre.numPoints;
  /** With the front point at (x, 0). */
  const closestAt = (x: number) => paramsAt({ x: x - 0.14, y: 0 }).closest_waypoints;

  it('are the points before and after the front point, by arc length', () => {
    expect(closestAt(0.1)).toEqual([0, 1]);
    expect(closestAt(0.6)).toEqual([2, 3]);
  });

  it('count a point that is met exactly as passed', () => {
    expect(closestAt(0)).toEqual([0, 1]);
    expect(closestAt(0.5)).toEqual([2, 3]);
  });

  it('name the closing point on the last segment', () => {
    expect(closestAt(-0.1)).toEqual([n - 1, n]);
  });

  it.each([
    ['home', 'forwards'],
    ['home', 'backwards'],
    ['bow-tie', 'forwards'],
    ['ridge', 'backwards'],
  ])('agree with a bisection over normalised distances all around %s, driven %s', (id, direction) => {
    const forward = new Track(trackFile(id));
    const track = direction === 'forwards' ? forward : new ReversedTrack(forward);
    const normalised = Array.from({ length: track.centre.numPoints + 1 }, (_, i) =>
      i === track.centre.numPoints ? 1 : track.centre.arcLength[i] / track.length,
    );
    for (let s = 0.013; s < track.length; s += 0.0371) {
      const place = track.centre.at(s);
      const heading = (track.headingAt(s) * 180) / Math.PI;
      const x = place.x - 0.14 * Math.cos(track.headingAt(s));
      const y = place.y - 0.14 * Math.sin(track.headingAt(s));
      const { projection_distance, closest_waypoints } = paramsAt({ x, y, heading }, track);
      const next = normalised.findIndex((value) => value > projection_distance / track.length);
      const inserted = next < 0 ? normalised.length : next;
      expect(closest_waypoints).toEqual([inserted - 1, inserted === normalised.length ? 0 : inserted]);
    }
  });

  it('wrap to the first point at the very end of the line', () => {
    /** Rounding may find a place right at the first point to be the end of the last segment. */
    class EndTrack extends Track {
      override project(x: number, y: number, out = createProjection()): Projection {
        return Object.assign(super.project(x, y, out), { segment: n - 1, t: 1, s: this.length });
      }
    }
    expect(paramsAt({ x: -0.14, y: 0 }, new EndTrack(boxTrack()))).toMatchObject({
      closest_waypoints: [n, 0],
      projection_distance: box.length,
    });
  });
});
