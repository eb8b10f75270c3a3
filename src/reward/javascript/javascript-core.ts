import { Rng } from '../../math/rng.ts';
import type { RewardSource } from '../reward-scorer.ts';
import { REWARD_LIMIT } from '../reward-scorer.ts';
import { faultOfValue } from '../reward-value.ts';
import type { CallFault, ParamsOutcome, ScorerCore } from '../scorer-core.ts';
import { freezeWaypoints, paramsFromRow, ROW_SIZE } from '../step-params.ts';
import type { RewardBatch, RewardParams, ScoringContext } from '../step-params.ts';
import { CapturedConsole } from './captured-console.ts';
import { compileRewardModule } from './reward-module.ts';
import type { JavaScriptReward, RewardModule } from './reward-module.ts';
import type { ScriptEvaluator } from './script-evaluator.ts';
import { faultOfThrown } from './thrown-fault.ts';

/** Seed of the `Math.random` that user code sees, so that the same run gives the same rewards. */
const RANDOM_SEED = 1;

/** Runs rewards written in TypeScript or JavaScript. */
export class JavaScriptCore implements ScorerCore {
  readonly #evaluator: ScriptEvaluator;
  readonly #console = new CapturedConsole();
  #module: RewardModule | null = null;
  /** One per car. */
  #functions: JavaScriptReward[] = [];
  #context: ScoringContext = { numCars: 0, trackLength: 0, waypoints: [] };
  #batch: RewardBatch = { numSteps: 0, numCars: 0, rows: new Float64Array(0) };
  #rewards = new Float64Array(0);
  #dicts: string[] = [];

  constructor(evaluator: ScriptEvaluator) {
    this.#evaluator = evaluator;
  }

  async load(source: RewardSource, context: ScoringContext, onModule: (car: number) => void): Promise<void> {
    const module = await this.#compile(source);
    this.#functions = [];
    for (let car = 0; car < context.numCars; car++) {
      onModule(car);
      this.#functions.push(module.instantiate());
    }
    this.#context = freezeWaypoints(context);
  }

  open(batch: RewardBatch): void {
    this.#batch = batch;
    this.#rewards = new Float64Array(batch.numSteps * batch.numCars);
  }

  run(first: number, count: number): CallFault | null {
    const { rows, numCars } = this.#batch;
    const functions = this.#functions;
    const context = this.#context;
    const rewards = this.#rewards;
    let call = first;
    try {
      for (; call < first + count; call++) {
        const reward = functions[call % numCars](paramsFromRow(rows, call * ROW_SIZE, context));
        if (!(typeof reward === 'number' && Math.abs(reward) <= REWARD_LIMIT)) {
          return { call, fault: this.#faultOfValue(reward) };
        }
        rewards[call] = reward;
      }
    } catch (thrown) {
      return { call, fault: this.#faultOfThrown(thrown) };
    }
    return null;
  }

  rewards(): Float64Array {
    return this.#rewards;
  }

  async loadParams(source: RewardSource, paramsJson: string): Promise<number> {
    const module = await this.#compile(source);
    this.#functions = [module.instantiate()];
    const dicts = JSON.parse(paramsJson) as unknown[];
    this.#dicts = dicts.map((dict) => JSON.stringify(dict));
    return dicts.length;
  }

  scoreParams(index: number): ParamsOutcome {
    const params = JSON.parse(this.#dicts[index]) as RewardParams;
    try {
      const reward = this.#functions[0](params);
      if (typeof reward === 'number' && Math.abs(reward) <= REWARD_LIMIT) return { reward };
      return { error: this.#faultOfValue(reward) };
    } catch (thrown) {
      return { error: this.#faultOfThrown(thrown) };
    }
  }

  takePrinted(): string {
    return this.#console.take();
  }

  async #compile(source: RewardSource): Promise<RewardModule> {
    const rng = new Rng(RANDOM_SEED);
    this.#evaluator.setRandom(() => rng.uniform());
    this.#module = await compileRewardModule(source, this.#evaluator, this.#console);
    return this.#module;
  }

  #faultOfValue(value: unknown): CallFault['fault'] {
    const fault = faultOfValue(value, this.#module!.line);
    if (!fault) throw new Error(`a reward of ${String(value)} is no fault`);
    return fault;
  }

  #faultOfThrown(thrown: unknown): CallFault['fault'] {
    return faultOfThrown(thrown, this.#module!.stackName);
  }
}
