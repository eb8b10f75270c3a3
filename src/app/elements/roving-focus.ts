import type { LitElement, ReactiveController } from 'lit';

const MOVES: Readonly<Record<string, (from: Place) => readonly [row: number, column: number]>> = {
  ArrowLeft: ({ row, column }) => [row, column - 1],
  ArrowRight: ({ row, column }) => [row, column + 1],
  ArrowUp: ({ row, column }) => [row - 1, column],
  ArrowDown: ({ row, column }) => [row + 1, column],
};

/** Where a button is in its group. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * Makes groups of buttons one stop each for the Tab key: arrow keys lead on within one, in a list also from row to row; Home and
 * End to its first and last button. What else is in a group, fields for example, keeps its own stop and its own keys.
 */
export class RovingFocus implements ReactiveController {
  /** Of each group, the button that had the focus last. */
  readonly #current = new WeakMap<Element, HTMLElement>();

  /** @param groups the selector of the groups in the host; rows within them are list items */
  constructor(
    private readonly host: LitElement,
    private readonly groups: string,
  ) {}

  hostUpdated(): void {
    for (const group of this.host.renderRoot.querySelectorAll<HTMLElement>(this.groups)) {
      group.addEventListener('keydown', this.#onKey);
      group.addEventListener('focusin', this.#onFocus);
      this.#arrange(group);
    }
  }

  #arrange(group: Element): void {
    const buttons = rowsOf(group).flat();
    const last = this.#current.get(group);
    const current = last !== undefined && buttons.includes(last) ? last : buttons.at(0);
    for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
  }

  readonly #onFocus = ({ target, currentTarget }: Event): void => {
    const group = currentTarget as HTMLElement;
    if (!(target instanceof HTMLButtonElement)) return;
    this.#current.set(group, target);
    this.#arrange(group);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { target, currentTarget, key } = event;
    if (!(target instanceof HTMLButtonElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbour(rowsOf(currentTarget as HTMLElement), target, key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
}

/** @returns undefined where the key leads nowhere */
function neighbour(rows: HTMLElement[][], from: HTMLElement, key: string): HTMLElement | undefined {
  if (key === 'Home') return rows.at(0)?.at(0);
  if (key === 'End') return rows.at(-1)?.at(-1);
  const row = rows.findIndex((buttons) => buttons.includes(from));
  if (row < 0 || !(key in MOVES)) return undefined;
  const [toRow, toColumn] = MOVES[key]({ row, column: rows[row].indexOf(from) });
  const buttons = rows[toRow] as HTMLElement[] | undefined;
  // Rows may be of different lengths.
  return toRow === row ? buttons?.[toColumn] : buttons?.[Math.min(toColumn, buttons.length - 1)];
}

/** The buttons that can be pressed, a list item in a row, or all in one. */
function rowsOf(group: Element): HTMLElement[][] {
  const items = [...group.querySelectorAll('li')];
  return (items.length > 0 ? items : [group])
    .map((item) => [...item.querySelectorAll<HTMLElement>('button:not(:disabled)')])
    .filter((buttons) => buttons.length > 0);
}
