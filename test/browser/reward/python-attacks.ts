/** Attempts to reach out of Python; each sets `result` to 'reached' or 'refused …', at once or later. */
export const PYTHON_ATTACKS: Record<string, string> = {
  'js.fetch': `
import js
js.fetch(URL_OF_APP, mode='no-cors').then(reached, refused)`,
  'js.XMLHttpRequest': `
import js
request = js.XMLHttpRequest.new()
request.open('GET', URL_OF_APP, False)
request.send()
reached(1)`,
  'js.eval': `
import js
reached(js.eval('6 * 7'))`,
  'js.Function': `
import js
reached(js.Function.new('return 6 * 7')())`,
  'js.importScripts': `
import js
reached(js.importScripts('data:text/javascript,1'))`,
  'js.indexedDB': `
import js
js.indexedDB.databases().then(reached, refused)`,
  'js.caches': `
import js
js.caches.open('stolen').then(reached, refused)`,
  'js.document': `
import js
reached(js.document.title)`,
  'js.parent': `
import js
reached(js.parent.location.href)`,
  'pyodide.code.run_js': `
from pyodide.code import run_js
reached(run_js('6 * 7'))`,
  'pyodide.http.open_url': `
from pyodide.http import open_url
reached(open_url(URL_OF_APP))`,
  'pyodide_js.loadPackage and its constructor': `
import pyodide_js
reached(pyodide_js.loadPackage.constructor('return 6 * 7')())`,
  'pyodide_js.loadPackage of a URL': `
import pyodide_js
pyodide_js.loadPackage(URL_OF_APP + 'stolen.whl').then(lambda _: check_loaded(), refused)
def check_loaded():
    refused('nothing loaded') if len(pyodide_js.loadedPackages.to_py()) == 0 else reached(1)`,
  urllib: `
import urllib.request
reached(urllib.request.urlopen(URL_OF_APP, timeout=2))`,
  'a socket': `
import socket
reached(socket.create_connection(('127.0.0.1', 80), timeout=2).send(b'GET / HTTP/1.0'))`,
  'a process': `
import subprocess
reached(subprocess.run(['true']).returncode)`,
};

/** Runs JavaScript through CPython's C functions; whether it ran can be seen in `js.stolen`. */
export const CTYPES_ATTACK = `
import ctypes, js
js.stolen = 0
try:
    ctypes.pythonapi.emscripten_run_script(b'self.stolen = 42')
except BaseException as error:
    refused(error)
def reward_function(params):
    print('reached' if js.stolen == 42 else 'refused')
    return 0
`;
