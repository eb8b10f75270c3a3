import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/race/evaluation.ts';
import type { Standing } from '../../../src/race/standings.ts';
import { evaluateCommand } from '../../../src/cli/commands/evaluate-command.ts';
import type { Options } from '../../../src/cli/options.ts';
import { exitStatusOf } from '../../../src/cli/usage-error.ts';
import { callCli } from './call-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'grad-prix-'));
afterAll(() => rmSync(folder, { recursive: true }));

const policy = join(folder, 'policy');
const onHome = ['--track', 'home', '--json'];

interface Ranked {
  readonly ranking?: { method: string; minimumLaps: number; scoreMilliseconds: number | null };
}

beforeAll(async () => {
  const args = ['--reward', 'fast-line.ts', '--seed', '1', '--until-clean', '--out', policy];
  const { exitStatus, stderr } = await callCli(['train', ...onHome, ...args]);
  if (exitStatus !== 0) throw new Error(stderr);
});

async function evaluate<Result = Evaluation & Ranked>(...args: string[]): Promise<Result> {
  const { exitStatus, stdout, stderr } = await callCli(['evaluate', '--policy', policy, ...onHome, ...args]);
  expect({ exitStatus, stderr }).toEqual({ exitStatus: 0, stderr: '' });
  return JSON.parse(stdout) as Result;
}

/** Words of a command line as options, each with the word that follows it. */
function optionsOf(words: readonly string[]): Options {
  const options = new Map<string, string[]>();
  for (const [k, word] of words.entries()) {
    if (!word.startsWith('--')) continue;
    const values = options.get(word.slice(2)) ?? [];
    options.set(word.slice(2), values);
    const next = words[k + 1];
    if (next !== undefined && !next.startsWith('--')) values.push(next);
  }
  return options;
}

describe('evaluate', () => {
  it('drives ten clean standing starts unless told otherwise, and ranks them where asked to', async () => {
    const { ranking, ...plain } = await evaluate('--ranking', 'total-time');
    expect(Object.keys(plain)).toEqual(['trials', 'cleanShare', 'bestLap', 'meanLap']);
    expect(plain.trials).toHaveLength(10);
    expect(plain.cleanShare).toBe(1);
    const total = plain.trials.reduce((sum, { lapTime }) => sum + Math.round(1000 * lapTime!), 0);
    expect(ranking).toEqual({ method: 'total-time', minimumLaps: 1, scoreMilliseconds: total });
    expect(await evaluate('--race', 'time-trial', '--seed', '7')).toEqual(plain);
  });

  it('drives continuous laps, of which the first begins at rest', async () => {
    const args = ['--trials', '4', '--continuous', '--ranking', 'average-lap'];
    const { trials, ranking } = await evaluate(...args);
    const laps = trials.map(({ lapTime }) => lapTime!);
    expect(laps).toHaveLength(4);
    expect(Math.min(...laps.slice(1))).toBeLessThan(laps[0]);
    expect(ranking).toMatchObject({ method: 'average-lap', minimumLaps: 3 });
    expect(ranking!.scoreMilliseconds! / 1000).toBeLessThan(laps[0]);
  });

  it('sums laps up on each of several tracks, and over all of them only how many were clean', () => {
    const args = ['--policy', 'policies/generalist-state', '--track', 'home,oval', '--trials', '2'];
    const { json, text } = evaluateCommand(optionsOf(args));
    const { trials, tracks, cleanShare, bestLap, meanLap } = json as Evaluation & {
      tracks: (Pick<Evaluation, 'cleanShare' | 'bestLap' | 'meanLap'> & { track: string })[];
    };
    const lapTimes = trials.map(({ lapTime }) => lapTime!);
    expect(tracks).toEqual(
      ['home', 'oval'].map((track, k) => {
        const [a, b] = lapTimes.slice(2 * k, 2 * k + 2);
        return { track, cleanShare: 1, bestLap: Math.min(a, b), meanLap: (a + b) / 2 };
      }),
    );
    expect({ cleanShare, bestLap }).toEqual({ cleanShare: 1, bestLap: Math.min(...lapTimes) });
    expect(meanLap).toBeCloseTo((tracks[0].meanLap! + tracks[1].meanLap!) / 2, 12);
    const lines = tracks.map(
      ({ track, bestLap: best, meanLap: mean }) =>
        `${track}  100 % clean, best lap ${best!.toFixed(2)} s, mean ${mean!.toFixed(2)} s`,
    );
    expect(text.split('\n')).toEqual([...lines, '100 % clean']);
  });

  it('puts a car that has no eye for boxes back, as often as it may', async () => {
    const args = [
      '--race',
      'object-avoidance',
      '--boxes',
      '6',
      '--trials',
      '2',
      '--resets',
      '3',
      '--seed',
      '5',
    ];
    const first = await evaluate(...args, '--collision-penalty', '1', '--ranking', 'best-lap');
    for (const { crashes, resets, status } of first.trials) {
      expect(crashes).toBeGreaterThan(0);
      expect(resets).toBeLessThanOrEqual(3);
      if (status === 'crashed') expect(resets).toBe(3);
    }
    expect(await evaluate(...args, '--collision-penalty', '1', '--ranking', 'best-lap')).toEqual(first);
  });

  it('reads a race from a file', async () => {
    const race = join(folder, 'race.json');
    // Side by side, they leave too little room whatever line it has learnt.
    const placement = [0.5, 0.5].map((share, k) => [share, 1 - 2 * k]);
    writeFileSync(race, JSON.stringify({ type: 'object-avoidance', placement }));
    const { trials } = await evaluate('--race', race, '--trials', '1');
    expect(trials[0]).toMatchObject({ status: 'crashed', crashes: 1 });
    expect(trials[0].progress).toBeGreaterThan(40);
    expect(trials[0].progress).toBeLessThan(55);
  });

  it('sends it after bot cars', async () => {
    const args = ['--race', 'head-to-bot', '--bots', '6', '--bot-speed', '0.5', '--lane-changes'];
    const { trials } = await evaluate(...args, '--trials', '1', '--resets', '50');
    expect(trials[0].crashes).toBeGreaterThan(0);
  });

  it('lets policies race each other', async () => {
    const args = ['--race', 'head-to-head', '--policy', policy, '--trials', '2', '--ranking', 'best-lap'];
    const { standings } = await evaluate<{ standings: (Standing & Ranked & { policy: string })[] }>(...args);
    expect(new Set(standings.map(({ position }) => position))).toEqual(new Set([1, 2]));
    expect(standings.map(({ gridPlace }) => gridPlace)).toEqual([1, 2]);
    for (const { laps, totalTime, bestLap, ranking, ...standing } of standings) {
      expect(standing.policy).toBe(policy);
      expect(laps.map(({ status }) => status)).toEqual(['lap_complete', 'lap_complete']);
      expect(totalTime).toBeCloseTo(laps[0].lapTime! + laps[1].lapTime!, 9);
      expect(ranking?.scoreMilliseconds).toBe(Math.round(1000 * bestLap!));
    }
  });

  it.each<[string, string[], RegExp]>([
    [
      'a race that is none',
      ['--race', 'spaceship'],
      /^--race must be time-trial, object-avoidance, head-to-bot, head-to-head or a \.json race \(found "spaceship"\)/,
    ],
    ['a file that is not there', ['--race', 'none.json'], /^race none\.json: no such file/],
    [
      'options of another race',
      ['--bots', '3'],
      /^--bots belongs to --race head-to-bot \(found --race time-trial\)/,
    ],
    [
      'boxes in a race of policies',
      ['--race', 'head-to-head', '--policy', policy, '--boxes', '3'],
      /^--boxes belongs to --race object-avoidance \(found --race head-to-head\)/,
    ],
    [
      'too many boxes',
      ['--race', 'object-avoidance', '--boxes', '7'],
      /^--race: boxes: must be a whole number from 1 to 6 \(found 7\)/,
    ],
    [
      'bots that are too fast',
      ['--race', 'head-to-bot', '--bot-speed', '7'],
      /^--race: speed: must be a speed from 0\.2 to 6 m\/s \(found 7\)/,
    ],
    ['a single reset', ['--resets', '1'], /^evaluation: resets: must be 0, or a whole number of 2 or more/],
    [
      'a penalty without end',
      ['--off-track-penalty', '1e400'],
      /^--off-track-penalty must be a number \(found "1e400"\)/,
    ],
    [
      'a penalty below 0',
      ['--resets', '2', '--collision-penalty', '-1'],
      /^evaluation: collisionPenalty: must be seconds from 0 to 60 \(found -1\)/,
    ],
    [
      'a penalty where the first fault ends the drive',
      ['--off-track-penalty', '1'],
      /^--off-track-penalty needs --resets/,
    ],
    [
      'a penalty without a reset',
      ['--resets', '0', '--collision-penalty', '1'],
      /^--collision-penalty needs --resets/,
    ],
    [
      'more starts than trials',
      ['--trials', '2', '--starts', '3'],
      /^evaluation: starts: must be at most trials, 2 \(found 3\)/,
    ],
    [
      'starts of a continuous drive',
      ['--continuous', '--starts', '2'],
      /^evaluation: starts: must be left out/,
    ],
    ['a minimum without a ranking', ['--minimum-laps', '2'], /^--minimum-laps needs --ranking/],
    ['a policy alone', ['--race', 'head-to-head'], /^--race head-to-head needs --policy two to eight times/],
    ['two policies, no race', ['--policy', policy], /^--policy must be given once/],
  ])('refuses %s in one line', (_name, args, message) => {
    const options = optionsOf(['--policy', policy, '--track', 'home', ...args]);
    const refusal = (): unknown => evaluateCommand(options);
    expect(refusal).toThrow(message);
    expect(refusal).toThrow(/^[^\n]+$/);
    expect(refusal).toThrow(expect.toSatisfy((error) => exitStatusOf(error) === 2));
  });
});
