// Apollo Client's documented script: https://www.apollographql.com/docs/react/data/fragments#generating-possibletypes-automatically
const response = await fetch(`${process.argv[2]}/graphql`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    variables: {},
    query: `
      {
        __schema {
          types {
            kind
            name
            possibleTypes {
              name
            }
          }
        }
      }
    `,
  }),
});
const possibleTypes = {};
(await response.json()).data.__schema.types.forEach(supertype => {
  if (supertype.possibleTypes) {
    possibleTypes[supertype.name] = supertype.possibleTypes.map(subtype => subtype.name);
  }
});
console.log(JSON.stringify(possibleTypes));
