import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { replaceFiles } from '../../../src/cli/replace-files.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';

const root = mkdtempSync(join(tmpdir(), 'grad-prix-'));
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(root, 'run-'))));
afterAll(() => rmSync(root, { recursive: true }));

const contentOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('files that are replaced', () => {
  it('are never written into: who has the old one open still reads all of it', () => {
    replaceFiles(folder, { a: 'old' });
    const old = openSync(join(folder, 'a'), 'r');
    replaceFiles(folder, { a: 'new', b: 'more' });
    expect(readFileSync(old, 'utf8')).toBe('old');
    closeSync(old);
    expect([contentOf('a'), contentOf('b')]).toEqual(['new', 'more']);
    expect(readdirSync(folder)).toEqual(['a', 'b']);
  });

  it('take the obsolete ones with them', () => {
    replaceFiles(folder, { a: '1', b: '1' });
    replaceFiles(folder, { a: '2' }, ['b', 'none']);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('stay as they were when one of them cannot be written', () => {
    replaceFiles(folder, { a: 'old', c: 'old' });
    // Stands in for a full disk: there is no place for the second file.
    expect(() => replaceFiles(folder, { a: 'new', 'a/b': 'new' }, ['c'])).toThrow(UsageError);
    expect([contentOf('a'), contentOf('c')]).toEqual(['old', 'old']);
    expect(readdirSync(folder)).toEqual(['a', 'c']);
  });

  it('that would replace a folder are refused with its name', () => {
    mkdirSync(join(folder, 'policy.json'));
    expect(() => replaceFiles(folder, { 'policy.json': '{}' })).toThrow(
      /policy\.json: is a folder, not a file$/,
    );
    expect(readdirSync(folder)).toEqual(['policy.json']);
  });
});
