import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSimTrace } from '../../../../src/training/logs/read-sim-trace.ts';
import type { SimTraceRow } from '../../../../src/training/logs/sim-trace.ts';
import { SimTraceError } from '../../../../src/training/logs/sim-trace-error.ts';
import { writeSimTrace } from '../../../../src/training/logs/write-sim-trace.ts';
import { mutatedText } from './mutated-text.ts';
import { anyRow, simTraceRow } from './sim-trace-rows.ts';

/** Rows with numbers only, or null where the text was refused as it should be; any other error is passed on. */
function rowsOf(text: string): readonly SimTraceRow[] | null {
  try {
    return readSimTrace(text, 'fuzz.log').rows;
  } catch (error) {
    if (!(error instanceof SimTraceError)) throw error;
    if (!/^fuzz\.log: (?:line \d+: )?[^:]+: .{1,300}$/.test(error.message)) throw error;
    return null;
  }
}

function isSound(row: SimTraceRow): boolean {
  const { action, status, done, allWheelsOnTrack, ...numbers } = row;
  const all = [...Object.values(numbers), ...(typeof action === 'number' ? [action] : action)];
  return (
    all.every((value) => value === null || Number.isFinite(value)) &&
    typeof done === 'boolean' &&
    typeof allWheelsOnTrack === 'boolean' &&
    (status === null || /^[a-z][a-z_ ]*$/.test(status))
  );
}

const episode = Array.from({ length: 6 }, (_, i) =>
  simTraceRow({ steps: i + 1, timestamp: 20 + i / 15, done: i === 5, action: i % 3 ? i : [10, 1.5] }),
);
const table = writeSimTrace(episode);
const [header, ...lines] = table.trim().split('\n');
const narrow = (columns: number): string =>
  lines.map((line) => line.split(',').slice(0, columns).join(',')).join('\n');
const log = [
  'started roslaunch server http://169.254.1.3:46465/',
  ...lines.map((line) => `[INFO] [1555730996.3]: SIM_TRACE_LOG:${line}\t`),
  'Testing - Name: main_level/agent Worker: 0 Episode: 0',
  ...narrow(15)
    .split('\n')
    .map((line) => `SIM_TRACE_LOG:${line}\r`),
].join('\n');

describe('a sim-trace that was written', () => {
  it('reads back as the same rows', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 5 }), (rows) => {
        const trace = readSimTrace(writeSimTrace(rows), 'round.csv');
        expect(trace.rows).toEqual(rows);
        expect(trace).toMatchObject({ numColumns: 19, hasHeader: true, format: 'csv', angleUnit: 'degrees' });
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

describe('10,000 broken files', () => {
  it.each([
    ['tables', 2, [table, lines.join('\n'), narrow(15), narrow(17), `${header}\r\n${lines.join('\r\n')}`]],
    ['logs', 3, [log]],
  ])(
    '%s: a named error or sound rows',
    (_, seed, good) => {
      let accepted = 0;
      fc.assert(
        fc.property(mutatedText(...good), (text) => {
          const rows = rowsOf(text);
          if (rows === null) return;
          accepted++;
          if (!rows.every(isSound)) throw new Error('a row that is not sound');
        }),
        { numRuns: 10_000, seed },
      );
      // Both ways are taken: some mutations do no harm.
      expect(accepted).toBeGreaterThan(500);
      expect(accepted).toBeLessThan(9500);
    },
    60_000,
  );
});
