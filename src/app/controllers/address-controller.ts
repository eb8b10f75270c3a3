import { isOwn } from '../catalogue/own-items.ts';
import { type Address, addressOf, readAddress, setupOf } from '../state/address.ts';
import type { Elsewhere } from '../state/elsewhere.ts';
import type { EditorLanguage, RaceState } from '../state/race-state.ts';
import { algorithmOf, type RunSetup } from '../state/run-setup.ts';
import type { Store } from '../state/store.ts';
import type { NoticeBoard } from './notice-board.ts';

interface AddressHooks {
  setUp(patch: Partial<RunSetup>): void;
  setLanguage(language: EditorLanguage): void;
  useTemplate(templateId: string): void;
  showSight(isShown: boolean): void;
  showWhy(isShown: boolean): void;
  showRace(isShown: boolean): void;
  compare(runId: string): void;
  /** The policy that comes into view is to be tried there. */
  tryOn(elsewhere: Elsewhere): void;
}

/** So many faults of an address are named. */
const MOST_FAULTS = 3;

/** Where in the app one is, as an address: gone to when the page is opened there, and kept up to date. */
export class AddressController {
  readonly #store: Store<RaceState>;
  readonly #notices: NoticeBoard;
  readonly #hooks: AddressHooks;
  #follow: ((state: Readonly<RaceState>) => void) | null = null;
  /** The fragment that the address has; null: another one, that somebody went to. */
  #written: string | null = null;

  constructor(store: Store<RaceState>, notices: NoticeBoard, hooks: AddressHooks) {
    this.#store = store;
    this.#notices = notices;
    this.#hooks = hooks;
  }

  /** From now on the address is that of what is in view. Call once. @param write puts a fragment into the address */
  follow(write: (fragment: string) => void): void {
    this.#follow = (state) => {
      const fragment = addressOf(state);
      if (fragment !== this.#written) write((this.#written = fragment));
    };
    this.#store.subscribe(this.#follow);
    this.#follow(this.#store.state);
  }

  /**
   * Goes where an address leads, but for its run. What of it cannot be followed is said.
   * @returns the run to be shown; null: none, but its track; undefined: what is in view stays
   */
  take(fragment: string): string | null | undefined {
    const { address: read, faults } = readAddress(fragment);
    const address = this.#withKnown(read, faults);
    const patch = setupOf(address, this.#store.state.setup);
    const { algorithm } = address;
    if (algorithm !== undefined && algorithmOf({ ...this.#store.state.setup, ...patch }) !== algorithm)
      faults.push(`algorithm ${algorithm} needs a car that sees its state and commands of a range`);
    this.#say(faults);
    const { language, reward, tool, shown, trailBy, runId, trackId, comparedRunId } = address;
    if (language !== undefined) this.#hooks.setLanguage(language);
    if (reward !== undefined) this.#hooks.useTemplate(reward);
    if (tool !== undefined) this.#store.update({ openTool: tool });
    if (trailBy !== undefined) this.#store.update({ trailBy });
    if (shown !== undefined) {
      // The race room is loaded first.
      const { raceShown, ...others } = shown;
      this.#store.update(others);
      this.#hooks.showRace(raceShown);
      this.#hooks.showSight(shown.sightShown);
      this.#hooks.showWhy(shown.whyShown);
    }
    if (Object.keys(patch).length > 0) this.#hooks.setUp(patch);
    if (comparedRunId !== undefined) this.#hooks.compare(comparedRunId);
    const { on, grip } = address;
    if (on !== undefined || grip !== undefined)
      this.#hooks.tryOn({ ...(on !== undefined && { trackId: on }), ...(grip !== undefined && { grip }) });
    // What it says is done: it must not be done again by a reload.
    this.#written = null;
    this.#follow?.(this.#store.state);
    return runId ?? (trackId === undefined ? undefined : null);
  }

  /** An older address's faults go. */
  #say(faults: readonly string[]): void {
    this.#notices.dismissKind('address');
    if (faults.length === 0) return;
    // It may be a stranger's: as many as one reads.
    const different = [...new Set(faults)];
    const more = different.length > MOST_FAULTS ? ` (and ${different.length - MOST_FAULTS} more)` : '';
    const named = different.slice(0, MOST_FAULTS).join('; ');
    const text = `Not all of the address can be followed: ${named}${more}.`;
    this.#notices.show({ tone: 'warning', kind: 'address', text });
  }

  /** Without the tracks, the car and the run to compare with where these are not here. */
  #withKnown(address: Address, faults: string[]): Address {
    const { trackId, car, comparedRunId, on, ...rest } = address;
    const { tracks, cars, runs } = this.#store.state;
    const isTrack = tracks.some(({ id }) => id === trackId);
    const isOn = tracks.some(({ id }) => id === on);
    const isCar = car !== undefined && (!isOwn({ id: car }) || cars.some(({ id }) => id === car));
    const isRun = runs.some(({ id }) => id === comparedRunId);
    if (trackId !== undefined && !isTrack) faults.push(`there is no track ${trackId.slice(0, 20)} here`);
    if (on !== undefined && !isOn) faults.push(`there is no track ${on.slice(0, 20)} here to try it on`);
    if (car !== undefined && !isCar) faults.push(`there is no car ${car.slice(0, 20)} here`);
    if (comparedRunId !== undefined && !isRun)
      faults.push(`the run to compare with, ${comparedRunId.slice(0, 20)}, is not in this browser`);
    return {
      ...rest,
      ...(isTrack ? { trackId } : {}),
      ...(isOn ? { on } : {}),
      ...(isCar ? { car } : {}),
      ...(isRun ? { comparedRunId } : {}),
    };
  }
}
