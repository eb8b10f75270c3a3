import {
  type StoredChunk,
  TRACE_ROW_SIZE,
  TRACE_STATUSES,
  TRACE_COLUMN,
  type TraceRecord,
} from './trace-record.ts';

/**
 * The file that a run's traces are appended to, all of it little-endian doubles: `MAGIC`, track length, then for each
 * chunk its phase (0 training, 1 evaluation), steps, time of day, number of rows, and the rows. Where a chunk is
 * incomplete the program was stopped while it wrote; what is before it counts.
 */
const MAGIC = 20_261_123.1;
const HEADER_SIZE = 2;
const CHUNK_HEADER_SIZE = 4;
const PHASES = ['training', 'evaluation'] as const;

/** The record of a run is not one that this program has written, or it was damaged since. */
export class TraceFileError extends Error {
  constructor(file: string, rule: string) {
    super(`${file}: ${rule}`);
    this.name = 'TraceFileError';
  }
}

/** The beginning of a record. */
export function encodeTraceHeader(trackLength: number): Uint8Array {
  return toBytes([MAGIC, trackLength]);
}

/** A chunk to be appended. */
export function encodeTraceChunk({ phase, steps, wallClock, rows }: StoredChunk): Uint8Array {
  const bytes = new Uint8Array(8 * (CHUNK_HEADER_SIZE + rows.length));
  bytes.set(toBytes([PHASES.indexOf(phase), steps, wallClock, rows.length / TRACE_ROW_SIZE]));
  bytes.set(toBytes(rows), 8 * CHUNK_HEADER_SIZE);
  return bytes;
}

/**
 * Reads a record.
 * @param file name for messages
 * @param maxSteps leaves out what was recorded when the run had more steps
 * @throws TraceFileError
 */
export function decodeTraceFile(
  bytes: Uint8Array,
  file: string,
  maxSteps = Infinity,
): TraceRecord & { /** What was read, in bytes. */ readonly size: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numDoubles = Math.floor(bytes.byteLength / 8);
  const at = (index: number): number => view.getFloat64(8 * index, true);
  if (numDoubles < HEADER_SIZE || at(0) !== MAGIC) throw new TraceFileError(file, 'is not a record of a run');
  const trackLength = at(1);
  if (!(trackLength > 0 && trackLength < Infinity)) throw damaged(file, 1);
  const chunks: StoredChunk[] = [];
  let index = HEADER_SIZE;
  while (index + CHUNK_HEADER_SIZE <= numDoubles) {
    const phase = PHASES[at(index)];
    const [steps, wallClock, numRows] = [at(index + 1), at(index + 2), at(index + 3)];
    const isSound = phase !== undefined && isCount(steps) && isCount(numRows) && Number.isFinite(wallClock);
    if (!isSound) throw damaged(file, index);
    const first = index + CHUNK_HEADER_SIZE;
    const end = first + numRows * TRACE_ROW_SIZE;
    if (end > numDoubles || steps > maxSteps) break;
    const rows = new Float64Array(numRows * TRACE_ROW_SIZE);
    for (let i = 0; i < rows.length; i++) rows[i] = at(first + i);
    if (!areRows(rows)) throw damaged(file, first);
    chunks.push({ phase, steps, wallClock, rows });
    index = end;
  }
  return { trackLength, chunks, size: 8 * index };
}

function damaged(file: string, index: number): TraceFileError {
  return new TraceFileError(file, `is damaged at byte ${8 * index}: train again to record the run`);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function areRows(rows: Float64Array): boolean {
  for (let at = 0; at < rows.length; at += TRACE_ROW_SIZE) {
    if (!isCount(rows[at + TRACE_COLUMN.car]) || TRACE_STATUSES[rows[at + TRACE_COLUMN.status]] === undefined)
      return false;
  }
  return rows.every(Number.isFinite);
}

function toBytes(doubles: ArrayLike<number>): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * doubles.length));
  for (let i = 0; i < doubles.length; i++) view.setFloat64(8 * i, doubles[i], true);
  return new Uint8Array(view.buffer);
}
