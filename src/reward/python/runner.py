"""Runs reward functions inside Pyodide: one module per car, a fresh params dict per call.

The host fills `rows` through `open` and has stretches of calls scored by `run`. Whatever goes wrong in user code comes
back as JSON text: {"call": 3, "fault": {"type": "KeyError", "message": "…", "line": 12}}. User code may patch anything
it can reach. So this program runs in a namespace and with builtins of its own, binds at its start what it needs of other
modules, and believes no object of user code: an attribute is read through its true class, and `str` may raise. The host
has run `loop_watch.py`, `printed.py` and `step_params.py` in that namespace before.
"""

import builtins
import linecache
import random
import sys
from inspect import signature, unwrap
from json import loads
from json.encoder import encode_basestring_ascii as quote
from struct import Struct
from time import perf_counter
from types import CodeType, CoroutineType, ModuleType

REWARD_LIMIT = 1e5
# Seed of the random numbers that a top level sees; batches bring their own.
LOAD_SEED = 1
SCALE = 'scale it to lie between -100000 and 100000'
# Longest message that leaves Python, characters; the host shows less.
MESSAGE_LIMIT = 1000
# Of one call, characters: more than that is why there is no memory left.
PRINTED_MUCH = 10_000_000
PRINTED_TOO_MUCH = 'printed more in one call than fits into 256 MiB of memory: look for a loop that prints without end'
BUILTINS = vars(builtins)
CLEAN_BUILTINS = dict(BUILTINS)
CLEAN_RECURSION_LIMIT = sys.getrecursionlimit()
GENERATOR = random.seed.__self__
MODULES = sys.modules
SOURCE_LINES = linecache.cache

# What user code may hide or patch, straight from its source.
name_of = vars(type)['__name__'].__get__
seed_generator = super(random.Random, GENERATOR).seed  # in C; Python's own looks builtins up
traceback_of = vars(BaseException)['__traceback__'].__get__


class BadReward(Exception):
    """A value that cannot be trained on; `kind` is the exception type to show."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind
        self.message = message


class BadParameters(BadReward):
    """A function that cannot be called with `params` alone; the host explains it."""

    def __init__(self, names):
        super().__init__('TypeError', 'reward_function takes one parameter: params')
        self.names = names


class Runner:
    def __init__(self):
        self.file = ''
        self.code = None
        self.functions = []
        self.printed = Printed()
        self.loops = LoopWatch()
        self.traced = False
        self.rows = memoryview(bytearray())
        self.rewards = memoryview(bytearray()).cast('d')
        self.courses = []  # (blank params, waypoints, the same backwards); cars are dealt out to them in turn
        self.row = Struct('')
        self.dicts = []
        self.restore()

    def restore(self):
        """Undoes what the last reward may have done to the interpreter."""
        BUILTINS.update(CLEAN_BUILTINS)
        for name in BUILTINS.keys() - CLEAN_BUILTINS.keys():
            del BUILTINS[name]
        sys.setrecursionlimit(CLEAN_RECURSION_LIMIT)
        sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = self.printed
        self.seed(LOAD_SEED)

    def seed(self, seed):
        """What `random.seed` does."""
        seed_generator(seed)
        GENERATOR.gauss_next = None

    def compile(self, source, file, traced):
        """Compiles a source; `instantiate` then makes its modules. Returns a fault or None.

        With `traced` a top level that takes longer than `TRACE_LIMIT` is interrupted.
        """
        self.restore()
        self.traced = traced
        self.file = file
        self.functions = []
        # For tracebacks that user code prints.
        SOURCE_LINES[file] = (len(source), None, source.splitlines(keepends=True), file)
        try:
            self.code = compile(source, file, 'exec', dont_inherit=True)
        except SyntaxError as error:
            return located_fault(0, name_of(type(error)), error.msg, error.lineno)
        except BaseException as error:
            return self.report(error)
        return None

    def instantiate(self, car):
        """Runs the top level for one car in a module of its own. Returns a fault or None."""
        name = f'reward_{car}'
        module = ModuleType(name)
        module.__file__ = self.file
        module.__builtins__ = BUILTINS  # not the runner's
        MODULES[name] = module  # dataclasses and pickle look their module up
        try:
            if self.traced:
                self.loops.start(self.file)
            exec(self.code, vars(module))
            self.functions.append(self.find_function(module))
        except BaseException as error:
            return self.report(error)
        finally:
            self.loops.stop()
        return None

    def find_function(self, module):
        function = vars(module).get('reward_function')
        if function is None:
            raise BadReward('NameError', f'{self.file} has no reward_function. Write: def reward_function(params):')
        if not callable(function):
            raise BadReward('TypeError', f'reward_function in {self.file} is not a function')
        try:
            takes = signature(function)
        except BaseException:
            return function  # some builtins do not tell, and some objects lie
        try:
            takes.bind({})
        except TypeError:
            self.functions.append(function)
            raise BadParameters(list(takes.parameters)) from None
        return function

    def set_context(self, context_json, row_format):
        context = loads(context_json)
        self.row = Struct(row_format)
        self.courses = []
        for course in context['courses']:
            forward = [(float(x), float(y)) for x, y in course['waypoints']]
            self.courses.append((blank_params(float(course['trackLength'])), forward, forward[::-1]))

    def open(self, rows, calls, seed):
        """Takes over a batch: `rows` is a JavaScript Uint8Array, see pack-rows.ts."""
        self.seed(seed)
        if self.rows.nbytes != calls * self.row.size or len(self.rewards) != calls:
            self.rows = memoryview(bytearray(calls * self.row.size))
            self.rewards = memoryview(bytearray(calls * 8)).cast('d')
        rows.assign_to(self.rows)

    def read(self, rewards):
        """Copies the rewards of the batch into a JavaScript Float64Array."""
        rewards.assign(self.rewards)

    def run(self, first, end, milliseconds, traced, float=float, type=type, clock=perf_counter, flag_values=FLAGS):
        """Scores calls first … end-1 until the time is over. Returns the call to go on with, or a fault."""
        functions = self.functions
        num_cars = len(functions)
        rewards = self.rewards
        courses = self.courses
        num_courses = len(courses)
        size = self.row.size
        printed_size = self.printed.size
        call = first
        deadline = clock() + milliseconds / 1000
        try:
            if traced:
                self.loops.start(self.file)
            for (
                x, y, heading, distance_from_center, projection_distance, progress, steps, speed, steering_angle,
                track_width, sim_time, closest_previous, closest_next, flags, closest_object_previous,
                closest_object_next, *objects,
            ) in self.row.iter_unpack(self.rows[first * size : end * size]):
                on_track, is_left, is_reversed, is_off, is_crashed, is_seen = flag_values[flags]
                car = call % num_cars
                blank, forward, backward = courses[car % num_courses]
                params = blank.copy()  # and not a literal: it takes a third less
                params['all_wheels_on_track'] = on_track
                params['x'] = x
                params['y'] = y
                params['heading'] = heading
                params['distance_from_center'] = distance_from_center
                params['projection_distance'] = projection_distance
                params['progress'] = progress
                params['steps'] = steps
                params['speed'] = speed
                params['steering_angle'] = steering_angle
                params['track_width'] = track_width
                params['waypoints'] = backward[:] if is_reversed else forward[:]
                params['closest_waypoints'] = [closest_previous, closest_next]
                params['is_left_of_center'] = is_left
                params['is_reversed'] = is_reversed
                params['is_offtrack'] = is_off
                params['is_crashed'] = is_crashed
                params['closest_objects'] = [closest_object_previous, closest_object_next]
                params['objects_location'] = []
                params['objects_distance'] = []
                params['objects_distance_from_center'] = []
                params['objects_left_of_center'] = []
                params['objects_heading'] = []
                params['objects_speed'] = []
                params['object_in_camera'] = is_seen
                params['sim_time'] = sim_time
                if objects:
                    add_objects(params, objects)
                reward = functions[car](params)
                if traced and self.loops.timeout is not None:
                    raise self.loops.timeout  # the call has swallowed it
                if type(reward) is not float or not -REWARD_LIMIT <= reward <= REWARD_LIMIT:
                    reward = as_reward(reward)
                rewards[call] = reward
                call += 1
                if printed_size() > PRINT_LIMIT:
                    self.printed.cut()
                if clock() >= deadline:
                    break
        except BaseException as error:
            return self.report(error, call)
        finally:
            self.loops.stop()
        return call

    def load_params(self, params_json):
        """Reads a JSON array of params dicts. Returns how many there are."""
        self.dicts = loads(params_json)
        for params in self.dicts:
            # The service had tuples for the points of the centre line, and lists everywhere else.
            if isinstance(params.get('waypoints'), list):
                params['waypoints'] = [tuple(p) if isinstance(p, list) else p for p in params['waypoints']]
        return len(self.dicts)

    def score_params(self, index):
        """Scores one dict of `load_params`. Returns JSON: {"reward": 1.0} or {"error": fault}."""
        try:
            return f'{{"reward": {as_reward(self.functions[0](self.dicts[index]))}}}'
        except BaseException as error:
            return self.report(error)

    def begin_printed(self, send):
        self.printed.begin(send)

    def take_printed(self):
        return self.printed.take()

    def report(self, error, call=0):
        """What went wrong, as JSON; whatever the error does when it is looked at."""
        try:
            names = error.names if type(error) is BadParameters else None
            return located_fault(call, *self.describe(error), names)
        except BaseException:
            return located_fault(call, 'Exception', 'raised something that cannot be shown', None)

    def describe(self, error):
        """Type, message and line to show."""
        kind = type(error)
        if kind is BadReward or kind is BadParameters:
            return error.kind, error.message, self.line_of_function()
        if kind is LoopTimeout:
            return 'TimeoutError', LOOP_TIMEOUT, error.line
        if issubclass(kind, MemoryError) and self.printed.size() > PRINTED_MUCH:
            return 'MemoryError', PRINTED_TOO_MUCH, self.line_of(error)
        return name_of(kind), explain(kind, error), self.line_of(error)

    def line_of(self, error):
        """The innermost line of the user's file that the error passed through."""
        line = None
        step = traceback_of(error)
        while step is not None:
            if step.tb_frame.f_code.co_filename == self.file:
                line = step.tb_lineno
            step = step.tb_next
        return line

    def line_of_function(self):
        """Where reward_function is defined; a return value that is wrong is shown there."""
        try:
            code = unwrap(self.functions[-1]).__code__
        except BaseException:
            return None  # any object may be callable
        return code.co_firstlineno if type(code) is CodeType and code.co_filename == self.file else None


def located_fault(call, kind, message, line, parameters=None):
    """The JSON of a `CallFault`, with the parameters of a function where they are what is wrong."""
    line = 'null' if line is None else line
    more = '' if parameters is None else f', "parameters": [{", ".join([quote(name) for name in parameters])}]'
    return f'{{"call": {call}, "fault": {{"type": {quote(kind)}, "message": {quote(message)}, "line": {line}}}{more}}}'


def as_reward(value):
    """The number to train on. Accepts whatever `float` accepts, numpy's numbers included, except text."""
    if value is None:
        raise BadReward(
            'TypeError', 'reward_function returned None: is a return missing on one path? Return a number'
        )
    kind = type(value)
    if issubclass(kind, str):
        text = str.__getitem__(value, slice(40))
        raise BadReward('TypeError', f'reward_function returned text ({text!r}): return a number')
    if kind is CoroutineType:
        value.close()  # or Python warns that nobody awaits it
        raise BadReward('TypeError', 'reward_function is async: write def instead of async def')
    try:
        if issubclass(kind, (bytes, bytearray)):
            raise TypeError('float would parse it')
        number = float(value)
    except OverflowError:
        raise BadReward('ValueError', f'reward_function returned a number of more than 300 digits: {SCALE}') from None
    except BaseException:
        raise BadReward('TypeError', f'reward_function returned a {name_of(kind)}: return a number') from None
    if number != number:
        raise BadReward(
            'ValueError', 'reward_function returned nan (not a number): look for inf - inf or nan in a calculation'
        )
    if number in (float('inf'), float('-inf')):
        raise BadReward('ValueError', f'reward_function returned {number}: look for a division by almost nothing')
    if not -REWARD_LIMIT <= number <= REWARD_LIMIT:
        shown = repr(number).removesuffix('.0')
        raise BadReward('ValueError', f'reward_function returned {shown}: {SCALE}')
    return number


def explain(kind, error):
    """The message of an exception, with a hint where Python's own is too short for a beginner."""
    try:
        message = str.__getitem__(str(error), slice(MESSAGE_LIMIT))
    except BaseException:
        return 'an exception whose message cannot be read'
    if issubclass(kind, KeyError):
        return f'there is no key {message}'
    if issubclass(kind, SystemExit):
        return 'a reward must return a number, not leave the program'
    if issubclass(kind, MemoryError):
        return 'rewards have 256 MiB of memory: look for a list or text that grows without end'
    return message or 'raised without a message'
