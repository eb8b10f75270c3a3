import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReversedTrack } from '../../../src/track/reversed-track.ts';
import { Track } from '../../../src/track/track.ts';
import { trackFiles } from '../../contract/track-files.ts';
import { ringTrack } from './ring-track.ts';

describe.each(trackFiles.map((file) => [file.id, file] as const))('%s driven backwards', (_id, file) => {
  const forward = new Track(file);
  const backward = new ReversedTrack(forward);
  const n = forward.centre.numPoints;

  it('starts at the same point and has the same length and waypoints, in reverse', () => {
    expect(backward.waypoints).toEqual(forward.waypoints.toReversed());
    expect(backward.centre.x[0]).toBe(forward.centre.x[0]);
    expect(backward.length).toBeCloseTo(forward.length, 9);
    expect(backward.isCounterClockwise).toBe(!forward.isCounterClockwise);
    const last = forward.waypoints.length - 1;
    expect(backward.waypointOf[0]).toBe(0);
    for (let i = 1; i < n; i++) expect(backward.waypointOf[i]).toBe(last - forward.waypointOf[n - i]);
  });

  it('has the same borders, on the other sides', () => {
    for (let i = 0; i < n; i++) {
      const k = (n - i) % n;
      expect([backward.left.x[i], backward.left.y[i]]).toEqual([forward.right.x[k], forward.right.y[k]]);
      expect([backward.right.x[i], backward.right.y[i]]).toEqual([forward.left.x[k], forward.left.y[k]]);
      expect(backward.widthLeft[i]).toBe(forward.widthRight[k]);
    }
  });

  it('agrees bit for bit about what is road and ground, and measures along it from the other end', () => {
    const reach = Math.max(...forward.widthLeft) + 0.3;
    const place = fc.record({
      s: fc.double({ min: 0, max: forward.length, noNaN: true }),
      lateral: fc.double({ min: -reach, max: reach, noNaN: true }),
    });
    fc.assert(
      fc.property(place, ({ s, lateral }) => {
        const at = forward.centre.at(s);
        const heading = forward.headingAt(at.s);
        const x = at.x - lateral * Math.sin(heading);
        const y = at.y + lateral * Math.cos(heading);
        expect(backward.isOnRoad(x, y)).toBe(forward.isOnRoad(x, y));
        expect(backward.groundAt(x, y)).toEqual(forward.groundAt(x, y));
        const there = forward.project(x, y);
        const back = backward.project(x, y);
        expect(back.distance).toBeCloseTo(there.distance, 9);
        expect(backward.widthAt(back)).toBeGreaterThan(0);
        // Two places may be equally near; then each direction may name its own.
        if (Math.hypot(back.x - there.x, back.y - there.y) > 1e-6) return;
        // The start point is at 0 and at the end of the lap.
        const laps = (back.s + there.s) / forward.length;
        expect(Math.abs(laps - Math.round(laps))).toBeLessThan(1e-7);
      }),
      { numRuns: 300 },
    );
  });
});

describe('ReversedTrack', () => {
  it('keeps elevation and banking where they are', () => {
    const file = ringTrack({ points: 24 });
    const elevation = file.centreLine.map((_, i) => 0.1 + 0.1 * Math.sin(i / 4));
    const banking = file.centreLine.map((_, i) => i / 4);
    const forward = new Track({ ...file, elevation, banking });
    const backward = new ReversedTrack(forward);
    for (let i = 0; i < 24; i++) {
      const k = 23 - i;
      expect(backward.surface.heightAt(i, 0.25, 0.1)).toBeCloseTo(forward.surface.heightAt(k, 0.75, -0.1), 9);
    }
  });

  it('counts repeated waypoints backwards', () => {
    const file = { ...ringTrack({ points: 8 }), repeatedPoints: [3, 3, 5] };
    const forward = new Track(file);
    const backward = new ReversedTrack(forward);
    expect(forward.waypoints).toHaveLength(12);
    for (let i = 1; i < 8; i++) {
      const index = backward.waypointOf[i];
      expect(backward.waypoints[index]).toEqual(file.centreLine[8 - i]);
      // The last of them: the next waypoint is another one.
      expect(backward.waypoints[index + 1]).not.toEqual(file.centreLine[8 - i]);
    }
    expect(backward.waypointOf[8]).toBe(11);
  });
});
