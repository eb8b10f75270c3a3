import { expect, it } from 'vitest';
import { tabOf } from '../../../src/app/state/tab.ts';

it('the address leads to its tab, and every other one to the race', () => {
  expect(['#music', '#music&song=1'].map(tabOf)).toEqual(['music', 'music']);
  expect(['#lab', '#lab/compare'].map(tabOf)).toEqual(['lab', 'lab']);
  expect(['', '#', '#track=home', '#musical', '#share=music', '#labour'].map(tabOf)).toEqual(
    Array.from({ length: 6 }, () => 'race'),
  );
});
