import type { Plugin } from 'vite';

/** A document as views write it: graphql(`query Name {…}`). */
const literal = /\bgraphql\(`([^`]*)`\)/g;

/** Writes the documents of all views to documents.json, so that a server that answers trusted documents only knows them. */
export function trustedDocuments(): Plugin {
  const found = new Set<string>();
  return {
    name: 'coopgraph:trusted-documents',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/(?!gql\/|api\/).*\.tsx?$/ },
      handler(code) {
        for (const [, text = ''] of code.matchAll(literal)) found.add(text);
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'documents.json', source: `${JSON.stringify([...found].toSorted(), null, 1)}\n` });
    },
  };
}
