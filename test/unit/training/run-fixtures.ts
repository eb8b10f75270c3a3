import { readFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { nodeClock } from '../../../src/cli/node-platform.ts';
import { NodeScorer } from '../../../src/cli/scorer.ts';
import type { RewardSource } from '../../../src/reward/reward-scorer.ts';
import { findTemplate } from '../../../src/reward/templates.ts';
import { parseTrackFile, type TrackFile } from '../../../src/track/track-file.ts';
import type { RunConfig } from '../../../src/training/run-config.ts';
import type { RunOrigin } from '../../../src/training/run-origin.ts';
import { createRunConfig, type RunSettings } from '../../../src/training/run-settings.ts';
import { train, type TrainingHost } from '../../../src/training/train.ts';
import type { TrainingEvent } from '../../../src/training/training-event.ts';
import { PATIENT_LIMITS } from '../../contract/reward-limits.ts';

export function trackFile(id: string): TrackFile {
  return parseTrackFile(readFileSync(`tracks/${id}.json`, 'utf8'), id);
}

export function template(file: string): RewardSource {
  const source = findTemplate(file);
  if (!source) throw new Error(`no template ${file}`);
  return source;
}

export function typescript(code: string): RewardSource {
  return { language: 'typescript', file: 'reward.ts', code };
}

/** A short run on the home track, with rollouts of 1,024 steps. */
export function runConfig(settings: Partial<RunSettings> = {}): RunConfig {
  const algorithm = settings.algorithm ?? { name: 'ppo' };
  return createRunConfig({
    track: trackFile('home'),
    reward: template('fast-line.ts'),
    maxSteps: 4096,
    ...settings,
    algorithm: { ...algorithm, config: { numSteps: 16, ...algorithm.config } },
  });
}

/** One for all runs of a test file: starting its processes takes longer than a short run. */
const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
afterAll(() => scorer.close());

/** Runs to the end with a real scorer and collects what happened. */
export async function collectEvents(
  config: RunConfig,
  origin?: RunOrigin,
  host: Partial<TrainingHost> = {},
): Promise<TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  for await (const event of train(config, { scorer, clock: nodeClock, ...host }, origin)) events.push(event);
  return events;
}

/** The events of one type, in order. */
export function ofType<T extends TrainingEvent['type']>(
  events: readonly TrainingEvent[],
  type: T,
): Extract<TrainingEvent, { type: T }>[] {
  return events.filter((event): event is Extract<TrainingEvent, { type: T }> => event.type === type);
}
