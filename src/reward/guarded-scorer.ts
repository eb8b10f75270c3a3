import { faultOfLoss, tamperedFault } from './fault-of-loss.ts';
import { locateStall } from './locate-stall.ts';
import type { StallPlace } from './locate-stall.ts';
import { askOnce, type PackageSource } from './python/package-source.ts';
import { RewardPackages } from './python/reward-packages.ts';
import { isReward, RewardCallError, RewardLoadError } from './reward-scorer.ts';
import type { RewardFault, RewardScorer, RewardSource } from './reward-scorer.ts';
import { ScorerCrew } from './scorer-crew.ts';
import { DEFAULT_LIMITS, firstCallLimit } from './scorer-limits.ts';
import type { ScorerLimits } from './scorer-limits.ts';
import { runtimeOf } from './scorer-message.ts';
import type { ParamsOutcome } from './scorer-core.ts';
import type { ScorerReply, ScorerRuntime } from './scorer-message.ts';
import { scoreParams } from './score-params.ts';
import type { ParamsReport } from './score-params.ts';
import { paramsFromRow, rowSize } from './step-params.ts';
import type { RewardBatch, ScoringContext } from './step-params.ts';
import type { Timer } from './timer.ts';
import { WatchedWorker, WorkerLostError } from './watched-worker.ts';
import type { SpawnScorer } from './watched-worker.ts';

export interface GuardedScorerOptions {
  readonly spawn: SpawnScorer;
  readonly timer: Timer;
  readonly limits?: Partial<ScorerLimits> | undefined;
  /** Where packages come from that Python rewards import; none by default. */
  readonly packages?: PackageSource | undefined;
  /**
   * Loads one reward after the other into the same worker while it lives: quick where one is loaded at every keystroke, but
   * what a reward changes in its worker is changed for the next. By default each has one of its own.
   */
  readonly keepsWorker?: boolean | undefined;
  /** What user code printed, and that it is slow. */
  readonly onPrint?: ((text: string) => void) | undefined;
}

interface Loaded {
  readonly source: RewardSource;
  readonly context: ScoringContext;
  readonly packages: RewardPackages;
  /** The only worker that knows the reward; it may have died since. */
  readonly worker: WatchedWorker;
}

/**
 * A `RewardScorer` that outlives any reward function. The code runs in a worker that can be killed; a spare stands by.
 * After an endless loop the spare repeats the batch call by call to learn which params never returned.
 * Rows of a batch must stay as they are until `score` has settled.
 */
export class GuardedScorer implements RewardScorer {
  readonly #options: GuardedScorerOptions;
  readonly #packages: PackageSource | null;
  readonly #limits: ScorerLimits;
  #crew: ScorerCrew | null = null;
  #runtime: ScorerRuntime | null = null;
  /** Files of the packages that the crew has. */
  #wheels: ReadonlySet<string> = new Set();
  #loaded: Loaded | null = null;
  #nextId = 1;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: GuardedScorerOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#packages = options.packages ? askOnce(options.packages) : null;
  }

  /** Starts a runtime and its spare ahead of the first `load`. @throws ScorerStartError */
  async warmUp(runtime: ScorerRuntime): Promise<void> {
    const crew = this.#crewOf(runtime, null);
    await crew.started();
    await crew.keepSpares().ready;
  }

  load(source: RewardSource, context: ScoringContext): Promise<void> {
    return this.#inTurn(() => this.#load(source, context));
  }

  score(batch: RewardBatch): Promise<Float64Array> {
    return this.#inTurn(() => this.#score(batch));
  }

  /**
   * Scores dicts given as JSON, in order, in a worker of their own; what `load` loaded is gone afterwards.
   * A call that never returns is an outcome too; the dicts after it go on in a fresh worker.
   * @param isLast false to start the next reward's worker meanwhile
   * @throws ParamsJsonError
   */
  scoreParams(source: RewardSource, paramsJson: string, isLast = true): Promise<ParamsReport> {
    return this.#inTurn(() => this.#scoreParams(source, paramsJson, isLast));
  }

  close(): void {
    this.#crew?.dismiss();
    this.#crew = null;
    this.#loaded = null;
  }

  async #load(source: RewardSource, context: ScoringContext): Promise<void> {
    this.#loaded = null;
    const packages = await this.#packagesOf(source);
    let fault = await this.#tryToLoad(source, context, packages);
    while (fault && (await packages.provideFor(fault))) {
      fault = await this.#tryToLoad(source, context, packages);
    }
    if (fault) throw new RewardLoadError(source.file, packages.explain(fault));
  }

  /** @returns what is wrong with the source. @throws RewardLoadError when it took its worker down */
  async #tryToLoad(
    source: RewardSource,
    context: ScoringContext,
    packages: RewardPackages,
  ): Promise<RewardFault | null> {
    const crew = this.#crewOf(runtimeOf(source.language), packages);
    if (!this.#options.keepsWorker) crew.renew();
    await crew.started();
    const worker = crew.active;
    const request = { type: 'load', id: this.#nextId++, source, context, traced: false } as const;
    const { load, silence } = this.#limits;
    const patience = { first: load, next: load, silence, calls: context.numCars };
    let reply: ScorerReply;
    try {
      reply = await worker.request(
        request,
        patience,
        (partial) => this.#listen(partial),
        () => crew.keepSpares(2),
      );
    } catch (error) {
      if (!(error instanceof WorkerLostError) || !this.#crew) throw error;
      const stalled = error.reason === 'stalled';
      const loading = { source, context, packages, worker };
      const line = stalled ? (await this.#locate(loading, null, 0)).line : null;
      throw new RewardLoadError(source.file, faultOfLoss(error, `the top level of ${source.file}`, line));
    } finally {
      if (this.#crew === crew) crew.keepSpares();
    }
    if (reply.type === 'load-failed') return reply.fault;
    if (reply.type !== 'loaded') throw new TypeError(`a load was answered with ${reply.type}`);
    this.#loaded = { source, context, packages, worker };
    return null;
  }

  async #scoreParams(source: RewardSource, paramsJson: string, isLast: boolean): Promise<ParamsReport> {
    this.#loaded = null;
    const packages = await this.#packagesOf(source);
    for (;;) {
      const crew = this.#crewOf(runtimeOf(source.language), packages);
      const limits = this.#limits;
      const request = { crew, source, paramsJson, isLast, limits, nextId: () => this.#nextId++ };
      const report = await scoreParams(request, (reply) => this.#listen(reply));
      if ('outcomes' in report) {
        const explain = (outcome: ParamsOutcome): ParamsOutcome =>
          'error' in outcome ? { error: packages.explain(outcome.error) } : outcome;
        return { outcomes: report.outcomes.map(explain) };
      }
      if (!(await packages.provideFor(report.loadError))) {
        return { loadError: packages.explain(report.loadError) };
      }
    }
  }

  async #packagesOf(source: RewardSource): Promise<RewardPackages> {
    const packages = new RewardPackages(this.#packages, source);
    await packages.provide();
    return packages;
  }

  async #score(batch: RewardBatch): Promise<Float64Array> {
    const loaded = this.#loaded;
    if (!loaded || !this.#crew) throw new Error('load a reward function before scoring with it');
    const calls = batch.numSteps * batch.numCars;
    if (
      batch.numCars !== loaded.context.numCars ||
      batch.rows.length !== calls * rowSize(loaded.context.numObjects)
    ) {
      throw new RangeError(
        `a batch of ${batch.rows.length} numbers does not hold ${calls} rows of the loaded cars`,
      );
    }
    const request = { type: 'score', id: this.#nextId++, batch, traceFrom: null } as const;
    const { call, silence } = this.#limits;
    const patience = { first: firstCallLimit(call, batch), next: call, silence, calls };
    let printed = '';
    let reply: ScorerReply;
    try {
      const listen = (partial: ScorerReply): void => {
        if (partial.type === 'printed') printed += partial.text;
        this.#listen(partial, calls);
      };
      reply = await loaded.worker.request(request, patience, listen, () => this.#crew?.keepSpares(2));
    } catch (error) {
      if (!(error instanceof WorkerLostError) || !this.#crew) throw error;
      this.#loaded = null;
      if (error.call < 0) {
        throw new RewardCallError(loaded.source.file, faultOfLoss(error, loaded.source.file), null);
      }
      const place = await this.#locate(loaded, batch, error.call);
      this.#print(place.printed.slice(printed.length)); // the repeated batch came further than what has been shown
      throw this.#callError(loaded, batch, place.call, faultOfLoss(error, 'reward_function', place.line));
    }
    if (reply.type === 'call-failed') {
      throw this.#callError(loaded, batch, reply.call, loaded.packages.explain(reply.fault));
    }
    if (reply.type !== 'scored' || reply.rewards.length !== calls || !reply.rewards.every(isReward)) {
      loaded.worker.kill();
      throw new RewardCallError(loaded.source.file, tamperedFault(loaded.source.file), null);
    }
    return reply.rewards;
  }

  /** Which call of the batch was never answered, and where it was; see `locateStall`. */
  #locate({ source, context }: Loaded, batch: RewardBatch | null, suspect: number): Promise<StallPlace> {
    const load = { type: 'load', id: this.#nextId++, source, context, traced: true } as const;
    const score = batch && ({ type: 'score', id: this.#nextId++, batch, traceFrom: suspect } as const);
    const crew = this.#crewOf(runtimeOf(source.language), null);
    return locateStall({ crew, load, score, suspect, timer: this.#options.timer, limits: this.#limits });
  }

  #callError(loaded: Loaded, batch: RewardBatch, call: number, fault: RewardFault): RewardCallError {
    const { context } = loaded;
    const at = call * rowSize(context.numObjects);
    const params = paramsFromRow(batch.rows, at, context, call % batch.numCars);
    return new RewardCallError(loaded.source.file, fault, params);
  }

  /** @param packages those that the crew must have; null for any */
  #crewOf(runtime: ScorerRuntime, packages: RewardPackages | null): ScorerCrew {
    const { wheels = [], modules = [] } = packages ?? {};
    const files = wheels.map(({ fileName }) => fileName);
    if (this.#crew && this.#runtime === runtime && files.every((file) => this.#wheels.has(file))) {
      return this.#crew;
    }
    this.#crew?.dismiss();
    const { spawn, timer } = this.#options;
    const { start } = this.#limits;
    const needs = wheels.length > 0 ? { wheels, modules } : null;
    this.#runtime = runtime;
    this.#wheels = new Set(files);
    this.#crew = new ScorerCrew(() => new WatchedWorker(spawn, runtime, timer, start, needs));
    return this.#crew;
  }

  /** @param calls of the batch that is being scored */
  #listen(reply: ScorerReply, calls = 0): void {
    if (reply.type === 'printed') this.#print(reply.text);
    if (reply.type === 'slow') this.#print(slowHint(reply.millisecondsPerCall, calls));
  }

  #print(text: string): void {
    if (text !== '') this.#options.onPrint?.(text);
  }

  /** One request after the other, whatever the caller does. */
  #inTurn<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(job, job);
    this.#last = turn.catch(() => {});
    return turn;
  }
}

function slowHint(millisecondsPerCall: number, calls: number): string {
  const call = `${Number(millisecondsPerCall.toPrecision(2))} ms a call`;
  const update = `${Math.round((millisecondsPerCall * calls) / 1000)} s`;
  return `This reward is slow: ${call}, so ${update} for the ${calls} calls before each update. Look for work that could be done once, at the top level.\n`;
}
