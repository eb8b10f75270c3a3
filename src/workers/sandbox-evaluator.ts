import { ScriptSyntaxError } from '../reward/javascript/script-evaluator.ts';
import type { ScriptEvaluator } from '../reward/javascript/script-evaluator.ts';

/**
 * Runs scripts as blob modules: the sandbox's policy forbids `eval`, and allows scripts that are made inside it. Error
 * traces call such a script by its blob URL.
 */
export function startBlobEvaluator(): ScriptEvaluator {
  const wait = self.setTimeout.bind(self); // before user code can replace it
  return {
    async evaluate(expression) {
      const url = scriptUrl(`export default ${expression}`);
      try {
        const module = (await import(/* @vite-ignore */ url)) as { default: unknown };
        return { value: module.default, stackName: url };
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw new ScriptSyntaxError(error.message, await findSyntaxErrorLine(expression));
      } finally {
        URL.revokeObjectURL(url);
      }
    },
    // The event of a rejection is a task that is made after those of the current one.
    settle: () => new Promise((resolve) => wait(() => wait(resolve))),
    setRandom(random) {
      Math.random = random;
      // Random numbers that no seed repeats; Node's scorer does not have them either.
      Object.defineProperty(self, 'crypto', { value: undefined, configurable: true });
    },
  };
}

/**
 * A failed `import()` does not say where, but a worker whose script does not parse reports the line to its parent. The
 * script is only parsed: the expression is a function that nobody calls. One that parses, since only modules object to it,
 * goes on and says so.
 */
function findSyntaxErrorLine(expression: string): Promise<number | null> {
  const url = scriptUrl(`${expression};postMessage(null)`);
  const probe = new Worker(url);
  return new Promise<number | null>((resolve) => {
    probe.onerror = (event) => {
      event.preventDefault();
      resolve(event.lineno > 0 ? event.lineno : null);
    };
    probe.onmessage = () => resolve(null);
  }).finally(() => {
    probe.terminate();
    URL.revokeObjectURL(url);
  });
}

function scriptUrl(code: string): string {
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}
