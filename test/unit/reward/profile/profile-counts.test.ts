import { afterAll, describe, expect, it } from 'vitest';
import { closeScorers, counts, lap, profile, ways } from './profile-laps.ts';

afterAll(closeScorers);

const PYTHON = `def helper(x):
    # Only three are fast.
    return 'fast' if x > 6 else 'slow'


def reward_function(params):
    """Docs."""
    speed = params['speed']
    reward = max(
        0,
        len([
            k for k in range(3)
        ]),
    )
    if speed < 2: return 1
    elif speed < 3:
        reward += 1
    elif speed > 99:
        reward += 2
    else:
        reward += 3
    k = 0
    while k < speed:
        k += 1
        for n in range(2):
            reward += n
    match helper(speed):
        case 'fast' if speed != 7:
            reward += 1
        case 'slow': reward += 2
        case _:
            reward += 3
    return reward
`;

const TYPESCRIPT = `function helper(x: number): string {
  // Only three are fast.
  return x > 6 ? 'fast' : 'slow';
}

function reward_function(params: RewardParams): number {
  'use strict';
  const speed = params.speed;
  let reward = Math.max(
    0,
    [1, 2, 3].filter((k) => {
      return k > 1;
    }).length,
  );
  if (speed < 2) return 1;
  else if (speed < 3) {
    reward += 1;
  } else if (speed > 99) {
    reward += 2;
  } else {
    reward += 3;
  }
  let k = 0;
  while (k < speed) {
    k += 1;
    for (let n = 0; n < 2; n++) {
      reward += n;
    }
  }
  switch (helper(speed)) {
    case 'fast':
      reward += 1;
      break;
    case 'slow':
      for (const x of [1, 2]) {
        reward += x;
      }
      break;
    default:
      reward += 3;
  }
  return reward;
}
`;
describe('the counts of a profile', { timeout: 120_000 }, () => {
  it('counts every line and branch exactly, in Python', async () => {
    const found = await profile('python', PYTHON, [lap(10)]);
    expect(found.calls).toBe(10);
    // Speeds 2 … 9 come behind the first condition; k goes from 0 to the speed: 44 turns. Cases are tried in turn.
    expect(counts(found)).toBe(
      '3×8 8×10 9×10 15×10 16×8 17×1 18×7 19×0 21×7 22×8 23×52 24×44 25×132 26×88 27×8 28×8 29×2 30×6 31×1 32×1 33×8',
    );
    expect(ways(found)).toEqual([
      '3 choice x > 6: 3 of 8',
      '15 if speed < 2: 2 of 10',
      '16 if speed < 3: 1 of 8',
      '18 if speed > 99: 0 of 7',
      '20 else else: 7 of 7',
      '23 loop k < speed: 44 of 52',
      "28 case case 'fast' if speed != 7: 2 of 8",
      "30 case case 'slow': 5 of 8",
      '31 case case _: 1 of 8',
    ]);
  });

  it('counts every line and branch exactly, in TypeScript', async () => {
    const found = await profile('typescript', TYPESCRIPT, [lap(10)]);
    expect(found.calls).toBe(10);
    expect(counts(found)).toBe(
      '3×8 8×10 9×10 12×30 15×10 16×8 17×1 18×7 19×0 21×7 23×8 24×52 25×44 26×132 27×88 30×8 32×3 33×3 35×15 36×10 38×5 40×0 42×8',
    );
    expect(ways(found)).toEqual([
      '3 choice x > 6: 3 of 8',
      '15 if speed < 2: 2 of 10',
      '16 if speed < 3: 1 of 8',
      '18 if speed > 99: 0 of 7',
      '20 else else: 7 of 7',
      '24 loop k < speed: 44 of 52',
      '26 loop n < 2: 88 of 132',
      "31 case case 'fast': 3 of 8",
      "34 case case 'slow': 5 of 8",
      '39 case default: 0 of 8',
    ]);
  });

  it('counts a line as often as the statement on it that is executed most', async () => {
    const code = `const never = (x) => Math.abs(x), square = (x) => x * x;
function other() { return 1 } function reward_function({ speed }) { return pick(speed) + square(speed); }
function pick(x) {
  switch (true) {
    case x > 3: return 1; case x > 1: x++; break; default: { const y = x; for (let k = 0; k < 2; k++) x += y; }
  }
  try { if (x < 1) throw x; } catch { x = 1; } finally { x += 2; } return x;
}`;
    const found = await profile('javascript', code, [lap(10)]);
    // Speeds above 3, of 2 and 3, and two with three looks at the head of a loop.
    expect(counts(found)).toBe('1×10 2×10 4×10 5×6 7×4');
  });

  it('counts what is asked before something is yielded', async () => {
    const code = `function* ask(speed) { yield speed > 2 ? 'much' : 'few'; yield !(speed > 4) ? 1 : 2 }
const reward_function = ({ speed }) => [...ask(speed)][0].length;
`;
    expect(ways(await profile('javascript', code, [lap(10)]))).toEqual([
      '1 choice speed > 2: 7 of 10',
      '1 choice !(speed > 4): 5 of 10',
    ]);
  });

  it('counts a `with` where it begins, not where it ends', async () => {
    const code = `class Held:
    def __enter__(self): return 1
    def __exit__(self, *error):
        return True

def several():
    with Held() as a, \\
            Held() as b:
        yield a
        yield b

def reward_function(params):
    n = 0
    for k in range(3):
        with Held() as held:
            n += held
            with (
                Held(),
                Held()
            ):
                n += 1
    while True:
        with Held():
            n += 1
            if n > 9: break
    with Held(): raise KeyError(n)
    with Held():
        sum(several())
    with Held():
        return n
    return 0
`;
    const found = await profile('python', code, [lap(10)]);
    // In one call n is 6 behind the first loop, and the second one turns four times.
    expect(counts(found)).toBe(
      '2×180 4×180 7×10 9×10 10×10 13×10 14×40 15×30 16×30 17×30 21×30 22×40 23×40 24×40 25×40 26×10 27×10 28×10 29×10 30×10 31×0',
    );
  });
});
