import { beforeAll, describe, expect, it } from 'vitest';
import { readShippedPolicy, readTrack } from '../../../../src/cli/files.ts';
import { FraudOffice } from '../../../../src/lab/fraud/judging/fraud-office.ts';
import { brokenRules } from '../../../../src/lab/fraud/judging/rules.ts';
import { SMALL_PLANS, SMALL_TRACKS } from './small-plans.ts';

const policy = readShippedPolicy('home');
const open = () => new FraudOffice(SMALL_TRACKS.map(readTrack), new Map(), SMALL_PLANS);
const office = open();
beforeAll(() => {
  office.train(null, []);
});

describe('the fraud office', () => {
  it('draws the same mixed batch by the same seed, and no name tells what a lap is', () => {
    const batch = office.batch(5);
    expect(new Set(batch.map(({ truth }) => truth === 'honest')).size).toBe(2);
    expect(batch.every(({ lap }) => /^5-\d+$/.test(lap.id) && /^Driver \d+$/.test(lap.driver))).toBe(true);
    const other = open();
    other.train(null, []);
    expect(other.batch(5)).toEqual(batch);
  });

  it('takes a person’s own lap for honest, and what the person then does to it for forged', () => {
    const own = office.drive(policy, 'home', 'You', 'own', 1);
    expect(own.score.score).toBeLessThan(500);
    expect(brokenRules(own.evidence.values, new Set())).toEqual([]);
    const forgeries = [
      { type: 'time', percent: 5, turnsClock: false },
      { type: 'time', percent: 5, turnsClock: true },
      { type: 'cut', from: 0.3, to: 0.5 },
      { type: 'car', hack: 'motor', percent: 100 },
      { type: 'copy' },
    ] as const;
    for (const forgery of forgeries)
      expect(office.forge(own.lap, forgery, 'forged', 1).score.score).toBeGreaterThan(500);
  });

  it('learns from verdicts', () => {
    const forged = office
      .batch(6)
      .filter(({ truth }) => truth === 'copied' || truth === 'hacked-car' || truth === 'spliced');
    const least = forged.toSorted((a, b) => a.score.score - b.score.score)[0];
    const { values } = least.evidence;
    office.train(null, [{ caseId: least.lap.id, isTampered: true, values }]);
    const after = office.score(values).score;
    office.train(null, [{ caseId: least.lap.id, isTampered: false, values }]);
    expect(after).toBeGreaterThan(office.score(values).score);
    office.train(null, []);
  });

  it('has one example fewer of a kind that is hidden from it', () => {
    const all = office.train(null, []);
    const without = office.train('spliced', []);
    expect(without.honest).toBe(all.honest);
    expect(without.tampered).toBeLessThan(all.tampered);
    office.train(null, []);
  });

  it('says what it cannot judge', () => {
    const own = office.drive(policy, 'home', 'You', 'own', 1);
    expect(() => office.judge({ ...own.lap, trackId: 'monza' }, null)).toThrow(
      'the track monza is not among those that laps are judged on',
    );
    expect(() => office.forge(own.lap, { type: 'cut', from: 0.5, to: 0.5 }, 'x', 1)).toThrow(
      /move its ends apart/,
    );
    expect(() => open().score(own.evidence.values)).toThrow(/must be trained/);
  });

  it('measures all methods on what was held out', () => {
    const { methods, heldOut, feedback } = office.measure(3);
    expect(heldOut.honest).toBeGreaterThan(0);
    const of = (id: string) => methods.find((method) => method.id === id)!;
    expect(of('approve-all')).toMatchObject({ recall: 0, falseAlarms: 0, precision: null });
    expect(of('model').recall!).toBeGreaterThan(of('time-rule').recall!);
    expect(of('model').rocArea!).toBeGreaterThan(0.7);
    expect(feedback.after.forged).toBeGreaterThanOrEqual(feedback.before.forged);
  });
});
