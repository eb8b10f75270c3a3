import { strFromU8 } from 'fflate';
import type { RewardLanguage, RewardSource } from '../../reward/reward-scorer.ts';
import { parseTrackFile } from '../../track/track-file.ts';
import { checkCheckpoint } from '../check-checkpoint.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { readPolicyFiles } from '../policy-file.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';
import type { RunConfig } from '../run-config.ts';
import { checkIdentity } from '../run-identity.ts';
import type { CurveEvent } from '../training-event.ts';
import { checkFields } from './check-fields.ts';
import { checkPolicyOfRun } from './check-policy-of-run.ts';
import { checkRunSettings } from './check-run-settings.ts';
import { CHECKPOINTS } from './checkpoint-names.ts';
import { mostStateBytes } from './most-state-bytes.ts';
import type { PortableRun } from './portable-run.ts';
import { RunFileError } from './run-file-error.ts';
import { MOST_REWARD_CHARACTERS, REWARD_FILES, RUN_FILE_LIMITS } from './run-files.ts';
import { CurveSchema, RunSchema } from './run-schema.ts';
import { readState } from './state-files.ts';
import { unzip } from './zip.ts';

/**
 * Reads a file that `writeRunFile` has written, or that somebody says it has: nothing of it is trusted before it is checked, and
 * nothing of it is run.
 * @param file its name, for messages
 * @throws RunFileError, PolicyFileError, TrackFileError: one line that names file, field, rule and value
 */
export function readRunFile(bytes: Uint8Array, file: string): PortableRun {
  const files = new RunFolder(unzip(bytes, file, RUN_FILE_LIMITS), file);
  const place = `${file}/run.json`;
  const run = checkFields(RunSchema, files.json('run.json'), place);
  if ((run.state === 'failed') !== (run.failure !== null))
    throw new RunFileError(place, 'failure', 'must say what a failed run failed of, and be null otherwise');
  const track = parseTrackFile(files.text('track.json'), `${file}/track.json`);
  const config = checkRunSettings(run.settings, track, files.reward(run.reward), place);
  const { format: _format, version: _version, settings: _settings, reward: _reward, ...facts } = run;
  return {
    ...facts,
    config,
    curve: files.curve(),
    bestPolicy: files.policy('', run.best.steps, config),
    kept: files.keptSteps().map((steps) => files.policy(`${CHECKPOINTS}/${steps}/`, steps, config)),
    checkpoint: files.checkpoint(config),
  };
}

/** The files of a run, each checked as it is read. */
class RunFolder {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #file: string;

  constructor(files: ReadonlyMap<string, Uint8Array>, file: string) {
    this.#files = files;
    this.#file = file;
  }

  bytes(name: string): Uint8Array {
    const bytes = this.#files.get(name);
    if (bytes === undefined) throw new RunFileError(this.#file, name, 'is missing');
    return bytes;
  }

  text(name: string): string {
    return strFromU8(this.bytes(name));
  }

  json(name: string): unknown {
    try {
      return JSON.parse(this.text(name));
    } catch (error) {
      if (error instanceof RunFileError) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new RunFileError(`${this.#file}/${name}`, 'file', `must be JSON: ${why}`);
    }
  }

  /** @param file what it is called in messages about it */
  reward(file: string): RewardSource {
    const all = (Object.keys(REWARD_FILES) as RewardLanguage[]).filter((language) =>
      this.#files.has(REWARD_FILES[language]),
    );
    if (all.length !== 1) {
      const names = Object.values(REWARD_FILES).join(', ');
      throw new RunFileError(this.#file, 'reward', `must be one of ${names}`, all.length);
    }
    const [language] = all;
    const name = REWARD_FILES[language];
    const code = this.text(name);
    if (code.length > MOST_REWARD_CHARACTERS || code.includes('\0')) {
      const rule = `must be text of at most ${MOST_REWARD_CHARACTERS} characters`;
      throw new RunFileError(`${this.#file}/${name}`, 'file', rule, code.length);
    }
    return { language, file, code };
  }

  curve(): CurveEvent[] {
    const file = `${this.#file}/curve.json`;
    const curve = checkFields(CurveSchema, this.json('curve.json'), file);
    const late = curve.findIndex(({ steps }, i) => i > 0 && steps < curve[i - 1].steps);
    if (late > 0) throw new RunFileError(file, `${late}.steps`, 'must ascend', curve[late].steps);
    return curve;
  }

  /** @param folder with a slash behind it @param steps after which it must be @param config of the run that it must be of */
  policy(folder: string, steps: number, config: RunConfig): PolicySnapshot {
    const name = `${this.#file}/${folder}`.slice(0, -1);
    const files = {
      'policy.json': this.text(`${folder}policy.json`),
      'weights.bin': this.bytes(`${folder}weights.bin`),
    };
    const policy = readPolicyFiles(files, name);
    if (policy.steps !== steps)
      throw new RunFileError(`${name}/policy.json`, 'steps', `must be ${steps}`, policy.steps);
    checkPolicyOfRun(policy, config, `${name}/policy.json`);
    return policy;
  }

  /** Steps of the policies that are kept, ascending. */
  keptSteps(): number[] {
    const folders = [...this.#files.keys()].flatMap((name) => {
      const [first, steps] = name.split('/');
      return first === CHECKPOINTS ? [steps] : [];
    });
    const odd = folders.find((steps) => String(Number(steps)) !== steps || !Number.isSafeInteger(+steps));
    if (odd !== undefined)
      throw new RunFileError(this.#file, CHECKPOINTS, 'must be called by their steps', odd);
    return [...new Set(folders.map(Number))].sort((a, b) => a - b);
  }

  /** @returns null where there is none */
  checkpoint(config: RunConfig): Checkpoint | null {
    if (!this.#files.has('state.json') && !this.#files.has('state.bin')) return null;
    const files = { 'state.json': this.text('state.json'), 'state.bin': this.bytes('state.bin') };
    const [{ length }, most] = [files['state.bin'], mostStateBytes(config)];
    if (length > most) {
      const rule = `must be at most ${most} bytes, which is more than the run's learner and cars need`;
      throw new RunFileError(`${this.#file}/state.bin`, 'file', rule, length);
    }
    const state = readState(files, this.#file);
    const place = `${this.#file}/state.json`;
    if (typeof state !== 'object' || state === null)
      throw new RunFileError(place, 'state', 'must be an object', state);
    const checkpoint = state as Checkpoint;
    try {
      checkCheckpoint(checkpoint);
      checkIdentity(checkpoint.identity, config);
    } catch (error) {
      throw new RunFileError(place, 'state', error instanceof Error ? error.message : String(error));
    }
    return checkpoint;
  }
}
