import type { AboutQuery } from '../../gql/graphql';
import { useLanguage } from '../../language';
import { Bar } from '../../parts/bar';
import { Sources } from '../../parts/sources';
import { formatKnown, formatNumber } from '../../words/format';
import { useTexts } from './text';

type Total = AboutQuery['coverage'][number];

/** Returns how much of a total is held by sources, and how much by placeholders. */
export function heldOf({ byEvidence }: Pick<Total, 'byEvidence'>): { known: number; placeholders: number } {
  const sum = (placeholder: boolean) => byEvidence.filter(({ evidence }) => (evidence === 'SYNTHETIC') === placeholder).reduce((total, { held }) => total + held, 0);
  return { known: sum(false), placeholders: sum(true) };
}

/** The published totals, each with how much of it is known, and where it is published. */
export function Totals({ totals }: { totals: Total[] }) {
  const text = useTexts();
  const language = useLanguage();
  return (
    <div class="about-table" role="region" aria-label={text.totalsCaption} tabIndex={0}>
      <table>
        <caption class="hidden-text">{text.totalsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.total}</th>
            <th scope="col" class="number">{text.known}{language === 'zh' ? '／' : ' of '}{text.published.toLowerCase()}</th>
            <th scope="col" class="wide-only"><span class="hidden-text">{text.known}</span></th>
            <th scope="col" class="number">{text.fill}</th>
            <th scope="col">{text.source}</th>
          </tr>
        </thead>
        <tbody>
          {totals.flatMap((total) => {
            const { published } = total;
            if (typeof published !== 'number') return [];
            const { known, placeholders } = heldOf(total);
            return [(
              <tr key={total.key}>
                <th scope="row" title={total.explanation ?? undefined}>{total.name}</th>
                <td class="number">{formatKnown(known, published, language)}</td>
                <td class="wide-only"><Bar value={Math.min(known, published)} max={published} /></td>
                <td class={placeholders ? 'number' : 'number nought'}>{formatNumber(placeholders, language)}</td>
                <td><Sources sources={total.sources} /></td>
              </tr>
            )];
          })}
        </tbody>
      </table>
    </div>
  );
}
