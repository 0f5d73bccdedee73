import type { Language } from '../language';

/** Writes a number with the marks of the language: 12,345. */
export function formatNumber(value: number, language: Language, digits = 0): string {
  return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: digits });
}

/** Writes a number with exactly so many decimals, so that the points of a column stand below each other. */
export function formatFixed(value: number, language: Language, digits: number): string {
  return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Writes a PartialDate of the API (2018, 2018-04 or 2018-04-24) as far as it is known. */
export function formatDate(date: string, language: Language): string {
  const [year = '', month, day] = date.split('-');
  if (language === 'zh') return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
  if (!month) return year;
  const name = new Date(Date.UTC(Number(year), Number(month) - 1, 1)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}

/** Writes how much of a published total is known: 3／496 in Chinese, 3 of 496 in English. */
export function formatKnown(known: number, published: number, language: Language): string {
  const [part, total] = [formatNumber(known, language), formatNumber(published, language)];
  return language === 'zh' ? `${part}／${total}` : `${part} of ${total}`;
}

/** Writes the place in a document as English names it: 表7 is Table 7, 附录14 is Appendix 14. Other places stay as they are. */
export function formatLocator(locator: string, language: Language): string {
  return language === 'zh' ? locator : locator.replace(/^表(\d+)/, 'Table $1').replace(/^附录(\d+)/, 'Appendix $1');
}

/** Writes at most 20 characters of what a reader typed, and a mark if there are more. */
export function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : text;
}
