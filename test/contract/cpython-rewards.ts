/** Rewards that lean on the language and its library; every one keeps its value within ±1e5. */
export const CPYTHON_REWARDS: Record<string, string> = {
  'a class with state and properties': `
class Car:
    def __init__(self):
        self.speeds = []
    @property
    def mean(self):
        return sum(self.speeds) / len(self.speeds)
car = Car()
def reward_function(params):
    car.speeds.append(params['speed'])
    return car.mean
`,
  'closures, nonlocal and default arguments': `
def make(start, scale=2.0):
    total = start
    def add(x):
        nonlocal total
        total = 0.9 * total + scale * x
        return total
    return add
add = make(1)
def reward_function(params):
    return add(params['x'])
`,
  'a function attribute as memory': `
def reward_function(params):
    reward_function.calls = getattr(reward_function, 'calls', 0) + 1
    return reward_function.calls * 0.5
`,
  'generators, enumerate, zip and slices': `
def gaps(points):
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        yield ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
def reward_function(params):
    return sum(i * gap for i, gap in enumerate(gaps(params['waypoints'][::3])))
`,
  'match, walrus and f-strings': `
def reward_function(params):
    label = f"{params['steering_angle']:+.1f}"
    match label[0], len(label):
        case '+', n if (half := n / 2) > 2:
            return half
        case '-', n:
            return -n
        case _:
            return 0.25
`,
  'a dataclass with comparison': `
from dataclasses import dataclass, field
@dataclass(order=True)
class Place:
    distance: float
    index: int = field(compare=False)
def reward_function(params):
    places = [Place((x - params['x']) ** 2 + (y - params['y']) ** 2, i) for i, (x, y) in enumerate(params['waypoints'])]
    return min(places).index
`,
  'bisect, statistics and itertools': `
import bisect, statistics, itertools
def reward_function(params):
    xs = sorted(x for x, _ in params['waypoints'])
    share = bisect.bisect_left(xs, params['x']) / len(xs)
    return share + statistics.pstdev(itertools.islice(xs, 7)) + statistics.median(xs)
`,
  'math in depth': `
import math
def reward_function(params):
    heading = math.radians(params['heading'])
    return math.fsum([math.hypot(params['x'], params['y']), math.atan2(params['y'], params['x']), math.cos(heading),
                      math.exp(-params['distance_from_center'] ** 2), math.copysign(1, params['x']), math.dist((0, 0), params['waypoints'][3])])
`,
  'try, except, else, finally': `
def reward_function(params):
    result = 0
    try:
        result += 1 / len(params['objects_location'])
    except ZeroDivisionError:
        result -= 1
    else:
        result += 2
    finally:
        result *= 3
    return result
`,
  'sets, dicts, comprehensions and sorting by key': `
def reward_function(params):
    flags = {key for key, value in params.items() if value is True}
    lengths = {key: len(key) for key in sorted(flags, key=lambda name: (len(name), name))}
    return sum(i * length for i, length in enumerate(lengths.values()))
`,
  'collections: deque, Counter, namedtuple, defaultdict': `
from collections import Counter, defaultdict, deque, namedtuple
Point = namedtuple('Point', 'x y')
recent = deque(maxlen=5)
def reward_function(params):
    recent.append(Point(params['x'], params['y']))
    lanes = Counter(params['objects_left_of_center'])
    table = defaultdict(float)
    for point in recent:
        table[point.x > 0] += point.y
    return lanes[True] + table[True] - table[False]
`,
  'functools and operator': `
import functools, operator
@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def reward_function(params):
    return functools.reduce(operator.add, [fib(int(params['steps'])), *params['closest_waypoints']])
`,
  'inheritance, super and operators': `
class Term:
    def __init__(self, value): self.value = value
    def __add__(self, other): return Term(self.value + other.value)
    def __float__(self): return float(self.value)
class Bonus(Term):
    def __init__(self, params): super().__init__(params['progress'] * 0.1)
def reward_function(params):
    return Bonus(params) + Term(params['speed'])
`,
  'json, re and string methods': `
import json, re
def reward_function(params):
    text = json.dumps({key: params[key] for key in ('is_offtrack', 'is_crashed', 'steps')})
    return len(re.findall(r'true|false', text)) + text.count(',') + float(re.search(r'"steps": ([0-9.]+)', text).group(1))
`,
  'integers, bits and rounding': `
def reward_function(params):
    n = int(params['progress'] * 1000)
    return (n // 7 % 5) + (n & 0xff) / 8 + round(-params['x'], 2) + divmod(-n, 13)[1] + (2 ** 70 % 97)
`,
  'fractions, decimal and datetime': `
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
def reward_function(params):
    third = Fraction(int(params['steps']), 3)
    return float(third) + float(Decimal('0.1') * 3) + timedelta(seconds=params['steps'] / 15).total_seconds()
`,
  'a seeded random generator of its own': `
import random
rng = random.Random(42)
def reward_function(params):
    return rng.random() + rng.gauss(0, 1) + rng.randint(1, 6) + rng.choice(params['waypoints'])[0]
`,
  'objects: near, far, beside and ahead': `
import math
def reward_function(params):
    total = 0.0
    for k, (x, y) in enumerate(params['objects_location']):
        gap = (params['objects_distance'][k] - params['projection_distance']) % params['track_length']
        same_side = params['objects_left_of_center'][k] == params['is_left_of_center']
        total += math.hypot(x - params['x'], y - params['y']) * (2 if same_side else 1) + gap
        total -= params['objects_distance_from_center'][k] * params['objects_speed'][k]
        total += math.cos(params['objects_heading'][k])
    previous, following = params['closest_objects']
    if params['objects_location']:
        total += params['objects_distance'][following] - params['objects_distance'][previous]
    return total + params['object_in_camera'] + 10 * params['is_crashed']
`,
  'objects: sorted, zipped and unpacked as lists': `
def reward_function(params):
    rows = list(zip(*(params[key] for key in sorted(params) if key.startswith('objects_'))))
    order = sorted(range(len(rows)), key=lambda k: (params['objects_distance'][k], k))
    params['objects_location'].append([0.0, 0.0])
    nearest = min(params['objects_location'], key=lambda p: abs(p[0]) + abs(p[1]))
    return sum(k * i for i, k in enumerate(order)) + len(rows) + nearest[0] * nearest[-1]
`,
  'an int as a reward, and a bool': `
def reward_function(params):
    return 7 if params['is_left_of_center'] else params['all_wheels_on_track']
`,
};
