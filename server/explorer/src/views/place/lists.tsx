import type { ComponentChildren } from 'preact';
import type { PlacePageQuery } from '../../gql/graphql';
import type { Evidence } from '../../gql/schema';
import { useLanguage } from '../../language';
import { Evidenced } from '../../parts/evidenced';
import { Period } from '../../parts/period';
import type { CitationData } from '../../parts/sources';
import { formatDate, formatNumber } from '../../words/format';
import { programmeStatusWords } from '../../words/relation';
import { agreementKindWords, organizationKindWords, organizationLevelWords, programmeKindWords } from '../../words/words';
import { EndLink } from './partners';
import { useTexts } from './text';

type Place = NonNullable<PlacePageQuery['place']>;

/** A record of a list: its name, what is known about it, and how. */
interface Item {
  id: string;
  name: ComponentChildren;
  about: ComponentChildren[];
  evidence: Evidence;
  sources: CitationData[];
}

/** How many records of a list are not folded. */
const listed = 8;

/** A titled list of records, the rest of a long one folded; nothing if there are none. */
function List({ name, title, items }: { name: string; title: string; items: Item[] }) {
  const text = useTexts();
  if (items.length === 0) return null;
  const rest = items.length > listed + 2 ? items.slice(listed) : [];
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{title} <small>{items.length}</small></h2>
      <Rows items={items.slice(0, items.length - rest.length)} />
      {rest.length > 0 && <details><summary>{text.rest(rest.length)}</summary><Rows items={rest} /></details>}
    </section>
  );
}

function Rows({ items }: { items: Item[] }) {
  return (
    <ul class="record-list">
      {items.map((item) => (
        <li key={item.id}>
          <div class="record-name">{item.name}</div>
          <div class="quiet record-parts">{item.about.filter(Boolean).map((part, index) => <span key={index}>{part}</span>)}</div>
          <Evidenced evidence={item.evidence} sources={item.sources} />
        </li>
      ))}
    </ul>
  );
}

/** Chambers of commerce and liaison offices. */
export function Bodies({ place }: { place: Place }) {
  const text = useTexts();
  const language = useLanguage();
  const items = [
    ...place.liaisonOffices.nodes.map((office) => ({ ...office, kind: text.office, began: office.established })),
    ...place.chambers.nodes.map((chamber) => ({ ...chamber, kind: text.chamber, began: chamber.founded })),
  ].map((body) => ({
    id: body.id, name: body.name, evidence: body.evidence, sources: body.sources,
    about: [
      `${body.kind}${text.comma}${organizationLevelWords[language][body.level]}`,
      body.home && <>{text.represents} <EndLink end={body.home} /></>,
      body.host && <>{text.hosted} <EndLink end={body.host} /></>,
      'address' in body && body.address,
      <Period since={body.began} />,
    ],
  }));
  return <List name="bodies" title={text.bodies} items={items} />;
}

/** Agreements that the place is a party to. */
export function Agreements({ place }: { place: Place }) {
  const text = useTexts();
  const language = useLanguage();
  const items = place.agreements.nodes.map((agreement) => ({
    id: agreement.id, name: agreement.title, evidence: agreement.evidence, sources: agreement.sources,
    about: [
      agreementKindWords[language][agreement.kind],
      agreement.signedOn ? text.signed(formatDate(agreement.signedOn, language)) : <Period since={null} />,
      agreement.renewal && text.renewal,
      <Parties parties={agreement.parties} />,
    ],
  }));
  return <List name="agreements" title={text.agreements} items={items} />;
}

function Parties({ parties }: { parties: { code: string; name: string }[] }) {
  const { and } = useTexts();
  return <>{parties.map((party, index) => <span key={party.code}>{index > 0 && and}<EndLink end={party} /></span>)}</>;
}

/** Councils, alliances and other bodies of which the place is a member, or which it leads. */
export function Organizations({ place }: { place: Place }) {
  const text = useTexts();
  const language = useLanguage();
  const members = place.memberships.nodes.map((tie) => ({
    id: tie.id, name: tie.organization.name, evidence: tie.evidence, sources: tie.sources,
    about: [
      organizationKindWords[language][tie.organization.kind],
      tie.member.id !== place.id && tie.member.name,
      tie.role === 'FOUNDER' ? text.founder : text.member,
      tie.rotatingChair && text.chair,
      <Period since={tie.since} until={tie.until} />,
    ],
  }));
  const led = place.others.nodes.filter((tie) => tie.kind === 'LEADS').map((tie) => ({
    id: tie.id, name: tie.to.name, evidence: tie.evidence, sources: tie.sources,
    about: [tie.to.__typename === 'Organization' && organizationKindWords[language][tie.to.organizationKind], text.leads],
  }));
  return <List name="organizations" title={text.organizations} items={[...members, ...led]} />;
}

/** Programmes of the plan in which the place takes part. */
export function Programmes({ place }: { place: Place }) {
  const text = useTexts();
  const language = useLanguage();
  const items = place.others.nodes.filter((tie) => tie.kind === 'PARTICIPATES').map((tie) => ({
    id: tie.id, name: tie.to.name, evidence: tie.evidence, sources: tie.sources,
    about: [
      ...(tie.to.__typename === 'Programme'
        ? [programmeKindWords[language][tie.to.programmeKind], programmeStatusWords[language][tie.to.status]]
        : []),
      tie.since && <Period since={tie.since} until={tie.until} />,
    ],
  }));
  return <List name="programmes" title={text.programmes} items={items} />;
}

/** Figures that are published about the place. */
export function Figures({ place }: { place: Place }) {
  const text = useTexts();
  const language = useLanguage();
  const items = place.others.nodes.filter((tie) => tie.kind === 'MEASURES').map((tie) => ({
    id: tie.id, name: tie.from.name, evidence: tie.evidence, sources: tie.sources,
    about: tie.from.__typename === 'Indicator' ? tie.from.observations.map((figure, index) => (
      <span key={index}>
        <b>{figure.text ?? (figure.value === null || figure.value === undefined ? '—' : formatNumber(figure.value, language, 2))}</b>
        {' '}{tie.from.__typename === 'Indicator' && tie.from.unit}
        {figure.until && ` · ${formatDate(figure.until, language)}`}
      </span>
    )) : [],
  }));
  return <List name="figures" title={text.figures} items={items} />;
}
