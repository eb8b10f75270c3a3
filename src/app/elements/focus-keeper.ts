import type { ReactiveController } from 'lit';
import { FocusPlace } from './focus-place.ts';
import { focusedElement } from './focused-element.ts';

/** So many places are remembered: a notice over a dialog over a menu, and some. */
const MOST = 8;
/** Whatever moves the focus, and what may be about to take it away. Moves inside a component tell the page nothing else. */
const LOOKS = ['focusin', 'keydown', 'keyup', 'click'] as const;

/**
 * Keeps whoever uses the keyboard from falling to the top of the page. Where what had the focus goes away or is disabled, the
 * focus goes to what has taken its place, a row's neighbour for example; where nothing has, as of a dialog that has closed, back
 * to where it was before.
 */
export class FocusKeeper implements ReactiveController {
  /** The last one is where the focus is, or was. */
  #places: FocusPlace[] = [];
  readonly #resizes = new ResizeObserver(() => this.#check());
  readonly #changes = new MutationObserver(() => this.#check());

  hostConnected(): void {
    // Before anybody reacts to them.
    for (const type of LOOKS) document.addEventListener(type, this.#look, { capture: true });
  }

  hostDisconnected(): void {
    for (const type of LOOKS) document.removeEventListener(type, this.#look, { capture: true });
    this.#watch(null);
    this.#places = [];
  }

  readonly #look = (): void => {
    const focused = focusedElement();
    if (focused === null) return;
    const place = new FocusPlace(focused);
    const isSame = place.element === this.#places.at(-1)?.element;
    const others = this.#places.filter(({ element }) => element !== place.element);
    this.#places = [...others, place].slice(-MOST);
    if (!isSame) this.#watch(place.element);
  };

  /** What is taken out of the page, or hidden, has no size any more. */
  #watch(element: HTMLElement | null): void {
    this.#resizes.disconnect();
    this.#changes.disconnect();
    if (element === null) return;
    this.#resizes.observe(element);
    this.#changes.observe(element, { attributeFilter: ['disabled'] });
  }

  #check(): void {
    const lost = this.#places.at(-1);
    if (lost === undefined || lost.isThere) return;
    const focused = focusedElement();
    // Somebody else has it by now; what has just been disabled does not.
    if (focused !== null && focused !== lost.element) return;
    for (const place of this.#places.toReversed()) {
      place.find()?.focus({ preventScroll: true });
      // What is behind an open dialog does not take it.
      if (focusedElement() !== null && focusedElement() !== lost.element) return;
    }
  }
}
