import { createSocket, type Socket } from 'node:dgram';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeWheel } from '../../contract/make-wheel.ts';

/**
 * Where attempts want to get to: answers everybody and counts who comes, by connection and by datagram, so that a visit
 * counts whatever language is spoken.
 */
export class EvilServer {
  readonly #http: Server;
  readonly #udp: Socket;
  #visits = 0;

  private constructor(http: Server, udp: Socket) {
    this.#http = http;
    this.#udp = udp;
    http.on('connection', () => this.#visits++);
    udp.on('message', (message, { port, address }) => {
      this.#visits++;
      udp.send(message, port, address);
    });
  }

  static async open(): Promise<EvilServer> {
    const http = createServer((request, response) => answer(request, response));
    http.keepAliveTimeout = 1; // every request is a connection
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const udp = createSocket('udp4');
    const { port } = http.address() as AddressInfo;
    await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
    return new EvilServer(http, udp);
  }

  /** `http://127.0.0.1:port/` */
  get address(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/`;
  }

  /** How many came since this was last asked. */
  takeVisits(): number {
    const visits = this.#visits;
    this.#visits = 0;
    return visits;
  }

  async close(): Promise<void> {
    this.#udp.close();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? '/';
  const type = path.endsWith('.js')
    ? 'text/javascript'
    : path.endsWith('.whl')
      ? 'application/zip'
      : 'text/plain';
  response.writeHead(200, {
    'content-type': type,
    connection: 'close',
    // Leave for other origins, but for modules: see the attempt that imports one.
    ...(path === '/import.js' ? {} : { 'access-control-allow-origin': '*' }),
  });
  response.end(path.endsWith('.whl') ? makeWheel('stolen', '1.0', { 'stolen.py': 'value = 42\n' }) : '');
}
