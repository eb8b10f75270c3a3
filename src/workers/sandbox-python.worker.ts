import { PythonCore } from '../reward/python/python-core.ts';
import runner from '../reward/python/runner.py?raw';
import type { StartPython } from './sandbox-message.ts';
import { bootPyodide } from './sandbox-pyodide.ts';
import { serveInSandbox } from './sandbox-serve.ts';

/** Entry of a Python worker inside the sandbox. */
serveInSandbox(async (start) => {
  const { pyodide, snapshot } = await bootPyodide(start as StartPython);
  return { core: new PythonCore(pyodide, runner), snapshot };
});
