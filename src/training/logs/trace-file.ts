import { type StoredChunk, TRACE_COLUMN, TRACE_ROW_SIZE, TRACE_STATUSES } from './trace-record.ts';

/**
 * The file that a run's traces are appended to holds doubles, little-endian as on every machine that this runs on: for
 * each chunk `MAGIC`, phase (0 training, 1 evaluation), steps, track length, time of day, number of rows, and the rows.
 * Where the last chunk is incomplete the program was stopped while it wrote; what is before it counts.
 */
const MAGIC = 20_261_123.1;
const HEADER_SIZE = 6;
const PHASES = ['training', 'evaluation'] as const;

/** The record of a run is not one that this program has written, or it was damaged since. */
export class TraceFileError extends Error {
  constructor(file: string, byte: number) {
    super(`${file}: the record is damaged at byte ${byte}: train again to record the run`);
    this.name = 'TraceFileError';
  }
}

/** A chunk to be appended. */
export function encodeTraceChunk({ phase, steps, trackLength, wallClock, rows }: StoredChunk): Uint8Array {
  const doubles = new Float64Array(HEADER_SIZE + rows.length);
  doubles.set([MAGIC, PHASES.indexOf(phase), steps, trackLength, wallClock, rows.length / TRACE_ROW_SIZE]);
  doubles.set(rows, HEADER_SIZE);
  return new Uint8Array(doubles.buffer);
}

/**
 * Reads a record, or its beginning.
 * @param file name for messages
 * @param maxSteps leaves out what was recorded when the run had more steps
 * @returns the chunks, and how many bytes they take
 * @throws TraceFileError
 */
export function decodeTraceFile(
  bytes: Uint8Array,
  file: string,
  maxSteps = Infinity,
): { readonly chunks: readonly StoredChunk[]; readonly size: number } {
  const doubles = new Float64Array(Math.floor(bytes.length / 8));
  new Uint8Array(doubles.buffer).set(bytes.subarray(0, doubles.byteLength));
  const chunks: StoredChunk[] = [];
  let index = 0;
  while (index + HEADER_SIZE <= doubles.length) {
    const [magic, phaseIndex, steps, trackLength, wallClock, numRows] = doubles.subarray(
      index,
      index + HEADER_SIZE,
    );
    const phase = PHASES[phaseIndex];
    const isSound = isCount(steps) && trackLength > 0 && wallClock >= 0 && isCount(numRows);
    if (magic !== MAGIC || phase === undefined || !isSound || trackLength + wallClock === Infinity)
      throw new TraceFileError(file, 8 * index);
    const first = index + HEADER_SIZE;
    const end = first + numRows * TRACE_ROW_SIZE;
    if (end > doubles.length || steps > maxSteps) break;
    const rows = doubles.subarray(first, end);
    if (!areRows(rows)) throw new TraceFileError(file, 8 * first);
    chunks.push({ phase, steps, trackLength, wallClock, rows });
    index = end;
  }
  return { chunks, size: 8 * index };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function areRows(rows: Float64Array): boolean {
  for (let at = 0; at < rows.length; at += TRACE_ROW_SIZE) {
    const isKnown = TRACE_STATUSES[rows[at + TRACE_COLUMN.status]] !== undefined;
    if (!isKnown || !isCount(rows[at + TRACE_COLUMN.car])) return false;
  }
  return rows.every(Number.isFinite);
}
