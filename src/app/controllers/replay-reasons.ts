import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { FrameHub } from '../state/frame-hub.ts';
import { messageOf } from '../state/message-of.ts';
import type { RaceState } from '../state/race-state.ts';
import type { ReplayReel } from '../state/replay-reel.ts';
import type { Store } from '../state/store.ts';
import type { DrivingController } from './driving-controller.ts';

/** What the reasons of a replay are made of. */
export interface ReasonSources {
  readonly hub: Pick<FrameHub, 'connect' | 'explained'>;
  readonly driving: Pick<DrivingController, 'explain' | 'unexplained'>;
}

/** What is replayed: its first car is explained. */
interface Replayed {
  readonly recorded: { readonly drivers: readonly { readonly policy: PolicySnapshot }[] } | null;
}

/**
 * Tells why the first car of a replay did what it did at the playhead, as long as that is asked for. One question is under way
 * at a time: of moments that come faster than answers, the newest is told.
 */
export class ReplayReasons {
  readonly #store: Store<RaceState>;
  readonly #sources: ReasonSources & { readonly replays: Replayed };
  #reel: ReplayReel | null = null;
  #leaveReel: () => void = () => undefined;
  /** The step that was asked about last. */
  #asked: number | null = null;
  #isAsking = false;

  constructor(store: Store<RaceState>, sources: ReasonSources & { readonly replays: Replayed }) {
    this.#store = store;
    this.#sources = sources;
  }

  /** From now on replays are explained. Call once. */
  start(): void {
    this.#sources.hub.connect({ showReplay: (reel) => this.#follow(reel) });
    this.#store.subscribe(() => this.#look());
  }

  #follow(reel: ReplayReel | null): void {
    this.#leaveReel();
    this.#reel = reel;
    this.#asked = null;
    this.#leaveReel = reel?.subscribe(() => this.#look()) ?? (() => undefined);
    this.#look();
  }

  #look(): void {
    const { whyShown, whyHeld, whyTrouble } = this.#store.state;
    // Who asks anew has seen nothing of what was told before.
    if (!whyShown) this.#asked = null;
    const reel = this.#reel;
    if (reel === null || !whyShown || whyHeld || whyTrouble !== '') return;
    if (!this.#isAsking && reel.step !== this.#asked) void this.#ask(reel, reel.step);
  }

  async #ask(reel: ReplayReel, step: number): Promise<void> {
    const policy = this.#sources.replays.recorded?.drivers[0].policy;
    const { observations, numSteps } = reel.drives[0];
    if (policy === undefined || observations === undefined) return;
    const size = observations.length / numSteps;
    this.#asked = step;
    this.#isAsking = true;
    try {
      const given = observations.slice(step * size, (step + 1) * size);
      const explanation = await this.#sources.driving.explain(policy, given);
      const { whyShown, whyHeld } = this.#store.state;
      if (reel === this.#reel && whyShown && !whyHeld) this.#sources.hub.explained(explanation, null);
    } catch (error) {
      if (reel === this.#reel) this.#sources.driving.unexplained(messageOf(error));
    } finally {
      this.#isAsking = false;
      this.#look();
    }
  }
}
