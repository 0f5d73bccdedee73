import type { PlacePageQuery } from '../../gql/graphql';
import { useLanguage } from '../../language';
import { Link } from '../../url';
import { placeLevelWords } from '../../words/words';
import { isShanghai } from './sentence';
import { useTexts } from './text';

type Place = NonNullable<PlacePageQuery['place']>;

/** The way from the whole country to the place. */
export function Crumbs({ place }: { place: Place }) {
  const text = useTexts();
  return (
    <nav class="place-crumbs" aria-label={text.crumbs}>
      <ol>
        <li><Link path="/">{text.nation}</Link></li>
        {place.ancestors.toReversed().map((above) => (
          <li key={above.code}><Link path={`/place/${above.code}`}>{above.name}</Link></li>
        ))}
        <li aria-current="page">{place.name}</li>
      </ol>
    </nav>
  );
}

/** The other names of the place and its code, and the ways to other views. */
export function Head({ place }: { place: Place }) {
  const text = useTexts();
  const language = useLanguage();
  const other = language === 'zh' ? place.english : place.chinese;
  return (
    <div class="place-head">
      <p class="place-names record-parts">
        {other !== place.name && <span lang={language === 'zh' ? 'en' : 'zh'}>{other}</span>}
        <span lang="zh-Latn">{place.pinyin}</span>
        <span>{place.__typename === 'District' ? text.districtLevel : placeLevelWords[language][place.level]}</span>
        <span>{place.code}</span>
      </p>
      <p class="way-list">
        <Link class="button" path="/" params={{ place: place.code }}>{text.onMap}</Link>
        <Link class="button" path="/network" params={{ place: place.code }}>{text.inNetwork}</Link>
        <Link class="button" path="/history" params={{ record: place.id }}>{text.history}</Link>
        {!isShanghai(place.code) && <Link class="button" path="/duty" params={{ place: place.code }}>{text.duty}</Link>}
      </p>
    </div>
  );
}
