const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex], wa-button';

/** Where the focus has been: an element, and where in its component it stood, to find what is there instead later. */
export class FocusPlace {
  readonly element: HTMLElement;
  /** Every parent up to the component's root, with the index of the child that leads to the element. */
  readonly #path: { readonly parent: ParentNode; readonly index: number }[] = [];

  /** @param focused the innermost element that has the focus */
  constructor(focused: HTMLElement) {
    this.element = controlOf(focused);
    let child: Element | ShadowRoot = this.element;
    while (isParent(child.parentNode)) {
      const parent: Element | ShadowRoot = child.parentNode;
      this.#path.push({ parent, index: [...parent.children].indexOf(child as Element) });
      child = parent;
    }
  }

  /** Whether the element can still have the focus. */
  get isThere(): boolean {
    return isUsable(this.element);
  }

  /** The element itself, or what has taken its place in the component: what follows there, or else comes before. */
  find(): HTMLElement | null {
    if (this.isThere) return this.element;
    for (const { parent, index } of this.#path) {
      const others = [...parent.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isReachable);
      const place = parent.children[index];
      if (others.length > 0) return others.find((other) => isFrom(place, other)) ?? others.at(-1)!;
    }
    return null;
  }
}

/** A button of the kit has the focus inside of it. */
function controlOf(element: HTMLElement): HTMLElement {
  const root = element.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : null;
  return host instanceof HTMLElement && host.localName === 'wa-button' ? host : element;
}

function isParent(node: ParentNode | null): node is Element | ShadowRoot {
  return node instanceof Element || node instanceof ShadowRoot;
}

/** Whether it can have the focus. */
function isUsable(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(':disabled, [disabled]');
}

/** Whether Tab gets there. */
function isReachable(element: HTMLElement): boolean {
  return isUsable(element) && (element.tabIndex >= 0 || element.localName === 'wa-button');
}

/** Whether an element is at a place or behind it. @param place undefined: the end */
function isFrom(place: Element | undefined, element: Element): boolean {
  if (place === undefined) return false;
  const { DOCUMENT_POSITION_FOLLOWING: follows } = Node;
  return place === element || (place.compareDocumentPosition(element) & follows) !== 0;
}
