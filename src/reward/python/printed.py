"""What user code prints. Comes before runner.py, in the same namespace."""

from io import StringIO

# Most characters that are shown of one load or batch; PRINT_LIMIT in printed-text.ts.
PRINT_LIMIT = 20_000


class Printed:
    """Stands in for stdout and stderr; sends or keeps a limited amount of text, as PrintedText in printed-text.ts.

    `print` calls `write` four times for two words. So what is kept goes straight into a buffer, in C, and how much there
    is of it is looked at between two calls of a reward (`size`, `cut`).
    """

    __slots__ = ('write', 'size', 'text', 'room', 'kept', 'send', '__dict__')
    encoding = 'utf-8'

    def __init__(self):
        self.text = StringIO()  # one for ever: user code may keep its `write`
        self.size = self.text.tell
        self.begin(None)

    def begin(self, send):
        self.text.__init__()
        self.room = PRINT_LIMIT
        self.kept = ''
        self.send = send
        self.write = self.text.write if send is None else self.write_through

    def write_through(self, text, type=type, str=str, len=len):
        if self.send is None:
            return self.text.write(text)
        if type(text) is not str:
            text = str.__str__(text)  # subclasses may slice themselves into anything
        shown = self.clip(text)
        if shown:
            self.send(shown)
        return len(text)

    def cut(self):
        """Keeps of the buffer what will be shown, and frees the rest."""
        try:
            text = self.text.getvalue()
        except ValueError:
            text = ''  # user code has closed it
        except MemoryError:
            text = ''  # too much for a copy
            self.kept += self.clip(' ' * self.room).lstrip(' ')
        self.text.__init__()
        self.kept += self.clip(text)

    def clip(self, text):
        room = self.room
        self.room = room - len(text)
        if room <= 0:
            return ''
        return text if len(text) < room else text[:room] + '\n… more was printed\n'

    def take(self):
        self.cut()
        text = self.kept
        self.kept = ''
        return text

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False
