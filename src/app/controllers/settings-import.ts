import type { NotHonoured } from '../../workers/client/settings-files.ts';
import { plainName } from '../../track/plain-name.ts';
import { actionSetupOf, describeActions } from '../state/action-setup.ts';
import { formatWhole } from '../state/format.ts';
import { withImported } from '../state/hyperparameters.ts';
import { messageOf } from '../state/message-of.ts';
import { algorithmOf, type RunSetup } from '../state/run-setup.ts';
import { describeSensors, type LidarSensor, type RoadSensor, sensorSpecOf } from '../state/sensor-setup.ts';
import type { NoticeBoard } from './notice-board.ts';

interface ImportHooks {
  setup(): RunSetup;
  /** Changes the setup so that it can be put back. @param text what has happened, for the person */
  replaceSetup(patch: Partial<RunSetup>, text: string): void;
}

/** A car has a file for its model and one for its learning. */
const MAX_FILES = 2;
/** Far larger than any such file ever was, bytes. */
const MAX_SIZE = 1_000_000;
/** So many settings that are not followed are named. */
const MOST_NAMED = 3;
const KIND = 'imported settings';

/** What a file has changed. */
interface Read {
  readonly setup: RunSetup;
  readonly said: string;
  readonly notHonoured: readonly NotHonoured[];
}

/** Takes over the settings of a DeepRacer model: its `model_metadata.json` and its `hyperparameters.json`. */
export class SettingsImport {
  readonly #notices: NoticeBoard;
  readonly #hooks: ImportHooks;

  constructor(notices: NoticeBoard, hooks: ImportHooks) {
    this.#notices = notices;
    this.#hooks = hooks;
  }

  /** Both files or one of them, in any order. What cannot be read changes nothing; what cannot be followed is named. */
  async import(files: readonly File[]): Promise<void> {
    this.#notices.dismissKind(KIND);
    try {
      const texts = await Promise.all(
        checked(files).map(async (file) => [file.name, await file.text()] as const),
      );
      // Whose hyperparameters they are is said by the other one.
      const sorted = texts.toSorted(([, a], [, b]) => Number(isMetadata(b)) - Number(isMetadata(a)));
      const [first, second] = sorted;
      if (second !== undefined && isMetadata(first[1]) === isMetadata(second[1]))
        throw new Error(
          `${plainName(first[0], 60)} and ${plainName(second[0], 60)} are of one kind: import one of them`,
        );
      const reads: Read[] = [];
      for (const [name, text] of sorted) {
        reads.push(await read(reads.at(-1)?.setup ?? this.#hooks.setup(), plainName(name, 60), text));
      }
      const last = reads.at(-1);
      if (last === undefined) return;
      const said = `Your setup now has ${reads.map((read) => read.said).join(' and ')}.`;
      const unfollowed = reads.flatMap(({ notHonoured }) => notHonoured);
      this.#hooks.replaceSetup(last.setup, `${said}${describeUnfollowed(unfollowed)}`);
    } catch (error) {
      const text = `${messageOf(error)}. Nothing of your setup has changed.`;
      this.#notices.show({ tone: 'error', kind: KIND, text });
    }
  }
}

function checked(files: readonly File[]): readonly File[] {
  if (files.length > MAX_FILES)
    throw new Error(
      `Import a model_metadata.json and a hyperparameters.json (these are ${files.length} files)`,
    );
  const large = files.find(({ size }) => size > MAX_SIZE);
  if (large === undefined) return files;
  const found = `${formatWhole(Math.round(large.size / 1000))} kB`;
  throw new Error(`${plainName(large.name, 60)}: must be at most 1,000 kB (found ${found})`);
}

function isMetadata(text: string): boolean {
  return /"(?:action_space|sensor)"\s*:/.test(text);
}

async function read(setup: RunSetup, file: string, text: string): Promise<Read> {
  const { readHyperparameters, readModelMetadata } = await import('../../workers/client/settings-files.ts');
  if (!isMetadata(text)) {
    const algorithm = algorithmOf(setup);
    const { settings, notHonoured } = readHyperparameters(text, file, algorithm);
    if (Object.keys(settings).length === 0 && notHonoured.length === 0)
      throw new Error(`${file}: has none of the settings that DeepRacer’s hyperparameters.json has`);
    const hyperparameters = withImported(
      setup.hyperparameters,
      algorithm,
      settings,
      setup.sensors.road !== 'state',
    );
    return { setup: { ...setup, hyperparameters }, said: `the learning of ${file}`, notHonoured };
  }
  const { settings, notHonoured } = readModelMetadata(text, file);
  const { sensors, car, algorithm } = settings;
  const [road, lidar = 'none'] = sensors as readonly [RoadSensor, LidarSensor?];
  // As there: a car with a camera looks back with its lidar.
  const facing = road === 'state' ? 'front' : 'back';
  const actions = actionSetupOf(settings.actions, setup.actions);
  const changed = { ...setup, car, algorithm, actions, sensors: { road, lidar, facing } as const };
  const what = `${describeActions(actions)}, ${describeSensors(sensorSpecOf(changed.sensors))}`;
  return { setup: changed, said: `the model of ${file}: ${what}`, notHonoured };
}

function describeUnfollowed(notHonoured: readonly NotHonoured[]): string {
  if (notHonoured.length === 0) return '';
  const named = notHonoured
    .slice(0, MOST_NAMED)
    .map(({ field, reason }) => `${plainName(field, 40)} (${plainName(reason, 160)})`);
  const more = notHonoured.length - named.length;
  return ` Not followed: ${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}
