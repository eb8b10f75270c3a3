import type { EditorLanguage, RaceState, RewardDraft } from '../state/race-state.ts';
import { DEFAULT_SETUP, type ActionSetup, type RunSetup, type StopSetup } from '../state/run-setup.ts';

/** What is remembered beside the runs. */
export type SavedSettings = Pick<RaceState, 'language' | 'drafts' | 'setup' | 'selectedRunId'>;

/**
 * Reads settings that an earlier visit, perhaps of an earlier version, has saved. Whatever does not fit is left out.
 * @param trackIds the tracks there are
 */
export function readSettings(data: unknown, trackIds: readonly string[]): Partial<SavedSettings> {
  if (!isRecord(data)) return {};
  const { language, drafts, setup, selectedRunId } = data;
  const python = isRecord(drafts) ? readDraft(drafts['python']) : null;
  const typescript = isRecord(drafts) ? readDraft(drafts['typescript']) : null;
  return {
    ...(isLanguage(language) ? { language } : {}),
    ...(python && typescript ? { drafts: { python, typescript } } : {}),
    ...(isRecord(setup) ? { setup: readSetup(setup, trackIds) } : {}),
    ...(typeof selectedRunId === 'string' ? { selectedRunId } : {}),
  };
}

function readDraft(data: unknown): RewardDraft | null {
  if (!isRecord(data)) return null;
  const { file, code, templateId } = data;
  if (typeof file !== 'string' || typeof code !== 'string') return null;
  return { file, code, templateId: typeof templateId === 'string' ? templateId : null };
}

function readSetup(data: Record<string, unknown>, trackIds: readonly string[]): RunSetup {
  const { trackId, seed, actions, stop } = data;
  return {
    ...DEFAULT_SETUP,
    ...(typeof trackId === 'string' && trackIds.includes(trackId) ? { trackId } : {}),
    ...(isWhole(seed, 0, 2 ** 31) ? { seed } : {}),
    actions: isRecord(actions) ? readActions(actions) : DEFAULT_SETUP.actions,
    stop: isRecord(stop) ? readStop(stop) : DEFAULT_SETUP.stop,
  };
}

function readActions(data: Record<string, unknown>): ActionSetup {
  const { type, speed, steering, steeringChoices, speedChoices } = data;
  const { low, high } = isRecord(speed) ? speed : {};
  return {
    ...DEFAULT_SETUP.actions,
    ...(type === 'continuous' || type === 'discrete' ? { type } : {}),
    ...(isBetween(low, 0.1, 4) && isBetween(high, low, 4) ? { speed: { low, high } } : {}),
    ...(isBetween(steering, 1, 30) ? { steering } : {}),
    ...(isWhole(steeringChoices, 2, 15) ? { steeringChoices } : {}),
    ...(isWhole(speedChoices, 1, 5) ? { speedChoices } : {}),
  };
}

function readStop(data: Record<string, unknown>): StopSetup {
  const { untilClean, maxSteps } = data;
  return {
    untilClean: typeof untilClean === 'boolean' ? untilClean : DEFAULT_SETUP.stop.untilClean,
    maxSteps: maxSteps === null || isWhole(maxSteps, 1, 1e9) ? maxSteps : DEFAULT_SETUP.stop.maxSteps,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isLanguage(value: unknown): value is EditorLanguage {
  return value === 'python' || value === 'typescript';
}

function isBetween(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high;
}

function isWhole(value: unknown, low: number, high: number): value is number {
  return Number.isInteger(value) && isBetween(value, low, high);
}
