/** More rewards that lean on the language itself, a corner of it each; every one keeps its value within ±1e5. */
export const CPYTHON_LANGUAGE_REWARDS: Record<string, string> = {
  'decorators, with and without arguments': `
import functools
def clamp(low, high):
    def wrap(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            inner.calls += 1
            return max(low, min(high, function(*args, **kwargs)))
        inner.calls = 0
        return inner
    return wrap
def doubled(function):
    return lambda params: 2 * function(params)
@doubled
@clamp(-1.5, high=1.5)
def reward_function(params):
    return params['x']
`,
  'a context manager of a class and one of a generator': `
from contextlib import contextmanager, suppress
class Tally:
    total = 0
    def __enter__(self):
        self.total += 1
        return self
    def __exit__(self, kind, error, trace):
        self.total += 10 if kind is ZeroDivisionError else 0
        return kind is ZeroDivisionError
tally = Tally()
@contextmanager
def scaled(k):
    box = [0.0]
    yield box
    box[0] *= k
def reward_function(params):
    with tally as t, scaled(3) as box:
        box[0] = params['speed']
        1 / (int(params['steps']) % 2)
    with suppress(KeyError):
        params['no such key']
    return tally.total % 1000 + box[0]
`,
  'finally that has the last word': `
def first(x):
    try:
        return 1 / x
    except ZeroDivisionError as error:
        return len(str(error))
    finally:
        seen.append(x)
def second(x):
    for i in range(5):
        try:
            if i == x: continue
            if i > x: break
        finally:
            seen.append(i)
    else:
        return -1
    return sum(seen)
seen = []
def reward_function(params):
    seen.clear()
    return first(int(params['steps']) % 3) + second(int(params['steps']) % 6)
`,
  'exceptions: own classes, chains, notes and groups': `
class Slow(Exception):
    def __init__(self, speed): super().__init__(f'slow: {speed:.2f}'); self.speed = speed
def check(speed):
    try:
        if speed < 2: raise Slow(speed)
        return speed
    except Slow as error:
        raise ValueError('checked') from error
def reward_function(params):
    try:
        return check(params['speed'])
    except ValueError as error:
        cause = error.__cause__
        try:
            raise ExceptionGroup('all', [cause, KeyError('x')])
        except* KeyError as group:
            keys = len(group.exceptions)
        except* Slow:
            pass
        return cause.speed - keys + len(cause.args[0])
`,
  'star arguments, keywords only and positions only': `
def score(first, /, *rest, weight=2, **named):
    return first + weight * sum(rest) + sum(named[k] * i for i, k in enumerate(sorted(named)))
def reward_function(params):
    numbers = [params['x'], params['y'], params['speed']]
    options = {'b': 3.0, 'a': params['progress']}
    head, *middle, tail = [*numbers, *params['closest_waypoints'], len(params)]
    return score(*numbers, weight=0.5, **options) + head + sum(middle) + tail
`,
  'default arguments that remember': `
def remember(x, memory=[], limit=7):
    memory.append(x)
    del memory[:-limit]
    return sum(memory) / len(memory)
def reward_function(params):
    late = [lambda: i for i in range(3)]
    early = [lambda i=i: i for i in range(3)]
    return remember(params['y']) + sum(f() for f in late) + 10 * sum(f() for f in early)
`,
  'slots, properties with setters and class methods': `
class Gauge:
    __slots__ = ('_value', 'changes')
    made = 0
    def __init__(self, value=0.0):
        self._value, self.changes = value, 0
        Gauge.made += 1
    @property
    def value(self): return self._value
    @value.setter
    def value(self, new):
        self.changes += new != self._value
        self._value = new
    @classmethod
    def at(cls, value): return cls(value)
    @staticmethod
    def twice(x): return 2 * x
gauge = Gauge.at(1.0)
def reward_function(params):
    gauge.value = round(params['speed'])
    try:
        gauge.other = 1
    except AttributeError:
        gauge.value += 0.5
    return Gauge.twice(gauge.value) + gauge.changes % 50 + Gauge.made
`,
  'descriptors and __getattr__': `
class Positive:
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner=None): return self if obj is None else getattr(obj, self.name, 1.0)
    def __set__(self, obj, value): setattr(obj, self.name, abs(value))
class View:
    width = Positive()
    def __init__(self, params): self.params = params
    def __getattr__(self, name):
        if name.startswith('_'): raise AttributeError(name)
        return self.params[name]
def reward_function(params):
    view = View(params)
    before = view.width
    view.width = -view.track_width
    return before + view.width + view.speed + hasattr(view, '_hidden')
`,
  'operators of a vector class': `
import math
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __neg__(self): return -1 * self
    def __abs__(self): return math.hypot(self.x, self.y)
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __bool__(self): return abs(self) > 1
    def __iter__(self): yield from (self.x, self.y)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __contains__(self, v): return v in (self.x, self.y)
    def __len__(self): return 2
def reward_function(params):
    a, b = V(params['x'], params['y']), V(*params['waypoints'][5])
    c = 2 * a - b + -a
    unique = len({a, V(*a), b})
    return (a @ b) + abs(c) + sum(c) + c[1] + unique + bool(a) + (params['x'] in a) + len(c)
`,
  'an iterator of a class and generators that talk': `
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
def averager():
    total, count, value = 0.0, 0, None
    while True:
        value = yield total / count if count else 0.0
        if value is None: return count
        total += value
        count += 1
def delegate(results):
    results.append((yield from averager()))
    yield -1.0
def reward_function(params):
    results = []
    talk = delegate(results)
    next(talk)
    mean = 0.0
    for i in Countdown(int(params['steps']) + 2):
        mean = talk.send(i * params['speed'])
    talk.send(None)
    return mean + results[0] + sum(x * x for x in Countdown(4))
`,
  'matching of structures': `
from dataclasses import dataclass
@dataclass
class Point:
    x: float
    y: float
def judge(thing):
    match thing:
        case Point(x=0, y=y): return y
        case Point(x, y) if x > y: return x - y
        case {'speed': s, 'steps': float() as n, **rest} if s > 2: return s + n + len(rest)
        case {'speed': s}: return -s
        case [int(a), int(b)]: return a + b
        case [first, *_, last]: return len(first) + len(last)
        case 'left' | 'right' as side: return len(side)
        case bool(): return 0.5
        case None: return -1
        case _: return 100
def reward_function(params):
    things = [Point(0, 3), Point(params['x'], params['y']), params, params['closest_waypoints'], ['ab', 1, 'c'],
              'left', params['is_crashed'], None, 3.5]
    return sum(judge(thing) for thing in things)
`,
  'scopes: comprehensions, classes, globals and walrus': `
x = 5
count = 0
class Scope:
    x = 7
    inside = [x for _ in range(2)] if False else [x]
    def outer(self): return x
def reward_function(params):
    global count
    count += 1
    x = params['x']
    squares = [x * x for x in range(4)]
    def inner():
        nonlocal x
        x += 1
        return x
    last = [y := i * 2 for i in range(3)]
    total = sum(z for z in squares if (big := z > 3))
    inner()
    nested = [[i * j for j in range(i)] for i in range(4)]
    names = sorted(k for k in locals() if len(k) == 1)
    return x + sum(last) + y + total + big + Scope().outer() + Scope.inside[0] + sum(map(sum, nested)) + len(names) + count % 9
`,
  'slices of every kind': `
def reward_function(params):
    points = params['waypoints']
    n = len(points)
    i = params['closest_waypoints'][1]
    ahead = (points[i:] + points[:i])[1:9:2]
    back = points[::-1][-3:]
    numbers = list(range(20))
    numbers[2:5] = [100]
    numbers[::4] = [0] * len(numbers[::4])
    del numbers[-2:]
    part = slice(1, None, 3)
    text = 'the quick brown fox'[-9:-4:1][::-1]
    return sum(p[0] for p in ahead) + back[0][1] + sum(numbers[part]) + len(text) + part.indices(n)[1] + text.index('w')
`,
  'sorting: keys, stability, reverse and tuples': `
from operator import attrgetter, itemgetter
def reward_function(params):
    rows = [(round(x), -round(y), i) for i, (x, y) in enumerate(params['waypoints'])]
    by_x = sorted(rows, key=itemgetter(0))
    twice = sorted(sorted(rows, key=itemgetter(2), reverse=True), key=lambda r: (r[1], r[0]))
    words = sorted(params, key=len, reverse=True)
    words.sort(key=str.upper)
    lowest = min(rows, key=lambda r: (abs(r[0] - params['x']), r[2]))
    order = [r[2] for r in by_x[:5]] + [r[2] for r in twice[-5:]]
    return sum(i * v for i, v in enumerate(order)) + words.index('speed') + lowest[2]
`,
  'dictionaries and sets': `
from collections import ChainMap, OrderedDict
def reward_function(params):
    flags = {k: v for k, v in params.items() if isinstance(v, bool)}
    merged = flags | {'extra': 2} | {'is_crashed': 7}
    merged.setdefault('other', []).append(3)
    order = OrderedDict(sorted(merged.items()))
    order.move_to_end('extra', last=False)
    a, b = {1, 2, 3, *params['closest_waypoints']}, frozenset({2, 3, 5, 8})
    chain = ChainMap({'x': 1}, params)
    popped = merged.pop('nothing', 4)
    keys = flags.keys() & {'is_crashed', 'is_offtrack', 'z'}
    inverse = dict(zip(flags.values(), flags))
    return (len(a ^ b) + sum(a & b) + len(a - b) + (b <= a | b) + next(iter(order.values())) + chain['x'] + chain['speed']
            + popped + len(keys) + len(inverse) + merged['other'][0] + list(order).index('is_reversed'))
`,
  'recursion: trees, permutations and mutual calls': `
import sys
def tree(points, depth=0):
    if len(points) < 3: return depth
    middle = len(points) // 2
    return max(tree(points[:middle], depth + 1), tree(points[middle:], depth + 1))
def permutations(items):
    if not items: yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]): yield [item, *rest]
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def depth(n): return 1 + depth(n - 1) if n else 0
def reward_function(params):
    ways = sum(p[0] * p[-1] for p in permutations([1, 2, 3, int(params['steps']) % 5]))
    return tree(params['waypoints']) + ways + even(int(params['steps'])) + depth(200)
`,
  'a state machine with episodes of its own': `
class Driver:
    def __init__(self): self.reset()
    def reset(self):
        self.previous, self.best, self.still, self.log = None, 0.0, 0, []
    def __call__(self, params):
        if self.previous is not None and params['steps'] < self.previous['steps']: self.reset()
        gain = params['progress'] - self.previous['progress'] if self.previous else 0.0
        self.still = self.still + 1 if abs(gain) < 1e-9 else 0
        self.best = max(self.best, params['progress'])
        self.log.append((params['steps'], round(gain, 3)))
        self.previous = params
        mean = sum(g for _, g in self.log[-3:]) / min(3, len(self.log))
        return gain + 0.1 * mean - self.still + self.best / 100 + len(self.log)
reward_function = Driver()
`,
};
