import type { Operation } from '../parts/page';

/** Returns the name of an operation, such as MapFlows, or an empty text. */
export function nameOf({ document }: Operation): string {
  return /(?:query|mutation)\s+(\w+)/.exec(document.toString())?.[1] ?? '';
}

/** Returns the address of the playground with an operation and its variables in it. */
export function playgroundAddress({ document, variables }: Operation): string {
  const params = new URLSearchParams({ query: document.toString() });
  if (variables && Object.keys(variables).length > 0) params.set('variables', JSON.stringify(variables, null, 2));
  return `/playground?${params.toString()}`;
}

/** Returns a command for a POSIX shell that sends an operation to a server. */
export function curlCommand({ document, variables }: Operation, origin: string): string {
  const body = JSON.stringify({ query: document.toString().replaceAll(/\s+/g, ' ').trim(), variables: variables ?? {} });
  return `curl -sS '${origin}/graphql' -H 'Content-Type: application/json' --data-binary '${body.replaceAll("'", String.raw`'\''`)}'`;
}
