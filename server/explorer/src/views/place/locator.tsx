import type { RefObject } from 'preact';
import type { PlacePageQuery } from '../../gql/graphql';
import { type Dot, DotMap } from '../../parts/dotMap';
import { isKnown } from './placeholders';
import { isShanghai } from './sentence';
import type { Support } from './support';
import { useTexts } from './text';

type Place = NonNullable<PlacePageQuery['place']>;

/** Where the place lies, and the places that it is tied to. Yunnan, where most supported counties are, has its own map. */
export function Locator({ place, support, picture }: { place: Place; support: Support; picture: RefObject<SVGSVGElement | null> }) {
  const text = useTexts();
  const inYunnan = place.code.startsWith('53');
  const label = !inYunnan ? text.locator(place.name) : place.level === 'PROVINCE' ? text.locatorPrefectures : text.locatorYunnan(place.name);
  const above = place.ancestors.filter(({ level }) => !inYunnan || level !== 'PROVINCE').map(({ code }) => code);
  return <DotMap area={inYunnan ? 'YUNNAN' : 'CHINA'} marked={[place.code, ...above]} dots={dotsOf(place, support)} picture={picture} label={label} caption={label} />;
}

/** Supported places, partners, and the place itself; a province is marked by its outline. */
function dotsOf(place: Place, support: Support): Dot[] {
  const dots: Dot[] = [];
  const add = (end: { code: string; name: string; location: { longitude: number; latitude: number } }, shape: Dot['shape'], kind: string) => {
    dots.push({ key: `${kind} ${end.code}`, at: [end.location.longitude, end.location.latitude], shape, kind, title: end.name });
  };
  if (isShanghai(place.code)) {
    for (const tie of place.friendlyPairs.nodes.filter(isKnown)) add(tie.partner, 'square', 'friendly');
    for (const tie of place.cooperations.nodes) if ('location' in tie.to) add(tie.to, 'square', 'cooperation');
  }
  for (const tie of support.current) add(tie.supported, 'circle', 'support');
  if (isShanghai(place.code)) add(place, 'circle', 'shanghai');
  else if (place.level === 'COUNTY') add(place, 'ring', 'here');
  return dots;
}
