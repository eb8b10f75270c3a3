import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseActionSpace } from '../../../../src/race/action-space.ts';
import { checkSensorSpec } from '../../../../src/race/observers/sensor-spec.ts';
import { parseRaceSpec } from '../../../../src/race/race-spec.ts';
import { randomisationOf } from '../../../../src/race/randomisation.ts';
import { describeGaming } from '../../../../src/training/oversight/describe-gaming.ts';
import type { PortableRun } from '../../../../src/training/run-file/portable-run.ts';
import { readRunFile } from '../../../../src/training/run-file/read-run-file.ts';
import { writeRunFile } from '../../../../src/training/run-file/write-run-file.ts';
import { identityOf } from '../../../../src/training/run-identity.ts';
import type { RunSettings } from '../../../../src/training/run-settings.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';
import { collectEvents, ofType, trackFile } from '../run-fixtures.ts';
import { ownCar } from '../../sim/own-car.ts';
import { trainedRun } from './portable-fixture.ts';

const ACTIONS = [-20, 0, 20].map((steering_angle) => ({ steering_angle, speed: 1 }));
const SAVED_AT = Date.UTC(2026, 4, 1);
let run: PortableRun;
let bytes: Uint8Array;
beforeAll(async () => {
  await startTensorflow();
  run = await trainedRun();
  bytes = writeRunFile(run, SAVED_AT);
});

describe('a run as one file', () => {
  it('comes back as it was: settings, reward, track, policies, curve and checkpoint', () => {
    expect(run.kept).toHaveLength(2);
    expect(readRunFile(bytes, 'a.zip')).toEqual(run);
  });

  it('keeps a car of one’s own whole, which its policies must drive', async () => {
    const heavy = await trainedRun({ car: ownCar({ mass: 2, grip: 2.5 }) });
    const read = readRunFile(writeRunFile(heavy, SAVED_AT), 'a.zip');
    expect(read).toEqual(heavy);
    expect(heavy.checkpoint!.identity.car).toBe(identityOf(read.config).car);
    expect(heavy.checkpoint!.identity.car).not.toBe(identityOf({ ...read.config, car: ownCar() }).car);
    const mixed = {
      ...heavy,
      config: { ...heavy.config, car: ownCar({ mass: 1.9, grip: 2.5 }) },
      checkpoint: null,
    };
    expect(() => readRunFile(writeRunFile(mixed, SAVED_AT), 'a.zip')).toThrow('car: must be the run');
  });

  it('comes back whatever its name, reward and figures are', () => {
    const figure = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((value) => value + 0);
    const changed = fc.record({
      name: fc.string({ minLength: 1, maxLength: 80 }),
      tags: fc.uniqueArray(fc.stringMatching(/^[\w·-]{1,24}$/), { maxLength: 8 }),
      code: fc.string({ maxLength: 2000 }).filter((code) => !code.includes('\0')),
      language: fc.constantFrom('python' as const, 'typescript' as const, 'javascript' as const),
      state: fc.constantFrom('interrupted' as const, 'stopped' as const, 'finished' as const),
      seconds: fc.double({ min: 0, max: 1e9, noNaN: true }),
      meanReward: figure,
      meanReturn: fc.option(figure),
      hasCheckpoint: fc.boolean(),
      startedFrom: fc.option(fc.string({ minLength: 1 })),
      maxSeconds: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
    });
    fc.assert(
      fc.property(changed, (change) => {
        const { name, tags, state, seconds, startedFrom, code, language, maxSeconds } = change;
        const { meanReward, meanReturn, hasCheckpoint } = change;
        const given: PortableRun = {
          ...run,
          name,
          tags,
          state,
          seconds,
          startedFrom,
          config: { ...run.config, maxSeconds, reward: { language, code, file: 'mine.txt' } },
          curve: run.curve.map((event) =>
            event.type === 'iteration' ? { ...event, meanReward, meanReturn } : event,
          ),
          checkpoint: hasCheckpoint ? run.checkpoint : null,
        };
        expect(readRunFile(writeRunFile(given, SAVED_AT), 'a.zip')).toEqual(given);
      }),
      { numRuns: 10 },
    );
  });

  it('goes on from its checkpoint as if it had never left, bit for bit', async () => {
    const { checkpoint, config } = readRunFile(bytes, 'a.zip');
    const settings = { ...config, maxSteps: run.steps + 1024 };
    const here = collectEvents(settings, { type: 'checkpoint', checkpoint: run.checkpoint! });
    const [stayed] = ofType(await here, 'finished');
    const [moved] = ofType(
      await collectEvents(settings, { type: 'checkpoint', checkpoint: checkpoint! }),
      'finished',
    );
    expect(moved.checkpoint.learner).toEqual(stayed.checkpoint.learner);
    expect(moved.checkpoint.env).toEqual(stayed.checkpoint.env);
  });

  it.each<[what: string, settings: Partial<RunSettings>]>([
    ['the memory of soft actor-critic', { algorithm: { name: 'sac' } }],
    [
      'random boxes, a lidar and another car in every episode',
      {
        race: parseRaceSpec({ type: 'object-avoidance' }),
        sensors: checkSensorSpec('state,lidar', 'test'),
        randomisation: randomisationOf(['light', 'noise', 'friction', 'mass', 'latency']),
        retries: 2,
      },
    ],
    [
      'bots, both ways round, and a list of actions',
      {
        race: parseRaceSpec({ type: 'head-to-bot', laneChanges: true }),
        alternateDirection: true,
        actions: parseActionSpace(JSON.stringify(ACTIONS), 'test'),
        algorithm: { name: 'a2c' },
      },
    ],
    [
      'what a camera saw before',
      {
        sensors: checkSensorSpec(
          { sensors: ['front_camera'], camera: { width: 20, height: 16, frames: 2 } },
          'test',
        ),
        numCars: 16,
      },
    ],
    ['further tracks', { moreTracks: [trackFile('oval')] }],
    ['where its episodes begin', { startPlaces: [0.1, 0.6, 0.65] }],
  ])('has %s with it', async (_, settings) => {
    const learnt = await trainedRun({ maxSteps: 1024, ...settings });
    const read = readRunFile(writeRunFile(learnt, SAVED_AT), 'a.zip');
    expect(read).toEqual(learnt);
    // What the run's checkpoint is held against when it goes on.
    expect(identityOf(read.config)).toEqual(identityOf(learnt.config));
  });

  it('says of the run what the command line says in its run.json', () => {
    const json = JSON.parse(strFromU8(unzipSync(bytes)['run.json'])) as Record<string, unknown>;
    expect(json).toMatchObject({ track: 'home', reward: 'fast-line.ts', reason: 'max-steps' });
    expect(json['summary']).toMatchObject({ seed: 1, steps: 4096, bestBy: 'laps' });
    expect(json['evaluations']).toHaveLength(2);
    const [first] = json['evaluations'] as { meanReward: number; cpuSeconds: number }[];
    const [one, two] = run.curve.filter((event) => event.type === 'iteration');
    expect(first.meanReward).toBeCloseTo((one.meanReward + two.meanReward) / 2, 10);
    expect(first.cpuSeconds).toBe(two.cpuSeconds);
  });

  it('is read where it does not say yet what a run failed of, and has no tags', () => {
    const files = unzipSync(bytes);
    const { failure, tags, ...json } = JSON.parse(strFromU8(files['run.json'])) as Record<string, unknown>;
    expect(failure).toBeNull();
    const older = zipSync({ ...files, 'run.json': strToU8(JSON.stringify(json)) });
    expect(tags).toEqual(run.tags);
    expect(readRunFile(older, 'a.zip')).toEqual({ ...run, tags: [] });
  });

  it('is read from an archive that another program has made of the unpacked folder', () => {
    const files = unzipSync(bytes);
    const again = zipSync({ 'checkpoints/': new Uint8Array(0), ...files }, { level: 0 });
    expect(readRunFile(again, 'a.zip')).toEqual(run);
  });
});

describe('a stranger’s texts', () => {
  const odd = (text: string): string => `${text}\u202e\u2066\u0007\u200b\n`;
  const from = {
    steps: [1, 2048] as const,
    meanReward: 1,
    meanReturn: null,
    meanSpeed: -0.1,
    meanProgress: 90,
    cleanShare: 1,
    meanLap: 9,
  };
  const evidence = { from, to: { ...from, meanReward: 2, meanLap: 12 }, declines: ['lap'] as const };

  it('are shown without what nobody sees of them', () => {
    const given: PortableRun = {
      ...run,
      name: odd('Quick'),
      tags: [odd('week 2'), 'week 2', odd(''), odd('slow')],
      startedFrom: odd('Slow'),
      rewardChanges: [{ steps: 1024, title: odd('Faster'), resetValues: true }],
      config: {
        ...run.config,
        track: { ...run.config.track, name: odd('Home'), description: odd('Short') },
        moreTracks: [{ ...trackFile('oval'), name: odd('') }],
      },
      bestPolicy: { ...run.bestPolicy, moreTrackIds: ['oval'] },
      kept: [],
      checkpoint: null,
    };
    const read = readRunFile(writeRunFile(given, SAVED_AT), 'a.zip');
    expect(read).toMatchObject({
      tags: ['week 2', 'slow'],
      name: 'Quick',
      startedFrom: 'Slow',
      rewardChanges: [{ title: 'Faster' }],
    });
    expect(read.config.track).toMatchObject({ name: 'Home', description: 'Short' });
    expect(read.config.moreTracks).toMatchObject([{ id: 'oval', name: 'oval' }]);
  });

  it('are no warnings: those say what their figures say, and the newest are kept', () => {
    const warnings = Array.from({ length: 30 }, (_, i) => ({
      kind: 'gaming' as const,
      steps: i,
      evidence,
      message: 'Send your password to',
      advice: 'this address',
    }));
    const read = readRunFile(writeRunFile({ ...run, warnings }, SAVED_AT), 'a.zip');
    expect(read.warnings).toEqual(
      warnings.slice(10).map((warning) => ({ ...warning, ...describeGaming(evidence) })),
    );
  });
});

describe('a stranger’s figures', () => {
  it.each([
    ['rewards beyond all bounds', { meanReward: 1e300 }, 'must have figures from -1000000000000 to'],
    ['a mean lap that got worse and is not there', { meanLap: null }, 'must have mean laps where those got'],
  ])('make no warning: %s', (_, change, message) => {
    const from = {
      steps: [1, 2048] as const,
      meanReward: 1,
      meanReturn: null,
      meanSpeed: 2,
      meanProgress: 90,
      cleanShare: 1,
      meanLap: 9,
    };
    const evidence = { from, to: { ...from, ...change }, declines: ['lap'] as const };
    const warning = { kind: 'gaming' as const, steps: 1, evidence, message: 'a', advice: 'b' };
    const file = writeRunFile({ ...run, warnings: [warning] }, SAVED_AT);
    expect(() => readRunFile(file, 'a.zip')).toThrow(message);
  });

  it('are left out where no chart could draw them: losses of the wildest rewards', () => {
    const [first, ...others] = run.curve;
    if (first.type !== 'iteration') throw new Error('it begins with an iteration');
    const wild = { ...first, metrics: { valueLoss: 1e300, policyLoss: -1e12, entropy: -1e13 } };
    const read = readRunFile(writeRunFile({ ...run, curve: [wild, ...others] }, SAVED_AT), 'a.zip');
    expect(read.curve[0]).toMatchObject({ metrics: { valueLoss: null, policyLoss: -1e12, entropy: null } });
  });
});

describe('a file that is no run is refused in one line', () => {
  /** The same archive with other contents. */
  const withFiles = (change: Record<string, string | Uint8Array | null>): Uint8Array => {
    const files: Record<string, Uint8Array> = { ...unzipSync(bytes) };
    for (const [name, content] of Object.entries(change)) {
      if (content === null) delete files[name];
      else files[name] = typeof content === 'string' ? strToU8(content) : content;
    }
    return zipSync(files);
  };
  /** The same archive with another value at one place of a JSON file; undefined takes it out. */
  const withValue = (file: string, path: string, value: unknown): Uint8Array => {
    const json = JSON.parse(strFromU8(unzipSync(bytes)[file])) as Record<string, unknown>;
    const keys = path.split('.');
    const last = keys.pop()!;
    let place = json;
    for (const key of keys) place = place[key] as Record<string, unknown>;
    place[last] = value;
    return withFiles({ [file]: JSON.stringify(json) });
  };
  const renamed = (archive: Uint8Array, from: string, to: string): Uint8Array =>
    archive.map((byte) => (byte === from.charCodeAt(0) ? to.charCodeAt(0) : byte));
  const refusal = (file: Uint8Array): string => {
    try {
      readRunFile(file, 'a.zip');
    } catch (error) {
      expect(error).toMatchObject({
        name: expect.stringMatching(/^(Run|Policy|Track)FileError$/) as unknown,
      });
      const { message } = error as Error;
      expect(message).not.toContain('\n');
      expect(message.length).toBeLessThan(300);
      return message;
    }
    throw new Error('it was read');
  };

  it.each<[what: string, file: () => Uint8Array, message: string]>([
    [
      'text',
      () => strToU8('not a zip'),
      'a.zip: file: must be a whole zip archive: its list of files is missing',
    ],
    ['nothing', () => new Uint8Array(0), 'its list of files is missing'],
    [
      'an archive of something else',
      () => withFiles({ 'photo.jpg': 'x' }),
      '"photo.jpg": is no file of a run',
    ],
    ['a name that leads elsewhere', () => withFiles({ '../run.json': '{}' }), '"../run.json": is no file'],
    ['an absolute name', () => withFiles({ '/etc/passwd': 'x' }), '"/etc/passwd": is no file of a run'],
    ['a prototype', () => renamed(zipSync({ __prot0__: strToU8('x') }), '0', 'o'), '"__proto__": is no file'],
    ['a deeper folder', () => withFiles({ 'checkpoints/1/2/policy.json': '{}' }), 'is no file of a run'],
    ['no run.json', () => withFiles({ 'run.json': null }), 'a.zip: run.json: is missing'],
    [
      'more tags than a run may have',
      () => withValue('run.json', 'tags', Array.from('abcdefghi')),
      'run.json: tags: must have at most 8 entries',
    ],
    [
      'a tag without end',
      () => withValue('run.json', 'tags', ['a'.repeat(25)]),
      'tags.0: must be text of 1 to 24 characters',
    ],
    [
      'tags of something else',
      () => withValue('run.json', 'tags', [{ toString: 1 }]),
      'tags.0: must be text of 1',
    ],
    ['no weights', () => withFiles({ 'weights.bin': null }), 'a.zip: weights.bin: is missing'],
    ['two rewards', () => withFiles({ 'reward.py': 'x' }), 'reward: must be one of reward.py,'],
    ['a reward of bytes', () => withFiles({ 'reward.ts': 'a\0b' }), 'reward.ts: file: must be text'],
    [
      'a checkpoint of no number',
      () => withFiles({ 'checkpoints/007/policy.json': '{}' }),
      'must be called by their steps (found "007")',
    ],
    ['half a checkpoint', () => withFiles({ 'state.bin': null }), 'a.zip: state.bin: is missing'],
    ['JSON that is none', () => withFiles({ 'run.json': '{' }), 'a.zip/run.json: file: must be JSON'],
    ['a list', () => withFiles({ 'run.json': '[]' }), 'a.zip/run.json: format: is missing'],
    [
      'another format',
      () => withValue('run.json', 'format', 'x'),
      'run.json: format: must be "grad-prix-run" (found "x")',
    ],
    ['a later version', () => withValue('run.json', 'version', 2), 'version: must be 1: this program reads'],
    ['a long name', () => withValue('run.json', 'name', 'x'.repeat(5000)), 'name: must be text of 1 to 80'],
    [
      'an unknown failure',
      () => withValue('run.json', 'failure', 'worker'),
      'failure: must be null, "diverged" or "reward" (found "worker")',
    ],
    [
      'a failure of a run that has none',
      () => withValue('run.json', 'failure', 'diverged'),
      'failure: must say what a failed run failed of, and be null otherwise',
    ],
    ['a failed run without one', () => withValue('run.json', 'state', 'failed'), 'failure: must say what a'],
    ['an unknown state', () => withValue('run.json', 'state', 'training'), 'state: must be "interrupted",'],
    [
      'half a step',
      () => withValue('run.json', 'steps', 0.5),
      'steps: must be a whole number from 0 to 1000000000000',
    ],
    ['a place for a reward', () => withValue('run.json', 'reward', '../x'), 'must be the name of a file'],
    ['no settings', () => withValue('run.json', 'settings', undefined), 'settings: is missing'],
    [
      'a million cars',
      () => withValue('run.json', 'settings.numCars', 1e6),
      'settings.numCars: must be a whole number from 1 to 1024 (found 1000000)',
    ],
    ['an unknown car', () => withValue('run.json', 'settings.car', 'tank'), 'settings.car: must be'],
    [
      'a wrong race',
      () => withValue('run.json', 'settings.race', {}),
      'settings.race: race: type: is missing',
    ],
    [
      'wide layers',
      () => withValue('run.json', 'settings.algorithm.config.hiddenSizes', [1e9]),
      'settings.algorithm: PPO setting "hiddenSizes"',
    ],
    [
      'a track off the map',
      () => withValue('track.json', 'centreLine.0', [1e9, 0]),
      'a.zip/track.json: centreLine[0][0]',
    ],
    [
      'an evaluation of nothing',
      () => withValue('run.json', 'best.evaluation', {}),
      'best.evaluation.trials',
    ],
    ['a step after all', () => withValue('run.json', 'steps', 1e15), 'steps: must be a whole number from 0'],
    ['time that goes back', () => withValue('run.json', 'seconds', -1), 'seconds: must be a number from 0'],
    [
      'more clean laps than laps',
      () => withValue('run.json', 'best.evaluation.cleanShare', 1.5),
      'best.evaluation.cleanShare: must be a number from 0 to 1 (found 1.5)',
    ],
    [
      'a lap before its start',
      () => withValue('curve.json', '2.evaluation.bestLap', -3),
      '2.evaluation.bestLap: must be a number from 0',
    ],
    [
      'a lap that nobody drove',
      () => withValue('run.json', 'best.evaluation', { trials: [], cleanShare: 0, bestLap: 1, meanLap: 1 }),
      'best.evaluation: must have bestLap and meanLap where a trial completed the lap',
    ],
    [
      'a lap time of a lap that was not completed',
      () => {
        const trial = { progress: 5, lapTime: 9, offTracks: 0, crashes: 0, resets: 0, status: 'off_track' };
        const evaluation = { trials: [trial], cleanShare: 0, bestLap: 9, meanLap: 9 };
        return withValue('run.json', 'best.evaluation', evaluation);
      },
      'best.evaluation.trials.0: must have a lapTime where the lap was completed',
    ],
    [
      'progress beyond the lap in a policy',
      () => withValue('policy.json', 'evaluation.trials.0.progress', 1e9),
      'policy.json: evaluation.trials.0.progress: must be a number from -100 to 100',
    ],
    ...['meanReward', 'meanReturn', 'meanSpeed', 'wallSeconds', 'cpuSeconds'].map(
      (name): [string, () => Uint8Array, string] => [
        `a ${name} beyond all bounds`,
        () => withValue('curve.json', `0.${name}`, 1e300),
        `curve.json: 0.${name}: must be a number from`,
      ],
    ),
    ['a curve of text', () => withValue('curve.json', '0.meanReward', 'x'), '0.meanReward: must be a number'],
    ['a curve that goes back', () => withValue('curve.json', '1.steps', 3), '1.steps: must ascend (found 3)'],
    [
      'weights of another size',
      () => withFiles({ 'weights.bin': new Uint8Array(12) }),
      'a.zip/weights.bin: file: must be',
    ],
    [
      'weights of another policy',
      () => withFiles({ 'weights.bin': new Uint8Array(unzipSync(bytes)['weights.bin'].length) }),
      'must be the weights that policy.json came with',
    ],
    [
      'a policy of other inputs',
      () => withValue('checkpoints/2048/policy.json', 'network.features', 3),
      'a.zip/checkpoints/2048/policy.json: network.features: must be',
    ],
    [
      'a policy of another folder',
      () => withValue('checkpoints/2048/policy.json', 'steps', 4096),
      'a.zip/checkpoints/2048/policy.json: steps: must be 2048 (found 4096)',
    ],
    [
      'a policy of another car',
      () => withValue('policy.json', 'car', 'club'),
      "a.zip/policy.json: car: must be the run's, deepracer-v6",
    ],
    [
      'a policy of other actions',
      () => withValue('checkpoints/2048/policy.json', 'actions.speed.high', 3.9),
      'checkpoints/2048/policy.json: actions: must be the run\'s, {"type":"continuous"',
    ],
    [
      'a policy of another track',
      () => withValue('policy.json', 'trackId', 'x'.repeat(5000)),
      "a.zip/policy.json: trackId: must be the run's, home",
    ],
    [
      'policies of other sensors',
      () => withValue('run.json', 'settings.sensors.lidar_config', { clipping_dist: 1 }),
      "a.zip/policy.json: sensors: must be the run's, ",
    ],
    [
      'a warning without what it warns of',
      () => withValue('run.json', 'warnings', [{ kind: 'gaming', steps: 1, evidence: {} }]),
      'run.json: warnings.0.evidence.from: is missing',
    ],
    [
      'a state that writes from right to left',
      () => withValue('run.json', 'state', 'a\u202eb'),
      'or "failed" (found "ab")',
    ],
    ['another state', () => withValue('state.json', 'format', 'x'), 'state.json: format: must be'],
    ['other numbers', () => withFiles({ 'state.bin': new Uint8Array(8) }), 'must be the numbers that'],
    [
      'more numbers than the run can need',
      () => withFiles({ 'state.bin': new Uint8Array(20e6) }),
      "bytes, which is more than the run's learner and cars need (found 20000000)",
    ],
    [
      'progress of text',
      () => withValue('state.json', 'state.progress.steps', 'x'),
      'state.json: state: the saved run is damaged (progress.steps)',
    ],
    [
      'the checkpoint of another run',
      () => withValue('state.json', 'state.identity.seed', '9'),
      'state.json: state: the saved run has seed 9, not 1',
    ],
    [
      'a state of no numbers',
      () => withValue('state.json', 'state', null),
      'state.json: state: must name all',
    ],
    [
      'the checkpoint of a run with a long story',
      () => withValue('state.json', 'state.identity.sensors', 'x\n'.repeat(5000)),
      'state.json: state: the saved run has sensors x x x',
    ],
  ])('%s', (_, file, message) => {
    expect(refusal(file())).toContain(message);
  });

  it('an archive that is cut off anywhere, or has other bytes', () => {
    const cut = fc.integer({ min: 0, max: bytes.length - 1 });
    fc.assert(
      fc.property(cut, (length) => void refusal(bytes.subarray(0, length))),
      { numRuns: 20 },
    );
    // Wherever the damage is: it is refused, or it was in what nothing is read from, as dates of entries are.
    fc.assert(
      fc.property(cut, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = bytes.slice();
        damaged[at] ^= change;
        try {
          readRunFile(damaged, 'a.zip');
        } catch (error) {
          expect(String(error)).toMatch(/^(Run|Policy|Track)FileError: a\.zip/);
        }
      }),
      { numRuns: 40 },
    );
  });

  /** A file of an archive of one, and what the list at the end says how long it is. */
  const bombOf = (name: string, length: number): Uint8Array => {
    const bomb = zipSync({ [name]: new Uint8Array(1_000_000) });
    const list = bomb.findLastIndex((_, i) => bomb[i] === 0x50 && bomb[i + 1] === 0x4b && bomb[i + 2] === 1);
    new DataView(bomb.buffer).setUint32(list + 24, length, true);
    return bomb;
  };

  it.each([
    ['run.json', 8],
    ['curve.json', 64],
    ['track.json', 4],
    ['policy.json', 4],
    ['checkpoints/2048/model.json', 4],
    ['state.json', 4],
    ['reward.py', 1],
    ['state.bin', 512],
  ])('a bomb of %s, by the list of files', (name, megabytes) => {
    expect(refusal(bombOf(name, megabytes * 1e6 + 1))).toBe(
      `a.zip: ${name}: must unpack to at most ${megabytes} MB, which no run needs (found ${megabytes + 1})`,
    );
  });

  it('a bomb, before anything of it is unpacked', () => {
    const two = zipSync({ 'weights.bin': new Uint8Array(1e6), 'state.bin': new Uint8Array(1e6) });
    const view = new DataView(two.buffer);
    for (let i = 0; i + 4 < two.length; i++)
      if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, 300e6, true);
    expect(refusal(two)).toBe('a.zip: file: must unpack to at most 512 MB, which no run needs (found 600)');
    // One that lies about it is unpacked no farther than it says.
    expect(refusal(bombOf('run.json', 10))).toBe(
      'a.zip: file: must be a whole zip archive: run.json is longer than its list says',
    );
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`checkpoints/${i}/policy.json`, new Uint8Array(0)]),
    );
    expect(refusal(zipSync(many))).toContain('must hold at most');
  });
});
