import { afterEach, expect, test, vi } from 'vitest';
import { importParams, parseEvent, send } from './client';

const rows = new Blob(['a\tb']);
const what = { rows, name: '名单.xlsx', kind: '', evidence: 'REPORTED', source: '', note: '', by: '王芳', corrections: new Map([['B7', '汶川县'], ['C7', '']]) };

test('a dry run names what was filled in, and each correction', () => {
  expect([...importParams(what, { language: 'ZH' })]).toEqual(
    [['evidence', 'REPORTED'], ['by', '王芳'], ['name', '名单.xlsx'], ['language', 'ZH'], ['set', 'B7=汶川县'], ['set', 'C7=']]);
});

test('rows are applied at the revision of the dry run only', () => {
  const params = importParams(what, { language: 'EN', apply: { revision: 7, key: 'k' } });
  expect([params.get('apply'), params.get('expectedRevision')]).toEqual(['true', '7']);
});

test.each([
  ['event: progress\ndata: {"rows":5}', { event: 'progress', data: '{"rows":5}' }],
  ['data: one\ndata:two', { event: 'message', data: 'onetwo' }],
  [': a comment', { event: 'message', data: '' }],
])('the event %j', (lines, event) => expect(parseEvent(lines)).toEqual(event));

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['UNAUTHENTICATED', 401, 1], // the rows are not sent
  ['INVALID_ARGUMENT', 400, 2],
])('before many rows are sent, the token is checked: %s', async (code, status, requests) => {
  const bodies: unknown[] = [];
  vi.stubGlobal('fetch', (_: string, { body }: RequestInit) => {
    bodies.push(body);
    return Promise.resolve(Response.json({ errors: [{ message: 'refused', extensions: { code } }] }, { status }));
  });
  const many = { ...what, rows: new Blob(['a\tb\n'.repeat(60_000)]) };
  await expect(send(many, { token: 't', language: 'ZH' })).rejects.toMatchObject({ code });
  expect(bodies).toEqual([undefined, many.rows].slice(0, requests));
});
