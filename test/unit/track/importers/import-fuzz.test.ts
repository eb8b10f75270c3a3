import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportedTrack, importTrack } from '../../../../src/track/importers/import-track.ts';
import { TrackFileError } from '../../../../src/track/track-error.ts';
import { Track } from '../../../../src/track/track.ts';
import { checkTrackFile } from '../../../../src/track/track-file.ts';
import { boxTrack, ringTrack } from '../ring-track.ts';
import { npyFile, routeRows } from './npy-file.ts';

const RUNS = 10_000;
/** Making a track of a track file takes longer than importing it; so only one in so many is made. */
const EVERY = 200;

/** How often files were taken and refused: a test that sees only one of the two has tested little. */
interface Tally {
  accepted: number;
  refused: number;
}

/** A valid track or a named error in one line; anything else fails. */
function judge(tally: Tally, bytes: Uint8Array, file: string, scale: number | null): void {
  const imported = importedFrom(bytes, file, scale);
  if (!imported) {
    tally.refused++;
    return;
  }
  const { track } = imported;
  expect(Number.isFinite(imported.scale)).toBe(true);
  expect([track.centreLine, track.width.left, track.width.right].flat(2).every(Number.isFinite)).toBe(true);
  if (tally.accepted++ % EVERY > 0) return;
  // What is written to disk is read back as it was.
  const text = JSON.stringify(track);
  expect(JSON.stringify(checkTrackFile(JSON.parse(text), file))).toBe(text);
  const { centre, left, right, waypoints } = new Track(track);
  for (const { x, y, directionX, arcLength } of [centre, left, right])
    for (const column of [x, y, directionX, arcLength]) expect(column.every(Number.isFinite)).toBe(true);
  expect(waypoints.flat().every(Number.isFinite)).toBe(true);
}

/** Null where the file was refused as it should be. */
function importedFrom(bytes: Uint8Array, file: string, scale: number | null): ImportedTrack | null {
  try {
    return importTrack(bytes, file, scale);
  } catch (error) {
    if (!(error instanceof TrackFileError)) throw error;
    expect(error.message).toMatch(/^fuzz\.(npy|csv): .+: .+$/);
    expect(error.message).not.toMatch(/undefined|\n/);
    return null;
  }
}

const oddNumber = fc.oneof(
  fc.double({ min: -20, max: 20 }),
  fc.double(),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 1e308, 5e-324, 10_000),
);
const nudge = fc.double({ min: -0.05, max: 0.05, noNaN: true });
const scale = fc.oneof(
  fc.constant(null),
  fc.constantFrom(1, 0.5, 1e-300, 1e300),
  fc.double({ min: 5e-324, noNaN: true }),
);
const tracks = [ringTrack(), boxTrack({ spacing: 0.6 }), ringTrack({ points: 9, radius: 8, width: 3 })];

/** Rows moved a little, replaced, repeated, left out or put elsewhere. */
const rowChanges = fc.record({
  moves: fc.array(fc.tuple(fc.nat(), fc.nat(), nudge), { maxLength: 4 }),
  replaced: fc.option(fc.tuple(fc.nat(), fc.nat(), oddNumber), { freq: 2 }),
  repeated: fc.array(fc.nat(), { maxLength: 3 }),
  dropped: fc.array(fc.nat(), { maxLength: 1 }),
  cut: fc.option(fc.nat(), { freq: 1 }),
  swapped: fc.option(fc.tuple(fc.nat(), fc.nat()), { freq: 1 }),
});

type RowChanges = typeof rowChanges extends fc.Arbitrary<infer T> ? T : never;

function changeRows(
  base: readonly (readonly number[])[],
  changes: RowChanges,
  hasClosingRow: boolean,
): number[][] {
  const rows = base.map((row) => [...row]);
  const n = rows.length;
  for (const [i, column, by] of changes.moves) rows[i % n][column % rows[0].length] += by;
  if (changes.replaced) {
    const [i, column, value] = changes.replaced;
    rows[i % n][column % rows[0].length] = value;
  }
  for (const i of changes.repeated) rows.splice(i % n, 0, [...rows[i % n]]);
  for (const i of changes.dropped) rows.splice(i % rows.length, 1);
  if (changes.swapped) {
    const [i, j] = changes.swapped.map((k) => k % rows.length);
    [rows[i], rows[j]] = [rows[j], rows[i]];
  }
  if (changes.cut !== null && changes.cut % 3 === 0) rows.length = changes.cut % rows.length;
  if (hasClosingRow && rows.length > 0 && changes.cut === null) rows[rows.length - 1] = [...rows[0]];
  return rows;
}

/** Bytes overwritten, taken out or put in, and the end cut off. */
const byteChanges = fc.record({
  overwritten: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
  inHeader: fc.option(fc.tuple(fc.nat(127), fc.nat(255)), { freq: 1 }),
  inserted: fc.option(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 9 })), { freq: 1 }),
  removed: fc.option(fc.tuple(fc.nat(), fc.nat(9)), { freq: 1 }),
  end: fc.option(fc.nat(), { freq: 1 }),
});

type ByteChanges = typeof byteChanges extends fc.Arbitrary<infer T> ? T : never;

function changeBytes(base: Uint8Array, changes: ByteChanges): Uint8Array {
  let bytes: Uint8Array = base.slice();
  for (const [i, value] of changes.overwritten) bytes[i % bytes.length] = value;
  if (changes.inHeader) bytes[changes.inHeader[0] % bytes.length] = changes.inHeader[1];
  const replace = (at: number, count: number, by: Uint8Array): void =>
    void (bytes = Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + count)]));
  if (changes.inserted) replace(changes.inserted[0] % bytes.length, 0, changes.inserted[1]);
  if (changes.removed) replace(changes.removed[0] % bytes.length, changes.removed[1], new Uint8Array());
  return changes.end === null ? bytes : bytes.subarray(0, changes.end % (bytes.length + 1));
}

const npyOptions = fc.record({
  version: fc.constantFrom(1, 2, 3),
  descr: fc.constantFrom('<f8', '<f4', '>f8', '>f4'),
  isFortran: fc.boolean(),
});
const routes = tracks.map(routeRows);
const circuits = tracks.map((file) =>
  routeRows(file)
    .slice(0, -1)
    .map(([x, y]) => [10 * x, 10 * y, 4, 5]),
);

const csvOf = (rows: readonly (readonly number[])[]): Uint8Array =>
  Buffer.from(`# x_m,y_m,w_tr_right_m,w_tr_left_m\n${rows.map((row) => row.join(',')).join('\n')}\n`);

describe('whatever an .npy file holds', () => {
  it('its bytes are a track or one clear error', () => {
    const tally = { accepted: 0, refused: 0 };
    const property = fc.property(
      fc.constantFrom(...routes),
      npyOptions,
      byteChanges,
      (rows, options, changes) =>
        judge(tally, changeBytes(npyFile(rows, options), changes), 'fuzz.npy', null),
    );
    fc.assert(property, { numRuns: RUNS });
    expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(RUNS / 20);
  });

  it('its rows are a track or one clear error', () => {
    const tally = { accepted: 0, refused: 0 };
    const property = fc.property(
      fc.constantFrom(...routes),
      npyOptions,
      rowChanges,
      fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: scale }),
      (rows, options, changes, factor) =>
        judge(tally, npyFile(changeRows(rows, changes, true), options), 'fuzz.npy', factor),
    );
    fc.assert(property, { numRuns: RUNS });
    expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(RUNS / 20);
  });

  it('its header is a track or one clear error', () => {
    const tally = { accepted: 0, refused: 0 };
    const word = fc.constantFrom(
      '(',
      ')',
      ',',
      "'",
      '{',
      '}',
      ':',
      ' ',
      '41',
      '6',
      '0',
      '-1',
      'L',
      'True',
      '<f8',
      '9'.repeat(20),
    );
    const shape = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 6 }).map((words) => words.join('')),
    );
    const property = fc.property(
      shape,
      fc.oneof(fc.string(), fc.constantFrom('<f8', '<c16', '|V8')),
      (text, descr) => judge(tally, npyFile(routes[0], { shape: text, descr }), 'fuzz.npy', null),
    );
    fc.assert(property, { numRuns: RUNS });
    expect(tally.refused).toBe(RUNS);
  });
});

describe('whatever a .csv file holds', () => {
  it('its bytes are a track or one clear error', () => {
    const tally = { accepted: 0, refused: 0 };
    const property = fc.property(fc.constantFrom(...circuits), byteChanges, (rows, changes) =>
      judge(tally, changeBytes(csvOf(rows), changes), 'fuzz.csv', null),
    );
    fc.assert(property, { numRuns: RUNS });
    expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(RUNS / 20);
  });

  it('its rows are a track or one clear error', () => {
    const tally = { accepted: 0, refused: 0 };
    const property = fc.property(
      fc.constantFrom(...circuits),
      rowChanges,
      fc.boolean(),
      fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: scale }),
      (rows, changes, isClosed, factor) =>
        judge(tally, csvOf(changeRows(rows, changes, isClosed)), 'fuzz.csv', factor),
    );
    fc.assert(property, { numRuns: RUNS });
    expect(Math.min(tally.accepted, tally.refused)).toBeGreaterThan(RUNS / 20);
  });

  it('any text is a track or one clear error', () => {
    const tally = { accepted: 0, refused: 0 };
    const cell = fc.oneof(
      fc.double().map(String),
      fc.string({ maxLength: 5 }),
      fc.constantFrom('x_m', '#', '1', '-'),
    );
    const text = fc
      .array(fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(',')))
      .map((l) => l.join('\n'));
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (csv) => judge(tally, Buffer.from(csv), 'fuzz.csv', null)),
      { numRuns: RUNS },
    );
    expect(tally.refused).toBe(RUNS);
  });
});
