import { useLanguage } from '../../language';
import { Empty } from '../../parts/empty';
import { EvidenceTag } from '../../parts/evidence';
import { Evidenced } from '../../parts/evidenced';
import { Period } from '../../parts/period';
import { tieKindWords } from '../../words/words';
import { useTexts } from './text';
import { splitPaths, weakestEvidence } from './rankPaths';
import { Stroke } from './tieTable';
import type { Paths, Tie } from './useNetwork';

type Path = Paths['paths'][number];

/** The paths between two places: each as a sentence, and hop by hop with evidence and sources; or why there is none. */
export function PathList({ paths }: { paths: Paths }) {
  const text = useTexts();
  const [best, others] = splitPaths(paths.paths);
  if (paths.reason) return <Empty>{paths.reason === 'TOO_FAR' ? text.tooFar(paths.distance) : text.noRoute}</Empty>;
  return (
    <section class="network-paths" aria-labelledby="network-paths">
      <h2 id="network-paths">{text.paths} <small>{paths.paths.length}</small></h2>
      <ol>
        {best.map((path) => <PathItem key={keyOf(path)} path={path} open />)}
      </ol>
      {others.length > 0 && (
        <details>
          <summary>{text.otherPaths(others.length)}</summary>
          <ol start={best.length + 1}>{others.map((path) => <PathItem key={keyOf(path)} path={path} open={false} />)}</ol>
        </details>
      )}
    </section>
  );
}

/** A path as a sentence, and its ties with evidence and sources. */
function PathItem({ path, open }: { path: Path; open: boolean }) {
  const text = useTexts();
  return (
    <li>
      <p class="network-sentence">{path.sentence}</p>
      <details open={open}>
        <summary>{text.hops(path.ties.length)} · {text.weakest} <EvidenceTag evidence={weakestEvidence(path)} /></summary>
        <ol class="network-hops">
          {path.ties.map((tie, i) => <li key={tie.id}><Hop tie={tie} parallel={path.parallel[i] ?? 0} /></li>)}
        </ol>
      </details>
    </li>
  );
}

function keyOf(path: Path): string {
  return path.ties.map(({ id }) => id).join(' ');
}

function Hop({ tie, parallel }: { tie: Tie; parallel: number }) {
  const text = useTexts();
  const language = useLanguage();
  return (
    <>
      <span><Stroke kind={tie.kind} /> <span class="quiet">{tieKindWords[language][tie.kind]}</span> {tie.label}</span>
      <span class="network-date">{tie.kind !== 'WITHIN' && tie.kind !== 'MEASURES' && <Period since={tie.since} until={tie.until} attested={tie.attested} />}</span>
      <Evidenced evidence={tie.evidence} sources={tie.sources} />
      {parallel > 0 && <small class="quiet">{text.parallel(parallel)}</small>}
    </>
  );
}
