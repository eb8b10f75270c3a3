import type { SearchKind } from './search-document.ts';

/** Words by which a question says what kind of thing it wants; inflected forms need no line of their own. */
export const KIND_WORDS: Readonly<Record<SearchKind, string>> = {
  help: 'shortcut key keyboard tool',
  param: 'variable parameter param params',
  setting: 'setting option hyperparameter sensor algorithm',
  rule: 'wrong mistake error bug problem',
  template: 'template example sample',
  track: 'track circuit course map',
  chart: 'chart graph plot diagram',
  music: 'music song melody note instrument drum band guitar piano midi',
  lab: 'lab room lesson word term definition',
  run: 'run runs mine yesterday',
};
