import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSimTrace } from '../../../src/training/logs/read-sim-trace.ts';
import { callCli } from './call-cli.ts';

let root: string;
let run: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'grad-prix-export-'));
  run = join(root, 'run');
  await callCli([...train, '--max-steps', '3072', '--out', run]);
});
afterAll(() => rmSync(root, { recursive: true }));

/** The run with another record of its steps, or none. */
function copyWith(traces: Uint8Array | null): string {
  const copy = mkdtempSync(join(root, 'copy'));
  cpSync(run, copy, { recursive: true });
  if (traces) writeFileSync(join(copy, 'traces.bin'), traces);
  else rmSync(join(copy, 'traces.bin'));
  return copy;
}

const train = ['train', '--track', 'home', '--reward', 'centre-line.ts', '--json'];

describe('export-logs', () => {
  it('writes what a run did, the part after a pause included', async () => {
    const out = join(root, 'logs');
    const resumed = await callCli([...train, '--max-steps', '5120', '--resume', '--out', run]);
    const { episodes } = JSON.parse(resumed.stdout) as { episodes: number };
    const { exitStatus, stdout } = await callCli(['export-logs', '--run', run, '--out', out, '--json']);
    expect(exitStatus).toBe(0);
    const { files, recordedSteps } = JSON.parse(stdout) as { files: string[]; recordedSteps: number };
    expect(recordedSteps).toBe(5120);
    const written = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(written.map(({ parentPath, name }) => join(parentPath, name)).toSorted()).toEqual(
      files.map((file) => join(out, file)).toSorted(),
    );
    const traces = files.filter((file) => file.startsWith('training-simtrace/'));
    const rows = traces.flatMap((file) => readSimTrace(readFileSync(join(out, file), 'utf8'), file).rows);
    expect(new Set(rows.map(({ episode }) => episode)).size).toBe(episodes);
    expect(files.find((file) => /^evaluation-\d{14}\//.test(file))).toContain(
      '/evaluation-simtrace/0-iteration.csv',
    );
    expect(files).toContain('reward_function.ts');

    const before = readdirSync(out, { recursive: true });
    const again = await callCli(['export-logs', '--run', run, '--out', out]);
    expect(again).toMatchObject({ exitStatus: 2, stdout: '' });
    expect(again.stderr).toMatch(/^output folder [^\n]*logs: must be empty or new[^\n]*\n$/);
    expect(readdirSync(out, { recursive: true })).toEqual(before);
  });

  it('says to a person which episodes the files hold', async () => {
    const empty = mkdtempSync(join(root, 'empty'));
    const { exitStatus, stdout } = await callCli(['export-logs', '--run', run, '--out', empty]);
    expect(exitStatus).toBe(0);
    expect(stdout).toMatch(
      / files in .*: the episodes that ended in the run's first \d+ steps, without those still/,
    );
  });

  it.each<[string, () => string, RegExp]>([
    [
      'a folder that is not there',
      () => join(root, 'none'),
      /^policy .*policy\.json: no such file or folder\n$/,
    ],
    ['a policy without a record', () => copyWith(null), /^run .*copy.*: has no traces\.bin, .*\n$/],
    [
      'a damaged record',
      () => copyWith(new Uint8Array(1000).fill(7)),
      /^copy\w+\/traces\.bin: the record is damaged at byte 0: .*\n$/,
    ],
  ])('refuses %s in one line', async (_, folder, message) => {
    const out = join(root, 'refused');
    const { exitStatus, stdout, stderr } = await callCli([
      'export-logs',
      '--run',
      folder(),
      '--out',
      out,
      '--json',
    ]);
    expect(exitStatus).toBe(2);
    expect(JSON.parse(stdout)).toEqual({ error: { message: stderr.trim() } });
    expect(stderr).toMatch(message);
  });
});
