import { useMemo } from 'preact/hooks';
import type { ApiError } from '../../api/client';
import { useQuery } from '../../api/useQuery';
import type { NetworkNeighbourhoodQuery, NetworkPathsQuery } from '../../gql/graphql';
import { useApiLanguage } from '../../language';
import { evidenceOf } from '../../parts/choice';
import type { Operation } from '../../parts/page';
import { useLocation } from '../../url';
import { districtsDocument, endsDocument, neighbourhoodDocument, pathsDocument, placeDocument } from './documents';
import { type Graph, graphOfPaths, makeGraph } from './graph';
import { networkParameters } from './parameters';

export type Tie = NetworkNeighbourhoodQuery['neighbourhood']['ties'][number];
export type Paths = NetworkPathsQuery['paths'];

/** With fewer nodes than these a picture of direct ties shows too little. */
const fewNodes = 8;

/** What the view shows. */
export interface Network {
  graph: Graph<Tie> | undefined;
  /** The names of what was asked about: one place, or both ends of the paths; none for the districts. */
  names: string[];
  /** The answer about paths, if the address asks for them. */
  paths: Paths | undefined;
  basis: Paths['basis'] | undefined;
  /** The neighbourhood that a file has: around what is asked about, or, of paths, their nodes alone. Undefined if nothing is drawn. */
  exported: { of: string[]; hops: number } | undefined;
  /** The reach that is drawn. */
  depth: number;
  /** Whether two steps are drawn only because few nodes are tied directly. */
  wider: boolean;
  /** The texts of the address that name nothing. */
  notFound: string[];
  error: ApiError | undefined;
  slow: boolean;
  retry: () => void;
  /** The last operation, for the playground. */
  operations: Operation[];
}

/** Asks for what the address says: the nodes around a place, another node or the districts, or the paths between two places. */
export function useNetwork(): Network {
  const { params } = useLocation();
  const asked = networkParameters(params);
  const around = useNeighbourhood(asked.path === null);
  const paths = usePaths();
  return asked.path ? paths : around;
}

function useNeighbourhood(wanted: boolean): Network {
  const { params } = useLocation();
  const asked = networkParameters(params);
  const language = useApiLanguage();
  const found = useQuery(placeDocument, wanted && asked.place ? { by: { name: asked.place }, language } : null);
  const districts = useQuery(districtsDocument, wanted && !asked.place && !asked.node ? { language } : null);
  const roots = rootsOf(asked.place ? found.data?.place && [found.data.place.id] : asked.node ? [asked.node] : districts.data?.districts.nodes.map(({ id }) => id));
  const variables = {
    of: [...new Set([...roots, ...asked.expanded])], depth: asked.depth ?? 1, ties: asked.kinds ? { kind: { in: asked.kinds } } : null, asOf: asked.asOf,
    evidence: evidenceOf(params), language,
  };
  const near = useQuery(neighbourhoodDocument, roots.length > 0 ? variables : null);
  const few = asked.depth === null && (near.data?.neighbourhood.reached ?? Infinity) < fewNodes;
  const wide = useQuery(neighbourhoodDocument, few && roots.length > 0 ? { ...variables, depth: 2 } : null);
  const answer = few ? wide : near;
  const depth = few ? 2 : variables.depth;
  const shape = JSON.stringify([roots, depth, asked.expanded]);
  const graph = useMemo(() => {
    const { data } = answer;
    if (!data) return undefined;
    const communities = data.communities.communities.map(({ nodes }) => nodes.map(({ id }) => id));
    return makeGraph(data.neighbourhood.nodes, data.neighbourhood.ties, { roots, depth, expanded: asked.expanded }, communities);
  }, [answer.data, shape]);
  const name = asked.node ? graph?.nodes.find(({ id }) => id === asked.node)?.name : found.data?.place?.name;
  const states = [found, districts, near, wide];
  return {
    graph, names: name ? [name] : [], paths: undefined, basis: answer.data?.neighbourhood.basis, exported: graph && { of: variables.of, hops: depth }, depth, wider: few && graph !== undefined, ...combined(states),
    notFound: asked.place && found.data?.place === null ? [asked.place] : [], operations: [{ document: neighbourhoodDocument, variables: { ...variables, depth } }],
  };
}

function usePaths(): Network {
  const { params } = useLocation();
  const asked = networkParameters(params);
  const language = useApiLanguage();
  const ends = useQuery(endsDocument, asked.path ? { from: { name: asked.path.from }, to: { name: asked.path.to }, language } : null);
  const [from, to] = [ends.data?.from, ends.data?.to];
  const variables = {
    from: [from?.id ?? ''], to: [to?.id ?? ''], ties: asked.kinds ? { kind: { in: asked.kinds } } : null, asOf: asked.asOf, evidence: evidenceOf(params), language,
  };
  const answer = useQuery(pathsDocument, from && to ? variables : null);
  const paths = answer.data?.paths;
  const graph = useMemo(() => paths && graphOfPaths(paths.paths), [paths]);
  return {
    graph, names: from && to ? [from.name, to.name] : [], paths, basis: paths?.basis, exported: graph && graph.nodes.length > 0 ? { of: graph.nodes.map(({ id }) => id), hops: 0 } : undefined, depth: 0, wider: false, ...combined([ends, answer]),
    notFound: asked.path && ends.data ? [...(from ? [] : [asked.path.from]), ...(to ? [] : [asked.path.to])] : [],
    operations: [{ document: pathsDocument, variables }],
  };
}

function rootsOf(ids: string[] | null | undefined): string[] {
  return ids ?? [];
}

/** One state of several questions that follow each other. */
function combined(states: { error: ApiError | undefined; slow: boolean; retry: () => void }[]) {
  return {
    error: states.find(({ error }) => error)?.error,
    slow: states.some(({ slow }) => slow),
    retry: () => { for (const { error, retry } of states) if (error) retry(); },
  };
}
