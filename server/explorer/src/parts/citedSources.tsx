import { texts, useLanguage } from '../language';
import { formatLocator } from '../words/format';
import { type Citation, type CitedSource, citedSources } from './citations';

const useTexts = texts({
  zh: { sources: '出处', and: '、', rest: (count: number) => `其余 ${count} 个`, records: (count: number) => `${count} 条记录` },
  en: { sources: 'Sources', and: ', ', rest: (count: number) => `${count} more`, records: (count: number) => `${count} ${count === 1 ? 'record' : 'records'}` },
});

/** How many sources are not folded. */
const listed = 12;

/** The sources of everything in a view: document, the places in it, and how many records cite it. */
export function CitedSources({ records }: { records: readonly { sources: readonly Citation[] }[] }) {
  const text = useTexts();
  const cited = citedSources(records);
  if (cited.length === 0) return null;
  const rest = cited.length > listed + 2 ? cited.slice(listed) : [];
  return (
    <section class="cited-sources" aria-labelledby="sources">
      <h2 id="sources">{text.sources} <small>{cited.length}</small></h2>
      <List cited={cited.slice(0, cited.length - rest.length)} />
      {rest.length > 0 && <details><summary>{text.rest(rest.length)}</summary><List cited={rest} /></details>}
    </section>
  );
}

function List({ cited }: { cited: readonly CitedSource[] }) {
  const text = useTexts();
  const language = useLanguage();
  return (
    <ul>
      {cited.map(({ source, locators, records: count }) => (
        <li key={source.id}>
          <cite>{source.title}</cite>
          {[source.documentNumber, source.issuer, locators.map((locator) => formatLocator(locator, language)).join(text.and), text.records(count)].filter(Boolean)
            .map((part) => <span key={part} class="quiet"> · {part}</span>)}
        </li>
      ))}
    </ul>
  );
}
