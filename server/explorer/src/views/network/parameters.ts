import type { TieKind } from '../../gql/schema';
import { evidenceOf, evidences, listOf } from '../../parts/choice';
import { groupOf, type KindGroup } from '../../words/kinds';

/** The kinds of ties that are cooperation. */
export const cooperationKinds: TieKind[] = [
  'SUPPORTS', 'COOPERATES', 'PARTY', 'FRIENDLY', 'INVESTS', 'MEMBER', 'LEADS', 'LOCATED', 'REPRESENTS', 'PARTICIPATES',
];

export const allKinds: TieKind[] = [...cooperationKinds, 'WITHIN'];

/** The groups of kinds in the order of legends. */
export const kindGroups: KindGroup[] = ['support', 'cooperation', 'friendly', 'investment', 'organization', 'within'];

/** The kinds that count if the address does not say: those of cooperation, and for paths also in which place another lies. */
export function usualKinds(path: boolean): TieKind[] {
  return path ? [...cooperationKinds, 'WITHIN'] : cooperationKinds;
}

/** What the address asks of the network. */
export interface NetworkParameters {
  /** A place by its name or code, or null. */
  place: string | null;
  /** Any other node by its id, or null. */
  node: string | null;
  /** Null if the address does not say. */
  depth: 1 | 2 | null;
  /** Ids of the nodes whose neighbours are drawn beyond the depth. */
  expanded: string[];
  /** The id of the node that the panel is about, or null. */
  selected: string | null;
  /** The two places between which paths are shown, or null. */
  path: { from: string; to: string } | null;
  /** The kinds of ties that count, or undefined for the usual ones. */
  kinds: TieKind[] | undefined;
  asOf: string | null;
}

/** Reads the parameters of an address. */
export function networkParameters(params: URLSearchParams): NetworkParameters {
  const [from, to] = [params.get('from'), params.get('to')];
  return {
    place: params.get('place') || null,
    node: params.get('node') || null,
    depth: depthOf(params.get('depth')),
    expanded: (params.get('expand') ?? '').split(',').filter(Boolean),
    selected: params.get('select') || null,
    path: from && to ? { from, to } : null,
    kinds: listOf(params, 'kinds', allKinds),
    asOf: params.get('asOf') || null,
  };
}

/**
 * Returns the path of the file of a neighbourhood with the same kinds of ties, evidence and time. It has what the picture has,
 * and what that leaves out: nodes beyond the most that are drawn, and what is two steps from an expanded node.
 */
export function exportPath(params: URLSearchParams, { of, hops }: { of: readonly string[]; hops: number }): string {
  const { kinds, asOf, path } = networkParameters(params);
  const query = new URLSearchParams({
    of: of.join(','), hops: String(hops), tieKinds: (kinds ?? usualKinds(path !== null)).join(','), evidence: evidenceOf(params).join(','), ...(asOf && { asOf }),
  });
  return `/export/network.gexf?${query.toString().replaceAll('%2C', ',')}`;
}

/** Returns the text of the parameter `kinds` after a group is switched on or off; null if it says what counts anyway. */
export function toggledKinds(kinds: TieKind[] | undefined, group: KindGroup, path = false): string | null {
  const usual = usualKinds(path);
  const chosen = kinds ?? usual;
  const on = chosen.some((kind) => groupOf(kind) === group);
  const rest = chosen.filter((kind) => groupOf(kind) !== group);
  const next = on ? rest : [...rest, ...allKinds.filter((kind) => groupOf(kind) === group)];
  const same = next.length === usual.length && usual.every((kind) => next.includes(kind));
  return same || next.length === 0 ? null : allKinds.filter((kind) => next.includes(kind)).join(',');
}

function depthOf(text: string | null): 1 | 2 | null {
  if (text === '1') return 1;
  return text === '2' ? 2 : null;
}

/** Returns the text of the parameter `expand` after a node is expanded or folded again. */
export function toggledExpansion(expanded: readonly string[], id: string): string | null {
  const next = expanded.includes(id) ? expanded.filter((item) => item !== id) : [...expanded, id];
  return next.join(',') || null;
}

/** The parameters of the network, each with its values; null stands for any value. */
export const knownParameters: Record<string, readonly string[] | null> = {
  place: null, node: null, depth: ['1', '2'], expand: null, select: null, from: null, to: null, kinds: allKinds, evidence: evidences, asOf: null,
  'ties.sort': null, 'ties.filter': null,
};
