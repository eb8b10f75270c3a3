import { SIM_TRACE_COLUMNS, type SimTraceRow } from './sim-trace.ts';

/** Columns whose numbers are whole and written without a point, as the service does; steps are not among them. */
const WHOLE: ReadonlySet<keyof SimTraceRow> = new Set([
  'episode',
  'action',
  'closestWaypoint',
  'obstacleCrashCounter',
]);
const HEADER = SIM_TRACE_COLUMNS.map(([name]) => name).join(',');

/**
 * A sim-trace as the service's newest simulator writes it: header, 19 columns, full precision, `1.0` and `True`. What
 * a row does not have is an empty cell. `readSimTrace` reads the same rows back.
 */
export function writeSimTrace(rows: Iterable<SimTraceRow>): string {
  const lines = [HEADER];
  for (const row of rows) lines.push(SIM_TRACE_COLUMNS.map(([, key]) => cellOf(row, key)).join(','));
  return `${lines.join('\n')}\n`;
}

function cellOf(row: SimTraceRow, key: keyof SimTraceRow): string {
  const value = row[key];
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return value;
  // A comma inside would be a column of its own to readers that know no brackets.
  if (typeof value === 'object') return `[${decimal(value[0])} ${decimal(value[1])}]`;
  return WHOLE.has(key) ? String(value) : decimal(value);
}

/** Shortest text that reads back as the same number, with a point as Python has it. */
function decimal(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}
