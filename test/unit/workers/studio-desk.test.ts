import { afterEach, describe, expect, it } from 'vitest';
import { spawnProcess } from '../../../src/cli/scorer-spawn.ts';
import type { RewardProfile } from '../../../src/reward/profile/profile.ts';
import { ProfileError } from '../../../src/reward/profile/profile-error.ts';
import type { Finding } from '../../../src/reward/review/finding.ts';
import type { RewardSource } from '../../../src/reward/reward-scorer.ts';
import { ROW_SIZE } from '../../../src/reward/step-params.ts';
import { recordLaps } from '../../../src/training/recorded-laps.ts';
import type { RewardPlace, StudioMessage, StudioOutcome } from '../../../src/workers/protocol.ts';
import { StudioDesk } from '../../../src/workers/studio-desk.ts';
import { studioFault } from '../../../src/workers/studio-fault.ts';
import { PATIENT_LIMITS } from '../../contract/reward-limits.ts';
import { trackFile } from '../../contract/track-files.ts';
import { shippedPolicy } from '../training/shipped-policy.ts';

const home = trackFile('home');
let kills: (() => void)[] = [];
let answers: StudioMessage[] = [];

afterEach(() => {
  for (const kill of kills) kill();
  [kills, answers] = [[], []];
});

/** @param now the studio's clock, ms */
function openDesk(now = () => 0): StudioDesk {
  const spawn = spawnProcess(() => undefined);
  return new StudioDesk({
    spawn: (runtime, events) => {
      const worker = spawn(runtime, events);
      kills.push(() => worker.kill());
      return worker;
    },
    timer: {
      after(milliseconds, action) {
        const timeout = setTimeout(action, milliseconds);
        return () => clearTimeout(timeout);
      },
    },
    post: (message) => answers.push(message),
    limits: PATIENT_LIMITS,
    now,
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
  });
}

const PLACE: RewardPlace = { track: home, car: 'deepracer-v6', race: { type: 'time-trial' }, seed: 1 };

function reward(body: string): RewardSource {
  return { language: 'javascript', file: 'reward.js', code: `function reward_function(params) { ${body} }` };
}

function askField(desk: StudioDesk, requestId: number, body: string, term: number | null = null): void {
  const task = { reward: reward(body), ...PLACE, manner: { speed: 2, heading: 0, steering: 0 }, term };
  desk.receive({ type: 'field', requestId, task });
}

function askReview(desk: StudioDesk, requestId: number, body: string, isRecorded = false): void {
  const task = { reward: reward(body), ...PLACE, alternateDirection: false, isRecorded };
  desk.receive({ type: 'review', requestId, task });
}

/** The answer to a question, when it has come. */
async function answerTo(requestId: number) {
  let found: StudioMessage | undefined;
  await expect
    .poll(
      () => (found = answers.find((message) => 'requestId' in message && message.requestId === requestId)),
      {
        timeout: 60_000,
      },
    )
    .toBeDefined();
  return found as Extract<StudioMessage, { requestId: number }>;
}

describe('the studio', () => {
  it('paints a field with what is least and most of it', async () => {
    const desk = openDesk();
    askField(desk, 1, 'return params.is_left_of_center ? 3 : -1;');
    const { outcome } = await answerTo(1);
    expect(outcome).toMatchObject({
      type: 'done',
      result: { low: -1, high: 3, numAlong: 132, numAcross: 15, isCoarse: false },
    });
  });

  it('paints one term of a sum alone, and the whole where there is no such term', async () => {
    const desk = openDesk();
    const body = 'let r = params.is_left_of_center ? 3 : -1; r += params.speed; return r;';
    askField(desk, 1, body, 1);
    const terms = [
      { line: 1, text: 'params.is_left_of_center ? 3 : -1' },
      { line: 1, text: 'params.speed' },
    ];
    const one = await answerTo(1);
    expect(one.outcome).toMatchObject({ type: 'done', result: { low: 2, high: 2, term: 1, terms } });
    askField(desk, 2, body, 2);
    const whole = await answerTo(2);
    expect(whole.outcome).toMatchObject({ type: 'done', result: { low: 1, high: 5, term: null, terms } });
  });

  it('answers the newest question, and tells the older ones so', async () => {
    const desk = openDesk();
    for (const id of [1, 2, 3]) askField(desk, id, `return ${id};`);
    expect((await answerTo(3)).outcome).toMatchObject({ type: 'done', result: { low: 3 } });
    expect((await answerTo(1)).outcome).toEqual({ type: 'stale' });
    expect((await answerTo(2)).outcome).toEqual({ type: 'stale' });
  });

  it('ends code that never returns, says at which line, and goes on', async () => {
    const desk = openDesk();
    askField(desk, 1, '\n while (true) {} ');
    const { outcome } = await answerTo(1);
    expect(outcome).toMatchObject({ type: 'failed', fault: { file: 'reward.js', line: 2 } });
    askField(desk, 2, 'return 1;');
    expect((await answerTo(2)).outcome.type).toBe('done');
  });

  it.each([
    ['does not parse', 'return 1 +;', /^SyntaxError/, 1],
    [
      'raises somewhere on the road',
      'if (params.progress > 50) throw new TypeError("no"); return 1;',
      /^TypeError: no$/,
      1,
    ],
    ['returns no number', 'return "much";', /text/, 1],
  ])('says why a reward that %s cannot be painted', async (_, body, message, line) => {
    const desk = openDesk();
    askField(desk, 1, body);
    const { outcome } = await answerTo(1);
    expect(outcome).toMatchObject({ type: 'failed', fault: { line } });
    if (outcome.type === 'failed') expect(outcome.fault.message).toMatch(message);
  });

  it.each([
    ['what an expert would say', 'return 1 - params.distance_from_center;', 'pays-standing-still'],
    ['why it cannot be loaded', 'return 1 +;', 'fails'],
    ['in which situation it fails', 'return params.objects_location[0][0];', 'fails'],
  ])('says of a reward %s', async (_, body, rule) => {
    const desk = openDesk();
    askReview(desk, 1, body);
    const { outcome } = await answerTo(1);
    const rules = outcome.type === 'done' ? (outcome.result as readonly Finding[]).map((f) => f.rule) : [];
    expect(rules).toContain(rule);
  });

  it('lets a field go before a question about laps, which is answered all the same', async () => {
    const desk = openDesk();
    const drives = [{ policy: shippedPolicy('home'), starts: 3, noise: 0 }];
    desk.receive({
      type: 'recording',
      purpose: 'laps',
      recording: { track: home, race: { type: 'time-trial' }, seed: 1, drives },
    });
    const question = { scope: 'all', before: null, after: reward('return 1;'), lap: null } as const;
    desk.receive({ type: 'laps', requestId: 1, question });
    askField(desk, 2, 'return 2;');
    const laps = await answerTo(1);
    expect(laps.outcome).toMatchObject({ type: 'done', result: { best: expect.any(Number) as number } });
    expect(answers.map((message) => 'requestId' in message && message.requestId)).toEqual([2, 1]);
  });

  it('lets a field interrupt a review, which is answered all the same', async () => {
    const desk = openDesk();
    askReview(desk, 1, 'return params.speed;');
    askField(desk, 2, 'return 2;');
    const { outcome } = await answerTo(1);
    expect(outcome.type).toBe('done');
    expect(answers.map((message) => 'requestId' in message && message.requestId)).toEqual([2, 1]);
  });

  it('reviews a reward on recorded laps, and by how long its calls take', async () => {
    let readings = 0;
    const desk = openDesk(() => 1000 * (readings++) ** 2); // the more calls there are, the longer they take
    const drives = [{ policy: shippedPolicy('home'), starts: 1, noise: 0 }];
    const recording = { track: home, race: { type: 'time-trial' }, seed: 1, drives } as const;
    desk.receive({ type: 'recording', purpose: 'trial', recording });
    askReview(desk, 1, 'return params.speed;', true);
    const { outcome } = await answerTo(1);
    const found = outcome.type === 'done' ? (outcome.result as readonly Finding[]) : [];
    expect(found.map(({ rule }) => rule)).toContain('slow-call');
  });

  it('scores the steps of a lap as far as it has been driven, from its beginning each time', async () => {
    const desk = openDesk();
    const [{ rows }] = recordLaps(shippedPolicy('home'), home);
    const code = 'let calls = 0; function reward_function(params) { return ++calls; }';
    const task = { reward: { ...reward(''), code }, track: home };
    for (const [requestId, numSteps] of [
      [1, 3],
      [2, 5],
    ] as const) {
      desk.receive({
        type: 'trail',
        requestId,
        task: { ...task, numSteps, rows: rows.slice(0, numSteps * ROW_SIZE) },
      });
      const { outcome } = await answerTo(requestId);
      expect(outcome).toEqual({
        type: 'done',
        result: Float32Array.from({ length: numSteps }, (_, k) => k + 1),
      });
    }
  });

  it('profiles a reward along recorded laps, or along one that nobody has driven', async () => {
    const desk = openDesk();
    const task = { reward: reward('return params.speed < 0 ? 0 : 1;'), ...PLACE };
    desk.receive({ type: 'profile', requestId: 1, task: { ...task, isRecorded: false } });
    const drives = [{ policy: shippedPolicy('home'), starts: 1, noise: 0 }];
    const recording = { track: home, race: { type: 'time-trial' }, seed: 1, drives } as const;
    const profiles = [profileIn(await answerTo(1))];
    desk.receive({ type: 'recording', purpose: 'trial', recording });
    desk.receive({ type: 'profile', requestId: 2, task: { ...task, isRecorded: true } });
    profiles.push(profileIn(await answerTo(2)));
    const [lap] = recordLaps(shippedPolicy('home'), home, { starts: 1 });
    expect(profiles.map(({ calls, branches }) => [calls, branches[0].taken])).toEqual([
      [expect.any(Number), 0],
      [lap.rows.length / ROW_SIZE, 0],
    ]);
    desk.receive({
      type: 'profile',
      requestId: 3,
      task: { ...task, reward: reward('return params.x.y.z;'), isRecorded: true },
    });
    expect((await answerTo(3)).outcome).toMatchObject({ type: 'failed', fault: { line: 1 } });
    // It loads, but the text has no function of that name.
    const code = 'const f = (params) => 1;\nexports.reward_function = f;\n';
    desk.receive({
      type: 'profile',
      requestId: 4,
      task: { ...task, reward: { language: 'javascript', file: 'f.js', code }, isRecorded: true },
    });
    const { outcome } = await answerTo(4);
    expect(outcome).toMatchObject({
      type: 'failed',
      fault: { line: null, message: 'the profiler finds no reward_function in this text' },
    });
    const unread = new ProfileError('unreadable', 'the profiler cannot read this line', 2);
    expect(studioFault(unread, reward(''))).toEqual({
      file: 'reward.js',
      message: 'the profiler cannot read this line',
      line: 2,
    });
  });
});

function profileIn({ outcome }: { readonly outcome: StudioOutcome<unknown> }): RewardProfile {
  if (outcome.type !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.result as RewardProfile;
}
