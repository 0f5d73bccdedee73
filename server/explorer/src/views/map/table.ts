import type { Language } from '../../language';
import type { TableData } from '../../parts/csv';
import { evidenceWords } from '../../words/words';
import { evidences, type Line } from './line';
import type { MapState } from './state';
import { kindWords } from './text';

const titles = {
  zh: ['关系', '起点代码', '起点', '终点代码', '终点', '件数', '县数', '金额（亿元）', '依据', '占位'],
  en: ['tie', 'from_code', 'from', 'to_code', 'to', 'ties', 'counties', 'amount (100 million yuan)', 'evidence', 'placeholder'],
};

/** Returns the list of a map as a table: a row for each line, in the same order. */
export function tableOf(lines: readonly Line[], language: Language): TableData {
  return {
    titles: titles[language],
    rows: lines.map(({ kind, home, partner, outward, count, counties, amount, byEvidence, placeholder }) => {
      const [from, to] = outward ? [home, partner] : [partner, home];
      const evidence = evidences.filter((one) => byEvidence[one] > 0).map((one) => `${evidenceWords[language][one]} ${byEvidence[one]}`).join('; ');
      return [kindWords[language][kind], from.code, from.name, to.code, to.name, count, counties, amount, evidence, String(placeholder)];
    }),
  };
}

/**
 * Returns the path of a file with the ties that the kinds, the evidence and the day of a map admit, and their ends. Files have
 * no filter by district or province. A chamber or office has two ties there: with its home and with its host.
 */
export function exportPath({ kinds, evidence, asOf }: MapState): string {
  const params = new URLSearchParams({ tieKinds: [...kinds, ...(kinds.has('REPRESENTS') ? ['LOCATED'] : [])].join(','), evidence: [...evidence].join(','), isolated: 'false' });
  if (asOf !== null) params.set('asOf', asOf);
  return `/export/network.gexf?${params.toString().replaceAll('%2C', ',')}`;
}
