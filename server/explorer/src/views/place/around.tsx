import type { PlacePageQuery } from '../../gql/graphql';
import { useLanguage } from '../../language';
import { Evidenced } from '../../parts/evidenced';
import { Link } from '../../url';
import { relationWords } from '../../words/relation';
import { EndLink } from './partners';
import type { Support } from './support';
import { useTexts } from './text';

/** What leads to Shanghai from the places above, nearest first. */
export function Above({ contacts }: { contacts: NonNullable<PlacePageQuery['contacts']>['contacts'] }) {
  const text = useTexts();
  const language = useLanguage();
  const above = contacts.filter((contact) => contact.distance > 0);
  if (above.length === 0) return null;
  return (
    <section aria-labelledby="above">
      <h2 id="above">{text.above} <small>{above.length}</small></h2>
      <p class="quiet">{text.aboveNote}</p>
      <ul class="record-list">
        {above.map((contact) => (
          <li key={contact.who.id}>
            <div class="record-name"><EndLink end={contact.who} /></div>
            <div class="quiet record-parts">
              <span><EndLink end={contact.at} /></span>
              <span>{relationWords[language][contact.relation]}</span>
            </div>
            <Evidenced evidence={contact.evidence} sources={contact.ties.slice(0, 1).flatMap((tie) => tie.sources)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The places directly below, with a mark at those that a district supports. */
export function Below({ places, support }: { places: { code: string; name: string }[]; support: Support }) {
  const text = useTexts();
  if (places.length === 0) return null;
  const supported = new Set(support.current.flatMap((tie) => [tie.supported.code, tie.supported.within?.code]));
  return (
    <section aria-labelledby="below">
      <h2 id="below">{text.below} <small>{places.length}</small></h2>
      <ul class="place-list">
        {places.map(({ code, name }) => (
          <li key={code} class={supported.has(code) ? 'supported' : ''}>
            <Link path={`/place/${code}`} title={supported.has(code) ? text.supportedMark : undefined}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The places directly below a place: prefectures, then the counties that are in none of them; Shanghai's districts. */
export function placesBelow({ place, districts }: PlacePageQuery): { code: string; name: string }[] {
  if (place?.__typename === 'Prefecture') return place.counties.nodes;
  if (place?.__typename !== 'Province') return [];
  return [...place.prefectures.nodes, ...place.counties.nodes, ...(districts?.nodes ?? [])];
}
