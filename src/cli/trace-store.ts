import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { decodeTraceFile, encodeTraceChunk, TraceFileError } from '../training/logs/trace-file.ts';
import { type StoredChunk, type TraceChunk, TRACE_ROW_SIZE } from '../training/logs/trace-record.ts';
import { explainFaults } from './file-faults.ts';
import { complain } from './output.ts';
import type { FileContents } from './replace-files.ts';

const TRACES = 'traces.bin';
/** 128 MB. Of a longer run, the first million steps are recorded, those of its evaluations included. */
const MAX_ROWS = 1_000_000;

/** The record of a run's steps: collected in memory, put to the disk whenever the rest of the run is. */
export class TraceStore {
  readonly #path: string;
  #pending: Uint8Array[] = [];
  #numRows = 0;
  #isFull = false;
  /** Bytes of the record on the disk that the run goes on from; null where it begins anew. */
  #size: number | null = null;

  constructor(folder: string) {
    this.#path = join(folder, TRACES);
  }

  /** Goes on after the run's first so many steps; where they were not recorded, the record begins here. */
  resume(steps: number): void {
    if (!existsSync(this.#path)) return;
    try {
      const bytes = explainFaults(this.#path, 'traces', () => readFileSync(this.#path));
      const { chunks, size } = decodeTraceFile(bytes, this.#path, steps);
      this.#size = size;
      this.#numRows = chunks.reduce((sum, { rows }) => sum + rows.length / TRACE_ROW_SIZE, 0);
    } catch (error) {
      if (!(error instanceof TraceFileError)) throw error;
    }
  }

  add(chunk: TraceChunk): void {
    this.#numRows += chunk.rows.length / TRACE_ROW_SIZE;
    if (this.#numRows > MAX_ROWS) {
      if (!this.#isFull)
        complain(`${TRACES} is full: the steps after the first ${MAX_ROWS} are not recorded`);
      this.#isFull = true;
      return;
    }
    this.#pending.push(encodeTraceChunk({ ...chunk, wallClock: Date.now() / 1000 }));
  }

  /**
   * Appends what is new to the record.
   * @returns the file that begins a new record, to be put in the place of another run's with the other files
   * @throws UsageError
   */
  save(): FileContents {
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    const size = this.#size;
    this.#size = (size ?? 0) + bytes.length;
    if (size === null) return { [TRACES]: bytes };
    explainFaults(this.#path, 'output', () => {
      // What an interrupted run recorded after its last checkpoint is driven again.
      truncateSync(this.#path, size);
      appendFileSync(this.#path, bytes);
    });
    return {};
  }
}

/**
 * Everything that a run recorded.
 * @returns null where it recorded nothing
 * @throws UsageError, TraceFileError
 */
export function readTraces(folder: string): readonly StoredChunk[] | null {
  const path = join(folder, TRACES);
  if (!existsSync(path)) return null;
  const bytes = explainFaults(path, 'traces', () => readFileSync(path));
  return decodeTraceFile(bytes, join(basename(folder), TRACES)).chunks;
}
