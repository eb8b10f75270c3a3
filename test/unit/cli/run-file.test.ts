import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/race/evaluation.ts';
import type { PortableRun } from '../../../src/training/run-file/portable-run.ts';
import { writeRunFile } from '../../../src/training/run-file/write-run-file.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { trainedRun } from '../training/run-file/portable-fixture.ts';
import { callCli } from './call-cli.ts';

/** What the app saves of a run, unpacked as anybody would. */
const folder = mkdtempSync(join(tmpdir(), 'run-file-'));
let run: PortableRun;
beforeAll(async () => {
  await startTensorflow();
  run = await trainedRun();
  for (const [name, bytes] of Object.entries(unzipSync(writeRunFile(run, 0)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

async function evaluated(policy: string, track: string): Promise<Evaluation> {
  const args = ['evaluate', '--policy', policy, '--track', track, '--json'];
  const { exitStatus, stdout, stderr } = await callCli(args);
  expect(stderr).toBe('');
  expect(exitStatus).toBe(0);
  return JSON.parse(stdout) as Evaluation;
}

it('drives on the command line as it drove in its run: the best, and what was kept, on its own track', async () => {
  expect(await evaluated(folder, 'home')).toMatchObject({ trials: run.best.evaluation.trials });
  const [first] = run.kept;
  expect(await evaluated(join(folder, 'checkpoints', '2048'), join(folder, 'track.json'))).toMatchObject({
    trials: first.evaluation!.trials,
  });
});

it('begins a run on the command line', async () => {
  const reward = join(folder, 'reward.ts');
  const out = join(folder, 'cloned');
  const what = ['train', '--track', 'home', '--reward', reward, '--clone', folder];
  const { exitStatus, stdout } = await callCli([...what, '--max-steps', '1024', '--out', out, '--json']);
  expect(exitStatus).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ out });
});
