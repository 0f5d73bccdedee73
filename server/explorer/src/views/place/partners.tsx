import type { PlaceCooperationFragment, PlaceFriendlyPairFragment } from '../../gql/graphql';
import { type Column, DataTable } from '../../parts/dataTable';
import { Evidenced } from '../../parts/evidenced';
import { Period } from '../../parts/period';
import { useLanguage } from '../../language';
import { Link, navigate, useLocation } from '../../url';
import { groupOf } from '../../words/kinds';
import { evidenceWords } from '../../words/words';
import type { Cooperations } from './agreed';
import { Folded, longest } from './folded';
import { useTexts } from './text';

/** A friendly pair or a cooperation as a row. */
interface Partner {
  record: PlaceFriendlyPairFragment | PlaceCooperationFragment;
  form: string;
  shanghai: End;
  partner: End;
}

type End = { name: string; code?: string };

/** Friendly pairs and cooperations, and how many placeholders are left out. */
export function Partners({ friendly, cooperations: { agreed, others }, placeholders }: {
  friendly: PlaceFriendlyPairFragment[];
  cooperations: Cooperations;
  placeholders: number;
}) {
  const text = useTexts();
  const language = useLanguage();
  const rows: Partner[] = [
    ...friendly.map((record) => ({ record, form: text.friendlyPair, shanghai: record.district, partner: record.partner })),
    ...others.map((record) => ({ record, form: record.form, shanghai: record.from, partner: record.to })),
  ];
  if (rows.length + agreed.length === 0 && placeholders === 0) return null;
  const columns: Column<Partner>[] = [
    {
      key: 'kind', title: text.form, value: ({ form }) => form,
      cell: ({ record, form }) => (
        <><span class={`stroke ${groupOf('district' in record ? 'FRIENDLY' : 'COOPERATES')}`} aria-hidden="true" /> <span lang={'district' in record ? undefined : 'zh'}>{form}</span></>
      ),
    },
    { key: 'shanghai', title: text.ourSide, value: ({ shanghai }) => shanghai.name, cell: ({ shanghai }) => <EndLink end={shanghai} /> },
    { key: 'partner', title: text.partner, rowHeader: true, value: ({ partner }) => partner.name, cell: ({ partner }) => <EndLink end={partner} /> },
    {
      key: 'since', title: text.period, value: ({ record }) => record.since ?? null,
      cell: ({ record }) => <Period since={record.since} until={record.until} attested={record.attested} />,
    },
    {
      key: 'evidence', title: text.evidence, value: ({ record }) => evidenceWords[language][record.evidence],
      cell: ({ record }) => (
        <><Evidenced evidence={record.evidence} sources={record.sources} /> <small><Link path="/history" params={{ record: record.id }}>{text.history}</Link></small></>
      ),
    },
  ];
  return (
    <section aria-labelledby="partners">
      <h2 id="partners">{text.partners} <small>{rows.length}</small></h2>
      {rows.length > 0 && (
        <Folded long={rows.length > longest} summary={text.each(rows.length)}>
          <DataTable name="partners" caption={text.partners} columns={columns} rows={rows} rowKey={({ record }) => record.id} filterable={rows.length > 12} />
        </Folded>
      )}
      {agreed.length > 0 && <p class="quiet">{text.agreed(agreed.length)}</p>}
      {placeholders > 0 && <Placeholders count={placeholders} />}
    </section>
  );
}

/** How many placeholders are left out, and the switch that shows them. */
function Placeholders({ count }: { count: number }) {
  const text = useTexts();
  const shown = useLocation().params.get('evidence')?.includes('SYNTHETIC') ?? false;
  const toggle = () => navigate({ params: { evidence: shown ? null : 'OFFICIAL,REPORTED,DERIVED,SYNTHETIC' } });
  return (
    <p class="place-placeholders">
      {!shown && <>{text.placeholdersOut(count)} </>}
      <button type="button" aria-pressed={shown} onClick={toggle}>{shown ? text.hidePlaceholders : text.showPlaceholders(count)}</button>
    </p>
  );
}

/** The end of a tie: a link if it is a place. */
export function EndLink({ end }: { end: End }) {
  return end.code ? <Link path={`/place/${end.code}`}>{end.name}</Link> : <>{end.name}</>;
}
