import type { Evidence } from '../../gql/schema';
import { useLanguage } from '../../language';
import { Evidenced } from '../../parts/evidenced';
import type { CitationData } from '../../parts/sources';
import type { Column } from '../../parts/table';
import { evidenceWords } from '../../words/words';
import { useTexts } from './text';

/** The column of how a row is known and where it is from. */
export function useEvidenceColumns<Row extends { evidence: Evidence; sources: CitationData[] }>(): Column<Row>[] {
  const text = useTexts();
  const language = useLanguage();
  return [{
    key: 'evidence',
    title: text.evidence,
    value: ({ evidence, sources }) => [evidenceWords[language][evidence], ...sources.map(({ locator, source }) => [source.title, locator].filter(Boolean).join(' '))].join('; '),
    cell: ({ evidence, sources }) => <Evidenced evidence={evidence} sources={sources} />,
  }];
}
