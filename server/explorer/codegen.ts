import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of the API and of each document in src. Documents are strings: no parser of GraphQL is part of the explorer. */
const config: CodegenConfig = {
  schema: '../../schema/*.graphqls',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  ignoreNoDocuments: true,
  generates: {
    'src/gql/schema.ts': { plugins: ['typescript'], config: { enumsAsTypes: true, onlyEnums: true } },
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, gqlTagName: 'graphql' },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { PartialDate: 'string', DateTime: 'string' },
      },
    },
  },
};

// Code Generator reads the default export of its configuration.
// oxlint-disable-next-line no-default-export
export default config;
