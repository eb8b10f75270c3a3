import type { RewardSource } from '../../reward/reward-scorer.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { LapsReport } from '../../training/studio/lap-archive.ts';
import type { LoggedRecording } from '../../training/studio/logged-laps.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import type { StudioOutcome } from '../../workers/protocol.ts';
import { plainName } from '../../track/plain-name.ts';
import { messageOf } from '../state/message-of.ts';
import { isTrusted } from '../state/opened-link.ts';
import type { RaceState } from '../state/race-state.ts';
import { isLive, type RunRecord } from '../state/run-record.ts';
import { areSameParts } from '../state/same-parts.ts';
import type { Store } from '../state/store.ts';
import { type LapsView, NOT_TRUSTED, NOTHING_SCORED } from '../state/studio-state.ts';
import type { DrivingController } from './driving-controller.ts';
import { earlierReward, isSameReward } from './earlier-reward.ts';
import { type NamedRecording, recordingInView, recordingOfRun } from './lap-recording.ts';
import type { NoticeBoard } from './notice-board.ts';
import { Rest } from './rest.ts';
import type { RunLibrary } from './run-library.ts';

/** How long typing must rest before laps are scored anew, ms: a few dozen of them take some tenths of a second. */
const REST = 300;

/** What the laps controller needs of the session. */
export interface LapsSources {
  readonly client: Pick<StudioClient, 'laps'>;
  readonly driving: Pick<DrivingController, 'driver'>;
  readonly library: Pick<RunLibrary, 'find' | 'policy'>;
  readonly notices: NoticeBoard;
  /** The reward in the editor. */
  draft(): RewardSource;
}

/** Whose laps are looked at. */
interface Subject {
  readonly track: TrackFile;
  /** Laps are the same as long as these are. */
  readonly parts: readonly unknown[];
  record(): Promise<NamedRecording>;
}

/** Larger ones are not read, bytes: a million steps are 150 of them. */
const MAX_LOGS_SIZE = 200_000_000;
const LOGS = 'laps of logs';
/** What the reward of a log is called. */
const THEN = 'the reward that was trained';

/** Says what the reward in the editor is worth along recorded laps, of the policy in view or of logs, while that is shown. */
export class LapsController {
  readonly #store: Store<RaceState>;
  readonly #sources: LapsSources;
  readonly #rest = new Rest(REST, () => void this.#score());
  /** What the newest recording is of. */
  #recorded: readonly unknown[] = [];
  /** Draft, lap and earlier reward that the newest question was about. */
  #asked: readonly unknown[] = [];
  #recording: Promise<NamedRecording> | null = null;
  /** Whose laps are looked at instead of the policy's. */
  #logs: LoggedRecording | null = null;
  /** Those before that, which are there again where the newest cannot be read. */
  #logsBefore: LoggedRecording | null = null;
  /** Tells the newest wish from those that are still being read. */
  #wish = 0;

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

  /** Looks at a lap, also on the road. @param lap its index in the report; null: at the best one */
  choose(lap: number | null): void {
    this.#store.update({ chosenLap: lap, ...(lap !== null && { ribbonShown: true }) });
  }

  /**
   * Looks at the laps that DeepRacer's simulator has logged on the track in view, or at those of the policy again. What cannot
   * be read changes nothing.
   */
  async showLogs(files: readonly File[] | null): Promise<void> {
    const wish = ++this.#wish;
    if (files === null) {
      this.#open(null);
      return;
    }
    const { notices } = this.#sources;
    notices.dismissKind(LOGS);
    const { track } = this.#store.state;
    try {
      const size = files.reduce((sum, file) => sum + file.size, 0);
      if (size > MAX_LOGS_SIZE)
        throw new RangeError(
          `Logs must be 200 MB at most, not ${Math.ceil(size / 1e6)}: open a part of them`,
        );
      const named = files.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
      const logs = await Promise.all(
        named.map(async (file) => ({ name: plainName(file.name, 60), text: await file.text() })),
      );
      if (wish !== this.#wish) return;
      this.#logsBefore = this.#logs;
      this.#store.update({ openTool: 'what-if' });
      this.#open({ track, logs });
    } catch (error) {
      notices.show({ tone: 'error', kind: LOGS, text: messageOf(error) });
    }
  }

  /** @param logs null: looks at the laps of the policy in view */
  #open(logs: LoggedRecording | null): void {
    this.#logs = logs;
    const [first, ...others] = logs?.logs ?? [];
    this.#store.update({
      lapsLog: first === undefined ? null : others.length === 0 ? first.name : `${1 + others.length} logs`,
    });
  }

  #follow(): void {
    const { ribbonShown, openTool, language, drafts, chosenLap, track } = this.#store.state;
    // Laps of another track would be drawn beside the road.
    if (this.#logs !== null && this.#logs.track !== track) {
      this.#open(null);
      const text = 'The log was driven on another track: laps of the policy in view are shown again.';
      this.#sources.notices.show({ tone: 'info', kind: LOGS, text });
    }
    const subject = this.#subject();
    const isAsked = (ribbonShown || openTool === 'what-if') && subject !== null;
    if (!isAsked || !isTrusted(drafts[language])) {
      [this.#recorded, this.#asked, this.#recording] = [[], [], null];
      this.#rest.cancel();
      this.#store.update({ laps: isAsked ? NOT_TRUSTED : NOTHING_SCORED, chosenLap: null });
      return;
    }
    const run = this.#runInView();
    const draft = drafts[language];
    if (!areSameParts(subject.parts, this.#recorded))
      this.#record(subject, [draft, null, run?.config.reward]);
    else if (draft !== this.#asked[0]) {
      this.#asked = [draft, chosenLap, run?.config.reward];
      this.#store.update({ laps: { ...this.#store.state.laps, isBusy: true } });
      this.#rest.ask();
    } else if (chosenLap !== this.#asked[1] || run?.config.reward !== this.#asked[2]) {
      this.#asked = [draft, chosenLap, run?.config.reward];
      void this.#score();
    }
  }

  /** @returns null where nobody drives and no log is open */
  #subject(): Subject | null {
    const scope = this.#scope;
    const logs = this.#logs;
    if (logs !== null) {
      const names = logs.logs.map(({ name }) => name);
      return {
        track: logs.track,
        parts: [logs.track, logs, scope],
        record: () => Promise.resolve({ recording: logs, names }),
      };
    }
    const { driver } = this.#sources.driving;
    if (driver === null) return null;
    const run = this.#runInView();
    return {
      track: driver.track,
      // While a run trains, what it keeps grows all the time; its new best and its end are when to look again.
      parts: [driver.track, driver.policy, scope, run?.id, run !== null && isLive(run.state)],
      record: () =>
        scope === 'best'
          ? Promise.resolve(recordingInView(driver))
          : recordingOfRun(driver, run, ({ id }, steps) => this.#sources.library.policy(id, steps)),
    };
  }

  #record(subject: Subject, asked: readonly unknown[]): void {
    const kept = subject.track === this.#recorded[0] ? this.#store.state.laps.result : null;
    this.#recorded = subject.parts;
    this.#asked = asked;
    this.#rest.cancel();
    this.#recording = subject.record();
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
    const isLogged = this.#logs !== null;
    const earlier = scope === 'best' || isLogged ? null : earlierReward(state, this.#runInView());
    const before = earlier === null || isSameReward(earlier.source, after) ? null : earlier.source;
    const question = { scope, before, after, lap: state.chosenLap };
    const outcome = await this.#ask(recording, question);
    if (asked !== this.#asked || outcome.type === 'stale') return;
    if (outcome.type === 'failed') {
      if (this.#logs?.logs.some(({ name }) => name === outcome.fault.file)) {
        this.#open(this.#logsBefore);
        this.#logsBefore = null;
        this.#sources.notices.show({ tone: 'error', kind: LOGS, text: outcome.fault.message });
        return;
      }
      const { result } = this.#store.state.laps;
      this.#store.update({ laps: { result, fault: outcome.fault, isBusy: false } });
      return;
    }
    const result = {
      report: outcome.result,
      scope,
      drives: recording.names,
      beforeName: isLogged && scope === 'all' ? THEN : (earlier?.name ?? null),
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
