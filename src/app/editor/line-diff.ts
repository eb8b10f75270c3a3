import { diffLines } from 'diff';

/** A line of a comparison, or so many equal ones that are left out. */
export type DiffLine =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }
  | { readonly kind: 'skipped'; readonly count: number };

/** Equal lines that are shown around a change. */
const CONTEXT = 3;
/** Added and removed lines beyond which two texts have nothing to do with each other, and comparing them takes long. */
const MAX_CHANGES = 4000;

/** What has to be removed from and added to `before` to get `after`, by lines (Myers 1986); empty where nothing. */
export function lineDiff(before: string, after: string): DiffLine[] {
  if (withEnd(before) === withEnd(after)) return [];
  const parts = diffLines(withEnd(before), withEnd(after), { maxEditLength: MAX_CHANGES }) ?? [
    { value: withEnd(before), removed: true, added: false },
    { value: withEnd(after), removed: false, added: true },
  ];
  return parts.flatMap(({ value, added, removed }, i) => {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    const lines = value === '' ? [] : value.slice(0, -1).split('\n');
    const shown = lines.map((text): DiffLine => ({ kind, text }));
    if (kind !== 'same') return shown;
    const head = i === 0 ? 0 : CONTEXT;
    const tail = i === parts.length - 1 ? 0 : CONTEXT;
    const count = shown.length - head - tail;
    if (count <= 1) return shown;
    return [...shown.slice(0, head), { kind: 'skipped', count }, ...shown.slice(shown.length - tail)];
  });
}

/** A last line without a line break would differ from the same one with it. */
function withEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
