import { describe, expect, it } from 'vitest';
import { callCli } from './call-cli.ts';

interface Report {
  readonly track: string;
  readonly decisions: number;
  readonly bySilhouette: number;
  readonly candidates: readonly { readonly clusters: number }[];
  readonly anomalies: Readonly<Record<string, { readonly areaUnderRoc: number; readonly faults: number }>>;
  readonly startPlaces: readonly number[];
}

describe('lab clusters', () => {
  it('prints one document of what a drive tells without labels', async () => {
    const { exitStatus, stdout, stderr } = await callCli(['lab', 'clusters', '--track', 'oval', '--json']);
    expect({ exitStatus, stderr }).toEqual({ exitStatus: 0, stderr: 'oval\n' });
    const [report, ...more] = JSON.parse(stdout) as Report[];
    expect(more).toEqual([]);
    expect(report).toMatchObject({ track: 'oval', seed: 1 });
    expect(report.decisions).toBeGreaterThan(1000);
    expect(report.candidates.map(({ clusters }) => clusters)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(Object.keys(report.anomalies)).toEqual(['mixture', 'autoencoder']);
    expect(report.anomalies['mixture'].faults).toBeGreaterThan(0);
    expect(report.startPlaces.every((place) => place >= 0 && place < 1)).toBe(true);
    // The rows themselves are not printed.
    expect(stdout.length).toBeLessThan(100_000);
  });

  it.each([
    [[], '--track is missing'],
    [['--track', 'oval', '--seed', 'x'], '--seed must be a whole number of 0 or more (found "x")'],
    [['--track', 'oval', '--budget', '3'], 'lab clusters takes no --budget: it takes --track, --seed'],
  ])('refuses %j in one line', async (args, line) => {
    const { exitStatus, stdout, stderr } = await callCli(['lab', 'clusters', ...args]);
    expect({ exitStatus, stdout, stderr }).toEqual({ exitStatus: 2, stdout: '', stderr: `${line}\n` });
  });
});
