import type { Evidence, NodeKind, TieKind } from '../../gql/schema';

/** Drawing more than these makes a picture that nobody can read, and takes longer than anybody waits. */
export const mostNodes = 300;

/** A community of fewer drawn nodes has no colour of its own: a chamber and the city that it represents would have one. */
const smallestCommunity = 3;

/** The community of a node. */
export interface Community {
  /** Its place among those of the whole network, the largest first: it has the same letter in every picture. */
  index: number;
  /** Its place among those of the picture, by drawn nodes, the largest first; null if it has too few. */
  rank: number | null;
}

/** A node as the API gives it. */
export interface Entity {
  type: string;
  id: string;
  name: string;
  evidence: Evidence;
  code?: string;
}

/** A tie as the API gives it. */
export interface Tie {
  id: string;
  kind: TieKind;
  label: string;
  from: { id: string };
  to: { id: string };
  since?: string | null;
  until?: string | null;
  evidence: Evidence;
}

/** A node of the picture. */
export interface GraphNode extends Entity {
  kind: NodeKind;
  /** In ties of the picture, from the nearest node that was asked about. */
  distance: number;
  /** How many ties of the picture it has; parallel ties count separately. */
  degree: number;
  /** Null if it is in none, or if communities were not asked for. */
  community: Community | null;
}

/** What is drawn, and how much is left out because it would be too much. */
export interface Graph<Of extends Tie = Tie> {
  nodes: GraphNode[];
  ties: Of[];
  /** How many nodes within reach are not drawn. */
  leftOut: number;
}

/** Which nodes are drawn: everything within depth of the roots, and all neighbours of expanded nodes. */
export interface Neighbourhood {
  roots: readonly string[];
  depth: number;
  expanded: readonly string[];
}

/** The kind of a node, from its type in the API: LiaisonOffice is LIAISON_OFFICE. */
export function kindOf(type: string): NodeKind {
  return type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase() as NodeKind;
}

/** The nodes next to each node, each as often as ties join the two. */
export function neighbours(ties: readonly Tie[]): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const list = lists.get(from);
    if (list) list.push(to);
    else lists.set(from, [to]);
  };
  for (const tie of ties) {
    add(tie.from.id, tie.to.id);
    if (tie.from.id !== tie.to.id) add(tie.to.id, tie.from.id);
  }
  return lists;
}

/** How many ties each node is from the nearest root, by breadth-first search; nodes out of reach are not in it. */
export function distances(roots: readonly string[], near: Map<string, string[]>): Map<string, number> {
  const result = new Map(roots.map((id) => [id, 0]));
  const queue = [...roots];
  for (const id of queue) {
    for (const next of near.get(id) ?? []) {
      if (result.has(next)) continue;
      result.set(next, (result.get(id) ?? 0) + 1);
      queue.push(next);
    }
  }
  return result;
}

/**
 * The graph of an answer. Nodes outside the neighbourhood are left away. If more than limit remain, the nearest ones are kept,
 * of equally near ones those with the most ties, and these by id: the same answer always gives the same graph.
 */
export function makeGraph<Of extends Tie>(
  entities: readonly Entity[],
  ties: readonly Of[],
  neighbourhood: Neighbourhood,
  communities: readonly (readonly string[])[] = [],
  limit = mostNodes,
): Graph<Of> {
  const near = neighbours(ties);
  const distance = distances(neighbourhood.roots, near);
  const opened = new Set(neighbourhood.expanded.flatMap((id) => [id, ...(near.get(id) ?? [])]));
  const distanceOf = (id: string) => distance.get(id) ?? Infinity;
  const wanted = entities.filter(({ id }) => distanceOf(id) <= neighbourhood.depth || opened.has(id));
  const degreeOf = (id: string) => near.get(id)?.length ?? 0;
  const kept = wanted
    .toSorted(
      (a, b) => compareNumbers(distanceOf(a.id), distanceOf(b.id)) || degreeOf(b.id) - degreeOf(a.id) || compareIds(a.id, b.id),
    )
    .slice(0, limit);
  const ids = new Set(kept.map(({ id }) => id));
  const drawn = ties.filter((tie) => ids.has(tie.from.id) && ids.has(tie.to.id));
  const drawnNear = neighbours(drawn);
  const community = communityOf(ids, communities);
  return {
    nodes: kept.map((entity) => ({
      ...entity,
      kind: kindOf(entity.type),
      distance: distanceOf(entity.id),
      degree: drawnNear.get(entity.id)?.length ?? 0,
      community: community.get(entity.id) ?? null,
    })),
    ties: drawn,
    leftOut: wanted.length - kept.length,
  };
}

/** Also for Infinity, whose difference from itself is not a number. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The community of each of the ids. Equally large ones are ranked by their place in the whole network. */
function communityOf(ids: Set<string>, communities: readonly (readonly string[])[]): Map<string, Community> {
  const drawn = communities.map((members, index) => ({ index, members: members.filter((id) => ids.has(id)) }));
  const ranked = drawn
    .filter(({ members }) => members.length >= smallestCommunity)
    .toSorted((a, b) => b.members.length - a.members.length || a.index - b.index);
  const ranks = new Map(ranked.map(({ index }, rank) => [index, rank]));
  return new Map(drawn.flatMap(({ index, members }) => members.map((id) => [id, { index, rank: ranks.get(index) ?? null }] as const)));
}

/** The graph that some paths make: their nodes and ties, each once, in the order of the paths. */
export function graphOfPaths<Of extends Tie>(paths: readonly { nodes: readonly Entity[]; ties: readonly Of[] }[]): Graph<Of> {
  const entities = new Map(paths.flatMap(({ nodes }) => nodes.map((node) => [node.id, node] as const)));
  const ties = new Map(paths.flatMap((path) => path.ties.map((tie) => [tie.id, tie] as const)));
  const start = paths[0]?.nodes[0];
  const neighbourhood = { roots: start ? [start.id] : [], depth: Infinity, expanded: [] };
  return makeGraph([...entities.values()], [...ties.values()], neighbourhood);
}
