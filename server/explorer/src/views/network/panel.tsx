import { useQuery } from '../../api/useQuery';
import { useApiLanguage, useLanguage } from '../../language';
import { evidenceOf } from '../../parts/choice';
import { Evidenced } from '../../parts/evidenced';
import { Period } from '../../parts/period';
import { Link, navigate, useLocation } from '../../url';
import { formatNumber } from '../../words/format';
import { nodeKindWords, tieKindWords } from '../../words/words';
import { nodeDocument } from './documents';
import type { Graph, GraphNode } from './graph';
import { letter } from './palette';
import { toggledExpansion } from './parameters';
import { CommunityBadge, Shape } from './symbols';
import { useTexts } from './text';
import { Stroke } from './tieTable';
import type { Tie } from './useNetwork';

interface PanelProps {
  node: GraphNode;
  graph: Graph<Tie>;
  /** Whether neighbours of the node may be left to draw. */
  expandable: boolean;
  expanded: readonly string[];
}

/** What is known of the selected node, its ties in the picture, and where to go from it. */
export function Panel({ node, graph, expandable, expanded }: PanelProps) {
  const text = useTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const { data } = useQuery(nodeDocument, { id: node.id, language: useApiLanguage(), evidence: evidenceOf(params) });
  const details = data?.node;
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  const ties = graph.ties.filter(({ from, to }) => from.id === node.id || to.id === node.id);
  const members = graph.nodes.filter(({ community }) => community?.index === node.community?.index).length;
  const ancestors = details && 'ancestors' in details ? details.ancestors ?? [] : [];
  return (
    <section class="network-panel" aria-labelledby="network-panel">
      <button type="button" class="close" aria-label={text.close} title={text.close} onClick={() => navigate({ params: { select: null } }, 'replace')}>×</button>
      {ancestors.length > 0 && <p class="quiet">{ancestors.toReversed().map(({ name }) => name).join(' › ')}</p>}
      <h2 id="network-panel">{node.name}</h2>
      <p class="network-facts">
        <span><Shape kind={node.kind} size={12} /> {nodeKindWords[language][node.kind]}</span>
        <span>{text.degree(node.degree)}</span>
      </p>
      {node.community && <p class="quiet"><CommunityBadge community={node.community} /> {text.communityOf(letter(node.community.index), members)}</p>}
      <p class="network-links">
        {node.code && <Link class="button" path={`/place/${node.code}`}>{text.openPlace}</Link>}
        {(expandable || expanded.includes(node.id)) && <button type="button" onClick={() => navigate({ params: { expand: toggledExpansion(expanded, node.id) } })}>{expanded.includes(node.id) ? text.collapse : text.expand}</button>}
        <Link class="button" path="/history" params={{ record: node.id }}>{text.history}</Link>
        <Link class="button" path="/network" params={node.code ? { place: node.code } : { node: node.id }}>{text.makeCentre}</Link>
        {node.code && <button type="button" onClick={() => navigate({ params: { from: node.code, to: params.get('to') } })}>{text.pathFrom}</button>}
        {node.code && <button type="button" onClick={() => navigate({ params: { to: node.code, from: params.get('from') } })}>{text.pathTo}</button>}
      </p>
      <ul class="network-ties">
        {ties.map((tie) => <li key={tie.id}><TieLine tie={tie} other={names.get(tie.from.id === node.id ? tie.to.id : tie.from.id) ?? ''} /></li>)}
      </ul>
      {details && 'known' in details && details.known && <p class="quiet">{text.all(formatNumber(details.known.totalCount, language))}</p>}
      <Evidenced evidence={node.evidence} sources={details && 'sources' in details ? details.sources : []} />
    </section>
  );
}

/** A tie in one line: its kind, the other end, since when, how it is known. */
function TieLine({ tie, other }: { tie: Tie; other: string }) {
  const language = useLanguage();
  return (
    <>
      <span title={tie.label}><Stroke kind={tie.kind} /> <span class="quiet">{tieKindWords[language][tie.kind]}</span> {other}</span>
      <span class="network-date"><Period since={tie.since} until={tie.until} attested={tie.attested} /></span>
      <Evidenced evidence={tie.evidence} sources={tie.sources} />
    </>
  );
}
