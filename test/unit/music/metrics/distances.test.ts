import { describe, expect, it } from 'vitest';
import { metricGap } from '../../../../src/music/metrics/gap.ts';
import { diversity, nearestDistance, rollDistance } from '../../../../src/music/metrics/roll-distance.ts';
import { rollMetrics } from '../../../../src/music/metrics/roll-metrics.ts';
import { melodyRollOf } from '../../../../src/music/roll/melody-roll.ts';
import { emptyRoll } from '../../../../src/music/roll/roll.ts';
import { rollWith } from '../roll-examples.ts';
import { noteOf } from '../song-examples.ts';

describe('the gap', () => {
  it('is 0 between the data and themselves', () => {
    const data = { polyphony: [1, 2, 3], empty: [0, 0, 0] };
    expect(metricGap(data, data)).toBe(0);
  });

  it('is the mean of the distances, each in deviations of the data plus 0.05', () => {
    // Deviation 1, distance 2; deviation 0, distance 0.1.
    const gap = metricGap({ a: [1, 3], b: [0, 0] }, { a: [3, 5], b: [0.1, 0.1] });
    expect(gap).toBeCloseTo((2 / 1.05 + 0.1 / 0.05) / 2, 12);
  });

  it('leaves out what has no value', () => {
    expect(metricGap({ a: [1, 3, null], b: [null] }, { a: [null, 3, 5], b: [1] })).toBeCloseTo(2 / 1.05, 12);
    expect(metricGap({ a: [1] }, { a: [null] })).toBeNull();
  });
});

describe('the distance of rolls', () => {
  // Of the bass 4 cells and an attack; of those of the second roll, 4 are the first one's.
  const one = rollWith({ bass: [['E2', 0, 4]], drums: { kick: [0] } });
  const two = rollWith({
    bass: [
      ['E2', 0, 3],
      ['G2', 3, 1],
    ],
    drums: { snare: [0] },
  });

  it('is the share of the cells on in either that are not on in both', () => {
    expect(rollDistance(one, one)).toBe(0);
    expect(rollDistance(emptyRoll(), emptyRoll())).toBe(0);
    expect(rollDistance(one, two, 'drums')).toBe(1);
    expect(rollDistance(one, two, 'bass')).toBeCloseTo(1 - 4 / 7, 12);
    expect(rollDistance(one, two)).toBeCloseTo(1 - 4 / 9, 12);
  });

  it('of all pairs is the diversity', () => {
    expect(diversity([one, one, two], 'drums')).toBeCloseTo(2 / 3, 12);
    expect(diversity([one, one])).toBe(0);
    expect(diversity([one])).toBeNull();
  });

  it('to the nearest finds copies', () => {
    expect(nearestDistance(one, [two, one])).toBe(0);
    expect(nearestDistance(one, [emptyRoll(), two])).toBeCloseTo(1 - 4 / 9, 12);
  });
});

describe('the metrics of a roll', () => {
  const melody = melodyRollOf([noteOf(72, 0, 8)]);

  it('are 26, each of its part', () => {
    const roll = rollWith({
      drums: { kick: [0, 16], snare: [4, 12, 20, 28] },
      bass: [['C2', 0, 32]],
      chords: [['C4 E4 G4', 0, 16]],
      pad: [['C4 F#4', 0, 1]],
    });
    const metrics = rollMetrics(roll, melody);
    expect(Object.keys(metrics)).toHaveLength(26);
    expect(metrics).toMatchObject({
      'emptyBarRate drums': 0,
      'emptyBarRate chords': 0.5,
      'polyphony bass': 1,
      'polyphony chords': 3,
      'qualifiedNoteRate pad': 0,
      'inScaleRate pad': 0.5,
      backbeatRate: 1,
      melodyAgreement: 1,
    });
  });

  it('of silence are known where there is something to know', () => {
    const known = Object.entries(rollMetrics(emptyRoll(), melody)).filter(([, value]) => value !== null);
    expect(new Set(known.map(([name]) => name.split(' ')[0]))).toEqual(
      new Set(['emptyBarRate', 'attackConsistency', 'backbeatRate', 'grooveConsistency']),
    );
  });
});
