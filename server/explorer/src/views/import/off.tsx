import { useTexts } from './text';

/** Says that nothing can be written over HTTP, and how the operator turns it on. */
export function Off() {
  const text = useTexts();
  return (
    <section class="import-off">
      <h2>{text.off}</h2>
      <p>{text.offWhy}</p>
      <ol>
        <li>{text.offTokens}<Command line="(umask 077; openssl rand -hex 32 > tokens)" /></li>
        <li>{text.offStart}<Command line="coopgraph serve -data data -import-token-file tokens" /></li>
      </ol>
      <p>{text.offCommand}</p>
      <Command line="coopgraph import -data data -by NAME list.xlsx" />
      <p>{text.offDry}</p>
      <Command line="coopgraph import -dry-run list.xlsx" />
    </section>
  );
}

/** Says that the server keeps nothing of what is written, and how the operator changes that. */
export function NotKept() {
  const text = useTexts();
  return (
    <div class="caution">
      <p>{text.offStore}</p>
      <Command line="coopgraph serve -data data -import-token-file tokens" />
    </div>
  );
}

function Command({ line }: { line: string }) {
  return <pre><code>{line}</code></pre>;
}
