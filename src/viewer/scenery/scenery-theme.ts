import type { SceneTheme } from '../scene-theme.ts';

/** Colours of what is beside the road and above it, as CSS hex. None of them means anything. */
export interface SceneryTheme {
  /** Tyres, in the order of the blocks of a wall. */
  readonly tyres: readonly string[];
  readonly board: string;
  readonly bars: string;
  /** Boards along straights. */
  readonly hoardings: readonly string[];
  readonly concrete: string;
  readonly roof: string;
  /** What people in the stand wear, and their faces. */
  readonly crowd: readonly string[];
  readonly faces: readonly string[];
  readonly cloud: string;
  readonly sun: string;
  /** Null: it is too bright for them. */
  readonly stars: string | null;
  /** How dark shadows on the ground are, 0 … 1. */
  readonly shadow: number;
  readonly rubber: string;
  readonly dust: string;
}

const CROWD = [
  '#d9a441',
  '#4f86c6',
  '#c8585f',
  '#e4e6ea',
  '#5aa17b',
  '#7a6fb0',
  '#d78a5b',
  '#39424f',
] as const;
const FACES = ['#e0b08c', '#b98058', '#8a5a3c', '#f0c8a4'] as const;

export const SCENERY_THEMES: Readonly<Record<SceneTheme['name'], SceneryTheme>> = {
  dark: {
    tyres: ['#23262d', '#cf4148', '#23262d', '#d9dde4'],
    board: '#e8ecf0',
    bars: '#1b2230',
    hoardings: ['#2f6fb3', '#e6e9ee', '#b8862d', '#2b3648'],
    concrete: '#6b7280',
    roof: '#2c3a52',
    crowd: CROWD,
    faces: FACES,
    cloud: '#a58fa6',
    sun: '#ffc59a',
    stars: '#dfe6ff',
    shadow: 0.34,
    rubber: '#15171c',
    dust: '#7d8a72',
  },
  light: {
    tyres: ['#33373e', '#d8494f', '#33373e', '#f7f7f5'],
    board: '#ffffff',
    bars: '#2a303a',
    hoardings: ['#3b82c4', '#ffffff', '#e0a93a', '#46536a'],
    concrete: '#b9bec6',
    roof: '#5d7390',
    crowd: CROWD,
    faces: FACES,
    cloud: '#ffffff',
    sun: '#fffbe9',
    stars: null,
    shadow: 0.26,
    rubber: '#2a2d33',
    dust: '#b5ab8a',
  },
};
