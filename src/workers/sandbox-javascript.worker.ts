import { JavaScriptCore } from '../reward/javascript/javascript-core.ts';
import { startBlobEvaluator } from './sandbox-evaluator.ts';
import { serveInSandbox } from './sandbox-serve.ts';

/** Entry of a JavaScript worker inside the sandbox. */
serveInSandbox(async (_start, now) => {
  const core = new JavaScriptCore(startBlobEvaluator(), now);
  self.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    core.reportRejection(event.reason);
  });
  return { core, snapshot: null };
});
