import type { TrainingStatus } from '../state/music-training.ts';
import type { TrainingSetting } from '../state/training-state.ts';

/** What people may set, and what it does. */
export const SETTINGS: readonly {
  readonly name: Exclude<TrainingSetting, 'modeSeeking'>;
  readonly title: string;
  readonly what: string;
  readonly step: number;
}[] = [
  {
    name: 'epochs',
    title: 'Epochs',
    what: 'How many times the conductor hears all the data. More take longer and learn more.',
    step: 1,
  },
  {
    name: 'learningRate',
    title: 'Learning rate',
    what: 'How far each update goes: too small learns slowly, too large never settles.',
    step: 0.0001,
  },
  {
    name: 'criticUpdates',
    title: 'Conductor updates',
    what: 'To one of the orchestra. More make its scores more exact, and every epoch teaches the orchestra less often.',
    step: 1,
  },
  {
    name: 'penalty',
    title: 'Penalty',
    what: 'Keeps the conductor’s scores from jumping. With 0 they grow without bound, and the orchestra learns noise.',
    step: 1,
  },
];

/** How it works, to be opened where one wants to know. */
export const LESSONS: readonly (readonly [title: string, text: string])[] = [
  [
    'What the orchestra does',
    'The generator. It is given two bars of a melody, the two bars before and a throw of dice, and writes drums, bass, chords and a pad. It never hears the data: all it learns comes from the conductor’s scores.',
  ],
  [
    'What the conductor does',
    'The critic. It hears two bars with their melody and gives them a score, high for what sounds like the data. It is shown real samples, what the orchestra made, and real samples with a melody that is not theirs, so that it has to listen to the melody, too.',
  ],
  [
    'Why scores, not right or wrong',
    'A judge who only says real or false is soon always right, and then teaches nothing. Scores have a slope to follow, however far away one is. The difference of their means estimates how far apart data and orchestra are: the Wasserstein distance.',
  ],
  [
    'What mode collapse is',
    'The orchestra may find one arrangement that scores well and play it whatever the dice say. A term of its loss asks that two throws make different arrangements of one melody. Switch it off, and watch the variety for one melody.',
  ],
];

export const STATUS_WORDS: Readonly<Record<TrainingStatus, string>> = {
  training: 'is training',
  paused: 'paused',
  interrupted: 'interrupted',
  stopped: 'stopped',
  finished: 'finished',
  failed: 'failed',
  elsewhere: 'in another tab',
};
