import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** Who may talk to the server: whoever opened the printed address, in the browser that did, from the page that it got. */
export class Guard {
  /** One-time token of the printed address. */
  readonly token: string = randomBytes(24).toString('base64url');
  readonly #session: string = randomBytes(24).toString('base64url');
  #isUsed = false;
  /** Set once the port is known. */
  port = 0;

  get #cookie(): string {
    // Cookies of one host are shared by all its ports.
    return `galley-${this.port}`;
  }

  /** Takes the token of the printed address; a second one is refused, so an address out of a log opens nothing. */
  enter(context: Context, token: string): boolean {
    if (this.#isUsed || !equal(token, this.token)) return false;
    this.#isUsed = true;
    setCookie(context, this.#cookie, this.#session, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return true;
  }

  isInside(context: Context): boolean {
    return equal(getCookie(context, this.#cookie) ?? '', this.#session);
  }

  /** Foreign names that lead here (DNS rebinding) get 421, requests of other pages 403; nobody gets CORS headers. */
  readonly check: MiddlewareHandler = async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (host !== `127.0.0.1:${this.port}` && host !== `localhost:${this.port}`)
      return context.text('This server answers to 127.0.0.1 only.\n', 421);
    const origin = context.req.header('origin');
    const isOwn = origin === `http://${host}`;
    const isRead = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (!isOwn && (origin !== undefined || !isRead))
      return context.text('Only the page of this server may ask.\n', 403);
    if (!isRead && !(context.req.header('content-type') ?? '').startsWith('application/json'))
      return context.text('Only JSON is taken.\n', 415);
    await next();
    return undefined;
  };
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
