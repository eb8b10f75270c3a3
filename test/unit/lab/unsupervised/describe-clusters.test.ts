import { describe, expect, it } from 'vitest';
import { CornerPhases } from '../../../../src/lab/unsupervised/corner-phases.ts';
import { describeClusters } from '../../../../src/lab/unsupervised/describe-clusters.ts';
import { nameCluster } from '../../../../src/lab/unsupervised/name-cluster.ts';
import { stretchesOf } from '../../../../src/lab/unsupervised/stretches.ts';
import { driveOf } from './drive-of.ts';
import { STADIUM, stadium } from './stadium.ts';

const track = stadium();
const phases = new CornerPhases(track);
const spacing = track.length / 400;
const isCorner = (s: number): boolean => phases.phaseAt(s) !== 0;
/** A lap: faster on straights, steering in corners. */
const lap = driveOf(
  Array.from({ length: 400 }, (_, i) => {
    const s = (i + 0.5) * spacing;
    return {
      s,
      speed: isCorner(s) ? 2 : 3,
      steering: isCorner(s) ? -15 : 1,
      observation: [isCorner(s) ? 0.5 : -0.1],
    };
  }),
  undefined,
  track.length,
);
const labels = Int32Array.from({ length: 400 }, (_, i) => Number(isCorner((i + 0.5) * spacing)));

describe('clusters, described', () => {
  it('are what their rows have in common, the largest first', () => {
    const [corner, straight] = describeClusters(lap, labels, phases);
    expect(straight).toMatchObject({
      cluster: 0,
      name: 'straight',
      speed: 3,
      steering: 1,
      phases: [1, 0, 0, 0],
    });
    expect(straight.offCentre).toBeCloseTo(10, 5);
    expect(straight.curvature).toBeLessThan(0.1);
    expect(corner).toMatchObject({ cluster: 1, name: 'in the corner', speed: 2, steering: 15 });
    expect(corner.share + straight.share).toBeCloseTo(1, 12);
    expect(corner.share).toBeGreaterThan(0.5);
    expect(corner.phases[0]).toBe(0);
  });

  it('are where they are on the lap, across the line, too', () => {
    const [corner, straight] = describeClusters(lap, labels, phases);
    expect(straight.stretches).toHaveLength(2);
    expect(corner.stretches).toHaveLength(2);
    corner.stretches.forEach(({ from, to }, i) => {
      const begins = i * (STADIUM.straight + Math.PI * STADIUM.radius) + STADIUM.straight - 1;
      expect(from).toBeCloseTo(begins, 0);
      expect(to - from).toBeCloseTo(Math.PI * STADIUM.radius + 1, 0);
    });
    const line = driveOf([9.8, 0.1, 5].map((s) => ({ s })));
    expect(stretchesOf(line, Int32Array.of(1, 1, 0), 2)).toEqual([
      [{ from: 5, to: 5.25 }],
      [{ from: 9.75, to: 0.25 }],
    ]);
  });

  it('say their speeds where two have the same name, and that they have no place of their own', () => {
    const three = Int32Array.from(labels, (label, i) => (label === 1 ? (i % 3 === 0 ? 2 : 1) : 0));
    const names = describeClusters(lap, three, phases).map(({ name }) => name);
    expect(names).toEqual(['straight', 'in the corner', 'anywhere on the lap']);
    const halves = Int32Array.from(labels, (label, i) => (label === 1 ? 1 : i < 150 ? 0 : 2));
    const twins = describeClusters(lap, halves, phases).map(({ name }) => name);
    expect(twins).toEqual(['in the corner', 'straight at 3.0 m/s', 'straight at 3.0 m/s']);
  });
});

it.each([
  ['straight', { speed: 3, curvature: 0.05, curvatureAhead: 0.05 }],
  ['corner entry', { speed: 3, curvature: 0.2, curvatureAhead: 0.7 }],
  ['in the corner', { speed: 2, curvature: 0.8, curvatureAhead: 0.8 }],
  ['corner exit', { speed: 2, curvature: 0.7, curvatureAhead: 0.1 }],
  ['setting off', { speed: 0.5, curvature: 0.8, curvatureAhead: 0.8 }],
])('%s is the name of %o', (name, figures) => {
  expect(nameCluster(figures, { speed: 2.5, curvature: 0.4, curvatureAhead: 0.4 })).toBe(name);
});
