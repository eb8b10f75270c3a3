import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GuardedScorer } from '../../../src/reward/guarded-scorer.ts';
import { SandboxHost } from '../../../src/workers/client/sandbox-host.ts';
import { sandboxScorer } from '../../../src/workers/client/sandbox-scorer.ts';
import { PATIENT_LIMITS } from '../../contract/reward-limits.ts';
import { JAVASCRIPT_ATTACKS } from './javascript-attacks.ts';
import { CTYPES_ATTACK, PYTHON_ATTACKS } from './python-attacks.ts';

const URL_OF_APP = `${location.origin}/`;
const CONTEXT = { numCars: 1, numObjects: 0, courses: [{ trackLength: 1, waypoints: [[0, 0]] as const }] };
const BATCH = { numSteps: 1, numCars: 1, rows: new Float64Array(16) };
/** How long an attempt may take to come to something, milliseconds. */
const PATIENCE = 8000;

const host = new SandboxHost({ parent: document.body, url: '/sandbox.html' });
let printed = '';
const scorer: GuardedScorer = sandboxScorer(host, {
  limits: PATIENT_LIMITS,
  onPrint: (text) => (printed += text),
});

// What an attempt through a channel of the app would find.
const app = new BroadcastChannel('app');
beforeAll(() => {
  app.onmessage = () => app.postMessage('hello');
});
afterAll(() => {
  app.close();
  scorer.close();
  host.close();
});

/** Loads code that prints how its attempt went, and asks until it knows. */
async function outcomeOf(language: 'python' | 'javascript', code: string): Promise<string> {
  await scorer.load({ language, file: 'attack', code }, CONTEXT);
  const end = performance.now() + PATIENCE;
  do {
    printed = '';
    await scorer.score(BATCH);
    await new Promise((resolve) => setTimeout(resolve, 20));
  } while (printed.trim() === 'pending' && performance.now() < end);
  return printed.trim();
}

describe('JavaScript that reaches out of the sandbox', { timeout: 30_000 }, () => {
  const attempt = (code: string, report: string): string => `
    const URL_OF_APP = ${JSON.stringify(URL_OF_APP)};
    (async () => { ${code} })().then((x) => ${report}('reached ' + x), (e) => ${report}('refused ' + e));`;

  test.each(JAVASCRIPT_ATTACKS)('$name is refused', async ({ code }) => {
    const reward = `let result = 'pending';
      const tell = (text) => { result = text; };
      ${attempt(code, 'tell')}
      function reward_function(params) { console.log(result); return 0; }`;
    expect(await outcomeOf('javascript', reward)).toMatch(/^refused/);
  });

  // The same attempts where nothing stops them: what is refused above would be noticed if it were not.
  test.each(JAVASCRIPT_ATTACKS.filter(({ reachesWithoutSandbox }) => reachesWithoutSandbox))(
    '$name succeeds in an ordinary worker',
    async ({ code }) => {
      const url = URL.createObjectURL(new Blob([attempt(code, 'postMessage')], { type: 'text/javascript' }));
      const worker = new Worker(url);
      const outcome = await new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
      worker.terminate();
      URL.revokeObjectURL(url);
      expect(outcome).toMatch(/^reached/);
    },
  );

  test('a message to the frame goes nowhere', async () => {
    const heard: unknown[] = [];
    const listen = ({ data }: MessageEvent): void => void heard.push(data);
    addEventListener('message', listen);
    await outcomeOf(
      'javascript',
      `postMessage({ type: 'failed', workerId: 1, message: 'forged' });
       postMessage({ type: 'started', snapshot: new Blob(['forged']) });
       function reward_function(params) { console.log('sent'); return 0; }`,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    removeEventListener('message', listen);
    expect(
      heard.filter(
        (data) => JSON.stringify(data).includes('forged') || JSON.stringify(data).includes('started'),
      ),
    ).toEqual([]);
  });

  test('patched built-ins do not outlive their worker', async () => {
    const forged = `Math.abs = () => 0; Float64Array.prototype.every = () => true;
      function reward_function(params) { return 1e9; }`;
    await scorer.load({ language: 'javascript', file: 'attack', code: forged }, CONTEXT);
    await scorer.score(BATCH).catch(() => {});
    scorer.close();
    await scorer.load(
      { language: 'javascript', file: 'r', code: 'function reward_function(p) { return Math.abs(-2); }' },
      CONTEXT,
    );
    expect(await scorer.score(BATCH)).toEqual(new Float64Array([2]));
  });
});

describe('Python that reaches out of the sandbox', { timeout: 60_000 }, () => {
  const prelude = `
URL_OF_APP = ${JSON.stringify(URL_OF_APP)}
result = 'pending'
def reached(found):
    global result
    result = f'reached {found}'
def refused(reason):
    global result
    result = f'refused {reason}'
`;

  test.each(Object.entries(PYTHON_ATTACKS))('%s is refused', async (_name, attack) => {
    const guarded = `try:${attack.replaceAll('\n', '\n    ')}
except BaseException as error:
    refused(f'{type(error).__name__} {error}')
def reward_function(params):
    print(result.replace('\\n', ' '))
    return 0
`;
    expect(await outcomeOf('python', prelude + guarded)).toMatch(/^refused/);
  });

  test('ctypes and emscripten_run_script run no script', async () => {
    const outcome = await outcomeOf('python', prelude + CTYPES_ATTACK).catch(
      (error: unknown) => `refused ${String(error)}`,
    );
    expect(outcome).toMatch(/^refused/);
  });

  test('a list without end is a MemoryError, and the next reward runs', async () => {
    const bomb = 'def reward_function(params):\n    x = []\n    while True: x.append([0] * 1_000_000)';
    await scorer.load({ language: 'python', file: 'bomb.py', code: bomb }, CONTEXT);
    await expect(scorer.score(BATCH)).rejects.toMatchObject({ fault: { type: 'MemoryError', line: 3 } });
    await scorer.load(
      { language: 'python', file: 'r.py', code: 'def reward_function(params): return 2' },
      CONTEXT,
    );
    expect(await scorer.score(BATCH)).toEqual(new Float64Array([2]));
  });
});
