import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RadioAssessment } from '../../../src/lab/radio/assess-radio.ts';
import type { HeardRadio } from '../../../src/lab/radio/radio-analyst.ts';
import { callCli } from './call-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'radio-'));
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true }));

describe('lab radio', () => {
  it('hears trouble in a transcript, and names what may help', async () => {
    const trouble = [
      'Green light.',
      'They crawl.',
      'Almost standing still.',
      'Terrible, they crawl, 0.2 m/s.',
      'Worse again.',
    ];
    const { exitStatus, stdout } = await callCli([
      'lab',
      'radio',
      file('bad.txt', trouble.join('\n')),
      '--json',
    ]);
    expect(exitStatus).toBe(0);
    const { messages, alert } = JSON.parse(stdout) as HeardRadio;
    expect(messages.map(({ mood }) => mood)).toEqual(['calm', 'bad', 'bad', 'bad', 'bad']);
    expect(alert?.help.map(({ id }) => id)).toContain('rule/pays-standing-still');
  });

  it('measures itself', async () => {
    const { exitStatus, stdout } = await callCli(['lab', 'radio', '--assess', '--json']);
    expect(exitStatus).toBe(0);
    const { runs, alert } = JSON.parse(stdout) as RadioAssessment;
    expect(runs.test).toBeGreaterThanOrEqual(20);
    expect(alert.figures.f1).toBeGreaterThan(alert.always.f1);
  });

  it.each([
    ['no file', [], 'name one text file'],
    ['a file that is not there', [join(folder, 'none.txt')], 'none.txt'],
    ['a picture', [file('a.png', Uint8Array.of(0x89, 0x50, 0, 0, 1))], 'a.png is not a text'],
    ['five megabytes', [file('big.txt', 'x'.repeat(5_000_000))], 'big.txt has 5.0 MB'],
    ['a file to assess', ['--assess', join(folder, 'bad.txt')], 'takes no file'],
  ])('says in a line what is wrong with %s', async (_, words, line) => {
    const { exitStatus, stderr } = await callCli(['lab', 'radio', ...words]);
    expect(exitStatus).toBe(2);
    expect(stderr).toContain(line);
  });
});
