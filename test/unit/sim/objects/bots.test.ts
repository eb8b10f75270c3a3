import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { Bots, type BotsOptions } from '../../../../src/sim/objects/bots.ts';
import { Lanes } from '../../../../src/sim/objects/lanes.ts';
import { Track } from '../../../../src/track/track.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { boxTrack, ringTrack } from '../../track/ring-track.ts';

const box = new Track(boxTrack());
const ring = new Track(ringTrack({ points: 400 }));

function createBots(options: Partial<BotsOptions> = {}, track = box, seed = 1): Bots {
  const bots = new Bots({
    numCars: 2,
    numBots: 3,
    speed: 0.75,
    laneChanges: false,
    placement: 'even',
    ...options,
  });
  bots.reseed(new Rng(seed));
  const lanes = new Lanes(track);
  for (let i = 0; i < 2; i++) bots.start(i, lanes);
  return bots;
}

function placeOf({ states }: Bots, at: number, track = box): { s: number; lateral: number } {
  return track.project(states.x[at], states.y[at]);
}

describe('Bots', () => {
  it('begin 2 m past the line, evenly spread up to 1 m before it, in alternating lanes', () => {
    const bots = createBots();
    const last = box.length - 1;
    [2, 2 + (last - 2) / 2, last].forEach((s, k) => {
      const place = placeOf(bots, 3 + k);
      expect(Math.abs(place.s - s)).toBeLessThan(0.02);
      expect(place.lateral).toBeCloseTo(k % 2 === 0 ? 0.2 : -0.2, 2);
    });
    expect(new Set(bots.states.speed)).toEqual(new Set([0.75]));
  });

  it('keep pace with a point that goes round the centre line, lap after lap', () => {
    const bots = createBots({}, ring);
    for (let step = 1; step <= 1000; step++) {
      expect(bots.advance(0)).toBe(true);
      const s = (2 + (0.75 * step) / 15) % ring.length;
      const angle = (2 * Math.PI * s) / ring.length;
      expect(bots.states.x[0]).toBeCloseTo(2.8 * Math.cos(angle), 4);
      expect(bots.states.y[0]).toBeCloseTo(2.8 * Math.sin(angle), 4);
      const turn = bots.states.heading[0] - angle - Math.PI / 2;
      expect(Math.cos(turn)).toBeGreaterThan(1 - 1e-6);
      expect(bots.states.heading[0]).toBeGreaterThan(-Math.PI);
    }
    // The other car's bots have not moved.
    expect(bots.states.x[3]).toBeCloseTo(2.8 * Math.cos(2 / 3), 4);
  });

  it('change lanes after 3 to 5 s, in 1 m of travel, again and again', () => {
    const bots = createBots({ laneChanges: true, speed: 1, numBots: 1 }, ring);
    const perStep = 1 / 15;
    let lane = 1;
    let since = 0;
    let inside = 0;
    const stays: number[] = [];
    for (let step = 0; step < 15 * 300; step++) {
      const radius = Math.hypot(bots.states.x[0], bots.states.y[0]);
      const share = (lane > 0 ? radius - 2.8 : 3.2 - radius) / 0.4;
      if (share > 1e-4 && share < 1 - 1e-4) inside += perStep;
      else if (share <= 1e-4 && inside === 0) since += perStep;
      else if (inside > 0) {
        // Arrived: the change took a metre, give or take the steps in which its ends cannot be seen.
        expect(Math.abs(inside - 1)).toBeLessThan(2.1 * perStep);
        stays.push(since);
        lane = -lane;
        since = 0;
        inside = 0;
      }
      bots.advance(0);
    }
    expect(stays.length).toBeGreaterThan(50);
    expect(Math.min(...stays)).toBeGreaterThan(3 - 0.2);
    expect(Math.max(...stays)).toBeLessThan(5 + 0.2);
    expect(Math.max(...stays) - Math.min(...stays)).toBeGreaterThan(1.5);
  });

  it('are half way across after half a metre of a lane change, heading across', () => {
    const bots = createBots({ laneChanges: true, speed: 0.2, numBots: 1 });
    let { lateral } = placeOf(bots, 0);
    for (let step = 0; step < 15 * 20 && lateral > 0; step++) {
      bots.advance(0);
      ({ lateral } = placeOf(bots, 0));
    }
    expect(Math.abs(lateral)).toBeLessThan(0.01);
    // The cubic is steepest there: 1.5 × 0.4 m over 1 m.
    expect(Math.tan(bots.states.heading[0])).toBeCloseTo(-0.6, 2);
  });

  it('wait two seconds after one of them has run into the car, all of that car together', () => {
    const bots = createBots();
    bots.advance(0);
    const before = bots.states.x.slice(0, 3);
    bots.yield(0);
    for (let step = 0; step < 30; step++) {
      expect(bots.advance(0)).toBe(false);
      // Still touching while they wait: that is no new collision.
      bots.yield(0);
    }
    expect(bots.states.x.slice(0, 3)).toEqual(before);
    expect(bots.advance(0)).toBe(true);
    expect(bots.states.x[0]).toBeCloseTo(before[0] + 0.75 / 15, 6);
    expect(bots.advance(1)).toBe(true);
  });

  it('drive on the ground', () => {
    const ridge = new Track(trackFile('ridge'));
    const bots = createBots({}, ridge);
    for (let step = 0; step < 100; step++) {
      bots.advance(0);
      const { x, y, z } = bots.states;
      for (let k = 0; k < 3; k++) expect(z[k]).toBe(ridge.groundAt(x[k], y[k]).height);
    }
  });

  it('begin in random places, at least 2 m apart, where that is asked for', () => {
    const bots = createBots({ placement: 'random', numBots: 6 });
    const lanes = new Lanes(box);
    const seen = new Set<number>();
    for (let episode = 0; episode < 20; episode++) {
      bots.start(0, lanes);
      for (let k = 1; k < 6; k++) {
        expect(placeOf(bots, k).s - placeOf(bots, k - 1).s).toBeGreaterThan(2 - 0.05);
      }
      seen.add(bots.states.x[0]);
    }
    expect(seen.size).toBe(20);
  });

  it('go on after a restore as they would have, bit for bit', () => {
    const options = { laneChanges: true, placement: 'random' } as const;
    const original = createBots(options);
    const copy = createBots(options, box, 2);
    for (let step = 0; step < 100; step++) original.advance(step % 3 === 0 ? 1 : 0);
    original.yield(0);
    original.advance(0);
    const lanes = new Lanes(box);
    copy.restore(structuredClone(original.save()), () => lanes);
    expect(copy.states).toEqual(original.states);
    for (let step = 0; step < 300; step++) {
      for (const i of [0, 1]) expect(copy.advance(i)).toBe(original.advance(i));
    }
    copy.start(1, lanes);
    original.start(1, lanes);
    expect(copy.states).toEqual(original.states);
  });
});
