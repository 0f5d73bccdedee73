import type { Language } from '../../language';

/** What ends the full name of a place in English. */
const unit = / (?:Special Administrative Region|New Area|Province|Prefecture|City|County|District|Banner|League)$/;

/** Peoples that names of autonomous places list. */
const people = /(?:,? (?:and )?(?:Achang|Bai|Blang|Bouyei|Dai|Dong|Dongxiang|Gelao|Hani|Hui|Jingpo|Kazak|Kirgiz|Korean|Lahu|Li|Lisu|Manchu|Maonan|Miao|Mongol|Mongolian|Naxi|Nu|Pumi|Qiang|Salar|She|Shui|Tibetan|Tu|Tujia|Uygur|Va|Wa|Xibe|Yao|Yi|Zhuang))+$/;

/**
 * Returns the name of a place as the map writes it. In Chinese it is the longest of its short names (大理州 and not 大理), and
 * in English its name without its level and its peoples.
 */
export function mapLabel({ name, aliases }: { name: string; aliases: readonly string[] }, language: Language): string {
  if (language === 'en') {
    const plain = name.replace(/ \(.*\)/, '');
    const withoutUnit = plain.replace(/ Autonomous (?:Region|Prefecture|County|Banner)$/, '');
    return withoutUnit === plain ? plain.replace(unit, '') : withoutUnit.replace(people, '');
  }
  if (name.length <= 3) return name;
  const short = aliases.filter((alias) => /^\p{Script=Han}+$/u.test(alias) && alias.length < name.length && name.startsWith(alias.slice(0, 2)));
  return short.toSorted((x, y) => y.length - x.length)[0] ?? name;
}
