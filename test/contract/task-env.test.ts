import { CART_POLE } from '../../src/gym/tasks/cart-pole.ts';
import { PENDULUM } from '../../src/gym/tasks/pendulum.ts';
import { TaskEnv } from '../../src/gym/tasks/task-env.ts';
import { describeEnvContract } from './env-contract.ts';

for (const task of [CART_POLE, PENDULUM]) describeEnvContract(task.id, () => new TaskEnv(task, 6));
