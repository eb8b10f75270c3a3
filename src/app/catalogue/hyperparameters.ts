/** A hyperparameter in words. */
export interface HyperparameterWords {
  readonly title: string;
  /** Before its value, in names and legends. */
  readonly short: string;
  readonly about: string;
}

/** Those that are worth trying first, in the order in which they are shown; of each algorithm those that it has. */
export const MAIN_HYPERPARAMETERS: readonly string[] = [
  'learningRate',
  'policyLr',
  'qLr',
  'gamma',
  'entCoef',
  'numSteps',
  'minibatchSize',
  'batchSize',
  'updateEpochs',
  'updatesPerStep',
];

/** Every hyperparameter of every algorithm, by CleanRL's name. */
export const HYPERPARAMETERS: Readonly<Record<string, HyperparameterWords>> = {
  learningRate: {
    title: 'Learning rate',
    short: 'rate',
    about: 'How far each update goes. Too small is slow; too large forgets what it knew.',
  },
  policyLr: {
    title: 'Learning rate of the policy',
    short: 'policy rate',
    about: 'How far each gradient step takes the policy.',
  },
  qLr: {
    title: 'Learning rate of the critics',
    short: 'critics’ rate',
    about: 'How far each gradient step takes the critics, and the weight of the entropy.',
  },
  gamma: {
    title: 'Discount factor γ',
    short: 'γ',
    about: 'How much later rewards count. At 0.95 the next 20 steps do, at 0.9 the next 10.',
  },
  entCoef: {
    title: 'Entropy',
    short: 'entropy',
    about: 'A bonus for trying things out; more keeps the cars exploring for longer.',
  },
  numSteps: {
    title: 'Steps per update',
    short: 'steps',
    about: 'Steps that each car drives between two updates.',
  },
  minibatchSize: {
    title: 'Minibatch',
    short: 'minibatch',
    about: 'Samples in one gradient step. Small ones are noisy and many, large ones calm and few.',
  },
  batchSize: {
    title: 'Batch',
    short: 'batch',
    about: 'Remembered steps in one gradient step. Small ones are noisy and cheap, large ones calm and dear.',
  },
  updateEpochs: {
    title: 'Epochs',
    short: 'epochs',
    about: 'How often each experience is learnt from before the next is gathered.',
  },
  updatesPerStep: {
    title: 'Gradient steps per step',
    short: 'updates',
    about: 'How much is learnt from each step that a car drives. More needs fewer steps and more time.',
  },
  tau: {
    title: 'Target rate τ',
    short: 'τ',
    about: 'How fast the targets follow the critics. Slow ones are steady, fast ones up to date.',
  },
  annealLr: {
    title: 'Falling learning rate',
    short: 'falling rate',
    about: 'Lowers the learning rate to a tenth on the way, so that late updates break nothing.',
  },
  annealSteps: {
    title: 'Steps of the fall',
    short: 'fall over',
    about: 'Steps, summed over all cars, until the learning rate has fallen to a tenth.',
  },
  gaeLambda: {
    title: 'GAE λ',
    short: 'λ',
    about:
      'How far advantages look at what was earned before they trust the critic: 0 one step, 1 to the end.',
  },
  clipCoef: {
    title: 'Clip range ε',
    short: 'clip',
    about: 'How much likelier or less likely an update may make an action: PPO’s leash.',
  },
  vfCoef: {
    title: 'Value loss weight',
    short: 'value weight',
    about: 'How much the critic’s error counts beside the policy’s loss.',
  },
  maxGradNorm: {
    title: 'Largest gradient',
    short: 'gradient',
    about: 'Longer gradients are shortened to this, so that one odd batch cannot throw the policy off.',
  },
  targetKl: {
    title: 'KL limit',
    short: 'KL',
    about: 'An update ends early once the policy has moved this far from the one that drove.',
  },
  normAdv: {
    title: 'Normalised advantages',
    short: 'normalised',
    about: 'Gives advantages mean 0 and spread 1, so that the size of rewards does not matter.',
  },
  initialLogStd: {
    title: 'First spread (log σ)',
    short: 'log σ',
    about: 'How widely untrained cars try out commands; continuous commands only.',
  },
  emaDecay: {
    title: 'Averaged policy',
    short: 'average',
    about: 'Decay of a moving average of the policy, which is what drives in evaluations. 0: no average.',
  },
  hiddenSizes: {
    title: 'Hidden layers',
    short: 'layers',
    about: 'Units of each layer between inputs and outputs: 64, 64 are two of 64.',
  },
  bufferSize: {
    title: 'Memory',
    short: 'memory',
    about: 'Steps that are remembered; the oldest make room for new ones.',
  },
  learningStarts: {
    title: 'Random steps first',
    short: 'random first',
    about: 'Steps with random commands before the first gradient step.',
  },
  policyFrequency: {
    title: 'Policy every',
    short: 'policy every',
    about: 'Gradient steps of the critics between two updates of the policy.',
  },
  targetNetworkFrequency: {
    title: 'Targets every',
    short: 'targets every',
    about: 'Gradient steps of the critics between two updates of their targets.',
  },
  alpha: {
    title: 'Entropy weight α',
    short: 'α',
    about: 'What trying things out is worth: for good, or at the start where it is adjusted.',
  },
  autotune: {
    title: 'Adjusted α',
    short: 'adjusted α',
    about: 'Adjusts α until the policy’s entropy is what its number of commands suggests.',
  },
};
