import { type StoredChunk, TRACE_COLUMN, TRACE_ROW_SIZE, TRACE_STATUSES } from './trace-record.ts';

/**
 * The file that a run's traces are appended to holds little-endian doubles: for each chunk `MAGIC`, phase (0 training,
 * 1 evaluation), steps, track length, time of day, number of rows, and the rows. Where the last chunk is incomplete the
 * program was stopped while it wrote; what is before it counts.
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
  const header = [MAGIC, PHASES.indexOf(phase), steps, trackLength, wallClock, rows.length / TRACE_ROW_SIZE];
  const view = new DataView(new ArrayBuffer(8 * (HEADER_SIZE + rows.length)));
  header.forEach((value, i) => view.setFloat64(8 * i, value, true));
  rows.forEach((value, i) => view.setFloat64(8 * (HEADER_SIZE + i), value, true));
  return new Uint8Array(view.buffer);
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numDoubles = Math.floor(bytes.byteLength / 8);
  const at = (index: number): number => view.getFloat64(8 * index, true);
  const chunks: StoredChunk[] = [];
  let index = 0;
  while (index + HEADER_SIZE <= numDoubles) {
    const phase = PHASES[at(index + 1)];
    const [steps, trackLength, wallClock, numRows] = [2, 3, 4, 5].map((i) => at(index + i)) as Four;
    const isSound = isCount(steps) && trackLength > 0 && wallClock >= 0 && isCount(numRows);
    if (at(index) !== MAGIC || phase === undefined || !isSound || trackLength + wallClock === Infinity)
      throw new TraceFileError(file, 8 * index);
    const first = index + HEADER_SIZE;
    const end = first + numRows * TRACE_ROW_SIZE;
    if (end > numDoubles || steps > maxSteps) break;
    const rows = Float64Array.from({ length: end - first }, (_, i) => at(first + i));
    if (!areRows(rows)) throw new TraceFileError(file, 8 * first);
    chunks.push({ phase, steps, trackLength, wallClock, rows });
    index = end;
  }
  return { chunks, size: 8 * index };
}

type Four = [number, number, number, number];

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
