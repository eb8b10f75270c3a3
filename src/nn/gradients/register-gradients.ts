import { registerGradient } from '@tensorflow/tfjs-core';
import { ACTIVATION_GRADIENTS } from './activation-gradients.ts';
import { ARITHMETIC_GRADIENTS } from './arithmetic-gradients.ts';
import { MAT_MUL_GRADIENT } from './mat-mul-gradient.ts';
import { SHAPE_GRADIENTS } from './shape-gradients.ts';

/**
 * Tells tfjs's autograd how to go back through the ops that networks of dense layers are made of; tfjs's core brings none. All
 * but those of the sigmoid and the softmax can themselves be gone back through, as a gradient penalty needs it.
 */
export function registerGradients(): void {
  const all = [MAT_MUL_GRADIENT, ...ARITHMETIC_GRADIENTS, ...ACTIVATION_GRADIENTS, ...SHAPE_GRADIENTS];
  for (const gradient of all) registerGradient(gradient);
}
