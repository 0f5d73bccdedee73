// Compares what a server answers to introspection with what graphql-js answers over the SDL that the server publishes.
import { isDeepStrictEqual } from 'node:util';
import { buildSchema, getIntrospectionQuery, graphqlSync } from 'graphql';

const server = process.argv[2];
const schema = buildSchema(await (await fetch(`${server}/schema.graphql`)).text());

async function ask(query) {
  const response = await fetch(`${server}/graphql`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }),
  });
  return response.json();
}

// sorted puts named things in the order of their names, which the specification leaves open.
function sorted(value) {
  if (Array.isArray(value)) {
    const key = v => (typeof v === 'string' ? v : v?.name ?? '');
    return value.map(sorted).sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]));
  }
  return value;
}

const differences = [];

// compare notes the smallest parts of two values that differ.
function compare(path, got, want) {
  if (isDeepStrictEqual(got, want)) return;
  if (!got || !want || typeof got !== 'object' || typeof want !== 'object' || got.length !== want.length) {
    differences.push(`${path}: ${JSON.stringify(got)?.slice(0, 300)}, graphql-js says ${JSON.stringify(want)?.slice(0, 300)}`);
    return;
  }
  for (const key of new Set([...Object.keys(got), ...Object.keys(want)])) {
    compare(`${path}.${got[key]?.name ?? key}`, got[key], want[key]);
  }
}

const whole = getIntrospectionQuery({
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true,
  inputValueDeprecation: true, oneOf: true,
});
const type = name => `__type(name: "${name}") {
  name kind isOneOf fields { name args { name } } inputFields { name } enumValues { name } interfaces { name } possibleTypes { name }
}`;
const names = ['Nothing', '[String]', 'String!', ...Object.keys(schema.getTypeMap())];

const answers = {};
for (const [name, query] of Object.entries({ whole, ...pieces(names, 20) })) {
  answers[name] = await ask(query);
  const want = JSON.parse(JSON.stringify(graphqlSync({ schema, source: query })));
  compare(name, sorted(answers[name]), sorted(want));
}

// pieces are questions about some types each, without what is deprecated.
function pieces(names, size) {
  const queries = {};
  for (let i = 0; i < names.length; i += size) {
    queries[`types from ${names[i]} on`] = `{ ${names.slice(i, i + size).map((name, j) => `t${j}: ${type(name)}`).join('\n')} }`;
  }
  return queries;
}

console.log(JSON.stringify({ types: answers.whole.data?.__schema.types.length ?? 0, differences }));
