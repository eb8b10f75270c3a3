import { expect, it } from 'vitest';
import { describeCounts } from '../../../../src/reward/profile/describe-counts.ts';
import { instrumentProfile } from '../../../../src/reward/profile/instrument-profile.ts';
import { profileBasis, profileSummary, type RewardProfile } from '../../../../src/reward/profile/profile.ts';

const profile: RewardProfile = {
  lines: [
    { line: 2, count: 10, share: 30 },
    { line: 12, count: 10, share: 62.4 },
  ],
  branches: [],
  calls: 1024,
  timedCalls: 20_480,
  shareError: 2.6,
  callMicroseconds: 4.123,
};

it('is said in a sentence, and what it rests on in another', () => {
  expect(profileSummary(profile)).toBe('4.1 µs a call; 62 % of it in line 12');
  expect(profileBasis(profile)).toBe(
    'Counts of 1,024 calls, shares of time of 20,480 others, give or take 3 points.',
  );
});

it('claims no more than a clock can tell', () => {
  const vague = '4.1 µs a call; the clock cannot tell its lines apart';
  expect(profileSummary({ ...profile, shareError: 26 })).toBe(vague);
  expect(profileSummary({ ...profile, shareError: null })).toBe(vague);
  const lines = profile.lines.map((line) => ({ ...line, share: null }));
  expect(profileSummary({ ...profile, lines })).toBe(vague);
  expect(profileSummary({ ...profile, callMicroseconds: null })).toBe(
    'Calls too short to be timed; 62 % of it in line 12',
  );
  expect(profileBasis({ ...profile, shareError: null })).toBe(
    'Counts of 1,024 calls; no shares of time from 20,480 others.',
  );
  expect(profileBasis({ ...profile, shareError: 110.4 })).toBe(
    'Counts of 1,024 calls; no shares of time from 20,480 others: they would be give or take more than 100 points.',
  );
  expect(profileBasis({ ...profile, shareError: 26 })).toContain('they would be give or take 26 points.');
  expect(profileBasis({ ...profile, timedCalls: 0, shareError: null })).toBe('Counts of 1,024 calls.');
  expect(profileSummary({ ...profile, timedCalls: 0, shareError: null })).toBe(
    '4.1 µs a call; with the clock read in each line a call takes longer than the time allowed',
  );
  expect(profileBasis({ ...profile, shareError: 0.2 })).toContain('give or take 1 point');
});

it('has no shares that may be anything', () => {
  const code = 'const reward_function = (params) => {\n  let x = 1;\n  return x; };';
  const profiled = instrumentProfile({ language: 'javascript', file: 'reward.js', code });
  const record = { counts: [7, 7], sides: [], stretches: [], endings: [], spent: [], cuts: 0 };
  const shares = [0, 0, 75, 25, 0, 0];
  const of = (error: number | null) =>
    describeCounts(profiled, record, { shares, error }).lines.map((line) => line.share);
  expect(of(25)).toEqual([75, 25]);
  expect(of(25.1)).toEqual([null, null]);
  expect(of(null)).toEqual([null, null]);
});
