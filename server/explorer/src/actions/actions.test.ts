import { expect, test } from 'vitest';
import type { TypedDocument } from '../api/document';
import { curlCommand, nameOf, playgroundAddress } from './operation';

const document = 'query Place($name: String!) {\n  place(by: {name: $name}) { code }\n}' as unknown as TypedDocument<unknown, never>;
const operation = { document, variables: { name: "it's 剑川" } };

test('a command for a shell quotes apostrophes', () => {
  expect(curlCommand(operation, 'http://h')).toBe(String.raw`curl -sS 'http://h/graphql' -H 'Content-Type: application/json' --data-binary ` +
    String.raw`'{"query":"query Place($name: String!) { place(by: {name: $name}) { code } }","variables":{"name":"it'\''s 剑川"}}'`);
});

test('the playground gets the text and the variables', () => {
  const { searchParams } = new URL(playgroundAddress(operation), 'http://h');
  expect(searchParams.get('query')).toBe(document.toString());
  expect(JSON.parse(searchParams.get('variables') ?? '')).toEqual(operation.variables);
  expect(nameOf(operation)).toBe('Place');
});
