import type { Confidence } from '../gql/schema';
import { texts, useLanguage } from '../language';
import { formatLocator } from '../words/format';
import { confidenceWords } from '../words/words';

/** What <Sources> needs of a Citation of the API: `sources { source { title documentNumber issuer url } locator note confidence }`. */
export interface CitationData {
  source: { title: string; documentNumber?: string | null; issuer?: string | null; url?: string | null };
  locator?: string | null;
  note?: string | null;
  confidence?: Confidence | null;
}

const useTexts = texts({ zh: { sources: '出处' }, en: { sources: 'Sources' } });

/** Where a fact is from, folded: document, place in it, address as text, note. Addresses are no links: many are mirrors. */
export function Sources({ sources, open = false }: { sources: CitationData[]; open?: boolean }) {
  const text = useTexts();
  const language = useLanguage();
  const first = sources[0]?.locator;
  return (
    <details class="sources" open={open}>
      <summary>{first ? formatLocator(first, language) : text.sources}</summary>
      <ul>
        {sources.map(({ source, locator, note, confidence }) => (
          <li key={`${source.title} ${locator ?? ''}`}>
            <cite>{source.title}</cite>
            {[source.documentNumber, source.issuer, locator && formatLocator(locator, language), confidence && confidenceWords[language][confidence]].filter(Boolean)
              .map((part) => <span key={part}> · {part}</span>)}
            {source.url && <div class="address">{source.url}</div>}
            {note && <div class="note">{note}</div>}
          </li>
        ))}
      </ul>
    </details>
  );
}
