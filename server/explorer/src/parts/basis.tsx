import './basis.css';
import type { Evidence, TieKind } from '../gql/schema';
import { texts, useLanguage } from '../language';
import { formatDate, formatNumber } from '../words/format';
import { evidenceWords, tieKindWords } from '../words/words';
import { EvidenceMark } from './evidence';

/** What <BasisNote> needs of a Basis of the API: `basis { revision asOf used { evidence count } leftOut { evidence count } unattested leftOutKinds }`. */
export interface BasisData {
  revision: number;
  asOf?: string | null;
  used: { evidence: Evidence; count: number }[];
  leftOut: { evidence: Evidence; count: number }[];
  unattested: number;
  leftOutKinds: TieKind[];
}

const useTexts = texts({
  zh: {
    title: '依据',
    used: '用到',
    leftOut: '未计入',
    none: '没有可用的关系',
    asOf: (day: string) => `按 ${day} 的状态`,
    now: '没有来源说已经结束的关系',
    unattested: (count: string) => `另有 ${count} 条当时是否已有尚无来源说明，未计入`,
    kinds: (kinds: string) => `“${kinds}”不是合作关系，未计入`,
    revision: (revision: number) => `数据版本 ${revision}`,
    and: '”“',
    end: '。',
  },
  en: {
    title: 'Basis',
    used: 'Used',
    leftOut: 'Left out',
    none: 'there is no tie to use',
    asOf: (day: string) => `Ties that held on ${day}`,
    now: 'Ties of which no source says that they have ended',
    unattested: (count: string) => `${count} more are left out because no source shows them by that day`,
    kinds: (kinds: string) => `“${kinds}” are left out, because they are not cooperation`,
    revision: (revision: number) => `Revision ${revision} of the data`,
    and: '” and “',
    end: '. ',
  },
});

/** What a computed answer is based on, in words: the ties that it used and those that it left out. `about` says what that answer is. */
export function BasisNote({ basis, about }: { basis: BasisData; about?: string | undefined }) {
  const text = useTexts();
  const language = useLanguage();
  const kinds = basis.leftOutKinds.map((kind) => tieKindWords[language][kind]).join(text.and);
  return (
    <div class="basis">
      <b>{text.title}</b>{' '}
      {about && <span>{about} </span>}
      <span>{basis.asOf ? text.asOf(formatDate(basis.asOf, language)) : text.now}{text.end}</span>
      <span>{text.used} <Counts counts={basis.used} none={text.none} />{text.end}</span>
      {basis.leftOut.length > 0 && <span>{text.leftOut} <Counts counts={basis.leftOut} none="" />{text.end}</span>}
      {basis.unattested > 0 && <span>{text.unattested(formatNumber(basis.unattested, language))}{text.end}</span>}
      {kinds && <span>{text.kinds(kinds)}{text.end}</span>}
      <span>{text.revision(basis.revision)}{text.end}</span>
    </div>
  );
}

/** Numbers of records by evidence, each after its mark. */
export function Counts({ counts, none }: { counts: { evidence: Evidence; count: number }[]; none: string }) {
  const language = useLanguage();
  if (counts.length === 0) return <>{none}</>;
  return (
    <>
      {counts.map(({ evidence, count }) => (
        <span key={evidence} class="evidence-count">
          <EvidenceMark evidence={evidence} labelled /> {evidenceWords[language][evidence]} {formatNumber(count, language)}
        </span>
      ))}
    </>
  );
}
