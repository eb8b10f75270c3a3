import type { PyodideInterface } from 'pyodide';
import { parkRunner } from '../reward/python/park-runner.ts';
import { PythonCore } from '../reward/python/python-core.ts';
import { SeededEntropy } from '../reward/python/seeded-entropy.ts';
import loopWatch from '../reward/python/loop_watch.py?raw';
import printed from '../reward/python/printed.py?raw';
import runner from '../reward/python/runner.py?raw';
import stepParams from '../reward/python/step_params.py?raw';
import type { StartPython } from './sandbox-message.ts';
import { bootPyodide } from './sandbox-pyodide.ts';
import { serveInSandbox } from './sandbox-serve.ts';

/** Entry of a Python worker inside the sandbox. */
serveInSandbox(async (start) => {
  const entropy = new SeededEntropy();
  const prepare = (pyodide: PyodideInterface): void =>
    parkRunner(pyodide, [loopWatch, printed, stepParams, runner]);
  const { pyodide, snapshot } = await bootPyodide(start as StartPython, entropy, prepare);
  return { core: new PythonCore(pyodide, entropy), snapshot };
});
