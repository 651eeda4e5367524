import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a stub does with a request: answer (text as it is, all else as JSON), drop the connection, or say nothing. */
export type Answer =
  | { readonly status?: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'reset'
  | 'silence';

/** A request as it came in. */
export type Received = { readonly method: string; readonly path: string; readonly query: URLSearchParams };

/** An HTTP server on this machine alone, which keeps what it was asked. */
export class Loopback {
  /** Every request, oldest first. */
  readonly received: Received[] = [];
  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
  }

  /** Listens on a port that was free. */
  static async open(answer: (request: Received) => Answer): Promise<Loopback> {
    const server = createServer();
    const loopback = new Loopback(server);
    server.on('request', (incoming, response) => {
      const request = read(incoming);
      loopback.received.push(request);
      const given = answer(request);
      if (given === 'silence') return;
      if (given === 'reset') {
        incoming.socket.destroy();
        return;
      }
      const { status = 200, body, headers = {} } = given;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return loopback;
  }

  /** What to give as `origin`. */
  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Drops whoever is connected. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function read({ method = '', url = '/' }: IncomingMessage): Received {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  return { method, path: pathname, query: searchParams };
}
