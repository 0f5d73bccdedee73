import type { Language } from '../../language';
import { formatNumber } from '../../words/format';
import type { MapKind } from './line';

const units: Record<Language, Record<MapKind, string>> = {
  zh: { SUPPORTS: '县', COOPERATES: '项', FRIENDLY: '对', INVESTS: '亿元', REPRESENTS: '家' },
  en: { SUPPORTS: 'counties', COOPERATES: '', FRIENDLY: '', INVESTS: 'bn yuan', REPRESENTS: '' },
};

/** Writes the size of a line or of a kind without its unit. English counts money in billions of yuan, Chinese in 亿元, a tenth. */
export function formatSize(size: number, kind: MapKind, language: Language, digits = 0): string {
  if (kind !== 'INVESTS') return formatNumber(size, language);
  return (language === 'en' ? size / 10 : size).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Writes the size with its unit. */
export function formatSizeWithUnit(size: number, kind: MapKind, language: Language, digits = 0): string {
  return `${formatSize(size, kind, language, digits)} ${units[language][kind]}`.trim();
}
