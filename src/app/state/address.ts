import * as v from 'valibot';
import { REWARD_TEMPLATES } from '../../reward/templates.ts';
import { plainName } from '../../track/plain-name.ts';
import { homeTrackId, LESS_GRIP } from './elsewhere.ts';
import { presetKey, PRESETS } from './presets.ts';
import type { EditorLanguage, RaceState } from './race-state.ts';
import type { RunSetup } from './run-setup.ts';
import { ACTION_ENTRIES, PLAIN_ENTRIES, RACE_ENTRIES, SENSOR_ENTRIES } from './setup-schema.ts';
import { SHOWN_IN_VIEW, type ShownInView } from './shown-in-view.ts';
import { TRAIL_COLOURINGS, type TrailColouring } from '../../viewer/trail-scale.ts';
import { REWARD_TOOLS, type RewardTool } from './studio-state.ts';

/** What an address names; whatever it does not name stays as it is. */
export interface Address {
  readonly trackId?: string;
  readonly preset?: string;
  readonly seed?: number;
  readonly car?: RunSetup['car'];
  readonly race?: RunSetup['race']['type'];
  readonly sensors?: RunSetup['sensors']['road'];
  readonly lidar?: RunSetup['sensors']['lidar'];
  readonly actions?: RunSetup['actions']['type'];
  readonly algorithm?: RunSetup['algorithm'];
  /** A template's id. */
  readonly reward?: string;
  readonly language?: EditorLanguage;
  readonly runId?: string;
  readonly comparedRunId?: string;
  /** Id of another track that the policy in view is tried on, and how much of its grip it has there. */
  readonly on?: string;
  readonly grip?: number;
  readonly tool?: RewardTool;
  readonly shown?: ShownInView;
  readonly trailBy?: TrailColouring;
}

const SEED_RULE = 'must be a whole number from 0 to 2,147,483,648';
const id = v.pipe(v.string(), v.regex(/^[\w-]{1,80}$/, 'must be an id'));

/** Of each word that may stand in an address: what it means, and what it may be. */
const WORDS: Readonly<Record<string, readonly [keyof Address, v.GenericSchema]>> = {
  track: ['trackId', id],
  preset: ['preset', oneOf(PRESETS.map(({ name }) => presetKey(name)))],
  seed: [
    'seed',
    v.pipe(
      v.string(),
      v.regex(/^\d{1,10}$/, SEED_RULE),
      v.transform(Number),
      v.check((seed) => v.is(PLAIN_ENTRIES.seed, seed), SEED_RULE),
    ),
  ],
  car: ['car', PLAIN_ENTRIES.car],
  race: ['race', RACE_ENTRIES.type],
  sensors: ['sensors', SENSOR_ENTRIES.road],
  lidar: ['lidar', SENSOR_ENTRIES.lidar],
  actions: ['actions', ACTION_ENTRIES.type],
  algorithm: ['algorithm', PLAIN_ENTRIES.algorithm],
  reward: ['reward', oneOf(REWARD_TEMPLATES.map((template) => template.id))],
  language: ['language', oneOf(['python', 'typescript'])],
  run: ['runId', id],
  compare: ['comparedRunId', id],
  on: ['on', id],
  grip: ['grip', v.pipe(oneOf(LESS_GRIP.map(String)), v.transform(Number))],
  tool: ['tool', oneOf(REWARD_TOOLS)],
  show: [
    'shown',
    v.pipe(
      v.string(),
      v.check(
        (text) => wordsOf(text).every((word) => Object.hasOwn(SHOWN_IN_VIEW, word)),
        `must be some of ${Object.keys(SHOWN_IN_VIEW).join(', ')}`,
      ),
      v.transform((text) => shownOf(wordsOf(text))),
    ),
  ],
  trail: ['trailBy', oneOf(TRAIL_COLOURINGS)],
};

/** Longest address that is read, characters: far more than all words need. */
const MAX_ADDRESS = 2000;

/**
 * Reads the fragment of an address. It is a stranger's: whatever is not known is left out and said.
 * @returns what it names, and a line for each part that cannot be followed
 */
export function readAddress(fragment: string): { readonly address: Address; readonly faults: string[] } {
  const text = fragment.replace(/^#/, '');
  if (text.length > MAX_ADDRESS) return { address: {}, faults: ['it is longer than any that is made here'] };
  const named: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [word, value] of new URLSearchParams(text)) {
    const known = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (known === undefined) {
      faults.push(`${plainName(word, 20)} is not known`);
      continue;
    }
    const [field, schema] = known;
    const read = v.safeParse(schema, value, { abortEarly: true });
    if (read.success) named[field] = read.output;
    else faults.push(`${word} ${read.issues[0].message} (found ${plainName(value, 20)})`);
  }
  return { address: named, faults };
}

/** The fragment that leads to what is in view now. */
export function addressOf(state: Readonly<RaceState>): string {
  const { setup, selectedRunId, comparedRunId, openTool, trailShown, trailBy } = state;
  const shown = Object.entries(SHOWN_IN_VIEW).flatMap(([word, field]) => (state[field] ? [word] : []));
  const words: [string, string | null][] = [
    ['track', setup.trackId],
    ['run', selectedRunId],
    ['compare', comparedRunId],
    ...elsewhereOf(state),
    ['tool', openTool],
    ['show', shown.join(',') || null],
    // What a trail is coloured by at first need not be said.
    ['trail', trailShown && trailBy !== TRAIL_COLOURINGS[0] ? trailBy : null],
  ];
  const named = words.filter((word): word is [string, string] => word[1] !== null);
  // Commas need no escape in a fragment.
  return `#${new URLSearchParams(named).toString().replaceAll('%2C', ',')}`;
}

/** Where the policy in view is tried. Of one that is not the best of its run no address tells. */
function elsewhereOf(state: Readonly<RaceState>): [string, string | null][] {
  const { tried, driving } = state;
  if (tried === null || driving.source === 'checkpoint') return [];
  return [
    ['on', tried.track === homeTrackId(state) ? null : tried.track],
    ['grip', tried.grip === 1 ? null : String(tried.grip)],
  ];
}

/** What an address changes of a setup. @param setup what it is named in: parts of parts stay */
export function setupOf(address: Address, setup: RunSetup): Partial<RunSetup> {
  const { preset, trackId, seed, car, race, sensors: road, lidar, actions, algorithm } = address;
  const from = PRESETS.find(({ name }) => presetKey(name) === preset)?.setup;
  const { sensors, ...base } = { ...setup, ...from };
  const named: Partial<RunSetup> = {
    ...from,
    ...(trackId === undefined ? {} : { trackId }),
    ...(seed === undefined ? {} : { seed }),
    ...(car === undefined ? {} : { car }),
    ...(race === undefined ? {} : { race: { ...base.race, type: race } }),
    ...(road === undefined && lidar === undefined
      ? {}
      : { sensors: { ...sensors, road: road ?? sensors.road, lidar: lidar ?? sensors.lidar } }),
    ...(actions === undefined ? {} : { actions: { ...base.actions, type: actions } }),
    ...(algorithm === undefined ? {} : { algorithm }),
  };
  const isNew = ([name, value]: [string, unknown]): boolean => !isSame(value, setup[name as keyof RunSetup]);
  return Object.fromEntries(Object.entries(named).filter(isNew));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function wordsOf(text: string): string[] {
  return text.split(',').filter((word) => word !== '');
}

function shownOf(words: readonly string[]): ShownInView {
  const entries = Object.entries(SHOWN_IN_VIEW).map(([word, field]) => [field, words.includes(word)]);
  return Object.fromEntries(entries) as ShownInView;
}

function oneOf<const T extends string>(values: readonly T[]): v.GenericSchema<unknown, T> {
  return v.picklist(values, `must be one of ${values.join(', ')}`);
}
