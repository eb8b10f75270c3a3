import { JavaScriptCore } from '../reward/javascript/javascript-core.ts';
import { blobEvaluator } from './sandbox-evaluator.ts';
import { serveInSandbox } from './sandbox-serve.ts';

/** Entry of a JavaScript worker inside the sandbox. */
serveInSandbox(async () => ({ core: new JavaScriptCore(blobEvaluator), snapshot: null }));
