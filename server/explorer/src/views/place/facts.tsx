import type { ComponentChildren } from 'preact';
import type { PlaceInvestmentFragment, PlacePageQuery } from '../../gql/graphql';
import { useLanguage } from '../../language';
import { Period } from '../../parts/period';
import { formatDate, formatNumber } from '../../words/format';
import { countPlaceholders, type EvidenceCount, isKnown } from './placeholders';
import { splitCooperations } from './agreed';
import { isShanghai } from './sentence';
import { countCounties, type Support } from './support';
import { useTexts } from './text';

type Place = NonNullable<PlacePageQuery['place']>;

/** The key figures of a place. What is not on record is a dash, never 0. */
export function Facts({ place, support }: { place: Place; support: Support }) {
  const text = useTexts();
  const agreements = splitCooperations(place.cooperations.nodes, place.agreements.nodes).others.length + place.agreements.nodes.length;
  const friendly = place.friendlyPairs.nodes.filter(isKnown).length;
  const bodies = place.chambers.nodes.filter(isKnown).length + place.liaisonOffices.nodes.filter(isKnown).length;
  const without = (...lists: readonly EvidenceCount[][]) => {
    const count = lists.reduce((sum, list) => sum + countPlaceholders(list), 0);
    return count > 0 ? text.placeholders(count) : null;
  };
  return (
    <dl class="place-facts" aria-label={text.facts}>
      <SupportFact place={place} support={support} />
      <Fact value={friendly} title={text.friendlyKnown(friendly)} note={without(place.friendlyPairs.byEvidence)} />
      <Fact value={agreements} title={text.agreementsKnown} note={null} />
      <Fact value={bodies} title={text.bodiesKnown} note={without(place.chambers.byEvidence, place.liaisonOffices.byEvidence)} />
      {place.__typename === 'Province' && <InvestmentFact place={place} />}
    </dl>
  );
}

/** The investment of the latest year from Shanghai, and to it. */
function InvestmentFact({ place }: { place: Extract<Place, { __typename: 'Province' }> }) {
  const text = useTexts();
  const language = useLanguage();
  const [fromShanghai, toShanghai] = isShanghai(place.code) ? [place.investmentOut, place.investmentIn] : [place.investmentIn, place.investmentOut];
  const year = fromShanghai[0]?.year;
  if (year === undefined) return null;
  const sum = (flows: PlaceInvestmentFragment[]) =>
    formatNumber(flows.filter((flow) => flow.year === year).reduce((total, flow) => total + flow.amount, 0), language, 2);
  const note = isShanghai(place.code) ? text.investedElsewhere(year, sum(toShanghai)) : text.investedHere(year, sum(toShanghai));
  return <Fact value={sum(fromShanghai)} title={text.invested} note={note} />;
}

/** How many counties are supported; of a county, how many districts support it. */
function SupportFact({ place, support }: { place: Place; support: Support }) {
  const text = useTexts();
  const language = useLanguage();
  if (isShanghai(place.code)) {
    return <Fact value={support.counties} title={text.countiesSupporting} note={place.level === 'PROVINCE' ? text.areas(support.areas.length) : support.areas.slice(0, 2).map((area) => area.name).join(text.and)} />;
  }
  const names = support.supporters.map((share) => share.name);
  if (support.counties > 0 && support.current.every((tie) => tie.supported.code === place.code)) {
    if (support.supporters.every((share) => share.code === '310000')) {
      return <Fact value={names.join(text.and)} title={text.supportsHere} note={<>{text.noDistrict}{text.comma}<Period since={support.since} /></>} />;
    }
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
