/** Every colour of the 3D world, as CSS hex. The meanings (blue, amber, red) are the app's. */
export interface SceneTheme {
  readonly name: 'dark' | 'light';
  readonly skyTop: string;
  readonly skyHorizon: string;
  /** Around the low sun. */
  readonly skyGlow: string;
  /** Light from the side, baked into the still parts of the world. */
  readonly sun: string;
  readonly shade: string;
  readonly groundLow: string;
  readonly groundHigh: string;
  readonly bank: string;
  readonly shoulder: string;
  readonly road: string;
  readonly line: string;
  readonly dash: string;
  readonly kerb: readonly [string, string];
  readonly gantry: string;
  readonly foliage: readonly [string, string];
  readonly trunk: string;
  /** How dark a blob shadow is, 0 … 1. */
  readonly shadow: number;
  /** The policy in view. */
  readonly hero: string;
  /** Cars that learn. */
  readonly ghost: string;
  /** The other drives of a replay. */
  readonly replay: readonly [string, string];
  /** The cars of a contest, in the order of the grid: the colours of runs (Okabe and Ito). */
  readonly contest: readonly string[];
  /** A finished lap. */
  readonly clean: string;
  /** Where a car left the track or hit something. */
  readonly exit: string;
  /** A box on the track, and the tape around it. */
  readonly box: readonly [string, string];
  /** A bot car. */
  readonly bot: string;
}

const CONTEST = ['#e69f00', '#56b4e9', '#009e73', '#f0e442', '#0072b2', '#d55e00', '#cc79a7'] as const;

const DARK: SceneTheme = {
  name: 'dark',
  skyTop: '#141d38',
  skyHorizon: '#747a9e',
  skyGlow: '#e9a583',
  sun: '#ffd2a1',
  shade: '#7c93c9',
  groundLow: '#44654f',
  groundHigh: '#6a8260',
  bank: '#4d6b52',
  shoulder: '#577a5c',
  road: '#353a44',
  line: '#e8ecf0',
  dash: '#c99a3c',
  kerb: ['#cf4148', '#e6e9ee'],
  gantry: '#1b2230',
  foliage: ['#2f5f4c', '#3f7658'],
  trunk: '#4a3a33',
  shadow: 0.55,
  hero: '#3e9eff',
  ghost: '#ffb224',
  replay: ['#f08bd0', '#f0e442'],
  contest: CONTEST,
  clean: '#30a46c',
  exit: '#e5484d',
  box: ['#c08f5a', '#e9dcc3'],
  bot: '#dfe3ec',
};

const LIGHT: SceneTheme = {
  name: 'light',
  skyTop: '#8fbbe6',
  skyHorizon: '#eef3f5',
  skyGlow: '#fff3d6',
  sun: '#fff6e6',
  shade: '#8fa6c4',
  groundLow: '#a9c08a',
  groundHigh: '#bccb9c',
  bank: '#9aae7c',
  shoulder: '#94ab77',
  road: '#565b63',
  line: '#ffffff',
  dash: '#f0c65a',
  kerb: ['#d8494f', '#f7f7f5'],
  gantry: '#2a303a',
  foliage: ['#5c8a58', '#74a068'],
  trunk: '#6b5444',
  shadow: 0.4,
  hero: '#1f86f0',
  ghost: '#ffab0f',
  replay: ['#d8479f', '#e8d92e'],
  contest: CONTEST,
  clean: '#2a9461',
  exit: '#d93b40',
  box: ['#b98450', '#efe4cf'],
  bot: '#f4f5f8',
};

export const SCENE_THEMES = { dark: DARK, light: LIGHT } as const;
