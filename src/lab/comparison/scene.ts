import { toGymSpace } from '../../race/action-space.ts';
import type { Pilot } from '../../race/pilot.ts';
import { PolicyPilot } from '../../race/policy-pilot.ts';
import { GreedyPolicy } from '../../rl/greedy-policy.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import { carSpecOf } from '../../sim/car-spec-of.ts';
import { Track } from '../../track/track.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import { type ReferenceLap, referenceLap } from '../../training/reference-lap.ts';
import { LinePilot } from '../recording/line-pilot.ts';
import type { Experiment } from './experiment.ts';

/** Who shows how it is done, and is asked later: the ideal line, or a policy. */
export type ExpertChoice =
  { readonly type: 'line' } | { readonly type: 'policy'; readonly policy: PolicySnapshot };

/** The place of an experiment: its track and car, and the ideal lap, which is found when it is first asked for. */
export class Scene {
  readonly track: Track;
  readonly car: CarSpec;
  readonly #experiment: Pick<Experiment, 'track' | 'car'>;
  #reference: ReferenceLap | null = null;

  constructor(experiment: Pick<Experiment, 'track' | 'car'>) {
    this.#experiment = experiment;
    this.track = new Track(experiment.track);
    this.car = carSpecOf(experiment.car);
  }

  /** Whether another experiment is in the same place. */
  isOf({ track, car }: Pick<Experiment, 'track' | 'car'>): boolean {
    return JSON.stringify([track, car]) === JSON.stringify([this.#experiment.track, this.#experiment.car]);
  }

  /** @throws RangeError where the car cannot get round the track */
  get reference(): ReferenceLap {
    return (this.#reference ??= referenceLap(this.track, this.#experiment.car));
  }

  /** Puts an expert at the wheel. */
  pilot(expert: ExpertChoice): Pilot {
    if (expert.type === 'line') return new LinePilot(this.reference.line, this.car);
    const { policy } = expert;
    const { actions, sensors } = policy;
    return new PolicyPilot(
      { policy: new GreedyPolicy(policy, toGymSpace(actions), 1), actions, sensors },
      this.car,
    );
  }
}
