import type { AboutQuery } from '../../gql/graphql';
import type { Evidence } from '../../gql/schema';
import { useLanguage } from '../../language';
import { EvidenceTag } from '../../parts/evidence';
import { formatNumber } from '../../words/format';
import { evidenceMeanings, nodeKindWords, tieKindWords } from '../../words/words';
import { useTexts } from './text';

export const evidences: Evidence[] = ['OFFICIAL', 'REPORTED', 'DERIVED', 'SYNTHETIC'];

/** The four kinds of evidence with their marks and meanings. */
export function EvidenceList() {
  const language = useLanguage();
  return (
    <dl class="about-evidence">
      {evidences.map((evidence) => (
        <div key={evidence}>
          <dt><EvidenceTag evidence={evidence} /></dt>
          <dd>{evidenceMeanings[language][evidence]} <code>{evidence}</code></dd>
        </div>
      ))}
    </dl>
  );
}

/** How many nodes and ties of each kind there are, by evidence. */
export function Counts({ dataset }: { dataset: AboutQuery['dataset'] }) {
  const text = useTexts();
  const language = useLanguage();
  const rows = [
    { group: text.nodes, rows: dataset.nodes.map((row) => ({ ...row, name: nodeKindWords[language][row.kind] })) },
    { group: text.ties, rows: dataset.ties.map((row) => ({ ...row, name: tieKindWords[language][row.kind] })) },
  ];
  return (
    <div class="about-table" role="region" aria-label={text.heldCaption} tabIndex={0}>
      <table>
        <caption class="hidden-text">{text.heldCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.kind}</th>
            <th scope="col" class="number">{text.all}</th>
            {evidences.map((evidence) => <th key={evidence} scope="col" class="number"><EvidenceTag evidence={evidence} /></th>)}
          </tr>
        </thead>
        {rows.map(({ group, rows: kinds }) => (
          <tbody key={group}>
            <tr><th scope="rowgroup" colSpan={6}>{group}</th></tr>
            {kinds.map(({ kind, name, count, byEvidence }) => (
              <tr key={kind}>
                <th scope="row">{name}</th>
                <td class="number">{formatNumber(count, language)}</td>
                {evidences.map((evidence) => {
                  const held = byEvidence.find((part) => part.evidence === evidence)?.count ?? 0;
                  return <td key={evidence} class={held ? 'number' : 'number nought'}>{formatNumber(held, language)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
