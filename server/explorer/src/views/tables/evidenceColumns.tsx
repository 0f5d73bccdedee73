import type { Evidence } from '../../gql/schema';
import { useLanguage } from '../../language';
import { Evidenced } from '../../parts/evidenced';
import { citationsText } from '../../parts/citations';
import type { CitationData } from '../../parts/sources';
import type { Column } from '../../parts/table';
import { evidenceWords } from '../../words/words';
import { useTexts } from './text';

/** The column of how a row is known and where it is from; in a file these are two. */
export function useEvidenceColumns<Row extends { evidence: Evidence; sources: CitationData[] }>(): Column<Row>[] {
  const text = useTexts();
  const language = useLanguage();
  return [{
    key: 'evidence',
    title: text.evidence,
    value: ({ evidence }) => evidenceWords[language][evidence],
    cell: ({ evidence, sources }) => <Evidenced evidence={evidence} sources={sources} />,
  }, { key: 'source', title: text.source, fileOnly: true, value: ({ sources }) => citationsText(sources) }];
}
