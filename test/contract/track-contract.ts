import { describe, expect, it } from 'vitest';
import { Rng } from '../../src/math/rng.ts';
import { segmentDistance } from '../../src/track/segment-distance.ts';
import { createSurfacePoint } from '../../src/track/surface.ts';
import { Track } from '../../src/track/track.ts';
import type { TrackFile } from '../../src/track/track-file.ts';
import type { ClosedLine } from '../../src/track/closed-line.ts';
import { isInsideRing } from './ring.ts';

const EXACT = 1e-9;
const SAMPLES = 3000;

/** What every track's geometry promises, checked against definitions that share no code with it. */
export function describeTrackContract(name: string, file: TrackFile): void {
  describe(`${name} keeps the track contract`, () => {
    const track = new Track(file);
    const { centre, left, right } = track;
    const n = centre.numPoints;

    it('measures segments and arc length', () => {
      let sum = 0;
      for (const [i, [x, y]] of file.centreLine.entries()) {
        const [nextX, nextY] = file.centreLine[(i + 1) % n];
        const length = Math.hypot(nextX - x, nextY - y);
        expect(centre.segmentLength[i]).toBeCloseTo(length, 9);
        expect(centre.arcLength[i]).toBeCloseTo(sum, 9);
        expect(centre.directionX[i] * length).toBeCloseTo(nextX - x, 9);
        expect(centre.directionY[i] * length).toBeCloseTo(nextY - y, 9);
        sum += length;
      }
      expect(Math.abs(track.length - sum)).toBeLessThan(EXACT);
    });

    it('has the points as waypoints, those to be repeated twice, and the first at the end', () => {
      const repeated = file.repeatedPoints ?? [];
      const times = (i: number): number => 1 + repeated.filter((point) => point === i).length;
      const waypoints = file.centreLine.flatMap((point, i) => Array.from({ length: times(i) }, () => point));
      expect(track.waypoints).toEqual([...waypoints, file.centreLine[0]]);
      expect(track.waypointOf).toHaveLength(n + 1);
      for (let i = 0; i <= n; i++) {
        expect(track.waypoints[track.waypointOf[i]]).toEqual(file.centreLine[i % n]);
        expect(track.waypoints[track.waypointOf[i] + 1]).toEqual(
          i === n ? undefined : file.centreLine[(i + 1) % n],
        );
      }
    });

    it('puts border points at their width, square to the line through the neighbours', () => {
      for (let i = 0; i < n; i++) {
        const before = (i + n - 1) % n;
        const tangentX = centre.directionX[before] + centre.directionX[i];
        const tangentY = centre.directionY[before] + centre.directionY[i];
        for (const [border, width, sign] of [
          [left, track.widthLeft[i], 1],
          [right, track.widthRight[i], -1],
        ] as const) {
          const dx = border.x[i] - centre.x[i];
          const dy = border.y[i] - centre.y[i];
          expect(Math.abs(Math.hypot(dx, dy) - width)).toBeLessThan(EXACT);
          expect(Math.abs(dx * tangentX + dy * tangentY)).toBeLessThan(EXACT);
          expect(Math.sign(tangentX * dy - tangentY * dx)).toBe(sign);
        }
      }
    });

    it('has borders that nowhere cross or touch', () => {
      for (const [a, b] of [
        [left, right],
        [left, left],
        [right, right],
      ] as const) {
        let nearest = Infinity;
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            if (a === b && (j <= i + 1 || (i === 0 && j === n - 1))) continue;
            nearest = Math.min(nearest, segmentDistance(...ends(a, i), ...ends(b, j)));
          }
        }
        expect(nearest).toBeGreaterThan(0);
      }
    });

    it('projects onto the nearest point of the centre line and of the borders', () => {
      const rng = new Rng(1);
      const place = { segment: 0, t: 0, x: 0, y: 0, s: 0, distance: 0, lateral: 0 };
      let worst = 0;
      let wrongSides = 0;
      for (let k = 0; k < SAMPLES; k++) {
        const [x, y] = randomPoint(track, rng, 2);
        track.project(x, y, place);
        const nearest = bruteDistance(centre, x, y);
        const foot = centre.at(place.s);
        const errors = [
          place.distance - nearest,
          Math.abs(place.lateral) - nearest,
          Math.hypot(x - place.x, y - place.y) - nearest,
          Math.hypot(foot.x - place.x, foot.y - place.y),
        ];
        worst = Math.max(worst, ...errors.map(Math.abs));
        const toLeft = bruteDistance(left, x, y);
        const toRight = bruteDistance(right, x, y);
        const isClear = Math.abs(toLeft - toRight) > EXACT;
        if (isClear && track.isLeftOfCentre(x, y) !== toLeft < toRight) wrongSides++;
      }
      expect(worst).toBeLessThan(EXACT);
      expect(wrongSides).toBe(0);
    });

    it('measures its width between the border points nearest to a place on the centre line', () => {
      const step = Math.max(0.037, track.length / SAMPLES);
      for (let s = 0; s < track.length; s += step) {
        const place = centre.at(s);
        // In the middle of a bend several border points can be the nearest; the width to any of them is right.
        const errors = brutePoints(left, place.x, place.y).flatMap(([ax, ay]) =>
          brutePoints(right, place.x, place.y).map(
            ([bx, by]) => track.widthAt(place) - Math.hypot(ax - bx, ay - by),
          ),
        );
        expect(Math.min(...errors.map(Math.abs))).toBeLessThan(EXACT);
      }
    });

    it('has road exactly inside the outer ring and outside of the inner one', () => {
      const rng = new Rng(2);
      let onRoad = 0;
      for (let k = 0; k < 4 * SAMPLES; k++) {
        const [x, y] = randomPoint(track, rng, 0.6);
        const expected = isInsideRing(left, x, y) !== isInsideRing(right, x, y);
        if (track.isOnRoad(x, y) === expected) {
          if (expected) onRoad++;
          continue;
        }
        // Only a point on a border itself, up to rounding, may be counted either way.
        expect(Math.min(bruteDistance(left, x, y), bruteDistance(right, x, y))).toBeLessThan(EXACT);
      }
      expect(onRoad).toBeGreaterThan(SAMPLES / 2);
    });

    it('has ground without steps on the road, whose normal is that of its heights', () => {
      const rng = new Rng(3);
      const step = 1e-6;
      const here = createSurfacePoint();
      const heightAt = (x: number, y: number): number => track.groundAt(x, y).height;
      let compared = 0;
      let steepest = 0;
      let worst = 0;
      for (let k = 0; k < SAMPLES; k++) {
        const [x, y] = randomPoint(track, rng, 0.3);
        if (![-1, 0, 1].every((d) => track.isOnRoad(x + d * step, y) && track.isOnRoad(x, y + d * step)))
          continue;
        track.groundAt(x, y, here);
        const east = (heightAt(x + step, y) - heightAt(x - step, y)) / (2 * step);
        const north = (heightAt(x, y + step) - heightAt(x, y - step)) / (2 * step);
        steepest = Math.max(steepest, Math.hypot(east, north));
        if (isNearEdge(track, x, y, step)) continue;
        compared++;
        const errors = [
          -here.normalX / here.normalZ - east,
          -here.normalY / here.normalZ - north,
          Math.hypot(here.normalX, here.normalY, here.normalZ) - 1,
          Math.min(0, here.height),
        ];
        worst = Math.max(worst, ...errors.map(Math.abs));
      }
      expect(compared).toBeGreaterThan(SAMPLES / 10);
      expect(worst).toBeLessThan(1e-6);
      // Less than 45° between any two points so close means no steps: one of 0.1 mm would be a slope of 50.
      expect(steepest).toBeLessThan(1);
    });

    it('gives the same ground whatever was looked up before', () => {
      const rng = new Rng(4);
      const reused = createSurfacePoint();
      const { piece: _, ...ground } = reused;
      const keys = Object.keys(ground) as (keyof typeof ground)[];
      let differing = 0;
      for (let k = 0; k < SAMPLES; k++) {
        const [x, y] = randomPoint(track, rng, 0.6);
        const fresh = track.groundAt(x, y);
        track.groundAt(x, y, reused);
        if (!keys.every((key) => Object.is(reused[key], fresh[key]))) differing++;
      }
      expect(differing).toBe(0);
    });

    it('is level and at height 0 away from the road', () => {
      const rng = new Rng(5);
      let uneven = 0;
      for (let k = 0; k < SAMPLES; k++) {
        const [x, y] = randomPoint(track, rng, 3);
        if (Math.min(bruteDistance(left, x, y), bruteDistance(right, x, y)) < 0.5 || track.isOnRoad(x, y))
          continue;
        const { height, normalX, normalY, normalZ } = track.groundAt(x, y);
        if (![height, normalX, normalY].every((value) => Object.is(value, 0)) || normalZ !== 1) uneven++;
      }
      expect(uneven).toBe(0);
    });
  });
}

/** A point beside a random place of the centre line, up to `beyond` metres outside of the borders. */
function randomPoint(track: Track, rng: Rng, beyond: number): [number, number] {
  const place = track.centre.at(rng.uniform() * track.length);
  const toLeft = track.widthLeft[place.segment] + beyond;
  const toRight = track.widthRight[place.segment] + beyond;
  const lateral = rng.uniform() * (toLeft + toRight) - toRight;
  return [
    place.x - lateral * track.centre.directionY[place.segment],
    place.y + lateral * track.centre.directionX[place.segment],
  ];
}

/** Whether a point is within a few steps of where the slope changes: another piece of road, or the ground around it. */
function isNearEdge(track: Track, x: number, y: number, step: number): boolean {
  const pieces = [-1, 0, 1].flatMap((d) => [
    track.groundAt(x + 3 * d * step, y).piece,
    track.groundAt(x, y + 3 * d * step).piece,
  ]);
  const isAtBottom = !track.surface.isFlat && track.groundAt(x, y).height < 1e-5;
  return new Set(pieces).size > 1 || isAtBottom;
}

function ends(line: ClosedLine, i: number): [[number, number], [number, number]] {
  const next = (i + 1) % line.numPoints;
  return [
    [line.x[i], line.y[i]],
    [line.x[next], line.y[next]],
  ];
}

/**
 * The nearest points of a ring, one as a rule, by looking at every segment; written out from the definition, in plain
 * loops, since some tracks have a thousand segments and are asked ten thousand times.
 */
function brutePoints(line: ClosedLine, x: number, y: number): [number, number][] {
  const nearest = bruteDistance(line, x, y);
  const points: [number, number][] = [];
  for (let i = 0; i < line.numPoints; i++) {
    const next = (i + 1) % line.numPoints;
    const t = nearestShare(line, i, next, x, y);
    const px = line.x[i] + t * (line.x[next] - line.x[i]);
    const py = line.y[i] + t * (line.y[next] - line.y[i]);
    if (Math.hypot(x - px, y - py) <= nearest + EXACT) points.push([px, py]);
  }
  return points;
}

function bruteDistance(line: ClosedLine, x: number, y: number): number {
  let nearest = Infinity;
  for (let i = 0; i < line.numPoints; i++) {
    const next = (i + 1) % line.numPoints;
    const t = nearestShare(line, i, next, x, y);
    const dx = x - line.x[i] - t * (line.x[next] - line.x[i]);
    const dy = y - line.y[i] - t * (line.y[next] - line.y[i]);
    nearest = Math.min(nearest, dx * dx + dy * dy);
  }
  return Math.sqrt(nearest);
}

/** How far along the segment from point `i` to point `next` its nearest point lies, 0 … 1. */
function nearestShare(line: ClosedLine, i: number, next: number, x: number, y: number): number {
  const dx = line.x[next] - line.x[i];
  const dy = line.y[next] - line.y[i];
  const t = ((x - line.x[i]) * dx + (y - line.y[i]) * dy) / (dx * dx + dy * dy);
  return Math.min(1, Math.max(0, t));
}
