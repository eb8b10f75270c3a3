"""Finds endless loops: interrupts a call that takes too long, at one of its lines. Comes before runner.py."""

import sys
from time import perf_counter

# Seconds after which a traced call is interrupted; TRACE_LIMIT in scorer-limits.ts.
TRACE_LIMIT = 0.1
LOOP_TIMEOUT = 'look for an endless loop: this one was still running when its time was over'


class LoopTimeout(BaseException):
    """A loop ran for too long; raised at one of its lines. Not an `Exception`, so that few handlers catch it."""

    def __init__(self, line):
        super().__init__(LOOP_TIMEOUT)
        self.line = line


class LoopWatch:
    """Interrupts code of one file once its time is over, wherever it is then."""

    def __init__(self, monitoring=sys.monitoring):
        events = monitoring.events
        self.monitoring = monitoring
        self.tool = monitoring.DEBUGGER_ID
        self.events = events.LINE | events.JUMP  # a loop of one line starts its line only once
        self.file = ''
        self.deadline = 0.0
        self.timeout = None
        monitoring.use_tool_id(self.tool, 'endless loops')
        monitoring.register_callback(self.tool, events.LINE, self.on_line)
        monitoring.register_callback(self.tool, events.JUMP, self.on_jump)

    def start(self, file):
        self.file = file
        self.timeout = None
        self.deadline = perf_counter() + TRACE_LIMIT
        self.monitoring.restart_events()
        self.monitoring.set_events(self.tool, self.events)

    def stop(self):
        self.monitoring.set_events(self.tool, 0)

    def on_line(self, code, line, clock=perf_counter):
        if code.co_filename != self.file:
            return self.monitoring.DISABLE
        if clock() >= self.deadline:
            # Kept because user code may catch what is raised.
            self.timeout = self.timeout or LoopTimeout(line)
            raise self.timeout
        return None

    def on_jump(self, code, offset, _target):
        if code.co_filename != self.file:
            return self.monitoring.DISABLE
        lines = (line for start, end, line in code.co_lines() if start <= offset < end)
        return self.on_line(code, next(lines)) if perf_counter() >= self.deadline else None
