import type { CarFile } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { isOwn } from '../catalogue/own-items.ts';
import { ShareLinkError } from '../share/packed-link.ts';
import { readShareLink, type ShareLink, writeShareLink } from '../share/share-link.ts';
import type { SharedWork } from '../share/shared-work.ts';
import { baseOf } from '../../workers/client/create-run-config.ts';
import { type CarId, carOf } from '../state/own-cars.ts';
import { isTrusted } from '../state/opened-link.ts';
import type { EditorLanguage, RaceState, RewardDraft } from '../state/race-state.ts';
import type { RunSetup } from '../state/run-setup.ts';
import type { Store } from '../state/store.ts';
import { fileOf } from './draft-controller.ts';
import type { NoticeBoard } from './notice-board.ts';

interface ShareHooks {
  /** What the reward in the editor is called. */
  title(): string;
  /** Saves the draft of a language before it is replaced. */
  keepDraft(language: EditorLanguage): void;
  setUp(patch: Partial<RunSetup>): void;
  /** Puts a track among those of the person's own, or finds it there. */
  addTrack(track: TrackFile): TrackFile;
  /** The same for a car. @returns its id */
  addCar(car: CarFile): CarId;
}

/** Links to what is in the editor and the setup, made and opened. What a link brings is run only when it is asked for. */
export class ShareController {
  readonly #store: Store<RaceState>;
  readonly #notices: NoticeBoard;
  readonly #hooks: ShareHooks;

  constructor(store: Store<RaceState>, notices: NoticeBoard, hooks: ShareHooks) {
    this.#store = store;
    this.#notices = notices;
    this.#hooks = hooks;
  }

  /** From now on a stranger's reward counts as trusted once somebody has trained with it. Call once. */
  start(): void {
    this.#store.subscribe(({ training, runs, drafts, language }) => {
      if (training.phase === 'idle' || isTrusted(drafts[language])) return;
      const run = runs.find(({ id }) => id === training.runId);
      if (run?.config.reward.code === drafts[language].code) this.trust();
    });
  }

  /** A link to the reward in view, its track and its setup. @param page address of the page, without a fragment */
  write(page: string): Promise<ShareLink> {
    const { language, drafts, setup, tracks, cars } = this.#store.state;
    const { trackId, numCars: _, ...rest } = setup;
    const track = tracks.find(({ id }) => id === trackId);
    const car = carOf(setup.car, cars);
    return writeShareLink(page, {
      reward: { language, name: this.#hooks.title(), code: drafts[language].code },
      track: track !== undefined && isOwn(track) ? track : trackId,
      ...(typeof car === 'string' ? {} : { car }),
      setup: { ...rest, car: baseOf(car) },
    });
  }

  /** Opens a link as a copy; what was in the editor and the setup is kept beside it. @param fragment of the address */
  async open(fragment: string): Promise<void> {
    try {
      const work = await readShareLink(fragment);
      if (work !== null) this.#take(work);
    } catch (error) {
      if (!(error instanceof ShareLinkError)) throw error;
      this.#notices.show({ tone: 'error', text: error.message, kind: 'link' });
    }
  }

  /** The stranger's reward in view may be run from now on. */
  trust(): void {
    const { drafts, language } = this.#store.state;
    const { isUntrusted: _, ...draft } = drafts[language];
    this.#store.update({ drafts: { ...drafts, [language]: draft } });
  }

  /** Puts back what was there before the link was opened. */
  goBack(): void {
    const { link, drafts, failure } = this.#store.state;
    if (link === null) return;
    const { draft, language, setup } = link.before;
    this.#store.update({
      link: null,
      language,
      drafts: { ...drafts, [link.language]: draft },
      failure: failure?.kind === 'reward' ? null : failure,
    });
    this.#hooks.setUp(setup);
  }

  /** Goes on with what the link has brought: what was there before it is let go. */
  keep(): void {
    this.#store.update({ link: null });
  }

  #take({ reward, track, car, setup }: SharedWork): void {
    this.#hooks.keepDraft(reward.language);
    const { drafts, language, setup: before, failure } = this.#store.state;
    const trackId = this.#trackIdOf(track);
    const file = fileOf(reward.language);
    const draft: RewardDraft = { file, code: reward.code, templateId: null, isUntrusted: true };
    this.#store.update({
      link: {
        name: reward.name,
        language: reward.language,
        before: { language, draft: drafts[reward.language], setup: before },
      },
      language: reward.language,
      drafts: { ...drafts, [reward.language]: draft },
      failure: failure?.kind === 'reward' ? null : failure,
    });
    this.#hooks.setUp({
      ...setup,
      ...(car === undefined ? {} : { car: this.#hooks.addCar(car) }),
      ...(trackId === null ? {} : { trackId }),
    });
  }

  /** Null where the link's track is not to be had, which is said. */
  #trackIdOf(track: SharedWork['track']): string | null {
    if (track !== null && typeof track === 'object') return this.#hooks.addTrack(track).id;
    const { tracks, setup } = this.#store.state;
    const isKnown = tracks.some(({ id }) => id === track) && !track?.startsWith('own-');
    if (track !== null && isKnown) return track;
    const here = tracks.find(({ id }) => id === setup.trackId)?.name ?? 'the chosen track';
    const what =
      track === null
        ? 'The link was too small for its track: ask for the track as a file'
        : `The link’s track “${track.slice(0, 40)}” is not known here`;
    this.#notices.show({ tone: 'warning', text: `${what}. You stay on ${here}.` });
    return null;
  }
}
