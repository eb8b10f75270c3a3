import { describe, expect, it } from 'vitest';
import { leftWords, secondsLeft, withMoment, workOn } from '../../../../src/app/music/state/training-work.ts';

describe('the time that a training has left', () => {
  it('is told by how fast it went since it was told to go on', () => {
    const begun = withMoment(workOn('a'), { at: 1000, updates: 100 });
    expect(secondsLeft(workOn('a'), 750)).toBeNull();
    expect(secondsLeft(withMoment(begun, { at: 3000, updates: 110 }), 750)).toBeNull();
    expect(secondsLeft(withMoment(begun, { at: 11_000, updates: 150 }), 750)).toBe(120);
    expect(secondsLeft(withMoment(begun, { at: 11_000, updates: 150 }), 150)).toBe(0);
  });

  it('is said in minutes', () => {
    expect(leftWords(59)).toBe('less than a minute left');
    expect(leftWords(170)).toBe('about 3 min left');
  });
});
