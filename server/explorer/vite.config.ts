import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { trustedDocuments } from './documents';

/** The server that `npm run dev` asks for everything but the explorer's own files. */
const server = process.env['COOPGRAPH_SERVER'] ?? 'http://127.0.0.1:8080';

/** Each view is an entry of its own, so that its script and its style sheet have the name of the view. */
const views = Object.fromEntries(readdirSync(new URL('src/views', import.meta.url)).filter((name) => name !== 'map')
  .map((name) => [name, `src/views/${name}/view.tsx`]));

export default defineConfig({
  plugins: [trustedDocuments()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the content policy allows scripts and styles from files only
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { main: 'index.html', frame: 'src/style/frame.css', ...views },
      output: {
        // Names without hashes: the server sends each file with its entity tag, and dist merges without conflicts of names.
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
  server: {
    proxy: Object.fromEntries(['/graphql', '/map.geojson', '/export', '/docs', '/playground', '/assets', '/schema.graphql']
      .map((path) => [path, server])),
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
});
