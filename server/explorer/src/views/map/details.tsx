import { graphql } from '../../api/document';
import { useQuery } from '../../api/useQuery';
import type { MapTiesQuery, MapTiesQueryVariables } from '../../gql/graphql';
import { useLanguage } from '../../language';
import { EvidenceTag } from '../../parts/evidence';
import { Failure } from '../../parts/failure';
import { Progress } from '../../parts/progress';
import { Sources } from '../../parts/sources';
import { Link, navigate } from '../../url';
import { formatDate } from '../../words/format';
import { groupOf } from '../../words/kinds';
import { schemeWords, tieKindWords } from '../../words/words';
import { isInShanghai, type Line, type MapOrganization, type MapPlace } from './line';
import { organizationsOf } from './organizations';
import type { MapData } from './query';
import type { Places } from './rollup';
import { formatSizeWithUnit } from './size';
import type { MapState } from './state';
import { useTexts } from './text';

/** The ties of a chosen line or place. Flows of investment are over when their year is, so that without a day they are history. */
export const mapTies = graphql(`
  query MapTies($filter: TieFilter!, $asOf: PartialDate, $history: Boolean!, $evidence: [Evidence!]!, $language: Language!) {
    ties(filter: $filter, asOf: $asOf, history: $history, evidence: $evidence, first: 100) {
      totalCount
      nodes {
        id kind evidence since sinceKnown attested until
        from { id name(language: $language) ... on Place { code } }
        to { id name(language: $language) ... on Place { code } }
        ... on Pairing { scheme countyCount }
        ... on Cooperation { form }
        ... on InvestmentFlow { year amount enterprises }
        sources { locator note confidence source { title documentNumber issuer url } }
      }
    }
  }
`);

type Tie = MapTiesQuery['ties']['nodes'][number];
type TieFilter = MapTiesQueryVariables['filter'];

/** Returns the condition that a tie ends at a place or below it. */
function at(code: string): NonNullable<TieFilter['from']> {
  return { or: [{ code: { eq: code } }, { within: { code: { eq: code } } }] };
}

/** Returns the variables of the question for the ties of the chosen line or place, or null if there is none that joins places by itself. */
export function tiesOf(line: Line | undefined, place: MapPlace | undefined, state: MapState): Omit<MapTiesQueryVariables, 'language'> | null {
  const evidence = [...state.evidence];
  if (line?.kind === 'REPRESENTS') return null;
  if (line) {
    const [from, to] = line.outward ? [line.home.code, line.partner.code] : [line.partner.code, line.home.code];
    return {
      filter: { kind: { in: [line.kind] }, from: state.district && line.outward ? at(state.district) : at(from), to: at(to) },
      asOf: line.kind === 'INVESTS' ? null : state.asOf, history: line.kind === 'INVESTS',
      evidence: evidence.filter((one) => (one === 'SYNTHETIC') === line.placeholder),
    };
  }
  const kinds = [...state.kinds].filter((kind) => kind !== 'INVESTS' && kind !== 'REPRESENTS');
  if (!place || kinds.length === 0) return null;
  const home = at(state.district ?? '310000');
  return {
    filter: { kind: { in: kinds }, or: isInShanghai(place.code) ? [{ from: at(place.code) }, { to: at(place.code) }]
      : [{ from: home, to: at(place.code) }, { from: at(place.code), to: home }] },
    asOf: state.asOf, history: false, evidence,
  };
}

interface DetailsProps {
  line: Line | undefined;
  place: MapPlace | undefined;
  data: MapData;
  state: MapState;
}

/** Who is tied to the chosen place, or by the chosen line: since when, how that is known, and from which source. */
export function Details({ line, place, data: { places }, data: map, state }: DetailsProps) {
  const text = useTexts();
  const language = useLanguage();
  const variables = tiesOf(line, place, state);
  const { data, error, slow, retry } = useQuery(mapTies, variables && { ...variables, language: language === 'zh' ? 'ZH' : 'EN' });
  const partner = line?.partner ?? place;
  if (!partner) return null;
  const organizations = organizationsOf(line, place, map, state);
  const total = (data?.ties.totalCount ?? 0) + organizations.length;
  const above = partner.above.map((code) => places.get(code)).filter((one) => one !== undefined).toReversed();
  return (
    <section class="details" aria-labelledby="details" aria-live="polite">
      <button type="button" class="close" aria-label={text.close} onClick={() => navigate({ params: { line: null, place: null } })}>×</button>
      <p class="quiet">{above.map(({ code, name }) => <span key={code}><Link path={`/place/${code}`}>{name}</Link> › </span>)}</p>
      <h2 id="details">{line && line.home.code !== '310000' ? text.to(line.home.label, partner.name) : partner.name}</h2>
      {error && <Failure error={error} retry={retry} />}
      {slow && <Progress />}
      {(data || !variables) && (
        <>
          {total === 0 && <p>{text.noTies}</p>}
          <ul class="ties">
            {data?.ties.nodes.toSorted(compareTies).map((tie) => <TieRow key={tie.id} tie={tie} />)}
            {organizations.map((organization) => <OrganizationRow key={organization.id} organization={organization} places={places} />)}
          </ul>
          {data && data.ties.totalCount > data.ties.nodes.length && <p class="quiet">{text.loadMore(data.ties.totalCount)}</p>}
        </>
      )}
      <p class="buttons">
        <Link class="button primary" path={`/place/${partner.code}`}>{text.openPlace}</Link>
        <Link class="button" path="/network" params={{ place: partner.code }}>{text.network}</Link>
      </p>
    </section>
  );
}

/** Known ties come before placeholders, then ties of a kind stand together. */
function compareTies(x: Tie, y: Tie): number {
  return Number(x.evidence === 'SYNTHETIC') - Number(y.evidence === 'SYNTHETIC') || x.kind.localeCompare(y.kind);
}

function TieRow({ tie }: { tie: Tie }) {
  const text = useTexts();
  const language = useLanguage();
  return (
    <li class={`tie ${tie.evidence === 'SYNTHETIC' ? 'synthetic' : groupOf(tie.kind)}`}>
      <p class="tie-ends"><End of={tie.from} /> <span aria-hidden="true">→</span> <End of={tie.to} /></p>
      <p class="tie-facts">
        <EvidenceTag evidence={tie.evidence} /> {aboutTie(tie, language)} · <Since tie={tie} />
        {tie.evidence === 'SYNTHETIC' && <span class="note"> {text.placeholderNote}</span>}
      </p>
      <Sources sources={tie.sources} />
      <History of={tie.id} />
    </li>
  );
}

/** A chamber or office: the place that it represents, and the place where it is located. */
function OrganizationRow({ organization: { id, name, home, host, evidence, sources, ...when }, places }: { organization: MapOrganization; places: Places }) {
  const [from, to] = [places.get(home), places.get(host)];
  return (
    <li class="tie organization">
      <p class="tie-ends">{name}</p>
      <p class="tie-facts"><EvidenceTag evidence={evidence} /> {from && <End of={from} />} <span aria-hidden="true">→</span> {to && <End of={to} />} · <Since tie={when} /></p>
      <Sources sources={sources} />
      <History of={id} />
    </li>
  );
}

/** A link to what was done to a record. */
function History({ of }: { of: string }) {
  return <p class="tie-facts"><Link path="/history" params={{ record: of }}>{useTexts().history}</Link></p>;
}

function End({ of }: { of: { name: string; code?: string } }) {
  return of.code ? <Link path={`/place/${of.code}`}>{of.name}</Link> : <>{of.name}</>;
}

/** When a tie began: as known, or a chip that it is undated, never a year that no source gives. */
function Since({ tie }: { tie: Pick<Tie, 'since' | 'attested'> & { until?: string | null; year?: number } }) {
  const text = useTexts();
  const language = useLanguage();
  if (tie.year) return <>{text.year(tie.year)}</>;
  const until = tie.until && `${text.until} ${formatDate(tie.until, language)}`;
  if (tie.since) return <>{language === 'zh' ? `${formatDate(tie.since, language)}${text.since}` : `${text.since} ${formatDate(tie.since, language)}`} {until}</>;
  return <><span class="chip">{text.undated}</span> {tie.attested && text.attested(formatDate(tie.attested, language))} {until}</>;
}

function aboutTie(tie: Tie, language: 'zh' | 'en'): string {
  if ('scheme' in tie && tie.scheme) return schemeWords[language][tie.scheme];
  if ('form' in tie && tie.form) return tie.form;
  if ('amount' in tie && tie.amount !== undefined) return formatSizeWithUnit(tie.amount, 'INVESTS', language, 3);
  return tieKindWords[language][tie.kind];
}
