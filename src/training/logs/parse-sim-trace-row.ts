import type { SimTraceRow } from './sim-trace.ts';

/** Says which rule a column breaks, by throwing. */
export type Refuse = (column: string, rule: string, value: string) => never;

/** A row while its columns are being filled in. */
export type RowDraft = { -readonly [K in keyof SimTraceRow]: SimTraceRow[K] };

type CellReader<T> = (text: string, column: string, refuse: Refuse) => T;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const STATUS = /^[a-z][a-z_ ]{0,31}$/;
/** No place, angle, reward or time of a log is larger; anything computed from such numbers stays finite. */
const MAX_MAGNITUDE = 1e12;

const readNumber: CellReader<number> = (text, column, refuse) => {
  if (text.length > 64 || !NUMBER.test(text)) refuse(column, 'must be a number', text);
  const value = Number(text);
  if (!(Math.abs(value) <= MAX_MAGNITUDE)) refuse(column, 'must be at most 1e12 in size', text);
  return value;
};

const readCount: CellReader<number> = (text, column, refuse) => {
  const value = readNumber(text, column, refuse);
  if (!Number.isInteger(value) || value < 0) refuse(column, 'must be a whole number, 0 or more', text);
  return value;
};

const readLength: CellReader<number> = (text, column, refuse) => {
  const value = readNumber(text, column, refuse);
  if (value <= 0) refuse(column, 'must be above 0', text);
  return value;
};

const readFlag: CellReader<boolean> = (text, column, refuse) => {
  const word = text.toLowerCase();
  if (word === 'true' || word === '1') return true;
  if (word === 'false' || word === '0') return false;
  return refuse(column, 'must be True or False', text);
};

const readStatus: CellReader<string> = (text, column, refuse) =>
  STATUS.test(text) ? text : refuse(column, 'must be a status such as in_progress', text);

/** An index, `[steering speed]` or `[steering, speed]`. */
const readAction: CellReader<SimTraceRow['action']> = (text, column, refuse) => {
  if (!text.startsWith('[')) {
    const index = readNumber(text, column, refuse);
    return Number.isInteger(index) ? index : refuse(column, 'must be an index or [steering speed]', text);
  }
  const numbers = /^\[\s*([^\s,\]]+)(?:\s*,\s*|\s+)([^\s,\]]+)\s*\]$/.exec(text);
  if (!numbers) return refuse(column, 'must be an index or [steering speed]', text);
  return [readNumber(numbers[1], column, refuse), readNumber(numbers[2], column, refuse)];
};

/** How the text of each of a row's values is read. */
const READERS: { readonly [K in keyof SimTraceRow]: CellReader<SimTraceRow[K]> } = {
  episode: readCount,
  steps: readCount,
  x: readNumber,
  y: readNumber,
  yaw: readNumber,
  steering: readNumber,
  speed: readNumber,
  action: readAction,
  reward: readNumber,
  done: readFlag,
  allWheelsOnTrack: readFlag,
  progress: readNumber,
  closestWaypoint: readCount,
  trackLength: readLength,
  timestamp: readNumber,
  status: readStatus,
  pauseDuration: readNumber,
  obstacleCrashCounter: readCount,
  wallClock: readNumber,
};

/** What a column of a file stands for; null for a column that no row has. */
export interface Column {
  readonly name: string;
  readonly key: keyof SimTraceRow | null;
}

/** Turns the fields of one line into a row; columns that the file does not have are null. */
export function parseSimTraceRow(
  fields: readonly string[],
  columns: readonly Column[],
  refuse: Refuse,
): RowDraft {
  const row: Partial<RowDraft> = {
    status: null,
    pauseDuration: null,
    obstacleCrashCounter: null,
    wallClock: null,
  };
  fields.forEach((text, i) => {
    const { name, key } = columns[i];
    // Tables that join several generations leave cells empty.
    if (key === null || (text === '' && row[key] === null)) return;
    Object.assign(row, { [key]: READERS[key](text, name, refuse) });
  });
  return row as RowDraft;
}
