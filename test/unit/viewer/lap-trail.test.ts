import { Color, type Mesh } from 'three';
import { describe, expect, it } from 'vitest';
import { LapTrail } from '../../../src/viewer/lap-trail.ts';
import { PURPLE_ORANGE } from '../../../src/viewer/purple-orange.ts';
import { TrailLine } from '../../../src/viewer/trail-line.ts';
import { MOST_POINTS } from '../../../src/viewer/trail-path.ts';
import { VIRIDIS } from '../../../src/viewer/viridis.ts';
import { POSE, POSE_SIZE } from '../../../src/workers/protocol.ts';

const ACROSS = 6;

/** A car that drives along x, a metre for each percent, on ground that leans to the right by `bank` radians. */
function poseAt(progress: number, { speed = 2, steering = 0, bank = 0, x = progress } = {}): Float32Array {
  const pose = new Float32Array(POSE_SIZE);
  pose.set([x, 0, 0.5, Math.sin(bank / 2), 0, 0, Math.cos(bank / 2), speed, steering, progress]);
  return pose;
}

/** Reaches a place at each of these percentages. */
function drive(trail: LapTrail, from: number, to: number): void {
  for (let progress = from; progress <= to; progress++) trail.reach(poseAt(progress), progress === from);
}

const progressOf = (path: LapTrail['current'], from = 0) =>
  Array.from({ length: path.count - from }, (_, i) => path.read(from + i, 'progress'));

describe('LapTrail', () => {
  it('grows as the car drives, and not while it stands', () => {
    const trail = new LapTrail();
    drive(trail, 0, 3);
    trail.reach(poseAt(3), false);
    expect(progressOf(trail.current)).toEqual([0, 1, 2, 3]);
    expect(trail.before.count).toBe(0);
  });

  it('renews the lap before from its start on, and joins the new one to its end', () => {
    const trail = new LapTrail();
    drive(trail, 0, 99);
    trail.reach(poseAt(1.5, { x: 100.5 }), false);
    expect(progressOf(trail.current)).toEqual([0, 1.5]);
    expect(trail.current.read(0, 'x')).toBe(99);
    expect(progressOf(trail.before, trail.numRenewed)[0]).toBe(2);
    trail.reach(poseAt(60), false);
    expect(progressOf(trail.before, trail.numRenewed)).toHaveLength(39);
    // A car that rolls back a little renews nothing twice and begins no lap.
    trail.reach(poseAt(58), false);
    expect(trail.before.count - trail.numRenewed).toBe(39);
    expect(trail.current.count).toBe(4);
  });

  it('keeps a try that failed until the next one has come as far, without a line between the two', () => {
    const trail = new LapTrail();
    drive(trail, 0, 40);
    drive(trail, 0, 10);
    expect(progressOf(trail.current)).toEqual(Array.from({ length: 11 }, (_, k) => k));
    expect(progressOf(trail.before, trail.numRenewed)[0]).toBe(11);
    drive(trail, 0, 2);
    expect(trail.before.count - trail.numRenewed).toBe(8);
    trail.clear();
    expect(trail.current.count + trail.before.count).toBe(0);
  });

  it('holds a bounded number of points: of a lap without end, the newest', () => {
    const trail = new LapTrail();
    for (let k = 0; k < 5000; k++) trail.reach(poseAt(1, { x: k }), k === 0);
    expect(trail.current.count).toBeLessThanOrEqual(MOST_POINTS);
    expect(trail.current.count).toBeGreaterThanOrEqual(MOST_POINTS / 2);
    expect(trail.current.read(trail.current.count - 1, 'x')).toBe(4999);
    expect(trail.current.read(0, 'x')).toBe(5000 - trail.current.count);
  });
});

describe('TrailLine', () => {
  const hexAt = (line: TrailLine, row: number): string => {
    const color = line.current!.geometry.getAttribute('color');
    return `#${new Color().fromBufferAttribute(color, ACROSS * row + 2).getHexString()}`;
  };
  const numDrawn = (line: TrailLine): number => line.current!.geometry.drawRange.count / 18;

  it('is coloured by speed, from the first of viridis to the last, and beyond these the same', () => {
    const [trail, line] = [new LapTrail(), new TrailLine()];
    for (const [k, speed] of [0.5, 1, 2, 3, 4].entries()) trail.reach(poseAt(k, { speed }), k === 0);
    trail.follow(poseAt(4, { speed: 4 }));
    line.show({ by: 'speed', first: 1, last: 3 }, 4);
    line.draw(trail);
    const [first, middle, last] = [VIRIDIS[0], VIRIDIS[5], VIRIDIS[10]];
    expect([0, 1, 2, 3, 4].map((row) => hexAt(line, row))).toEqual([first, first, middle, last, last]);
  });

  it('is coloured by steering: orange to the left, pale straight on, purple to the right', () => {
    const [trail, line] = [new LapTrail(), new TrailLine()];
    for (const [k, steering] of [0.5, 0, -0.5].entries()) trail.reach(poseAt(k, { steering }), k === 0);
    trail.follow(poseAt(2));
    line.show({ by: 'speed', first: 1, last: 3 }, 4);
    line.draw(trail);
    // What has been drawn already changes, too.
    line.show({ by: 'steering', first: 0.5, last: -0.5 }, 4);
    line.draw(trail);
    const [left, straight, right] = [PURPLE_ORANGE[0], PURPLE_ORANGE[3], PURPLE_ORANGE[6]];
    expect([0, 1, 2].map((row) => hexAt(line, row))).toEqual([left, straight, right]);
  });

  it('lies a little above the ground that the car stands on, across the way, and reaches to the car', () => {
    const [trail, line] = [new LapTrail(), new TrailLine()];
    for (let k = 0; k <= 2; k++) trail.reach(poseAt(k, { bank: 0.2 }), k === 0);
    trail.follow(poseAt(2.4, { bank: 0.2 }));
    line.show({ by: 'speed', first: 0, last: 4 }, 4);
    line.draw(trail);
    const position = line.current!.geometry.getAttribute('position');
    for (const [row, x] of [0, 1, 2, 2.4].entries()) {
      for (let k = 0; k < ACROSS; k++) {
        const at = ACROSS * row + k;
        expect(position.getX(at)).toBeCloseTo(x, 5);
        expect(position.getZ(at)).toBeCloseTo(0.5145 + Math.tan(0.2) * position.getY(at), 5);
      }
      expect(position.getY(ACROSS * row)).toBeCloseTo(0.025, 5);
      expect(position.getY(ACROSS * row + 5)).toBeCloseTo(-0.025, 5);
    }
    expect(numDrawn(line)).toBe(3);
  });

  it('knows what decisions are worth, those that are yet to be reached among them', () => {
    const trail = new LapTrail();
    const rewards = (path: LapTrail['current']) =>
      Array.from({ length: path.count }, (_, i) => path.read(i, 'reward'));
    for (let k = 0; k < 4; k++) trail.reach(poseAt(25 * k), k === 0, 10 + k);
    expect(rewards(trail.current)).toEqual([NaN, NaN, NaN, NaN]);
    trail.score({ first: 11, values: Float32Array.of(1, 2) });
    expect(rewards(trail.current)).toEqual([NaN, 1, 2, NaN]);
    // A lap is scored again as it grows.
    trail.score({ first: 11, values: Float32Array.of(1, 2, 3, 4) });
    trail.reach(poseAt(99), false, 14);
    expect(rewards(trail.current)).toEqual([NaN, 1, 2, 3, 4]);
    trail.reach(poseAt(1), false, 15);
    trail.score({ first: 15, values: Float32Array.of(9) });
    expect([rewards(trail.before), rewards(trail.current)]).toEqual([
      [NaN, 1, 2, 3, 4],
      [4, 9],
    ]);
    trail.restart();
    trail.reach(poseAt(0), true, 12);
    expect(rewards(trail.current)).toEqual([2]);
    trail.clear();
    trail.reach(poseAt(0), true, 12);
    expect(rewards(trail.current)).toEqual([NaN]);
  });

  it.each([
    ['a second lap', 100, 130],
    ['a lap that is too long to be kept', Infinity, 2100],
  ])('draws as it grows what it would draw at once: %s', (_, lap, numFrames) => {
    const [trail, grown, whole] = [new LapTrail(), new TrailLine(), new TrailLine()];
    const scale = { by: 'speed', first: 0, last: 4 } as const;
    grown.show(scale, 4);
    for (let k = 0; k < numFrames; k++) {
      const pose = poseAt(k % lap, { x: k, speed: (k % 7) / 2 });
      pose[POSE.y] = Math.sin(k);
      trail.reach(pose, k === 0);
      trail.follow(pose);
      grown.draw(trail);
    }
    whole.show(scale, 4);
    whole.draw(trail);
    for (const name of ['position', 'color']) {
      const [a, b] = [grown, whole].map((line) => line.current!.geometry.getAttribute(name).array);
      const size = 3 * ACROSS * (trail.current.count + 1);
      expect(a.subarray(0, size)).toEqual(b.subarray(0, size));
    }
    expect(numDrawn(grown)).toBe(numDrawn(whole));
  });

  it('draws another drive after the last one was cleared, and of the lap before what the car has not renewed', () => {
    const [trail, line] = [new LapTrail(), new TrailLine()];
    line.show({ by: 'speed', first: 0, last: 4 }, 4);
    drive(trail, 0, 9);
    trail.follow(poseAt(9));
    line.draw(trail);
    trail.clear();
    for (let k = 0; k < 90; k++) trail.reach(poseAt(k, { x: 50 + k }), k === 0);
    trail.follow(poseAt(90, { x: 140 }));
    line.draw(trail);
    const position = line.current!.geometry.getAttribute('position');
    expect([0, 9, 90].map((row) => position.getX(ACROSS * row))).toEqual([50, 59, 140]);
    trail.reach(poseAt(20.5), false);
    trail.follow(poseAt(20.5));
    line.draw(trail);
    const before = (line.children[0] as Mesh).geometry.drawRange;
    expect([before.start / 18, before.count / 18]).toEqual([21, 68]);
    trail.clear();
    line.draw(trail);
    expect([numDrawn(line), before.count]).toEqual([0, 0]);
  });

  it('goes away', () => {
    const line = new TrailLine();
    line.show({ by: 'speed', first: 0, last: 4 }, 4);
    line.show(null, 4);
    expect(line.current).toBeNull();
  });
});
