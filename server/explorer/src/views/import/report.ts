/** What POST /import answers, and what the page makes of it. */

/** The kinds of records that a file can have, as the server names them. */
export const kinds = [
  'friendly-pairs', 'pairings', 'cooperation', 'chambers', 'liaison-offices', 'organizations', 'memberships', 'agreements', 'observations', 'place-aliases',
] as const;
export type Kind = (typeof kinds)[number];

/** What would happen to a row. Rows in doubt and refused rows keep the file from being applied. */
export const statuses = ['NEW', 'CHANGED', 'SAME', 'IN_DOUBT', 'REFUSED'] as const;
export type Status = (typeof statuses)[number];

export interface Cell {
  /** Its reference in the spreadsheet: B7. */
  cell: string;
  /** The header of its column. */
  title: string;
  text: string;
}

/** A place that may be meant. */
export interface Candidate {
  id: string;
  code: string;
  name: string;
  path: string;
}

export interface Remark {
  cell?: string;
  code: string;
  reason: string;
  /** What to do about it. */
  action?: string;
  /** Of a change: the field of the record, and its values. */
  field?: string;
  before?: string;
  after?: string;
  candidates?: Candidate[];
}

export interface Row {
  sheet?: string;
  row: number;
  status: Status;
  label?: string;
  id?: string;
  cells?: Cell[];
  remarks?: Remark[];
}

export interface Sheet {
  name: string;
  /** Missing if the sheet has no table. */
  kind?: Kind;
  remarks?: Remark[];
}

export type Counts = Record<Status, number>;

export interface Report {
  /** Whether a commit was made. If nothing differs, there is none. */
  applied: boolean;
  /** The revision that the commit made, or that the rows were compared with. */
  revision: number;
  /** Whose name the commit has, or would have. */
  by: string;
  counts: Counts;
  /** About the file. */
  remarks?: Remark[];
  sheets: Sheet[];
  rows: Row[];
  /** How many rows are not in `rows`, since the file has very many. */
  omitted: number;
  placeholders: PlaceholderCounts;
}

/** What happens to placeholders because of the rows. */
export interface PlaceholderCounts {
  removed: number;
  created: number;
}

/** Whether a row must be corrected before the file can be applied. */
export function isOpen({ status }: Row): boolean {
  return status === 'IN_DOUBT' || status === 'REFUSED';
}

/** How many rows must be corrected before the file can be applied. */
export function openRows({ counts }: Report): number {
  return counts.IN_DOUBT + counts.REFUSED;
}

/** How many rows change the network. */
export function changingRows({ counts }: Report): number {
  return counts.NEW + counts.CHANGED;
}

/** The reference by which a correction names a cell. */
export function reference(row: Row, cell: string): string {
  return row.sheet ? `${row.sheet}!${cell}` : cell;
}
