import { trainingTracksFor, USUAL_TEST_TRACK } from '../../lab/vision/camera-tracks.ts';
import { BRAKE_DRIVE } from '../../lab/vision/brake-drive.ts';
import { CAMERA_CLASSES, LABEL_RULES, LEFT_OUT } from '../../lab/vision/camera-classes.ts';
import { classFiguresOf } from '../../lab/vision/confusion.ts';
import type { BrakeTrial } from '../../lab/vision/brake-trial.ts';
import {
  type BrakeComparison,
  spreadOf,
  type VisionFigures,
  visionFigures,
} from '../../lab/vision/vision-figures.ts';
import { readPolicyFolder, readTrack, shippedPolicyFolder } from '../files.ts';
import { nodeClock, startNodeNetworks } from '../node-platform.ts';
import { optionalText, type Options, wholeNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';
import { UsageError } from '../usage-error.ts';

const SEEDS = [1, 2, 3, 4, 5];

/** `lab vision`: a classifier of the car's camera, examined and put at the brake on a track that it has not learnt from. @throws UsageError */
export async function labVisionCommand(options: Options): Promise<CommandResult> {
  const seed = wholeNumber(options, 'seed', 0);
  const testTrack = readTrack(optionalText(options, 'test-track') ?? USUAL_TEST_TRACK);
  const folder = shippedPolicyFolder(testTrack.id);
  if (folder === null)
    throw new UsageError(
      `--test-track must be a shipped track, whose policy then drives (found ${testTrack.id})`,
    );
  const policy = readPolicyFolder(folder);
  const trainingTracks = trainingTracksFor(testTrack.id).map(readTrack);
  await startNodeNetworks();
  const rows: VisionFigures[] = [];
  for (const one of seed === null ? SEEDS : [seed]) {
    const figures = await visionFigures({ trainingTracks, testTrack, policy, seed: one }, nodeClock);
    rows.push(figures);
    process.stderr.write(
      `seed ${one}: ${percent(figures.accuracy)} of the pictures on ${testTrack.id} are told rightly\n`,
    );
  }
  const accuracy = spreadOf(
    rows.map((row) => row.accuracy),
    true,
  );
  const trainingSeconds = spreadOf(
    rows.map((row) => row.trainingSeconds),
    false,
  );
  return {
    json: { testTrack: testTrack.id, rules: LABEL_RULES, accuracy, trainingSeconds, seeds: rows },
    text: describe(rows, testTrack.id),
  };
}

function describe(rows: readonly VisionFigures[], testTrack: string): string {
  const [first] = rows;
  const figures = rows.map((row) => [
    `seed ${row.seed}`,
    ...[row.accuracy, row.linearAccuracy, row.majorityAccuracy].map(percent),
    row.trainingSeconds.toFixed(1),
    row.imagesSeconds.toFixed(1),
  ]);
  const column = (
    pick: (row: VisionFigures) => number,
    isHighBest: boolean,
    show: (value: number) => string,
  ) => {
    const { worst, median } = spreadOf(rows.map(pick), isHighBest);
    return [show(worst), show(median)];
  };
  const seconds = (value: number): string => value.toFixed(1);
  const columns = [
    column((row) => row.accuracy, true, percent),
    column((row) => row.linearAccuracy, true, percent),
    column((row) => row.majorityAccuracy, true, percent),
    column((row) => row.trainingSeconds, false, seconds),
    column((row) => row.imagesSeconds, false, seconds),
  ];
  const drives = rows.flatMap(({ seed, brake }) =>
    (['without', 'braked'] as const).map((which) => {
      const { crashes, crashSpeed, offTracks, clean } = brake[which];
      const speed = crashSpeed === null ? '' : crashSpeed.toFixed(2);
      return [`seed ${seed}, ${which === 'braked' ? 'with' : 'without'}`, crashes, speed, offTracks, clean];
    }),
  );
  const all = rows.length < 2 ? [] : (['without', 'braked'] as const).map((which) => totalOf(rows, which));
  return [
    `A network learns from ${first.trainingImages} pictures of ${trainingTracksFor(testTrack).length} tracks and is tested on ${first.testImages} of ${testTrack}, which is none of them.`,
    ...CAMERA_CLASSES.map((name) => `${name}: ${LABEL_RULES[name]}`),
    LEFT_OUT,
    '',
    table([
      ['', 'network', 'linear', 'majority', 'training CPU-s', 'pictures CPU-s'],
      ...figures,
      ...(rows.length > 1
        ? ['worst', 'median'].map((name, i) => [name, ...columns.map((cells) => cells[i])])
        : []),
    ]),
    '',
    `What the pictures are (rows) and what was said (columns), seed ${first.seed}`,
    table([
      ['', ...CAMERA_CLASSES, 'recall', 'precision'],
      ...classFiguresOf(first.confusion).map(({ recall, precision }, k) => [
        CAMERA_CLASSES[k],
        ...first.confusion.counts[k],
        ...[recall, precision].map((value) => (value === null ? '' : percent(value))),
      ]),
    ]),
    '',
    `${BRAKE_DRIVE.laps} laps of ${testTrack} among ${BRAKE_DRIVE.boxes} boxes, which its policy does not see, with the classifier at the brake and without`,
    table([['', 'crashes', 'at m/s', 'off-tracks', 'clean laps'], ...drives, ...all]),
  ].join('\n');
}

/** The laps of all seeds; the speed is the mean over their crashes. */
function totalOf(rows: readonly VisionFigures[], which: keyof BrakeComparison): (string | number)[] {
  const trials = rows.map(({ brake }) => brake[which]);
  const sum = (pick: (trial: BrakeTrial) => number): number =>
    trials.reduce((total, trial) => total + pick(trial), 0);
  const crashes = sum((trial) => trial.crashes);
  const speed =
    crashes === 0 ? '' : (sum((trial) => trial.crashes * (trial.crashSpeed ?? 0)) / crashes).toFixed(2);
  return [
    `all, ${which === 'braked' ? 'with' : 'without'}`,
    crashes,
    speed,
    sum((trial) => trial.offTracks),
    sum((trial) => trial.clean),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
