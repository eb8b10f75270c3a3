import * as v from 'valibot';
import type { CarFile } from '../../sim/car.ts';
import { CAR_NAMES } from '../../workers/client/create-run-config.ts';
import { nameSchema, visibleText } from '../../track/plain-name.ts';
import { checkTrackFile, type TrackFile } from '../../track/track-file.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import type { RunSetup } from '../state/run-setup.ts';
import {
  PLAIN_ENTRIES,
  RACE_ENTRIES,
  SENSOR_ENTRIES,
  SHARED_ACTIONS,
  STOP_ENTRIES,
} from '../state/setup-schema.ts';

/** What one person shows another: a reward, where it is to be driven, and the settings of the run. */
export interface SharedWork {
  readonly reward: { readonly language: EditorLanguage; readonly name: string; readonly code: string };
  /** Id of a shipped track, or a track of the sender's own; null where it did not fit. */
  readonly track: string | TrackFile | null;
  /** A car of the sender's own, in place of the one that `setup` names. */
  readonly car?: CarFile;
  readonly setup: SharedSetup;
}

/** All of a setup but the track, and the number of cars, which nobody chooses. */
export type SharedSetup = Omit<RunSetup, 'trackId' | 'numCars'>;

/** Shared work that breaks a rule, in one line: which field, which rule, which value. */
export class SharedWorkError extends Error {
  override readonly name = 'SharedWorkError';
}

const NAME_RULE = 'must be 1 to 80 plain characters';

const SharedWorkSchema = v.strictObject({
  reward: v.strictObject({
    language: v.picklist(['python', 'typescript'], 'must be python or typescript'),
    name: nameSchema(80, NAME_RULE),
    code: v.string('must be text'),
  }),
  // A track's own reader checks more than a schema can.
  track: v.union([v.string(), v.looseObject({}), v.null()], 'must be the name of a track or a track'),
  // So does a car's, which is loaded where there is one.
  car: v.optional(v.looseObject({}, 'must be a car')),
  setup: v.strictObject({
    ...PLAIN_ENTRIES,
    car: v.picklist(CAR_NAMES, `must be one of ${CAR_NAMES.join(', ')}`),
    // Links of earlier versions have none.
    hyperparameters: v.optional(PLAIN_ENTRIES.hyperparameters, {}),
    sensors: v.strictObject(SENSOR_ENTRIES),
    race: v.strictObject(RACE_ENTRIES),
    actions: SHARED_ACTIONS,
    stop: v.strictObject(STOP_ENTRIES),
  }),
});

/** Checks what a link holds. @throws SharedWorkError @throws TrackFileError @throws CarError */
export async function checkSharedWork(data: unknown): Promise<SharedWork> {
  const result = v.safeParse(SharedWorkSchema, data, { abortEarly: true });
  if (!result.success) throw toError(result.issues[0]);
  const { track, car, ...rest } = result.output;
  const checked =
    car === undefined
      ? {}
      : { car: (await import('../../workers/client/car-files.ts')).checkCarFile(car, 'car') };
  return {
    ...rest,
    ...checked,
    track: typeof track === 'object' && track !== null ? checkTrackFile(track, 'track') : track,
  };
}

function toError(issue: v.BaseIssue<unknown>): SharedWorkError {
  const field = (issue.path ?? []).map(({ key }) => String(key).slice(0, 40)).join('.') || 'link';
  if (issue.expected === 'never') return new SharedWorkError(`${field} is not known`);
  if (issue.input === undefined) return new SharedWorkError(`${field} is missing`);
  const rule = issue.type === 'strict_object' ? 'must be an object' : issue.message;
  return new SharedWorkError(`${field} ${rule}${found(issue.input)}`);
}

/** Only plain values are shown: anything deeper may be as large as it likes. */
function found(value: unknown): string {
  if (typeof value === 'object') return '';
  const text = visibleText(JSON.stringify(value));
  return ` (found ${text.length > 40 ? `${text.slice(0, 39)}…` : text})`;
}
