import { toDegrees } from '../../math/angle.ts';
import { type Column, parseSimTraceRow, type Refuse, type RowDraft } from './parse-sim-trace-row.ts';
import { NUM_REQUIRED_COLUMNS, SIM_TRACE_COLUMNS, type SimTrace, type SimTraceRow } from './sim-trace.ts';
import { SimTraceError } from './sim-trace-error.ts';
import { splitFields } from './split-fields.ts';

const LOG_PREFIX = 'SIM_TRACE_LOG:';
/** A tab, or the escape character that terminal colours start with. */
const TRACE_ENDS = ['\t', '\u001B'];
/** A million steps are 18 hours of one car. */
const MAX_ROWS = 1_000_000;
const MAX_LINE = 4096;
/** Numbers above are seconds since 1970, below they count crashes: the 18th column has been both. */
const FIRST_WALL_CLOCK = 1e8;
/** Largest steering angle and heading in radians, with the rounding of the log. */
const MAX_STEERING_RADIANS = 0.53;
const MAX_YAW_RADIANS = 3.15;

/** Names under which deepracer-utils and others hand the service's columns on. */
const ALIASES: Readonly<Record<string, keyof SimTraceRow>> = {
  heading: 'yaw',
  steering_angle: 'steering',
  speed: 'speed',
  on_track: 'allWheelsOnTrack',
  track_length: 'trackLength',
  timestamp: 'timestamp',
};
const KEYS = new Map<string, keyof SimTraceRow>([
  ...Object.entries(ALIASES),
  ...SIM_TRACE_COLUMNS.map(([name, key]) => [name.toLowerCase(), key] as const),
]);
const SERVICE_COLUMNS: readonly Column[] = SIM_TRACE_COLUMNS.map(([name, key]) => ({ name, key }));

/**
 * Reads what DeepRacer's simulator traced, of every generation: a sim-trace table of 15 to 19 columns, with a header
 * (columns in any order) or without, or a log with `SIM_TRACE_LOG:` lines among other text. Time and memory are
 * linear in the text; at most a million steps.
 * @param file name for messages
 * @throws SimTraceError
 */
export function readSimTrace(text: string, file: string): SimTrace {
  const format = text.includes(LOG_PREFIX) ? 'log' : 'csv';
  const rows: RowDraft[] = [];
  let columns = SERVICE_COLUMNS;
  let numColumns = 0;
  let hasHeader = false;
  for (const [line, number] of linesOf(text)) {
    const content = format === 'log' ? traceIn(line) : line.trim();
    if (content === '') continue;
    const refuse: Refuse = (field, rule, value) => {
      throw new SimTraceError(file, number, field, rule, value);
    };
    if (content.length > MAX_LINE) refuse('line', `must be at most ${MAX_LINE} characters long`, content);
    const separator = !content.includes(',') && content.includes('\t') ? '\t' : ',';
    const fields = splitFields(content, separator);
    if (!fields)
      return refuse('line', 'must close its quotes and brackets, and have 15 to 19 fields', content);
    if (fields.includes('episode')) {
      columns = readHeader(fields, refuse);
      hasHeader = true;
      continue;
    }
    if (rows.length === MAX_ROWS) refuse('file', 'must have at most 1,000,000 steps; split it', content);
    checkCount(fields.length, columns, hasHeader, content, refuse);
    const present = hasHeader ? columns : columnsOf(fields);
    rows.push(parseSimTraceRow(fields, present, refuse));
    numColumns = Math.max(numColumns, present.filter(({ key }) => key !== null).length);
  }
  if (rows.length === 0) {
    throw new SimTraceError(file, null, 'file', `must have ${LOG_PREFIX} lines or a sim-trace table`);
  }
  const angleUnit = numColumns === NUM_REQUIRED_COLUMNS && isInRadians(rows) ? 'radians' : 'degrees';
  if (angleUnit === 'radians') rows.forEach(convertToDegrees);
  return { rows, numColumns, hasHeader, format, angleUnit };
}

/** The lines of a text with their numbers, without a copy of the whole. */
function* linesOf(text: string): Generator<[line: string, number: number]> {
  // A byte order mark belongs to no field.
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let number = 1; start < text.length; number++) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield [text.slice(start, end), number];
    start = end + 1;
  }
}

/** What follows the prefix in a log's line, up to a tab or terminal colours; empty in other lines. */
function traceIn(line: string): string {
  const start = line.indexOf(LOG_PREFIX);
  if (start === -1) return '';
  const trace = TRACE_ENDS.reduce(
    (kept, end) => (kept.includes(end) ? kept.slice(0, kept.indexOf(end)) : kept),
    line.slice(start + LOG_PREFIX.length),
  );
  // Logs that were exported as JSON or CSV end their lines with an escaped line break or a quote.
  return trace.replace(/(?:\\[nr]|["'\s]){0,8}$/, '').trim();
}

function readHeader(names: readonly string[], refuse: Refuse): readonly Column[] {
  const columns = names.map((name) => ({ name, key: KEYS.get(name.toLowerCase()) ?? null }));
  const keys = columns.map(({ key }) => key);
  const missing = SERVICE_COLUMNS.slice(0, NUM_REQUIRED_COLUMNS).find(({ key }) => !keys.includes(key));
  if (missing) refuse(missing.name, 'is missing in the header', names.join(','));
  const twice = columns.find(({ key }, i) => key !== null && keys.indexOf(key) !== i);
  if (twice) refuse(twice.name, 'must stand in the header once', names.join(','));
  return columns;
}

function checkCount(
  count: number,
  columns: readonly Column[],
  hasHeader: boolean,
  content: string,
  refuse: Refuse,
): void {
  if (hasHeader ? count === columns.length : count >= NUM_REQUIRED_COLUMNS && count <= columns.length) return;
  const rule = hasHeader
    ? `must have the ${columns.length} fields of its header, not ${count}`
    : `must have ${NUM_REQUIRED_COLUMNS} to ${columns.length} fields, not ${count}`;
  refuse('line', rule, content);
}

/** The service's columns, as many as there are; of 18, the last has been the crash counter and the time of day. */
function columnsOf({ length, [17]: last }: readonly string[]): readonly Column[] {
  const isWallClock = length === 18 && Number(last) >= FIRST_WALL_CLOCK;
  return isWallClock ? SERVICE_COLUMNS.toSpliced(17, 1) : SERVICE_COLUMNS.slice(0, length);
}

/** The first generation, of 15 columns, wrote headings and steering in radians. */
function isInRadians(rows: readonly SimTraceRow[]): boolean {
  return (
    rows.some(({ steering }) => steering !== 0) &&
    rows.every(
      ({ steering, yaw }) => Math.abs(steering) <= MAX_STEERING_RADIANS && Math.abs(yaw) <= MAX_YAW_RADIANS,
    )
  );
}

function convertToDegrees(row: RowDraft): void {
  row.yaw = toDegrees(row.yaw);
  row.steering = toDegrees(row.steering);
}
