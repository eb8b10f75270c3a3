import { describe, expect, it } from 'vitest';
import { ObjectStates } from '../../../src/sim/object-states.ts';
import { RaceWorld } from '../../../src/sim/race-world.ts';
import home from '../../../tracks/home.json';
import { Track } from '../../../src/track/track.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { buffersOf, fleetFrame, objectsFrame } from '../../../src/workers/fleet-frame.ts';
import { EPISODE_ENDS, OBJECT, OBJECT_SIZE, POSE, POSE_SIZE } from '../../../src/workers/protocol.ts';

const world = new RaceWorld({ track: new Track(home as unknown as TrackFile), numCars: 2 });

describe('fleetFrame', () => {
  it('says where cars are, how far they came and how their last episodes ended', () => {
    const frame = fleetFrame(
      world,
      {
        simTime: 3,
        episodes: Uint32Array.of(4, 5),
        lastStatus: ['crashed', 'lap_complete'],
        progressOf: (car) => 10 * car,
      },
      null,
    );
    expect(frame.poses).toHaveLength(2 * POSE_SIZE);
    expect(frame.poses[POSE_SIZE + POSE.progress]).toBe(10);
    expect([...frame.ends].map((end) => EPISODE_ENDS[end])).toEqual(['crashed', 'lap_complete']);
    expect(buffersOf(frame)).toHaveLength(3);
  });

  it('takes the objects of the first car along', () => {
    const states = new ObjectStates(2, [
      { length: 0.5, width: 0.4, height: 0.25 },
      { length: 0.3, width: 0.2, height: 0.1 },
    ]);
    states.x.set([1, 2, 3, 4]);
    states.heading.set([0.1, 0.2, 0.3, 0.4]);
    const { kind, poses } = objectsFrame(states, 'bots');
    expect(kind).toBe('bots');
    expect(poses).toHaveLength(2 * OBJECT_SIZE);
    expect(poses[OBJECT_SIZE + OBJECT.x]).toBe(2);
    expect(poses[OBJECT_SIZE + OBJECT.heading]).toBeCloseTo(0.2, 6);
    expect(poses[OBJECT_SIZE + OBJECT.length]).toBeCloseTo(0.3, 6);
  });
});
