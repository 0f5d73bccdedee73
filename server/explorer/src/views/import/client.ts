import { ApiError } from '../../api/client';
import type { Report } from './report';

/** What a person imports: the rows, and what holds for all of them. */
export interface Import {
  rows: Blob;
  /** The name of the file; empty for rows from the clipboard. */
  name: string;
  kind: string;
  evidence: string;
  source: string;
  note: string;
  by: string;
  /** Texts of cells in place of those in the file, by the references of the cells. */
  corrections: ReadonlyMap<string, string>;
}

/** What the server has done so far: how many rows it has read, put into words, or made into changes. */
export interface Progress {
  step: 'READ' | 'REPORT' | 'CHANGE' | 'COMMIT';
  rows: number;
}

/** How the rows of a request are handled. */
export interface ImportRequest {
  token: string;
  language: string;
  /** The commit is made only if the network is still at this revision; without it this is a dry run. */
  apply?: { revision: number; key: string };
  progress?: (done: Progress) => void;
  signal?: AbortSignal;
}

/** Returns the parameters of a request, without those that are empty. */
export function importParams(what: Import, { language, apply }: Pick<ImportRequest, 'language' | 'apply'>): URLSearchParams {
  const given = {
    kind: what.kind, evidence: what.evidence, source: what.source, note: what.note, by: what.by, name: what.name, language,
    ...(apply && { apply: 'true', expectedRevision: String(apply.revision) }),
  };
  const params = new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''));
  for (const [cell, text] of what.corrections) params.append('set', `${cell}=${text}`);
  return params;
}

/**
 * Sends rows, as a dry run or to apply them. If some rows are in doubt or refused, nothing is applied, and the report says why.
 * Throws an ApiError.
 */
export async function send(what: Import, request: ImportRequest): Promise<Report> {
  if (what.rows.size > longBody) await checkToken(request);
  const response = await post(`/import?${importParams(what, request)}`, request, {
    body: what.rows, headers: { Accept: 'text/event-stream', 'Content-Type': what.rows.type || 'application/octet-stream', ...(request.apply && { 'Idempotency-Key': request.apply.key }) },
  });
  for await (const { event, data } of events(response)) {
    if (event === 'progress') request.progress?.(JSON.parse(data) as Progress);
    if (event === 'report') return JSON.parse(data) as Report;
    if (event === 'error') {
      const answer = JSON.parse(data) as { report?: Report };
      if (answer.report) return answer.report;
      throw errorOf(answer);
    }
  }
  throw new ApiError('NETWORK', 'the answer has no end');
}

/** A body that is longer than what a server reads of a request that it refuses, in bytes. */
const longBody = 200_000;

/**
 * Throws an ApiError if the token is wrong, before a long body is sent: the server refuses that while it is being sent, and
 * browsers then say only that the connection broke. A request without rows is refused because of its token, or else as empty.
 */
async function checkToken(request: ImportRequest): Promise<void> {
  await post('/import', request, {}).catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.code !== 'INVALID_ARGUMENT') throw error;
  });
}

/** Returns the same spreadsheet with a column of remarks. Throws an ApiError. */
export async function remarks(what: Import, request: ImportRequest): Promise<Blob> {
  const response = await post(`/import?${importParams(what, request)}&remarks=true`, request, { body: what.rows, headers: { 'Content-Type': what.rows.type || 'application/octet-stream' } });
  return response.blob();
}

/** Takes a commit back by another one, and returns the revision of that. Throws an ApiError. */
export async function undo(revision: number, { token, by, note }: { token: string; by: string; note: string }): Promise<number> {
  const params = new URLSearchParams(Object.entries({ by, note }).filter(([, value]) => value !== ''));
  const response = await post(`/commits/${revision}/undo?${params}`, { token }, {});
  return (await response.json() as { revision: number }).revision;
}

async function post(path: string, { token, signal }: Pick<ImportRequest, 'token' | 'signal'>, init: { body?: Blob; headers?: Record<string, string> }): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST', credentials: 'omit', ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` }, ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError('NETWORK', String(error));
  }
  if (!response.ok) throw errorOf(await response.json().catch(() => ({})));
  return response;
}

function errorOf(answer: unknown): ApiError {
  const { errors } = answer as { errors?: { message: string; extensions?: { code?: string; hint?: string; requestId?: string } }[] };
  const first = errors?.[0];
  return new ApiError(first?.extensions?.code ?? 'INTERNAL', first?.message ?? 'an answer without an error', first?.extensions);
}

/** An event of a stream: see Server-Sent Events in the HTML standard. */
export interface ServerEvent {
  event: string;
  data: string;
}

/** Yields the events of a response as they come. */
async function* events(response: Response): AsyncGenerator<ServerEvent> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let text = '';
  for (;;) {
    const { value, done } = await reader.read().catch((error: unknown) => { throw new ApiError('NETWORK', String(error)); });
    if (done) return;
    const parts = (text + value).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) yield parseEvent(part);
  }
}

/** Reads the lines of one event. */
export function parseEvent(lines: string): ServerEvent {
  const read = { event: 'message', data: '' };
  for (const line of lines.split('\n')) {
    const [, field, value = ''] = /^(event|data): ?(.*)$/.exec(line) ?? [];
    if (field === 'event') read.event = value;
    if (field === 'data') read.data += value;
  }
  return read;
}

/** Returns a key for attempts to apply the same rows. It is not that of crypto.randomUUID, which needs HTTPS. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
