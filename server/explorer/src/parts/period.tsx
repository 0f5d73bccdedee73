import { texts, useLanguage } from '../language';
import { formatDate } from '../words/format';

interface PeriodProps {
  since: string | null | undefined;
  until?: string | null | undefined;
  /** The earliest day for which a source shows the record. */
  attested?: string | null | undefined;
}

const useTexts = texts({
  zh: {
    undated: '起始未载', attested: (date: string) => `来源所示最早：${date}`, unattested: '来源没有说何时开始',
    from: (date: string) => `${date}起`, to: (date: string) => `至${date}`, between: (since: string, until: string) => `${since}至${until}`,
  },
  en: {
    undated: 'undated', attested: (date: string) => `earliest day that a source shows: ${date}`, unattested: 'no source says when it began',
    from: (date: string) => `since ${date}`, to: (date: string) => `until ${date}`, between: (since: string, until: string) => `${since} to ${until}`,
  },
});

/** When a record began and ended. A beginning that is not known is never a year, but the chip "undated". */
export function Period({ since, until, attested }: PeriodProps) {
  const text = useTexts();
  const language = useLanguage();
  const begin = since && formatDate(since, language);
  const end = until && formatDate(until, language);
  if (begin) return <span class="period">{end ? text.between(begin, end) : text.from(begin)}</span>;
  const why = attested ? text.attested(formatDate(attested, language)) : text.unattested;
  return <>{end && `${text.to(end)} `}<span class="period-undated" title={why}>{text.undated}</span></>;
}
