import type { RewardSource } from '../../../../src/reward/reward-scorer.ts';

const LANGUAGES = { py: 'python', ts: 'typescript', js: 'javascript' } as const;

/** Rewards that use what an instrument may trip over, and whose values tell whether it has. */
export function awkwardSources(): RewardSource[] {
  return Object.entries(AWKWARD_REWARDS).map(([file, code]) => {
    const language = LANGUAGES[file.slice(-2) as keyof typeof LANGUAGES];
    return { language, file, code };
  });
}

const AWKWARD_REWARDS: Readonly<Record<string, string>> = {
  'early return, one line.py': `def reward_function(params):
    if params['speed'] > 2: return 1
    if params['speed'] > 1: x = 2; return x
    return 3.0
`,
  'docstring and future.py': `"""What this module is."""
from __future__ import annotations
assert __doc__ == 'What this module is.'

def describe(x: Unknown = 1) -> Unknown:
    """Told to who asks."""
    return len(describe.__doc__) * x

def reward_function(params):
    return describe() + params['speed']
`,
  'nested functions.py': `def reward_function(params):
    total = 0
    def add(x):
        nonlocal total
        total += x
        def deeper(y):
            return y * total
        return deeper(x)
    return add(1) + add(params['speed']) + (lambda z: z + total)(2)
`,
  'comprehensions and generators.py': `def halves(values):
    for value in values:
        if value < 0:
            continue
        yield value / 2
    else:
        yield 10

def reward_function(params):
    xs = [
        x * 2
        for x in halves([params['speed'], -1, 3])
        if x > 0.1
    ]
    squares = {k: v ** 2 for k, v in enumerate(xs)}
    return sum(squares.values()) + sum(y for y in xs if y) + len({x for x in xs})
`,
  'try and finally.py': `log = []
def risky(x):
    try:
        return 1 / (x > 2)
    except ZeroDivisionError as error:
        log.append(str(error))
        return -1
    finally:
        log.append(x)

def reward_function(params):
    try:
        value = risky(params['speed'])
        if value < 0:
            raise ValueError(
                'negative'
            )
    except (ValueError, KeyError):
        value = 0.5
    else:
        value += 1
    with Context() as context:
        value += context
    return value + len(log) * 1e-3

class Context:
    def __enter__(self): return 2
    def __exit__(self, *_): return False
`,
  'decorators and classes.py': `import functools
from dataclasses import dataclass

def doubled(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return 2 * function(*args, **kwargs)
    return inner

@dataclass
class Point:
    x: float
    y: float = 1.0

    @property
    def size(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5 if self.x else 0

    @staticmethod
    def of(params): return Point(params['speed'])

class Truth:
    asked = 0
    def __bool__(self):
        Truth.asked += 1
        return Truth.asked % 3 == 0

@doubled
@functools.lru_cache(None)
def cached(x):
    return x + 1

def reward_function(params):
    reward = 0
    if Truth(): reward += 1
    elif Truth(): reward += 2
    while Truth() or reward > 100: reward += 4
    return reward + Point.of(params).size + cached(round(params['speed'])) + Truth.asked * 1e-3
`,
  'loops, match and walrus.py': `TABLE = []
def fill():
    for k in range(3):
        if k % 2: TABLE.append(k)
        else: TABLE.append(-k)
fill()

def kind(x):
    match x:
        case 0 | 1: return 'few'
        case int(n) if n > 3 or n < -3:
            return 'many'
        case [first, *_]:
            return 'list'
        case _: return 'some'

def reward_function(params):
    n = 0
    while True:
        n += 1
        if n > 5: break
        if n == 2: continue
        for x in TABLE: n += x + 0.4
        for k in range(4):
            if (m := k * params['speed']) > 3: break
        else:
            n += 0.5
    words = [kind(n) for n in (0, 2, 7, [1])] + [kind(round(params['speed']))]
    return n + m + sum(map(len, words)) if n else \\
        -1
`,
  'calls itself.py': `def reward_function(params):
    if len(params) == 1: return params['depth']
    return params['speed'] + reward_function({'depth': 2})
print(reward_function({'depth': 1}))
`,
  'calls itself.js': `function reward_function(params) {
  return params === undefined ? 2 : params.speed + reward_function();
}`,
  'early return, one line.ts': `function reward_function(params: RewardParams): number {
  if (params.speed > 2) return 1
  if (params.speed > 1) { const x: number = 2; return x }
  else if (params.speed > 0.5) return 2.5; else return 3.0
}`,
  'strict and named.js': `'use strict'
const isStrict = (function () { return this === undefined })();
const named = (x) => x;
function inner() { 'use strict'; return this === undefined ? 1 : 0 }
function empty() {}
function reward_function(params) {
  const arrow = () => 1, plain = function () { return 2 };
  empty();
  return params.speed + isStrict + inner() + (named.name + arrow.name + plain.name).length
}`,
  'no semicolons.js': `let last = 0
const reward_function = ({ speed, ...rest }) => {
  let a = speed
  a++
  const list = [1, 2, 3]
  list.forEach((x) => { a += x })
  var b = a
  ;[b, last] = [last, b]
  last += 1
  return b > 0 ? a - b : a
}`,
  'arrows and chains.js': `const clamp = (low) => (high) => (x) => x < low ? low : x > high ? high : x;
const make = (x) => ({ x, get half() { return x / 2; }, twice() { return x * 2; }, *all() { yield x; yield x + 1; } });
exports.other = clamp;
const reward_function = (params) => {
  const object = make(params.speed);
  const or = params.speed > 2 && object.half || (params.missing?.deep ?? 7);
  return clamp(0)(3)(params.speed) + or + object.twice() + [...object.all()].reduce((a, b) => a + b, 0);
};`,
  'loops.js': `const reward_function = (params) => {
  let n = 0;
  outer: for (const x of [1, 2, 3]) {
    for (let i = 0, k = 3; i < k; i++) {
      if (i === 1) continue outer;
      if (x === 3) break outer;
      n += i + x
    }
  }
  for (const key in { a: 1, b: 2 }) n += key.length; for (;;) if (n++ > 9) break;
  do n--; while (n > params.speed)
  while (n < 5) n++
  const makers = [];
  for (let i = 0; i < 3; i++) makers.push(() => i);
  for (const make of makers) n += make();
  label: { if (n > 0) break label; n = 100; }
  for (const _ of [1, 2]);
  return n;
};`,
  'switch, try and classes.ts': `enum Kind { Few, Many }
class Base { constructor(readonly size: number) {} }
class Log extends Base {
  static count = 0;
  #own = 1;
  constructor(size: number) { super(size); Log.count++; if (size > 1) return; this.#own = 2; }
  get own(): number { return this.#own; }
}
function kind(x: number): Kind { return x > 2 ? Kind.Many : Kind.Few; }
function reward_function(params: RewardParams): number {
  let reward = 0;
  switch (kind(params.speed)) {
    case Kind.Few: {
      let x = 1; reward += x;
    }
    case Kind.Many: const y = 3; reward += y; break;
    default: return -1;
  }
  try {
    if (reward > 3) throw new Error('four');
    return reward + new Log(params.speed).own;
  } catch (error) {
    reward += (error as Error).message.length;
  } finally {
    reward += 0.5;
  }
  function hoisted(): number { return Log.count }
  class Local { value = hoisted() }
  return reward + new Local().value * 1e-3;
}`,
  'no blanks.js': `const ask=(x)=>{return!x?-1:1};
const list=(x)=>{return[x,x?2:3]};
const text=(x)=>{return\`\${x?'a':'bc'}\`};
const regular=()=>{return/a/};
const negative=(x)=>{return-x};
function*all(x){yield!x?1:2;yield(x)?3:4;yield-x}
function kind(x){switch(true){case!x?false:true:return'much';case(x)?false:true:return"none";default:throw-1}}
function last(x){if(!x)throw[x];else return(x)}
function reward_function(params){
  let n=0;for(const x of[1,2])n+=x;for(const key in{a:1})n+=key.length;do n++;while(n<4)
  let caught=0;try{last(0)}catch{caught=1}
  const kept=typeof(params.speed?1:'')==='number'?1:2;
  return(n+ask(params.speed)+list(params.speed)[1]+text(1).length+negative(n)+regular().source.length
    +[...all(params.speed)].reduce((a,b)=>a+b)+kind(n).length+caught+kept+(void!n?1:2))
}`,
  'no blanks.py': `def ask(x):
    if(x):return-x
    elif-x<0:return 2
    if not(x):return[x][0]if(x)else 3
    return 1if x else 2

def reward_function(params):
    n=0
    while(n<3):n+=1
    while-n<0:n-=1
    return(ask(params['speed'])if-n<1else-1)+ask(0)+(1if(n)else+2)+n
`,
  'yield and choose.js': `function* steps(speed) {
  yield speed > 2 ? 1 : 2;
  const got = yield speed > 1 && speed < 4 ? speed : -speed;
  yield* speed ? [got, 5] : [6];
  yield yield speed > 3 ? 7 : 8;
  for (let n = 0; yield n < 2 ? 9 : 0; n++) if (n > 3) return yield n > 4 ? 1 : 2;
  return yield (yield speed) ? 10 : speed > 2 ? 11 : 12;
}
function reward_function(params) {
  let sum = 0;
  const all = steps(params.speed);
  for (let k = 1; k < 13; k++) {
    const { value, done } = all.next(k % 3 ? k : 0);
    if (done) break;
    sum = sum * 0.5 + value;
  }
  return sum;
}`,
  'state on the function.py': `import functools

def reward_function(params):
    """Remembers."""
    reward_function.n += 1
    reward_function.last, before = params['speed'], getattr(reward_function, 'last', 0)
    names = len(reward_function.__name__ + reward_function.__doc__) + reward_function.__code__.co_argcount
    return reward_function.n + before - same.n + same.last + names + (same is reward_function)

same = reward_function
reward_function.n = 0
`,
  'state on a cached function.py': `import functools

@functools.lru_cache(maxsize=None)
def kept(x): return x + len(reward_function.calls)

class Reward:
    calls = []
    def __call__(self, params):
        self.calls.append(params['speed'])
        return kept(round(params['speed'])) + kept.cache_info().hits + reward_function.count() * 1e-3

    def count(self): return len(self.calls)

def reward_function(params): return 1
reward_function = Reward()
`,
  'state on the function.js': `function reward_function(params) {
  reward_function.n += 1;
  const before = reward_function.last ?? 0;
  reward_function.last = params.speed;
  const names = reward_function.name.length + reward_function.length + reward_function.toString().length % 1;
  return reward_function.n + before + same.last - same.n + names + (same === reward_function) + new reward_function.prototype.Own().value;
}
const same = reward_function;
Object.assign(reward_function, { n: 0 });
reward_function.prototype.Own = class { value = 3 };`,
  'state on a value.ts': `const reward_function = function self(params: RewardParams): number {
  self.n += 1;
  return reward_function.n + (self === reward_function ? 10 : 0) + self.name.length;
};
reward_function.n = 0;`,
  'exported.ts': `export const reward_function = (params: RewardParams): number => params.speed > 2 ? 1 : 2`,
  'set on exports.js': `exports.reward_function = ({ speed }) => speed > 2 ? 1 : 2 // as in Node`,
  'preamble.py': `# A comment.
"""About ' the module,
from __future__ import nothing
"""; from __future__ import division
from __future__ import \\
    annotations
from __future__ import (generator_stop,
    with_statement); Y = (
    2)

def reward_function(params: Unknown):
    text = '''
from __future__ import nothing (
'''
    match params['speed']:
        case int(): n = 1
        case float() if params['speed'] > 2: n = 2
        case object(): n = 3
    return n + len(__doc__ + text) + Y
`,
};
