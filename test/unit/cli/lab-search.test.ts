import { describe, expect, it } from 'vitest';
import type { SearchAssessment } from '../../../src/lab/search/assess-search.ts';
import { callCli } from './call-cli.ts';

describe('lab search', () => {
  it('finds in the texts of the app, and says what gave how much', async () => {
    const { exitStatus, stdout } = await callCli([
      'lab',
      'search',
      'how',
      'far',
      'into',
      'the',
      'future',
      '--json',
    ]);
    expect(exitStatus).toBe(0);
    const { results } = JSON.parse(stdout) as { results: { document: { id: string }; shares: object }[] };
    expect(results.slice(0, 3).map(({ document }) => document.id)).toEqual([
      'lesson/discount',
      'word/discount',
      'hyperparameter/gamma',
    ]);
    expect(Object.keys(results[0].shares)).toEqual(['words', 'synonyms', 'title', 'kind', 'clicks']);
  });

  it('measures itself', async () => {
    const { exitStatus, stdout } = await callCli(['lab', 'search', '--assess', '--json']);
    expect(exitStatus).toBe(0);
    const { rankings } = JSON.parse(stdout) as SearchAssessment;
    expect(rankings.at(-1)!.figures.heldOut.recallAt3).toBeGreaterThanOrEqual(0.85);
  });

  it.each([
    [[], 'what is looked for is missing'],
    [['--assess', 'zigzag'], 'takes no question'],
    [['zigzag', '--budget', '3'], 'takes no --budget'],
  ])('says in a line what is wrong with %j', async (words, line) => {
    const { exitStatus, stderr } = await callCli(['lab', 'search', ...words]);
    expect(exitStatus).toBe(2);
    expect(stderr).toContain(line);
  });

  it('lets nothing of a question do something to a terminal', async () => {
    const { exitStatus, stdout } = await callCli(['lab', 'search', '\u001b[31mпочему\u0007']);
    expect(exitStatus).toBe(0);
    expect(stdout).not.toContain('\u0007');
    expect(stdout).not.toContain('\u001b');
  });
});
