import type { TypedDocument } from './document';

/** A place that may be meant, as errors about an unclear name list it. */
export interface Candidate {
  id: string;
  code: string;
  name: string;
  path: string;
}

/** An error that the API answered with, or the lack of an answer. `code` is that of the API, or NETWORK without an answer. */
export class ApiError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly requestId: string | undefined;
  readonly candidates: Candidate[];

  constructor(code: string, message: string, about: { hint?: string; requestId?: string; candidates?: Candidate[] } = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.hint = about.hint;
    this.requestId = about.requestId;
    this.candidates = about.candidates ?? [];
  }
}

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string; hint?: string; requestId?: string; candidates?: Candidate[] } }[];
}

/** How often a request is repeated that the server has no room for now. */
const repeats = 2;

/** The longest wait before a request is repeated, in seconds. */
const longestWait = 5;

/**
 * Asks the API. Answers to equal requests may come from the browser's cache only after the server has confirmed them.
 * An overloaded server is asked again after the time that it names. Throws an ApiError, or an AbortError if `signal` aborts.
 * With a token it asks as somebody who may write.
 */
export async function query<Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables,
  signal?: AbortSignal, token?: string): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    const response = await send(document.toString(), variables, signal, token);
    if (attempt < repeats && (response.status === 503 || response.status === 429)) {
      await wait(Math.min(Number(response.headers.get('Retry-After')) || 1, longestWait), signal);
      continue;
    }
    return result<Result>(response);
  }
}

async function send(text: string, variables: unknown, signal?: AbortSignal, token?: string): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json', ...(token && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query: text, variables: variables ?? {} }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('NETWORK', String(error));
  }
}

async function result<Result>(response: Response): Promise<Result> {
  let answer: Answer<Result>;
  try {
    answer = await response.json() as Answer<Result>;
  } catch {
    throw new ApiError(response.ok ? 'NETWORK' : 'INTERNAL', `HTTP ${response.status}`);
  }
  const first = answer.errors?.[0];
  if (first) throw new ApiError(first.extensions?.code ?? 'INTERNAL', first.message, first.extensions);
  if (!answer.data) throw new ApiError('INTERNAL', 'an answer without data');
  return answer.data;
}

function wait(seconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
}
