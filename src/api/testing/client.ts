import { makeToken } from '../../mandates/token.actions';
import type { Scope } from '../../mandates/token';
import type { TestDesk } from '../../desk/testing/test-desk';

/** The system of a partner: it knows its token and what is published, nothing else. */
export interface Client {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Heard>;
  /** `key`: of its own where none is given. */
  post(path: string, body: unknown, key?: string): Promise<Heard>;
}

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

export const V1 = '/api/partner/v1';

export async function clientOf(
  desk: TestDesk,
  partnerId: number,
  { scopes = ['case:read', 'case:write'], sandbox = false }: { scopes?: readonly Scope[]; sandbox?: boolean } = {},
): Promise<Client & { readonly secret: string; readonly id: number }> {
  const made = await makeToken(desk.work(), { companyId: desk.company.id, partnerId, name: 'their system', scopes, sandbox }); // prettier-ignore
  return { ...made, ...clientWith(desk, made.secret) };
}

let keys = 0;

export function clientWith(desk: TestDesk, secret: string): Client {
  const ask = async (path: string, init: RequestInit): Promise<Heard> => {
    const response = await fetch(`${desk.url}${path.startsWith('/api') ? path : `${V1}${path}`}`, {
      ...init,
      redirect: 'manual',
      headers: { authorization: `Bearer ${secret}`, ...(init.headers as Record<string, string>) },
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return { status: response.status, headers: response.headers, text, json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} }; // prettier-ignore
  };
  return {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, body, key = `key-${(keys += 1)}`) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body:
          typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
      }),
  };
}
