import { describe, expect, it } from 'vitest';
import {
  contestCsv,
  contestJson,
  contestRows,
  gapWords,
  rankingRules,
  totalWords,
} from '../../../src/app/state/contest-table.ts';
import { contestRecord } from './setup/contest-record.ts';

const record = contestRecord();

describe('the results of a race', () => {
  it('are in the order of its places, with gaps to the winner', () => {
    expect(contestRows(record)).toMatchObject([
      { position: 1, entrant: 1, laps: 2, bestLap: 9.5, total: 19.5, gap: 0 },
      { position: 2, entrant: 2, laps: 2, total: 23, gap: 3.5 },
      {
        position: 3,
        entrant: 0,
        laps: 1,
        bestLap: 10,
        total: null,
        gap: null,
      },
    ]);
    expect(contestRows(record)[2].distance).toBeCloseTo(1.34567, 9);
  });

  it('say times, and how far those came who did not finish: never more than that', () => {
    const rows = contestRows(record);
    expect(rows.map(totalWords)).toEqual(['19.50 s', '23.00 s', '1.34 laps']);
    expect(rows.map(({ gap }) => gapWords(gap))).toEqual(['', '+3.50 s', '–']);
  });

  it('say what they were ranked by', () => {
    const [first, , faults] = rankingRules(record);
    expect(first).toContain('all 2 laps');
    expect(faults).toContain('held for 2 s, for running into a car 5 s');
    expect(rankingRules(contestRecord({ race: { type: 'time-trial' } }))[2]).not.toContain('5 s');
  });

  it('are CSV that spreadsheets read, whatever the names are', () => {
    expect(contestCsv(record).split('\r\n')).toEqual([
      'position,name,laps,bestLap,total,penalty,offTracks,crashes,resets,gap,distance',
      "1,'=1+1,2,9.5,19.5,4,2,0,2,0,2",
      '2,You,2,11,23,4,2,0,2,3.5,2',
      '3,"Monday, ""fast""",1,10,,4,2,0,2,,1.3457',
      '',
    ]);
  });

  it('are JSON with every lap', () => {
    const { track, race, results } = JSON.parse(contestJson(record)) as Record<string, never> & {
      results: { name: string; trials: unknown[] }[];
    };
    expect([track, race]).toEqual(['home', { type: 'head-to-head' }]);
    expect(results.map(({ name, trials }) => [name, trials.length])).toEqual([
      ['=1+1', 2],
      ['You', 2],
      ['Monday, "fast"', 2],
    ]);
  });
});
