import * as v from 'valibot';
import { isOwn } from '../catalogue/own-items.ts';
import { CHART_AXES, type ChartAxis } from '../state/chart-axis.ts';
import { fromEarlierActions } from '../state/earlier-actions.ts';
import type { FormerSetup } from '../state/former-setups.ts';
import { DEFAULT_RACE } from '../state/race-setup.ts';
import type { OpenedLink } from '../state/opened-link.ts';
import { MAX_REWARD_NAME } from '../state/own-reward.ts';
import type { EditorLanguage, RaceState, RewardDraft } from '../state/race-state.ts';
import { DEFAULT_SETUP, type RunSetup } from '../state/run-setup.ts';
import { DEFAULT_SENSORS } from '../state/sensor-setup.ts';
import {
  ACTION_ENTRIES,
  type EntriesOf,
  PLAIN_ENTRIES,
  RACE_ENTRIES,
  SENSOR_ENTRIES,
  STOP_ENTRIES,
} from '../state/setup-schema.ts';
import { SHOWN_IN_VIEW } from '../state/shown-in-view.ts';
import { FIRST_STUDIO, MANNER_LIMITS, REWARD_TOOLS, type RewardTool } from '../state/studio-state.ts';
import { SWEPT_NAMES, type Sweep } from '../state/sweep.ts';
import { readTour } from '../state/tour.ts';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import { TRAIL_COLOURINGS, type TrailColouring } from '../../viewer/trail-scale.ts';

/** A race is not gone back to by itself: only by its address. */
const REMEMBERED = Object.values(SHOWN_IN_VIEW).filter((name) => name !== 'raceShown');

/** Under which name the race tab keeps what is remembered beside the runs. */
export const SETTINGS_GROUP = 'race';

/** What is remembered beside the runs. */
export const SAVED = [
  'language',
  'drafts',
  'setup',
  'formerSetups',
  'link',
  'sweep',
  'selectedRunId',
  'tour',
  'trailBy',
  'chartAxis',
  'fieldManner',
  'openTool',
  ...REMEMBERED,
] as const satisfies (keyof RaceState)[];

/** What a setup may name. */
interface There {
  readonly trackIds: readonly string[];
  readonly carIds: readonly string[];
}

export type SavedSettings = Pick<RaceState, (typeof SAVED)[number]>;

/**
 * Reads settings that an earlier visit, perhaps of an earlier version, has saved. Whatever does not fit is left out.
 * @param trackIds the tracks there are @param carIds the person's own cars
 */
export function readSettings(
  data: unknown,
  trackIds: readonly string[],
  carIds: readonly string[] = [],
): Partial<SavedSettings> {
  const there: There = { trackIds, carIds };
  if (!isRecord(data)) return {};
  const { language, drafts, setup, link, sweep, selectedRunId, fieldManner, openTool } = data;
  const { trailBy, chartAxis, formerSetups } = data;
  const tour = readTour(data['tour']);
  const python = isRecord(drafts) ? readDraft(drafts['python']) : null;
  const typescript = isRecord(drafts) ? readDraft(drafts['typescript']) : null;
  return {
    ...(isLanguage(language) ? { language } : {}),
    ...(python && typescript ? { drafts: { python, typescript } } : {}),
    ...(isRecord(setup) ? { setup: readSetup(setup, there) } : {}),
    ...(Array.isArray(formerSetups) ? { formerSetups: readFormers(formerSetups, there) } : {}),
    ...(isRecord(link) ? { link: readLink(link, there) } : {}),
    ...(isRecord(sweep) ? { sweep: readSweep(sweep) } : {}),
    ...(typeof selectedRunId === 'string' ? { selectedRunId } : {}),
    ...(tour === null ? {} : { tour }),
    ...readShown(data),
    ...(TRAIL_COLOURINGS.some((by) => by === trailBy) ? { trailBy: trailBy as TrailColouring } : {}),
    ...(CHART_AXES.some((axis) => axis === chartAxis) ? { chartAxis: chartAxis as ChartAxis } : {}),
    ...(isRecord(fieldManner) ? { fieldManner: readManner(fieldManner) } : {}),
    ...(REWARD_TOOLS.some((tool) => tool === openTool) ? { openTool: openTool as RewardTool } : {}),
  };
}

/** What is drawn in the 3D view. */
function readShown(data: Record<string, unknown>): Partial<SavedSettings> {
  const known = REMEMBERED.filter((name) => typeof data[name] === 'boolean');
  return Object.fromEntries(known.map((name) => [name, data[name]]));
}

function readManner(data: Record<string, unknown>): FieldManner {
  const read = (name: keyof FieldManner): number => {
    const { low, high } = MANNER_LIMITS[name];
    const value = data[name];
    const isKnown = typeof value === 'number' && value >= low && value <= high;
    return isKnown ? value : FIRST_STUDIO.fieldManner[name];
  };
  return { speed: read('speed'), heading: read('heading'), steering: read('steering') };
}

function readDraft(data: unknown): RewardDraft | null {
  if (!isRecord(data)) return null;
  const { file, code, templateId, isUntrusted, rewardId, name } = data;
  if (typeof file !== 'string' || typeof code !== 'string') return null;
  return {
    file,
    code,
    templateId: typeof templateId === 'string' ? templateId : null,
    ...(isUntrusted === true ? { isUntrusted } : {}),
    ...(typeof rewardId === 'string' ? { rewardId } : {}),
    ...(typeof name === 'string' && name !== '' ? { name: name.slice(0, MAX_REWARD_NAME) } : {}),
  };
}

/** Null where anything of it does not fit: the draft that it has brought is there all the same. */
function readLink({ name, language, before }: Record<string, unknown>, there: There): OpenedLink | null {
  if (!isRecord(before) || typeof name !== 'string' || !isLanguage(language)) return null;
  const draft = readDraft(before['draft']);
  const { language: languageBefore, setup } = before;
  if (draft === null || !isLanguage(languageBefore) || !isRecord(setup)) return null;
  return { name, language, before: { language: languageBefore, draft, setup: readSetup(setup, there) } };
}

function readSetup(data: Record<string, unknown>, { trackIds, carIds }: There): RunSetup {
  const { trackId, sensors, race, actions, stop } = data;
  const plain = keepFitting(PLAIN_ENTRIES, data, DEFAULT_SETUP);
  const isGone = isOwn({ id: plain.car }) && !carIds.includes(plain.car);
  return {
    ...plain,
    ...(isGone ? { car: DEFAULT_SETUP.car } : {}),
    ...(typeof trackId === 'string' && trackIds.includes(trackId) ? { trackId } : {}),
    sensors: keepFitting(SENSOR_ENTRIES, sensors, DEFAULT_SENSORS),
    race: keepFitting(RACE_ENTRIES, race, DEFAULT_RACE),
    actions: keepFitting(ACTION_ENTRIES, fromEarlierActions(actions), DEFAULT_SETUP.actions),
    stop: keepFitting(STOP_ENTRIES, stop, DEFAULT_SETUP.stop),
  };
}

/** Each has some parts of a setup only. */
function readFormers(data: readonly unknown[], there: There): FormerSetup[] {
  return data.filter(isRecord).map((former) => {
    const parts = Object.entries(readSetup(former, there)).filter(([name]) => Object.hasOwn(former, name));
    return Object.fromEntries(parts);
  });
}

/** The fields of `data` that fit, and `usual` for the others. */
function keepFitting<T extends object>(entries: Partial<EntriesOf<T>>, data: unknown, usual: T): T {
  if (!isRecord(data)) return usual;
  const fitting = Object.entries<v.GenericSchema | undefined>(entries).flatMap(([name, schema]) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    return schema !== undefined && v.is(schema, value) ? [[name, value] as const] : [];
  });
  return { ...usual, ...Object.fromEntries(fitting) };
}

/** Null where anything of it does not fit: its runs are in the list all the same. */
function readSweep({ name, runs }: Record<string, unknown>): Sweep | null {
  const known = SWEPT_NAMES.find((swept) => swept === name);
  if (known === undefined || !Array.isArray(runs)) return null;
  const read = runs.map((run: unknown) => {
    const { value, runId } = isRecord(run) ? run : {};
    return typeof value === 'number' && typeof runId === 'string' ? { value, runId } : null;
  });
  return read.includes(null) ? null : { name: known, runs: read.filter((run) => run !== null) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isLanguage(value: unknown): value is EditorLanguage {
  return value === 'python' || value === 'typescript';
}
