import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { RECORDED_RUNS } from '../../../../src/lab/radio/recorded-runs.ts';
import { endedBadly, type RunStory } from '../../../../src/lab/radio/run-story.ts';
import { writeMessages } from '../../../../src/lab/radio/write-messages.ts';

const STORY: RunStory = {
  track: 'Home Loop',
  reward: 'fast-line.ts',
  iterations: [
    { steps: 1024, speed: 1 },
    { steps: 2048, speed: 1 },
    { steps: 3072, speed: 2 },
    { steps: 4096, speed: 2 },
    { steps: 6144, speed: 0.4 },
  ],
  evaluations: [
    { steps: 2048, cleanShare: 0, meanLap: null, progress: 31 },
    { steps: 4096, cleanShare: 1, meanLap: 8.25, progress: 100 },
    { steps: 6144, cleanShare: 0.2, meanLap: 12, progress: 60 },
  ],
  warnings: [{ steps: 6144 }],
  ending: { steps: 6144, kind: 'reward-failed', detail: 'KeyError: speeed\n  line 3' },
};
const kinds = (story: RunStory) => writeMessages(story, new Rng(1)).map(({ kind }) => kind);

describe('the pit radio', () => {
  it('tells what happened, in its order', () => {
    expect(kinds(STORY)).toEqual([
      'begin',
      'off-road',
      'all-clean',
      'quicker',
      'lost',
      'creeping',
      'gamed',
      'reward-failed',
      'ended',
    ]);
  });

  it('is true to the figures', () => {
    const text = writeMessages(STORY, new Rng(1))
      .map((message) => message.text)
      .join('\n');
    expect(text).toContain('31 %');
    expect(text).toContain('8.25 s');
    expect(text).toContain('0.4 m/s');
    expect(text).toContain('KeyError: speeed');
    expect(text).not.toContain('line 3');
    expect(text).not.toMatch(/[{}]/);
  });

  it('says the same by the same seed, and it otherwise by another', () => {
    const say = (seed: number) => writeMessages(STORY, new Rng(seed)).map(({ text }) => text);
    expect(say(1)).toEqual(say(1));
    expect(say(1)).not.toEqual(say(2));
  });

  it('speaks of a run that has only begun', () => {
    expect(kinds({ ...STORY, iterations: [], evaluations: [], warnings: [], ending: null })).toEqual([
      'begin',
    ]);
  });
});

describe('recorded runs', () => {
  it('are more than twenty beside those that rules are chosen by, and end in both ways', () => {
    const test = RECORDED_RUNS.filter(({ seed }) => seed !== 1);
    const bad = test.filter(({ story }) => endedBadly(story)).length;
    expect(test.length).toBeGreaterThanOrEqual(20);
    expect(bad).toBeGreaterThan(5);
    expect(bad).toBeLessThan(test.length - 5);
  });

  it('end badly where their laps became much longer, and not where they became shorter', () => {
    const evaluations = (laps: readonly number[]) =>
      laps.map((meanLap, i) => ({ steps: 2048 * i, cleanShare: 1, meanLap, progress: 100 }));
    expect(endedBadly({ ...STORY, ending: null, evaluations: evaluations([9, 5, 7]) })).toBe(true);
    expect(endedBadly({ ...STORY, ending: null, evaluations: evaluations([9, 7, 5]) })).toBe(false);
    expect(endedBadly({ ...STORY, evaluations: evaluations([9, 7, 5]) })).toBe(true);
    expect(endedBadly({ ...STORY, ending: null, evaluations: [] })).toBe(true);
  });
});
