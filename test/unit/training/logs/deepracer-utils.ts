/**
 * What deepracer-utils (`deepracer/logs`, March 2026) does with a folder, step by step, on files by path; it throws
 * where the library would, and leaves out what the library adds by itself. Each step names its place there.
 */
export type Files = ReadonlyMap<string, string>;

/** A column-wise table as pandas makes it: a column is numbers, booleans or, where a cell is neither, texts. */
export type Frame = Record<string, (number | boolean | string)[]>;

/** handler.py, FSFileHandler.determine_root_folder_type: the first folder that exists decides. */
export function folderType(files: Files): string {
  const has = (folder: string): boolean => [...files.keys()].some((path) => path.startsWith(`${folder}/`));
  if (has('sim-trace/training/training-simtrace')) return 'CONSOLE_MODEL_WITH_LOGS';
  if (has('sim-trace')) return 'DROA_SOLUTION_LOGS';
  if (has('training-simtrace')) return 'DRFC_MODEL_SINGLE_WORKERS';
  if (has('0')) return 'DRFC_MODEL_MULTIPLE_WORKERS';
  if (has('model')) return 'DRFC_MODEL_UPLOAD';
  return 'UNKNOWN_FOLDER';
}

/** log.py, load_training_trace. */
export function loadTrainingTrace(files: Files): Frame {
  // handler.py: training_simtrace_path and training_simtrace_split of one worker.
  const paths = [...files.keys()].filter((path) => /^training-simtrace\/[^/]*-iteration\.csv$/.test(path));
  if (paths.length === 0) throw new Error('No training-simtrace files found.');
  const frames = paths.map((path) => {
    const [, , iteration] = /(.*)\/training-simtrace\/(.*)-iteration.csv/.exec(`/model/${path}`)!;
    return readCsv(files.get(path)!, Number.parseInt(iteration, 10));
  });
  const frame = concat(frames);
  // «episodes_per_worker»: from iteration 0; «unique_episode» needs the same number in every file.
  const first = frame['episode'].filter((_, i) => frame['iteration'][i] === 0) as number[];
  const perIteration = Math.max(...first) + 1;
  frame['unique_episode'] = frame['episode'].map(
    (episode, i) => (Number(episode) % perIteration) + Number(frame['iteration'][i]) * perIteration,
  );
  return sortBy(frame, ['unique_episode', 'steps']);
}

/** log.py, load_evaluation_trace: folders are told from each other by fourteen digits. */
export function loadEvaluationTrace(files: Files): Frame {
  // handler.py: evaluation_simtrace_path and evaluation_simtrace_split of one worker.
  const paths = [...files.keys()].filter((path) =>
    /^evaluation-[^/]*\/evaluation-simtrace\/0-iteration\.csv$/.test(path),
  );
  if (paths.length === 0) throw new Error('No evaluation-simtrace files found.');
  const frames = paths.map((path) => {
    const split = /.*\/evaluation-([0-9]{14})\/evaluation-simtrace\/(.*)-iteration\.csv/.exec(
      `/model/${path}`,
    );
    if (!split) throw new Error("'NoneType' object has no attribute 'groups'");
    const frame = readCsv(files.get(path)!, Number.parseInt(split[2], 10));
    return { ...frame, stream: frame['episode'].map(() => split[1]) };
  });
  return sortBy(concat(frames), ['stream', 'episode', 'steps']);
}

/** log.py, _parse_trace_metadata: a key that is missing leaves the library without action space and network. */
export function parseTraceMetadata(files: Files): Record<
  'action_space' | 'sensor' | 'neural_network' | 'version',
  unknown
> & {
  hyperparameters: Record<string, unknown>;
} {
  const metadata = JSON.parse(files.get('model/model_metadata.json')!) as Record<string, unknown>;
  const value = (key: string): unknown => {
    if (!Object.hasOwn(metadata, key)) throw new Error(`KeyError: ${key}`);
    return metadata[key];
  };
  return {
    action_space: value('action_space'),
    sensor: value('sensor'),
    neural_network: value('neural_network'),
    version: value('version'),
    hyperparameters: JSON.parse(files.get('ip/hyperparameters.json')!) as Record<string, unknown>,
  };
}

/** metrics.py, TrainingMetrics._loadRound: which iteration an episode belongs to, and the columns that are used. */
export function loadTrainingMetrics(files: Files): readonly Record<string, number | string>[] {
  const { metrics } = JSON.parse(files.get('metrics/TrainingMetrics.json')!) as {
    metrics: Record<string, number | string>[];
  };
  const perIteration = Math.max(...metrics.map(({ trial }) => Number(trial)));
  return metrics.map((metric) => {
    const { episode, trial, phase, reward_score, completion_percentage, episode_status, start_time } = metric;
    const iteration = Math.floor((Number(episode) - 1) / perIteration);
    const reward = reward_score;
    const completion = completion_percentage;
    const complete = episode_status === 'Lap complete' ? 1 : 0;
    const time = Number(metric['elapsed_time_in_milliseconds']) / 1000;
    return { iteration, episode, trial, phase, reward, completion, time, complete, start_time };
  });
}

/** log.py, _read_csv. */
function readCsv(text: string, iteration: number): Frame {
  const [header, ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  for (const [i, cells] of lines.entries())
    if (cells.length !== header.length)
      throw new Error(`ParserError: line ${i + 2} has ${cells.length} fields`);
  const names: Record<string, string> = {
    X: 'x',
    Y: 'y',
    yaw: 'heading',
    steer: 'steering_angle',
    throttle: 'speed',
  };
  const frame: Frame = {};
  header.forEach((name, column) => {
    if (name === 'obstacle_crash_counter') return;
    frame[names[name] ?? name] = typed(lines.map((cells) => cells[column]));
  });
  frame['iteration'] = lines.map(() => iteration);
  frame['worker'] = lines.map(() => 0);
  if (typeof frame['action'][0] !== 'number') frame['action'] = lines.map(() => -1);
  return frame;
}

function typed(cells: readonly string[]): (number | boolean | string)[] {
  if (cells.every((cell) => cell === 'True' || cell === 'False')) return cells.map((cell) => cell === 'True');
  if (cells.every((cell) => cell !== '' && !Number.isNaN(Number(cell)))) return cells.map(Number);
  return [...cells];
}

function concat(frames: readonly Frame[]): Frame {
  const names = Object.keys(frames[0]);
  return Object.fromEntries(names.map((name) => [name, frames.flatMap((frame) => frame[name])]));
}

function sortBy(frame: Frame, keys: readonly string[]): Frame {
  const order = frame['episode']
    .map((_, i) => i)
    .toSorted((a, b) => {
      const key = keys.find((name) => frame[name][a] !== frame[name][b]);
      return key === undefined ? 0 : frame[key][a] < frame[key][b] ? -1 : 1;
    });
  return Object.fromEntries(
    Object.entries(frame).map(([name, column]) => [name, order.map((i) => column[i])]),
  );
}
