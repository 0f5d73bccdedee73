import type { HistoryRecordQuery } from '../../gql/graphql';
import { type Language, useLanguage } from '../../language';
import { Sources } from '../../parts/sources';
import { Link } from '../../url';
import { formatDate } from '../../words/format';
import { enumWords, qualifierWords, yesNo } from './words';

type Edit = HistoryRecordQuery['history']['nodes'][number];

/** A record before or after a commit. */
export type Side = Edit['before'];

interface ValueProps {
  /** The name of the field, as the API gives it. */
  field: string;
  /** Its value: a text, or JSON. */
  value: string;
  side: Side;
}

/** The value of a field in words: the sources and the ends of a tie with their names, enum values and dates in the page's language. */
export function Value({ field, value, side }: ValueProps) {
  const language = useLanguage();
  if (field === 'sources' && side && 'sources' in side) return <Sources sources={side.sources} open />;
  if (field === 'fromId' || field === 'toId') {
    const end = side && 'from' in side ? side[field === 'fromId' ? 'from' : 'to'] : undefined;
    return <Link path="/history" params={{ record: value }}>{end?.name ?? value}</Link>;
  }
  return <>{valueText(field, value, language)}</>;
}

/** Returns the value of a field that is no reference as a text. */
export function valueText(field: string, value: string, language: Language): string {
  const word = enumWords[field]?.[language][value];
  if (word) return word;
  if (dates.has(field)) return formatDate(value, language);
  switch (field) {
    case 'inPublishedTotal': case 'renewal': case 'rotatingChair': return yesNo[language][value === 'true' ? 'yes' : 'no'];
    case 'aliases': return (JSON.parse(value) as string[]).join(language === 'zh' ? '、' : ', ');
    case 'location': {
      const { longitude, latitude, basis } = JSON.parse(value) as { longitude: number; latitude: number; basis: string };
      return `${longitude}° E, ${latitude}° N · ${enumWords['locationBasis']?.[language][basis] ?? basis}`;
    }
    case 'target': return figureText(JSON.parse(value) as Figure, language);
    case 'series': return (JSON.parse(value) as Figure[]).map((figure) => figureText(figure, language)).join(language === 'zh' ? '；' : '; ');
    default: return value;
  }
}

const dates = new Set(['since', 'until', 'attested', 'assumed', 'printedOn']);

/** A target or an observation, as files of records have it. */
interface Figure {
  figure: { printed: { value?: number; text?: string; qualifier?: string } };
  from?: string;
  until?: string;
}

/** A figure with its period: as it is printed, or the number if only that is known. */
function figureText({ figure: { printed }, from, until }: Figure, language: Language): string {
  const number = printed.value === undefined ? '' : `${qualifierWords[language][printed.qualifier ?? ''] ?? ''}${printed.value}`;
  const period = [from, until].filter((date) => date !== undefined).map((date) => formatDate(date, language)).join('–');
  return [period, printed.text ?? number].filter(Boolean).join(language === 'zh' ? '：' : ': ');
}
