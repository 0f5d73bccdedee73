import { useLanguage } from '../../language';
import { Empty } from '../../parts/empty';
import { EvidenceTag } from '../../parts/evidence';
import { Evidenced } from '../../parts/evidenced';
import { Period } from '../../parts/period';
import { tieKindWords } from '../../words/words';
import { useTexts } from './text';
import { Stroke } from './tieTable';
import type { Paths, Tie } from './useNetwork';

/** The paths between two places: each as a sentence, and hop by hop with evidence and sources; or why there is none. */
export function PathList({ paths }: { paths: Paths }) {
  const text = useTexts();
  if (paths.reason) return <Empty>{paths.reason === 'TOO_FAR' ? text.tooFar(paths.distance) : text.noRoute}</Empty>;
  return (
    <section class="network-paths" aria-labelledby="network-paths">
      <h2 id="network-paths">{text.paths} <small>{paths.paths.length}</small></h2>
      <ol>
        {paths.paths.map((path, index) => (
          <li key={path.ties.map(({ id }) => id).join(' ')}>
            <p class="network-sentence">{path.sentence}</p>
            <details open={index === 0}>
              <summary>{text.hops(path.ties.length)} · {text.weakest} <EvidenceTag evidence={path.evidence} /></summary>
              <ol class="network-hops">
                {path.ties.map((tie, i) => <li key={tie.id}><Hop tie={tie} parallel={path.parallel[i] ?? 0} /></li>)}
              </ol>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
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
