/** In the order in which they are taken. */
export const LESSON_IDS = [
  'supervised',
  'unsupervised',
  'reinforcement',
  'policy-gradient',
  'exploration',
  'discount',
  'reward-shaping',
  'overfitting',
  'gan',
] as const;

export type LessonId = (typeof LESSON_IDS)[number];
