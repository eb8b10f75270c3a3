import { describe, expect, it } from 'vitest';
import {
  bandsOf,
  countedValues,
  meanDifference,
  nearestOf,
} from '../../../../src/music/study/watched-metrics.ts';
import { cellOf, emptyRoll } from '../../../../src/music/roll/roll.ts';

/** A roll that is silent but for one kick. */
function kickAt(step: number) {
  const roll = emptyRoll();
  roll[cellOf(step, 0)] = 1;
  return roll;
}

describe('what is watched of a generator', () => {
  it('is the mean of what is counted, over the parts that have it', () => {
    const values = countedValues({
      melodyAgreement: [1, 0.5, null],
      'qualifiedNoteRate bass': [1, 1],
      'qualifiedNoteRate chords': [0.5, 0.5],
      'qualifiedNoteRate pad': [null, null],
      'grooveConsistency all': [0.75],
      'emptyBarRate drums': [1],
      'emptyBarRate bass': [0],
      'emptyBarRate chords': [0],
      'emptyBarRate pad': [0],
    });
    expect(values).toEqual({ melodyAgreement: 0.75, qualifiedNotes: 0.75, groove: 0.75, emptyBars: 0.25 });
  });

  it('counts each part the same in the difference of two arrangements', () => {
    expect(meanDifference([kickAt(0)], [kickAt(0)])).toBe(0);
    expect(meanDifference([kickAt(0)], [kickAt(4)])).toBe(0.25);
  });

  it('does not take a sample for its own neighbour', () => {
    const [a, b] = [kickAt(0), kickAt(4)];
    expect(nearestOf([a, b], [a, b])).toBe(1);
    expect(nearestOf([kickAt(0)], [a, b])).toBe(0);
  });

  it('has bands around the data, within 0 and 1, and none where the data has no value', () => {
    const bands = bandsOf({
      melodyAgreement: 0.98,
      qualifiedNotes: null,
      groove: 0.9,
      emptyBars: 0.01,
      sameMelody: 0.5,
      nearestLearnt: 0.5,
    });
    expect(bands.melodyAgreement).toMatchObject({ high: 1 });
    expect(bands.melodyAgreement!.low).toBeCloseTo(0.93, 10);
    expect(bands.qualifiedNotes).toBeNull();
    expect(bands.emptyBars).toEqual({ low: 0, high: 0.04 });
    expect(bands.sameMelody).toEqual({ low: 0.2, high: 0.5 });
    expect(bands.nearestLearnt).toEqual({ low: 0.4, high: 1 });
  });
});
