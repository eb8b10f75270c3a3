import type { LiveStanding } from '../../race/live-standings.ts';
import type { Car } from '../../sim/car.ts';
import type { Explanation } from '../../training/explain/explanation.ts';
import type { LapCommands } from '../../training/explain/lap-commands.ts';
import type { DrivenStep } from '../../training/policy-driver.ts';
import type { Sight } from '../../training/policy-sight.ts';
import type { FleetFrame } from '../../workers/protocol.ts';
import type { ReplayReel } from './replay-reel.ts';

/** What steps of the solid car's drive are worth, or of the one that is played again. */
export interface TrailRewards {
  readonly of: 'drive' | 'replay';
  /** The first of them: decisions since it began. */
  readonly first: number;
  /** One after the other. */
  readonly values: Float32Array;
}

/** Where frames end up: the 3D view, and the panel that says why. */
export interface FrameSink {
  heroFrame(frame: FleetFrame): void;
  /** What the solid car sees. */
  sight(sight: Sight): void;
  /** What a reward is told of a decision of the solid car. */
  heroStep(step: DrivenStep): void;
  /** What its decisions are worth. */
  trailRewards(rewards: TrailRewards): void;
  /** Why a policy did what it did, and what it commanded over the lap; null where that is not known. */
  explained(explanation: Explanation, commands: LapCommands | null): void;
  fleetFrame(frame: FleetFrame): void;
  /** The fleet has driven its last step; what was not yet shown still may be. */
  finishFleet(): void;
  /** Another fleet, or none, is in view from now on. */
  clearFleet(): void;
  /** Another policy drives, or none. */
  clearHero(): void;
  /** Recorded drives are shown in place of all that drives now, until null is. */
  showReplay(reel: ReplayReel | null): void;
  /** The cars of a contest are shown in place of all that drives now, until none are; whether a person drives one. */
  showContest(cars: readonly Car[], isDriven: boolean): void;
  /** Where they are, and how they stand. */
  contestFrame(frame: FleetFrame, standings: readonly LiveStanding[]): void;
  /** The car of a contest that cameras follow: its index. */
  followContest(car: number): void;
}

/** Hands frames from the workers to whoever shows them. Fast state: it goes around the store, and is dropped while nobody looks. */
export class FrameHub implements FrameSink {
  readonly #sinks = new Set<Partial<FrameSink>>();
  /** They do not come again by themselves: a view that is there later is told. */
  #replay: ReplayReel | null = null;
  #contest: { readonly cars: readonly Car[]; readonly followed: number; readonly isDriven: boolean } = {
    cars: [],
    followed: 0,
    isDriven: false,
  };

  /** @returns takes the sink away again */
  connect(sink: Partial<FrameSink>): () => void {
    this.#sinks.add(sink);
    if (this.#replay !== null) sink.showReplay?.(this.#replay);
    if (this.#contest.cars.length > 0) {
      sink.showContest?.(this.#contest.cars, this.#contest.isDriven);
      sink.followContest?.(this.#contest.followed);
    }
    return () => void this.#sinks.delete(sink);
  }

  heroFrame(frame: FleetFrame): void {
    for (const sink of this.#sinks) sink.heroFrame?.(frame);
  }

  sight(sight: Sight): void {
    for (const sink of this.#sinks) sink.sight?.(sight);
  }

  heroStep(step: DrivenStep): void {
    for (const sink of this.#sinks) sink.heroStep?.(step);
  }

  trailRewards(rewards: TrailRewards): void {
    for (const sink of this.#sinks) sink.trailRewards?.(rewards);
  }

  explained(explanation: Explanation, commands: LapCommands | null): void {
    for (const sink of this.#sinks) sink.explained?.(explanation, commands);
  }

  fleetFrame(frame: FleetFrame): void {
    for (const sink of this.#sinks) sink.fleetFrame?.(frame);
  }

  finishFleet(): void {
    for (const sink of this.#sinks) sink.finishFleet?.();
  }

  clearFleet(): void {
    for (const sink of this.#sinks) sink.clearFleet?.();
  }

  clearHero(): void {
    for (const sink of this.#sinks) sink.clearHero?.();
  }

  showReplay(reel: ReplayReel | null): void {
    this.#replay = reel;
    for (const sink of this.#sinks) sink.showReplay?.(reel);
  }

  showContest(cars: readonly Car[], isDriven = false): void {
    this.#contest = { cars, followed: 0, isDriven };
    for (const sink of this.#sinks) sink.showContest?.(cars, isDriven);
  }

  contestFrame(frame: FleetFrame, standings: readonly LiveStanding[]): void {
    for (const sink of this.#sinks) sink.contestFrame?.(frame, standings);
  }

  followContest(car: number): void {
    this.#contest = { ...this.#contest, followed: car };
    for (const sink of this.#sinks) sink.followContest?.(car);
  }
}
