import { describe, expect, it } from 'vitest';
import { epochCharts, rowCharts } from '../../../../src/app/music/state/training-charts.ts';
import type { EpochReport, LessonFacts } from '../../../../src/music/study/study-watch.ts';

const values = {
  melodyAgreement: 1,
  qualifiedNotes: 1,
  groove: 1,
  emptyBars: 0,
  sameMelody: 0.5,
  nearestLearnt: 0.5,
};
const report = (epoch: number): EpochReport => ({
  epoch,
  updates: epoch,
  gap: 1,
  metrics: values,
  tracks: [],
  model: new Uint8Array(),
});
const band = { low: 0.92, high: 1 };
const facts: LessonFacts = {
  name: 'Pop',
  origin: 'Pop by rules',
  samples: 100,
  heldOut: 20,
  report: [],
  data: values,
  bands: {
    melodyAgreement: band,
    qualifiedNotes: band,
    groove: band,
    emptyBars: null,
    sameMelody: band,
    nearestLearnt: band,
  },
};

describe('the charts of a training', () => {
  it('speak of dotted lines where there are some: from the second epoch on', () => {
    const hint = (...epochs: EpochReport[]): string => epochCharts(epochs, facts)[1].hint;
    expect(hint(report(0))).toContain('Aim: 0.92 … 1.00, as good as the data.');
    expect(hint(report(0), report(1))).toContain('Dotted: 0.92 … 1.00, as good as the data.');
  });

  it('call what the conductor is to score low false, for not all of it was made', () => {
    const [, scores] = rowCharts([]);
    expect(scores.lines.map(({ name }) => name)).toEqual(['false music', 'real music']);
  });
});
