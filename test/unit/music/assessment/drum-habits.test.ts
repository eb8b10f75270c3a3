import { describe, expect, it } from 'vitest';
import { drumPatterns, keptGrooves } from '../../../../src/music/assessment/drum-habits.ts';
import { rollWith } from '../roll-examples.ts';

const four = rollWith({ drums: { kick: [0, 4, 8, 12, 16, 20, 24, 28] } });
const fourWithFill = rollWith({ drums: { kick: [0, 4, 8, 12, 16, 20, 24], snare: [28, 29, 30] } });
const two = rollWith({ drums: { kick: [0, 8, 16, 24] } });
const twoWithBass = rollWith({ drums: { kick: [0, 8, 16, 24] }, bass: [['E2', 0, 8]] });

describe('habits of drums', () => {
  it('are how many two bars they play, whatever else is played', () => {
    expect(drumPatterns([four, fourWithFill, two, twoWithBass, four])).toBe(3);
  });

  it('are how often they go on as they began: a fill changes nothing, a new song neither', () => {
    expect(
      keptGrooves([
        [four, fourWithFill, four, two],
        [two, twoWithBass],
      ]),
    ).toBe(3 / 4);
    expect(keptGrooves([[four], [two]])).toBeNull();
  });
});
