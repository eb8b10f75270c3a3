import { Rng } from '../../math/rng.ts';
import { batchSeed } from '../batch-seed.ts';
import { PrintedText } from '../printed-text.ts';
import { isReward } from '../reward-scorer.ts';
import type { RewardFault, RewardSource } from '../reward-scorer.ts';
import { faultOfValue } from '../reward-value.ts';
import type { CallFault, ParamsOutcome, ScorerCore, Stretch } from '../scorer-core.ts';
import { TRACE_LIMIT } from '../scorer-limits.ts';
import { freezeWaypoints, paramsFromRow, rowSize } from '../step-params.ts';
import type { RewardBatch, RewardParams, ScoringContext } from '../step-params.ts';
import { CapturedConsole } from './captured-console.ts';
import { LoopWatch } from './loop-guard.ts';
import { compileRewardModule } from './reward-module.ts';
import type { JavaScriptReward, RewardModule } from './reward-module.ts';
import type { ScriptEvaluator } from './script-evaluator.ts';
import { faultOfThrown } from './thrown-fault.ts';

/** Seed of the `Math.random` that a top level sees; see `batchSeed` for the rest. */
const LOAD_SEED = 1;

/** Runs rewards written in TypeScript or JavaScript. */
export class JavaScriptCore implements ScorerCore {
  readonly #evaluator: ScriptEvaluator;
  readonly #now: () => number;
  readonly #printed = new PrintedText();
  readonly #console = new CapturedConsole((text) => this.#printed.add(text));
  readonly #loops: LoopWatch;
  readonly #parseJson = JSON.parse; // user code may patch it
  #rng = new Rng(LOAD_SEED);
  /** Until the first load it knows no user code, and so no place in it. */
  #module: RewardModule | null = null;
  /** One per car. */
  #functions: JavaScriptReward[] = [];
  #context: ScoringContext = { numCars: 0, numObjects: 0, courses: [] };
  #batch: RewardBatch = { numSteps: 0, numCars: 0, rows: new Float64Array(0) };
  #rewards = new Float64Array(0);
  #dicts: string[] = [];

  /** @param now milliseconds on a clock that user code cannot change */
  constructor(evaluator: ScriptEvaluator, now: () => number) {
    this.#evaluator = evaluator;
    this.#now = now;
    this.#loops = new LoopWatch(now);
  }

  install(): Promise<void> {
    return Promise.reject(new Error('JavaScript rewards have no packages'));
  }

  async load(
    source: RewardSource,
    context: ScoringContext,
    onModule: (car: number) => void,
    traced: boolean,
  ): Promise<void> {
    const module = await this.#compile(source, traced);
    this.#functions = [];
    for (let car = 0; car < context.numCars; car++) {
      onModule(car);
      this.#loops.arm(TRACE_LIMIT); // felt by guarded code only
      this.#functions.push(module.instantiate());
    }
    this.#loops.disarm();
    this.#context = freezeWaypoints(context);
  }

  open(batch: RewardBatch): void {
    this.#batch = batch;
    this.#rewards = new Float64Array(batch.numSteps * batch.numCars);
    this.#seed(batchSeed(batch));
  }

  run({ first, end, milliseconds, traced }: Stretch): number | CallFault {
    const { rows, numCars } = this.#batch;
    const functions = this.#functions;
    const context = this.#context;
    const size = rowSize(context.numObjects);
    const rewards = this.#rewards;
    const now = this.#now;
    const deadline = now() + milliseconds;
    if (traced) this.#loops.arm(TRACE_LIMIT);
    let call = first;
    try {
      do {
        const car = call % numCars;
        const reward = functions[car](paramsFromRow(rows, call * size, context, car));
        if (traced && this.#loops.timeout) throw this.#loops.timeout; // the call has swallowed it
        if (!isReward(reward)) return { call, fault: this.#faultOfValue(reward) };
        rewards[call] = reward;
        call++;
      } while (call < end && now() < deadline);
    } catch (thrown) {
      return { call, fault: this.#faultOfThrown(thrown) };
    } finally {
      this.#loops.disarm();
    }
    return call;
  }

  rewards(): Float64Array {
    return this.#rewards;
  }

  async loadParams(source: RewardSource, paramsJson: string): Promise<number> {
    const module = await this.#compile(source, false);
    const dicts = this.#parseJson(paramsJson) as unknown[];
    this.#dicts = dicts.map((dict) => JSON.stringify(dict)); // before the reward can patch what this takes
    this.#functions = [module.instantiate()];
    return this.#dicts.length;
  }

  scoreParams(index: number): ParamsOutcome {
    const params = this.#parseJson(this.#dicts[index]) as RewardParams;
    try {
      const reward = this.#functions[0](params);
      return isReward(reward) ? { reward } : { error: this.#faultOfValue(reward) };
    } catch (thrown) {
      return { error: this.#faultOfThrown(thrown) };
    }
  }

  beginPrinted(send: ((text: string) => void) | null): void {
    this.#printed.begin(send);
  }

  settle(): Promise<void> {
    return this.#evaluator.settle();
  }

  takePrinted(): string {
    return this.#printed.take();
  }

  /** Tells of a promise that was rejected after the call that made it; the text waits for `takePrinted`. */
  reportRejection(reason: unknown): void {
    if (reason === undefined) return; // says nothing; Chromium rejects promises of its own like that
    const { type, message, line } = this.#faultOfThrown(reason);
    const place = line === null ? '' : ` (line ${line})`;
    this.#printed.keep(`Rejected promise that nobody awaits${place}: ${type}: ${message}\n`);
  }

  async #compile(source: RewardSource, traced: boolean): Promise<RewardModule> {
    this.#seed(LOAD_SEED);
    this.#printed.take(); // late words of the reward before
    this.#evaluator.setRandom(() => this.#rng.uniform());
    const guard = traced ? this.#loops.guard : null;
    this.#module = await compileRewardModule(source, this.#evaluator, this.#console, guard, this.#now);
    return this.#module;
  }

  #seed(seed: number): void {
    this.#rng = new Rng(seed);
  }

  #faultOfValue(value: unknown): RewardFault {
    const fault = faultOfValue(value, this.#module?.line ?? null);
    if (!fault) throw new Error(`a reward of ${String(value)} is no fault`);
    return fault;
  }

  #faultOfThrown(thrown: unknown): RewardFault {
    return faultOfThrown(thrown, this.#module?.stackName ?? null);
  }
}
