import type { NetworkChangeQuery, TieKind } from '../../gql/graphql';

export type Subject = NetworkChangeQuery['compare']['subjects'][number];

/** What happened to the ties of a subject; `both` if some began and some ended. */
export type Outcome = 'began' | 'ended' | 'both' | 'stayed' | 'undated';

/** The order in which outcomes are listed: what changed comes first. */
export const outcomes: readonly Outcome[] = ['began', 'ended', 'both', 'undated', 'stayed'];

/** The outcomes that are a change. */
export const changed: readonly Outcome[] = ['began', 'ended', 'both'];

/** How many began, ended, stayed, and may or may not have held before: counties for support, ties for other kinds. */
export interface Counts {
  began: number;
  ended: number;
  stayed: number;
  undated: number;
}

/** What happened to the ties of a subject. */
export function outcomeOf({ began, ended, undated }: Counts): Outcome {
  if (began > 0 && ended > 0) return 'both';
  if (began > 0) return 'began';
  if (ended > 0) return 'ended';
  return undated > 0 ? 'undated' : 'stayed';
}

/** The subjects that meet all conditions; a condition that is null or empty holds for every subject. */
export function selectSubjects(
  subjects: readonly Subject[],
  conditions: { kinds?: readonly TieKind[]; district?: string | null; province?: string | null; outcomes?: readonly Outcome[] },
): Subject[] {
  const { kinds = [], district, province, outcomes: chosen = [] } = conditions;
  return subjects.filter((subject) =>
    (kinds.length === 0 || kinds.includes(subject.kind)) &&
    (!district || [...subject.before, ...subject.after].some((tie) => codeOf(tie.from) === district)) &&
    (!province || provinceOf(subject)?.code === province) &&
    (chosen.length === 0 || chosen.includes(outcomeOf(subject))));
}

/** The sum of the counts of subjects. */
export function sumCounts(subjects: readonly Counts[]): Counts {
  const sum: Counts = { began: 0, ended: 0, stayed: 0, undated: 0 };
  for (const subject of subjects) {
    sum.began += subject.began;
    sum.ended += subject.ended;
    sum.stayed += subject.stayed;
    sum.undated += subject.undated;
  }
  return sum;
}

/** The counts of one kind of ties. */
export interface KindCounts extends Counts {
  kind: TieKind;
}

/** The counts by kind, in the order in which the API lists the kinds. */
export function countsByKind(subjects: readonly Subject[]): KindCounts[] {
  const kinds = [...new Set(subjects.map((subject) => subject.kind))];
  return kinds.map((kind) => Object.assign({ kind }, sumCounts(subjects.filter((subject) => subject.kind === kind))));
}

/** The changes of one first end of ties: a district, or Shanghai itself if no district is named. */
export interface DistrictCounts {
  code: string;
  name: string;
  began: number;
  ended: number;
  /** Those that it had before too. */
  stayed: number;
  /** Those for which only Shanghai was known before, and now the district is. */
  named: number;
  /** Those that it may have had before: no source says when they began. */
  undated: number;
}

/** The changes by the places at the first end, by code. For support counts are of counties, for other kinds of ties. */
export function countsByDistrict(subjects: readonly Subject[]): DistrictCounts[] {
  const byCode = new Map<string, DistrictCounts>();
  const row = (tie: Subject['before'][number]): DistrictCounts | null => {
    const code = codeOf(tie.from);
    if (!code) return null;
    const counts = byCode.get(code) ?? { code, name: tie.from.name, began: 0, ended: 0, stayed: 0, named: 0, undated: 0 };
    byCode.set(code, counts);
    return counts;
  };
  for (const subject of subjects) {
    const before = new Set(subject.before.map((tie) => tie.from.id));
    const after = new Set(subject.after.map((tie) => tie.from.id));
    for (const tie of subject.after) {
      const counts = row(tie);
      if (!counts) continue;
      if (before.has(tie.from.id)) counts.stayed += weight(tie);
      else if (subject.hands === 'NARROWED') counts.named += weight(tie);
      else if (tie.since) counts.began += weight(tie);
      else counts.undated += weight(tie);
    }
    for (const tie of subject.before) {
      if (after.has(tie.from.id) || subject.hands === 'NARROWED') continue;
      const counts = row(tie);
      if (counts) counts.ended += weight(tie);
    }
  }
  return [...byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** The prefecture of a subject, or the subject itself if it is a place without one; null if it is no place. */
export function prefectureOf({ subject }: Subject): { code: string; name: string } | null {
  if (!('code' in subject)) return null;
  return subject.ancestors.find((place) => place.level === 'PREFECTURE') ?? subject;
}

/** The province of a subject, or the subject itself if it is one; null if it is no place. */
export function provinceOf({ subject }: Subject): { code: string; name: string } | null {
  if (!('code' in subject)) return null;
  return subject.ancestors.find((place) => place.level === 'PROVINCE') ?? subject;
}

function codeOf(entity: Subject['before'][number]['from']): string | null {
  return 'code' in entity ? entity.code : null;
}

function weight(tie: Subject['before'][number]): number {
  return 'countyCount' in tie ? tie.countyCount : 1;
}
