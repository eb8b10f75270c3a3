/** What the app shows. */
export type Tab = 'race' | 'music' | 'lab';

/** Of each tab: its name, and the address that leads to it. The race tab's own addresses say where in it one is. */
export const TABS: readonly (readonly [tab: Tab, title: string, fragment: string])[] = [
  ['race', 'Race', '#'],
  ['music', 'Music', '#music'],
  ['lab', 'Lab', '#lab'],
];

/** The tab that the fragment of an address leads to. */
export function tabOf(fragment: string): Tab {
  if (/^#lab\b/.test(fragment)) return 'lab';
  return /^#music\b/.test(fragment) ? 'music' : 'race';
}
