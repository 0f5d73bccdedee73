import type { PlacePageQuery } from '../../gql/graphql';
import type { Language } from '../../language';
import { formatDate } from '../../words/format';
import { schemeWords } from '../../words/words';
import { recordsOf } from './records';
import { countCounties, type Support, type SupportShare } from './support';
import type { Text } from './text';

type Place = NonNullable<PlacePageQuery['place']>;

/** How many shares a sentence names. */
const named = 4;

/** What is known about the place in one sentence: who supports it or whom it supports, or else what its nearest tie is. */
export function sentenceOf(
  place: Place,
  support: Support,
  contacts: PlacePageQuery['contacts'],
  text: Text,
  language: Language,
): string {
  if (support.counties > 0) return supportSentence(place, support, text, language);
  const ended = support.ended[0];
  if (ended?.until && !isShanghai(place.code)) {
    return text.wasSupported(place.name, formatDate(ended.until, language), countCounties(support.ended));
  }
  const known = recordsOf(place).filter((record) => record.evidence !== 'SYNTHETIC' && record.list !== 'investment').length;
  if (known > 0) return text.tied(place.name, known);
  const nearest = contacts?.contacts[0];
  return nearest ? text.tiedAbove(place.name, nearest.at.name, nearest.who.name) : text.untied(place.name);
}

function supportSentence(place: Place, support: Support, text: Text, language: Language): string {
  if (isShanghai(place.code)) {
    return text.supporter(place.name, support.counties, support.areas.length, listShares(support.areas, text));
  }
  const [first] = support.current;
  if (support.current.length === 1 && first && first.supported.code === place.code) {
    const since = support.since && formatDate(support.since, language);
    return text.supported(place.name, first.supporter.name, schemeWords[language][first.scheme], since);
  }
  return text.supportedArea(place.name, support.counties, support.supporters.length, listShares(support.supporters, text));
}

function listShares(shares: readonly SupportShare[], text: Text): string {
  const list = shares.slice(0, named).map((share) => text.share(share.name, share.counties)).join(text.and);
  return shares.length > named ? `${list}${text.comma}${text.more(shares.length)}` : list;
}

/** Whether a code is that of Shanghai or of a place in it. */
export function isShanghai(code: string): boolean {
  return code.startsWith('31');
}
