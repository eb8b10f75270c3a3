import type { RewardFault, RewardSource } from '../reward-scorer.ts';
import { CoreLoadError } from '../scorer-core.ts';
import type { CallFault, ParamsOutcome, ScorerCore } from '../scorer-core.ts';
import type { RewardBatch, ScoringContext } from '../step-params.ts';

/** The methods of `Runner` in runner.py. Faults are JSON text of a `CallFault`; none is undefined. */
interface PythonRunner {
  readonly compile: (source: string, file: string) => string | undefined;
  readonly instantiate: (car: number) => string | undefined;
  readonly set_context: (contextJson: string) => void;
  readonly open: (rows: Float64Array, calls: number) => void;
  readonly run: (first: number, count: number) => string | undefined;
  readonly read: (rewards: Float64Array) => void;
  readonly load_params: (paramsJson: string) => number;
  readonly score_params: (index: number) => string;
  readonly take_printed: () => string;
}

/** As much of Pyodide as the core needs. */
export interface PythonInterpreter {
  runPython(code: string): unknown;
}

/**
 * Runs rewards written in Python on CPython itself (Pyodide). Only numbers and text cross the border between the
 * languages: rows go in and rewards come out as one block, and the params dicts are made in Python.
 */
export class PythonCore implements ScorerCore {
  readonly #runner: PythonRunner;
  #calls = 0;

  /** @param runnerSource text of runner.py */
  constructor(interpreter: PythonInterpreter, runnerSource: string) {
    this.#runner = bindMethods(interpreter.runPython(runnerSource) as PythonRunner);
  }

  async load(source: RewardSource, context: ScoringContext, onModule: (car: number) => void): Promise<void> {
    this.#runner.set_context(JSON.stringify(context));
    this.#compile(source);
    for (let car = 0; car < context.numCars; car++) {
      onModule(car);
      assertLoaded(this.#runner.instantiate(car));
    }
  }

  open(batch: RewardBatch): void {
    this.#calls = batch.numSteps * batch.numCars;
    this.#runner.open(batch.rows, this.#calls);
  }

  run(first: number, count: number): CallFault | null {
    const failed = this.#runner.run(first, count);
    return failed === undefined ? null : parseFault(failed);
  }

  rewards(): Float64Array {
    const rewards = new Float64Array(this.#calls);
    this.#runner.read(rewards);
    return rewards;
  }

  async loadParams(source: RewardSource, paramsJson: string): Promise<number> {
    this.#compile(source);
    assertLoaded(this.#runner.instantiate(0));
    return this.#runner.load_params(paramsJson);
  }

  scoreParams(index: number): ParamsOutcome {
    return JSON.parse(this.#runner.score_params(index)) as ParamsOutcome;
  }

  takePrinted(): string {
    return this.#runner.take_printed();
  }

  #compile({ code, file }: RewardSource): void {
    assertLoaded(this.#runner.compile(code, file));
  }
}

/** Looks every method up once: each look-up through Pyodide's proxy makes a new proxy. */
function bindMethods(runner: PythonRunner): PythonRunner {
  const { compile, instantiate, set_context, open, run, read, load_params, score_params, take_printed } =
    runner;
  return { compile, instantiate, set_context, open, run, read, load_params, score_params, take_printed };
}

function parseFault(json: string): CallFault {
  return JSON.parse(json) as { call: number; fault: RewardFault };
}

function assertLoaded(failed: string | undefined): void {
  if (failed !== undefined) throw new CoreLoadError(parseFault(failed).fault);
}
