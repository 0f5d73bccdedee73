import { texts } from '../language';
import { type Citation, citedSources } from './citations';

const useTexts = texts({
  zh: { sources: '出处', and: '、', records: (count: number) => `${count} 条记录` },
  en: { sources: 'Sources', and: ', ', records: (count: number) => `${count} ${count === 1 ? 'record' : 'records'}` },
});

/** The sources of everything in a view: document, the places in it, and how many records cite it. */
export function CitedSources({ records }: { records: readonly { sources: readonly Citation[] }[] }) {
  const text = useTexts();
  const cited = citedSources(records);
  if (cited.length === 0) return null;
  return (
    <section class="cited-sources" aria-labelledby="sources">
      <h2 id="sources">{text.sources} <small>{cited.length}</small></h2>
      <ul>
        {cited.map(({ source, locators, records: count }) => (
          <li key={source.id}>
            <cite>{source.title}</cite>
            {[source.documentNumber, source.issuer, locators.join(text.and), text.records(count)].filter(Boolean)
              .map((part) => <span key={part} class="quiet"> · {part}</span>)}
          </li>
        ))}
      </ul>
    </section>
  );
}
