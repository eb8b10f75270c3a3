import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeGaming } from '../../../../src/training/oversight/describe-gaming.ts';
import { detectGaming, isGamingOver } from '../../../../src/training/oversight/gaming.ts';
import { type HistoryEntry, windowFigures } from '../../../../src/training/oversight/history.ts';

type Figures = Partial<Omit<HistoryEntry, 'steps'>>;

/** Evaluations 2,048 steps apart; what is not said is a run that drives ten clean laps of 10 s. */
function history(...entries: readonly Figures[]): HistoryEntry[] {
  return entries.map((figures, i) => ({
    steps: 2048 * (i + 1),
    meanReward: 0.5,
    meanReturn: null,
    meanSpeed: 2,
    meanProgress: 100,
    cleanShare: 1,
    meanLap: 10,
    ...figures,
  }));
}

const times = (count: number, figures: Figures): Figures[] => Array.from({ length: count }, () => figures);
const lost: Figures = { meanLap: null, cleanShare: 0, meanProgress: 50 };

describe('a reward is being gamed when it rises while', () => {
  it('laps get slower', () => {
    const evidence = detectGaming(history(...times(3, {}), ...times(3, { meanReward: 0.75, meanLap: 14 })));
    expect(evidence).toMatchObject({
      declines: ['lap'],
      from: { steps: [2048, 6144], meanReward: 0.5, meanLap: 10 },
      to: { steps: [8192, 12288], meanReward: 0.75, meanLap: 14 },
    });
  });

  it('laps vanish', () => {
    const evidence = detectGaming(history(...times(3, {}), {}, ...times(3, { meanReward: 0.8, ...lost })));
    expect(evidence?.declines).toEqual(['clean', 'progress']);
  });

  it('cars come less far, before there ever was a lap', () => {
    const start = { ...lost, meanProgress: 40 };
    const end = { ...lost, meanProgress: 25, meanReward: 0.8 };
    expect(detectGaming(history(...times(3, start), ...times(3, end)))?.declines).toEqual(['progress']);
  });

  it('is negative', () => {
    const evidence = detectGaming(
      history(...times(3, { meanReward: -2 }), ...times(3, { meanReward: -1, meanLap: 14 })),
    );
    expect(evidence?.declines).toEqual(['lap']);
  });

  it('laps creep, each evaluation within the noise of the one before', () => {
    const entries = Array.from({ length: 20 }, (_, i) => ({
      meanReward: 0.5 + i / 100,
      meanLap: 10 * 1.02 ** i,
    }));
    expect(detectGaming(history(...entries))?.from.steps).toEqual([2048, 6144]);
  });
});

describe('a reward is not being gamed when', () => {
  it.each<[string, Figures]>([
    ['it rises by less than one in twenty', { meanReward: 0.52, meanLap: 14 }],
    ['laps are slower by less than 15 %', { meanReward: 0.8, meanLap: 11.4 }],
    ['it falls', { meanReward: 0.4, ...lost }],
    ['laps get faster', { meanReward: 0.8, meanLap: 8 }],
    ['laps get faster and a few fail', { meanReward: 0.8, meanLap: 8, cleanShare: 0.5, meanProgress: 80 }],
    ['two of ten fail', { meanReward: 0.8, cleanShare: 0.8, meanProgress: 95 }],
  ])('%s', (_, end) => {
    expect(detectGaming(history(...times(3, {}), ...times(3, end)))).toBeNull();
  });

  it('slower laps are more often clean', () => {
    const start = { cleanShare: 0.6, meanProgress: 80 };
    expect(
      detectGaming(history(...times(3, start), ...times(3, { meanReward: 0.8, meanLap: 14 }))),
    ).toBeNull();
  });

  it('one evaluation of the three drives as before, or earns as before', () => {
    const gamed = { meanReward: 0.8, meanLap: 16 };
    expect(detectGaming(history(...times(3, {}), gamed, gamed, { meanReward: 0.8 }))).toBeNull();
    expect(detectGaming(history(...times(3, {}), gamed, gamed, { meanLap: 16 }))).toBeNull();
  });

  it('there are too few evaluations', () => {
    expect(detectGaming(history(...times(2, {}), ...times(3, { meanReward: 0.8, ...lost })))).toBeNull();
    expect(detectGaming([])).toBeNull();
  });

  it('the driving is the same, whatever the reward does, and the reward is, whatever the driving does', () => {
    const reward = fc.double({ min: -10, max: 10, noNaN: true });
    const lap = fc.double({ min: 5, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.array(reward, { maxLength: 30 }), fc.array(lap, { maxLength: 30 }), (rewards, laps) => {
        expect(detectGaming(history(...rewards.map((meanReward) => ({ meanReward }))))).toBeNull();
        expect(detectGaming(history(...laps.map((meanLap) => ({ meanLap }))))).toBeNull();
      }),
    );
  });
});

describe('gaming is over when', () => {
  const from = windowFigures(history({}, {}, {}));
  it.each<[string, boolean, Figures]>([
    ['it goes on', false, { meanReward: 0.8, meanLap: 14 }],
    ['there are still no laps', false, { meanReward: 0.8, ...lost }],
    ['laps are nearly as fast again', true, { meanReward: 0.8, meanLap: 10.5 }],
    ['the reward has fallen back', true, { meanReward: 0.5, meanLap: 14 }],
  ])('%s: %s', (_, isOver, figures) => {
    expect(isGamingOver(from, history(...times(3, figures)))).toBe(isOver);
  });
});

describe('the words', () => {
  it('give the numbers, the steps and what to do', () => {
    const end = { meanReward: 0.952, meanReturn: 120, meanSpeed: 0.56, ...lost };
    const evidence = detectGaming(history(...times(3, { meanReturn: 30 }), ...times(3, end)))!;
    expect(describeGaming(evidence)).toEqual({
      message:
        'The reward is being gamed: it rises while the driving gets worse (reward per step 0.5 → 0.952, ' +
        'per episode 30 → 120, clean laps 100 → 0 %, progress 100 → 50 %, speed 2.00 → 0.56 m/s; ' +
        'steps 2,048–6,144 against 8,192–12,288).',
      advice:
        'Slow cars earn more by this reward: pay for progress or speed in it, or raise the lowest speed of the actions.',
    });
  });

  it('do not ask for speed where cars became faster', () => {
    const end = { meanReward: 0.8, meanSpeed: 3, ...lost };
    const evidence = detectGaming(history(...times(3, {}), ...times(3, end)))!;
    expect(describeGaming(evidence).advice).toMatch(/something other than driving laps/);
  });
});
