import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import { GENERALIST } from '../catalogue/shipped-policies.ts';
import { type Candidate, entrantsOf } from '../state/contest-setup.ts';
import type { ContestState } from '../state/contest-state.ts';
import { messageOf } from '../state/message-of.ts';
import type { RaceState } from '../state/race-state.ts';
import type { RunRecord } from '../state/run-record.ts';
import type { Store } from '../state/store.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { RunLibrary } from './run-library.ts';
import type { SessionPlatform } from './session-platform.ts';

const RUN = 'run:';
const SHIPPED = 'shipped:';
/** Those that drive on any track. */
const GENERALISTS: Readonly<Record<string, string>> = {
  [GENERALIST]: 'Generalist (state)',
  'generalist-camera': 'Generalist (camera)',
};

/** Where policies come from. */
export interface CandidateSources {
  readonly store: Store<RaceState>;
  readonly library: Pick<RunLibrary, 'policy'>;
  readonly notices: Pick<NoticeBoard, 'show'>;
  readonly platform: Pick<SessionPlatform, 'loadShippedPolicy'>;
}

/** Who takes part, with what drives them. */
export interface LoadedEntrants {
  readonly entrants: readonly Candidate[];
  readonly policies: readonly PolicySnapshot[];
}

/** Offers the best policies of the person's runs and those that ship: for the track in view, for any, and what is asked for. */
export class ContestCandidates {
  readonly #contests: Store<ContestState>;
  readonly #sources: CandidateSources;
  readonly #shipped = new Map<string, PolicySnapshot>();
  #runs: readonly RunRecord[] = [];
  #track: TrackFile | null = null;

  constructor(contests: Store<ContestState>, sources: CandidateSources) {
    this.#contests = contests;
    this.#sources = sources;
  }

  /** From now on what is offered follows the runs and the track in view. Call once. */
  follow(): void {
    const { store } = this.#sources;
    const look = ({ runs, track, raceShown }: Readonly<RaceState>): void => {
      if (track !== this.#track && raceShown) {
        this.#track = track;
        void this.#offerAll([track.id, ...Object.keys(GENERALISTS)]);
      }
      if (runs === this.#runs) return;
      this.#runs = runs;
      this.#show();
    };
    store.subscribe(look);
    look(store.state);
  }

  /** Offers the policy that ships for a track, and chooses it. */
  async offer(trackId: string): Promise<void> {
    await this.#offerAll([trackId]);
    const { setup, candidates } = this.#contests.state;
    const key = SHIPPED + trackId;
    if (setup.chosen.includes(key) || !candidates.some((one) => one.key === key)) return;
    this.#contests.update({ setup: { ...setup, chosen: [...setup.chosen, key] } });
  }

  /** What drives those that are chosen. @throws Error where it is not kept any more */
  async load(): Promise<LoadedEntrants> {
    const { setup, candidates } = this.#contests.state;
    const entrants = entrantsOf(setup, candidates);
    const policies = await Promise.all(entrants.map(({ key, name }) => this.#policyOf(key, name)));
    return { entrants, policies };
  }

  async #policyOf(key: string, name: string): Promise<PolicySnapshot> {
    const policy = key.startsWith(RUN)
      ? await this.#sources.library.policy(key.slice(RUN.length), 'best')
      : this.#shipped.get(key.slice(SHIPPED.length));
    if (policy === null || policy === undefined)
      throw new Error(`The policy of ${name} is not kept any more`);
    return policy;
  }

  async #offerAll(ids: readonly string[]): Promise<void> {
    try {
      const missing = ids.filter((id) => !this.#shipped.has(id));
      const loaded = await Promise.all(missing.map((id) => this.#sources.platform.loadShippedPolicy(id)));
      for (const [i, policy] of loaded.entries()) if (policy !== null) this.#shipped.set(missing[i], policy);
    } catch (error) {
      const text = `A shipped policy could not be loaded: ${messageOf(error)}`;
      this.#sources.notices.show({ tone: 'warning', kind: 'shipped policy', text });
    }
    this.#show();
  }

  #show(): void {
    const { tracks } = this.#sources.store.state;
    const nameOf = (id: string): string =>
      GENERALISTS[id] ?? `${tracks.find((track) => track.id === id)?.name ?? id} (shipped)`;
    const runs = this.#runs.flatMap(({ id, name, best, config: { car, sensors } }): Candidate[] =>
      best === null ? [] : [{ key: RUN + id, name, car, sensors }],
    );
    const shipped = [...this.#shipped].map(([id, { car, sensors }]): Candidate => ({
      key: SHIPPED + id,
      name: nameOf(id),
      car,
      sensors,
    }));
    this.#contests.update({ candidates: [...runs, ...shipped] });
  }
}
