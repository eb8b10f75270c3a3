import type { MessageKind } from './phrases.ts';

/** Which texts help with what, as it was judged by hand. */
export const HELPS: Readonly<Partial<Record<MessageKind, readonly string[]>>> = {
  stuck: [
    'hyperparameter/learningRate',
    'hyperparameter/entCoef',
    'chart/progress',
    'chart/entropy',
    'rule/discontinuity',
  ],
  'off-road': [
    'sector/exits',
    'param/is_offtrack',
    'param/all_wheels_on_track',
    'rule/ending-pays',
    'template/stay-inside',
  ],
  slower: [
    'rule/ignores-progress',
    'rule/pays-standing-still',
    'rule/rises-with-time',
    'chart/lap-time',
    'template/racing-progress',
  ],
  lost: [
    'hyperparameter/learningRate',
    'hyperparameter/clipCoef',
    'hyperparameter/targetKl',
    'chart/progress',
    'hyperparameter/emaDecay',
  ],
  creeping: [
    'rule/pays-standing-still',
    'rule/ignores-progress',
    'rule/rises-with-time',
    'car-value/minSpeed',
    'sector/speed',
  ],
  gamed: [
    'chart/reward',
    'rule/ignores-progress',
    'rule/pays-standing-still',
    'rule/rises-with-time',
    'rule/ending-pays',
  ],
  'reward-failed': ['rule/fails', 'rule/unknown-key', 'rule/params-style'],
};

/** Trouble in other words than those of the radio here; written when nothing was changed any more, and asked once. */
export const STRANGE_SENTENCES: readonly (readonly [kind: MessageKind, text: string])[] = [
  ['creeping', 'They stand on the road like it is a parking lot.'],
  ['creeping', 'Nobody gets out of first gear.'],
  ['creeping', 'The field is asleep, walking speed.'],
  ['off-road', 'All of them fly off at the hairpin.'],
  ['off-road', 'Four wheels on the grass, every single time.'],
  ['off-road', 'They end their lap in the bushes.'],
  ['off-road', 'Always the same corner, always off.'],
  ['slower', 'We are two seconds slower than an hour ago.'],
  ['slower', 'The lap got longer and longer.'],
  ['stuck', 'It learned nothing in the last ten minutes.'],
  ['stuck', 'The curve is flat.'],
  ['stuck', 'No progress since breakfast.'],
  ['lost', 'It could drive, and now it cannot.'],
  ['lost', 'From ten clean laps to zero in one update.'],
  ['gamed', 'Points go through the roof, and no car finishes.'],
  ['gamed', 'They earn more by not racing.'],
  ['gamed', 'Reward up, laps down.'],
  ['reward-failed', 'The script threw an exception in the first bend.'],
  ['reward-failed', 'KeyError, training is over.'],
  ['reward-failed', 'The function returned no number.'],
];
