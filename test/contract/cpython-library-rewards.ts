/** Rewards that lean on Python's standard library; every one keeps its value within ±1e5. */
export const CPYTHON_LIBRARY_REWARDS: Record<string, string> = {
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
