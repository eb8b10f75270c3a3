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
  'enumerations and flags': `
from enum import Enum, Flag, IntEnum, auto
class Zone(Enum):
    CENTRE = 1.0
    SIDE = 0.5
    EDGE = 0.1
    @classmethod
    def of(cls, ratio):
        return cls.CENTRE if ratio < 0.3 else cls.SIDE if ratio < 0.8 else cls.EDGE
class State(Flag):
    LEFT = auto()
    REVERSED = auto()
    CRASHED = auto()
class Gear(IntEnum):
    LOW = 1
    HIGH = 2
def reward_function(params):
    zone = Zone.of(params['distance_from_center'])
    state = State(0)
    if params['is_left_of_center']: state |= State.LEFT
    if params['is_crashed']: state |= State.CRASHED
    gear = Gear(1 + (params['speed'] > 2))
    return zone.value + state.value + (State.LEFT in state) + gear * 10 + len(Zone) + len(zone.name)
`,
  'heaps, deques and bisect by key': `
import bisect, heapq
from collections import deque
window = deque(maxlen=4)
def reward_function(params):
    heap = [(abs(x) + abs(y), i) for i, (x, y) in enumerate(params['waypoints'])]
    heapq.heapify(heap)
    nearest = [heapq.heappop(heap)[1] for _ in range(3)]
    window.appendleft(params['progress'])
    window.rotate(1)
    place = bisect.bisect_right(params['waypoints'], params['x'], key=lambda p: p[0])
    merged = list(heapq.merge([1, 4, 9], sorted(nearest)))
    return sum(nearest) + sum(window) + place + merged[2] + heapq.nlargest(2, window)[-1]
`,
  'itertools in depth': `
import itertools as it
def reward_function(params):
    points = params['waypoints']
    pairs = sum(b[0] - a[0] for a, b in it.pairwise(points) if b[1] > a[1])
    runs = [len(list(g)) for _, g in it.groupby(points, key=lambda p: p[0] > 0)]
    sums = list(it.accumulate((p[1] for p in points[:10]), initial=params['y']))
    grid = sum(a * b for a, b in it.product(range(3), repeat=2))
    combos = sum(1 for c in it.combinations(range(6), 3) if sum(c) % 2)
    cycle = list(it.islice(it.cycle('abc'), int(params['steps']) % 5))
    batches = [sum(b) for b in zip(*[iter(range(9))] * 3)]
    tail = list(it.dropwhile(lambda x: x < 3, it.count(1, 0.5)).__next__() for _ in range(1))
    longest = list(it.zip_longest([1, 2, 3], [4], fillvalue=-1))
    return pairs + max(runs) + sums[-1] + grid + combos + len(cycle) + sum(batches) + tail[0] + longest[-1][1]
`,
  'functools in depth': `
import functools
from functools import cached_property, partial, reduce, singledispatch, total_ordering
@singledispatch
def size(value): return 0.0
@size.register
def _(value: int): return 1.0
@size.register(float)
def _(value): return value
@size.register(list)
def _(value): return float(len(value))
@total_ordering
class Lap:
    def __init__(self, time): self.time = time
    def __eq__(self, o): return self.time == o.time
    def __lt__(self, o): return self.time < o.time
    @cached_property
    def key(self):
        self.computed = getattr(self, 'computed', 0) + 1
        return self.time * 2
scale = partial(lambda k, x: k * x, 3)
@functools.lru_cache(maxsize=2)
def slow(n): return n * n
def reward_function(params):
    lap, other = Lap(params['speed']), Lap(2.0)
    total = sum(size(v) for v in (params['steps'], params['closest_waypoints'], 'text', 5))
    slow(int(params['steps'])), slow(1)
    return total + (lap >= other) + lap.key + lap.key + lap.computed + scale(params['x']) + reduce(max, params['closest_waypoints'])
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
  'text: formats, methods and conversions': `
def reward_function(params):
    s, p = params['speed'], params['progress']
    parts = [f'{s:.3f}', f'{s:8.2e}', f'{p:06.1f}', f'{p!r}', f'{int(p):b}', f'{int(p):#x}', f'{12345678:,}', f'{s=:.1f}',
             '%5.2f|%-6d|%s' % (s, int(p), 'x'), '{:>10}{:*^9}{!s}'.format('a', 'b', True), f"{'nested':{'>'}{9}}"]
    text = ' '.join(parts)
    words = text.title().swapcase().replace('X', 'yz').split()
    total = sum(ord(c) for c in text) + len(words) + text.count('0') + text.find('|') + text.rfind('e')
    total += float('1e-3') + int('ff', 16) + int('0b101', 0) + float(' 2.5 ') + complex('1+2j').imag
    return total % 9973 + ('abc'.partition('b')[2] == 'c') + 'x'.isalpha() + len('ä'.encode()) + len(repr(0.1 + 0.2))
`,
  'numbers: rounding, big integers and edge cases of math': `
import cmath, math
def reward_function(params):
    x, n = params['x'], int(params['steps'])
    halves = [round(k + 0.5) for k in range(-3, 4)]
    total = sum(h * i for i, h in enumerate(halves)) + round(2.675, 2) + round(-x, 1) + round(1234.5, -2)
    total += math.fmod(-7, 3) + (-7) % 3 + -7 // 2 + math.remainder(x, 0.7) + divmod(-x, 0.3)[1]
    total += math.isclose(0.1 + 0.2, 0.3) + (0.1 + 0.2 == 0.3) + math.copysign(1, -0.0) + (math.nan != math.nan)
    total += (2 ** 100 + n).bit_length() + pow(3, 200 + n, 1009) + math.gcd(2 ** 64, 6 ** 20) % 97 + math.isqrt(10 ** 20 + n) % 101
    total += math.comb(20, n % 20) % 89 + math.factorial(15) % 83 + math.log1p(abs(x)) + math.expm1(-abs(x)) + math.cbrt(x)
    total += math.frexp(abs(x) + 1)[0] + math.ulp(1.0) + math.nextafter(1, 2) + math.erf(x) + math.gamma(3.5) + abs(cmath.exp(1j * x))
    total += max(x, float('-inf')) + min(1, math.inf) + (x or 1) * 0 + sum([0.1] * 10) + math.fsum([0.1] * 10)
    return total + int(-2.9) + math.floor(-x) + math.ceil(x) + math.trunc(x * 10) + float.fromhex('0x1.8p1') + (0.75).as_integer_ratio()[1]
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
  'a dataclass with factories, order and replacement': `
from dataclasses import asdict, astuple, dataclass, field, replace
from typing import ClassVar, NamedTuple
class Weight(NamedTuple):
    speed: float = 1.0
    centre: float = 2.0
    @property
    def total(self): return self.speed + self.centre
@dataclass(order=True, slots=True)
class Step:
    rank: float = field(init=False)
    speed: float
    offset: float = 0.0
    history: list = field(default_factory=list, compare=False, repr=False)
    LIMIT: ClassVar[int] = 3
    def __post_init__(self): self.rank = self.speed - self.offset
best = None
def reward_function(params):
    global best
    step = Step(params['speed'], params['distance_from_center'])
    best = step if best is None else max(best, step)
    best.history.append(params['steps'])
    other = replace(step, speed=9.0)
    weight = Weight(centre=0.5)._replace(speed=3)
    return best.rank + len(best.history) % 5 + other.rank + sum(astuple(step)[:3]) + len(asdict(step)) + weight.total + Step.LIMIT
`,
  'abstract classes, metaclasses and multiple inheritance': `
from abc import ABC, abstractmethod
class Registry(type):
    classes = []
    def __new__(mcls, name, bases, space, **options):
        cls = super().__new__(mcls, name, bases, space)
        cls.weight = options.get('weight', 1)
        mcls.classes.append(cls)
        return cls
class Base(metaclass=Registry):
    def value(self, params): return 0.0
class Speed(Base, weight=2):
    def value(self, params): return params['speed'] + super().value(params)
class Steer(Base):
    def value(self, params): return abs(params['steering_angle']) / 30 + super().value(params)
class Both(Speed, Steer, weight=5): pass
class Shape(ABC):
    @abstractmethod
    def area(self): ...
class Square(Shape):
    def __init_subclass__(cls): cls.sides = 4
    def area(self): return 4.0
class Tile(Square): pass
def reward_function(params):
    total = sum(cls.weight * cls().value(params) for cls in Registry.classes)
    try: Shape()
    except TypeError: total += Tile().area() + Tile.sides
    return total + len(Both.__mro__) + isinstance(Both(), Steer) + issubclass(Square, Shape)
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
  'statistics and fractions of a window': `
import statistics
from fractions import Fraction
speeds = []
def reward_function(params):
    speeds.append(params['speed'])
    window = speeds[-8:]
    spread = statistics.stdev(window) if len(window) > 1 else 0.0
    quarter = statistics.quantiles(window, n=4)[0] if len(window) > 2 else 0.0
    line = statistics.linear_regression(range(len(window)), window).slope if len(window) > 2 else 0.0
    exact = sum(Fraction(v).limit_denominator(100) for v in window)
    return statistics.fmean(window) + spread + quarter + line + statistics.median_low(window) + float(exact) + statistics.geometric_mean(window)
`,
  'copies, identity and truth': `
import copy
kept = None
def reward_function(params):
    global kept
    shallow, deep = copy.copy(params), copy.deepcopy(params)
    same = shallow['waypoints'] is params['waypoints']
    apart = deep['waypoints'] is not params['waypoints'] and deep == params
    params['waypoints'].append((0.0, 0.0))
    longer = len(shallow['waypoints']) - len(deep['waypoints'])
    fresh = kept is not params['waypoints']
    kept = params['waypoints']
    chained = 0 < params['speed'] <= 4 != params['x']
    falsy = [v for v in (0, 0.0, '', [], {}, set(), None, False, ()) if not v]
    return same + 2 * apart + 4 * longer + 8 * fresh + 16 * chained + len(falsy) + (params['x'] and 0.5 or 0.25) + len([*params] + [None] * 2)
`,
  'bytes, struct and arrays': `
import array, base64, hashlib, struct, zlib
def reward_function(params):
    data = struct.pack('<3d2i?', params['x'], params['y'], params['speed'], *params['closest_waypoints'], params['is_crashed'])
    x, *_, flag = struct.unpack('<3d2i?', data)
    numbers = array.array('d', [p[0] for p in params['waypoints'][:5]])
    view = memoryview(numbers)[1:3]
    digest = int(hashlib.sha256(data).hexdigest()[:4], 16) + zlib.crc32(data) % 1000 + len(base64.b64encode(data))
    table = bytearray(b'abc').translate(bytes.maketrans(b'a', b'z'))
    return x + flag + sum(view) + digest + table[0] + int.from_bytes(b'\\x01\\x02', 'big') + len(data.hex(' '))
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
  'typing, annotations and string evaluation': `
from __future__ import annotations
from typing import Callable, Optional, Protocol, TypedDict, TypeVar
T = TypeVar('T')
Pair = tuple
class Params(TypedDict, total=False):
    speed: float
class Term(Protocol):
    def __call__(self, params: Params) -> float: ...
def first(items: list[T], default: Optional[T] = None) -> T | None:
    return items[0] if items else default
terms: list[Callable[[Params], float]] = [lambda p: p['speed'], lambda p: p.get('x', 1.0)]
def reward_function(params: Params) -> float:
    point: Pair[float, float] = first(params['waypoints'])
    return sum(term(params) for term in terms) + point[0] + len(reward_function.__annotations__) + (first([], 3) or 0)
`,
  'random numbers by a seed of one’s own, in every distribution': `
import random
def reward_function(params):
    rng = random.Random(int(params['steps']) * 7919)
    deck = list(range(10))
    rng.shuffle(deck)
    drawn = rng.sample(params['waypoints'], 3)
    weighted = rng.choices([1, 2, 3], weights=[5, 1, 1], k=4)
    return (rng.uniform(-1, 1) + rng.triangular(0, 1) + rng.betavariate(2, 3) + rng.expovariate(2) + rng.gauss(0, 1) + rng.normalvariate(0, 1)
            + rng.randrange(0, 100, 7) + rng.getrandbits(8) + deck[0] + drawn[0][0] + sum(weighted) + rng.lognormvariate(0, 0.1) + rng.vonmisesvariate(0, 4))
`,
};
