/** What can be taken back, and no more, so that an afternoon of work does not fill the memory. */
const MOST = 300;

/** Something that is edited, with what it was before, and what it would be again. Immutable. */
export interface EditHistory<T> {
  /** The oldest first. */
  readonly past: readonly T[];
  readonly present: T;
  /** The next first. */
  readonly future: readonly T[];
}

export function historyOf<T>(present: T): EditHistory<T> {
  return { past: [], present, future: [] };
}

/** The same step goes on: what was before it stays what it was. */
export function continued<T>({ past }: EditHistory<T>, next: T): EditHistory<T> {
  return { past, present: next, future: [] };
}

export function recorded<T>({ past, present }: EditHistory<T>, next: T): EditHistory<T> {
  return { past: [...past, present].slice(-MOST), present: next, future: [] };
}

/** The same where nothing can be taken back. */
export function undone<T>(history: EditHistory<T>): EditHistory<T> {
  const { past, present, future } = history;
  const before = past.at(-1);
  if (before === undefined) return history;
  return { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

/** The same where nothing was taken back. */
export function redone<T>(history: EditHistory<T>): EditHistory<T> {
  const { past, present, future } = history;
  const [next, ...rest] = future;
  if (next === undefined) return history;
  return { past: [...past, present], present: next, future: rest };
}
