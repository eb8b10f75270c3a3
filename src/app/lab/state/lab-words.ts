/** A word of the field, and what it means, in a sentence. */
export type LabWord = readonly [word: string, meaning: string];

/** The words that the rooms use, from A to Z. */
export const LAB_WORDS: readonly LabWord[] = [
  [
    'adjusted Rand index',
    'How far two ways of sorting the same things agree: 1 if they are the same, about 0 if only by chance.',
  ],
  [
    'area under ROC',
    'The chance that a forged lap gets a higher score than an honest one: 1 is perfect, 0.5 is guessing.',
  ],
  [
    'autoencoder',
    'A network that squeezes its input into a few numbers and restores it from them; what it restores badly is unusual.',
  ],
  [
    'behaviour cloning',
    'Learning by imitation: a network learns to do in each situation what a recorded driver did there.',
  ],
  [
    'BIC',
    'Bayesian information criterion: how well a model fits, less a price for every number in it; here the lowest value is best.',
  ],
  [
    'BM25',
    'A way to rank texts by the words of a question: rare words count more, repeated ones less and less, long texts have no advantage.',
  ],
  [
    'boosted stump',
    'One of many rules with a single question each, where every new one mends what those before it got wrong.',
  ],
  ['cluster', 'A group of things that are more like each other than like the rest.'],
  [
    'convolution',
    'A small pattern that is compared with every place of a picture, so that it is found wherever it is.',
  ],
  [
    'cross-entropy',
    'A loss that grows the less likely a model had thought the right answer; 0 if it was certain of it.',
  ],
  [
    'DAgger',
    'A cure for imitation that drifts off the road: the copy drives, the expert says what it should have done there, and it learns again.',
  ],
  [
    'discount',
    'The factor between 0 and 1 by which a reward counts less for each decision that it lies in the future.',
  ],
  ['epoch', 'One pass of learning through all of the examples.'],
  ['F1', 'Precision and recall in one number, their harmonic mean: it is high only if both of them are.'],
  [
    'GAN',
    'Generative adversarial network: one network makes things up, another tells them from real ones, and each learns from the other.',
  ],
  [
    'Gaussian mixture',
    'A way to cluster in which every group is a bell-shaped cloud, and each point belongs to every cloud with some probability.',
  ],
  ['held out', 'Kept back from learning, so that a model can be tested on what it has never seen.'],
  [
    'hidden unit',
    'A number inside a network that it works out between its input and its answer; also called a neuron.',
  ],
  [
    'k-means',
    'Clustering by k centres: each point goes to the nearest centre, each centre to the middle of its points, again and again.',
  ],
  ['label', 'The right answer that goes with an example.'],
  [
    'logistic regression',
    'A model that adds up what speaks for and against something, each with a weight, and turns the sum into a probability.',
  ],
  [
    'MRR',
    'Mean reciprocal rank: one over the place of the first right result, averaged over questions; 1 if it is always on top.',
  ],
  [
    'nDCG',
    'How good a list of results is, right ones counting more the higher they stand, over the best possible list: 1 is best.',
  ],
  [
    'overfitting',
    'Learning examples by heart, chance and mistakes included: good on what was seen, worse on what is new.',
  ],
  [
    'policy',
    'What a learner does in each situation; here a network that turns what the car senses into how it drives.',
  ],
  [
    'PPO',
    'Proximal policy optimization: learning by rewards in small steps, so that one update cannot change the policy too much.',
  ],
  ['precision', 'Of everything that was reported, the share that was rightly reported.'],
  [
    'principal components',
    'The directions in which data differ most: by the first two of them many numbers can be drawn as one point.',
  ],
  [
    'purity',
    'The share of things that belong to the most common kind of their group: 1 if no group mixes kinds.',
  ],
  ['recall', 'Of everything that should have been found, the share that was found.'],
  ['recall@3', 'Of all right answers to a question, the share that is among the first three results.'],
  ['seed', 'The number that chance starts from: with the same seed the same happens again.'],
  [
    'silhouette',
    'How much closer a point is to its own cluster than to the next one, from −1 to 1; averaged, it helps to choose how many clusters.',
  ],
  ['stem', 'What words have in common without their endings: “steers” and “steering” are both “steer”.'],
];
