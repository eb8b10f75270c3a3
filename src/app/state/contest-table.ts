import { formatLap } from './format.ts';
import { describeContest } from './contest-setup.ts';
import type { ContestRecord } from './contest-record.ts';

/** A line of the results. */
export interface ContestRow {
  readonly position: number;
  /** Place in the cast, from 0. */
  readonly entrant: number;
  readonly name: string;
  /** Complete ones. */
  readonly laps: number;
  /** All seconds; null where there is none. */
  readonly bestLap: number | null;
  readonly total: number | null;
  readonly penalty: number;
  readonly offTracks: number;
  readonly crashes: number;
  readonly resets: number;
  /** Behind the winner; null for those who did not finish. */
  readonly gap: number | null;
  /** Laps driven, with the share of the last one. */
  readonly distance: number;
}

/** The results, the winner first; equals in the order of the grid. */
export function contestRows({ standings, cast }: ContestRecord): ContestRow[] {
  const best = standings.find(({ position }) => position === 1)?.totalTime ?? null;
  const rows = standings.map((standing, entrant): ContestRow => {
    const {
      position,
      laps,
      bestLap,
      totalTime: total,
      penaltySeconds,
      offTracks,
      crashes,
      resets,
    } = standing;
    return {
      position,
      entrant,
      name: cast[entrant].name,
      laps: laps.filter(({ lapTime }) => lapTime !== null).length,
      bestLap,
      total,
      penalty: penaltySeconds,
      offTracks,
      crashes,
      resets,
      gap: total === null || best === null ? null : total - best,
      distance: laps.reduce((sum, { progress }) => sum + progress, 0) / 100,
    };
  });
  return rows.sort((a, b) => a.position - b.position);
}

/** By what rules it was ranked, in words: what counts first, and what faults cost. */
export function rankingRules({ rules, race }: ContestRecord): string[] {
  const { trials, offTrackPenalty, collisionPenalty } = rules;
  const laps = trials === 1 ? 'the lap' : `all ${trials} laps`;
  const fault =
    race.type === 'head-to-head' || race.type === 'head-to-bot' ? 'running into a car' : 'hitting a box';
  const crash = race.type === 'time-trial' ? '' : `, for ${fault} ${collisionPenalty} s`;
  return [
    `First come those who have driven ${laps}, by the time from the start to the last line: the least wins.`,
    'Then come the others, by how far they came.',
    `A car that leaves the road or goes backwards is put back and held for ${offTrackPenalty} s${crash}; its clock runs on.`,
    'Off-tracks, crashes and resets do not count beyond the time that they cost. The best lap does not count.',
  ];
}

/** `21.40 s`, or how far those came who did not finish: `1.34 laps`. */
export function totalWords({ total, distance }: ContestRow): string {
  return total === null
    ? `${(Math.floor(100 * Math.max(0, distance)) / 100).toFixed(2)} laps`
    : formatLap(total);
}

/** `+1.27 s`; a dash for those who did not finish. */
export function gapWords(gap: number | null): string {
  return gap === null ? '–' : gap === 0 ? '' : `+${gap.toFixed(2)} s`;
}

const COLUMNS = [
  'position',
  'name',
  'laps',
  'bestLap',
  'total',
  'penalty',
  'offTracks',
  'crashes',
  'resets',
  'gap',
  'distance',
] as const satisfies (keyof ContestRow)[];

/** The results as CSV (RFC 4180), a line each; times in seconds, distances in laps. */
export function contestCsv(record: ContestRecord): string {
  const rows = contestRows(record).map((row) => COLUMNS.map((column) => csvField(row[column])).join(','));
  return [COLUMNS.join(','), ...rows].map((line) => `${line}\r\n`).join('');
}

/** The results with what was raced, and every lap. */
export function contestJson(record: ContestRecord): string {
  const { track, race, car, seed, rules, standings } = record;
  const results = contestRows(record).map(({ entrant, ...row }) => ({
    ...row,
    trials: standings[entrant].laps,
  }));
  const raced = { track: track.id, race, title: describeContest(race), car, seed, rules };
  return `${JSON.stringify({ ...raced, results }, null, 2)}\n`;
}

function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Number(value.toFixed(4)));
  // A name may come with a stranger's run: spreadsheets must not take it for a formula.
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
