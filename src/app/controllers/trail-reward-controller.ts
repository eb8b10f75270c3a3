import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { DrivenStep } from '../../training/policy-driver.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import type { StudioOutcome } from '../../workers/protocol.ts';
import type { FrameHub, TrailRewards } from '../state/frame-hub.ts';
import { messageOf } from '../state/message-of.ts';
import { isTrusted } from '../state/opened-link.ts';
import type { RaceState, RewardDraft } from '../state/race-state.ts';
import type { ReplayReel } from '../state/replay-reel.ts';
import { rewardRange, steadyRange } from '../state/reward-range.ts';
import type { Store } from '../state/store.ts';
import { NOT_TRUSTED, NOTHING_SCORED } from '../state/studio-state.ts';
import type { DrivingController } from './driving-controller.ts';
import type { ReplayController } from './replay-controller.ts';
import { Rest } from './rest.ts';
import { TrailLap } from './trail-lap.ts';

/** How long typing must rest before the trail is scored anew, ms. */
const REST = 300;
/** A lap under way is scored again when it has grown by so many steps, a third of a second. */
const GROWTH = 5;

export interface TrailRewardSources {
  readonly client: Pick<StudioClient, 'trail'>;
  readonly hub: Pick<FrameHub, 'connect' | 'trailRewards'>;
  readonly driving: Pick<DrivingController, 'driver' | 'wantParams'>;
  readonly replays: Pick<ReplayController, 'recorded'>;
  /** The reward in the editor. */
  draft(): RewardSource;
}

/**
 * Says what the reward in the editor is worth at each step of the solid car's trail, while that is coloured by it: of the lap
 * under way every few steps, of a replay once. Every lap is scored from its beginning, because a reward may remember.
 */
export class TrailRewardController {
  readonly #store: Store<RaceState>;
  readonly #sources: TrailRewardSources;
  readonly #rest = new Rest(REST, () => this.#scoreAnew());
  /** The lap before and the one under way. */
  #driven: readonly TrailLap[] = [];
  /** What is played again, and its lap, where what a reward is told of it is known. */
  #reel: ReplayReel | null = null;
  #replayed: TrailLap | null = null;
  /** Null while the trail is not coloured by a reward, or by one that must not run. */
  #draft: RewardDraft | null = null;
  #isAsking = false;

  constructor(store: Store<RaceState>, sources: TrailRewardSources) {
    this.#store = store;
    this.#sources = sources;
  }

  /** From now on what is said follows the state. Call once. */
  start(): void {
    this.#sources.hub.connect({
      heroStep: (step) => this.#add(step),
      clearHero: () => this.#forgetDrive(),
      showReplay: (reel) => this.#replay(reel),
    });
    this.#store.subscribe(() => this.#follow());
    this.#follow();
  }

  #follow(): void {
    const { trailShown, trailBy, drafts, language } = this.#store.state;
    const isAsked = trailShown && trailBy === 'reward';
    const draft = isAsked && isTrusted(drafts[language]) ? drafts[language] : null;
    const before = this.#draft;
    this.#draft = draft;
    if (draft === null) this.#show(isAsked ? NOT_TRUSTED : NOTHING_SCORED);
    if (draft === before) return;
    if (draft !== null && before !== null) return this.#rest.ask();
    this.#rest.cancel();
    this.#driven = [];
    this.#sources.driving.wantParams(draft !== null);
    if (draft !== null) this.#scoreAnew();
  }

  #add(step: DrivenStep): void {
    if (this.#draft === null) return;
    const current = this.#driven.at(-1);
    if (current?.lap === step.lap) current.add(step);
    else this.#driven = [...this.#driven.slice(-1), new TrailLap('drive', step)];
    void this.#ask();
  }

  #forgetDrive(): void {
    this.#driven = [];
    const { fault } = this.#store.state.trailReward;
    if (this.#draft !== null && this.#reel === null) this.#show({ result: null, fault, isBusy: true });
  }

  #replay(reel: ReplayReel | null): void {
    const params = reel?.drives[0].params;
    this.#reel = reel;
    this.#replayed = reel && params ? TrailLap.recorded(params, reel.drives[0].numSteps) : null;
    if (this.#draft !== null) this.#scoreAnew();
  }

  /** What is shown of an earlier reward stays until there is something newer. */
  #scoreAnew(): void {
    if (this.#reel !== null && this.#replayed === null) return this.#show(NOTHING_SCORED);
    for (const lap of this.#laps) lap.forget();
    this.#show({ ...this.#store.state.trailReward, fault: null, isBusy: true });
    void this.#ask();
  }

  /** What the trail shows. */
  get #laps(): readonly TrailLap[] {
    if (this.#reel === null) return this.#driven;
    return this.#replayed === null ? [] : [this.#replayed];
  }

  /** A lap with steps that are not scored: all of them where it has been driven, some more elsewhere. */
  get #next(): TrailLap | undefined {
    const laps = this.#laps;
    return laps.find((lap) => lap.numWaiting >= (lap === laps.at(-1) && lap.of === 'drive' ? GROWTH : 1));
  }

  async #ask(): Promise<void> {
    // A reward that fails does so until it is changed.
    if (this.#isAsking || this.#draft === null || this.#store.state.trailReward.fault !== null) return;
    const [lap, track] = [this.#next, this.#track];
    if (lap === undefined || track === undefined) return;
    this.#isAsking = true;
    const [draft, numSteps] = [this.#draft, lap.numSteps];
    const outcome = await this.#scored(lap, track);
    this.#isAsking = false;
    if (draft === this.#draft && this.#laps.includes(lap) && outcome.type !== 'stale')
      this.#take(lap, numSteps, outcome);
    void this.#ask();
  }

  #take(
    lap: TrailLap,
    numSteps: number,
    outcome: Exclude<StudioOutcome<Float32Array>, { type: 'stale' }>,
  ): void {
    const { result } = this.#store.state.trailReward;
    if (outcome.type === 'failed') return this.#show({ result, fault: outcome.fault, isBusy: false });
    lap.take(outcome.result, numSteps);
    const range = rewardRange(this.#laps.map(({ values }) => values));
    this.#show({ result: steadyRange(result, range), fault: null, isBusy: false });
    this.#sources.hub.trailRewards(lap.rewards satisfies TrailRewards);
  }

  async #scored(lap: TrailLap, track: TrackFile): Promise<StudioOutcome<Float32Array>> {
    const reward = this.#sources.draft();
    const { numSteps, rows } = lap;
    try {
      return await this.#sources.client.trail({ reward, track, numSteps, rows });
    } catch (error) {
      return { type: 'failed', fault: { file: reward.file, message: messageOf(error), line: null } };
    }
  }

  /** Where what the trail shows was driven. */
  get #track(): TrackFile | undefined {
    const { driving, replays } = this.#sources;
    return (this.#reel === null ? driving.driver : replays.recorded)?.track;
  }

  #show(trailReward: RaceState['trailReward']): void {
    const shown = this.#store.state.trailReward;
    const { result, fault, isBusy } = trailReward;
    if (shown.result === result && shown.fault === fault && shown.isBusy === isBusy) return;
    this.#store.update({ trailReward });
  }
}
