// Says of each operation what graphql-js makes of it: "refused" if it is not executed, "field" if the arguments of its only
// field cannot be coerced, else "taken". Reads {sdl, operations: [{query, variables}]} and writes the list of verdicts.
import { readFileSync } from 'node:fs';
import { buildSchema, getArgumentValues, getVariableValues, GraphQLError, Kind, parse, validate } from 'graphql';

const { sdl, operations } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const schema = buildSchema(sdl);
for (const [name, pattern] of [['PartialDate', /^\d{4}(-\d\d(-\d\d)?)?$/], ['DateTime', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/]]) {
  const scalar = schema.getType(name);
  scalar.parseValue = (value) => {
    if (typeof value !== 'string' || !pattern.test(value)) {
      throw new GraphQLError(`no ${name}`);
    }
    return value;
  };
  scalar.parseLiteral = (node) => scalar.parseValue(node.kind === Kind.STRING ? node.value : undefined);
}

function verdict({ query, variables }) {
  let document;
  try {
    document = parse(query);
  } catch {
    return 'refused';
  }
  if (validate(schema, document).length > 0) {
    return 'refused';
  }
  const [operation] = document.definitions;
  const given = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  if (given.errors) {
    return 'refused';
  }
  const [field] = operation.selectionSet.selections;
  try {
    getArgumentValues(schema.getQueryType().getFields()[field.name.value], field, given.coerced);
  } catch {
    return 'field';
  }
  return 'taken';
}

process.stdout.write(JSON.stringify(operations.map(verdict)));
