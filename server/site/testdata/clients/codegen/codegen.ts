import type { CodegenConfig } from '@graphql-codegen/cli';

export default {
  schema: process.env.SCHEMA,
  documents: 'src/*.ts',
  generates: {
    'src/gql/': {
      preset: 'client',
      config: { scalars: { PartialDate: 'string', DateTime: 'string' }, strictScalars: true, enumsAsTypes: true, useTypeImports: true },
    },
  },
} satisfies CodegenConfig;
