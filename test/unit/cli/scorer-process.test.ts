import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, test } from 'vitest';
import { NodeScorer } from '../../../src/cli/scorer.ts';
import { CLI } from './run-cli.ts';
import { isAlive, scorersOf, until } from './scorer-processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'scorer-process-'));
afterAll(() => rmSync(folder, { recursive: true }));
const LOOP = `console.log('looping'); while (true) {} function reward_function(params) { return 1; }`;
const reward = join(folder, 'loop.js');
const params = join(folder, 'params.json');
writeFileSync(reward, LOOP);
writeFileSync(params, '[{}]');

describe.skipIf(process.platform === 'win32')('a process of JavaScript rewards', { timeout: 30_000 }, () => {
  test.each(['SIGKILL', 'SIGINT', 'SIGHUP'] as const)(
    'that loops ends with a command line that was ended by %s',
    async (signal) => {
      const [node, ...main] = CLI;
      const child = spawn(node, [...main, 'score', '--reward', reward, '--params', params]);
      await new Promise((resolve) => child.stderr.once('data', resolve)); // 'looping'
      const [scorer] = scorersOf(child.pid!);
      expect(isAlive(scorer)).toBe(true);
      child.kill(signal);
      await until(() => !isAlive(scorer));
    },
  );

  const CONTEXT = { numCars: 1, numObjects: 0, courses: [{ trackLength: 1, waypoints: [] }] };
  /** Ends the process of a reward that loops at its top level. @returns what is said of the reward */
  async function faultAfter(signal: NodeJS.Signals): Promise<unknown> {
    const limits = { load: 3000, spare: 1, locate: 1 };
    let isLooping = false;
    const scorer = new NodeScorer({ warmUp: 'javascript', limits, onPrint: () => (isLooping = true) });
    await scorer.ready;
    const loading = scorer
      .load({ language: 'javascript', file: 'loop.js', code: LOOP }, CONTEXT)
      .catch((error: unknown) => error);
    await until(() => isLooping);
    for (const pid of scorersOf(process.pid)) process.kill(pid, signal);
    const { fault } = (await loading) as { fault: unknown };
    scorer.close();
    return fault;
  }

  test('leaves it to its host what a polite signal means', async () => {
    expect(await faultAfter('SIGTERM')).toMatchObject({ type: 'TimeoutError' });
  });

  test('is not said to be short of memory when somebody ends it', async () => {
    expect(await faultAfter('SIGKILL')).toMatchObject({
      type: 'RuntimeError',
      message: expect.stringMatching(/ended from outside .*SIGKILL/) as string,
    });
  });
});
