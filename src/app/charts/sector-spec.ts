import type { SectorQuantity } from '../../training/sectors/sector-figures.ts';
import { PURPLE_ORANGE } from '../../viewer/purple-orange.ts';
import { VIRIDIS } from '../../viewer/viridis.ts';

/** One map of the lap over the course of a run: what it shows and what to look for in it. */
export interface SectorSpec {
  readonly quantity: SectorQuantity;
  readonly title: string;
  readonly unit: string;
  /** One sentence: what to look for. */
  readonly hint: string;
  readonly decimals: number;
  /** As CSS hex, from the least to the most. */
  readonly colors: readonly string[];
  /** Whether 0 is the middle of the colours. */
  readonly isSigned: boolean;
  /** Which of the newest values is pointed out, and how. */
  readonly notable: { readonly of: 'least' | 'most'; readonly word: string };
}

export const SECTOR_SPECS: readonly SectorSpec[] = [
  {
    quantity: 'exits',
    title: 'Exits',
    unit: '',
    hint: 'Off the road or crashed; a column that stays bright is a bend they do not learn.',
    decimals: 0,
    colors: VIRIDIS,
    isSigned: false,
    notable: { of: 'most', word: 'most' },
  },
  {
    quantity: 'speed',
    title: 'Speed',
    unit: 'm/s',
    hint: 'What cars ask for; dark columns are where they brake.',
    decimals: 1,
    colors: VIRIDIS,
    isSigned: false,
    notable: { of: 'least', word: 'slowest' },
  },
  {
    quantity: 'reward',
    title: 'Reward',
    unit: '',
    hint: 'Per step; dark where there are exits: the reward leaves cars alone there.',
    decimals: 3,
    colors: VIRIDIS,
    isSigned: false,
    notable: { of: 'least', word: 'least' },
  },
  {
    quantity: 'steering',
    title: 'Steering',
    unit: '°',
    hint: 'Purple left, orange right; both side by side on a straight: a zigzag.',
    decimals: 0,
    colors: PURPLE_ORANGE,
    isSigned: true,
    notable: { of: 'most', word: 'sharpest' },
  },
];
