import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright';

/** Longest that attempts outside may take, ms. */
const PATIENCE = 40_000;
/** Longest that a plain runner waits for an answer that comes at once if it comes at all, ms. */
const SILENCE = 1500;

/** Makes a reward's attempts in an ordinary worker or frame of the page. @returns the message it throws */
export function attemptInPage(page: Page, where: 'worker' | 'page', reward: string): Promise<string> {
  const script = `${reward}
    const poll = setInterval(() => {
      try { reward_function({}); } catch (error) { clearInterval(poll); report(error.message); }
    }, 20);`;
  return page.evaluate(
    ([where, script, patience]) =>
      new Promise<string>((resolve, reject) => {
        setTimeout(() => reject(new Error('no outcome')), patience);
        if (where === 'worker') {
          const text = `const report = (message) => postMessage({ report: message });\n${script}`;
          const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
          worker.onmessage = ({ data }: MessageEvent<{ report?: string }>) => {
            if (data.report === undefined) return;
            worker.terminate();
            resolve(data.report);
          };
          worker.onerror = (event) => reject(new Error(event.message));
        } else {
          const frame = document.createElement('iframe');
          document.body.append(frame);
          const inside = frame.contentWindow as unknown as {
            report: typeof resolve;
            eval: (code: string) => void;
          };
          inside.report = (message) => {
            frame.remove();
            resolve(message);
          };
          inside.eval(script);
        }
      }),
    [where, script, PATIENCE] as const,
  );
}

/** Pyodide as everybody uses it, in a module worker of the page: what our sandbox would be without its walls. */
export class PlainPyodide {
  readonly #page: Page;
  readonly #server: Server;

  private constructor(page: Page, server: Server) {
    this.#page = page;
    this.#server = server;
  }

  /** Serves Pyodide's files to the page. */
  static async open(page: Page): Promise<PlainPyodide> {
    const server = createServer((request, response) => {
      const name = (request.url ?? '').slice(1);
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('content-type', name.endsWith('.mjs') ? 'text/javascript' : 'application/wasm');
      response.end(readFileSync(new URL(`../../../node_modules/pyodide/${name}`, import.meta.url)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PlainPyodide(page, server);
  }

  /** @returns the message of what the reward throws when it has made its attempts */
  async attempt(reward: string): Promise<string> {
    return this.#run(
      `
      pyodide.runPython(reward, { globals });
      const run = globals.get('reward_function');
      const poll = setInterval(() => {
        try { run({}); } catch (error) {
          clearInterval(poll);
          postMessage(/RuntimeError: (.*)/.exec(error.message)?.[1] ?? error.message);
        }
      }, 20);`,
      reward,
      PATIENCE,
    );
  }

  /** What a runner sees that trusts a reward, see `trustJavaScript`. */
  trust(reward: string): Promise<string> {
    return this.#run(
      `
      pyodide.setStdout({ batched: (line) => postMessage(line) });
      try {
        pyodide.runPython(reward + ${JSON.stringify(TRUSTING)}, { globals });
        await new Promise((resolve) => setTimeout(resolve));
        postMessage({ rewards: globals.get('runner').score(4).toJs() });
      } catch (error) {
        postMessage({ error: error.message.trim().split('\\n').at(-1) });
      }`,
      reward,
      SILENCE,
    );
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #run(use: string, reward: string, patience: number): Promise<string> {
    const { port } = this.#server.address() as AddressInfo;
    const base = `http://127.0.0.1:${port}/`;
    const script = `import { loadPyodide } from '${base}pyodide.mjs';
      const pyodide = await loadPyodide({ indexURL: '${base}' });
      const globals = pyodide.toPy({ __name__: 'reward_0' });
      const reward = ${JSON.stringify(reward)};
      postMessage('up');
      ${use}`;
    return this.#page.evaluate(listenToWorker, [script, 'module', patience] as const).then(judge);
  }
}

const TRUSTING = `
class Runner:
    def score(self, calls):
        self.rewards = rewards = [0.0] * calls
        for call in range(calls): self.rewards[call] = reward_function({})
        return self.rewards
runner = Runner()
`;

/**
 * What a runner sees that trusts a reward: it has it called four times in an ordinary worker, over a port as ours does, and
 * believes what comes back.
 * @returns 'answered' for a reward that does no harm, else in a word what came instead
 */
export function trustJavaScript(page: Page, reward: string): Promise<string> {
  const script = `postMessage('up');
    console.log = (text) => postMessage(text);
    const score = async () => {
      const rewards = [];
      for (let i = 0; i < 4; i++) rewards.push(reward_function({}));
      return { rewards };
    };
    const sendUp = postMessage.bind(self);
    const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data').get;
    const { port1: asking, port2: asked } = new MessageChannel();
    asked.onmessage = async ({ data }) => {
      try { asked.postMessage(await score(data)); } catch (error) { asked.postMessage({ error: String(error) }); }
    };
    asking.onmessage = (event) => sendUp(dataOf.call(event));
    asking.postMessage.bind(asking)({ id: 1 });
    ${reward}`;
  return page.evaluate(listenToWorker, [script, 'classic', SILENCE] as const).then(judge);
}

/** What a worker said after 'up', at most so much as is needed to judge it; a text if it broke instead. */
type Heard = readonly unknown[] | string;

/** In the page: listens to a worker until it has been silent for `patience`, or has told what came of its attempts. */
function listenToWorker([script, type, patience]: readonly [
  string,
  'classic' | 'module',
  number,
]): Promise<Heard> {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type });
  const heard: unknown[] = [];
  return new Promise<Heard>((resolve) => {
    let wait = setTimeout(() => resolve('did not start'), 60_000);
    worker.onerror = (event) => resolve(`failed: ${event.message}`);
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== 'up') {
        if (heard.length <= 20) heard.push(data);
        if (typeof data === 'string' && data.includes('¦')) resolve(heard);
        return;
      }
      clearTimeout(wait);
      wait = setTimeout(() => resolve(heard), patience);
    };
  }).finally(() => worker.terminate());
}

/** What it said, in a word. */
function judge(heard: Heard): string {
  if (typeof heard === 'string') return heard.slice(0, 60);
  if (heard.length === 0) return 'silent';
  if (heard.length > 20) return 'flooded';
  const first = heard[0] as string | { readonly rewards?: unknown; readonly error?: string } | null;
  if (typeof first === 'string') return first.includes('¦') ? first : 'deceived';
  if (first?.error !== undefined) return `raised ${first.error}`.slice(0, 60);
  const rewards: unknown[] = Array.isArray(first?.rewards) ? first.rewards : [];
  const isHonest = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= 1e5;
  return heard.length === 1 && rewards.length === 4 && rewards.every(isHonest) ? 'answered' : 'deceived';
}

/** Runs a reward's attempts in the Python of this machine. @returns its message; null where there is no Python */
export function attemptInCPython(reward: string): Promise<string | null> {
  const program = `__name__ = 'reward_0'
${reward}
while True:
    try: reward_function({})
    except RuntimeError as error:
        print(error)
        break
    time.sleep(0.02)
`;
  return new Promise((resolve) => {
    const python = spawn('python3', ['-c', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    python.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    python.on('error', () => resolve(null));
    python.on('close', () => resolve(text.trim()));
  });
}
