import { describe, expect, it } from 'vitest';
import { backbeatRate } from '../../../../src/music/metrics/backbeat-rate.ts';
import { drumPatternRate } from '../../../../src/music/metrics/drum-pattern-rate.ts';
import { grooveConsistency } from '../../../../src/music/metrics/groove-consistency.ts';
import { emptyRoll } from '../../../../src/music/roll/roll.ts';
import { PARTS } from '../../../../src/music/roll/roll-layout.ts';
import { rollWith } from '../roll-examples.ts';

describe('the drum pattern rate', () => {
  it('is the share of the hits on eighths, of all voices', () => {
    expect(drumPatternRate(rollWith({ drums: { kick: [0, 6, 16], ride: [31] } }))).toBe(0.75);
    expect(drumPatternRate(rollWith({ drums: { 'closed hi-hat': [1, 3] } }))).toBe(0);
    expect(drumPatternRate(emptyRoll())).toBeNull();
  });
});

describe('the backbeat rate', () => {
  it('wants the snare on both the second and the fourth beat of a bar', () => {
    expect(backbeatRate(rollWith({ drums: { snare: [4, 12, 20, 28] } }))).toBe(1);
    expect(backbeatRate(rollWith({ drums: { snare: [4, 12, 20] } }))).toBe(0.5);
    expect(backbeatRate(rollWith({ drums: { snare: [0, 8, 16, 24], kick: [4, 12, 20, 28] } }))).toBe(0);
  });
});

describe('groove consistency', () => {
  it('is 1 where the second bar begins its notes as the first did, on whatever pitches', () => {
    const roll = rollWith({
      bass: [
        ['E2', 0, 4],
        ['E2', 4, 2],
        ['A2', 16, 2],
        ['C2', 20, 12],
      ],
    });
    expect(grooveConsistency(roll, ['bass'])).toBe(1);
  });

  it('loses a sixteenth for each step that differs', () => {
    const roll = rollWith({ drums: { kick: [0, 8, 16], snare: [20] }, pad: [['C4', 0, 32]] });
    expect(grooveConsistency(roll, ['drums'])).toBe(14 / 16);
    expect(grooveConsistency(roll, ['pad'])).toBe(15 / 16);
    expect(grooveConsistency(roll, PARTS)).toBe(14 / 16);
  });
});
