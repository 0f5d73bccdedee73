import type { PlaceInvestmentFragment, PlacePageQuery } from '../../gql/graphql';
import { Bar } from '../../parts/bar';
import { type Column, DataTable } from '../../parts/dataTable';
import { Evidenced } from '../../parts/evidenced';
import { useLanguage } from '../../language';
import { formatNumber } from '../../words/format';
import { evidenceWords } from '../../words/words';
import { Folded, longest } from './folded';
import { EndLink } from './partners';
import { investmentOf } from './records';
import { isShanghai } from './sentence';
import { useTexts } from './text';

/** Investment from and to a province, by year. */
export function Money({ place }: { place: NonNullable<PlacePageQuery['place']> }) {
  const text = useTexts();
  const language = useLanguage();
  const flows = investmentOf(place);
  if (flows.length === 0) return null;
  const self = isShanghai(place.code);
  const largest = Math.max(...flows.map((flow) => flow.amount));
  const inward = (flow: PlaceInvestmentFragment) => flow.destination.code === place.code;
  const columns: Column<PlaceInvestmentFragment>[] = [
    { key: 'year', title: text.year, value: (flow) => flow.year },
    {
      key: 'direction', title: text.direction,
      value: (flow) => (inward(flow) ? (self ? text.inwardSelf : text.inward) : (self ? text.outwardSelf : text.outward)),
    },
    ...(self ? [{
      key: 'province', title: text.place, value: (flow: PlaceInvestmentFragment) => (inward(flow) ? flow.origin : flow.destination).name,
      cell: (flow: PlaceInvestmentFragment) => <EndLink end={inward(flow) ? flow.origin : flow.destination} />,
    }] : []),
    {
      key: 'amount', title: text.amount, unit: text.amountUnit, numeric: true, bar: true, value: (flow) => flow.amount,
      cell: (flow) => <span class="with-bar"><Bar value={flow.amount} max={largest} kind="investment" /><span>{formatNumber(flow.amount, language, 2)}</span></span>,
    },
    { key: 'enterprises', title: text.enterprises, unit: text.enterprisesUnit, numeric: true, value: (flow) => flow.enterprises },
    { key: 'growth', title: text.growth, unit: '%', numeric: true, value: (flow) => flow.growth ?? null },
    { key: 'rank', title: text.rank, numeric: true, value: (flow) => flow.rank },
    {
      key: 'evidence', title: text.evidence, value: (flow) => evidenceWords[language][flow.evidence],
      cell: (flow) => <Evidenced evidence={flow.evidence} sources={flow.sources} />,
    },
  ];
  return (
    <section aria-labelledby="money">
      <h2 id="money">{text.money}</h2>
      <Folded long={flows.length > longest} summary={text.each(flows.length)}>
        <DataTable name="money" caption={text.money} columns={columns} rows={flows} rowKey={(flow) => flow.id} filterable={flows.length > 12} />
      </Folded>
      <p class="quiet">{text.moneyNote}</p>
    </section>
  );
}
