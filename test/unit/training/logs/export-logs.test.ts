import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActionSpaceSpec } from '../../../../src/race/action-space.ts';
import { EmptyRunError, exportLogs } from '../../../../src/training/logs/export-logs.ts';
import { readSimTrace } from '../../../../src/training/logs/read-sim-trace.ts';
import { SIM_TRACE_COLUMNS, splitEpisodes } from '../../../../src/training/logs/sim-trace.ts';
import type { StoredChunk } from '../../../../src/training/logs/trace-record.ts';
import type { TrainingEvent } from '../../../../src/training/training-event.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';
import { collectEvents, ofType, runConfig, template } from '../run-fixtures.ts';
import {
  type Files,
  folderType,
  type Frame,
  loadEvaluationTrace,
  loadTrainingMetrics,
  loadTrainingTrace,
  parseTraceMetadata,
} from './deepracer-utils.ts';

beforeAll(startTensorflow);

/** Five actions, as many users had them. */
const FIVE: ActionSpaceSpec = {
  type: 'discrete',
  actions: [-30, -15, 0, 15, 30].map((steering_angle) => ({ steering_angle, speed: 1 })),
};
const STEPS = 8192;
const WALL_CLOCK = Date.UTC(2026, 10, 23, 21, 5, 7) / 1000;

interface Exported {
  readonly files: Files;
  readonly chunks: readonly StoredChunk[];
  readonly events: readonly TrainingEvent[];
}

async function exported(actions: ActionSpaceSpec | undefined): Promise<Exported> {
  const chunks: StoredChunk[] = [];
  const config = runConfig({ actions, reward: template('centre-line.ts'), maxSteps: STEPS });
  const events = await collectEvents(config, undefined, {
    onTrace: (chunk) => void chunks.push({ ...chunk, wallClock: WALL_CLOCK }),
  });
  const { policy } = ofType(events, 'evaluation').findLast(({ isBest }) => isBest)!;
  const logs = { policy, reward: config.reward, traces: chunks, nameOfTime: () => '20261123210507' };
  return { files: new Map(exportLogs(logs, 'run')), chunks, events };
}

const runs = new Map<string, Promise<Exported>>();
function run(kind: 'continuous' | 'discrete'): Promise<Exported> {
  const found = runs.get(kind) ?? exported(kind === 'discrete' ? FIVE : undefined);
  runs.set(kind, found);
  return found;
}

const numbers = (frame: Frame, name: string): number[] => frame[name] as number[];
const unique = (values: readonly unknown[]): unknown[] => [...new Set(values)];

describe.each(['continuous', 'discrete'] as const)('deepracer-utils loads a run with %s actions', (kind) => {
  it('knows the folder as one of DeepRacer-for-Cloud with one worker', async () => {
    expect(folderType((await run(kind)).files)).toBe('DRFC_MODEL_SINGLE_WORKERS');
  });

  it('finds every column of the newest simulator, with the types that its analysis needs', async () => {
    const { files } = await run(kind);
    for (const [path, text] of files)
      if (path.endsWith('.csv'))
        expect(text.split('\n', 1)[0]).toBe(SIM_TRACE_COLUMNS.map(([name]) => name).join(','));
    const frame = loadTrainingTrace(files);
    const types = Object.fromEntries(
      Object.entries(frame).map(([name, column]) => [
        name,
        unique(column.map((value) => typeof value)).join(),
      ]),
    );
    const booleans = { done: 'boolean', all_wheels_on_track: 'boolean' };
    const expected = { ...booleans, episode_status: 'string' };
    const names =
      'episode steps x y heading steering_angle speed action reward done all_wheels_on_track progress';
    const more =
      'closest_waypoint track_len tstamp episode_status pause_duration wall_clock iteration worker unique_episode';
    expect(types).toEqual(
      Object.fromEntries(
        `${names} ${more}`.split(' ').map((name) => [name, expected[name as 'done'] ?? 'number']),
      ),
    );
  });

  it('numbers every episode once, in the iteration that the hyperparameters say', async () => {
    const { files, events } = await run(kind);
    const frame = loadTrainingTrace(files);
    const { hyperparameters } = parseTraceMetadata(files);
    const perIteration = hyperparameters['num_episodes_between_training'] as number;
    const episodes = numbers(frame, 'episode');
    const { episodes: finished } = ofType(events, 'finished')[0].summary;
    expect(unique(episodes)).toEqual(Array.from({ length: finished }, (_, i) => i));
    expect(numbers(frame, 'unique_episode')).toEqual(episodes);
    expect(numbers(frame, 'iteration')).toEqual(
      episodes.map((episode) => Math.floor(episode / perIteration)),
    );
    // As in analysis notebooks: groupby(['iteration', 'episode']).agg(max of steps) is the number of rows.
    const lengths = new Map<number, number[]>();
    episodes.forEach((episode, i) =>
      lengths.set(episode, [...(lengths.get(episode) ?? []), numbers(frame, 'steps')[i]]),
    );
    for (const steps of lengths.values()) expect(steps).toEqual(steps.map((_, i) => i + 1));
  });

  it('has a clock that runs through all episodes, and an end for each', async () => {
    const frame = loadTrainingTrace((await run(kind)).files);
    const times = numbers(frame, 'tstamp');
    expect(times.every((time, i) => i === 0 || time > times[i - 1])).toBe(true);
    const isLast = numbers(frame, 'steps').map((_, i, steps) => i + 1 === steps.length || steps[i + 1] === 1);
    expect(frame['done']).toEqual(isLast);
    const words = frame['episode_status'] as string[];
    words.forEach((word, i) => {
      if (numbers(frame, 'steps')[i] === 1) expect(word).toBe('prepare');
      else expect(word === 'in_progress').toBe(!isLast[i]);
    });
  });

  it('starts each episode as the service does: pinned, at the same pose, without reward', async () => {
    const { files } = await run(kind);
    const { rows } = readSimTrace(files.get('training-simtrace/0-iteration.csv')!, '0');
    for (const [first, second] of splitEpisodes(rows)) {
      expect(first).toMatchObject({ steps: 1, reward: 0, status: 'prepare', done: false });
      expect([second.x, second.y, second.yaw]).toEqual([first.x, first.y, first.yaw]);
    }
  });

  it('loads the evaluation of the best policy as a stream of its own', async () => {
    const { files, events } = await run(kind);
    const frame = loadEvaluationTrace(files);
    expect(unique(frame['stream'])).toEqual(['20261123210507']);
    expect(unique(numbers(frame, 'episode'))).toEqual(Array.from({ length: 10 }, (_, i) => i));
    const { trials } = ofType(events, 'finished')[0].summary.best!.evaluation;
    const { metrics } = JSON.parse(files.get('metrics/EvaluationMetrics-20261123210507.json')!) as {
      metrics: Record<string, number | string>[];
    };
    expect(metrics.map(({ trial }) => trial)).toEqual(trials.map((_, i) => i + 1));
    trials.forEach(({ status, progress, lapTime, offTracks }, i) => {
      expect(metrics[i]).toMatchObject({
        completion_percentage: Math.max(0, Math.trunc(progress)),
        episode_status: { lap_complete: 'Lap complete', off_track: 'Off track' }[status as 'off_track'],
        off_track_count: offTracks,
        reset_count: offTracks,
      });
      // The pinned step is not part of the lap.
      if (lapTime !== null)
        expect(Number(metrics[i]['elapsed_time_in_milliseconds']) / 1000 - 1 / 15).toBeCloseTo(lapTime, 2);
    });
  });

  it('draws its training graph: metrics and sim-traces tell of the same episodes', async () => {
    const { files, chunks } = await run(kind);
    const metrics = loadTrainingMetrics(files);
    const frame = loadTrainingTrace(files);
    const training = metrics.filter(({ phase }) => phase === 'training');
    const rewards = new Map<number, number>();
    numbers(frame, 'episode').forEach((episode, i) =>
      rewards.set(episode, (rewards.get(episode) ?? 0) + numbers(frame, 'reward')[i]),
    );
    expect(training.map(({ episode }) => episode)).toEqual([...rewards.keys()].map((episode) => episode + 1));
    expect(training.map(({ reward }) => reward)).toEqual([...rewards.values()].map(Math.round));
    for (const { iteration, episode, trial } of training) {
      expect(Number(episode)).toBe(20 * Number(iteration) + Number(trial));
    }
    const evaluations = chunks.filter(({ phase }) => phase === 'evaluation').length;
    expect(evaluations).toBe(STEPS / 2048);
    expect(metrics.filter(({ phase }) => phase === 'evaluation')).toHaveLength(10 * evaluations);
    const evaluated = [...files.keys()].filter((path) =>
      /^evaluation-simtrace\/\d+-iteration\.csv$/.test(path),
    );
    const trials = evaluated.flatMap((path) => splitEpisodes(readSimTrace(files.get(path)!, path).rows));
    expect(trials).toHaveLength(10 * evaluations);
  });

  it('can be read by any reader of CSV', async () => {
    const { files } = await run(kind);
    const python = spawnSync('python3', ['--version']);
    if (python.error) return;
    const folder = mkdtempSync(join(tmpdir(), 'grad-prix-export-'));
    try {
      for (const [path, text] of files) {
        mkdirSync(join(folder, dirname(path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const script = `
import csv, glob, sys
rows = 0
for path in glob.glob(sys.argv[1] + '/**/*.csv', recursive=True):
    with open(path, newline='') as file:
        for row in csv.DictReader(file):
            assert len(row) == 19 and None not in row and None not in row.values(), row
            int(row['episode']), int(row['closest_waypoint']), int(row['obstacle_crash_counter'])
            [float(row[name]) for name in 'steps X Y yaw steer throttle reward progress track_len tstamp wall_clock'.split()]
            assert {row['done'], row['all_wheels_on_track']} <= {'True', 'False'}
            rows += 1
print(rows)`;
      const { stdout, stderr } = spawnSync('python3', ['-c', script, folder], { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(Number(stdout)).toBeGreaterThan(STEPS / 2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what a run did', () => {
  it('is in the action column: the index of the action that was commanded', async () => {
    const { files } = await run('discrete');
    const { rows } = readSimTrace(files.get('training-simtrace/0-iteration.csv')!, '0');
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set([0, 1, 2, 3, 4]));
    for (const { action, steering, speed } of rows)
      expect({ steering_angle: steering, speed }).toEqual(FIVE.actions[action as number]);
    expect(parseTraceMetadata(files)).toMatchObject({
      action_space: FIVE.actions.map((action, index) => ({ ...action, index })),
      sensor: ['STATE'],
      version: '6',
      hyperparameters: { batch_size: 128, discount_factor: 0.95, lr: 0.002 },
    });
  });

  it('comes with the reward function', async () => {
    const { files } = await run('continuous');
    expect(files.get('reward_function.ts')).toBe(template('centre-line.ts').code);
  });

  it('is nothing before an episode has ended', async () => {
    const { chunks, events } = await run('continuous');
    const logs = {
      policy: ofType(events, 'evaluation')[0].policy,
      reward: template('centre-line.ts'),
      traces: chunks.filter(({ phase }) => phase === 'evaluation'),
      nameOfTime: () => '20261123210507',
    };
    expect(() => [...exportLogs(logs, 'runs/a')]).toThrow(EmptyRunError);
  });
});
