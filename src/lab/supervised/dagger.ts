import { Rng } from '../../math/rng.ts';
import type { Pilot } from '../../race/pilot.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import type { SceneryCache } from '../../sim/sensors/scenery.ts';
import type { Track } from '../../track/track.ts';
import { recordDrive } from '../recording/record-drive.ts';
import { joinRecordings, type Recording } from '../recording/recording.ts';
import type { ClonedPolicy, CloningOptions } from './clone-behaviour.ts';
import { clonedPilot } from './cloned-pilot.ts';
import { fitImitator, type FitEpoch } from './fit-imitator.ts';
import { Imitator } from './imitator.ts';
import { imitatorShape } from './imitator-shape.ts';

export interface DaggerOptions extends Omit<CloningOptions, 'maxEpochs'> {
  readonly track: Track;
  readonly car: CarSpec;
  /** Who is asked what it would have done. */
  readonly expert: Pilot;
  readonly sceneries?: SceneryCache | undefined;
  /** Default 30. */
  readonly maxRounds?: number | undefined;
}

/** The policy has driven, and the expert has said what it should have done. */
export interface DaggerRound {
  readonly type: 'round';
  /** From 1 on. */
  readonly round: number;
  /** What it drove: the expert's commands are the labels. */
  readonly drive: Recording;
  /** All labelled decisions that there are now. */
  readonly examples: Recording;
}

const MAX_ROUNDS = 30;
const FIRST_EPOCHS = 400;
const EPOCHS = 80;
/** Starts of a round, evenly round the lap, between those of the round before. */
const STARTS = 6;
/** So many rounds in a row without leaving the road end it. */
const ENOUGH = 4;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * DAgger (Ross, Gordon & Bagnell 2011, arXiv:1011.0686, algorithm 3.1 with βᵢ = 0 from the second policy on): the policy drives,
 * the expert says what it would have done in the states that it came to, and it learns from all that has been said so far.
 * @param options `recording` is what the expert showed at first
 * @returns the last policy @throws RecordingError for a recording that is too short
 */
export function* dagger(options: DaggerOptions): Generator<FitEpoch | DaggerRound, ClonedPolicy> {
  const { recording, actions, seed, track, car, expert, sceneries, maxRounds = MAX_ROUNDS } = options;
  const { isOver = () => false } = options;
  const { sensors } = recording;
  const network = imitatorShape(sensors, recording.observationSize);
  const imitator = new Imitator(network, new Rng(seed));
  try {
    let data = recording;
    const policyOf = (actor: Float32Array[]): ClonedPolicy => ({
      distribution: 'diagonal-gaussian',
      network,
      actor,
    });
    let actor = yield* fitImitator(imitator, data, actions, { maxEpochs: FIRST_EPOCHS, isOver });
    let clean = 0;
    for (let round = 1; round <= maxRounds && clean < ENOUGH && !isOver(); round++) {
      const offset = (round * GOLDEN) % 1;
      const drive = recordDrive({
        track,
        car,
        expert,
        driver: clonedPilot(policyOf(actor), actions, sensors, car),
        sensors,
        sceneries,
        starts: Array.from({ length: STARTS }, (_, i) => (i + offset) / STARTS),
      });
      data = joinRecordings([data, drive]);
      clean = drive.stints.every(({ status }) => status === 'lap_complete') ? clean + 1 : 0;
      yield { type: 'round', round, drive, examples: data };
      if (clean < ENOUGH) actor = yield* fitImitator(imitator, data, actions, { maxEpochs: EPOCHS, isOver });
    }
    return policyOf(actor);
  } finally {
    imitator.dispose();
  }
}
