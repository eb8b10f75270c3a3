import type { Recording } from '../../../lab/recording/recording.ts';
import type { ExperimentSettings } from '../../../lab/comparison/experiment.ts';
import type { CompareClient } from '../../../workers/client/compare-client.ts';
import type { ExpertChoice } from '../../../lab/comparison/scene.ts';
import type { CompareNews } from '../../../workers/compare-questions.ts';
import { GENERALIST } from '../../catalogue/shipped-policies.ts';
import { DEFAULT_SENSORS, sensorSpecOf } from '../../state/sensor-setup.ts';
import { messageOf } from '../../state/message-of.ts';
import { Store } from '../../state/store.ts';
import { clusteredDeed, techniqueDeed } from '../deeds/compare-deeds.ts';
import type { LabPlatform } from '../lab-platform.ts';
import { COMPARE_SETTINGS, readCompareSettings, writeCompareSettings } from './compare-settings.ts';
import type { OwnDrives } from './own-drives.ts';
import { withNews } from './technique-news.ts';
import {
  type CompareAction,
  type CompareSetup,
  type CompareState,
  type ExploredSource,
  FIRST_COMPARISON,
  NOTHING_LEARNT,
  recordingInView,
  TECHNIQUES,
  type TechniqueName,
  type TechniqueView,
} from './compare-state.ts';

/** Everything the compare room can do. Elements show its store and send it actions. */
export class CompareSession {
  readonly store = new Store<CompareState>(FIRST_COMPARISON);
  readonly #platform: LabPlatform;
  readonly #client: CompareClient;
  readonly #drives: OwnDrives;
  #enough: AbortController | null = null;

  constructor(platform: LabPlatform, client: CompareClient, drives: OwnDrives) {
    this.#platform = platform;
    this.#client = client;
    this.#drives = drives;
  }

  /** Fetches what the room begins with, as the last visit has left it. @throws Error where the tracks do not arrive */
  async open(): Promise<void> {
    const { loadTracks, preferences } = this.#platform;
    const tracks = await loadTracks();
    const left = readCompareSettings(
      preferences.get(COMPARE_SETTINGS),
      tracks.map(({ id }) => id),
    );
    this.store.update({ tracks, ...left });
    let kept = this.store.state;
    this.store.subscribe((state) => {
      // Not with every frame and epoch.
      if (state.setup === kept.setup && state.shown === kept.shown) return;
      kept = state;
      preferences.set(COMPARE_SETTINGS, writeCompareSettings(state));
    });
    await Promise.all([this.refresh(), this.#bringBack()]);
  }

  /** The reward may be another one since. */
  async refresh(): Promise<void> {
    const { file, isForeign } = await this.#platform.currentReward();
    this.store.update({ rewardName: file, isRewardForeign: isForeign });
  }

  async act(action: CompareAction): Promise<void> {
    const { store } = this;
    switch (action.type) {
      case 'setup':
        await this.#setUp(action.change);
        return;
      case 'shown':
        store.update({ shown: { ...store.state.shown, ...action.change } });
        return;
      case 'record':
        await this.#record();
        return;
      case 'steer':
        if (store.state.busy === 'driving') await this.#client.ask('steer', action.input);
        return;
      case 'learn':
        await this.#learn(action.technique);
        return;
      case 'explore':
        await this.#explore(action.source);
        return;
      case 'curriculum':
        await this.#learnFromHardPlaces();
        return;
      case 'learn-all':
        await this.#learnAll();
        return;
      default:
        this.stop();
    }
  }

  /** Ends what is under way with what there is; asked twice, at once with nothing. */
  stop(): void {
    const { busy, isStopping } = this.store.state;
    if (busy === null) return;
    if (isStopping) this.#client.dispose();
    this.store.update({ isStopping: true });
    this.#enough?.abort();
  }

  /** Nobody drives a car that is not in view; what learns goes on. */
  leave(): void {
    if (this.store.state.busy === 'driving') this.stop();
  }

  /** What was learnt otherwise does not compare: it goes, and can be had back. */
  async #setUp(change: Partial<CompareSetup>): Promise<void> {
    const { store } = this;
    const before = store.state;
    const setup = { ...before.setup, ...change };
    if (before.busy !== null || JSON.stringify(setup) === JSON.stringify(before.setup)) return;
    const isElsewhere = setup.trackId !== before.setup.trackId || setup.sight !== before.setup.sight;
    const { techniques, explored, curriculum, recordings } = before;
    store.update({
      setup,
      techniques: FIRST_COMPARISON.techniques,
      curriculum: NOTHING_LEARNT,
      explored: { ...FIRST_COMPARISON.explored, source: explored.source },
      recordingTrouble: '',
      ...(isElsewhere && { recordings: FIRST_COMPARISON.recordings }),
    });
    const isLost = explored.result !== null || TECHNIQUES.some((name) => techniques[name].result !== null);
    if (isLost)
      this.#platform.notices.offerUndo(
        'What was learnt with the other setup is gone.',
        () => store.update({ setup: before.setup, techniques, explored, curriculum, recordings }),
        { kind: 'lab setup', applies: () => store.state.busy === null && store.state.setup === setup },
      );
    await this.#bringBack();
  }

  /** What the person has driven here before is there again. */
  async #bringBack(): Promise<void> {
    const { recordings, setup } = this.store.state;
    if (recordings.person !== null) return;
    const key = this.#driveKey;
    const person = await this.#drives.get(key);
    if (person?.trackId === setup.trackId && key === this.#driveKey)
      this.store.update({ recordings: { ...this.store.state.recordings, person } });
  }

  get #driveKey(): string {
    const { trackId, sight } = this.store.state.setup;
    return `${trackId} ${sight}`;
  }

  async #learnAll(): Promise<void> {
    for (const technique of TECHNIQUES) if (!(await this.#learn(technique))) return;
    await this.#explore(this.store.state.explored.source);
  }

  async #explore(source: ExploredSource): Promise<void> {
    const { store } = this;
    if (store.state.busy !== null) return;
    this.#begin('exploring');
    store.update({ explored: { source, result: null, trouble: '' }, curriculum: NOTHING_LEARNT });
    try {
      const experiment = await this.#experiment();
      const recording = source === 'shown' ? recordingInView(store.state) : null;
      const result = await this.#client.ask('explore', { experiment, recording });
      store.update({ explored: { source, result, trouble: '' } });
      void this.#platform.deeds.add('clustered', clusteredDeed(result));
    } catch (error) {
      store.update({ explored: { source, result: null, trouble: messageOf(error) } });
    } finally {
      store.update({ busy: null });
    }
  }

  async #learnFromHardPlaces(): Promise<void> {
    const { store } = this;
    const { result } = store.state.explored;
    if (store.state.busy !== null || result === null) return;
    const signal = this.#begin('curriculum');
    const change = (next: (view: TechniqueView) => TechniqueView): void =>
      store.update({ curriculum: next(store.state.curriculum) });
    change(() => NOTHING_LEARNT);
    try {
      const question = { experiment: await this.#experiment(), startPlaces: result.startPlaces };
      const onNews = (news: CompareNews): void => change((view) => withNews(view, news));
      const learnt = await this.#client.ask('rewards', question, { signal, onNews });
      change((view) => ({ ...view, result: learnt }));
    } catch (error) {
      change((view) => ({ ...view, trouble: messageOf(error) }));
    } finally {
      store.update({ busy: null });
    }
  }

  async #record(): Promise<boolean> {
    const { store } = this;
    if (store.state.busy !== null) return false;
    const { shown } = store.state;
    const isDriven = shown.shower === 'person';
    const signal = this.#begin(isDriven ? 'driving' : 'recording');
    store.update({ recordingTrouble: '', techniques: { ...store.state.techniques, ...FORGET_IMITATION } });
    try {
      const experiment = await this.#experiment();
      const { laps, isPushed } = shown;
      const recording = isDriven
        ? await this.#client.ask(
            'drive',
            { experiment, laps },
            { signal, onNews: (news) => this.#show(news) },
          )
        : await this.#client.ask('record', { experiment, expert: await this.#expert(), laps, isPushed });
      const { recordings } = store.state;
      store.update({ recordings: { ...recordings, [shown.shower]: recording } });
      if (isDriven) await this.#keepDrive(recording, recordings.person);
      return true;
    } catch (error) {
      store.update({ recordingTrouble: messageOf(error) });
      return false;
    } finally {
      store.update({ busy: null, frame: null });
    }
  }

  /** A drive takes the place of the one before, which can be had back. */
  async #keepDrive(recording: Recording, before: Recording | null): Promise<void> {
    const key = this.#driveKey;
    await this.#drives.put(key, recording);
    if (before === null) return;
    const putBack = (): void => {
      this.store.update({ recordings: { ...this.store.state.recordings, person: before } });
      void this.#drives.put(key, before);
    };
    const applies = (): boolean => this.store.state.recordings.person === recording;
    this.#platform.notices.offerUndo('Your new drive has taken the place of the one before.', putBack, {
      kind: 'lab drive',
      applies,
    });
  }

  /** @returns whether there is a policy now */
  async #learn(technique: TechniqueName): Promise<boolean> {
    const { store } = this;
    if (store.state.busy !== null) return false;
    if (technique !== 'rewards' && recordingInView(store.state) === null && !(await this.#record()))
      return false;
    const recording = recordingInView(store.state);
    const shower = technique === 'rewards' ? null : store.state.shown.shower;
    const signal = this.#begin(technique);
    this.#change(technique, () => ({ ...NOTHING_LEARNT, shower }));
    const options = {
      signal,
      onNews: (news: CompareNews) => this.#change(technique, (view) => withNews(view, news)),
    };
    try {
      const experiment = await this.#experiment();
      const result =
        technique === 'rewards' || recording === null
          ? await this.#client.ask('rewards', { experiment }, options)
          : await this.#client.ask(
              'imitate',
              { experiment, recording, expert: technique === 'dagger' ? await this.#expert() : null },
              options,
            );
      this.#change(technique, (view) => ({ ...view, result }));
      void this.#platform.deeds.add(technique, techniqueDeed(result.row));
      return !signal.aborted;
    } catch (error) {
      this.#change(technique, (view) => ({ ...view, trouble: messageOf(error) }));
      return false;
    } finally {
      store.update({ busy: null });
    }
  }

  #begin(busy: NonNullable<CompareState['busy']>): AbortSignal {
    this.#enough = new AbortController();
    this.store.update({ busy, isStopping: false });
    return this.#enough.signal;
  }

  #show(news: CompareNews): void {
    if (news.type === 'frame') this.store.update({ frame: news.frame });
  }

  #change(technique: TechniqueName, change: (view: TechniqueView) => TechniqueView): void {
    const { techniques } = this.store.state;
    this.store.update({ techniques: { ...techniques, [technique]: change(techniques[technique]) } });
  }

  async #experiment(): Promise<ExperimentSettings> {
    const { tracks, setup } = this.store.state;
    const { trackId, unseenId, sight, budget, seed } = setup;
    const { language, file, code } = await this.#platform.currentReward();
    const trackOf = (id: string) => tracks.find((track) => track.id === id) ?? tracks[0];
    return {
      track: trackOf(trackId),
      unseen: trackOf(unseenId),
      sensors: sensorSpecOf({ ...DEFAULT_SENSORS, road: sight }),
      reward: { language, file, code },
      budget,
      seed,
    };
  }

  /** A person cannot be asked what they would have done elsewhere: the ideal line answers for them. */
  async #expert(): Promise<ExpertChoice> {
    const { setup, shown } = this.store.state;
    if (shown.shower !== 'policy') return { type: 'line' };
    const { loadShippedPolicy } = this.#platform;
    const policy = (await loadShippedPolicy(setup.trackId)) ?? (await loadShippedPolicy(GENERALIST));
    if (policy === null) throw new Error('no policy comes with the app for this track');
    return { type: 'policy', policy };
  }
}

const FORGET_IMITATION = { cloning: NOTHING_LEARNT, dagger: NOTHING_LEARNT };
