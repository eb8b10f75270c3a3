import { beforeEach, expect, it } from 'vitest';
import type { RewardTypes } from '../../../src/reward/types/reward-types.ts';
import type { TypesAnswer, TypesMessage, TypesRequest } from '../../../src/workers/protocol.ts';
import { TypesDesk } from '../../../src/workers/types-desk.ts';
import { knownTypes } from '../reward/types/known-types.ts';

let said: TypesMessage[];
let opened: number;
let asked: string[];

const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve));
};

/** Says what it is asked; `crash` is more than it can take. */
const scripted = (): RewardTypes => {
  opened++;
  const answer = (what: string, code: string): never[] => {
    asked.push(`${what} ${code}`);
    if (code === 'crash') throw new Error('Debug Failure');
    return [];
  };
  return {
    check: (code: string) => answer('check', code),
    offers: (code: string) => answer('offers', code),
    hover: (code: string) => answer('hover', code),
    describe: (code: string) => answer('describe', code),
  } as unknown as RewardTypes;
};

const openDesk = (open: () => RewardTypes): TypesDesk =>
  new TypesDesk({
    open,
    post: (message) => said.push(message),
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
  });

/** By the question's id. */
const answers = (): Record<number, TypesAnswer> =>
  Object.fromEntries(
    said.flatMap((message) => (message.type === 'answer' ? [[message.requestId, message.result]] : [])),
  );

const check = (requestId: number, code: string): TypesRequest => ({ type: 'check', requestId, code });

beforeEach(() => {
  [said, asked, opened] = [[], [], 0];
});

it('answers what TypeScript says', async () => {
  const desk = openDesk(knownTypes);
  const code = 'function reward_function(params) { return params.sped; }';
  desk.receive(check(1, code));
  desk.receive({ type: 'hover', requestId: 2, code, offset: code.indexOf('params') });
  desk.receive({ type: 'offers', requestId: 3, code, offset: code.indexOf('sped') });
  desk.receive({ type: 'describe', requestId: 4, code, offset: code.indexOf('sped'), name: 'speed' });
  await settled();
  // Before each answer it says what it is busy with, so that the page knows what it may hang over.
  expect(said.map(({ type, requestId }) => `${type} ${requestId}`)).toEqual(
    [3, 4, 2, 1].flatMap((id) => [`working ${id}`, `answer ${id}`]),
  );
  const { 1: notes, 2: hovered, 3: offers, 4: described } = answers();
  expect(notes).toMatchObject([{ message: 'params has no sped.' }]);
  expect(hovered).toMatchObject({ signature: '(parameter) params: RewardParams' });
  expect(offers).toContainEqual({ name: 'speed', type: 'number', origin: 'member' });
  expect(described).toMatchObject({ signature: '(property) RewardParams.speed: number' });
});

it('lets only the newest question of a kind be computed, and what the cursor waits for first', async () => {
  const desk = openDesk(scripted);
  desk.receive(check(1, 'a'));
  desk.receive(check(2, 'b'));
  desk.receive({ type: 'offers', requestId: 3, code: 'b', offset: 0 });
  desk.receive(check(4, 'c'));
  await settled();
  expect(asked).toEqual(['offers b', 'check c']);
  expect(answers()).toEqual({ 1: null, 2: null, 3: [], 4: [] });
});

it('has nothing to say where TypeScript itself fails, and starts afresh', async () => {
  const desk = openDesk(scripted);
  for (const [id, code] of ['a', 'crash', 'b'].entries()) {
    desk.receive(check(id, code));
    await settled();
  }
  expect(answers()).toEqual({ 0: [], 1: null, 2: [] });
  expect(opened).toBe(2);
});
