import type { ComponentChildren } from 'preact';
import type { PlacePageQuery } from '../../gql/graphql';
import { useLanguage } from '../../language';
import { Period } from '../../parts/period';
import { formatDate, formatNumber } from '../../words/format';
import { countPlaceholders, type EvidenceCount, isKnown } from './placeholders';
import { isShanghai } from './sentence';
import { countCounties, type Support } from './support';
import { useTexts } from './text';

type Place = NonNullable<PlacePageQuery['place']>;

/** The key figures of a place. What is not on record is a dash, never 0. */
export function Facts({ place, support }: { place: Place; support: Support }) {
  const text = useTexts();
  const language = useLanguage();
  const agreements = place.cooperations.nodes.filter(isKnown).length + place.agreements.nodes.filter(isKnown).length;
  const bodies = place.chambers.nodes.filter(isKnown).length + place.liaisonOffices.nodes.filter(isKnown).length;
  const without = (...lists: readonly EvidenceCount[][]) => {
    const count = lists.reduce((sum, list) => sum + countPlaceholders(list), 0);
    return count > 0 ? text.placeholders(count) : null;
  };
  return (
    <dl class="place-facts" aria-label={text.facts}>
      <SupportFact place={place} support={support} />
      <Fact value={place.friendlyPairs.nodes.filter(isKnown).length} title={text.friendlyKnown} note={without(place.friendlyPairs.byEvidence)} />
      <Fact value={agreements} title={text.agreementsKnown} note={null} />
      <Fact value={bodies} title={text.bodiesKnown} note={without(place.chambers.byEvidence, place.liaisonOffices.byEvidence)} />
      {place.__typename === 'Province' && !isShanghai(place.code) && place.investmentIn[0] && (
        <Fact value={formatNumber(place.investmentIn[0].amount, language, 2)} title={text.invested}
          note={`${text.investedIn(place.investmentIn[0].year)}${place.investmentOut[0] ? `${text.comma}${text.investedFrom(formatNumber(place.investmentOut[0].amount, language, 2))}` : ''}`} />
      )}
    </dl>
  );
}

/** How many counties are supported; of a county, how many districts support it. */
function SupportFact({ place, support }: { place: Place; support: Support }) {
  const text = useTexts();
  const language = useLanguage();
  if (isShanghai(place.code)) {
    return <Fact value={support.counties} title={text.countiesSupporting} note={support.areas.slice(0, 2).map((area) => area.name).join(text.and)} />;
  }
  const names = support.supporters.map((share) => share.name);
  if (support.counties > 0 && support.current.every((tie) => tie.supported.code === place.code)) {
    return <Fact value={names.length} title={text.supportedHere} note={<>{names.join(text.and)}{text.comma}<Period since={support.since} /></>} />;
  }
  const until = support.ended[0]?.until;
  if (support.counties === 0 && until) {
    return <Fact value={0} title={text.countiesSupported} note={text.supportedUntil(countCounties(support.ended), formatDate(until, language))} />;
  }
  return <Fact value={support.counties} title={text.countiesSupported} note={names.length > 2 ? `${names.length} ${text.districtsSupporting}` : names.join(text.and)} />;
}

function Fact({ value, title, note }: { value: number | string; title: string; note: ComponentChildren }) {
  const text = useTexts();
  const none = value === 0;
  return (
    <div class={none ? 'none' : ''}>
      <dt>{title}</dt>
      <dd class="large-figure">{none ? '—' : value}</dd>
      <dd class="quiet">{none && !note ? text.noRecord : note}</dd>
    </div>
  );
}
