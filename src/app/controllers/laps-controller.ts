import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { LapsReport } from '../../training/studio/lap-archive.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import type { StudioOutcome } from '../../workers/protocol.ts';
import { messageOf } from '../state/message-of.ts';
import { isTrusted } from '../state/opened-link.ts';
import type { RaceState, RewardDraft } from '../state/race-state.ts';
import { isLive, type RunRecord } from '../state/run-record.ts';
import { areSameParts } from '../state/same-parts.ts';
import type { Store } from '../state/store.ts';
import { type LapsView, NOT_TRUSTED, NOTHING_SCORED } from '../state/studio-state.ts';
import type { DrivingController, RunningDriver } from './driving-controller.ts';
import { earlierReward, isSameReward } from './earlier-reward.ts';
import { type NamedRecording, recordingInView, recordingOfRun } from './lap-recording.ts';
import { Rest } from './rest.ts';
import type { RunLibrary } from './run-library.ts';

/** How long typing must rest before laps are scored anew, ms: a few dozen of them take some tenths of a second. */
const REST = 300;

/** What the laps controller needs of the session. */
export interface LapsSources {
  readonly client: Pick<StudioClient, 'laps'>;
  readonly driving: Pick<DrivingController, 'driver'>;
  readonly library: Pick<RunLibrary, 'find' | 'policy'>;
  /** The reward in the editor. */
  draft(): RewardSource;
}

/** Says what the reward in the editor is worth along recorded laps of the policy in view, while that is shown. */
export class LapsController {
  readonly #store: Store<RaceState>;
  readonly #sources: LapsSources;
  readonly #rest = new Rest(REST, () => void this.#score());
  /** What the newest recording is of. */
  #recorded: readonly unknown[] = [];
  /** Draft, lap and earlier reward that the newest question was about. */
  #asked: readonly unknown[] = [];
  #recording: Promise<NamedRecording> | null = null;

  constructor(store: Store<RaceState>, sources: LapsSources) {
    this.#store = store;
    this.#sources = sources;
  }

  /** From now on what is said follows the state. Call once. */
  start(): void {
    this.#store.subscribe(() => this.#follow());
    this.#follow();
  }

  /** Draws the reward along a lap, or no longer. */
  showRibbon(isShown: boolean): void {
    this.#store.update({ ribbonShown: isShown });
  }

  /** Looks at a lap. @param lap its index in the report; null: at the best one */
  choose(lap: number | null): void {
    this.#store.update({ chosenLap: lap });
  }

  #follow(): void {
    const { ribbonShown, openTool, language, drafts, chosenLap } = this.#store.state;
    const { driver } = this.#sources.driving;
    const isAsked = (ribbonShown || openTool === 'what-if') && driver !== null;
    if (!isAsked || !isTrusted(drafts[language])) {
      [this.#recorded, this.#asked, this.#recording] = [[], [], null];
      this.#rest.cancel();
      this.#store.update({ laps: isAsked ? NOT_TRUSTED : NOTHING_SCORED, chosenLap: null });
      return;
    }
    const run = this.#runInView();
    // While a run trains, what it keeps grows all the time; its new best and its end are when to look again.
    const recorded = [driver.track, driver.policy, this.#scope, run?.id, run !== null && isLive(run.state)];
    const draft = drafts[language];
    if (!areSameParts(recorded, this.#recorded)) this.#record(driver, run, recorded, draft);
    else if (draft !== this.#asked[0]) {
      this.#asked = [draft, chosenLap, run?.config.reward];
      this.#store.update({ laps: { ...this.#store.state.laps, isBusy: true } });
      this.#rest.ask();
    } else if (chosenLap !== this.#asked[1] || run?.config.reward !== this.#asked[2]) {
      this.#asked = [draft, chosenLap, run?.config.reward];
      void this.#score();
    }
  }

  #record(
    driver: RunningDriver,
    run: RunRecord | null,
    recorded: readonly unknown[],
    draft: RewardDraft,
  ): void {
    // Laps of another track would be drawn beside the road.
    const kept = recorded[0] === this.#recorded[0] ? this.#store.state.laps.result : null;
    this.#recorded = recorded;
    this.#asked = [draft, null, run?.config.reward];
    this.#rest.cancel();
    this.#recording =
      this.#scope === 'best'
        ? Promise.resolve(recordingInView(driver))
        : recordingOfRun(driver, run, ({ id }, steps) => this.#sources.library.policy(id, steps));
    this.#store.update({ laps: { result: kept, fault: null, isBusy: true }, chosenLap: null });
    void this.#score();
  }

  get #scope(): LapsView['scope'] {
    return this.#store.state.openTool === 'what-if' ? 'all' : 'best';
  }

  #runInView(): RunRecord | null {
    const { selectedRunId } = this.#store.state;
    return selectedRunId === null ? null : this.#sources.library.find(selectedRunId);
  }

  async #score(): Promise<void> {
    const asked = this.#asked;
    const recording = await this.#recording;
    if (recording === null || asked !== this.#asked) return;
    const { state } = this.#store;
    const after = this.#sources.draft();
    const scope = this.#scope;
    const earlier = scope === 'best' ? null : earlierReward(state, this.#runInView());
    const before = earlier === null || isSameReward(earlier.source, after) ? null : earlier.source;
    const question = { scope, before, after, lap: state.chosenLap };
    const outcome = await this.#ask(recording, question);
    if (asked !== this.#asked || outcome.type === 'stale') return;
    if (outcome.type === 'failed') {
      const { result } = this.#store.state.laps;
      this.#store.update({ laps: { result, fault: outcome.fault, isBusy: false } });
      return;
    }
    const result = {
      report: outcome.result,
      scope,
      drives: recording.names,
      beforeName: earlier?.name ?? null,
    };
    this.#store.update({ laps: { result, fault: null, isBusy: false } });
  }

  async #ask(
    { recording }: NamedRecording,
    question: Parameters<StudioClient['laps']>[1],
  ): Promise<StudioOutcome<LapsReport>> {
    try {
      return await this.#sources.client.laps(recording, question);
    } catch (error) {
      const message = messageOf(error);
      return { type: 'failed', fault: { file: question.after.file, message, line: null } };
    }
  }
}
