import { describe, expect, it } from 'vitest';
import { CORNER_PHASES, CornerPhases } from '../../../../src/lab/unsupervised/corner-phases.ts';
import { Track } from '../../../../src/track/track.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { STADIUM, stadium } from './stadium.ts';

const { straight, radius } = STADIUM;
const corner = Math.PI * radius;

describe('the phases of corners', () => {
  it.each([
    [0.5, 'straight'],
    [straight - 1.5, 'straight'],
    [straight - 0.5, 'entry'],
    [straight + corner / 6, 'entry'],
    [straight + corner / 2, 'apex'],
    [straight + (5 * corner) / 6, 'exit'],
    [straight + corner + 1, 'straight'],
    [2 * straight + 1.5 * corner, 'apex'],
  ])('of a stadium, %f m round it: %s', (s, phase) => {
    for (const way of ['left', 'right'] as const)
      expect(CORNER_PHASES[new CornerPhases(stadium(way)).phaseAt(s)]).toBe(phase);
  });

  it('know how tight the road is, and to which side', () => {
    const [left, right] = [new CornerPhases(stadium('left')), new CornerPhases(stadium('right'))];
    expect(left.curvatureAt(straight / 2)).toBeCloseTo(0, 6);
    expect(left.curvatureAt(straight + corner / 2)).toBeCloseTo(1 / radius, 1);
    expect(right.curvatureAt(straight + corner / 2)).toBeCloseTo(-1 / radius, 1);
  });

  it('go on round the lap', () => {
    const phases = new CornerPhases(stadium());
    const lap = 2 * (straight + corner);
    for (const s of [1, straight, 9]) {
      expect(phases.phaseAt(s + lap)).toBe(phases.phaseAt(s));
      expect(phases.phaseAt(s - lap)).toBe(phases.phaseAt(s));
    }
  });

  it('of Home Loop are all there are, and of a ring one corner', () => {
    const phasesOf = (id: string): number[] => {
      const track = new Track(trackFile(id));
      const phases = new CornerPhases(track);
      const found = Array.from({ length: 400 }, (_, i) => phases.phaseAt((i / 400) * track.length));
      return [0, 1, 2, 3].map((phase) => found.filter((one) => one === phase).length / 400);
    };
    phasesOf('home').forEach((share) => expect(share).toBeGreaterThan(0.1));
    expect(phasesOf('skid-ring')[0]).toBe(0);
  });
});
