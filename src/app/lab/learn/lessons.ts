import type { Lesson } from './lesson.ts';
import type { LessonId } from './lesson-ids.ts';
import { discount } from './lessons/discount.ts';
import { exploration } from './lessons/exploration.ts';
import { gan } from './lessons/gan.ts';
import { overfitting } from './lessons/overfitting.ts';
import { policyGradient } from './lessons/policy-gradient.ts';
import { reinforcement } from './lessons/reinforcement.ts';
import { rewardShaping } from './lessons/reward-shaping.ts';
import { supervised } from './lessons/supervised.ts';
import { unsupervised } from './lessons/unsupervised.ts';

/** All lessons; `LESSON_IDS` has their order. */
export const LESSONS: Readonly<Record<LessonId, Lesson>> = {
  supervised,
  unsupervised,
  reinforcement,
  'policy-gradient': policyGradient,
  exploration,
  discount,
  'reward-shaping': rewardShaping,
  overfitting,
  gan,
};

/** Screens of a lesson with its task, which is the last one. */
export function screensOf(id: LessonId): number {
  return LESSONS[id].screens.length + 1;
}
