import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CLI, runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'grad-prix-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Linux's device that is always full. */
const FULL = '/dev/full';
const train = ['train', '--track', 'home', '--reward', 'fast-line.ts', '--max-steps', '4096', '--json'];

describe('nobody at the other end', () => {
  it('of stdout is no failure and no noise', async () => {
    const outcome = await runCli(['tracks', '--json'], { onStart: (child) => child.stdout?.destroy() });
    expect(outcome).toEqual({ exitStatus: 0, stdout: '', stderr: '' });
  });

  it('of stderr does not stop a run', async () => {
    const args = [...train, '--out', join(folder, 'unheard')];
    const { exitStatus, stdout } = await runCli(args, { onStart: (child) => child.stderr?.destroy() });
    expect(exitStatus).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ steps: 4096 });
  });
});

describe.skipIf(!existsSync(FULL))('a full device', () => {
  it('for progress does not stop a run', async () => {
    const args = [...train, '--out', join(folder, 'full')];
    const { exitStatus, stdout } = await runCli(args, { stdio: ['ignore', 'pipe', openSync(FULL, 'w')] });
    expect(exitStatus).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ steps: 4096 });
  });

  it('for the result is a failure, in one line', async () => {
    const outcome = await runCli(['tracks'], { stdio: ['ignore', openSync(FULL, 'w'), 'pipe'] });
    expect(outcome.exitStatus).toBe(2);
    expect(outcome.stderr).toMatch(/^the result could not be written to standard output: ENOSPC[^\n]*\n$/);
  });
});

describe.skipIf(!existsSync('/usr/bin/script'))('in a terminal', () => {
  it('a second Ctrl-C ends the program at once and gives the terminal back', async () => {
    // Slow enough that both signals come within one rollout.
    const slow = join(folder, 'slow.ts');
    const loop = 'let sum = 0; for (let i = 0; i < 1e6; i++) sum += Math.sqrt(i); return sum > 0 ? 1 : 0;';
    writeFileSync(slow, `function reward_function(params) { ${loop} }`);
    const out = join(folder, 'terminal');
    const args = ['train', '--track', 'home', '--reward', slow, '--out', out];
    const command = [...CLI, ...args].map((word) => `'${word}'`).join(' ');
    const log = join(folder, 'terminal.log');
    const child = spawn('/usr/bin/script', ['-q', '-e', '-c', command, log]);
    const interrupt = (): void => void child.stdin.write('\u0003');
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (!shown.includes('1024/') && `${shown}${text}`.includes('1024/')) {
        interrupt();
        setTimeout(interrupt, 100);
      }
      shown += text;
    });
    const exitStatus = await new Promise((resolve) => child.on('close', resolve));
    expect(exitStatus).toBe(130);
    // The first alone would have saved the run before it ended.
    expect(existsSync(join(out, 'run.json'))).toBe(false);
    const output = readFileSync(log, 'utf8');
    // Line wrap is off while the bar is drawn.
    expect(output).toContain('\u001B[?7l');
    expect(output.lastIndexOf('\u001B[?7h')).toBeGreaterThan(output.lastIndexOf('\u001B[?7l'));
  });
});
