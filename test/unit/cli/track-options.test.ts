import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readTracks } from '../../../src/cli/track-options.ts';
import { trackFile } from '../../contract/track-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'track-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

const idsOf = (...given: string[]): string[] => readTracks(new Map([['track', given]])).map(({ id }) => id);

test('one track, several joined by commas, and the option said again', () => {
  expect(idsOf('home')).toEqual(['home']);
  expect(idsOf('home,oval', 'ridge')).toEqual(['home', 'oval', 'ridge']);
});

test('a file whose path has a comma is one track', () => {
  mkdirSync(join(folder, 'a,b'));
  const path = join(folder, 'a,b', 'oval.json');
  writeFileSync(path, JSON.stringify(trackFile('oval')));
  expect(idsOf(path)).toEqual(['oval']);
});

test.each([
  [[], '--track is missing'],
  [['home,home'], '--track must not name the track home twice'],
  [['home', 'tracks/home.json'], '--track must not name the track home twice'],
  [
    [Array.from({ length: 65 }, () => 'home').join(',')],
    '--track must name at most 64 tracks, one per car (found 65)',
  ],
  [['home,nowhere'], 'track nowhere: must be one of'],
])('%j is refused', (given, message) => {
  expect(() => idsOf(...given)).toThrow(message);
});
