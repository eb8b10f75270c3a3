import type { QuestionSetName } from '../../../lab/search/assess-search.ts';
import type { RankFeature } from '../../../lab/search/rank-features.ts';
import type { RetrievalFigures } from '../../../lab/search/retrieval-metrics.ts';
import type { SearchKind } from '../../../lab/search/search-document.ts';

/** What kinds of things are called. */
export const KIND_NAMES: Readonly<Record<SearchKind, string>> = {
  help: 'Help',
  param: 'Params',
  setting: 'Settings',
  rule: 'Reviewer',
  template: 'Templates',
  track: 'Tracks',
  chart: 'Charts',
  music: 'Music',
  lab: 'Lab',
  run: 'Your runs',
};

interface Words {
  readonly name: string;
  readonly about: string;
}

/** What a score is made of. */
export const FEATURE_WORDS: Readonly<Record<RankFeature, Words>> = {
  words: {
    name: 'words',
    about: 'Words of the question that stand in it; rare ones count more, those in its title most.',
  },
  synonyms: {
    name: 'meaning',
    about: 'Words of the texts for what was said otherwise: “wobbles” is zig-zag there.',
  },
  title: { name: 'title', about: 'How much of its title was asked for.' },
  kind: { name: 'kind', about: 'The question names this kind of thing: a track, a variable, a key.' },
  clicks: { name: 'clicks', about: 'Whether it was gone to, or passed over, after such questions.' },
};

/** How well rankings do. */
export const FIGURE_WORDS: Readonly<Record<keyof RetrievalFigures, Words>> = {
  recallAt3: {
    name: 'recall@3',
    about: 'How many of the answers are among the first three results. 1 is all of them.',
  },
  foundAt3: {
    name: 'found@3',
    about: 'For how many questions there is an answer among the first three results.',
  },
  mrr: { name: 'MRR', about: 'Mean of one over the place of the first answer: 1 on top, ½ in second place.' },
  ndcgAt10: {
    name: 'nDCG@10',
    about: 'Answers among the first ten, the higher up the better, over the best possible list.',
  },
};

/** The sets of questions. */
export const SET_WORDS: Readonly<Record<QuestionSetName, Words>> = {
  tuning: {
    name: 'chosen by',
    about: 'Synonyms and weights were chosen by these questions: it should do well on them.',
  },
  heldOut: {
    name: 'held out',
    about: 'Put aside before the first ranking; what fails among them was never read.',
  },
  control: {
    name: 'written last',
    about:
      'Written when the search was nearly done, in other words: the hardest, and most like what strangers ask.',
  },
};
