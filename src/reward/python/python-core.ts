import { batchSeed } from '../batch-seed.ts';
import { explainParameters } from '../explain-parameters.ts';
import { PrintedText } from '../printed-text.ts';
import type { RewardFault, RewardSource } from '../reward-scorer.ts';
import { CoreLoadError } from '../scorer-core.ts';
import type { CallFault, ParamsOutcome, ScorerCore, Stretch } from '../scorer-core.ts';
import type { RewardBatch, ScoringContext } from '../step-params.ts';
import { installWheels } from './install-wheels.ts';
import type { PackageLoader } from './install-wheels.ts';
import { takeRunner } from './park-runner.ts';
import { packedRowFormat, packRows } from './pack-rows.ts';
import type { Wheel } from './package-source.ts';
import { LOAD_SEED } from './seeded-entropy.ts';
import type { SeededEntropy } from './seeded-entropy.ts';

/** The methods of `Runner` in runner.py. Faults are JSON text of a `CallFault`; none is undefined. */
interface PythonRunner {
  readonly compile: (source: string, file: string, traced: boolean) => string | undefined;
  readonly instantiate: (car: number) => string | undefined;
  readonly set_context: (contextJson: string, rowFormat: string) => void;
  readonly open: (rows: Uint8Array, calls: number, seed: number) => void;
  readonly run: (first: number, end: number, milliseconds: number, traced: boolean) => number | string;
  readonly read: (rewards: Float64Array) => void;
  readonly load_params: (paramsJson: string) => number;
  readonly score_params: (index: number) => string;
  readonly begin_printed: (send: ((text: string) => void) | undefined) => void;
  readonly take_printed: () => string;
}

/** As much of Pyodide as the core needs. */
export interface PythonInterpreter extends PackageLoader {
  runPython(code: string): unknown;
  setStdout(options: { readonly batched: (line: string) => void }): void;
  setStderr(options: { readonly batched: (line: string) => void }): void;
}

/**
 * Runs rewards written in Python on CPython itself (Pyodide). Only numbers and text cross the border between the
 * languages: rows go in and rewards come out as one block, and the params dicts are made in Python.
 */
export class PythonCore implements ScorerCore {
  readonly #interpreter: PythonInterpreter;
  readonly #runner: PythonRunner;
  readonly #entropy: SeededEntropy;
  /** What gets past `sys.stdout`, for example through `os.write`. */
  readonly #written = new PrintedText();
  #calls = 0;
  #numObjects = 0;

  /**
   * @param interpreter in whose memory a runner is parked, see `parkRunner`
   * @param entropy what the interpreter takes for its platform's random bytes
   */
  constructor(interpreter: PythonInterpreter, entropy: SeededEntropy) {
    this.#interpreter = interpreter;
    this.#entropy = entropy;
    this.#runner = bindMethods(takeRunner(interpreter) as PythonRunner);
    const batched = (line: string): void => this.#written.add(`${line}\n`);
    interpreter.setStdout({ batched });
    interpreter.setStderr({ batched });
    // The first array that crosses makes Pyodide build a class, with builtins that user code may patch later.
    this.#runner.open(new Uint8Array(0), 0, LOAD_SEED);
  }

  install(wheels: readonly Wheel[], modules: readonly string[]): Promise<void> {
    return installWheels(this.#interpreter, wheels, modules);
  }

  async load(
    source: RewardSource,
    context: ScoringContext,
    onModule: (car: number) => void,
    traced: boolean,
  ): Promise<void> {
    this.#compile(source, traced);
    this.#runner.set_context(JSON.stringify(context), packedRowFormat(context.numObjects));
    this.#numObjects = context.numObjects;
    for (let car = 0; car < context.numCars; car++) {
      onModule(car);
      assertLoaded(this.#runner.instantiate(car));
    }
  }

  open(batch: RewardBatch): void {
    this.#calls = batch.numSteps * batch.numCars;
    const seed = batchSeed(batch);
    this.#entropy.seed(seed);
    this.#runner.open(packRows(batch.rows, this.#numObjects), this.#calls, seed);
  }

  run({ first, end, milliseconds, traced }: Stretch): number | CallFault {
    const outcome = this.#runner.run(first, end, milliseconds, traced);
    return typeof outcome === 'number' ? outcome : parseFault(outcome);
  }

  rewards(): Float64Array {
    const rewards = new Float64Array(this.#calls);
    this.#runner.read(rewards);
    return rewards;
  }

  async loadParams(source: RewardSource, paramsJson: string): Promise<number> {
    this.#compile(source, false);
    const count = this.#runner.load_params(paramsJson); // before the reward can patch what reads JSON
    assertLoaded(this.#runner.instantiate(0));
    return count;
  }

  scoreParams(index: number): ParamsOutcome {
    const outcome = JSON.parse(this.#runner.score_params(index)) as { reward: number } | CallFault;
    return 'fault' in outcome ? { error: outcome.fault } : outcome;
  }

  beginPrinted(send: ((text: string) => void) | null): void {
    this.#written.begin(send);
    this.#runner.begin_printed(send ?? undefined); // null would not become None
  }

  async settle(): Promise<void> {} // without an event loop nothing is left behind

  takePrinted(): string {
    return this.#runner.take_printed() + this.#written.take();
  }

  #compile({ code, file }: RewardSource, traced: boolean): void {
    this.#entropy.seed(LOAD_SEED);
    assertLoaded(this.#runner.compile(code, file, traced));
  }
}

/** Looks every method up once: each look-up through Pyodide's proxy makes a new proxy. */
function bindMethods(runner: PythonRunner): PythonRunner {
  const { compile, instantiate, set_context, open, run, read, load_params, score_params } = runner;
  const { begin_printed, take_printed } = runner;
  return {
    compile,
    instantiate,
    set_context,
    open,
    run,
    read,
    load_params,
    score_params,
    begin_printed,
    take_printed,
  };
}

function parseFault(json: string): CallFault & { readonly parameters?: readonly string[] } {
  return JSON.parse(json) as { call: number; fault: RewardFault };
}

function assertLoaded(failed: string | undefined): void {
  if (failed === undefined) return;
  const { fault, parameters } = parseFault(failed);
  throw new CoreLoadError(
    parameters ? { ...fault, message: explainParameters(parameters, 'python') } : fault,
  );
}
