import {
  type LineProfile,
  profileBasis,
  profileSummary,
  type RewardProfile,
} from '../reward/profile/profile.ts';
import { oneLine, table } from './output.ts';

/** Characters of a whole bar, and of a line of code at most. */
const BAR = 10;
const CODE = 60;
/** Digits of a count, with commas. */
const COUNT = 7;

/** A profile for people: every statement with a bar of time and a count, and how often each branch was taken. */
export function describeProfile(profile: RewardProfile, code: string): string {
  const head = [`profile: ${profileSummary(profile)}`, profileBasis(profile)];
  return [...head, '', table(rows(profile, code))].join('\n');
}

/** A row for each line that does anything; the columns that most have come first, so that they stand below each other. */
function rows({ lines, branches }: RewardProfile, code: string): (string | number)[][] {
  const text = code.split('\n');
  const numbers = [...new Set([...lines, ...branches].map(({ line }) => line))].sort((a, b) => a - b);
  return numbers.map((number) => {
    const taken = branches
      .filter(({ line }) => line === number)
      .map((branch) => `${whole(branch.taken)} of ${whole(branch.of)}`);
    const own = lines.find(({ line }) => line === number);
    return [number, ...columns(own), shorten(text[number - 1] ?? ''), taken.join(', ')];
  });
}

function columns(line: LineProfile | undefined): string[] {
  if (!line) return ['', '', ''];
  const { count, share } = line;
  if (count === 0) return ['', '', 'never'.padStart(COUNT)];
  if (share === null) return ['', '', whole(count).padStart(COUNT)];
  return [
    '▇'.repeat(Math.round((BAR * share) / 100)),
    `${Math.round(share)} %`.padStart(5),
    whole(count).padStart(COUNT),
  ];
}

/** Indented as it was. */
function shorten(source: string): string {
  const indent = source.length - source.trimStart().length;
  const line = ' '.repeat(Math.min(indent, CODE / 2)) + oneLine(source);
  return line.length <= CODE ? line : `${line.slice(0, CODE - 1)}…`;
}

function whole(count: number): string {
  return count.toLocaleString('en');
}
