import { Link } from '../url';

/** What <NodeLink> needs of an Entity of the API: `id name(language: $language) ... on Place { code }`. */
export interface NodeData {
  id: string;
  name: string;
  code?: string | undefined;
}

/** A node's name as a link: to the page of a place, or to the network around anything else. */
export function NodeLink({ node }: { node: NodeData }) {
  if (node.code) return <Link path={`/place/${node.code}`}>{node.name}</Link>;
  return <Link path="/network" params={{ node: node.id }}>{node.name}</Link>;
}
