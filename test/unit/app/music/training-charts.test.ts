import { describe, expect, it } from 'vitest';
import { epochCharts, rowCharts } from '../../../../src/app/music/state/training-charts.ts';
import type { EpochReport } from '../../../../src/music/study/study-watch.ts';
import { epochReport, lessonFacts } from './training-facts.ts';

const report = (epoch: number): EpochReport => epochReport(epoch, 1);
const facts = lessonFacts({ melodyAgreement: { low: 0.92, high: 1 } });

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
