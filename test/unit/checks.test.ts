import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './setup/source-file.ts';

describe('the search for a Chromium', () => {
  it('refuses a CHROMIUM_PATH that is no browser instead of passing it over', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, '.scripts/chromium.mjs')], {
      encoding: 'utf8',
      env: { ...process.env, CHROMIUM_PATH: process.execPath },
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `CHROMIUM_PATH is ${process.execPath}, which is not a browser that starts\n`,
    });
  });
});

describe('npm test', () => {
  it('counts a part that has no Chromium to run in as failed, and says how to get one', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, '.scripts/test.mjs'), '--project', 'browser', '--project=e2e'],
      { encoding: 'utf8', env: { ...process.env, CHROMIUM_PATH: process.execPath } },
    );
    expect({ status, lines: stdout.trim().split('\n') }).toEqual({
      status: 1,
      lines: [
        expect.stringMatching(/^FAILED {2}project browser: CHROMIUM_PATH is .*not a browser/),
        expect.stringMatching(/^FAILED {2}project e2e: CHROMIUM_PATH is .*not a browser/),
        '',
        '0 passed, 2 failed',
      ],
    });
  });
});

/** `.ci/run` in a folder where `npm` is a script that does as it is told. */
describe('.ci/run', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grad-prix-ci-'));
    cpSync(join(root, '.ci/run'), join(folder, '.ci/run'));
    mkdirSync(join(folder, 'bin'));
    const npm = [
      '#!/bin/sh',
      '[ "$1" = test ] || { echo "about $*"; [ "$3" != "$BROKEN" ]; exit; }',
      'mkdir -p test-results',
      '[ -z "$SUMMARY" ] || echo "$SUMMARY" > test-results/summary.json',
      'exit "$STATUS"',
    ];
    writeFileSync(join(folder, 'bin/npm'), npm.join('\n'));
    chmodSync(join(folder, 'bin/npm'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (env: Record<string, string>) => {
    const { status, stdout } = spawnSync(join(folder, '.ci/run'), {
      cwd: tmpdir(),
      encoding: 'utf8',
      env: { ...env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` },
    });
    return { status, stdout, last: stdout.trimEnd().split('\n').at(-1) };
  };

  it('adds its five checks to the tests', () => {
    const { status, last } = run({ SUMMARY: '{"passed":40,"failed":0}', STATUS: '0', BROKEN: '' });
    expect({ status, last }).toEqual({ status: 0, last: '45 passed, 0 failed' });
  });

  it('counts failed tests and failed checks, and shows what a failed check said', () => {
    const { status, stdout, last } = run({
      SUMMARY: '{"passed":38,"failed":2}',
      STATUS: '1',
      BROKEN: 'lint',
    });
    expect({ status, last }).toEqual({ status: 1, last: '42 passed, 3 failed' });
    expect(stdout).toContain('FAILED  lint (npm run --silent lint)\nabout run --silent lint\n');
  });

  it('counts tests that never ran as a failure', () => {
    const { status, last } = run({ SUMMARY: '', STATUS: '1', BROKEN: '' });
    expect({ status, last }).toEqual({ status: 1, last: '5 passed, 1 failed' });
  });
});
