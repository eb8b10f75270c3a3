import { describe, expect, it } from 'vitest';
import { withRow } from '../../../../src/app/music/state/music-training.ts';
import { isCollapsing, isCopying, whoWins } from '../../../../src/app/music/state/training-verdict.ts';
import type { EpochReport } from '../../../../src/music/study/study-watch.ts';
import type { UpdateRow } from '../../../../src/workers/music-protocol.ts';
import { epochReport, lessonFacts } from './training-facts.ts';

const row = (updates: number, lead: number): UpdateRow => ({
  updates,
  generatorLoss: updates,
  criticLoss: -lead,
  scoreOfReal: lead,
  scoreOfGenerated: 0,
  penalty: 0,
  modeSeeking: 0,
});
const leads = (...values: number[]) =>
  values.flatMap((lead) => Array.from({ length: 8 }, (_, i) => row(i, lead)));

const report = (epoch: number, gap: number, sameMelody = 0.5, nearestLearnt = 0.5): EpochReport =>
  epochReport(epoch, gap, { sameMelody, nearestLearnt });
const facts = lessonFacts({
  sameMelody: { low: 0.32, high: 0.8 },
  nearestLearnt: { low: 0.32, high: 1 },
});

describe('who is winning', () => {
  it('says nothing before anything was heard', () => {
    expect(whoWins([], null, null)).toBeNull();
  });

  it.each([
    [leads(4), 'far ahead', 'watch'],
    [leads(4, 3), 'leads, as it should', 'good'],
    [leads(4, 1), 'catching up', 'good'],
    [leads(4, -1), 'mistaken', 'watch'],
  ])('goes by the lead beside the widest one', (rows, words, tone) => {
    const verdict = whoWins(rows, report(0, 4), report(2, 0.5))!;
    expect(verdict.answer).toContain(words);
    expect(verdict.tone).toBe(tone);
    expect(verdict.evidence).toContain('4.00 at the start, 0.50 after epoch 2');
  });
});

describe('collapse and copies', () => {
  it.each([
    [0.1, 'bad'],
    [0.2, 'watch'],
    [0.5, 'good'],
  ])('is told by how two arrangements of one melody differ: %s', (difference, tone) => {
    expect(isCollapsing(facts, report(1, 1, difference))!.tone).toBe(tone);
  });

  it.each([
    [0.1, 'bad'],
    [0.25, 'watch'],
    [0.5, 'good'],
  ])('is told by the distance to what was learnt: %s', (distance, tone) => {
    expect(isCopying(facts, report(1, 1, 0.5, distance))!.tone).toBe(tone);
  });
});

describe('while it is noise that is made', () => {
  it.each([
    [0, 4.21, 0.5],
    [0, 4.21, 0.1],
    [2, 1.4, 0.25],
  ])('neither can be told yet: epoch %s, gap %s, differences of %s', (epoch, gap, value) => {
    const now = report(epoch, gap, value, value);
    for (const verdict of [isCollapsing(facts, now)!, isCopying(facts, now)!]) {
      expect(verdict).toMatchObject({ answer: 'Too early to say: it is still noise', tone: 'early' });
      expect(verdict.evidence).toContain(`The gap to the data is ${gap.toFixed(2)}.`);
    }
  });

  it('neither can be told where no gap can be taken and nothing is learnt', () => {
    expect(isCopying(facts, { ...report(0, 0), gap: null })!.tone).toBe('early');
    expect(isCopying(facts, { ...report(1, 0), gap: null })!.tone).toBe('good');
  });

  it('collapse is told after an epoch and more: it plays the same, noise or not', () => {
    expect(isCollapsing(facts, report(3, 1.4, 0.1))!.tone).toBe('bad');
  });
});

describe('the rows of a training', () => {
  it('become half as many, means of two, when they are too many', () => {
    let rows: readonly UpdateRow[] = [];
    for (let i = 1; i <= 600; i++) rows = withRow(rows, row(i, 1));
    expect(rows).toHaveLength(300);
    expect(rows[0]).toMatchObject({ updates: 2, generatorLoss: 1.5 });
    expect(rows.at(-1)!.updates).toBe(600);
  });
});
