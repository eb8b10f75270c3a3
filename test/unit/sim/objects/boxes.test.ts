import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { Boxes, type BoxesOptions } from '../../../../src/sim/objects/boxes.ts';
import { Lanes } from '../../../../src/sim/objects/lanes.ts';
import { Track } from '../../../../src/track/track.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { boxTrack } from '../../track/ring-track.ts';

const box = new Track(boxTrack());
const lanes = new Lanes(box);

function createBoxes(options: Partial<BoxesOptions> = {}, seed = 1): Boxes {
  const boxes = new Boxes({ numCars: 3, numBoxes: 6, placement: 'random', ...options });
  boxes.reseed(new Rng(seed));
  for (let i = 0; i < 3; i++) boxes.start(i, lanes);
  return boxes;
}

/** Arc length of every box of a car, and whether it is in the inner (left) lane. */
function placesOf({ states }: Boxes, i: number): { s: number; isInner: boolean }[] {
  return Array.from({ length: states.numObjects }, (_, k) => {
    const at = i * states.numObjects + k;
    const { s, lateral } = box.project(states.x[at], states.y[at]);
    expect(Math.abs(lateral)).toBeCloseTo(0.2, 2);
    return { s, isInner: lateral > 0 };
  });
}

describe('Boxes', () => {
  it('stand where they are told to, along the lane, and have no speed', () => {
    const { states } = createBoxes({
      numBoxes: 2,
      placement: [
        [0.05, 1],
        [0.5, -1],
      ],
    });
    expect(states.x[2]).toBeCloseTo(0.05 * box.length, 9);
    expect(states.y[2]).toBeCloseTo(0.2, 9);
    expect(states.heading[2]).toBe(0);
    expect(states.y[3]).toBeCloseTo(4.2, 9);
    expect(Math.abs(states.heading[3])).toBeCloseTo(Math.PI, 9);
    expect(new Set(states.speed)).toEqual(new Set([0]));
  });

  it('are evenly spread from 7 % to 90 % of the lap in alternating lanes, the first in the inner one', () => {
    const places = placesOf(createBoxes({ placement: 'even' }), 1);
    places.forEach(({ s, isInner }, k) => {
      expect(s / box.length).toBeCloseTo(0.07 + (0.83 * k) / 5, 2);
      expect(isInner).toBe(k % 2 === 0);
    });
  });

  it('are drawn anew for every episode, at least 13 % of the lap apart, and differ from car to car', () => {
    const boxes = createBoxes();
    const seen = new Set<string>();
    const laneCounts = [0, 0];
    for (let episode = 0; episode < 50; episode++) {
      const places = placesOf(boxes, 0);
      places.forEach(({ s, isInner }, k) => {
        laneCounts[isInner ? 0 : 1]++;
        expect(s / box.length).toBeGreaterThan(0.07 - 0.01);
        expect(s / box.length).toBeLessThan(0.9 + 0.01);
        if (k > 0) expect((s - places[k - 1].s) / box.length).toBeGreaterThan(0.13 - 0.01);
      });
      seen.add(JSON.stringify(places));
      boxes.start(0, lanes);
    }
    expect(seen.size).toBe(50);
    expect(Math.min(...laneCounts)).toBeGreaterThan(100);
    expect(placesOf(boxes, 1)).not.toEqual(placesOf(boxes, 2));
  });

  it('do not depend on when other cars start anew', () => {
    const a = createBoxes();
    const b = createBoxes();
    for (let k = 0; k < 5; k++) a.start(0, lanes);
    a.start(1, lanes);
    b.start(1, lanes);
    expect(placesOf(a, 1)).toEqual(placesOf(b, 1));
  });

  it('stay where they are for a retry', () => {
    const boxes = createBoxes();
    const places = placesOf(boxes, 1);
    boxes.start(1, lanes, true);
    expect(placesOf(boxes, 1)).toEqual(places);
    boxes.start(1, lanes);
    expect(placesOf(boxes, 1)).not.toEqual(places);
  });

  it('stand on the ground', () => {
    const ridge = new Track(trackFile('ridge'));
    const boxes = new Boxes({ numCars: 1, numBoxes: 6, placement: 'even' });
    boxes.start(0, new Lanes(ridge));
    const { x, y, z } = boxes.states;
    z.forEach((height, k) => expect(height).toBe(ridge.groundAt(x[k], y[k]).height));
    expect(Math.max(...z)).toBeGreaterThan(0.01);
  });

  it('go on after a restore as they would have, bit for bit', () => {
    const original = createBoxes();
    const copy = createBoxes({}, 2);
    copy.restore(structuredClone(original.save()));
    expect(copy.states).toEqual(original.states);
    original.start(2, lanes);
    copy.start(2, lanes);
    expect(copy.states).toEqual(original.states);
  });
});
