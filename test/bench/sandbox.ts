import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, preview } from 'vite';
import { median } from '../../src/math/statistics.ts';
import type { RewardSource } from '../../src/reward/reward-scorer.ts';
import { launchApp } from '../e2e/setup/launch-app.ts';
import type { StopTimes } from './sandbox/bench-page.ts';

/**
 * `npm run bench:sandbox`: how soon endless rewards are stopped and the next one runs, how soon Python is ready, and what
 * a rollout of 1,024 steps costs; in a real Chromium, with the limits and the bundles of the app. Medians.
 */
const { values } = parseArgs({ options: { samples: { type: 'string', default: '5' } } });
const samples = Number(values.samples);

const python = (body: string): RewardSource => ({
  language: 'python',
  file: 'reward.py',
  code: `def reward_function(params):\n    ${body}\n`,
});
const typescript = (body: string): RewardSource => ({
  language: 'typescript',
  file: 'reward.ts',
  code: `function reward_function(params) {\n  ${body}\n}`,
});
const REWARDS: readonly (readonly [name: string, source: RewardSource])[] = [
  ['TypeScript, endless loop', typescript('while (true);')],
  [
    'TypeScript, endless regular expression',
    typescript("return /^(a+)+$/.test('a'.repeat(40) + 'b') ? 1 : 0;"),
  ],
  ['TypeScript, list without end', typescript('const a = []; for (;;) a.push(new Array(1e6).fill(0.5));')],
  ['Python, endless loop', python('while True: pass')],
  ['Python, endless loop in C', python('return sum(range(10 ** 12))')],
  ['Python, list without end', python('x = []\n    while True: x.append([0] * 1_000_000)')],
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), 'grad-prix-bench-'));
process.env['NODE_ENV'] = 'production';
const input = join(root, 'test/bench/sandbox/index.html');
await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true, rolldownOptions: { input } } });
const server = await preview({
  root,
  logLevel: 'warn',
  build: { outDir },
  preview: { port: 0, host: '127.0.0.1', open: false },
});
const address = `${server.resolvedUrls?.local[0]}test/bench/sandbox/index.html`;
const app = await launchApp(address, { width: 480, height: 360 });
try {
  const { page } = app;
  const open = async (): Promise<void> => {
    await page.goto(address, { waitUntil: 'networkidle' });
  };
  const first = await page.evaluate(() => window.bench.startPython());
  report('Python scores, first visit', [first.scored]);
  const later: number[] = [];
  for (let i = 0; i < samples; i++) {
    await open();
    later.push((await page.evaluate(() => window.bench.startPython())).scored);
  }
  report('Python scores, later visits', later);

  await open();
  for (const { name, value } of await page.evaluate(() => window.bench.score())) report(name, [value]);
  for (const [name, source] of REWARDS) {
    const times: StopTimes[] = [];
    for (let i = 0; i < samples; i++) {
      times.push(await page.evaluate((source) => window.bench.stop(source), source));
    }
    report(
      `${name}: stopped (${times[0].fault})`,
      times.map(({ stopped }) => stopped),
    );
    report(
      `${name}: next reward has scored`,
      times.map(({ usable }) => usable),
    );
  }
} finally {
  await app.close();
  await server.close();
  rmSync(outDir, { recursive: true });
}

function report(name: string, times: readonly number[]): void {
  const worst = times.length > 1 ? `  worst ${Math.max(...times).toFixed(0)}` : '';
  process.stdout.write(`${name.padEnd(78)} ${median(times)!.toFixed(1).padStart(8)} ms${worst}\n`);
}
