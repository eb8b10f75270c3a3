import { PRESETS } from '../state/presets.ts';
import type { RaceState } from '../state/race-state.ts';
import type { RunSetup } from '../state/run-setup.ts';
import type { Store } from '../state/store.ts';
import {
  followTour,
  nextStep,
  TOUR_START,
  TOUR_TEMPLATE,
  TOUR_TRACK,
  tourEdit,
  tryAgain,
  type Tour,
} from '../state/tour.ts';

interface TourHooks {
  useTemplate(templateId: string): void;
  /** Changes the setup so that it can be put back. */
  replaceSetup(patch: Partial<RunSetup>, text: string): void;
  /** Puts another text into the editor. */
  edit(code: string): void;
}

/** Leads a newcomer through five steps, the last of which is an edit of their own that makes the car faster. */
export class TourController {
  readonly #store: Store<RaceState>;
  readonly #hooks: TourHooks;

  constructor(store: Store<RaceState>, hooks: TourHooks) {
    this.#store = store;
    this.#hooks = hooks;
    store.subscribe((state) => {
      if (state.tour !== null) this.#go(followTour(state.tour, state));
    });
  }

  /** What was in the editor and what was set up can be put back. */
  begin(): void {
    this.#hooks.useTemplate(TOUR_TEMPLATE);
    const setup = { ...PRESETS[0].setup, trackId: TOUR_TRACK, seed: 1 };
    this.#hooks.replaceSetup(setup, 'The tour has changed your setup.');
    this.#go(TOUR_START);
  }

  /** Offers to go on with the tour that an earlier visit has left. Call when the runs are there. */
  bringBack(tour: Tour | null): void {
    if (tour !== null && this.#store.state.tour === null) this.#go(tour);
  }

  /** To the next step, or on where the page went away. */
  goOn(): void {
    const { tour } = this.#store.state;
    if (tour === null) return;
    this.#go(tour.isLeft ? followTour({ ...tour, isLeft: false }, this.#store.state) : nextStep(tour));
  }

  tryAgain(): void {
    const { tour } = this.#store.state;
    if (tour !== null) this.#go(tryAgain(tour));
  }

  /** Makes the edit for whoever cannot. */
  editForMe(): void {
    this.#hooks.edit(tourEdit(this.#store.state.language));
  }

  end(): void {
    this.#store.update({ tour: null });
  }

  #go(tour: Tour): void {
    if (tour !== this.#store.state.tour) this.#store.update({ tour });
  }
}
