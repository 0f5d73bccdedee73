import type { Position } from '../../geo/outlines';
import type { Evidence, PlaceLevel } from '../../gql/schema';
import type { Citation } from '../../parts/citations';

/**
 * The kinds of ties that join two places, in the order of the legend and of the list. A chamber or liaison office joins the
 * place that it represents with the place where it is located: REPRESENTS.
 */
export const mapKinds = ['SUPPORTS', 'COOPERATES', 'FRIENDLY', 'INVESTS', 'REPRESENTS'] as const;
export type MapKind = (typeof mapKinds)[number];

/** The kinds of evidence, strongest first. */
export const evidences = ['OFFICIAL', 'REPORTED', 'DERIVED', 'SYNTHETIC'] as const satisfies readonly Evidence[];

/** The administrative levels, highest first. */
export const levels = ['PROVINCE', 'PREFECTURE', 'COUNTY'] as const satisfies readonly PlaceLevel[];

/** A place at which ties begin or end, or which lies above such a place. */
export interface MapPlace {
  /** Its GB/T 2260 code. */
  code: string;
  name: string;
  /** A shorter name, for the map. */
  label: string;
  level: PlaceLevel;
  position: Position;
  /** The codes of the places above it, nearest first. */
  above: readonly string[];
}

/** The ties of one kind and one evidence from one place to another, at the lowest level. */
export interface MapFlow {
  /** The code of the place at which the ties begin. */
  origin: string;
  /** The code of the place at which they end. */
  dest: string;
  kind: MapKind;
  evidence: Evidence;
  /** How many ties there are. */
  count: number;
  /** How many counties ties of support stand for; null for other kinds. */
  counties: number | null;
  /** The sum of the investment in 亿元 (100 million yuan); null for other kinds. */
  amount: number | null;
}

/** A chamber or a liaison office. */
export interface MapOrganization {
  id: string;
  name: string;
  /** The code of the place that it represents. */
  home: string;
  /** The code of the place where it is located. */
  host: string;
  since: string | null;
  attested: string | null;
  evidence: Evidence;
  sources: Citation[];
}

/** What is drawn as one line and listed as one row: the flows of one kind from one place to another at the levels of the view. */
export interface Line {
  /** The codes of both ends and the kind; it is the same whenever the same line is drawn. */
  id: string;
  kind: MapKind;
  /** Whether it stands for placeholders. Placeholders and known ties are never in one line. */
  placeholder: boolean;
  /** The end in Shanghai: a district, or Shanghai itself. */
  home: MapPlace;
  /** The end elsewhere. */
  partner: MapPlace;
  /** Whether the ties begin in Shanghai. */
  outward: boolean;
  count: number;
  counties: number | null;
  amount: number | null;
  /** How many ties there are of each evidence. */
  byEvidence: Record<Evidence, number>;
}

/** The code of Shanghai. */
export const shanghai = '310000';

/** Reports whether a code is of Shanghai or of one of its districts. */
export function isInShanghai(code: string): boolean {
  return code.startsWith('31');
}

/** Returns what the width of a line shows: money for investment, counties for support, and else the number of ties. */
export function sizeOf(line: Pick<Line, 'kind' | 'count' | 'counties' | 'amount'>): number {
  return line.kind === 'INVESTS' ? line.amount ?? 0 : line.counties ?? line.count;
}

/** Returns the strongest evidence of a line. */
export function strongestEvidence(line: Line): Evidence {
  return evidences.find((evidence) => line.byEvidence[evidence] > 0) ?? 'SYNTHETIC';
}
