import type { RecordFragment } from '../../gql/graphql';
import { useLanguage } from '../../language';
import { EvidenceTag } from '../../parts/evidence';
import { Sources } from '../../parts/sources';
import { Link } from '../../url';
import { formatDate } from '../../words/format';
import { unitWord } from '../../words/units';
import { agreementKindWords, nodeKindWords, organizationKindWords, programmeKindWords } from '../../words/words';
import { useTexts } from './text';

/** Returns the kind of a node by the name of its type: LiaisonOffice is LIAISON_OFFICE. */
function kindOf(typename: RecordFragment['__typename']): keyof (typeof nodeKindWords)['zh'] {
  return typename.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase() as keyof (typeof nodeKindWords)['zh'];
}

/** One record: what it is, what it is tied to, how it is known. */
export function Record({ record }: { record: RecordFragment }) {
  const text = useTexts();
  const language = useLanguage();
  return (
    <div class="result">
      <p class="result-name">
        {'code' in record ? <Link path={`/place/${record.code}`}><b>{record.name}</b></Link> : <b>{record.name}</b>}
        <EvidenceTag evidence={record.evidence} />
      </p>
      <p class="quiet">
        <span>{nodeKindWords[language][kindOf(record.__typename)]}</span>
        <Facts record={record} />
        {!('code' in record) && record.__typename !== 'Source' && <span><Link path="/network" params={{ node: record.id }}>{text.network}</Link></span>}
        <span><Link path="/history" params={{ record: record.id }}>{text.history}</Link></span>
      </p>
      <Sources sources={record.sources} />
    </div>
  );
}

/** What distinguishes a record of its kind. */
function Facts({ record }: { record: RecordFragment }) {
  const text = useTexts();
  const language = useLanguage();
  const dated = (word: string, date: string | null | undefined) => <span>{date ? `${word} ${formatDate(date, language)}` : text.dateUnknown}</span>;
  switch (record.__typename) {
    case 'Province': case 'Prefecture': case 'County': case 'District':
      return <span>{[...record.ancestors].toReversed().map(({ name }) => name).join(' › ')}{record.ancestors.length > 0 && ' · '}{record.code}</span>;
    case 'Chamber': case 'LiaisonOffice':
      return (
        <>
          {record.home && <span>{text.of} <Link path={`/place/${record.home.code}`}>{record.home.name}</Link></span>}
          {record.host && <span>{text.at} <Link path={`/place/${record.host.code}`}>{record.host.name}</Link></span>}
          {dated(text.founded, record.__typename === 'Chamber' ? record.founded : record.established)}
          {record.__typename === 'LiaisonOffice' && record.address && <span>{record.address}</span>}
        </>
      );
    case 'Organization':
      return <><span>{organizationKindWords[language][record.organizationKind]}</span>{dated(text.founded, record.founded)}</>;
    case 'Agreement':
      return <><span>{agreementKindWords[language][record.agreementKind]}</span>{dated(text.signed, record.signedOn)}</>;
    case 'Programme':
      return <><span>{programmeKindWords[language][record.programmeKind]}</span>{dated(text.since, record.since)}</>;
    case 'Indicator': {
      const last = record.observations.at(-1);
      return last ? <span>{last.text ?? last.value} {unitWord(record.unit, language)}{last.until && ` (${formatDate(last.until, language)})`}</span> : null;
    }
    case 'Source':
      return <span>{[record.documentNumber, record.issuer, record.issuedOn && formatDate(record.issuedOn, language)].filter(Boolean).join(' · ')}</span>;
  }
}
