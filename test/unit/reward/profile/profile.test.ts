import { expect, it } from 'vitest';
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
  const vague = '4.1 µs a call; too quick for this clock to tell its lines apart';
  expect(profileSummary({ ...profile, shareError: 20 })).toBe(vague);
  expect(profileSummary({ ...profile, shareError: null })).toBe(vague);
  const lines = profile.lines.map((line) => ({ ...line, share: null }));
  expect(profileSummary({ ...profile, lines })).toBe(vague);
  expect(profileSummary({ ...profile, callMicroseconds: null })).toBe(
    'Calls too short to be timed; 62 % of it in line 12',
  );
  expect(profileBasis({ ...profile, shareError: null })).toBe(
    'Counts of 1,024 calls, shares of time of 20,480 others.',
  );
  expect(profileBasis({ ...profile, shareError: 0.2 })).toContain('give or take 1 point');
});
