import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NodeScorer } from '../../src/cli/scorer.ts';
import type { ParamsReport } from '../../src/reward/score-params.ts';
import { PACKAGE_REWARD, packageHostFiles } from './package-host.ts';
import { randomBatch, SCORING_CONTEXT } from './reward-batch.ts';
import { PATIENT_LIMITS } from './reward-limits.ts';

describe('Python rewards that import packages', { timeout: 120_000 }, () => {
  const files = packageHostFiles();
  const asked: string[] = [];
  const cache = mkdtempSync(join(tmpdir(), 'grad-prix-packages-'));
  const printed: string[] = [];
  let server: Server;
  let scorer: NodeScorer;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const name = (request.url ?? '').slice(1);
      asked.push(name);
      const bytes = files.get(name);
      response.writeHead(bytes ? 200 : 404).end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const packages = { host, lock: `${host}/pyodide-lock.json`, cache };
    scorer = new NodeScorer({ packages, limits: PATIENT_LIMITS, onPrint: (text) => printed.push(text) });
  });
  afterAll(async () => {
    scorer.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(cache, { recursive: true, force: true });
  });

  const score = (code: string): Promise<ParamsReport> =>
    scorer.scoreParams({ language: 'python', file: 'reward.py', code }, '[{"x": 2.5}]', false);

  test('load them, and say so once', async () => {
    expect(await score(PACKAGE_REWARD)).toEqual({ outcomes: [{ reward: 4 }] });
    expect(printed).toEqual(['loading grid-maths 1.2, racing-numbers 1.2\n']);
  });

  test('train with them', async () => {
    await scorer.load({ language: 'python', file: 'reward.py', code: PACKAGE_REWARD }, SCORING_CONTEXT);
    const rewards = await scorer.score(randomBatch(2));
    expect([...rewards].every((reward) => reward % 2 === 0)).toBe(true);
  });

  test('may import them without a statement', async () => {
    const code = `import importlib
double = importlib.import_module('racing_numbers').double
def reward_function(params): return double(params['x'])`;
    expect(await score(code)).toEqual({ outcomes: [{ reward: 5 }] });
  });

  test('are told of a module that no package provides', async () => {
    const { loadError } = (await score('import nonsense\ndef reward_function(params): return 1')) as {
      loadError: unknown;
    };
    expect(loadError).toMatchObject({
      type: 'ModuleNotFoundError',
      line: 1,
      message: expect.stringContaining(
        "No module named 'nonsense': rewards have Python's standard library",
      ) as string,
    });
  });

  test('find kept packages when the host is gone', async () => {
    const before = asked.length;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    scorer.close(); // the next workers have no package yet
    expect(await score(PACKAGE_REWARD)).toEqual({ outcomes: [{ reward: 4 }] });
    expect(asked.length).toBe(before);
  });

  test('do without what they can do without, and are told of the rest', async () => {
    scorer.close();
    rmSync(cache, { recursive: true });
    const fallback = `try: import racing_numbers
except ImportError: racing_numbers = None
def reward_function(params): return 7 if racing_numbers is None else 8`;
    expect(await score(fallback)).toEqual({ outcomes: [{ reward: 7 }] });
    const { loadError } = (await score(PACKAGE_REWARD)) as { loadError: unknown };
    expect(loadError).toMatchObject({
      type: 'ModuleNotFoundError',
      line: 2,
      message: expect.stringMatching(
        /^grid-maths 1\.2 could not be fetched from http:.* \(.*ECONNREFUSED.*\)\. Go online/,
      ) as string,
    });
  });
});
