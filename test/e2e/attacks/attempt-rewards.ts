import type { Attempt, AttemptOutcome } from './attempt.ts';

/** Addresses that attempts know. */
export interface Targets {
  readonly evil: string;
  readonly app: string;
}

/** Longest an attempt may take to come to something, ms. */
const PATIENCE = 3000;
/** Characters that an outcome may take, so that those of a group fit into one message of an error. */
const DETAIL = 44;
/** Attempts of a reward that the app runs. */
export const GROUP = 8;

/** Attempts in groups that one reward makes: those of one place outside together, at most so many. */
export function groupAttempts(attempts: readonly Attempt[], size: number): readonly (readonly Attempt[])[] {
  const places = [...new Set(attempts.map(({ outside }) => outside))];
  return places.flatMap((place) => {
    const all = attempts.filter(({ outside }) => outside === place);
    const starts = all.flatMap((_, i) => (i % size === 0 ? [i] : []));
    return starts.map((start) => all.slice(start, start + size));
  });
}

/** A reward that makes the attempts one after the other, once, and then throws what came of them. */
export function javascriptReward(attempts: readonly Attempt[], { evil, app }: Targets): string {
  const list = attempts.map(({ code }) => `async () => { ${code} }`).join(',\n');
  return `const EVIL = ${JSON.stringify(evil)};
const APP = ${JSON.stringify(app)};
const outcomes = [];
const attempts = [
${list}
];
const settle = (attempt) => new Promise((resolve) => {
  const tell = (word) => (found) => resolve(word + ' ' + String(found).replaceAll('\\n', ' ').slice(0, ${DETAIL}));
  setTimeout(() => tell('refused')('nothing happened'), ${PATIENCE});
  attempt().then(tell('reached'), tell('refused'));
});
// Every car has a module of its own; the first one is enough.
const isFirst = self.attemptsOf !== ${JSON.stringify(attempts[0]?.name)};
if (isFirst) {
  self.attemptsOf = ${JSON.stringify(attempts[0]?.name)};
  (async () => { for (const attempt of attempts) outcomes.push(await settle(attempt)); })();
}
function reward_function(params) {
  if (isFirst && outcomes.length === attempts.length) throw new Error(outcomes.join('¦'));
  return 0;
}
`;
}

/**
 * Modules that take longer to import than a call may take on a busy machine, after those that they import themselves: each
 * is imported in a call of its own.
 */
const HEAVY_MODULES = [
  'socket',
  'selectors',
  'ipaddress',
  'urllib.parse',
  'datetime',
  'calendar',
  'random',
  'base64',
  'quopri',
  'email.charset',
  'email.header',
  'email._policybase',
  'email.utils',
  'email.message',
  'email.parser',
  'http.client',
  'tempfile',
  'urllib.request',
  'subprocess',
  'logging',
  'concurrent.futures',
  'asyncio.base_events',
  'asyncio',
  'pyodide.code',
  'pyodide.http',
];

/** The same in Python. */
export function pythonReward(attempts: readonly Attempt[], { evil, app }: Targets): string {
  const functions = attempts.map(
    ({ code }, i) => `def attempt_${i}(reached, refused):\n    ${code.replaceAll('\n', '\n    ')}\n`,
  );
  const isHeavy = attempts.some(({ code }) =>
    /import (urllib|http|subprocess|asyncio)|from pyodide/.test(code),
  );
  return `import importlib
import time
EVIL = ${JSON.stringify(evil)}
APP = ${JSON.stringify(app)}
outcomes = []
end = 0.0
modules = ${JSON.stringify(isHeavy ? HEAVY_MODULES : [])}
${functions.join('\n')}
attempts = [${attempts.map((_, i) => `attempt_${i}`).join(', ')}]
def make(attempt):
    place = len(outcomes)
    outcomes.append(None)
    def tell(word):
        def settle(found=None, *_):
            if outcomes[place] is None:
                outcomes[place] = f"{word} {found}".replace(chr(10), ' ')[:${DETAIL + 8}]
        return settle
    try:
        attempt(tell('reached'), tell('refused'))
    except BaseException as error:
        tell('refused')(f'{type(error).__name__} {error}')
def reward_function(params):
    global end
    if __name__ != 'reward_0':
        return 0
    if modules:
        try:
            importlib.import_module(modules.pop(0))
        except ImportError:
            pass
    elif outcomes and outcomes[-1] is None:
        if time.monotonic() > end:
            outcomes[-1] = 'refused nothing happened'
    elif len(outcomes) < len(attempts):
        end = time.monotonic() + ${PATIENCE / 1000}
        make(attempts[len(outcomes)])
    else:
        raise RuntimeError('¦'.join(outcomes))
    return 0
`;
}

/** Reads what such a reward threw. @throws Error for a message that is not of one */
export function readOutcomes(message: string, attempts: readonly Attempt[]): AttemptOutcome[] {
  const parts = message.split('¦');
  if (parts.length !== attempts.length || parts.some((part) => !/^(reached|refused)/.test(part)))
    throw new Error(
      `attempts (${attempts.map(({ name }) => name).join(', ')}) end with outcomes, not with: ${message}`,
    );
  return parts.map((part) => ({ reached: part.startsWith('reached'), detail: part.slice(8).trim() }));
}
