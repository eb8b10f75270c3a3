import { type Address, addressOf, readAddress, setupOf } from '../state/address.ts';
import type { EditorLanguage, RaceState } from '../state/race-state.ts';
import type { RunSetup } from '../state/run-setup.ts';
import type { Store } from '../state/store.ts';
import type { NoticeBoard } from './notice-board.ts';

interface AddressHooks {
  setUp(patch: Partial<RunSetup>): void;
  setLanguage(language: EditorLanguage): void;
  useTemplate(templateId: string): void;
  showSight(isShown: boolean): void;
  showWhy(isShown: boolean): void;
  compare(runId: string): void;
}

/** Where in the app one is, as an address: gone to when the page is opened there, and kept up to date. */
export class AddressController {
  readonly #store: Store<RaceState>;
  readonly #notices: NoticeBoard;
  readonly #hooks: AddressHooks;

  constructor(store: Store<RaceState>, notices: NoticeBoard, hooks: AddressHooks) {
    this.#store = store;
    this.#notices = notices;
    this.#hooks = hooks;
  }

  /** From now on the address is that of what is in view. Call once. @param write puts a fragment into the address */
  follow(write: (fragment: string) => void): void {
    let written = '';
    const follow = (state: Readonly<RaceState>): void => {
      const fragment = addressOf(state);
      if (fragment !== written) write((written = fragment));
    };
    this.#store.subscribe(follow);
    follow(this.#store.state);
  }

  /**
   * Goes where an address leads, but for its run. What of it cannot be followed is said.
   * @returns the run to be shown; null: none, but its track; undefined: what is in view stays
   */
  take(fragment: string): string | null | undefined {
    const { address: read, faults } = readAddress(fragment);
    const address = this.#withKnownTrack(read, faults);
    if (faults.length > 0) {
      const text = `The address cannot be followed as a whole: ${faults.join('; ')}.`;
      this.#notices.show({ tone: 'warning', kind: 'address', text });
    }
    const { language, reward, tool, shown, runId, trackId, comparedRunId } = address;
    if (language !== undefined) this.#hooks.setLanguage(language);
    if (reward !== undefined) this.#hooks.useTemplate(reward);
    if (tool !== undefined) this.#store.update({ openTool: tool });
    if (shown !== undefined) {
      this.#store.update(shown);
      this.#hooks.showSight(shown.sightShown);
      this.#hooks.showWhy(shown.whyShown);
    }
    const patch = setupOf(address, this.#store.state.setup);
    if (Object.keys(patch).length > 0) this.#hooks.setUp(patch);
    if (comparedRunId !== undefined) this.#hooks.compare(comparedRunId);
    return runId ?? (trackId === undefined ? undefined : null);
  }

  #withKnownTrack(address: Address, faults: string[]): Address {
    const { trackId, ...rest } = address;
    if (trackId === undefined || this.#store.state.tracks.some(({ id }) => id === trackId)) return address;
    faults.push(`there is no track ${trackId.slice(0, 20)} here`);
    return rest;
  }
}
