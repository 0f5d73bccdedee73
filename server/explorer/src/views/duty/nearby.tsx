import { useQuery } from '../../api/useQuery';
import { useApiLanguage, useLanguage } from '../../language';
import { Period } from '../../parts/period';
import { Link } from '../../url';
import { formatNumber } from '../../words/format';
import { type Contacts, outside } from './duty';
import { dutyNearby } from './query';
import { useTexts } from './text';

/** How far places count as near, in kilometres. */
const kilometres = 150;

/** How many near places are listed. */
const listed = 8;

/** Places near the one that was hit which Shanghai supports. */
export function NearbyPlaces({ place }: { place: Contacts['place'] }) {
  const text = useTexts();
  const language = useLanguage();
  const { longitude, latitude } = place.location;
  const { data } = useQuery(dutyNearby, { longitude, latitude, kilometres, language: useApiLanguage() });
  if (!data) return null;
  const near = outside(data.places.edges, place).slice(0, listed);
  return (
    <section aria-labelledby="nearby" class="duty-nearby">
      <h2 id="nearby">{text.nearby}</h2>
      <p class="quiet">{near.length > 0 ? text.nearbyNote(kilometres) : text.nearbyNone(kilometres)}</p>
      <ul>
        {near.map(({ node: other, distance }) => (
          <li key={other.id}>
            <Link path="/duty" params={{ place: other.code }}>{other.name}</Link>
            <span class="number">{text.kilometres(formatNumber(distance ?? 0, language))}</span>
            {other.pairings.nodes.map((tie) => (
              <span key={tie.id}><Link path={`/place/${tie.supporter.code}`}>{tie.supporter.name}</Link> <span class="quiet"><Period since={tie.since} /></span></span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
