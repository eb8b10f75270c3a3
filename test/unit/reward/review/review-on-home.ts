import { NodeScorer } from '../../../../src/cli/scorer.ts';
import { parseRaceSpec, type RaceSpec } from '../../../../src/race/race-spec.ts';
import type { Finding } from '../../../../src/reward/review/finding.ts';
import { reviewReward } from '../../../../src/reward/review/review-reward.ts';
import type { RewardLanguage, RewardSource } from '../../../../src/reward/reward-scorer.ts';
import { EpisodeScorer } from '../../../../src/reward/score-episodes.ts';
import { createScene } from '../../../../src/training/create-scene.ts';
import { type RecordedLap, recordLaps } from '../../../../src/training/recorded-laps.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { PATIENT_LIMITS } from '../../../contract/reward-limits.ts';
import { shippedPolicy } from '../../training/shipped-policy.ts';

export interface HomeReviewOptions {
  /** As `parseRaceSpec` reads it. */
  readonly race?: unknown;
  readonly clock?: (() => number) | null;
  readonly withLaps?: boolean;
  readonly hasBothDirections?: boolean;
}

/** Reviews rewards on the home track with laps of its policy, in one scorer per language. */
export class HomeReviewer {
  readonly #scorers = new Map<string, NodeScorer>();
  readonly #laps = new Map<string, RecordedLap[]>();

  async review(source: RewardSource, options: HomeReviewOptions = {}): Promise<Finding[]> {
    const {
      race: spec = { type: 'time-trial' },
      clock = null,
      withLaps = true,
      hasBothDirections = false,
    } = options;
    const race = parseRaceSpec(spec);
    const scene = createScene(trackFile('home'), { race });
    const laps = withLaps ? this.#lapsOf(race) : [];
    const course = { trackLength: scene.track.length, waypoints: scene.track.waypoints };
    return reviewReward({
      source,
      race: { type: race.type, hasBothDirections, headingUnit: 'radians' },
      scene,
      reversed: hasBothDirections ? createScene(trackFile('home'), { race, isReversed: true }) : null,
      laps,
      scorer: new EpisodeScorer({
        scorer: this.#scorerOf(source.language),
        course,
        numObjects: scene.objects?.numObjects ?? 0,
      }),
      clock,
    });
  }

  #lapsOf(race: RaceSpec): RecordedLap[] {
    const home = trackFile('home');
    const policy = shippedPolicy('home');
    const key = JSON.stringify(race);
    const laps = this.#laps.get(key) ?? [
      ...recordLaps(policy, home, { race, starts: 2 }),
      ...recordLaps(policy, home, { race, starts: 4, noise: 0.3 }),
    ];
    this.#laps.set(key, laps);
    return laps;
  }

  close(): void {
    for (const scorer of this.#scorers.values()) scorer.close();
  }

  #scorerOf(language: RewardLanguage): NodeScorer {
    const runtime = language === 'python' ? 'python' : 'javascript';
    const scorer = this.#scorers.get(runtime) ?? new NodeScorer({ limits: PATIENT_LIMITS });
    this.#scorers.set(runtime, scorer);
    return scorer;
  }
}
