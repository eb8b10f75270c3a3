import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeTraceFile,
  encodeTraceChunk,
  TraceFileError,
} from '../../../../src/training/logs/trace-file.ts';
import {
  type StoredChunk,
  TRACE_COLUMN,
  TRACE_FLAG,
  TRACE_ROW_SIZE,
} from '../../../../src/training/logs/trace-record.ts';
import { toSimTraceRows, traceEpisodes } from '../../../../src/training/logs/traced-episodes.ts';

type Step = Partial<Record<keyof typeof TRACE_COLUMN, number>>;

function chunk(steps: number, rows: readonly Step[], phase: StoredChunk['phase'] = 'training'): StoredChunk {
  const doubles = new Float64Array(rows.length * TRACE_ROW_SIZE);
  rows.forEach((row, i) => {
    for (const [name, value] of Object.entries(row))
      doubles[i * TRACE_ROW_SIZE + TRACE_COLUMN[name as keyof typeof TRACE_COLUMN]] = value;
  });
  return { phase, steps, trackLength: 17.5, wallClock: 1772906145.5, rows: doubles };
}

const done = { flags: TRACE_FLAG.done, status: 2 };
const bytesOf = (chunks: readonly StoredChunk[]): Uint8Array =>
  Uint8Array.from(chunks.flatMap((one) => [...encodeTraceChunk(one)]));

describe('the record of a run', () => {
  const chunks = [
    chunk(2, [
      { car: 0, x: 1.5 },
      { car: 1, reward: -0.25 },
    ]),
    chunk(2, [{ car: 3, ...done }], 'evaluation'),
    chunk(4, [
      { car: 0, time: 0.0667 },
      { car: 1, ...done },
    ]),
  ];
  const bytes = bytesOf(chunks);

  it('reads back as it was written, and up to a number of steps', () => {
    expect(decodeTraceFile(bytes, 'traces.bin')).toEqual({ chunks, size: bytes.length });
    const first = bytesOf(chunks.slice(0, 2)).length;
    expect(decodeTraceFile(bytes, 'traces.bin', 3)).toEqual({ chunks: chunks.slice(0, 2), size: first });
    expect(decodeTraceFile(new Uint8Array(), 'traces.bin')).toEqual({ chunks: [], size: 0 });
  });

  it('counts up to where the program was stopped while it wrote', () => {
    for (let length = 0; length < bytes.length; length++) {
      const { chunks: found, size } = decodeTraceFile(bytes.slice(0, length), 'traces.bin');
      expect(size).toBeLessThanOrEqual(length);
      expect(found).toEqual(chunks.slice(0, found.length));
    }
  });

  it('is refused, or sound, wherever a byte of it is wrong', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const hurt = bytes.with(at, bytes[at] ^ change);
        try {
          for (const { rows } of decodeTraceFile(hurt, 'traces.bin').chunks)
            if (!rows.every(Number.isFinite)) throw new Error('a number that is none');
        } catch (error) {
          if (!(error instanceof TraceFileError)) throw error;
          if (!/^traces\.bin: the record is damaged at byte \d+: /.test(error.message)) throw error;
        }
      }),
      { numRuns: 10_000, seed: 6 },
    );
  });
});

describe('episodes of many cars as one worker would have driven them', () => {
  const run = traceEpisodes([
    chunk(4, [
      { car: 0, steps: 2, time: 5, x: 1 },
      { car: 1, steps: 2, time: 5, x: 2 },
      { car: 0, steps: 3, time: 5.1 },
      { car: 1, steps: 3, time: 5.1, ...done },
    ]),
    chunk(
      4,
      [
        { car: 1, steps: 2, time: 0, ...done },
        { car: 0, steps: 2, time: 0 },
        { car: 0, time: 1, ...done },
      ],
      'evaluation',
    ),
    chunk(6, [
      { car: 0, steps: 4, time: 5.2, ...done },
      { car: 1, steps: 2, time: 5.2 },
    ]),
  ]);

  it('come in the order in which they ended, trials in the order of their starts, whole ones only', () => {
    const xOf = (episodes: readonly { places: readonly (readonly [StoredChunk, number])[] }[]): number[] =>
      episodes.map(({ places: [[{ rows }, row]] }) => rows[row * TRACE_ROW_SIZE + TRACE_COLUMN.x]);
    expect(xOf(run.training)).toEqual([2, 1]);
    expect(run.evaluations).toMatchObject([{ steps: 4, episodesBefore: 1 }]);
    expect(run.evaluations[0].episodes.map(({ places }) => places.length)).toEqual([2, 1]);
  });

  it('have a pinned first step, and one clock from the first to the last', () => {
    const rows = toSimTraceRows(run.training[1], 7);
    expect(rows.map(({ episode, steps, status, done: isDone }) => [episode, steps, status, isDone])).toEqual([
      [7, 1, 'prepare', false],
      [7, 2, 'in_progress', false],
      [7, 3, 'in_progress', false],
      [7, 4, 'off_track', true],
    ]);
    const times = [run.training[0], ...run.evaluations[0].episodes, run.training[1]].flatMap((episode) =>
      toSimTraceRows(episode, 0).map(({ timestamp }) => timestamp),
    );
    // 1/15 s before the second step and after the last one; 0.1 s and 1 s between steps as recorded.
    expect(times).toEqual([0, 0.067, 0.167, 0.233, 0.3, 1.3, 1.367, 1.433, 1.5, 1.567, 1.667, 1.767]);
    expect(
      rows.every(({ trackLength, wallClock }) => trackLength === 17.5 && wallClock === 1772906145.5),
    ).toBe(true);
  });
});
