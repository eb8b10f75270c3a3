/** One attempt to reach out of a worker. */
export interface Attack {
  readonly name: string;
  /** Body of an async function: returns when something was reached, throws when it was refused. `URL_OF_APP` is set. */
  readonly code: string;
  /** Whether the same attempt succeeds in an ordinary worker of the page; null where ordinary workers lack the thing. */
  readonly reachesWithoutSandbox: boolean | null;
}

/** Resolves when a socket or stream left for the network, whatever came of it; rejects when a policy stopped it. */
const leaves = (create: string): string => `
  return new Promise((resolve, reject) => {
    self.addEventListener('securitypolicyviolation', (event) => reject(event.effectiveDirective));
    const connection = ${create};
    connection.onopen = () => resolve('opened');
    connection.onerror = () => setTimeout(resolve, 300, 'left for the network');
  });`;

const settlesRequest = (request: string): string => `
  return new Promise((resolve, reject) => {
    const request = ${request};
    request.onsuccess = () => resolve('opened');
    request.onerror = () => reject(request.error);
  });`;

export const JAVASCRIPT_ATTACKS: readonly Attack[] = [
  { name: 'fetch', code: `await fetch(URL_OF_APP, { mode: 'no-cors' });`, reachesWithoutSandbox: true },
  { name: 'fetch of a data URL', code: `await fetch('data:text/plain,x');`, reachesWithoutSandbox: true },
  {
    name: 'XMLHttpRequest',
    code: `await new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = resolve;
      request.onerror = reject;
      request.open('GET', URL_OF_APP);
      request.send();
    });`,
    reachesWithoutSandbox: true,
  },
  {
    name: 'XMLHttpRequest, synchronous',
    code: `const request = new XMLHttpRequest(); request.open('GET', URL_OF_APP, false); request.send();`,
    reachesWithoutSandbox: true,
  },
  {
    name: 'WebSocket',
    code: leaves(`new WebSocket('ws://127.0.0.1:59999')`),
    reachesWithoutSandbox: true,
  },
  { name: 'EventSource', code: leaves('new EventSource(URL_OF_APP)'), reachesWithoutSandbox: true },
  {
    name: 'import of a URL',
    // The file is served, without leave for other origins: only a policy can stop the request itself.
    code: `return new Promise((resolve, reject) => {
      self.addEventListener('securitypolicyviolation', (event) => reject(event.effectiveDirective));
      import(URL_OF_APP + 'sandbox.html').catch(() => setTimeout(resolve, 300, 'left for the network'));
    });`,
    reachesWithoutSandbox: true,
  },
  {
    name: 'import of a data URL',
    code: `await import('data:text/javascript,1');`,
    reachesWithoutSandbox: true,
  },
  { name: 'importScripts', code: `importScripts('data:text/javascript,1');`, reachesWithoutSandbox: true },
  { name: 'eval', code: `return (0, eval)('6 * 7');`, reachesWithoutSandbox: true },
  { name: 'Function', code: `return new Function('return 6 * 7')();`, reachesWithoutSandbox: true },
  { name: 'IndexedDB', code: settlesRequest(`indexedDB.open('stolen')`), reachesWithoutSandbox: true },
  {
    name: 'list of databases',
    code: `return (await indexedDB.databases()).length;`,
    reachesWithoutSandbox: true,
  },
  { name: 'cache storage', code: `await caches.open('stolen');`, reachesWithoutSandbox: true },
  {
    name: 'private file system',
    code: `await navigator.storage.getDirectory();`,
    reachesWithoutSandbox: true,
  },
  { name: 'locks', code: `await navigator.locks.request('stolen', () => 1);`, reachesWithoutSandbox: true },
  {
    name: 'BroadcastChannel to the page',
    code: `const channel = new BroadcastChannel('app');
    await new Promise((resolve, reject) => {
      channel.onmessage = resolve;
      channel.postMessage('hello');
      setTimeout(reject, 1500, 'nobody answers');
    });`,
    reachesWithoutSandbox: true,
  },
  {
    name: 'worker from a data URL',
    code: `await new Promise((resolve, reject) => {
      const worker = new Worker('data:text/javascript,postMessage(1)');
      worker.onmessage = resolve;
      worker.onerror = reject;
    });`,
    reachesWithoutSandbox: true,
  },
  {
    name: 'nested worker that fetches',
    code: `
    const request = 'fetch("' + URL_OF_APP + '", { mode: "no-cors" })';
    const script = request + '.then(() => postMessage("reached"), () => postMessage("refused"))';
    const outcome = await new Promise((resolve) => {
      const worker = new Worker(URL.createObjectURL(new Blob([script])));
      worker.onmessage = ({ data }) => resolve(data);
    });
    if (outcome !== 'reached') throw outcome;`,
    reachesWithoutSandbox: true,
  },
  { name: 'localStorage', code: `return localStorage.length;`, reachesWithoutSandbox: null },
  { name: 'document', code: `return document.title;`, reachesWithoutSandbox: null },
  { name: 'parent', code: `return parent.location.href;`, reachesWithoutSandbox: null },
  { name: 'top', code: `return top.location.href;`, reachesWithoutSandbox: null },
  { name: 'opener', code: `return opener.location.href;`, reachesWithoutSandbox: null },
];
