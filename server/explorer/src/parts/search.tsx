import { useState } from 'preact/hooks';
import { graphql } from '../api/document';
import { useQuery } from '../api/useQuery';
import { texts, useApiLanguage } from '../language';
import { Link } from '../url';

const document = graphql(`query Search($text: String!, $language: Language!) {
  places: search(text: $text, kinds: [PROVINCE, PREFECTURE, COUNTY, DISTRICT], first: 8) {
    nodes { ... on Place { id code name(language: $language) } }
  }
}`);

const useTexts = texts({ zh: { search: '搜索', hint: '地名、机构、拼音或代码' }, en: { search: 'Search', hint: 'Place, body, pinyin or code' } });

/** The search over everything. */
export function Search() {
  const text = useTexts();
  const language = useApiLanguage();
  const [draft, setDraft] = useState('');
  const { data } = useQuery(document, draft.trim() ? { text: draft.trim(), language } : null);
  return (
    <search class="search">
      <input type="search" aria-label={text.search} placeholder={text.hint} value={draft} onInput={(event) => setDraft(event.currentTarget.value)} />
      {data && (
        <ul>
          {data.places.nodes.map((place) => 'code' in place && <li key={place.id}><Link path={`/place/${place.code}`}>{place.name}</Link></li>)}
        </ul>
      )}
    </search>
  );
}
