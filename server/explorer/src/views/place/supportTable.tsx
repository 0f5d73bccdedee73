import type { PlacePairingFragment } from '../../gql/graphql';
import { useLanguage } from '../../language';
import { Bar } from '../../parts/bar';
import { type Column, DataTable } from '../../parts/dataTable';
import { Evidenced } from '../../parts/evidenced';
import { Period } from '../../parts/period';
import { Link } from '../../url';
import { evidenceWords, schemeWords } from '../../words/words';
import { Folded, longest } from './folded';
import { isShanghai } from './sentence';
import type { Support, SupportShare } from './support';
import { useTexts } from './text';

/** Who supports whom: the ties that hold, and folded those that have ended. */
export function SupportTable({ code, support }: { code: string; support: Support }) {
  const text = useTexts();
  const columns = useColumns(code);
  const title = isShanghai(code) ? text.supporting : text.support;
  if (support.current.length + support.ended.length === 0) return null;
  const long = support.current.length > longest;
  const nameOf = (share: SupportShare) => {
    if (share.code !== '310000') return share.name;
    return text.unnamed(share.name, support.current.filter((tie) => tie.supporter.code === share.code).map((tie) => tie.supported.name).join(text.and));
  };
  const table = (
    <DataTable name="support" caption={title} columns={columns} rows={support.current} rowKey={(tie) => tie.id} filterable={support.current.length > 12} />
  );
  return (
    <section aria-labelledby="support">
      <h2 id="support">{title} <small>{support.current.length}</small></h2>
      {long && <Shares shares={isShanghai(code) ? support.supporters : support.areas} nameOf={nameOf} />}
      {support.current.length > 0 && <Folded long={long} summary={text.each(support.current.length)}>{table}</Folded>}
      {support.ended.length > 0 && (
        <details class="place-ended" open={support.current.length === 0}>
          <summary>{text.ended(support.ended.length)}</summary>
          <DataTable name="ended" caption={text.ended(support.ended.length)} columns={columns} rows={support.ended} rowKey={(tie) => tie.id} />
        </details>
      )}
    </section>
  );
}

/** How many counties each place has, with bars. */
function Shares({ shares, nameOf }: { shares: readonly SupportShare[]; nameOf: (share: SupportShare) => string }) {
  const text = useTexts();
  const largest = Math.max(...shares.map((share) => share.counties));
  return (
    <ul class="place-shares">
      {shares.map((share) => (
        <li key={share.code}>
          <Link path={`/place/${share.code}`}>{nameOf(share)}</Link>
          <Bar value={share.counties} max={largest} />
          <span class="number">{text.counties(share.counties)}</span>
        </li>
      ))}
    </ul>
  );
}

function useColumns(code: string): Column<PlacePairingFragment>[] {
  const text = useTexts();
  const language = useLanguage();
  const columns: Column<PlacePairingFragment>[] = [
    {
      key: 'county', title: text.county, value: (tie) => tie.supported.name,
      cell: (tie) => (
        <>
          <PlaceLink place={tie.supported} here={code} />
          {tie.countyCount > 1 && <span class="quiet"> {text.counties(tie.countyCount)}</span>}
        </>
      ),
    },
    {
      key: 'prefecture', title: text.prefecture, value: (tie) => tie.supported.within?.name ?? null,
      cell: (tie) => tie.supported.within && <PlaceLink place={tie.supported.within} here={code} />,
    },
    {
      key: 'district', title: text.district, value: (tie) => tie.supporter.name,
      cell: (tie) => <PlaceLink place={tie.supporter} here={code} />,
    },
    { key: 'scheme', title: text.scheme, value: (tie) => schemeWords[language][tie.scheme] },
    {
      key: 'since', title: text.period, value: (tie) => tie.since ?? tie.until ?? null,
      cell: (tie) => <Period since={tie.since} until={tie.until} attested={tie.attested} />,
    },
    {
      key: 'evidence', title: text.evidence, value: (tie) => evidenceWords[language][tie.evidence],
      cell: (tie) => <Evidenced evidence={tie.evidence} sources={tie.sources} />,
    },
  ];
  const same = isShanghai(code) ? 'district' : 'prefecture';
  return code.endsWith('0000') ? columns : columns.filter(({ key }) => key !== same);
}

/** A place's name: a link to its page, or the bare name on that page. */
export function PlaceLink({ place, here }: { place: { code: string; name: string }; here: string }) {
  return place.code === here ? <>{place.name}</> : <Link path={`/place/${place.code}`}>{place.name}</Link>;
}
